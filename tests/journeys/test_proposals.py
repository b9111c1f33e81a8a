"""Dates by the group's own cadence, and what its calendar lacks, as the convener types and reads.

Norrsjö's clock stands at 17 December 2026. Dates were worked out by hand: 1 January 2027 is a
Friday, and Thursdays of weeks 3, 11 and 19 are 21 January, 18 March and 13 May.
"""

import re

from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.journeys.play import NORRSJO, Play

HEADS = re.compile(r"^(\w+dag \d+ \w+)(?: \d{4})?(?=, vecka)", re.MULTILINE)
EIGHT_WEEKS = "  - {key: youngsters_top5, convener: sol}\n"
VASTERA = (MUNICIPALITIES / "vastera.yaml").read_text("utf-8")
SOUTH = 'name: "Lokal grupp Söder", convener: rut'
NO_DATES = "calendar: []\n"


def proposed(card: str) -> list[str]:
    return HEADS.findall(card)


def own(cadence: str, group: str = "operativ") -> str:
    """Norrsjö without a calendar, with another cadence."""
    text = NORRSJO.read_text(encoding="utf-8")
    before, after = text.split("calendar:", 1)
    before = before.replace("    stand_in: leo\n", f"    stand_in: leo\n    cadence: {cadence}\n")
    rest = after[after.index("\n\n") :] if "\n\n" in after else "\n"
    return before + NO_DATES + rest


def with_eight_weeks() -> str:
    """Sol convenes Youngsters och Top 5, and sits with Pia there and nowhere else."""
    text = NORRSJO.read_text(encoding="utf-8")
    text = text.replace("    stand_in: leo\n", "    stand_in: leo\n", 1)
    text = text.replace("\npeople:\n", f"{EIGHT_WEEKS}\npeople:\n", 1)
    for who in ("sol", "pia"):
        head, tail = text.split(f"  - id: {who}", 1)
        tail = tail.replace("groups: [operativ, youngsters_top5]", "groups: [youngsters_top5]", 1)
        text = f"{head}  - id: {who}{tail}"
    return text


async def test_given_a_model_that_only_suggests_then_its_dates_are_proposed_as_such(
    chat: Play,
) -> None:
    await chat.move_to_municipality(
        own(
            "{kind: explicit_dates, suggested: {kind: interval, "
            'every: 4, unit: week, weekday: thu, starts: "13.00"}}'
        )
    )

    card = await chat.say("frida", "föreslå möten för vt 2027")

    assert "Ingen får något mejl än." in card
    assert "Modellen säger inte hur ofta ni ska ses. Det här är bara ett förslag." in card
    assert "Takten är 4 veckor mellan mötena." in card
    assert proposed(card) == [
        "Torsdag 7 januari",
        "Torsdag 4 februari",
        "Torsdag 4 mars",
        "Torsdag 1 april",
        "Torsdag 29 april",
        "Torsdag 27 maj",
    ]
    assert "påsklov" in card
    assert "Det finns inga möten att visa." in await chat.say("frida", "möten")


async def test_given_proposed_dates_when_saved_then_they_are_the_calendar(chat: Play) -> None:
    """No meeting is proposed in a week in which there is one already."""
    await chat.move_to_municipality(
        own('{kind: iso_weeks, parity: odd, weekday: tue, starts: "09.00"}')
    )

    card = await chat.say("frida", "föreslå möten från 25 januari till 28 februari")
    assert "Takten är udda veckor." in card
    assert proposed(card) == ["Tisdag 2 februari", "Tisdag 16 februari"]
    saved = await chat.say("frida", "ja")
    assert "Tisdag 2 februari (vecka 5)\nKl. 09.00–11.00" in saved

    again = await chat.say("frida", "föreslå möten från 25 januari till 8 mars")
    assert proposed(again) == ["Tisdag 2 mars"]


async def test_given_odd_weeks_over_the_new_year_then_two_in_a_row_are_warned_of(
    chat: Play,
) -> None:
    await chat.move_to_municipality(own("{kind: iso_weeks, parity: odd, weekday: tue}"))

    card = await chat.say("frida", "föreslå möten från 18 december till 31 januari")

    assert proposed(card) == ["Tisdag 29 december", "Tisdag 5 januari", "Tisdag 19 januari"]
    assert "möten två veckor i rad, tisdag 29 december och tisdag 5 januari" in card


async def test_given_no_weekday_is_known_then_it_is_asked_for(chat: Play) -> None:
    await chat.move_to_municipality(own("{kind: interval, every: 1, unit: month}"))

    asked = await chat.say("frida", "föreslå möten för vt 2027")
    assert "Vilken veckodag ska Operativ grupp ses?" in asked

    card = await chat.say("frida", "föreslå möten för vt 2027 på onsdagar")
    assert "Takten är ett möte i månaden, första onsdagen i månaden." in card
    assert proposed(card)[:3] == ["Onsdag 6 januari", "Onsdag 3 februari", "Onsdag 3 mars"]
    assert "rettondedag jul" in card.replace("\N{NO-BREAK SPACE}", " ")


