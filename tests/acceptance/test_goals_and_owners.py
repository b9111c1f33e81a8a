"""What is reported per goal (A3), and whom a commitment is about (A15)."""

import re

import pytest

from tests.acceptance.test_decisions import GOALS
from tests.journeys.play import Play
from tests.journeys.stages import commit, decide


@pytest.mark.accepts("A3")
@pytest.mark.stage("begun")
async def test_given_commitments_done_and_open_then_a_report_has_both_per_goal(chat: Play) -> None:
    """Outcomes per goal: how many, how many done, and whether it had the effect meant."""
    for text in ("Ringa hem.", "Skriva schema."):
        await commit(chat, text, "Skola", "", "1", "Universell", goals="Ökad skolnärvaro")
    await commit(chat, "Tillsyn.", "Polis", "", "1", "Universell", goals="Minskat missbruk")
    await chat.say("rut", "klart 1 effekt ja")
    await chat.press("rut", "Spara som klart")

    report = await chat.say("kaj", "statistik")

    rows = {goal: _row(report, goal) for goal in GOALS}
    assert re.search(r"\b2 åtaganden\b.*\b1 klart\b", rows["Ökad skolnärvaro"])
    assert re.search(r"\b1 åtagande\b", rows["Minskat missbruk"])
    assert re.search(r"\b0 åtaganden\b|\binga åtaganden\b", rows["Minskad brottslighet"].lower())


def _row(report: str, goal: str) -> str:
    """The line of the report that speaks of the goal, and the one below."""
    found = re.search(rf"^{goal}.*(?:\n.*)?", report, flags=re.MULTILINE)
    assert found is not None, f"{goal} is not in the report: {report}"
    return found[0]


@pytest.mark.accepts("A15")
@pytest.mark.stage("begun")
async def test_given_a_commitment_decision_then_owner_person_and_date_are_listed_apart(
    chat: Play,
) -> None:
    for subject in ("Grupp", "Individ"):
        await commit(
            chat,
            f"Stöd för {subject.lower()}.",
            "Socialtjänst",
            "2027-02-12",
            "2",
            "Selektiv",
            subject=subject,
        )
    await decide(chat, "En rutin tas fram.")

    plan = await chat.say("kaj", "åtgärdsplan")
    commitments, _, notes = plan.partition("\nBeslut\n")
    for text in ("Stöd för grupp.", "Stöd för individ."):
        assert text in commitments
        assert text not in notes
    assert "En rutin tas fram." in notes
    for number, subject in ((1, "Grupp"), (2, "Individ")):
        shown = await chat.say("kaj", f"Å-2027-00{number}")
        for fact in ("Socialtjänst", "Sol Sekreterare-Ek", "fredag 12 februari"):
            assert fact in shown, fact
        assert subject in shown.replace(f"Stöd för {subject.lower()}.", "")
