"""A card that is drawn before access closes and written down after is called back (R-17, R-62).

Two programs beside each other, each stopped at the line where it hurts: on the fake, SQLite and
PostgreSQL. Where the database lets the two run one after another only, that is an answer as well.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from sspf.domain.consent_forms import WithdrawalTyped
from sspf.domain.consents import GiverRole
from sspf.domain.organisation import MunicipalityId, Organisation
from sspf.domain.outbox import Kind
from sspf.ports import Presented, Services, UnitOfWork
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.handle_card import Row, remember_card
from sspf.use_cases.install import install_municipality
from sspf.use_cases.room import Who
from sspf.use_cases.show_consents import show_consents
from sspf.use_cases.withdraw_consent import withdraw_consent
from tests.contracts.stores import NUMBERS, Begin, Store
from tests.use_cases.cased import CODE, N27_03, a_case_scene, n27_03, the_consent
from tests.use_cases.world import KAJ, PIA

CARD = Presented(payload={"card": "level 3"}, summary="")
AT_MOST = 30.0
"""Seconds for a step to be reached on a slow machine."""
LONG = 0.3
"""Seconds after which somebody who has not come so far waits for the other."""


@dataclass
class Gate:
    """Somebody who comes here waits until it is opened."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> None:
        self.reached.set()
        await self.opened.wait()

    async def is_reached(self) -> bool:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.reached.wait(), AT_MOST)
        return self.reached.is_set()


def stopped_at_the_end(begin: Begin, gate: Gate) -> Begin:
    """All is done, and nothing is committed."""

    @asynccontextmanager
    async def stopped(municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        async with begin(municipality) as uow:
            yield uow
            await gate()

    return stopped


class _Logging:
    def __init__(self, audit: Any, gate: Gate) -> None:
        self._audit = audit
        self._gate = gate

    async def add_all(self, entries: Any) -> None:
        await self._gate()
        await self._audit.add_all(entries)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._audit, name)


