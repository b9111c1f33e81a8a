"""What the cards of the meeting cycle say, and what they keep quiet about."""

import pytest

from cards.acts import Act
from cards.envelope import Card, size
from cards.pages import PAGE_SIZE
from tests.cards.drawn import buttons, draw, inputs, nodes, of_type, titles, words
from tests.cards.example_facts import KIM, MEETING, PARTIES
from tests.cards.examples import minted


def verbs(card: Card) -> list[str]:
    return [b["verb"] for b in buttons(card)]


def headings(card: Card) -> list[str]:
    return [n["text"].replace("\u00a0", " ") for n in nodes(card) if n.get("style") == "heading"]


def test_the_kallelse_is_answered_in_one_press_and_asks_for_no_text() -> None:
    card = draw("invitation")

    assert titles(card)[:2] == ["Jag kommer", "Jag vet inte än"]
    assert of_type(card, "Input.Text") == []
    assert "ha en fungerande skolgång" in words(card)


def test_a_deputy_is_chosen_by_reference() -> None:
    deputy = next(i for i in inputs(draw("invitation")) if i["id"] == "deputy")

    chosen = [choice["value"] for choice in deputy["choices"]]
    assert chosen == [
        minted(Act.INVITATION_DEPUTY, MEETING.id, version=2, value=KIM.id),
        minted(Act.INVITATION_DEPUTY, MEETING.id, version=2, value=""),
    ]


def test_given_nobody_to_stand_in_then_declining_is_one_press() -> None:
    card = draw("invitation_without_deputy")

    assert inputs(card) == []
    assert verbs(card)[-1] == Act.INVITATION_DECLINE


def test_a_moved_meeting_asks_for_a_new_answer() -> None:
    assert "Mötet är flyttat" in words(draw("invitation_moved"))


def test_a_kallelse_that_is_sent_is_not_sent_again() -> None:
    assert verbs(draw("invitation_ask_sent")) == []


def test_the_new_time_stands_behind_the_button() -> None:
    move = buttons(draw("move_meeting"))[0]

    value = "2027-02-25 13:00-15:00"
    assert move["data"]["ref"] == minted(Act.MEETING_MOVE, MEETING.id, version=2, value=value)


def test_the_parts_are_the_models_own_in_number_name_and_order() -> None:
    assert [h for h in headings(draw("briefing")) if h.startswith("Del")] == [
        "Del 1. Allmän information",
        "Del 2. Gruppnivå",
        "Del 3. Individnivå",
    ]
    assert [h for h in headings(draw("briefing_two_parts_of_a_model")) if h.startswith("Del")] == [
        "Del 1. Problem och riskgrupper",
        "Del 2. Behov och resurser",
    ]


def test_own_commitments_are_asked_about_first() -> None:
    ids = [i["id"] for i in inputs(draw("briefing_draft"))]

    assert ids == ["s_005", "s_004", "d1", "d1_nothing", "d2", "d2_nothing", "d2_size", "d3_raise"]


def test_nothing_can_be_written_about_individuals() -> None:
    individual = [i for i in inputs(draw("briefing_draft")) if i["id"].startswith("d3")]

    assert [i["type"] for i in individual] == ["Input.ChoiceSet"]


@pytest.mark.parametrize("name", ["briefing", "agenda", "plan", "briefing_without_commitments"])
def test_the_duty_to_report_is_always_said(name: str) -> None:
    assert "Mötet ersätter inte skyldigheten att göra orosanmälan." in words(draw(name))


def test_the_duty_to_report_stands_above_the_agenda() -> None:
    box = next(n for n in draw("agenda")["body"] if n.get("style") == "emphasis")

    assert "orosanmälan" in box["items"][0]["text"]


def test_a_briefing_with_faults_says_first_what_is_safe_then_what_is_wrong_and_where() -> None:
    card = draw("briefing_faults")
    box = card["body"][1]
    said = [item["text"].replace("\u00a0", " ") for item in box["items"]]

    assert box["style"] == "warning"
    assert said[0] == "Texten är sparad men inte skickad."
    assert "Del 1: Det ser ut som ett personnummer i texten. Ta bort det." in said[2]
    assert said[1].endswith("Titta vid tecken 6 och 26.")
    assert said[-1] == "Del 3: Välj ett av svaren."


def test_many_faults_of_a_kind_are_said_once() -> None:
    text = words(draw("briefing_many_faults"))

    assert text.count("Del 2: Det ser ut som ett telefonnummer") == 1
    assert "Titta först vid tecken 3, 20 och 41." in text


def test_the_receipt_tells_the_state_of_each_part_and_no_text() -> None:
    text = words(draw("receipt"))

    assert "Del 1. Allmän information: **text lämnad**" in text
    assert "Del 2. Gruppnivå: **inget att rapportera**" in text


def test_the_standing_lists_every_seat_and_counts_a_draft_as_missing() -> None:
    text = words(draw("standing"))

    assert all(party.name in text for party in PARTIES)
    assert "3 av 5 verksamheter har lämnat underlag." in text
    assert "Ett utkast räknas inte som inskickat." in text


def test_only_those_missing_can_be_reminded() -> None:
    assert "Påminn 2 verksamheter" in titles(draw("standing"))
    assert Act.STANDING_REMIND not in verbs(draw("standing_complete"))
    assert verbs(draw("standing_only_shown")) == [Act.STANDING_SHOW]


