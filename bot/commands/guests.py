"""Typed: invite a guest to one point, take it back, and what a guest may say and see."""

import re
from datetime import date

from bot.dates import find_date
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from cards.acts import Act
from sspf.domain.invitations import Response
from sspf.domain.organisation import Organisation, Person, PersonId
from sspf.ports import Services
from sspf.use_cases.invite_guest import (
    GuestAsked,
    confirm_guest,
    find_guest,
    show_guests,
    withdraw_guest,
)
from sspf.use_cases.show_guest import answer_guest, show_guest

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
POINT = re.compile(r"\b(?:till |to |på )?(?:punkt|item|point)\s+(\d{1,2})\b", re.IGNORECASE)
MEETING = re.compile(r"\b(?:på|till|at|den) (?:nästa |next |the )?(?:möte|meeting)\w*.*|\bden \d.*")
SHORTEST_NAME = 2


async def invite(turn: Turn, services: Services) -> Reply:
    """`bjud in Maria Ek, maria.ek@bup.example.org, till punkt 3 på nästa möte`; shown first."""
    asked = asked_guest(turn.rest, turn.organisation, _today(turn, services))
    if asked is None:
        return notice("answer.guest_how")
    return Reply(message=await confirm_guest(services, turn.who, asked), asks=Act.GUEST_INVITE)


async def withdraw(turn: Turn, services: Services) -> Reply:
    """`ta bort gästen Maria`; access ends at once."""
    name = turn.rest.strip(" .!")
    if not name:
        return await listed(turn, services)
    meeting, person = await find_guest(services, turn.who, name)
    return Reply(message=await withdraw_guest(services, turn.who, meeting, person))


async def listed(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_guests(services, turn.who))


async def mine(turn: Turn, services: Services) -> Reply:
    """`min inbjudan`: the one meeting and the one point."""
    return Reply(message=await show_guest(services, turn.who))


async def accept(turn: Turn, services: Services) -> Reply:
    return Reply(message=await answer_guest(services, turn.who, Response.ACCEPTED))


async def tentative(turn: Turn, services: Services) -> Reply:
    return Reply(message=await answer_guest(services, turn.who, Response.TENTATIVE))


async def decline(turn: Turn, services: Services) -> Reply:
    return Reply(message=await answer_guest(services, turn.who, Response.DECLINED))


def asked_guest(text: str, organisation: Organisation, today: date) -> GuestAsked | None:
    """None: something is missing; it is asked about."""
    point = POINT.search(text)
    if point is None:
        return None
    before, title = text[: point.start()], _title(text[point.end() :])
    email = EMAIL.search(before)
    name = " ".join(re.sub(r"[,;()<>]", " ", EMAIL.sub(" ", before)).split())
    person = None if email else _registered(name, organisation)
    if len(name) < SHORTEST_NAME or (email is None and person is None):
        return None
    return GuestAsked(
        name=name,
        email=email[0] if email else "",
        person=person,
        number=int(point[1]),
        title=title,
        on=find_date(text[point.end() :].partition(":")[0], today),
    )


def _title(after: str) -> str:
    """What is written under the point: after a colon, or in quotes."""
    quoted = re.search(r"[\"”“'»«](.+?)[\"”“'»«]", after)
    if quoted:
        return quoted[1].strip()
    _, colon, rest = after.partition(":")
    return MEETING.sub("", rest).strip(" .") if colon else ""


def _registered(name: str, organisation: Organisation) -> PersonId | None:
    """Somebody by that name; None when there is nobody, or more than one."""

    def is_meant(person: Person) -> bool:
        return fold(name) in (fold(person.name), fold(person.first_name))

    found = [p.id for p in organisation.people if not p.has_left and name and is_meant(p)]
    return found[0] if len(found) == 1 else None


def _today(turn: Turn, services: Services) -> date:
    return services.working_days(turn.organisation).local(services.clock.now()).date()
