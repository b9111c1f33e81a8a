"""Commitments keep to the rules: one owner, one date, working days (R-120, R-122)."""

import pytest

from tests.journeys.play import Play
from tests.journeys.stages import commit

OWNER = "Ett åtagande behöver en ansvarig verksamhet. Dela upp det om flera ska göra något."


@pytest.mark.accepts("R-120")
@pytest.mark.stage("begun")
@pytest.mark.parametrize("owner", ["alla", "alla verksamheter", "", "vi"])
async def test_given_everyone_or_nobody_as_owner_then_it_is_refused_and_the_text_kept(
    chat: Play, owner: str
) -> None:
    """Typed: the card comes with the question and the text; saving it is refused until answered."""
    typed = f"nytt åtagande: Rutin för rykten; {owner}; 4 februari; nivå 1; universell"
    await chat.say("frida", typed)
    refused = await chat.press("frida", "Spara åtagandet")

    assert OWNER in refused
    assert "<Vad ska göras? Skriv vem som gör vad.=Rutin för rykten" in refused
    assert "inga öppna åtaganden" in await chat.say("kaj", "öppna åtaganden")

    saved = await chat.press("frida", "Spara åtagandet", {"Ansvarig verksamhet": "Polis"})
    assert "Sparat hittills: 1 åtagande" in saved


@pytest.mark.accepts("R-120")
@pytest.mark.stage("begun")
@pytest.mark.parametrize("field", ["party", "on", "level"])
async def test_given_owner_date_or_level_missing_or_doubled_then_it_is_not_saved(
    chat: Play, field: str
) -> None:
    """Also from a client of one's own, that sends two of something or what is not to choose."""
    good = {"text": "Ringa hem.", "party": "skola", "level": "1", "prevention": "universal"}
    good |= {"due": "date", "on": "2027-02-04"}
    message, button = chat.find("frida", "Spara åtagandet")

    for bad in ("", "alla", "skola,polis", "1,2", "2027-02-04,2027-02-05", "3"):
        sent = good | {field: bad}
        await chat.press_in("frida", message.activity_id, button.action, sent)

    assert "inga öppna åtaganden" in await chat.say("kaj", "öppna åtaganden")


HOLIDAYS = [
    ("2027-02-06", "helg"),
    ("2027-03-26", "Långfredagen"),
    ("2027-05-06", "Kristi himmelsfärdsdag"),
    ("2027-06-25", "Midsommarafton"),
]


@pytest.mark.accepts("R-122")
@pytest.mark.stage("begun")
@pytest.mark.parametrize(("day", "reason"), HOLIDAYS)
async def test_given_a_due_date_off_work_when_captured_then_it_is_asked_about_first(
    chat: Play, day: str, reason: str
) -> None:
    asked = await commit(chat, "Skolan ringer hem.", "Skola", day, "1", "Universell")
    assert "ingen arbetsdag" in asked
    assert reason in asked
    assert "inga öppna åtaganden" in await chat.say("kaj", "öppna åtaganden")

    saved = await chat.press("frida", "Spara åtagandet")
    assert "Sparat hittills: 1 åtagande" in saved


@pytest.mark.accepts("R-122")
@pytest.mark.stage("decided")
@pytest.mark.parametrize("road", ["typed", "pressed"])
@pytest.mark.parametrize(("day", "reason"), HOLIDAYS)
async def test_given_a_new_date_off_work_then_nothing_moves_before_it_is_confirmed(
    chat: Play, day: str, reason: str, road: str
) -> None:
    if road == "typed":
        asked = await chat.say("rut", f"flytta 4 till {day}")
    else:
        await chat.say("rut", "uppdatera 4")
        asked = await chat.press("rut", "Spara nytt datum", {"Nytt datum för åtagandet": day})
    assert "Ingen arbetsdag" in asked
    assert reason in asked
    assert "torsdag 11 februari" in await chat.say("kaj", "åtaganden för skolan")

    await chat.say("rut", "ja")
    listed = await chat.say("rut", "mina åtaganden")
    assert "torsdag 11 februari" not in listed
    assert "lyttat 1 gång" in await chat.say("rut", "uppdatera 4") + listed


@pytest.mark.accepts("R-113")
@pytest.mark.stage("asked")
async def test_given_a_card_a_day_old_and_more_then_it_still_works(chat: Play) -> None:
    """A request of 12 January is answered on the morning of the meeting, late but taken."""
    await chat.to("2027-01-21 12:30")
    nothing = {"d1_nothing": "ja", "d2_nothing": "ja", "d3_raise": "inget"}

    receipt = await chat.press("rut", "Skicka in", nothing)

    assert "Underlaget är inskickat" in receipt
    assert "Det kom in efter sista tid och tas med ändå." in receipt


@pytest.mark.accepts("R-113")
@pytest.mark.stage("asked")
@pytest.mark.parametrize("restart", [False, True])
async def test_given_a_button_that_fails_then_what_was_typed_is_a_draft(
    chat: Play, restart: bool
) -> None:
    """A personal number stops it; the text waits in the form, for Rut's deputy too."""
    text = "Ring 070-123 45 67 om ni vill veta mer."

    failed = await chat.press("rut", "Skicka in", {"d1": text, "d2_nothing": "ja"})
    if restart:
        await chat.restart()

    assert "Texten är sparad men inte skickad." in failed
    for who in ("rut", "kim"):
        form = await chat.say(who, "underlag")
        assert f"<Er text till del 1 (högst 2 000 tecken)={text}>" in form
        assert "<Inget att rapportera i del 2=ja>" in form


@pytest.mark.accepts("R-113")
@pytest.mark.stage("asked")
async def test_given_one_part_at_a_time_then_each_is_saved_beside_the_others(chat: Play) -> None:
    await chat.press("rut", "Spara utkast", {"d2": "Ströfrånvaro på fredagar."})
    await chat.say("rut", "underlag 1: Vi har ny kurator.")
    await chat.say("kim", "underlag 3 inget")

    form = await chat.say("rut", "underlag")

    assert "<Er text till del 1 (högst 2 000 tecken)=Vi har ny kurator.>" in form
    assert "<Er text till del 2 (högst 2 000 tecken)=Ströfrånvaro på fredagar.>" in form
    assert "<Har ni något på individnivå i del 3?=inget>" in form


@pytest.mark.accepts("R-113")
@pytest.mark.stage("decided")
@pytest.mark.parametrize(
    ("who", "typed", "button", "field"),
    [
        ("rut", "uppdatera 4", "Be om hjälp", "help_note"),
        ("rut", "uppdatera 4", "Ja, avbryt åtagandet", "reason"),
        ("frida", "anteckna", "Spara åtagandet", "text"),
        ("frida", "anteckna", "Spara beslutet", "decision"),
    ],
)
async def test_given_any_form_that_fails_then_the_text_comes_back_in_it(
    chat: Play, who: str, typed: str, button: str, field: str
) -> None:
    await chat.say(who, typed)
    text = "Mejla rut@norrsjo.example.org om det."

    failed = await chat.press(who, button, {field: text})

    assert text in failed
    assert "e-postadress" in failed