def test_the_agenda_has_its_two_halves_in_order() -> None:
    text = words(draw("agenda"))

    places = [text.index(half) for half in ("\nAllmänt\n", "\nIndividarbete\n", "\nAvslutning\n")]
    assert places == sorted(places)
    assert "Individarbete" not in words(draw("agenda_without_individual"))


def test_the_agenda_follows_up_each_commitment_and_dates_the_open_ones() -> None:
    text = words(draw("agenda"))

    counts = "6 åtaganden: 1 klart, 1 flyttat, 3 pågår, 1 avbrutet. Av dem är 1 försenat."
    assert counts in text
    assert text.index("Fredag 5 februari (vecka 5): ") < text.index(
        "Torsdag 11 februari (vecka 6): "
    )


def test_a_long_text_is_cut_at_a_sentence_and_can_be_read_whole() -> None:
    card = draw("agenda")

    assert "våldsbrott bland unga. …" in words(card)
    whole = [b["title"] for b in buttons(card) if b["verb"] == Act.AGENDA_WHOLE]
    assert whole == ["Läs hela 3, Polis", "Läs hela 3, Säkerhet…"]


def test_who_is_not_concerned_learns_nothing_of_the_individual_point() -> None:
    assert "Du deltar inte i den här punkten." in words(draw("agenda"))
    assert "Minst en verksamhet" not in words(draw("agenda"))
    assert "Minst en verksamhet har något att ta upp." in words(draw("approval"))


def test_a_long_agenda_is_paged() -> None:
    first, last = draw("agenda_long"), draw("agenda_long_last_page")

    assert "Visa nästa sida" in titles(first)
    assert "Visa förra sidan" not in titles(first)
    assert "Visa nästa sida" not in titles(last)
    assert size(first["body"]) <= PAGE_SIZE + 2048


def test_the_approval_says_who_gets_it_before_the_button() -> None:
    card = draw("approval")

    assert "Skickas till 3 personer" in words(card)
    assert verbs(card) == [Act.AGENDA_APPROVE, Act.AGENDA_EDIT, Act.AGENDA_PAGE]
    assert Act.AGENDA_APPROVE not in verbs(draw("approval_approved"))


def test_the_individual_level_cannot_be_chosen_while_capturing() -> None:
    for field in ("level", "decision_level"):
        level = next(i for i in inputs(draw("capture")) if i["id"] == field)
        assert [c["value"] for c in level["choices"]] == ["1", "2"]


def test_no_statement_of_fact_is_chosen_beforehand() -> None:
    shown = {i["id"]: i.get("value") for i in inputs(draw("capture"))}

    asked = ("level", "prevention", "subject", "decision_level", "decision_prevention")
    assert [shown[field] for field in asked] == [None] * 5
    assert shown["due"] == "next"


def test_the_two_divisions_are_kept_apart() -> None:
    choices = {i["id"]: [c["value"] for c in i.get("choices", ())] for i in inputs(draw("capture"))}

    assert choices["prevention"] == ["universal", "selective", "individual"]
    assert "Den har inget med nivå 1–3 att göra." in words(draw("capture"))


def test_given_a_holiday_when_it_is_asked_about_then_saving_once_more_confirms_that_day() -> None:
    saves = [b for b in buttons(draw("capture_holiday")) if b["verb"] == Act.CAPTURE_COMMITMENT]

    confirmed = minted(Act.CAPTURE_COMMITMENT, MEETING.id, version=2, value="2027-03-26")
    assert saves[0]["data"]["ref"] == confirmed
    assert "Fredag 26 mars är ingen arbetsdag (Långfredagen)." in words(draw("capture_holiday"))


def test_more_details_are_folded_away_until_something_stands_there() -> None:
    def is_open(name: str) -> bool:
        return bool(next(n for n in nodes(draw(name)) if n.get("id") == "more")["isVisible"])

    assert not is_open("capture")
    assert is_open("capture_holiday")


def test_items_without_an_outcome_are_asked_about() -> None:
    assert [t for t in titles(draw("capture")) if t.startswith("Stäng")] == ["Stäng punkt 3"]
    assert "Och 8 till." in words(draw("capture_full"))


def test_an_unusual_age_is_a_note_and_never_a_block() -> None:
    assert "Samverkan gäller oftast unga upp till 17 år." in words(draw("item"))
    assert "Samverkan gäller oftast" not in words(draw("item_closed"))


def test_the_plan_lists_commitments_apart_from_decisions_and_notes() -> None:
    assert headings(draw("plan"))[1:] == [
        "Nya åtaganden: 3",
        "Beslut",
        "Anteckningar från punkterna",
        "Närvarande",
    ]
    text = words(draw("plan"))
    assert "1 av 5 punkter ledde till åtgärd." in text
    assert "Rut Rektorsdotter, rektor och Kim Skolvärdh, skolvärd" in text
    assert "ingen närvarande" in text


def test_the_plan_names_the_law_that_is_in_force() -> None:
    assert "19 kap. 1 § socialtjänstlagen" in words(draw("plan"))


def test_who_has_answered_the_plan_is_not_asked_again() -> None:
    for name in ("plan_right", "plan_wrong", "plan_only_shown"):
        assert {Act.PLAN_RIGHT, Act.PLAN_WRONG} & set(verbs(draw(name))) == set(), name


def test_a_long_plan_is_paged_and_answered_on_its_last_page() -> None:
    assert verbs(draw("plan_first_page")) == [Act.PLAN_PAGE, Act.DOCUMENT_GET]
    assert Act.PLAN_RIGHT in verbs(draw("plan_second_page"))
