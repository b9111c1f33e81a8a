"""Schools of each stage sit in the school's seat, and how early a case is raised is reported."""

import pytest

from tests.journeys.other_models import town
from tests.journeys.play import Play
from tests.journeys.test_case_models import NACKA, SILENT

MIDDLE = (
    '  - {id: kim, name: "Kim Skolvärdh", title: "rektor, mellanstadiet", '
    "email: kim@byn.example.org, entra_object_id: 00000000-0000-4000-8000-000000000005, "
    "party: skola, groups: [sspf_forum]}\n"
)


@pytest.mark.accepts("C21")
async def test_given_a_school_of_each_stage_then_both_raise_and_the_early_share_is_told(
    chat: Play,
) -> None:
    text = town("nacka_sspf_sig", "sspf_forum", meeting=SILENT)
    await chat.move_to_municipality(text.replace("  - {id: sol,", MIDDLE + "  - {id: sol,"))

    for who, year in (("kim", "5"), ("kim", "6"), ("rut", "8")):
        await chat.say(who, "nytt ärende")
        await chat.press(who, "Nej, fortsätt")
        done = await chat.press(
            who, "Aktualisera", NACKA | {"case_age": "", "case_school_year": year}
        )
        assert "Ärendet är aktualiserat" in done

    told = await chat.say("kaj", "alla siffror")
    assert "**Årskurs 5–6:** 2 av 3 (67 %)" in told
    assert "**Skola:** 3 av 3 (100 %)" in told
