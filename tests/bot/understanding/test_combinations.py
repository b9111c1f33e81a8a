"""Parts put together as people put them: agency, status, level, time; each part keeps its slot."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference

Part = tuple[str, Mapping[str, object]]

WHOSE: list[Part] = [
    ("polisens", {"agency": ["polis"]}),
    ("skolans", {"agency": ["skola"]}),
    ("socialtjänstens", {"agency": ["socialtjanst"]}),
    ("fritids", {"agency": ["fritid"]}),
    ("säkerhet och beredskaps", {"agency": ["sakerhet_beredskap"]}),
    ("skolans och polisens", {"agency": ["skola", "polis"]}),
    ("mina", {"owner": "me"}),
    ("våra", {"owner": "my_agency"}),
    ("Pias", {"owner": "Pia"}),
    ("alla", {}),
]
HOW: list[Part] = [
    ("öppna", {"status": "open"}),
    ("försenade", {"status": "overdue"}),
    ("pågående", {"status": "in_progress"}),
    ("vilande", {"status": "on_hold"}),
    ("ej påbörjade", {"status": "not_started"}),
]
LEVEL: list[Part] = [
    ("", {}),
    ("på gruppnivå", {"level": 2}),
    ("på nivå 1", {"level": 1}),
    ("på individnivå", {"level": 3}),
    ("utom individnivå", {"level_not": 3}),
]
GROUP: list[Part] = [("", {}), ("i operativa gruppen", {"group": "operativ"})]
DUE: list[Part] = [
    ("", {}),
    ("den här veckan", {"due": {"rel": "this_week"}}),
    ("nästa vecka", {"due": {"rel": "next_week"}}),
    ("före nästa möte", {"due": {"rel": "before_next_meeting"}}),
    ("till nästa möte", {"due": {"rel": "by_next_meeting"}}),
    ("vecka 9", {"due": {"iso_week": 9}}),
    ("senast den 5 mars", {"due": {"before_or_on": "2027-03-05"}}),
    ("före den 5 mars", {"due": {"before": "2027-03-05"}}),
    ("före sportlovet", {"due": {"before": "2027-02-22"}}),
    ("utan datum", {"due": {"rel": "none"}}),
    ("i mars", {"due": {"month": "2027-03"}}),
    ("imorgon", {"due": {"rel": "tomorrow"}}),
    ("inom 10 dagar", {"due": {"rel": "next_n_days", "n": 10}}),
    ("mellan den 5 och 12 mars", {"due": {"from": "2027-03-05", "to": "2027-03-12"}}),
]
ENGLISH_WHOSE: list[Part] = [
    ("the police", {"agency": ["polis"]}),
    ("the school", {"agency": ["skola"]}),
    ("social services", {"agency": ["socialtjanst"]}),
    ("youth recreation", {"agency": ["fritid"]}),
]
ENGLISH_HOW: list[Part] = [
    ("open", {"status": "open"}),
    ("overdue", {"status": "overdue"}),
    ("ongoing", {"status": "in_progress"}),
]
ENGLISH_DUE: list[Part] = [
    ("", {}),
    ("due this week", {"due": {"rel": "this_week"}}),
    ("due next week", {"due": {"rel": "next_week"}}),
    ("due before the next meeting", {"due": {"rel": "before_next_meeting"}}),
    ("due by march 5", {"due": {"before_or_on": "2027-03-05"}}),
    ("without a date", {"due": {"rel": "none"}}),
]
ORDERS = [
    "{whose} {how} åtaganden {level} {group} {due}",
    "visa {whose} {how} åtaganden {due} {level} {group}",
    "{due} {whose} {how} åtaganden {group} {level}",
]
ENGLISH_ORDERS = [
    "show {how} commitments for {whose} {due}",
    "{how} items for {whose} {due}",
    "list {whose} {how} tasks {due}",
]
DONE = [
    "klart {n}",
    "å-{n} är klart",
    "markera åtagande {n} som klart",
    "Å{n:03d} klar",
    "jag är klar med {n}",
]
IDS = ["å-{y}-{n}", "Å-{y}-{n:03d}", "a-{y}-{n:03d}", "Å {y}-{n}"]
CODES = ["N{a:02d}-{b:02d}", "n{a:02d} {b:02d}", "N{a:02d}{b:02d}", "n {a:02d}-{b:02d}"]


def expected(*parts: Part) -> dict[str, object]:
    return {key: value for _, slots in parts for key, value in slots.items()}


def said(*words: str) -> str:
    return " ".join(" ".join(words).split())


def found(text: str) -> tuple[str, dict[str, object]]:
    meaning = understand(text, reference())
    return meaning.intent, dict(meaning.slots)


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(WHOSE),
    st.sampled_from(HOW),
    st.sampled_from(LEVEL),
    st.sampled_from(GROUP),
    st.sampled_from(DUE),
    st.sampled_from(ORDERS),
)
def test_parts_in_any_combination_keep_their_slots(
    whose: Part, how: Part, level: Part, group: Part, due: Part, frame: str
) -> None:
    text = frame.format(whose=whose[0], how=how[0], level=level[0], group=group[0], due=due[0])

    assert found(said(text)) == ("list_commitments", expected(whose, how, level, group, due)), text


@settings(deadline=None, max_examples=80)
@given(
    st.sampled_from(ENGLISH_WHOSE),
    st.sampled_from(ENGLISH_HOW),
    st.sampled_from(ENGLISH_DUE),
    st.sampled_from(ENGLISH_ORDERS),
)
def test_parts_in_english_keep_their_slots(whose: Part, how: Part, due: Part, frame: str) -> None:
    text = said(frame.format(whose=whose[0], how=how[0], due=due[0]))

    assert found(text) == ("list_commitments", expected(whose, how, due)), text


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(WHOSE[:9]), st.sampled_from(HOW), st.sampled_from(DUE))
def test_a_count_of_the_same_parts_has_the_same_slots(whose: Part, how: Part, due: Part) -> None:
    text = said("hur många av", whose[0], how[0], "åtaganden", due[0])

    assert found(text) == ("count_commitments", expected(whose, how, due)), text


@settings(deadline=None)
@given(st.integers(1, 400), st.sampled_from(DONE))
def test_every_number_can_be_done(number: int, frame: str) -> None:
    text = frame.format(n=number)

    assert found(text) == ("update_commitment", {"id_hint": number, "status": "done"}), text


@settings(deadline=None)
@given(st.integers(2024, 2030), st.integers(1, 999), st.sampled_from(IDS))
def test_every_way_to_write_an_id_is_the_same_one(year: int, number: int, frame: str) -> None:
    text = frame.format(y=year, n=number)

    assert found(text) == ("show_commitment", {"id": f"Å-{year}-{number:03d}"}), text


@settings(deadline=None)
@given(st.integers(0, 99), st.integers(0, 99), st.sampled_from(CODES))
def test_every_way_to_write_a_case_code_is_the_same_one(a: int, b: int, frame: str) -> None:
    text = frame.format(a=a, b=b)

    assert found(text) == ("case_lookup", {"case": f"N{a:02d}-{b:02d}"}), text
