"""What every Commitments must find, count and sort when it is asked."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
import pytest_asyncio

from sspf.domain.commitments import (
    OPEN,
    Commitment,
    CommitmentStatus,
    Due,
    Effect,
    commitment_id,
)
from sspf.domain.folding import sought
from sspf.domain.levels import BriefingLevel, PreventionLevel
from sspf.domain.organisation import GroupKey, MunicipalityId
from sspf.domain.wanted import Order, Wanted
from tests.contracts.stores import Store
from tests.factories import (
    FRIDA,
    FRITID,
    MEETING,
    OPERATIVE,
    PIA,
    POLIS,
    RUT,
    SKOLA,
    a_commitment,
    a_group,
)

SHALLOW = frozenset({BriefingLevel.GENERAL, BriefingLevel.GROUP})
DAY = date(2027, 2, 11)
TEXTS = (
    "Polisen felanmäler belysningen vid HÅLLPLATS C.",
    "Skolan håller föräldramöte, i centrum",
    "Åtta ÄLDRE övar på Örebro-vägen",
)
ELSEWHERE = GroupKey("annan")


def _made(number: int, kind: tuple[Any, ...]) -> Commitment:
    status, (party, owner), level = kind
    closed = DAY - timedelta(days=number % 3) if status is CommitmentStatus.DONE else None
    return a_commitment(
        id=commitment_id(2027, number),
        status=status,
        party=party,
        owner=owner,
        level=level,
        text=TEXTS[number % 3],
        due=Due(on=DAY + timedelta(days=number % 5), at_meeting=MEETING if number % 4 else None),
        meeting=MEETING if number % 2 else None,
        decided_on=DAY - timedelta(days=number % 7),
        closed_on=closed,
        effect=Effect.PARTLY if closed else None,
        prevention=PreventionLevel.SELECTIVE if number % 3 else PreventionLevel.UNIVERSAL,
        goals=("okad_skolnarvaro",) if number % 5 == 0 else ("okadXskolnarvaro",),
        taking_part=(POLIS,) if party != POLIS and number % 2 else (),
        group=ELSEWHERE if number % 11 == 0 else OPERATIVE,
        case="N27-01" if number % 13 == 0 else None,
    )


KINDS = product(
    (
        CommitmentStatus.NOT_STARTED,
        CommitmentStatus.IN_PROGRESS,
        CommitmentStatus.DONE,
        CommitmentStatus.CANCELLED,
    ),
    ((FRITID, FRIDA), (SKOLA, RUT), (POLIS, PIA)),
    BriefingLevel,
)
EVERY = [_made(number, kind) for number, kind in enumerate(KINDS, start=2)]
ALL = Wanted(group=OPERATIVE, levels=SHALLOW)
LIMITS: dict[str, dict[str, Any]] = {
    "nothing": {},
    "no level": {"levels": frozenset()},
    "one level": {"levels": frozenset({BriefingLevel.GROUP})},
    "elsewhere": {"group": ELSEWHERE},
    "open": {"statuses": OPEN},
    "one of the open": {"statuses": frozenset({CommitmentStatus.IN_PROGRESS})},
    "closed": {"statuses": frozenset({CommitmentStatus.DONE, CommitmentStatus.CANCELLED})},
    "of two": {"parties": (FRITID, POLIS)},
    "not of one": {"parties_not": (POLIS,)},
    "together": {"together": (SKOLA, POLIS)},
    "one persons": {"owner": RUT},
    "late": {"statuses": OPEN, "due_until": DAY},
    "in a week": {"due_from": DAY + timedelta(days=1), "due_until": DAY + timedelta(days=3)},
    "at the meeting": {"at_meeting": True},
    "dated": {"at_meeting": False},
    "of a meeting": {"meeting": MEETING},
    "decided": {"decided_from": DAY - timedelta(days=3), "decided_until": DAY},
    "closed since": {"closed_from": DAY - timedelta(days=1)},
    "closed before": {"closed_until": DAY - timedelta(days=1)},
    "of an effect": {"effect": Effect.PARTLY},
    "of a prevention": {"prevention": PreventionLevel.UNIVERSAL},
    "of a goal": {"goal": "okad_skolnarvaro"},
    "a word": {"words": sought("belysning")},
    "words": {"words": sought("belysningen hållplats C")},
    "a short word": {"words": ("c",)},
    "other letters": {"words": sought("ATTA aldre orebro vägen")},
    "a marked word": {"words": sought("ÖREBRO")},
    "no such word": {"words": sought("cykelställ")},
    "much": {
        "statuses": OPEN,
        "parties": (SKOLA,),
        "due_from": DAY,
        "words": sought("polisens"),
    },
}


@dataclass
class Filled:
    store: Store
    municipality: MunicipalityId


@pytest_asyncio.fixture
async def filled(store: Store, norrsjo: MunicipalityId) -> AsyncIterator[Filled]:
    async with store.begin(norrsjo) as uow:
        town = await uow.organisations.get()
        group = a_group(key=ELSEWHERE)
        await uow.organisations.put(replace(town, groups=(*town.groups, group)))
        for one in EVERY:
            await uow.commitments.put(one)
    yield Filled(store, norrsjo)


async def test_given_each_limit_when_asked_then_just_those_are_found_and_counted(
    filled: Filled,
) -> None:
    async with filled.store.begin(filled.municipality) as uow:
        every = [c for c in EVERY if c.case is None] + [
            await uow.commitments.get(commitment_id(2027, 1))
        ]
        for name, limits in LIMITS.items():
            wanted = replace(ALL, **limits)
            expected = {c.id for c in every if wanted.holds(c)}
            found = await uow.commitments.find(wanted, at_most=100)
            by_party = await uow.commitments.count_by_party(wanted)
            assert {c.id for c in found} == expected, name
            assert await uow.commitments.count(wanted) == len(expected), name
            assert sum(by_party.values()) == len(expected), name
            assert by_party == {p: sum(c.party == p for c in found) for p in by_party}, name


def test_each_limit_leaves_some_out_and_most_of_them_some_in() -> None:
    """Otherwise the test above would prove nothing."""
    found = {name: sum(replace(ALL, **of).holds(c) for c in EVERY) for name, of in LIMITS.items()}

    assert {name for name, n in found.items() if n >= len(EVERY)} == set()
    assert {name for name, n in found.items() if n == 0} == {"no level", "no such word"}


ORDERS: dict[Order, Callable[[Commitment], Any]] = {
    Order.DUE: lambda c: (c.due.on, c.number),
    Order.AGENCY: lambda c: (c.party, c.due.on, c.number),
    Order.STATUS: lambda c: (c.status, c.due.on, c.number),
    Order.NUMBER: lambda c: c.number,
}


@pytest.mark.parametrize("order", Order)
async def test_given_an_order_when_asked_then_they_come_in_it_a_page_at_a_time(
    filled: Filled, order: Order
) -> None:
    async with filled.store.begin(filled.municipality) as uow:
        every = await uow.commitments.find(ALL, order, at_most=100)
        pages = [await uow.commitments.find(ALL, order, first=n, at_most=5) for n in (1, 6, 99)]

    assert every == sorted(every, key=ORDERS[order])
    assert pages == [every[:5], every[5:10], []]
