"""`python -m bot init`: shown before it is saved, refused when it would break."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

import pytest

from bot import init_commands
from bot.organisations.reader import read_municipality
from bot.settings import Settings
from tests.acceptance.test_groups_malmo import MUNICIPALITIES, SUNDHAMN
from tests.fixtures_play import Cli
from tests.journeys.play import Play
from tests.journeys.stages import GENERAL


def chosen(file: Path, *more: str) -> Namespace:
    parser = ArgumentParser()
    init_commands.add_arguments(parser)
    return parser.parse_args(["--answers", str(file), *more])


async def init(folder: Path, file: Path, *more: str) -> int:
    settings = Settings(auth="anonymous", data=folder)
    loaded = read_municipality(file)
    return await init_commands.carry_out(settings, chosen(file, *more), loaded)


async def test_given_a_new_municipality_then_the_difference_is_shown_before_it_is_saved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = tmp_path / "answers.yaml", tmp_path / "sundhamn.yaml"
    file.write_text(SUNDHAMN, "utf-8")

    assert await init(tmp_path / "data", file, "--out", str(out)) == 0
    shown = capsys.readouterr().out
    assert "TILLKOMMER: parten Skola." in shown
    assert "TILLKOMMER: gruppen Lokal grupp Norr" in shown
    assert "Förslag, inte beslutat." in shown
    assert "groups.central_ledningsgrupp.levels" in shown
    assert "pointer_only" not in shown
    assert "True" not in shown
    assert "Inget är sparat." in shown
    assert not out.exists()

    assert await init(tmp_path / "data", file, "--out", str(out), "--yes") == 0
    assert "Sparat." in capsys.readouterr().out
    assert out.read_text("utf-8") == SUNDHAMN
    assert await init(tmp_path / "data", file, "--yes") == 0
    assert "Inget skiljer sig." in capsys.readouterr().out


async def test_given_a_change_then_it_says_what_and_whom_it_touches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text(SUNDHAMN, "utf-8")
    await init(tmp_path / "data", file, "--yes")
    changed = SUNDHAMN.replace('name: "Lokal grupp Norr"', 'name: "Lokal grupp Nord"')
    file.write_text(changed.replace('title: "kurator"', 'title: "skolkurator"'), "utf-8")
    capsys.readouterr()

    await init(tmp_path / "data", file)

    shown = capsys.readouterr().out
    assert "ÄNDRAS: gruppen Lokal grupp Norr" in shown
    assert "blir gruppen Lokal grupp Nord" in shown
    assert "Berör: kaj, ada, rut, sol, pia, frida." in shown
    assert "ÄNDRAS: kim, kurator" in shown


@pytest.mark.stage("decided")
async def test_given_a_switch_that_would_break_what_is_open_then_it_is_refused_and_says_which(
    chat: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From five parties to three: leisure and safety would lose their commitments."""
    await chat.say("frida", "ny planrad 2027: Öppet sent; drivande Fritid; med Skola")
    await chat.say("frida", "ja")
    await chat.close()
    text = SUNDHAMN.replace("key: sundhamn", "key: norrsjo", 1)
    file = tmp_path / "answers.yaml"
    file.write_text(text, "utf-8")

    assert await init(chat.folder, file, "--yes") == 1

    shown = capsys.readouterr().out
    assert "ÄNDRAS: Modell: " in shown
    assert "FÖRSVINNER: parten Säkerhet och beredskap" in shown
    assert "Åtagandet Å-2027-002: gruppen operativ försvinner." in shown
    assert "Åtagandet Å-2027-002: parten sakerhet_beredskap försvinner." in shown
    assert "Planraden 1: gruppen operativ försvinner." in shown
    assert "Mötet 2027-02-18: gruppen operativ försvinner." in shown
    assert "Inget är sparat." in shown
    assert GENERAL["rut"] not in shown
    await chat.open()
    assert "Ungas fritid" in await chat.say("kaj", "grupper")


BJORKMALA = (MUNICIPALITIES / "bjorkmala.yaml").read_text("utf-8")
RAISED = (
    "nytt ärende: inte skyddad; åk 8; från skolan; misstanke om frånvaro; pratat med familjen ja; "
    "orosanmälan nej; två vårdnadshavare; grupp Inledande möte mellan verksamheterna"
)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (
            "individual: pointer_only",
            "individual: off",
            "gruppen professionellt_mote arbetar inte längre på individnivå.",
        ),
        ("id: kaj", "id: kajsa", "den ansvariga, kaj, försvinner: lämna över först."),
    ],
)
async def test_given_an_open_case_when_it_would_be_cut_off_then_refused_and_its_code_is_not_told(
    chat: Play, capsys: pytest.CaptureFixture[str], old: str, new: str, why: str
) -> None:
    await chat.move_to_municipality(BJORKMALA)
    await chat.say("kim", RAISED)
    assert "B27-01" in await chat.say("kim", "ja")
    await chat.close()
    file = chat.folder.with_name("answers.yaml")
    renamed = (
        BJORKMALA.replace("convener: kaj,", "convener: kajsa,") if old == "id: kaj" else BJORKMALA
    )
    parts = '  briefing_parts: [{name: "Grupper", level: 2}]\n' if "off" in new else ""
    text = renamed.replace(old, new).replace("  agenda_points:", f"{parts}  agenda_points:")
    file.write_text(text, "utf-8")

    assert await init(chat.folder, file, "--yes") == 1

    shown = capsys.readouterr().out
    assert f"1 ärende på individnivå i gruppen professionellt_mote: {why}" in shown
    assert "B27-01" not in shown
    await chat.open()
    assert "B27-01 · Aktualiserat" in await chat.say("kim", "ärende B27-01")


async def test_given_somebody_on_a_list_when_the_model_has_no_lists_then_refused(
    chat: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await chat.say("sol", "föreslå till top 5: person; missbruk; 18 a")
    assert "T26-01" in await chat.say("sol", "ja")
    await chat.close()
    file = tmp_path / "answers.yaml"
    file.write_text(SUNDHAMN.replace("key: sundhamn", "key: norrsjo", 1), "utf-8")

    assert await init(chat.folder, file, "--yes") == 1

    shown = capsys.readouterr().out
    assert "1 person eller inriktning på listan top5: listan top5 försvinner." in shown
    assert "T26-01" not in shown


async def test_given_the_questions_are_left_half_way_then_it_is_said_that_nothing_is_saved(
    cli: Cli, tmp_path: Path
) -> None:
    """Nobody answers at this terminal."""
    file = tmp_path / "kommunen.yaml"

    ran = await cli("init", "--out", str(file))

    assert ran.code == 1
    assert "Inget är sparat." in ran.err
    assert "crashed" not in ran.err
    assert not file.exists()
