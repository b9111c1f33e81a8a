"""School breaks of the municipality, as they are typed, filled in and read."""

from tests.journeys.play import NORRSJO, Play


async def test_given_breaks_are_typed_then_they_are_shown_saved_and_asked_about(
    chat: Play,
) -> None:
    preview = await chat.say("frida", "lov: läslov 2027-11-01–2027-11-05\nstudiedag 8 mars")
    assert "Inget är sparat än." in preview
    assert "2 nya lov" in preview
    assert "Läslov" not in await chat.say("rut", "lov")

    saved = await chat.say("frida", "ja")
    assert "**Läslov:** måndag 1 november–fredag 5 november 2027 (vecka 44)" in saved
    assert "Frida Gårdman la till läslov" in saved
    seen = await chat.say("rut", "lov")
    assert "**Studiedag:** måndag 8 mars 2027 (vecka 10)" in seen
    assert "Senast ändrat" not in seen

    dated = await chat.say("frida", "nya möten: 8 mars 2027, 9 mars 2027")
    assert "studiedag" in dated


async def test_given_a_break_is_changed_and_taken_away_then_the_history_says_so(
    chat: Play,
) -> None:
    changed = await chat.say("frida", "lov: sportlov 15–19 februari 2027, hoppa över")
    assert "1 lov ändras till" in changed
    assert "I dag: sportlov, måndag 22 februari–fredag 26 februari 2027 (vecka 8)." in changed
    await chat.press("frida", "Spara loven")
    assert "Inga möten föreslås." in await chat.say("rut", "lov")

    removed = await chat.say("frida", "ta bort lov sportlov")
    assert "1 lov tas bort" in removed
    book = await chat.say("frida", "ja")

    assert "Frida Gårdman tog bort sportlov" in book
    assert "Frida Gårdman ändrade sportlov till" in book
    assert "Sportlov" not in await chat.say("rut", "lov")
    assert "inget sådant lov" in await chat.say("frida", "ta bort lov sportlov")


async def test_given_a_table_is_pasted_then_its_good_lines_and_what_is_wrong_with_the_others(
    chat: Play,
) -> None:
    table = (
        "lov: från;till;namn;kommun;skolform\n2027-10-25;2027-10-29;höstlov;Norrsjö;grundskola\n"
        "2027-10-25;2027-10-29;höstlov;Söderby;grundskola\n2027-06-11;2027-06-01;studiedag;;\n"
    )

    preview = await chat.say("frida", table)

    assert "**Höstlov (grundskola):** måndag 25 oktober–fredag 29 oktober 2027" in preview
    assert "1 rad gäller en annan kommun och hoppas över." in preview
    assert "Rad 4: sista dagen är före den första." in preview


async def test_given_the_form_is_filled_in_then_it_is_shown_before_it_is_saved(
    chat: Play,
) -> None:
    await chat.say("frida", "lov")
    late = {"break_name": "Läslov", "break_first": "2027-11-05", "break_last": "2027-11-01"}
    assert "Sista dagen är före den första." in await chat.press("frida", "Lägg till lov", late)
    assert "Välj lovets första dag." in await chat.press(
        "frida", "Lägg till lov", {"break_name": "Läslov"}
    )

    right = late | {"break_last": "2027-11-06"}
    assert "1 nytt lov" in await chat.press("frida", "Lägg till lov", right)
    await chat.press("frida", "Spara loven")

    assert (await chat.say("rut", "lov")).count("Läslov") == 1


async def test_given_it_is_asked_in_the_group_then_only_the_breaks_are_shown(chat: Play) -> None:
    await chat.say("frida", "lov: studiedag 8 mars")
    await chat.say("frida", "ja")

    shown = await chat.say("frida", "lov", in_group=True)

    assert "**Studiedag:** måndag 8 mars 2027" in shown
    assert "Lägg till" not in shown
    assert "Senast ändrat" not in shown


async def test_given_somebody_else_then_breaks_are_read_and_not_changed(chat: Play) -> None:
    for words in ("lov: läslov 1 november", "ta bort lov sportlov"):
        assert "behörighet" in await chat.say("rut", words)
    assert not chat.has_button("rut", "Lägg till lov")
    assert "Skriv vad lovet heter" in await chat.say("frida", "nytt lov:")


async def test_given_a_break_with_an_effect_when_dates_are_proposed_then_it_has_it(
    chat: Play,
) -> None:
    """Thursdays every week: 25 February is in the sportlov, 1 April in the påsklov."""
    text = NORRSJO.read_text(encoding="utf-8").replace(
        "    stand_in: leo\n",
        "    stand_in: leo\n    cadence: {kind: interval, every: 1, unit: week, weekday: thu}\n",
        1,
    )
    await chat.move_to_municipality(text)
    await chat.say("frida", "lov: sportlov vecka 8 2027, hoppa över")
    await chat.say("frida", "ja")
    await chat.say("frida", "lov: påsklov 29 mars–2 april 2027, flytta")
    await chat.say("frida", "ja")

    card = await chat.say("frida", "föreslå möten från 19 februari till 4 april")

    assert "Inget möte torsdag 25 februari: sportlov." in card
    # Monday is annandag påsk, and the whole week is a break: the next working day is the 5th, in
    # the week after, outside what was asked for. So it is left where it is, and asked about.
    assert "Torsdag 1 april 2027, vecka" in card
    assert "påsklov" in card
    assert "Torsdag 4 mars 2027" in card
    assert "Torsdag 25 februari 2027" not in card