def stopped_before_the_log(begin: Begin, gate: Gate) -> Begin:
    """All that is to be shown has been read."""

    @asynccontextmanager
    async def stopped(municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        async with begin(municipality) as uow:
            uow.audit = _Logging(uow.audit, gate)  # type: ignore[misc]  # the one and only once
            yield uow

    return stopped


@dataclass
class House:
    """Norrsjö with N27-03 in one of the stores, and two programs that work in it."""

    one: Services
    other: Services
    here: MunicipalityId
    organisation: Organisation
    advance: Callable[[], None]

    def who(self) -> Who:
        return Who(municipality=self.here, person=PIA)

    async def write_down(self, who: Who, services: Services | None = None) -> None:
        place, row = ("conversation-pia", "late"), Row("late", frozenset({N27_03}))
        await remember_card(services or self.one, who, CARD, "ConsentStatus", place, row)

    async def called_back(self) -> bool:
        async with self.one.unit_of_work(self.here) as uow:
            rows = await uow.outbox.about("late")
            return any(row.message.kind is Kind.REPLACE for row in rows)


@pytest.fixture
async def house(store: Store) -> House:
    scene = await a_case_scene()
    here = MunicipalityId(f"late-{next(NUMBERS)}")
    organisation = replace(scene.organisation, municipality=here)
    async with store.begin(here) as uow:
        await uow.organisations.put(organisation)
        await uow.cases.put(n27_03())
        await uow.consents.put(the_consent())
    return House(
        one=replace(scene.services, unit_of_work=store.begin),
        other=replace(scene.services, unit_of_work=store.other),
        here=here,
        organisation=organisation,
        advance=lambda: scene.clock.advance(seconds=1),
    )


async def taken_back(services: Services, house: House) -> object:
    typed, kaj = WithdrawalTyped(by=GiverRole.YOUTH.value), Who(municipality=house.here, person=KAJ)
    return await withdraw_consent(services, kaj, N27_03, typed)


async def put_elsewhere(services: Services, house: House) -> object:
    """Pia leaves the group."""
    moved = replace(house.organisation.person(PIA), groups=frozenset())
    people = tuple(moved if p.id == PIA else p for p in house.organisation.people)
    await install_municipality(services, replace(house.organisation, people=people), [])
    return None


Closing = Callable[[Services, House], Awaitable[object]]
CLOSINGS = [taken_back, put_elsewhere]


@pytest.mark.parametrize("closing", CLOSINGS)
async def test_r_17_given_it_is_read_while_access_closes_and_written_down_after_then_it_goes(
    house: House, closing: Closing
) -> None:
    """The closing has an earlier moment than the card, and is committed later."""
    at_end, who = Gate(), house.who()
    closer = replace(house.other, unit_of_work=stopped_at_the_end(house.other.unit_of_work, at_end))
    closes = asyncio.ensure_future(closing(closer, house))
    assert await at_end.is_reached()
    house.advance()

    shows = asyncio.create_task(show_consents(house.one, who, CODE))
    await asyncio.wait({shows}, timeout=LONG)
    at_end.opened.set()
    await closes
    with suppress(Exception):
        await shows
    await house.write_down(who)

    refused = shows.exception() is not None or shows.result() == NO_CASE
    assert refused or await house.called_back()


@pytest.mark.parametrize("closing", CLOSINGS)
async def test_r_17_given_it_is_written_down_before_the_closing_is_committed_then_it_goes(
    house: House, closing: Closing
) -> None:
    """Neither of the two sees what the other is about to keep."""
    who, at_end = house.who(), Gate()
    await show_consents(house.one, who, CODE)
    closer = replace(house.other, unit_of_work=stopped_at_the_end(house.other.unit_of_work, at_end))
    closes = asyncio.ensure_future(closing(closer, house))
    assert await at_end.is_reached()

    writes = asyncio.create_task(house.write_down(who))
    await asyncio.wait({writes}, timeout=LONG)
    at_end.opened.set()
    await asyncio.gather(closes, writes)

    assert await house.called_back()


@pytest.mark.parametrize("closing", CLOSINGS)
async def test_r_17_given_access_closes_before_the_card_is_committed_then_it_goes(
    house: House, closing: Closing
) -> None:
    who, at_end = house.who(), Gate()
    await show_consents(house.one, who, CODE)
    writer = replace(house.one, unit_of_work=stopped_at_the_end(house.one.unit_of_work, at_end))
    writes = asyncio.create_task(house.write_down(who, writer))
    assert await at_end.is_reached()

    closes = asyncio.ensure_future(closing(house.other, house))
    await asyncio.wait({closes}, timeout=LONG)
    at_end.opened.set()
    await asyncio.gather(closes, writes)

    assert await house.called_back()


@pytest.mark.parametrize("closing", CLOSINGS)
async def test_r_17_given_everything_is_read_and_then_access_closes_then_the_card_goes(
    house: House, closing: Closing
) -> None:
    """Only the line in the log is left to be written when the closing comes in between."""
    who, before_log = house.who(), Gate()
    begin = stopped_before_the_log(house.one.unit_of_work, before_log)
    shows = asyncio.create_task(show_consents(replace(house.one, unit_of_work=begin), who, CODE))
    assert await before_log.is_reached()

    closes = asyncio.ensure_future(closing(house.other, house))
    await asyncio.wait({closes}, timeout=LONG)
    before_log.opened.set()
    await asyncio.gather(closes, shows)
    await house.write_down(who)

    assert await house.called_back()


@pytest.mark.parametrize("closing", CLOSINGS)
async def test_given_nothing_has_closed_then_the_card_stays(house: House, closing: Closing) -> None:
    """What was closed before it was drawn calls nothing back that is drawn after."""
    who = house.who()
    await show_consents(house.one, who, CODE)
    await house.write_down(who)
    stood = not await house.called_back()
    await closing(house.one, house)

    assert stood
    assert await house.called_back()
