"""`python -m bot audit`: verify names the broken row, anchor pins the head, extract hands out."""

import argparse
import csv
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import _parser
from bot.audit_commands import carry_out
from bot.settings import Settings
from bot.wiring import House
from sspf.domain.organisation import PersonId
from sspf.domain.retention import Periods, RetentionDecision
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import Who, enter
from tests.bot.test_anchors import NORRSJO, a_house, note
from tests.factories import NOW
from tests.factories_cases import N27_01, a_case
from tests.fakes.clock import FakeClock

NAMES = ("Frida", "Rut")


def asked(*words: str) -> argparse.Namespace:
    return _parser().parse_args(["audit", *words])


async def audit(data: Path, *words: str) -> int:
    return await carry_out(Settings(auth="anonymous", data=data), asked(*words))


async def tamper(house: House, *statements: str) -> None:
    async with house.database.transaction() as connection:
        for trigger in ("no_update", "no_delete", "at_the_end"):
            await connection.execute(text(f"DROP TRIGGER IF EXISTS audit_{trigger}"))
        for statement in statements:
            await connection.execute(text(statement))


async def newest(house: House) -> int:
    async with house.database.transaction() as connection:
        return int((await connection.execute(text("SELECT max(position) FROM audit"))).scalar_one())


async def test_given_a_whole_log_when_verified_then_it_says_how_many_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await a_house(tmp_path, FakeClock(NOW))
    await note(house, 2)
    lines = await newest(house)
    await house.close()

    assert await audit(tmp_path, "verify") == 0

    said = capsys.readouterr().out
    assert f"norrsjo: {lines} rader i loggen, alla som de skrevs." in said
    assert "Det finns inget ankare." in said


async def test_given_a_line_changed_when_verified_then_it_is_named_and_the_code_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await a_house(tmp_path, FakeClock(NOW))
    await note(house, 2)
    last = await newest(house)
    await tamper(house, f"UPDATE audit SET actor = 'nobody' WHERE position = {last - 1}")  # noqa: S608
    await house.close()

    assert await audit(tmp_path, "verify") == 1

    assert f"norrsjo: rad {last - 1} är inte som den skrevs" in capsys.readouterr().out


async def test_given_an_anchor_when_the_tail_is_cut_then_verifying_finds_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await a_house(tmp_path, FakeClock(NOW))
    await note(house, 2)
    last = await newest(house)
    assert await audit(tmp_path, "anchor") == 0
    assert f"Ankare för rad {last} är sparat" in capsys.readouterr().out
    await tamper(house, f"DELETE FROM audit WHERE position = {last}")  # noqa: S608
    await house.close()

    assert await audit(tmp_path, "verify") == 1
    assert f"loggen slutar före rad {last}" in capsys.readouterr().out

    assert await audit(tmp_path, "anchor") == 1  # never above a log that does not hold


async def test_given_no_such_municipality_then_nothing_is_done(tmp_path: Path) -> None:
    await (await a_house(tmp_path, FakeClock(NOW))).close()

    assert await audit(tmp_path, "verify", "--municipality", "ingen") == 2


async def read_by(house: House, person: str, case: str) -> None:
    async with enter(house.services, Who(municipality=NORRSJO, person=PersonId(person))) as room:
        await log_reading(room, case=case, record="text-1", purpose="agenda", ground="S2")


