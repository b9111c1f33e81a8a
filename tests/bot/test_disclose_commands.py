"""R-84: the documents of a case or a period as readable text, with level and secrecy marking."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.__main__ import _parser
from bot.disclose_commands import carry_out
from bot.settings import Settings
from bot.wiring import House
from sspf.domain.case_texts import CaseTextId
from tests.bot.test_anchors import NORRSJO, a_house
from tests.factories import FRITID, NOW, RUT, a_briefing, a_decision, a_part
from tests.factories_cases import a_case_text, a_release
from tests.fakes.clock import FakeClock
from tests.use_cases.individual import BOARD, WITH_CONSENT, WITHOUT, with_individuals
from tests.use_cases.retained import NOTE, with_files
from tests.use_cases.world import norrsjo

FIRST = norrsjo().meetings[0]
SAID = "Trivs i bild."
DRAFT = "Det här är bara påtänkt."
GENERAL = "Närvaron var 91,4 % i december."


async def disclose(data: Path, *words: str) -> int:
    chosen = _parser().parse_args(["disclose", "norrsjo", *words])
    return await carry_out(Settings(auth="anonymous", data=data), chosen)


async def filled(data: Path) -> House:
    """A briefing, a decision, a text that was released and a draft."""
    house = await a_house(data, FakeClock(NOW))
    await with_individuals(house)
    await with_files(house)
    marking = replace(a_case_text().marking, authority=BOARD)
    whose = {"meeting": FIRST.id, "controller": BOARD, "marking": marking}
    async with house.services.unit_of_work(NORRSJO) as uow:
        parts = (a_part(text=GENERAL),)
        briefing = a_briefing(meeting=FIRST.id, controller=BOARD, parts=parts)
        await uow.briefings.put(replace(briefing, submitted_at=NOW, submitted_by=RUT))
        controller = (await uow.organisations.get()).controller
        await uow.minutes.add_decision(a_decision(meeting=FIRST.id, controller=controller))
        content = replace(a_case_text().content, text=SAID)
        text = a_case_text(case=WITH_CONSENT, content=content, **whose)
        await uow.case_texts.put(text)
        await uow.case_texts.put(text.release([a_release(FRITID)]))
        draft = replace(a_case_text().content, text=DRAFT)
        await uow.case_texts.put(
            a_case_text(id=CaseTextId("draft"), case=WITH_CONSENT, content=draft, **whose)
        )
    return house


async def test_r84_given_a_case_when_asked_for_then_one_readable_file_with_markings_and_no_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = await filled(tmp_path / "data")
    out = tmp_path / "begaran.txt"

    assert await disclose(tmp_path / "data", "--case", "n27-01", "--out", str(out)) == 0

    written = out.read_text(encoding="utf-8")
    assert out.stat().st_mode & 0o777 == 0o600
    assert SAID in written
    assert NOTE in written
    assert "Nivå 3: individnivå" in written
    assert "Sekretess kan gälla enligt 23 kap. 2 § OSL." in written
    assert "Mottagare: Ungas fritid" in written
    assert "Ingen har prövat om de får lämnas ut." in written
    assert not [hidden for hidden in (DRAFT, "N27-02", GENERAL) if hidden in written]
    assert "handlingar är skrivna" in capsys.readouterr().out
    async with house.services.unit_of_work(NORRSJO) as uow:
        of_case = await uow.audit.of_case(WITH_CONSENT)
        assert {e.purpose for e in of_case if e.tag == "case:read"} == {"export"}
        assert not [e for e in await uow.audit.of_case(WITHOUT) if e.tag == "case:read"]
    await house.close()


async def test_r84_given_a_meeting_when_asked_for_then_its_documents_with_their_levels(
    tmp_path: Path,
) -> None:
    house = await filled(tmp_path / "data")
    out = tmp_path / "begaran.txt"
    day = FIRST.held_on.isoformat()

    assert await disclose(tmp_path / "data", "--meeting", day, "--out", str(out)) == 0

    written = out.read_text(encoding="utf-8")
    assert GENERAL in written
    assert "Nivå 1: allmän information\nIngen sekretessmarkering." in written
    assert a_decision().text in written
    assert SAID in written
    assert DRAFT not in written
    await house.close()


async def test_given_nothing_or_a_file_that_is_there_then_it_is_said_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await (await a_house(tmp_path / "data", FakeClock(NOW))).close()
    out = tmp_path / "begaran.txt"

    assert await disclose(tmp_path / "data", "--out", str(out)) == 2
    assert "Ange ett ärende" in capsys.readouterr().err
    assert await disclose(tmp_path / "data", "--case", "N27-99", "--out", str(out)) == 2
    assert "ingen handling" in capsys.readouterr().err
    assert not out.exists()
    out.write_text("annat", encoding="utf-8")
    assert await disclose(tmp_path / "data", "--case", "N27-01", "--out", str(out)) == 2
    assert out.read_text(encoding="utf-8") == "annat"
