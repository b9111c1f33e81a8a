"""What the cards of commitments say: lists, updates, reminders, short answers."""

import json

import pytest

from cards.acts import LIST, Act
from tests.cards.drawn import LANGUAGES, buttons, draw, inputs, titles, words
from tests.cards.examples import minted


def test_every_list_says_what_it_covers() -> None:
    assert "Gäller: Operativ grupp, alla verksamheter, öppna." in words(draw("list"))
    one = words(draw("list_of_one_agency"))
    assert "Gäller: Operativ grupp, Socialtjänst, dina egna, öppna, Selektiv" in one
    assert "Det finns inga försenade åtaganden som du kan se." in words(draw("overdue_none"))


def test_ten_rows_a_card_and_a_chooser_instead_of_ten_buttons() -> None:
    card = draw("list_first_page")
    chosen = next(i for i in inputs(card) if i["id"] == "chosen")

    assert len(chosen["choices"]) == 10
    assert titles(card) == ["Visa fler (2 till)", "Öppna"]
    more = next(b for b in buttons(card) if b["verb"] == Act.LIST_MORE)
    assert more["data"]["ref"] == minted(Act.LIST_MORE, LIST, value="11")
    assert "Visar 11–12" in words(draw("list_second_page"))


def test_the_chooser_holds_references_and_no_ids() -> None:
    chosen = next(i for i in inputs(draw("list")) if i["id"] == "chosen")

    assert all(len(choice["value"]) == 16 for choice in chosen["choices"])


def test_only_the_owner_agency_can_say_that_it_is_done() -> None:
    assert titles(draw("list_few")) == [
        "005 är klart",
        "Uppdatera 005",
        "Fråga om 002",
        "Uppdatera 002",
    ]
    assert titles(draw("update_of_others")) == [
        "Nytt datum",
        "Spara nytt datum",
        "Avbryt åtagandet",
        "Ja, avbryt åtagandet",
    ]


def test_lateness_is_said_in_days() -> None:
    assert "Försenat 5 dagar" in words(draw("overdue"))
    assert "Försenat 1 dag\n" in words(draw("overdue"))


@pytest.mark.parametrize("name", ["digest", "list_hidden", "plan_later", "briefing_hidden"])
def test_of_what_may_not_be_seen_only_number_date_and_a_button_are_shown(name: str) -> None:
    text = words(draw(name))

    assert "Å-2027-010" in text
    assert "fredag 12 februari" in text.lower()


def test_a_reminder_shows_a_number_on_a_locked_screen() -> None:
    def first(name: str) -> str:
        return str(draw(name)["body"][0]["text"])

    assert first("digest") == "Du har 2 åtaganden att uppdatera"
    assert first("digest_one") == "Du har 1 åtagande att uppdatera"
    assert first("digest_briefing_only") == "Påminnelse inför SSPF-mötet"


def test_a_reminder_tells_each_occasion_apart() -> None:
    text = words(draw("digest_all_kinds"))

    for said in (
        "Om en vecka ska 2 åtaganden vara klara.",
        "Om några dagar ska 1 åtagande vara klart.",
        "1 åtagande ska vara klart idag.",
        "1 åtagande har passerat sitt datum.",
        "Sista tid är **onsdag 17 februari kl. 12.00**.",
    ):
        assert said in text


def test_the_same_number_in_two_years_is_told_apart_on_the_buttons() -> None:
    assert "2026-003 är klart" in titles(draw("digest_all_kinds"))
    assert "2027-003 är klart" in titles(draw("digest_all_kinds"))


def test_a_full_reminder_stops_at_ten_rows() -> None:
    text = words(draw("digest_many"))

    assert "Och 2 till. Skriv *mina åtaganden* för att se alla." in text
    assert "12 åtaganden hos andra är mer än en vecka sena" in text
    assert "Och 12 till. Skriv *försenade* för att se alla." in text


def test_an_update_asks_after_the_choice() -> None:
    card = draw("update")

    assert [a["title"] for a in card["body"][3]["actions"]] == [
        "Klart",
        "Pågår",
        "Nytt datum",
        "Behöver hjälp",
    ]
    assert [a["title"] for a in card["body"][4]["actions"]] == ["Avbryt åtagandet"]


def test_after_a_fault_the_form_stands_alone_and_filled_in() -> None:
    card = draw("update_cancel_again")

    assert [i["id"] for i in inputs(card)] == ["reason"]
    assert inputs(card)[0]["value"] == "Ring 070-123 45 67."
    assert card["body"][1]["style"] == "warning"


def test_a_closed_commitment_offers_no_change() -> None:
    assert buttons(draw("update_closed")) == []


def test_a_new_date_waits_for_a_press_that_carries_it() -> None:
    yes = buttons(draw("confirm_postponement"))[0]

    ref = minted(Act.COMMITMENT_CONFIRM, "Å-2027-004", version=1, value="2027-03-04")
    assert yes["data"]["ref"] == ref
    assert "**Nytt:** torsdag 4 mars (vecka 9)" in words(draw("confirm_postponement"))


def test_a_holiday_is_asked_about() -> None:
    text = words(draw("confirm_postponement_holiday"))

    assert "**Ingen arbetsdag:** Torsdag 6 maj, Kristi himmelsfärdsdag." in text


def test_cancelling_is_never_the_first_thing_offered() -> None:
    assert titles(draw("confirm_cancel")) == ["Behåll åtagandet", "Ja, avbryt åtagandet"]


def test_what_can_be_undone_says_so() -> None:
    assert "Ångra ändringen" in titles(draw("changed_done"))
    assert "Ångra ändringen" not in titles(draw("changed_undo"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_locked_card_is_the_same(language: str) -> None:
    card = json.dumps(draw("locked", language))

    assert '"ref"' not in card
    assert '"actions"' not in card


def test_help_offers_a_briefing_only_when_there_is_one_to_give() -> None:
    assert "Lämna underlag" in titles(draw("help"))
    assert "Lämna underlag" not in titles(draw("help_welcome"))
    assert "Hej Frida." in words(draw("help_welcome"))


def test_a_meaning_too_long_for_a_button_is_written_out_above_it() -> None:
    assert "Öppna åtaganden för skolan" in words(draw("choices_long"))
    assert titles(draw("choices_long")) == ["Alternativ 1", "Alternativ 2"]
    assert len(titles(draw("choices_many"))) == 5


def test_what_was_typed_is_shown_again_when_it_could_not_be_sent() -> None:
    assert "Polisen ringer 070-123 45 67." in words(draw("text_kept"))
