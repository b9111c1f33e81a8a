"""What is written anyway becomes figures and reports: who asked a family, which school, by now."""

import re
from pathlib import Path

import pytest

from tests.journeys.other_models import town
from tests.journeys.play import NORRSJO, Play
from tests.journeys.test_case_models import CODE, MJOLBY, NACKA, SILENT, raised
from tests.journeys.test_lists_of_two import propose
from tests.journeys.test_tally_commands import NACKA as FIGURES
from tests.journeys.test_tally_commands import Typed

STAGES = (
    '  - {key: mellanstadiet, name: "Mellanstadieskolan", branch: school, '
    "authorities: [styrelsen]}\n"
)


def unbroken(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


async def in_nacka(chat: Play, *more: tuple[str, str]) -> None:
    text = town("nacka_sspf_sig", "sspf_forum", meeting=SILENT)
    for old, new in more:
        assert old in text
        text = text.replace(old, new)
    await chat.move_to_municipality(text)


@pytest.mark.accepts("B12")
async def test_given_the_school_asks_the_family_then_the_consent_says_that_it_did(
    chat: Play,
) -> None:
    await chat.move_to_municipality(town("mjolby_individ", "professionellt_mote"))
    await raised(chat, MJOLBY)

    await chat.say("rut", f"registrera samtycke {CODE}")
    given = {"givers": "guardian-1,guardian-2,youth", "given_on": "2026-12-17", "how": "written"}
    await chat.press("rut", "Nästa", given)
    await chat.press("rut", "Nästa", {"template": "every_way", "parties": "skola,polis"})
    await chat.press("rut", "Nästa", {"areas": "school", "valid_to": "2027-05-31"})
    collector = next(f for f in chat.card("rut")["body"] if f.get("id") == "collected_by")
    done = await chat.press(
        "rut",
        "Registrera",
        {"collected_by": "skola", "child": "heard", "informed": "ja", "goes_on": "ja"},
    )

    assert collector["label"] == "Vem frågade familjen?"
    assert ("Skola", "skola") in [(c["title"], c["value"]) for c in collector["choices"]]
    assert "Inhämtat av Skola" in done
    assert "Inhämtat av Skola" in await chat.say("kaj", f"samtycke {CODE}")


@pytest.mark.accepts("C21")
async def test_given_schools_by_stage_then_they_have_seats_and_the_share_found_early_is_told(
    chat: Play,
) -> None:
    seats = "parties: [skola, mellanstadiet, socialtjanst, polis, fritid], convener: sol"
    await in_nacka(
        chat,
        ("groups:\n", f"{STAGES}groups:\n"),
        ("convener: sol", seats),
        ("party: skola, groups", "party: mellanstadiet, groups"),
    )
    for year in ("5", "6", "8", "9"):
        await raised(chat, NACKA, case_school_year=year)

    told = unbroken(await chat.say("kaj", "alla siffror"))

    assert "Aktualiserade i årskurs 5–6\n**Årskurs 5–6:** 2 av 4 (50 %)" in told
    assert "**Mellanstadieskolan:** 4 av 4 (100 %)" in told


async def test_given_nackas_rows_then_the_report_has_its_counts_and_hides_small_ones(
    chat: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The year's report drafts itself in January; the rows are Nacka's, of the year before."""
    rows = FIGURES.read_text(encoding="utf-8").replace("2019", "2026").replace("2020", "2027")
    file = tmp_path / "nacka.csv"
    file.write_text(rows, encoding="utf-8")
    receivers = 'reporting: {receivers: {arsresultat: ["Styrgruppen"]}}\nclock_start'
    await in_nacka(chat, ("clock_start", receivers))
    await chat.close()
    assert (await Typed(chat.folder, capsys)("import", str(file))).code == 0
    await chat.open()

    await chat.to("2027-01-04 09:00")
    report = unbroken(await chat.say("kaj", "rapport 1"))

    for words in (
        "**Uppskattning:** 75–150",
        "**Aktualiserade:** 22\n**Erbjudna:** 22",
        "**Pojkar:** visas inte\n**Flickor:** färre än 5",
        "**Årskurs 5–6:** färre än 5",
        "**Vårterminen 2026:** 11 av 22 (50 %)\n**Höstterminen 2026:** 11 av 22 (50 %)",
        "**Avslutade:** 9 av 22 (41 %)",
        "**Ingående:** 0\n**Aktualiserade:** 22\n**Avslutade:** 9",
        "**Utgående, pågår fortfarande:** 13",
        "**Med biståndsbedömd insats:** 11 av 22 (50 %)",
        "**Lättare:** 6 av 11 (55 %)\n**Omfattande:** 5 av 11 (45 %)",
        "**Håll koll:** färre än 5",
        "**Samtycke återtaget alt. ej aktualiserat i praktiken:** färre än 5",
        "**Med:** visas inte",
        "**Fortsatt brottsaktiva:** färre än 5",
    ):
        assert words in report
    assert "Stämmer inte" not in report
    assert not re.search(r":\*\* [1-4]\b(?!\d)", report)


@pytest.mark.accepts("U2")
async def test_given_an_outcome_at_any_time_then_the_report_has_it_at_once(chat: Play) -> None:
    """Weeks before the evaluation is due its draft is opened, each time as things are then."""
    text = NORRSJO.read_text(encoding="utf-8")
    await chat.move_to_municipality(f"{text}\nreporting: {{counted_from: 2026-10-01}}\n")
    await chat.to("2027-01-04 09:00")
    empty = await chat.say("sol", "rapport 1")
    code = await propose(chat, "pia", "top 5")
    chosen = await chat.say("sol", "rapport 1")
    await chat.to("2027-01-11 16:30")
    await chat.say("pia", f"visa {code}")
    await chat.press("pia", "Ta bort från listan", {"leave_reason": "better"})

    left = await chat.say("sol", "rapport 1")
    await chat.say("sol", "godkänn rapport 1")
    await propose(chat, "pia", "youngsters")

    assert "Valda till listorna" not in empty
    assert "Valda till listorna\n**Top 5:** färre än 5" in chosen
    assert "Lämnade listorna" not in chosen
    assert "Lämnade listorna, efter orsak\n**Det har blivit bättre:** färre än 5" in left
    assert "**Youngsters:**" not in await chat.say("sol", "rapport 1")
    assert "listorna" not in await chat.say("kaj", "alla siffror")


@pytest.mark.accepts("C24")
async def test_given_parents_and_young_people_answer_then_the_report_has_their_voices_and_no_name(
    chat: Play,
) -> None:
    await in_nacka(chat)
    for _ in range(6):
        said = await chat.say("kaj", "räkna +1 ungdom bättre")
    for _ in range(5):
        await chat.say("rut", "räkna +1 förälder samma")
    named = await chat.say("kaj", "räkna +1 förälder Lisa Larsson sämre")
    nothing = await chat.say("kaj", "räkna +1 ungdom Lisa Larsson")
    undone = await chat.say("kaj", "ångra räkningen")

    await chat.to("2027-01-04 09:00")
    report = unbroken(await chat.say("kaj", "rapport 1"))
    quoted = await chat.say("kaj", "rapport 1: En förälder sa: det blev lugnare hemma.")
    told = await chat.say("kaj", "alla siffror")

    assert "Ett svar från en ungdom är räknat i december 2026." in said
    assert "Bara slag och månad sparas." in said
    assert "Jag räknade inte." in nothing
    assert "räknas inte i december 2026" in undone
    assert "**Ungdomar:** 6 av 11 (55 %)\n**Föräldrar:** 5 av 11 (45 %)" in report
    assert "**Bättre:** 6 av 11 (55 %)\n**Som förut:** 5 av 11 (45 %)" in report
    assert "det blev lugnare hemma" in quoted
    for text in (named, nothing, report, told):
        assert "Larsson" not in text
