"""Anchors: lines are only added, a torn one counts for nothing, and one a day is enough."""

import logging
from datetime import timedelta
from pathlib import Path

import pytest

from bot.anchoring import begin_again, drop_anchors
from bot.anchors import AnchorFile
from bot.organisations.reader import read_municipality
from bot.settings import Settings
from bot.wiring import House, build
from sspf.domain.audit import Anchor
from sspf.domain.organisation import MunicipalityId
from sspf.use_cases.install import install_municipality
from sspf.use_cases.room import enter_alone
from storage.audit_verify import head_of
from tests.factories import NOW
from tests.fakes.clock import FakeClock

NORRSJO = MunicipalityId("norrsjo")
DEMO = Path("bot/rehearsal/norrsjo.yaml")


def an_anchor(position: int, said: str = "aa") -> Anchor:
    return Anchor(position=position, hash=said, at=NOW.replace(microsecond=0))


async def a_house(data: Path, clock: FakeClock) -> House:
    house = await build(Settings(auth="anonymous", data=data), clock, "http://127.0.0.1/")
    if not house.installed:
        loaded = read_municipality(DEMO)
        await install_municipality(house.services, loaded.organisation, loaded.meetings)
        await house.refresh()
    return house


async def note(house: House, times: int = 1) -> None:
    async with enter_alone(house.services, NORRSJO) as room:
        for _ in range(times):
            await room.note("case:create", "c1", case="c1")


def test_given_anchors_then_each_municipality_has_its_own_in_a_private_file(
    tmp_path: Path,
) -> None:
    anchors = AnchorFile(tmp_path / "kept")
    for position in (3, 8):
        anchors.add(NORRSJO, an_anchor(position))
    anchors.add(MunicipalityId("annan"), an_anchor(5))

    assert anchors.of(NORRSJO) == [an_anchor(3), an_anchor(8)]
    assert AnchorFile(tmp_path / "kept").of(MunicipalityId("annan")) == [an_anchor(5)]
    assert anchors.of(MunicipalityId("ingen")) == []
    assert anchors.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("torn", ["norrsjo 9 aa 2027-", "norrsjo nio aa 2027-01-01T00:00:00", "x"])
def test_given_a_line_that_was_cut_off_when_more_is_added_then_it_counts_for_nothing(
    tmp_path: Path, torn: str
) -> None:
    anchors = AnchorFile(tmp_path)
    anchors.add(NORRSJO, an_anchor(3))
    with anchors.path.open("a") as file:
        file.write(torn)

    anchors.add(NORRSJO, an_anchor(8))

    assert anchors.of(NORRSJO) == [an_anchor(3), an_anchor(8)]


def test_given_a_log_that_begins_again_then_later_anchors_count_no_more(tmp_path: Path) -> None:
    anchors = AnchorFile(tmp_path)
    for position in (3, 8):
        anchors.add(NORRSJO, an_anchor(position))

    anchors.begin_again(NORRSJO, an_anchor(5, "bb"))
    assert anchors.of(NORRSJO) == [an_anchor(3), an_anchor(5, "bb")]

    anchors.begin_again(NORRSJO, an_anchor(0, ""))
    assert anchors.of(NORRSJO) == []


async def test_given_a_day_when_looked_each_hour_then_one_anchor_is_dropped(
    tmp_path: Path,
) -> None:
    clock, anchors = FakeClock(NOW), AnchorFile(tmp_path / "anchors")
    house = await a_house(tmp_path, clock)

    dropped = []
    for _ in range(49):
        dropped.append(await drop_anchors(house, anchors, clock))
        await note(house)
        clock.advance(hours=1)

    assert [hour for hour, count in enumerate(dropped) if count] == [0, 24, 48]
    head = await head_of(house.database, NORRSJO)
    assert anchors.of(NORRSJO)[-1].position == head.position - 1
    await house.close()


async def test_given_nothing_new_in_the_log_then_no_anchor_is_dropped(tmp_path: Path) -> None:
    clock, anchors = FakeClock(NOW), AnchorFile(tmp_path / "anchors")
    house = await a_house(tmp_path, clock)
    await drop_anchors(house, anchors, clock)

    clock.advance(days=2)

    assert await drop_anchors(house, anchors, clock) == 0
    await house.close()


async def test_given_a_log_that_no_longer_has_the_anchored_entry_then_it_is_said_and_kept(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock, anchors = FakeClock(NOW), AnchorFile(tmp_path / "anchors")
    house = await a_house(tmp_path, clock)
    anchors.add(NORRSJO, Anchor(position=1, hash="00", at=NOW - timedelta(days=3)))

    with caplog.at_level(logging.ERROR):
        assert await drop_anchors(house, anchors, clock) == 0

    assert [record.message for record in caplog.records] == ["audit_anchor_broken"]
    assert len(anchors.of(NORRSJO)) == 1
    await house.close()


async def test_given_a_copy_put_back_then_anchors_go_on_from_where_it_stands(
    tmp_path: Path,
) -> None:
    clock, anchors = FakeClock(NOW), AnchorFile(tmp_path / "anchors")
    house = await a_house(tmp_path, clock)
    anchors.add(NORRSJO, Anchor(position=10_000, hash="00", at=NOW))

    await begin_again(house, anchors, NORRSJO)

    head = await head_of(house.database, NORRSJO)
    assert [(a.position, a.hash) for a in anchors.of(NORRSJO)] == [(head.position, head.hash)]
    await house.close()
