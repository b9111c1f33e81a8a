"""The table of what is going on: a spring step by step, every use case that writes, and turns."""

from datetime import date, timedelta
from functools import cache

from sspf.domain.decisions import ItemId
from sspf.domain.invitations import Response
from sspf.ports.archive import Receipt
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.approve_agenda import approve_agenda
from sspf.use_cases.call_meeting import call_meeting
from sspf.use_cases.change_commitment import ask_owner
from sspf.use_cases.erase_municipality import erase_municipality
from sspf.use_cases.export_municipality import export_municipality
from sspf.use_cases.record_meeting import close_item, record_decision
from sspf.use_cases.tick import tick
from sspf.use_cases.write_briefing import submit_briefing
from tests.crash.calendar import calendar
from tests.crash.cases import cases
from tests.crash.outside import conversation_of
from tests.crash.scenarios import (
    Act,
    Scenario,
    an_activity,
    at,
    install,
    nothing,
    press,
    promised,
    said,
    says,
    then_settles,
    then_ticks,
    ticks,
    turn,
    writes_down,
)
from tests.crash.town import Town
from tests.use_cases.acts import CLOSING, DECISION, MADE, TEXTS, WRITES
from tests.use_cases.world import FRIDA, KIM, NORRSJO, RUT, TORE, norrsjo

EMPTY, MEETING = "", "the meeting"
"""Bases: no row at all; the first meeting five minutes in, everything sent, nothing answered."""
NOT_HERE = frozenset(
    {
        "install_municipality",
        "deliver_messages",
        "tick",
        "plan_messages",
        "put_event_again",
        "follow_responses",
    }
)
"""Each of them is a step of the spring, or of the calendar."""


async def _calls(town: Town) -> None:
    await call_meeting(town.services, town.who(FRIDA), town.first)


async def _answers(town: Town) -> None:
    await submit_briefing(town.services, town.who(RUT), town.first, TEXTS)


async def _approves(town: Town) -> None:
    await approve_agenda(town.services, town.who(FRIDA), town.first)


async def _decides(town: Town) -> None:
    await town.commit()
    await record_decision(town.services, town.who(FRIDA), town.first, DECISION, "press")


async def _closes(town: Town) -> None:
    item = ItemId(f"{town.first}-skola-raised")
    await close_item(town.services, town.who(FRIDA), item, CLOSING)


async def _forgets(town: Town) -> None:
    """The rows of activities that are a day old, and the tenant's."""
    await town.activities.forget_before(town.clock.now() + timedelta(days=9000))


async def _erases(town: Town) -> None:
    async def keep(receipt: Receipt) -> None:
        town.where.receipt.write_text(receipt.audit_head, encoding="utf-8")

    await erase_municipality(town.services, town.archive, NORRSJO, keep)


async def _exports(town: Town) -> None:
    await export_municipality(town.services, town.archive, NORRSJO)


async def _refused(town: Town) -> None:
    """Rut is not reached; her commitment is asked about, and the convener is told in the end."""
    person = norrsjo().organisation.person(RUT)
    town.where.taken.refuse(conversation_of(person.entra_object_id))
    await promised(town)


async def _unasked(town: Town) -> None:
    """Rut's card with the request will not be taken, and a mail asks instead."""
    person = norrsjo().organisation.person(RUT)
    town.where.taken.refuse(conversation_of(person.entra_object_id))
    town.at(date(2027, 1, 12), "08.30")


async def _asked_by_letter(town: Town) -> None:
    await tick(town.services)
    await tick(town.services)


async def _deputised(town: Town) -> None:
    no = Response.DECLINED
    await answer_invitation(town.services, town.who(RUT), town.first, no, KIM)
    await town.until_quiet()


async def _comes_after_all(town: Town) -> None:
    await answer_invitation(town.services, town.who(RUT), town.first, Response.ACCEPTED)


async def _deputy_declines(town: Town) -> None:
    await answer_invitation(town.services, town.who(KIM), town.first, Response.DECLINED)


async def _asks_in_vain(town: Town) -> None:
    await ask_owner(town.services, town.who(FRIDA), MADE)
    await tick(town.services)
    town.clock.advance(minutes=6)
    await tick(town.services)


SPRING: tuple[tuple[str, Act, Act], ...] = (
    ("installed", nothing, install),
    ("called", nothing, then_ticks(_calls)),
    ("asked", at(date(2027, 1, 12), "08.30"), ticks),
    ("reminded", at(date(2027, 1, 19), "08.30", _answers), ticks),
    ("agenda to approve", at(date(2027, 1, 20), "13.00"), ticks),
    ("stand-in asked", at(date(2027, 1, 20), "15.00"), ticks),
    ("approved", nothing, then_ticks(_approves)),
    ("the day", at(date(2027, 1, 21), "08.00"), ticks),
    ("begun", at(date(2027, 1, 21), "13.00"), ticks),
    ("noted", at(date(2027, 1, 22), "10.00", _decides), ticks),
    ("fixed", at(date(2027, 1, 26), "16.00", _closes), ticks),
    ("called by itself", at(date(2027, 1, 29), "09.00"), ticks),
    ("due soon", at(date(2027, 2, 4), "08.30"), ticks),
)
"""Step, what comes before it, and what is killed; each begins where the former ended."""


