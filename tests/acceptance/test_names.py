"""The municipality's own list of names: warned about on level 1 and 2, and never told on (R-41)."""

from pathlib import Path

import pytest

from tests.acceptance.test_individuals import opened
from tests.fixtures_play import Cli
from tests.journeys.play import Play

NAMES = "# Elever i Norrsjö\nBosse Låtsas\nRut\nStig\n"
WARNING = "Kan någon känna igen personen i texten?"
TEXT = "Vi ser att bosses gäng växer."


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list, set before the product starts."""
    folder = tmp_path / "namn"
    folder.mkdir()
    file = folder / "norrsjo.txt"
    file.write_text(NAMES, "utf-8")
    file.chmod(0o600)
    (folder / "annan.txt").write_text("Kajen\n", "utf-8")
    monkeypatch.setenv("SSPF_NAME_LIST", str(folder))
    return file


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A list with a line that is no name."""
    file = tmp_path / "fel.txt"
    file.write_text(NAMES + "070-123 45 67\n", "utf-8")
    return file


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-41")
async def test_given_a_listed_name_then_it_is_asked_about_and_only_the_group_level_is_overridden(
    names: Path, chat: Play
) -> None:
    await opened(chat, "rut")
    nothing = {"d3_nothing": "ja"}
    warned = await chat.press("rut", "Skicka in", {"d1": TEXT, "d2": TEXT, **nothing})
    overridden = await chat.press("rut", "Skicka in", {"d2_reason": "Ett känt smeknamn."})
    staff = "Rut och Kajen ordnar en stig i skogen."
    sent = await chat.press("rut", "Skicka in", {"d1": staff, **nothing})

    assert warned.count(WARNING) == 2
    assert "Flytta del 1" in warned
    assert overridden.count(WARNING) == 1
    assert WARNING not in sent
    assert "inskickat" in sent
    assert "Låtsas" not in chat.everything("rut")


@pytest.mark.accepts("R-41")
async def test_given_a_list_when_checked_then_how_many_names_is_told_and_none_of_them(
    names: Path, faulty: Path, cli: Cli
) -> None:
    well, wrong, missing = [
        await cli("check", auth="anonymous", name_list=str(place))
        for place in (names.parent, faulty, names.parent / "ingen.txt")
    ]

    assert f"3 namn i {names}." in well.out
    assert f"{faulty}: 1 rad är inget namn och hoppas över. Rad 5." in wrong.out
    assert "Filen finns inte, eller får inte läsas av boten." in missing.out
    assert wrong.code == missing.code == 1
    told = "".join(ran.out + ran.err for ran in (well, wrong, missing))
    assert "Bosse" not in told
    assert "070" not in told
