"""The doctor on what the individual level rests on: keys of cases, and the references of R-00."""

from pathlib import Path
from typing import Any

import pytest

from bot.check.case_keys import check_case_keys
from bot.check.finding import Finding, Ground, State
from bot.check.level3 import check_level3
from bot.check.report import as_text
from bot.settings import Settings
from cards.text import LOCALES, Text
from storage.case_keys import FILE
from tests.bot.test_anchors import NORRSJO, a_house
from tests.factories import NOW
from tests.factories_cases import N27_01, a_case
from tests.fakes.clock import FakeClock
from tests.journeys.play import NORRSJO as NORRSJO_FILE

DECIDED = (
    "individual: free_text\nlevel3_decisions: {responsible: a, dpia: b, klassa: c, controllers: d, "
    "agreements: e, retention: f, legal_advice: g, cloud: h}\n"
)


def ground(folder: Path, **changes: Any) -> Ground:
    return Ground(settings=Settings(auth="anonymous", data=folder, **changes))


def told(found: list[Finding]) -> tuple[State, str, dict[str, Any]]:
    """And the words for it exist in every language."""
    for language in LOCALES:
        assert "check." not in as_text(Text.load(language), found)
    (one,) = found
    return one.state, one.key, dict(one.values)


def put_away(folder: Path) -> None:
    """The store of the keys of cases, with what SQLite keeps beside it."""
    for file in folder.glob(f"{FILE}*"):
        file.rename(folder / f"away-{file.name}")


async def with_a_case(folder: Path) -> None:
    house = await a_house(folder, FakeClock(NOW))
    async with house.services.unit_of_work(NORRSJO) as uow:
        await uow.cases.put(a_case(controller=(await uow.organisations.get()).controller))
    await house.close()


async def test_given_a_key_for_each_case_when_looked_at_then_ok(tmp_path: Path) -> None:
    await with_a_case(tmp_path)

    assert told(await check_case_keys(ground(tmp_path))) == (State.OK, "well", {"n": 1})


async def test_given_the_store_of_keys_is_gone_when_looked_at_then_a_fault_and_none_is_made(
    tmp_path: Path,
) -> None:
    await with_a_case(tmp_path)
    put_away(tmp_path)

    assert told(await check_case_keys(ground(tmp_path))) == (State.FAULT, "gone", {"n": 1})
    assert not (tmp_path / FILE).exists()


async def test_given_a_key_that_is_lost_then_a_fault_and_one_that_was_destroyed_is_none(
    tmp_path: Path,
) -> None:
    await with_a_case(tmp_path)
    put_away(tmp_path)
    house = await a_house(tmp_path, FakeClock(NOW))
    await house.services.case_keys.create(NORRSJO, "another")
    assert told(await check_case_keys(ground(tmp_path))) == (State.FAULT, "lost", {"n": 1})

    await house.services.case_keys.destroy(NORRSJO, N27_01, NOW)
    await house.close()

    assert told(await check_case_keys(ground(tmp_path)))[:2] == (State.OK, "well")


async def test_given_no_database_then_skipped_and_on_a_server_without_a_place_a_fault(
    tmp_path: Path,
) -> None:
    assert told(await check_case_keys(ground(tmp_path)))[:2] == (State.SKIPPED, "fresh")
    server = {"database_url": "postgresql+asyncpg://db.example.org/sspf"}
    assert told(await check_case_keys(ground(tmp_path, **server)))[:2] == (State.FAULT, "nowhere")


@pytest.mark.parametrize(
    ("written", "state", "key"),
    [
        ("individual: off\n", State.OK, "off"),
        ("individual: 'off'\n", State.OK, "off"),
        ("individual: pointer_only\n", State.OK, "pointer"),
        ("individual: free_text\n", State.WARNING, "lacking"),
        (DECIDED, State.OK, "well"),
        (DECIDED.replace("dpia: b", "dpia: ''"), State.WARNING, "lacking"),
        ("individual: [", State.SKIPPED, "unreadable"),
    ],
)
async def test_r00_what_the_individual_level_lacks_is_named(
    tmp_path: Path, written: str, state: State, key: str
) -> None:
    file = tmp_path / "kommun.yaml"
    file.write_text(written, encoding="utf-8")

    assert told(await check_level3(ground(tmp_path, municipality_file=file)))[:2] == (state, key)


async def test_given_the_demo_or_no_file_then_it_is_said(tmp_path: Path) -> None:
    assert told(await check_level3(ground(tmp_path)))[:2] == (State.SKIPPED, "demo")
    found = told(await check_level3(ground(tmp_path, municipality_file=NORRSJO_FILE)))
    assert found[:2] == (State.OK, "pointer")
    assert "retention" in found[2]["names"]


DEPUTY = "people: [{id: rut}, {id: leo, deputy: true}, {id: kim, deputy: true, serves: %s}]\n"


@pytest.mark.parametrize(
    ("serves", "names"),
    [
        ("{from: 2027-01-11, until: 2027-03-31}", "leo"),
        ("{until: 2027-03-31}", "leo, kim"),
        ("{from: 2027-01-11}", "leo, kim"),
    ],
)
async def test_r_25_given_deputies_without_a_period_then_they_are_named_and_it_is_asked_for(
    tmp_path: Path, serves: str, names: str
) -> None:
    file = tmp_path / "kommun.yaml"
    file.write_text(DECIDED + DEPUTY % serves, encoding="utf-8")

    found = await check_level3(ground(tmp_path, municipality_file=file))

    assert [(f.state, f.key) for f in found] == [(State.OK, "well"), (State.WARNING, "deputies")]
    assert found[1].values == {"names": names}
    assert "serves: {from: 2027-01-11, until: 2027-03-31}" in as_text(Text.load("sv"), found)


async def test_given_the_level_is_off_then_no_deputy_is_asked_about(tmp_path: Path) -> None:
    file = tmp_path / "kommun.yaml"
    file.write_text("individual: off\n" + DEPUTY % "{}", encoding="utf-8")

    assert len(await check_level3(ground(tmp_path, municipality_file=file))) == 1
