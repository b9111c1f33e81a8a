"""`python -m bot init` on a terminal: everything is asked, and what cannot be read asked again."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.init_asking import Ask
from bot.init_questions import ask_everything
from bot.organisations.reader import read_municipality
from sspf.domain.organisation import Role

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
