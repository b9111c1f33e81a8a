"""Models: a chain of bodies, versions of a template, and what is only proposed."""

import pytest

from tests.acceptance.test_groups_malmo import MUNICIPALITIES, SUNDHAMN
from tests.bot.organisations.small import model_text, municipality_text
from tests.fixtures_play import Cli
from tests.journeys.play import Play


@pytest.mark.accepts("D22")
async def test_given_a_chain_of_bodies_then_an_item_shows_every_body_it_has_been_at(
    chat: Play,
) -> None:
    chain = "chain: [lokal_norr, ledning_oster, central_ledningsgrupp, lokal_norr]\n\nmeeting:"
    await chat.move_to_municipality(SUNDHAMN.replace("\nmeeting:", f"\n{chain}", 1))
    to_lead = "gruppärende till Ledningsgrupp Öster: Belysningen vid torget; nivå 1"
    await chat.say("kaj", f"{to_lead}; ansvarig Polis; för Lokal grupp Norr")
    await chat.say("kaj", "ja")
    await chat.say("kaj", "beslut i gruppärende 1: Vi tar det vidare.")
    await chat.to("2027-01-18 09:00")
    await chat.say("kaj", "skicka gruppärende 1 vidare")
    assert "Ärende 1 har kommit till Central ledningsgrupp." in chat.everything("sven")
    await chat.say("sven", "beslut i gruppärende 1: Pengar finns.")
    await chat.to("2027-01-20 09:00")
    back = await chat.say("sven", "skicka gruppärende 1 vidare")

    for stop in (
        "Plats 1: Lokal grupp Norr, från måndag 11 januari",
        "Plats 2: Ledningsgrupp Öster, från måndag 11 januari",
        "Plats 3: Central ledningsgrupp, från måndag 18 januari",
        "Plats 4: Lokal grupp Norr, från onsdag 20 januari",
        "Vi tar det vidare.",
        "Pengar finns.",
    ):
        assert stop in back
    assert "Belysningen vid torget" in await chat.say("rut", "gruppärende 1")
    assert "inget med det numret" in await chat.say("kim", "gruppärende 1")
    templates = set()
    for who in ("kaj", "sven", "rut"):
        model = await chat.say(who, "så arbetar vi")
        templates |= {line for line in model.splitlines() if line.startswith("Mall:")}
    assert len(templates) == 1  # every body by the same one


@pytest.mark.accepts("A27")
async def test_given_a_new_version_of_the_template_then_meetings_keep_the_one_they_had(
    chat: Play,
    cli: Cli,
) -> None:
    """A sixth model and a municipality of its own; the file of the model lies beside."""
    approved = (
        'approved: {owner: "Rådet", by: "Styrgruppen", date: 2023-06-27, revised: 2023-10-03}'
    )
    first = model_text(3).replace("approved: null", approved)
    beside = chat.folder.with_name("egen.yaml")
    beside.write_text(first, "utf-8")
    await chat.move_to_municipality(municipality_text(3) + "clock_start: 2027-02-01 08:30\n")
    shown = await chat.say("p1", "så arbetar vi")
    for fact in (
        "Mall: egen 3.",
        "Mallens ägare: Rådet.",
        "Godkänd 2023-06-27 av Styrgruppen.",
        "Reviderad 2023-10-03.",
        "Mötet måndag 1 mars följer mallen egen 3.",
    ):
        assert fact in shown

    beside.write_text(first.replace("version: 3", "version: 4"), "utf-8")
    text = chat.municipality.read_text("utf-8")
    later = text.replace("dates: [2027-03-01]", "dates: [2027-03-01, 2027-03-15]")
    chat.municipality.write_text(later, "utf-8")
    await chat.close()
    ran = await cli.at(chat.folder)("init", "--answers", str(chat.municipality), "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "ÄNDRAS: Mall: egen 3 blir egen 4." in ran.out
    await chat.open()

    shown = await chat.say("p1", "så arbetar vi")
    assert "Mall: egen 4." in shown
    assert "Mötet måndag 1 mars följer mallen egen 3." in shown
    assert "Mötet måndag 15 mars följer mallen egen 4." in shown


async def test_given_a_proposal_of_the_model_then_it_is_undecided_until_the_administrator_decides(
    chat: Play,
) -> None:
    await chat.move_to_municipality((MUNICIPALITIES / "vastera.yaml").read_text("utf-8"))
    assert "förslag är inte beslutade." in await chat.say("rut", "så arbetar vi")
    assert "har inte behörighet" in await chat.say("rut", "förslag")

    tree = await chat.say("rut", "grupper")
    assert "Förslag, inte beslutat: Strategiska gruppen: ligger under Styrgrupp." in tree
    shown = await chat.say("kaj", "förslag")
    assert "Förslag, inte beslutat." in shown
    assert "Strategiska gruppen: ligger under Styrgrupp" in shown
    number = shown[: shown.index("Strategiska gruppen: ligger under")].count("Förslag ")
    left = await chat.say("kaj", f"besluta förslag {number - 1}")
    assert "Strategiska gruppen: ligger under" not in left

    await chat.restart()
    assert "Strategiska gruppen: ligger under" not in await chat.say("kaj", "förslag")
    assert "Strategiska gruppen: ligger under" not in await chat.say("rut", "grupper")


async def test_given_the_administrator_when_choosing_a_model_then_what_each_would_take_is_said(
    chat: Play,
) -> None:
    await chat.move_to_municipality((MUNICIPALITIES / "vastera.yaml").read_text("utf-8"))
    assert "har inte behörighet" in await chat.say("rut", "byt modell")
    before = await chat.say("kaj", "byt modell")
    own = before[before.index("(ale\\_tre\\_nivaer)") : before.index("(malmo\\_ssp)")]
    assert "Det här är er modell." in own
    city = before[before.index("(malmo\\_ssp)") : before.index("(mjolby\\_individ)")]
    assert "3 parter" in city
    assert "Individnivån stängs." in city
    assert "Går inte att byta till nu" not in city

    await chat.say(
        "rut",
        "nytt ärende: inte skyddad; åk 8; från skolan; misstanke om utanförskap; pratat med "
        "familjen ja; orosanmälan nej; två vårdnadshavare",
    )
    assert "N27-01" in await chat.say("rut", "ja")
    after = await chat.say("kaj", "byt modell")

    assert "Går inte att byta till nu. Öppet som skulle gå sönder: 1." in after
    assert "python -m bot init" in after
    assert "N27-01" not in after