async def test_given_words_that_are_no_time_then_it_is_said_what_to_type(chat: Play) -> None:
    answer = await chat.say("frida", "föreslå möten som vi brukar ha dem")

    assert "Skriv till exempel: föreslå möten för vt 2027." in answer


async def test_given_somebody_else_then_nothing_is_proposed(chat: Play) -> None:
    assert "sammankallande" in await chat.say("rut", "föreslå möten")


async def test_given_at_least_one_a_month_then_months_without_are_told_in_the_calendar(
    chat: Play,
) -> None:
    await chat.move_to_municipality(own("{kind: min_per_period, n: 1, period: month}"))
    assert "ska ses minst en gång i månaden" in await chat.say("frida", "föreslå möten")

    await chat.say(
        "frida", "nya möten: 18 december 2026, 14 januari, 11 februari, 15 april, 20 maj, 10 juni"
    )
    await chat.press("frida", "Spara som utkast")

    told = "Inget möte i mars: modellen säger minst ett i månaden."
    assert told in await chat.say("frida", "kalendarium")
    assert told in await chat.say("frida", "räcker kalendariet?")
    assert told not in await chat.say("rut", "kalendarium")


async def test_given_about_six_a_year_then_how_many_there_are(chat: Play) -> None:
    await chat.move_to_municipality(own("{kind: approx_per_year, n: 6}"))
    await chat.say("frida", "nya möten: 14 januari, 11 februari, 15 april, 20 maj")
    await chat.press("frida", "Spara som utkast")
    await chat.to("2027-01-04 09:00")

    assert "Ni har 4 av cirka 6 möten inbokade i år." in await chat.say("frida", "kalendarium")


async def test_given_every_eighth_week_then_a_series_for_the_two_and_a_missed_limit_is_told(
    chat: Play,
) -> None:
    """U1 in part: what each such meeting ends in is not recorded yet."""
    await chat.move_to_municipality(with_eight_weeks())

    card = await chat.say("sol", "föreslå möten på torsdagar från 21 januari till 30 juni")
    assert "Takten är 8 veckor mellan mötena." in card
    assert proposed(card) == ["Torsdag 21 januari", "Torsdag 18 mars", "Torsdag 13 maj"]
    await chat.say("sol", "ja")
    assert "Det räcker" in await chat.say("sol", "kalendariet räcker?")
    assert "Torsdag 21 januari" not in await chat.say("pia", "möten")  # a draft
    await chat.say("sol", "skicka kallelse")
    await chat.press("sol", "Skicka kallelsen")
    assert "Torsdag 21 januari" in await chat.say("pia", "möten")

    await chat.to("2027-02-01 09:00")
    await chat.say("sol", "ställ in mötet")
    await chat.press("sol", "Ja, ställ in mötet")

    told = "Det är 16 veckor mellan torsdag 21 januari och torsdag 13 maj: modellen säger högst 8."
    assert told in await chat.say("sol", "kalendarium")
    await chat.to("2027-05-12 09:00")
    await chat.say("sol", "ställ in mötet")
    await chat.press("sol", "Ja, ställ in mötet")
    late = await chat.say("sol", "kalendariet räcker?")
    assert "Det har gått 16 veckor sedan mötet torsdag 21 januari" in late


async def test_given_somebody_convenes_two_groups_then_the_named_one_is_proposed_for(
    chat: Play,
) -> None:
    """Wherever its name stands; without one it is the first that they convene."""
    text = VASTERA.replace('name: "Lokal grupp Söder", convener: rolf', SOUTH)
    head, rut = text.split('name: "Rut Rektorsdotter"')
    text = f'{head}name: "Rut Rektorsdotter"' + rut.replace(
        "groups: [lokal_norr]", "groups: [lokal_norr, lokal_soder]", 1
    )
    await chat.move_to_municipality(text)

    first = await chat.say("rut", "föreslå möten för ht 2027")
    for said in (
        "föreslå möten för ht 2027 för Lokal grupp Söder",
        "föreslå möten för Lokal grupp Söder för ht 2027",
    ):
        assert "Lokal grupp Söder. Alla möten är via Teams." in await chat.say("rut", said)
    await chat.say("rut", "ja")

    assert "Lokal grupp Norr. Alla möten är via Teams." in first
    assert "16 augusti" not in await chat.say("rut", "kalendarium för Lokal grupp Norr")
    assert "augusti" in await chat.say("rut", "kalendarium för Lokal grupp Söder")
