"""Who sits at the table: the five seats, other seats, and the people in them (A1, A23, A24)."""

import re

import pytest

from tests.fixtures_play import Cli
from tests.journeys.play import NORRSJO, Play

FIVE = ("Ungas fritid", "Skola", "Socialtjänst", "Polis", "Säkerhet och beredskap")


def norrsjo() -> str:
    return NORRSJO.read_text(encoding="utf-8")


async def views_of_a_meeting(chat: Play) -> dict[str, str]:
    """Every view in which the agencies of a meeting are listed, before anybody has answered."""
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2027-01-20 13:00")
    views = {
        "standing": await chat.say("frida", "läget"),
        "agenda": await chat.say("frida", "dagordning"),
    }
    await chat.to("2027-01-21 13:00")
    views["attendance"] = await chat.say("frida", "närvaro")
    await chat.to("2027-01-22 10:00")
    return views | {"plan": await chat.say("frida", "åtgärdsplan")}


@pytest.mark.accepts("A1")
async def test_given_a_new_group_then_it_has_the_five_seats_and_no_other(cli: Cli) -> None:
    """The seats of the model itself, before any municipality has said anything."""
    listed = (await cli("models")).out

    operative = listed.partition("rtf_fem_parter:")[2].partition("  Operativ grupp\n")[2]
    seats = re.search(r"Parter +(.*)", operative)

    assert seats is not None
    assert set(seats[1].split(", ")) == set(FIVE)


@pytest.mark.accepts("A1")
async def test_given_a_file_that_names_no_seats_then_every_view_lists_all_five(chat: Play) -> None:
    """Nobody sits in the police's seat, and nobody has answered: both can be seen."""
    seats = "    parties: [fritid, skola, socialtjanst, polis, sakerhet_beredskap]\n"
    no_police = re.sub(r"  - id: pia.*?(?=  - id: tore)", "", norrsjo(), flags=re.DOTALL)
    await chat.move_to_municipality(no_police.replace(seats, ""))

    views = await views_of_a_meeting(chat)

    for name, view in views.items():
        assert [seat for seat in FIVE if seat not in view] == [], name
    assert "Polis: saknas\nIngen är utsedd." in views["standing"]
    school = views["standing"].partition("\nSkola: saknas\n")[2].partition("\nSocialtjänst: ")[0]
    assert "Rut Rektorsdotter, rektor: har inte svarat på kallelsen." in school
    assert views["agenda"].count("Inget underlag har kommit in.") == 2 * len(FIVE)
    assert "Polis: ingen är utsedd." in views["attendance"]
    assert "Polis: ingen närvarande" in views["plan"]


@pytest.mark.accepts("A1")
async def test_given_a_seat_renamed_and_one_added_then_every_view_lists_six(chat: Play) -> None:
    renamed = norrsjo().replace("{key: polis, auth", '{key: polis, name: "Närpolisen", auth')
    sixth = '  - {key: raddning, name: "Räddningstjänsten", authorities: [kommunstyrelsen]}\n'
    added = renamed.replace("\ngroups:\n", f"{sixth}\ngroups:\n").replace(
        "polis, sakerhet_beredskap]", "polis, sakerhet_beredskap, raddning]"
    )
    await chat.move_to_municipality(added)

    views = await views_of_a_meeting(chat)

    for name, view in views.items():
        assert "Närpolisen" in view, name
        assert "Räddningstjänsten" in view, name
    assert "0 av 6 verksamheter har lämnat underlag." in views["standing"]


@pytest.mark.accepts("A24")
@pytest.mark.stage("begun")
async def test_given_a_meeting_when_attendance_is_taken_then_each_has_a_title(chat: Play) -> None:
    form = await chat.say("frida", "närvaro")
    for person in (
        "Frida Gårdman, fritidsassistent",
        "Rut Rektorsdotter, rektor",
        "Kim Skolvärdh, skolvärd",
        "Sol Sekreterare-Ek, socialsekreterare",
        "Bo Behandlare, behandlare",
        "Pia Områdesson, områdespolis",
        "Tore Trygg, trygghetsvärd",
    ):
        assert person in form

    await chat.press("frida", "Spara närvaron", {"seat_skola": "Rut,Kim", "seat_polis": "Pia"})

    plan = await chat.say("pia", "åtgärdsplan")
    assert "Skola: Rut Rektorsdotter, rektor och Kim Skolvärdh, skolvärd" in plan
    assert "Polis: Pia Områdesson, områdespolis" in plan
