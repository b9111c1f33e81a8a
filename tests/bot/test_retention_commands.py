"""`python -m bot retention`: how it stands, and a stop for one case, for whoever sees no case."""

import argparse
from pathlib import Path

import pytest

from bot.__main__ import _parser
from bot.retention_commands import carry_out
from bot.settings import Settings
from bot.wiring import House
from tests.bot.test_anchors import NORRSJO, a_house
from tests.factories import NOW
from tests.factories_cases import N27_01, a_case
from tests.fakes.clock import FakeClock


def asked(*words: str) -> argparse.Namespace:
    return _parser().parse_args(["retention", *words, "--municipality", "norrsjo"])


async def retention(data: Path, *words: str) -> int:
    return await carry_out(Settings(auth="anonymous", data=data), asked(*words))


async def with_a_case(data: Path) -> House:
    house = await a_house(data, FakeClock(NOW))
    async with house.services.unit_of_work(NORRSJO) as uow:
        await uow.cases.put(a_case(controller=(await uow.organisations.get()).controller))
    return house


async def test_given_no_decision_when_shown_then_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await (await a_house(tmp_path, FakeClock(NOW))).close()

    assert await retention(tmp_path, "show") == 0

    assert "Det finns inget gallringsbeslut" in capsys.readouterr().out


async def test_r93_given_a_case_when_held_then_it_is_and_when_released_it_is_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await with_a_case(tmp_path)

    assert await retention(tmp_path, "hold", "--case", "n27-01", "--reason", "request") == 0
    assert "Gallringen av N27-01 är stoppad." in capsys.readouterr().out
    async with house.services.unit_of_work(NORRSJO) as uow:
        (hold,) = await uow.retention.holds()
        assert (hold.case, hold.put_by) == (N27_01, "system")
        tags = [entry.tag for entry in await uow.audit.of_case(N27_01)]
    assert tags == ["case:hold"]

    assert await retention(tmp_path, "release", "--case", "N27-01") == 0
    assert await retention(tmp_path, "release", "--case", "N27-01") == 2
    assert "inte stoppad" in capsys.readouterr().err
    await house.close()


async def test_given_no_such_case_or_municipality_then_nothing_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await (await a_house(tmp_path, FakeClock(NOW))).close()

    assert await retention(tmp_path, "hold", "--case", "N27-01", "--reason", "appeal") == 2
    assert "Jag hittar inget ärende" in capsys.readouterr().err
    chosen = argparse.Namespace(act="show", municipality="ingen")
    assert await carry_out(Settings(auth="anonymous", data=tmp_path), chosen) == 2
