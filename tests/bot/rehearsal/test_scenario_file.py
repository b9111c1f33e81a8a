"""The scenario's files: those that ship are whole, and a fault is named by line and entry."""

from pathlib import Path

import pytest

from bot.organisations.documents import OrganisationFileError
from bot.organisations.reader import read_municipality
from bot.rehearsal.scenario_file import SCENARIO, read_checkpoints, read_scenario
from cards.acts import Act
from sspf.domain.briefings import TEXT_LIMIT

STEP = """\
start: {title: "Före", explanation: "Inget har hänt.", try_it: ""}
steps:
  - key: a
    title: "Kallelse"
    at: 2026-12-17 09.00
    explanation: "Klart."
    try_it: ""
    acts:
      - {who: frida, types: "läget"}
"""
MORE = """\
  - key: b
    title: "Möte"
    at: 2027-01-21 13.00
    explanation: "Klart."
    try_it: ""
"""
CHECK = """\
answers:
  - key: K1
    title: "Läget"
    step: a
    who: [frida]
    types: "läget"
    reads: '(?P<antal>\\d+) av'
    expects: {antal: 1}
notices: []
"""


def a_file(folder: Path, text: str) -> Path:
    file = folder / "fil.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_scenario_that_ships_is_played_by_the_people_of_norrsjo() -> None:
    scenario = read_scenario()
    people = {
        p.id for p in read_municipality(SCENARIO.with_name("norrsjo.yaml")).organisation.people
    }

    assert len(scenario.steps) >= 14
    assert scenario.people <= people


def test_every_press_names_an_act_of_the_cards() -> None:
    pressed = {act.presses for step in read_scenario().steps for act in step.acts if act.presses}

    assert pressed <= set(Act)


def test_the_long_text_has_its_paragraphs_and_fits_in_the_field() -> None:
    texts = [t for s in read_scenario().steps for a in s.acts for t in a.inputs.values()]
    longest = max(texts, key=len)

    assert longest.count("\n\n") == 2
    assert 1400 < len(longest) <= TEXT_LIMIT


def test_the_check_points_that_ship_ask_about_what_is_played() -> None:
    checkpoints = read_checkpoints(read_scenario())

    judged = {
        *(check.key for check in checkpoints.answers),
        *(check.key for check in checkpoints.notices),
        *(check.key for check in checkpoints.chats),
        *(check.key for check in checkpoints.readings),
        *(check.key for check in checkpoints.log_down),
    }
    assert judged == {f"K{n}" for n in range(1, 13)}
    assert checkpoints.awaited == ()


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('title: "Kallelse"', 'titel: "Kallelse"', "rad 4: nummer 1 i steps (””): nyckeln ”titel”"),
        ("2026-12-17 09.00", "17 december", "rad 5: nummer 1 i steps (”Kallelse”): ”at”: "),
        ('types: "läget"', "sees: []", "rad 9: nummer 1 i steps (”Kallelse”): ”acts”: "),
        ('types: "läget"', 'types: "läget", inputs: {d1: "x"}', "inputs hör ihop med presses"),
    ],
)
def test_given_a_fault_in_a_step_then_line_and_step_are_named(
    tmp_path: Path, wrong: str, right: str, said: str
) -> None:
    file = a_file(tmp_path, STEP.replace(wrong, right))

    with pytest.raises(OrganisationFileError) as refused:
        read_scenario(file)

    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("key: b", "key: a", "rad 10: nyckeln ”a” finns redan"),
        ("2027-01-21", "2026-01-21", "rad 12: steg 2 ligger före steget innan"),
    ],
)
def test_given_steps_that_do_not_fit_together_then_refused(
    tmp_path: Path, wrong: str, right: str, said: str
) -> None:
    with pytest.raises(OrganisationFileError) as refused:
        read_scenario(a_file(tmp_path, STEP + MORE.replace(wrong, right)))

    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("step: a", "step: b", "ingen ”frida” skriver ”läget” i steget ”b”"),
        ("antal: 1", "antalet: 1", "nummer 1 i answers (”Läget”)"),
        ("(?P<antal>", "(?P<antal", "mönstret går inte att läsa"),
    ],
)
def test_given_a_check_point_that_nobody_can_meet_then_refused(
    tmp_path: Path, wrong: str, right: str, said: str
) -> None:
    scenario = read_scenario(a_file(tmp_path, STEP))
    file = a_file(tmp_path, CHECK.replace(wrong, right))

    with pytest.raises(OrganisationFileError) as refused:
        read_checkpoints(scenario, file)

    assert said in str(refused.value)