async def _to_the_meeting(town: Town) -> None:
    """Nobody answers anything."""
    hours = ((12, "08.30"), (19, "08.30"), (20, "13.00"), (20, "15.00"), (21, "08.00"))
    for day, clock in hours:
        town.at(date(2027, 1, day), clock)
        await town.until_quiet()
    town.at(date(2027, 1, 21), "13.05")
    await town.until_quiet()
    town.at(date(2027, 1, 21), "13.05")


def _bases() -> dict[str, Scenario]:
    found, before = {}, EMPTY
    for name, prepare, act in SPRING:
        found[name] = Scenario(before, prepare, act)
        before = name
    return found | {MEETING: Scenario("called", _to_the_meeting, nothing)}


def _use_cases() -> dict[str, Scenario]:
    """Each writes, what it queued is sent, and all of it is done once more by whoever is left."""
    own = {
        "export_municipality": Scenario(MEETING, nothing, _exports),
        "erase_municipality": Scenario(MEETING, nothing, _erases),
        "ask_owner in vain": Scenario(MEETING, _refused, _asks_in_vain),
        "asked in vain": Scenario("called", _unasked, _asked_by_letter),
        "note_oral_briefing in time": Scenario(
            "asked", nothing, then_ticks(WRITES["note_oral_briefing"][1])
        ),
        "postpone_commitment told late": Scenario(
            MEETING, at(date(2027, 1, 22), "08.30", *WRITES["postpone_commitment"]), ticks
        ),
        "remind_oneself that morning": Scenario(
            MEETING, at(date(2027, 1, 28), "08.30", WRITES["remind_oneself"][1]), ticks
        ),
        "the deputy is not needed": Scenario("called", _deputised, then_ticks(_comes_after_all)),
        "the deputy cannot come": Scenario("called", _deputised, then_ticks(_deputy_declines)),
        **{
            name: Scenario(MEETING, WRITES[name][0], then_settles(WRITES[name][1]))
            for name in ("move_meeting", "cancel_meeting", "change_meetings")
        },
        "forget_activities": Scenario(MEETING, says(RUT, "läget"), _forgets),
    }
    rest = {
        name: Scenario(MEETING, prepare, then_ticks(act))
        for name, (prepare, act) in WRITES.items()
        if name not in NOT_HERE | set(own)
    }
    return {f"use case {name}": scenario for name, scenario in (rest | own).items()}


def _turns() -> dict[str, Scenario]:
    nothing_to_say = {"d1_nothing": "ja", "d2_nothing": "ja", "d3_raise": "inget"}
    form = {"text": "Ringa hem.", "party": "skola", "level": "1", "prevention": "universal"}
    added = {"type": "installationUpdate", "action": "add"}
    removed = {"type": "installationUpdate", "action": "remove"}
    gone = says(RUT, "hjälp")
    found = {
        "answers the kallelse": press("called", RUT, "invitation.accept"),
        "submits a briefing": press("asked", RUT, "briefing.submit", **nothing_to_say),
        "saves a draft": press("asked", RUT, "briefing.draft", d1="Halvt."),
        "approves the agenda": press("agenda to approve", FRIDA, "agenda.approve"),
        "captures a commitment": press(MEETING, FRIDA, "capture.commitment", due="next", **form),
        "types what writes": said(MEETING, RUT, "frånvarande 1-5 mars"),
        "types a question": said(MEETING, FRIDA, "läget"),
        "types yes": said(MEETING, RUT, "ja", promised, says(RUT, "klart 1")),
        "undoes": said(MEETING, RUT, "ångra", promised, says(RUT, "klart 1"), says(RUT, "ja")),
        "reports an incident": said(
            MEETING, RUT, "ja", says(RUT, "anmäl personuppgiftsincident: obehörig")
        ),
        "adds the bot": _told(added, nothing),
        "removes the bot": _told(removed, gone),
    }
    return {f"turn {name}": scenario for name, scenario in found.items()}


def _told(more: dict[str, str], before: Act) -> Scenario:
    body = an_activity(TORE, "f:turn", **more)
    return Scenario(MEETING, writes_down(lambda _: body, before), turn)


@cache
def scenarios() -> dict[str, Scenario]:
    """Without those that only lead to others."""
    found = _bases() | _use_cases() | _turns() | calendar() | cases()
    return {f"step {n}" if n in _bases() else n: s for n, s in found.items() if n != MEETING}


def base_of(name: str) -> Scenario:
    return _bases()[name]
