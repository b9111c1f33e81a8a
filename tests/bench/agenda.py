"""How long an agenda takes: 15 agencies with 200 items each, made for one reader.

`show_agenda` as the command asks it: the organisation, meetings, 15 briefings, 3 000 items and the
former plan's commitments read from SQLite, each judged for this reader, and made into what is
shown. `cpu_ms` and `best_ms` are nearly free of what other programs took of the machine. Beside
it the items alone through aiosqlite in the same run, and the drawing of the card, which is not the
database's. Option: how many items an agency.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bot.memory import settle_memory
from bot.settings import Settings
from bot.wiring import House, build
from sspf.domain.agenda import Point
from sspf.domain.briefings import Briefing, BriefingPart, PartState
from sspf.domain.commitments import Commitment, Due, commitment_id
from sspf.domain.decisions import ITEM_LIMIT, Item, ItemId
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.agenda import AgendaDocument
from sspf.domain.organisation import Organisation, Party, PartyKey
from sspf.ports import Services
from sspf.use_cases.install import install_municipality
from sspf.use_cases.room import Who
from sspf.use_cases.show_agenda import show_agenda
from tests.bench.stands.raw import OnSqlite, Statement
from tests.bench.stands.town import ASKER, LOADED
from tests.factories import a_commitment
from tests.fakes.clock import FakeClock

AGENCIES, ITEMS, COMMITMENTS = 15, 200, 60
ROUNDS, WARM = 60, 5
GOAL_MS = 50.0
MEETING = LOADED.meetings[0]
FORMER = MeetingId("the-former-meeting")
READER = ASKER.id
NOW = MEETING.starts_at - timedelta(hours=4)
TEXT = "Närvaron på högstadiet var lägre än i fjol, och fritidsgården har öppet till 21. " * 4
POINTS = (Point.SITUATION, Point.GROUP_LEVEL, Point.CALENDAR)


async def measured(folder: Path, items: int = ITEMS, rounds: int = ROUNDS) -> dict[str, Any]:
    settings = Settings(auth="anonymous", data=folder)
    house = await build(settings, FakeClock(NOW), "http://127.0.0.1/")
    try:
        who = await _filled(house, items)
        settle_memory()
        begun = time.process_time()
        taken, document = await _taken(house.services, who, rounds)
        cpu = (time.process_time() - begun) / (WARM + rounds)
        drawn = _drawn(document, house, who, rounds)
        bare = await _bare(folder, rounds)
    finally:
        await house.close()
    return {
        "p50_ms": _ms(statistics.median(taken)),
        "p99_ms": _ms(statistics.quantiles(taken, n=100)[98]),
        "best_ms": _ms(min(taken)),
        "goal_ms": GOAL_MS,
        "cpu_ms": _ms(cpu),
        "bare_rows_p50_ms": _ms(statistics.median(bare)),
        "ratio_to_bare_rows": round(statistics.median(taken) / statistics.median(bare), 1),
        "draw_p50_ms": _ms(statistics.median(drawn)),
        "agencies": AGENCIES,
        "items": sum(len(point.items) for point in document.points),
        "texts": sum(len(point.said) for point in document.points),
        "rounds": rounds,
        "load_average": os.getloadavg()[0],
    }


async def _filled(house: House, items: int) -> Who:
    """Fifteen agencies with a briefing and their items, and the former meeting's plan."""
    town = _town()
    group = town.group(MEETING.group)
    before = replace(MEETING, id=FORMER, held_on=MEETING.held_on - timedelta(days=28))
    await install_municipality(house.services, town, [before, MEETING])
    await house.refresh()
    async with house.services.unit_of_work(town.municipality) as uow:
        numbers = count(1)
        for party in group.parties:
            await uow.briefings.put(_briefing(town, party))
            for _ in range(items):
                await uow.minutes.put_item(_item(town, party, next(numbers)))
        for number in range(1, COMMITMENTS + 1):
            await uow.commitments.put(_commitment(town, number))
    return Who(municipality=town.municipality, person=READER)


def _town() -> Organisation:
    """The demo's, with so many agencies at the table."""
    town = LOADED.organisation
    controller = town.controller
    more = tuple(
        Party(key=PartyKey(f"party-{n}"), name=f"Verksamhet {n}", authorities=(controller,))
        for n in range(AGENCIES - len(town.group(MEETING.group).parties))
    )
    groups = tuple(
        replace(g, parties=(*g.parties, *(p.key for p in more))) if g.key == MEETING.group else g
        for g in town.groups
    )
    return replace(town, parties=(*town.parties, *more), groups=groups)


def _briefing(town: Organisation, party: PartyKey) -> Briefing:
    parts = tuple(
        BriefingPart(number=level, level=level, state=PartState.TEXT, text=TEXT)
        for level in (BriefingLevel.GENERAL, BriefingLevel.GROUP)
    )
    return Briefing(
        meeting=MEETING.id,
        party=party,
        controller=town.controller_of(party),
        parts=parts,
        submitted_at=NOW,
        submitted_by=READER,
        first_submitted_at=NOW,
    )


def _item(town: Organisation, party: PartyKey, number: int) -> Item:
    return Item(
        id=ItemId(f"item-{number}"),
        meeting=MEETING.id,
        number=number,
        controller=town.controller_of(party),
        title=TEXT[:ITEM_LIMIT],
        point=POINTS[number % len(POINTS)],
        level=BriefingLevel.GROUP if number % 2 else BriefingLevel.GENERAL,
        party=party,
    )


def _commitment(town: Organisation, number: int) -> Commitment:
    return a_commitment(
        id=commitment_id(MEETING.held_on.year, number),
        group=MEETING.group,
        party=ASKER.party,
        owner=ASKER.id,
        controller=town.controller_of(ASKER.party),
        due=Due(on=MEETING.held_on),
        meeting=FORMER,
    )


async def _taken(services: Services, who: Who, rounds: int) -> tuple[list[float], AgendaDocument]:
    taken = []
    for _ in range(WARM + rounds):
        begun = time.perf_counter()
        document = await show_agenda(services, who, MEETING.id)
        taken.append(time.perf_counter() - begun)
    return taken[WARM:], document


def _drawn(document: AgendaDocument, house: House, who: Who, rounds: int) -> list[float]:
    person = next(p for p in LOADED.organisation.people if p.id == who.person)
    taken = []
    for _ in range(rounds):
        begun = time.perf_counter()
        house.services.presenter(document, person, "agenda")
        taken.append(time.perf_counter() - begun)
    return taken


async def _bare(folder: Path, rounds: int) -> list[float]:
    """The items alone, as the driver hands them over."""
    raw = await OnSqlite.opened(folder / "sspf.db")
    everything = Statement("SELECT * FROM items WHERE meeting = ? ORDER BY number", (MEETING.id,))
    try:
        return [(await raw.timed("", everything)).whole for _ in range(rounds)]
    finally:
        await raw.close()


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 2)


def main(items: int = ITEMS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measured(Path(folder), items))))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
