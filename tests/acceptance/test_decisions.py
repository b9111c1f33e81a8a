"""What a meeting decides: levels, goals, subjects, ages, outcomes (A2, A3, A5, A8, A14–A16)."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import _parser
from bot.disclose_commands import carry_out
from bot.settings import Settings
from tests.journeys.play import Play
from tests.journeys.stages import commit

GOALS = [
    "Minskad brottslighet",
    "Minskat missbruk",
    "Ökad skolnärvaro",
    "Ökad måluppfyllelse",
    "Alternativa fritidsintressen",
]
LEVELS = ("Universell", "Selektiv", "Individuell")


def titles(chat: Play, button: str, field: str) -> list[str]:
    _, found = chat.find("frida", button)
    choices = next(f for f in found.fields if f["id"] == field)["choices"]
    return [choice["title"] for choice in choices]


@pytest.mark.accepts("A2")
@pytest.mark.stage("begun")
async def test_given_a_measure_without_a_prevention_level_then_it_is_not_saved(chat: Play) -> None:
    """For commitments, decisions and items alike; each has the three levels to choose from."""
    fields = {"prevention": "Spara åtagandet", "decision_prevention": "Spara beslutet"}
    for field, button in fields.items():
        assert [t.partition(":")[0] for t in titles(chat, button, field)] == list(LEVELS)

    commitment = await commit(chat, "Fler vuxna ute.", "Skola", "", "1", "")
    assert "Välj förebyggande nivå." in commitment
    assert "Sparat hittills" not in commitment

    typed = {"decision": "Rutin.", "decision_level": "1", "decision_subject": "Område"}
    decision = await chat.press("frida", "Spara beslutet", typed)
    assert "Välj förebyggande nivå." in decision
    assert "Sparat hittills" not in decision

    await chat.press("frida", "Stäng punkt 1")
    item = await chat.say("frida", "stäng 1 åtgärd område")
    assert "Välj förebyggande nivå." in item
    assert "5 punkter utan utfall" in await chat.say("frida", "anteckna")


@pytest.mark.accepts("A2")
@pytest.mark.stage("decided")
async def test_given_measures_of_two_levels_then_one_lists_and_counts_by_level(chat: Play) -> None:
    """Four selective and two universal, as COMMITMENTS has them; none is individual."""
    universal = await chat.say("kaj", "öppna åtaganden universell")
    assert "**2 åtaganden.**" in universal
    assert "Universell" in universal.partition("Gäller:")[2].partition("\n")[0]
    assert "Skolan håller föräldramöte om vejp." in universal
    assert "Polisen gör synlig tillsyn" not in universal

    assert "**4 åtaganden.**" in await chat.say("kaj", "öppna åtaganden selektiv")
    assert "Det finns inga öppna åtaganden" in await chat.say("kaj", "öppna åtaganden individuell")


@pytest.mark.accepts("A2")
@pytest.mark.stage("begun")
async def test_given_the_preparation_parts_then_they_are_not_the_prevention_levels(
    chat: Play,
) -> None:
    """A measure on group level (part 2) may be universal, and one on general level selective."""
    await commit(chat, "Lampor för alla.", "Polis", "", "2", "Universell")
    await commit(chat, "Kurs för några.", "Polis", "", "1", "Selektiv")

    universal = await chat.say("kaj", "öppna åtaganden universell")
    selective = await chat.say("kaj", "öppna åtaganden selektiv")

    assert "Lampor för alla." in universal
    assert "Kurs för några." not in universal
    assert "Kurs för några." in selective
    assert "Lampor för alla." not in selective


@pytest.mark.accepts("A3")
@pytest.mark.stage("begun")
async def test_given_the_five_goals_then_a_commitment_carries_several_and_is_found_by_each(
    chat: Play,
) -> None:
    assert titles(chat, "Spara åtagandet", "goals") == GOALS
    two = "Ökad skolnärvaro,Minskat missbruk"
    await commit(chat, "Skolan ringer hem.", "Skola", "", "1", "Universell", goals=two)
    await commit(chat, "Fritid öppnar på söndagar.", "Ungas fritid", "", "1", "Universell")

    for goal in GOALS:
        listed = await chat.say("kaj", f"åtaganden {goal.lower()}")
        assert ("Skolan ringer hem." in listed) is (goal in two.split(",")), goal
        assert "Fritid öppnar på söndagar." not in listed, goal


@pytest.mark.accepts("A5")
@pytest.mark.stage("begun")
@pytest.mark.parametrize("band", ["Upp till 12 år", "16–18 år", "Över 18 år", ""])
async def test_given_any_age_then_the_item_is_closed_and_above_18_is_only_noticed(
    chat: Play, band: str
) -> None:
    form = await chat.press("frida", "Stäng punkt 1")
    assert "Samverkan gäller oftast unga upp till 18 år. Du kan välja en annan ålder." in form
    kinds = {f["id"]: f["type"] for f in chat.find("frida", "Stäng punkten")[1].fields}
    assert kinds["age_band"] == "Input.ChoiceSet"
    assert "Input.Date" not in kinds.values()

    typed = {"outcome": "Bevaka", "subject": "Grupp", "prevention": "Selektiv", "age_band": band}
    answer = await chat.press("frida", "Stäng punkten", typed)

    assert "4 punkter utan utfall" in answer


@pytest.mark.accepts("A8", "A14")
@pytest.mark.stage("begun")
async def test_given_area_group_and_individual_then_items_measures_and_decisions_take_each(
    chat: Play,
) -> None:
    """A group is a choice and a text; nowhere is there a field for names."""
    subjects = ["Område", "Grupp", "Individ"]
    assert titles(chat, "Spara åtagandet", "subject") == subjects
    assert titles(chat, "Spara beslutet", "decision_subject") == subjects
    labels = {f.get("label") or f["title"] for f in chat.find("frida", "Spara åtagandet")[1].fields}
    assert not any("namn" in label.lower() for label in labels)

    for number, subject in enumerate(subjects, start=1):
        kinds = {"decision_subject": subject, "decision_prevention": LEVELS[number - 1]}
        typed = {"decision": f"Beslut om {subject.lower()}.", "decision_level": "1", **kinds}
        saved = await chat.press("frida", "Spara beslutet", typed)
        assert f"Sparat hittills: {number} beslut" in saved
        await commit(chat, f"Om {subject}.", "Skola", "", "1", LEVELS[number - 1], subject=subject)
        await chat.press("frida", "Stäng punkt")
        closing = {"outcome": "Åtgärd", "subject": subject, "prevention": LEVELS[number - 1]}
        await chat.press("frida", "Stäng punkten", closing)

    plan = await chat.say("kaj", "åtgärdsplan")
    assert "Nya åtaganden: 3" in plan
    for subject in subjects:
        assert f"Beslut om {subject.lower()}." in plan
    assert "3 av 5 punkter ledde till åtgärd." in plan


@pytest.mark.accepts("A16")
@pytest.mark.stage("begun")
async def test_given_the_items_of_a_meeting_then_each_is_closed_with_one_of_four_outcomes(
    chat: Play,
) -> None:
    assert "5 punkter utan utfall" in chat.last("frida")
    outcomes = ["Åtgärd", "Ingen åtgärd", "Bevaka", "Lyft vidare"]
    await chat.press("frida", "Stäng punkt 1")
    assert titles(chat, "Stäng punkten", "outcome") == outcomes
    without = await chat.say("frida", "stäng 1 område universell")
    assert "Välj vad punkten ledde till." in without

    for number, outcome in enumerate([*outcomes, "Åtgärd"], start=1):
        await chat.say("frida", f"stäng {number} {outcome} grupp selektiv")

    assert "utan utfall" not in await chat.say("frida", "anteckna")
    plan = await chat.say("tore", "åtgärdsplan")
    assert "2 av 5 punkter ledde till åtgärd." in plan
    for outcome in outcomes:
        assert f"Utfall: {outcome}" in plan


@pytest.mark.accepts("A16")
@pytest.mark.stage("begun")
async def test_given_an_item_without_outcome_then_the_plan_waits_until_it_is_closed(
    chat: Play,
) -> None:
    """The convener is asked the day after, and nobody is told of a settled plan before."""
    await commit(chat, "Ringa hem.", "Skola", "2027-02-12", "1", "Universell")
    await chat.to("2027-01-27 09:00")
    assert "utan utfall" in chat.titled("frida", "Beslut och åtaganden")[-1]
    assert not chat.titled("rut", "Åtaganden från SSPF-mötet")

    for number in range(1, 7):
        await chat.say("frida", f"stäng {number} bevaka grupp selektiv")
    await chat.to("2027-01-28 09:00")

    assert chat.titled("rut", "Åtaganden från SSPF-mötet")


PRESENTED = (("Rutin för rykten.", "Rut"), ("Kalender.", "okänd"), ("Vi syns mer", "Pia"))


@pytest.mark.accepts("R-86")
@pytest.mark.stage("begun")
async def test_given_a_decision_then_it_says_day_content_who_decided_presented_and_took_part(
    chat: Play, tmp_path: Path
) -> None:
    """On the plan and in what is handed out; where nobody was noted it is said to be unknown."""
    await chat.press("frida", "Anteckna närvaro")
    await chat.press("frida", "Spara närvaron", {"seat_skola": "Rut", "seat_polis": "Pia"})
    kinds = {"decision_level": "1", "decision_subject": "Område"}
    typed = {"decision_prevention": "Universell", "decision": "Rutin för rykten.", **kinds}
    await chat.press("frida", "Spara beslutet", {**typed, "decision_presenter": "Rut"})
    await chat.press("frida", "Spara beslutet", {**typed, "decision": "Kalender."})
    await chat.say("frida", "beslut: Vi syns mer; nivå 1; område; universell; föredragande Pia")
    await chat.say("frida", "ja")

    plan = await chat.say("tore", "åtgärdsplan")
    by = "Beslutat torsdag 21 januari av Operativ grupp. Föredragande: "
    for said, name in PRESENTED:
        assert plan.partition(said)[2].lstrip("*\n ").startswith(by + name), plan
    assert "Rut Rektorsdotter" in plan.partition("\nNärvarande")[2]

    for said, name in PRESENTED:
        (one,) = (d for d in await handed_out(chat, tmp_path / name) if said in d)
        for fact in ("21 januari", "Operativ grupp", f"Föredragande: {name}", "Närvarande: Rut"):
            assert fact in one


async def handed_out(chat: Play, file: Path) -> list[str]:
    """Each document of the meeting as `disclose` writes it."""
    typed = ["disclose", "norrsjo", "--meeting", "2027-01-21", "--out", str(file)]
    chosen = _parser().parse_args(typed)
    assert await carry_out(Settings(auth="anonymous", data=chat.folder), chosen) == 0
    return (await asyncio.to_thread(file.read_text, encoding="utf-8")).split("\n\n")