async def test_r73_given_reads_of_a_case_when_extracted_then_agency_role_hour_purpose_and_ground(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await a_house(tmp_path, FakeClock(NOW))
    await note(house)
    await read_by(house, "rut", "c1")
    await read_by(house, "frida", "c2")
    async with house.services.unit_of_work(NORRSJO) as uow:
        days = house.services.working_days(await uow.organisations.get())
        party = (await uow.organisations.get()).party(
            (await uow.organisations.get()).person(PersonId("rut")).party  # type: ignore[arg-type]
        )
    await house.close()

    assert await audit(tmp_path, "extract", "--case", "c1", "--csv") == 0

    rows = list(csv.DictReader(capsys.readouterr().out.splitlines(), delimiter=";"))
    assert [row["Vad"] for row in rows] == ["skapade", "läste"]
    read = rows[1]
    assert read["Verksamhet"] == party.name
    assert datetime.strptime(read["När"], "%Y-%m-%d %H:%M") == days.local(NOW).replace(  # noqa: DTZ007
        tzinfo=None, second=0, microsecond=0
    )
    assert (read["Varför"], read["Stöd"]) == ("dagordning", "S2")
    assert "Namn" not in read


async def test_r73_given_a_decision_when_extracted_then_names_of_staff_stand_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await a_house(tmp_path, FakeClock(NOW))
    await read_by(house, "rut", "c1")
    await house.close()

    await audit(tmp_path, "extract", "--case", "c1")
    assert "Rut" not in capsys.readouterr().out

    await audit(tmp_path, "extract", "--case", "c1", "--names")
    assert "Rut" in capsys.readouterr().out


async def test_r73_given_the_code_of_a_case_when_extracted_then_it_is_as_by_its_id(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await a_house(tmp_path, FakeClock(NOW))
    async with house.services.unit_of_work(NORRSJO) as uow:
        await uow.cases.put(a_case(controller=(await uow.organisations.get()).controller))
    await read_by(house, "rut", N27_01)
    await house.close()

    assert await audit(tmp_path, "extract", "--case", N27_01, "--csv") == 0
    by_id = capsys.readouterr().out
    assert await audit(tmp_path, "extract", "--case", "n27-01", "--csv") == 0

    by_code = capsys.readouterr().out.splitlines()
    assert "läste" in by_id
    assert by_code[: len(by_id.splitlines())] == by_id.splitlines()


async def test_given_a_case_the_log_does_not_know_when_extracted_then_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await (await a_house(tmp_path, FakeClock(NOW))).close()

    assert await audit(tmp_path, "extract", "--case", "okänd") == 0
    assert "loggen har inget om ett sådant ärende" in capsys.readouterr().out


async def an_old_log(data: Path, *, decided: bool) -> None:
    """Twenty years old, with a decision of five years ago: the day is the machine's own."""
    house = await a_house(data, FakeClock(NOW - timedelta(days=20 * 365)))
    await note(house, 2)
    if decided:
        async with house.services.unit_of_work(NORRSJO) as uow:
            organisation = await uow.organisations.get()
            await uow.retention.put_decision(
                RetentionDecision(
                    reference="GB-2027-3",
                    decided_on=NOW.date() - timedelta(days=5 * 365),
                    periods=Periods(),
                    recorded_by=PersonId("kaj"),
                    recorded_at=NOW - timedelta(days=5 * 365),
                    controller=organisation.controller,
                )
            )
    await house.close()


async def test_r_90_given_no_decision_when_cut_then_nothing_goes_and_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await an_old_log(tmp_path, decided=False)

    assert await audit(tmp_path, "cut", "--yes") == 2

    assert "Det finns inget gallringsbeslut som gäller." in capsys.readouterr().err
    assert await audit(tmp_path, "verify") == 0
    assert "gallrade" not in capsys.readouterr().out


async def test_r_91_given_a_decision_when_cut_then_it_is_asked_first_and_verify_says_from_when(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await an_old_log(tmp_path, decided=True)
    assert await audit(tmp_path, "cut") == 0
    would = capsys.readouterr().out
    assert await audit(tmp_path, "cut", "--yes") == 0
    done = capsys.readouterr().out
    assert await audit(tmp_path, "verify") == 0
    after = capsys.readouterr().out

    assert "kan gallras enligt GB-2027-3. Inget är ändrat." in would
    assert "gallrade enligt GB-2027-3." in done
    assert "Ankare för rad" in done
    assert "är gallrade. Kontrollen börjar där." in after

    house = await a_house(tmp_path, FakeClock(NOW))
    last = await newest(house)
    await tamper(house, "UPDATE audit SET actor = 'x' WHERE tag = 'audit:cut'")
    await house.close()
    assert await audit(tmp_path, "verify") == 1
    assert f"rad {last} är inte som den skrevs" in capsys.readouterr().out
