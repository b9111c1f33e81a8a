"""`python -m bot init`: asked or given, shown before it is saved, refused when it would break."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import init_commands
from bot.init_asking import Ask
from bot.init_questions import ask_everything
from bot.organisations.reader import read_municipality
from bot.settings import Settings
from sspf.domain.organisation import Role
from tests.acceptance.test_groups_malmo import MUNICIPALITIES, SUNDHAMN
from tests.fixtures_play import Cli
from tests.journeys.play import Play
from tests.journeys.stages import GENERAL

NYBY: dict[str, str | list[str]] = {
    "Vilken modell?": "2",
    "Vad heter kommunen?": "Nyby kommun",
    "Vilken nämnd ansvarar": "Kommunstyrelsen",
    "Ska Fritidsledare": "Ja",
    "Vilken nämnd eller myndighet svarar": "Nämnden",
    "Vilka stadsdelar har Ledningsgrupp": "Öster",
    "Vilka stadsdelar har Lokal": "Norr, Söder",
    "Vem sammankallar Lokal": "kaj",
    "Dagordningens punkter": "oppning_sekretess_orosanmalan, gruppniva",
    "För vilken part?": "Skola",
    "Namn": "Kaj Samordnare",
    "Titel": "samordnare",
    "E-post": "kaj@nyby.example.org",
    "Roller": "samordnare, administratör",
    "Är personen gäst": "nej",
}


class Terminal:
    """Each answer by how its question begins, one that may be empty is; what was asked is kept.

    A list of answers is given one at a time, and empty ones after them.
    """

    def __init__(self, *answers: dict[str, str | list[str]]) -> None:
        said = [one for more in answers for one in more.items()]
        self._answers = [(q, a if isinstance(a, str) else list(a)) for q, a in said]
        self.asked: list[str] = []

    def __call__(self, question: str) -> str:
        self.asked.append(question)
        assert len(self.asked) < 200, question
        found = [said for begins, said in reversed(self._answers) if begins in question]
        if not found:
            return ""
        if isinstance(found[0], str):
            return found[0]
        return found[0].pop(0) if found[0] else ""

    def again(self, begins: str) -> list[str]:
        """What was said before the question was put again."""
        asked = [q for q in self.asked if begins in q]
        return [q[: q.index(begins)].strip() for q in asked[1:]]


def made(terminal: Ask) -> dict[str, Any]:
    return dict(yaml.safe_load(ask_everything(terminal)))


def test_given_the_questions_are_answered_then_the_file_reads_and_patterns_are_made_many_times(
    tmp_path: Path,
) -> None:
    terminal = Terminal(NYBY)
    file = tmp_path / "nyby.yaml"
    file.write_text(ask_everything(terminal), "utf-8")
    organisation = read_municipality(file).organisation

    assert organisation.model == "malmo_ssp"
    assert [g.name for g in organisation.groups if g.type == "local"] == [
        "Lokal SSP-grupp Norr",
        "Lokal SSP-grupp Söder",
    ]
    assert {g.parent for g in organisation.groups if g.type == "local"} == {
        "ledningsgrupp_stadsdel_oster"
    }
    assert [b.name for b in organisation.breaks] == []
    assert "fritid" in {party.key for party in organisation.parties}
    [kaj] = organisation.people
    assert kaj.roles == {Role.COORDINATOR, Role.ADMIN}
    assert kaj.groups == {"lokal_grupp_norr", "lokal_grupp_soder"}
    assert kaj.party == "skola"
    assert "Ale" not in terminal.asked[0]
    assert "malmo_ssp" in terminal.asked[0]
    assert any("frågas vid införandet" in question for question in terminal.asked)


def test_given_a_model_that_is_silent_on_how_often_then_it_is_asked_and_empty_is_not_decided() -> (
    None
):
    question = "Hur ofta möts Central ledningsgrupp?"
    said = Terminal(NYBY, {question: ["ibland", "ungefär 4 gånger om året"]})
    left = Terminal(NYBY)

    central = next(g for g in made(said)["groups"] if g["key"] == "central_ledningsgrupp")

    assert central["cadence"] == {"kind": "approx_per_year", "n": 4}
    assert said.again(question) == [
        "Skriv som varannan vecka, en gång i månaden, ungefär 6 gånger om året eller enligt "
        "kalendarium."
    ]
    assert all("cadence" not in group for group in made(left)["groups"])
    assert [q for q in left.asked if "Hur ofta" in q] == [f"{question} (tomt: inte bestämt) "]


UNREADABLE: dict[str, tuple[list[str], str]] = {
    "Vilken modell?": (["", "9", "2"], "skriv en siffra från 1 till 5."),
    "Vad heter kommunen?": (["", "Nyby kommun"], "Ett namn behövs."),
    "Ska Fritidsledare": (["kanske", "j"], "Skriv ja eller nej."),
    "Ett lov": (
        ["sportlov v 8", "sportlov 2027-02-26 2027-02-22", "sportlov 2027-02-22 2027-02-26"],
        "skriv första dagen först.",
    ),
    "Vilka stadsdelar har Lokal": (["Norr, norr", "Norr, Söder"], "Samma område står två gånger."),
    "För vilken part?": (
        ["kyrkan", "Skola"],
        "”kyrkan” finns inte: skriv en siffra från 1 till 5.",
    ),
    "E-post": (["kaj", "kaj@nyby.example.org"], "En adress behövs, som frida@kommunen.se."),
    "Roller": (["chef", "samordnare"], "Skriv någon av samordnare, styrgrupp,"),
    "Dagordningens punkter": (["allt", "gruppniva"], "Finns inte: allt."),
}


@pytest.mark.parametrize(("question", "case"), UNREADABLE.items(), ids=list(UNREADABLE))
def test_given_an_answer_that_cannot_be_read_then_it_is_asked_again_with_what_to_write(
    question: str, case: tuple[list[str], str], tmp_path: Path
) -> None:
    answers, reason = case
    terminal = Terminal(NYBY, {question: answers})
    file = tmp_path / "nyby.yaml"

    file.write_text(ask_everything(terminal), "utf-8")

    read_municipality(file)
    assert reason in " ".join(terminal.again(question))


def test_given_somebody_convenes_who_is_not_named_yet_then_they_are_asked_for_first() -> None:
    terminal = Terminal(
        NYBY,
        {"Vem sammankallar Sekretariat": "Rut R", "En person till": ["rut_r", "ada"]},
        {"För vilken part?": ["Skola", "ingen av dem"]},
        {"I vilka andra grupper?": ["1, 99", ""]},
        {"I vilka grupper?": ["", "Sekretariat"]},
    )

    file = made(terminal)

    assert [person["id"] for person in file["people"]] == ["rut_r", "kaj", "ada"]
    sekretariat = next(g for g in file["groups"] if g["key"] == "sekretariat")
    assert sekretariat["convener"] == "rut_r"
    assert "sekretariat" in file["people"][0]["groups"]
    assert file["people"][2]["groups"] == ["sekretariat"]
    assert terminal.again("I vilka andra grupper?")[0].startswith("”99” finns inte")
    assert terminal.again("I vilka grupper?") == ["Minst en behövs."]
    assert any("rut_r är redan upplagd." in question for question in terminal.asked)


@pytest.mark.parametrize(
    ("model", "answers", "expected"),
    [
        (
            "4",
            {"Vilka får rapporten arsresultat": "Nämnden, Länsstyrelsen"},
            {"receivers": {"arsresultat": ["Nämnden", "Länsstyrelsen"]}},
        ),
        ("5", {"Från vilken dag": ["snart", "2027-01-04"]}, {"counted_from": date(2027, 1, 4)}),
        ("4", {}, None),
    ],
    ids=["receivers", "counted from", "not decided"],
)
def test_given_what_a_model_does_not_say_of_its_reports_then_it_is_asked_and_never_filled_in(
    model: str, answers: dict[str, str | list[str]], expected: dict[str, object] | None
) -> None:
    here: dict[str, str | list[str]] = {
        "Vilken modell?": model,
        "Hur arbetar ni": "bara en hänvisning",
        "Underlagets delar": "Läget 1",
        "Vem sammankallar": "",
        "I vilka grupper?": "1",
        "En person": ["kaj", ""],
    }

    assert made(Terminal(NYBY, here, answers)).get("reporting") == expected


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
