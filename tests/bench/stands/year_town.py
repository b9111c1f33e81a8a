"""A municipality of many groups, each with people of its own, and a year of meetings."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

from bot.organisations.days import working_days
from sspf.domain.calendars import meeting_id
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Group, GroupKey, Organisation, Person, PersonId
from tests.bench.stands.town import LOADED

LIKE = GroupKey("operativ")
EVERY = timedelta(weeks=4)
FIRST, LAST = date(2027, 1, 28), date(2027, 12, 15)
STARTS = (time(9), time(10), time(13), time(15))


def a_town(groups: int) -> Organisation:
    """The demo's, with so many operative groups instead of its one."""
    like = LOADED.organisation
    others = tuple(p for p in like.people if LIKE not in p.groups)
    many = [_group(like.group(LIKE), number) for number in range(groups)]
    people = [
        _person(person, number)
        for number in range(groups)
        for person in like.people
        if LIKE in person.groups
    ]
    return replace(
        like,
        groups=(*(g for g in like.groups if g.key != LIKE), *many),
        people=(*people, *others),
        taken_numbers=frozenset(),
    )


def calendar(town: Organisation) -> list[Meeting]:
    """Every fourth week each group meets; not all of them in the same week."""
    return sorted(
        (meeting for group in _operative(town) for meeting in _of_group(town, group)),
        key=lambda meeting: meeting.starts_at,
    )


def _operative(town: Organisation) -> Iterator[tuple[int, Group]]:
    yield from enumerate(g for g in town.groups if g.key.startswith(f"{LIKE}-"))


def _of_group(town: Organisation, numbered: tuple[int, Group]) -> Iterator[Meeting]:
    number, group = numbered
    days = working_days(town)
    day = FIRST + timedelta(days=3 * number)
    while day <= LAST:
        on = days.on_or_after(day)
        yield Meeting(
            id=meeting_id(town.municipality, group.key, on),
            group=group.key,
            controller=town.controller,
            held_on=on,
            starts=STARTS[number % len(STARTS)],
            minutes=120,
            zone=town.time_zone,
        )
        day += EVERY


def _group(like: Group, number: int) -> Group:
    return replace(
        like,
        key=GroupKey(f"{LIKE}-{number}"),
        name=f"{like.name} {number}",
        convener=_id(like.convener, number),
        stand_in=_id(like.stand_in, number),
    )


def _person(like: Person, number: int) -> Person:
    return replace(
        like,
        id=_id(like.id, number) or like.id,
        entra_object_id=f"{like.entra_object_id}-{number}",
        groups=frozenset({GroupKey(f"{LIKE}-{number}")}),
    )


def _id(like: PersonId | None, number: int) -> PersonId | None:
    return PersonId(f"{like}-{number}") if like else None
