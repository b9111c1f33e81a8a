"""The yearly self-check of a group: its points, how it stands in each, and how it stood (E11)."""

from dataclasses import dataclass

from sspf.domain.errors import NotAllowedError, UnknownRowError
from sspf.domain.group_tree import speaks_for
from sspf.domain.messages.board import Board, BoardRow, Do, Doing
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group
from sspf.domain.self_checks import SelfCheck, Stands, origin_of
from sspf.ports import Services
from sspf.use_cases.group_of import own_group, spoken_group
from sspf.use_cases.room import AskersRoom, Who, enter

DOES = {
    Stands.YES: Doing.SELFCHECK_YES,
    Stands.PARTLY: Doing.SELFCHECK_PARTLY,
    Stands.NO: Doing.SELFCHECK_NO,
}
BETWEEN = "|"
"""Of the parts of a button's value: year and point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """How a group stands in some of the points, by their numbers from 1 or by their keys."""

    group: str = ""
    """Key; empty: the only one that the asker speaks for."""
    year: int | None = None
    """None: this year."""
    answers: tuple[tuple[str, Stands], ...] = ()


async def show_self_check(services: Services, who: Who, named: str, year: int | None) -> Board:
    """For every member of the group."""
    async with enter(services, who) as room:
        return await _board(room, own_group(room, named), year or room.today.year)


async def answer_self_check(services: Services, who: Who, said: Answered) -> Board:
    """By somebody who speaks for the group; the same answer once more changes nothing."""
    async with enter(services, who) as room:
        group = spoken_group(room, said.group)
        year = said.year or room.today.year
        if year != room.today.year:
            raise NotAllowedError(room.me.id)
        check = await _of(room, group, year)
        now = check
        for point, stands in said.answers:
            now = now.answered(_point(room, point), stands, room.me.id, room.now)
        if now != check:
            await _keep(room, now, check)
        return await _board(room, group, year)


async def _keep(room: AskersRoom, now: SelfCheck, before: SelfCheck) -> None:
    """However many answers, it is kept as one change."""
    is_new = await room.uow.self_checks.made_by(before.origin) is None
    kept = SelfCheck(
        number=await room.uow.self_checks.next_number() if is_new else before.number,
        group=now.group,
        year=now.year,
        answers=now.answers,
        controller=now.controller,
        added_by=now.added_by,
        added_at=now.added_at,
        origin=now.origin,
        version=1 if is_new else before.version + 1,
    )
    await room.uow.self_checks.put(kept)
    await room.note("selfcheck:answer", kept.id, controller=kept.controller, version=kept.version)


async def _of(room: AskersRoom, group: Group, year: int) -> SelfCheck:
    """That of the year, or an empty one that is not kept yet."""
    origin = origin_of(group.key, year)
    return await room.uow.self_checks.made_by(origin) or SelfCheck(
        number=0,
        group=group.key,
        year=year,
        controller=room.organisation.controller,
        added_by=room.me.id,
        added_at=room.now,
        origin=origin,
    )


def _point(room: AskersRoom, said: str) -> str:
    """Its key, by its number from 1 or by its key."""
    keys = tuple(room.organisation.ways.self_check)
    if said in keys:
        return said
    number = int(said) if said.isdecimal() else 0
    if not 1 <= number <= len(keys):
        raise UnknownRowError(number)
    return keys[number - 1]


async def _board(room: AskersRoom, group: Group, year: int) -> Board:
    points = room.organisation.ways.self_check
    answers = (await _of(room, group, year)).answers
    before = (await _of(room, group, year - 1)).answers
    answered = sum(key in answers for key in points)
    speaks = speaks_for(room.asker, group.key) and year == room.today.year
    proposed = "self_check" in room.organisation.ways.undecided
    intro = (
        phrase("selfcheck.of", group=group.name, year=str(year)),
        phrase("selfcheck.answered", n=answered, every=len(points)),
        *((phrase("selfcheck.proposed"),) if proposed else ()),
    )
    return Board(
        title="title.selfcheck",
        intro=intro if points else (),
        rows=tuple(
            BoardRow(
                heading=phrase("selfcheck.heading", number=number),
                text=words,
                facts=_facts(answers.get(key, ""), before.get(key, ""), year),
                does=_does(group, year, key) if speaks else (),
            )
            for number, (key, words) in enumerate(points.items(), start=1)
        ),
        empty="selfcheck.none",
    )


def _facts(now: str, before: str, year: int) -> tuple[Phrase, ...]:
    said = phrase(f"selfcheck.stands.{now}") if now else phrase("selfcheck.unanswered")
    then = (phrase(f"selfcheck.stood.{before}", year=str(year - 1)),) if before else ()
    return (said, *then)


def _does(group: Group, year: int, key: str) -> tuple[Do, ...]:
    value = f"{year}{BETWEEN}{key}"
    return tuple(Do(what=does, subject=group.key, value=value) for does in DOES.values())
