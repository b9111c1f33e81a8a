"""The municipality's own names (R-41): what is found in a text, what passes, and what is kept."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.guards import Fault, faults_in
from sspf.domain.levels import BriefingLevel
from sspf.domain.name_list import NO_NAMES, listed, names_here, names_of_place
from sspf.domain.ordinary_words import ORDINARY
from tests.domain.scenario_texts import COMMITMENTS, GENERAL, GROUP

KEY = b"a key of one process"
NAMES = (
    *("Bosse Låtsas", "Åsa-Lill", "Pär", "Zoë", "Björn", "Maj", "Vi", "Hans", "Per", "Max", "Stig"),
    *("Dag", "Sten", "Ida", "Li", "Tim", "Love", "Kim", "Liv", "Saga", "Berg", "Lind", "Ström"),
)
USUAL = (
    *("Adam", "Ahmed", "Alexander", "Ali", "Amanda", "Anna", "Anton", "Astrid", "Ella", "Elsa"),
    *("Emil", "Emma", "Erik", "Eva", "Fatima", "Filip", "Gustav", "Hanna", "Hugo", "Ibrahim"),
    *("Isak", "Johan", "Julia", "Karin", "Kevin", "Klara", "Lars", "Leo", "Linnea", "Lisa"),
    *("Lucas", "Maja", "Mariam", "Mohamed", "Moa", "Noah", "Olivia", "Oskar", "Sara", "Viktor"),
    *("Andersson", "Hassan", "Johansson", "Karlsson", "Nilsson", "Olsson", "Persson"),
)
LIST = listed(NAMES, KEY)
FOUND = (
    "Det var Bosse igen.",
    "Det var bosse igen.",
    "DET VAR BOSSE IGEN.",
    "Bosses kompisar såg det.",
    "Bosse's kompisar såg det.",
    "Bosse’s kompisar såg det.",
    "Bosse:s kompisar såg det.",
    "bosses kompisar såg det.",
    "(Bosse)",
    "”Bosse” sa de.",
    "Bosse-gänget är där.",
    "Ring till Låtsas.",
    "Ring till Latsas.",
    "Det sa Åsa.",
    "Det sa Asa.",
    "Det sa åsa-lill.",
    "Det sa A\u030asa.",  # written as letter and ring
    "Det sa Zoë.",
    "Det sa zoe.",
    "Det sa Pär.",
    "Pärs cykel är borta.",
    "Vi såg Björn i centrum.",
    "Vi såg Björns moped.",
    "Det är Maj som leder dem.",
    "Vi har pratat med Per om det.",
)
PASSES = (
    "Det var ingen där.",
    "Ett par lugna veckor.",
    "I maj är det skolavslutning.",
    "Maj var lugn.",
    "Vi ser en björn i skogen.",
    "Vi har två platser. Vi ringer.",
    "- Vi har platser\n- Per månad kommer tio",
    "Tio per månad, max 20.",
    "MAX 20 PERSONER",
    "Dag och natt. Hans chef svarar; hans kollega också.",
    "Strömmen gick vid bergets fot.",
    "Lindrig oro på sagans dag.",
    "Tidaholm och Bosseparken.",
)


@pytest.mark.parametrize("text", FOUND)
def test_r_41_given_a_listed_name_then_found(text: str) -> None:
    assert LIST.found_in(text)


@pytest.mark.parametrize("text", PASSES)
def test_r_41_given_words_that_only_look_like_a_name_then_not_found(text: str) -> None:
    assert LIST.found_in(text) == ()


def test_r_41_given_a_name_then_where_it_begins_is_told() -> None:
    assert LIST.found_in("Oro för Bosse och Ida.") == (9, 19)


def test_r_41_given_somebody_of_the_staff_then_not_found_and_whoever_shares_no_name_is() -> None:
    here = LIST.except_for(["Bosse Ek", "Per Berg"])

    assert here.found_in("Ring Bosse. Det sa Bosses chef och Per.") == ()
    assert here.found_in("Ring Ida.") == (6,)


@pytest.mark.parametrize("level", [BriefingLevel.GENERAL, BriefingLevel.GROUP])
def test_r_41_given_the_place_then_the_guards_ask_about_its_names_there_alone(
    level: BriefingLevel,
) -> None:
    with names_of_place(LIST):
        found = faults_in("Det var Bosse igen.", level)
        assert faults_in("Det var Bosse igen.", BriefingLevel.INDIVIDUAL) == ()

    assert [(f.fault, f.position) for f in found] == [(Fault.POINTS_OUT, 9)]
    assert faults_in("Det var Bosse igen.", level) == ()
    assert names_here() is NO_NAMES


def test_r_41_given_an_error_inside_then_the_names_of_the_place_are_left_all_the_same() -> None:
    with pytest.raises(ValueError, match="inside"), names_of_place(LIST):
        raise ValueError("inside")

    assert names_here() is NO_NAMES


def test_r_41_false_alarms_of_names_on_the_scenarios_texts_are_fewer_than_two_in_a_hundred() -> (
    None
):
    """With every name that is an everyday word too, and the most usual that are not."""
    texts = (*GENERAL, *GROUP, *COMMITMENTS)
    names = listed((*NAMES, *USUAL, *ORDINARY), KEY)

    alarms = [text for text in texts if names.found_in(text)]

    assert len(alarms) / len(texts) < 0.02, alarms


def test_r_43_nothing_of_a_name_can_be_read_in_what_is_kept() -> None:
    shown = f"{LIST!r} {LIST.digests!r}".casefold()

    assert "bosse" not in shown
    assert KEY.decode() not in repr(LIST)
    assert not LIST.digests & listed(NAMES, b"another process").digests


@given(st.text(max_size=200))
def test_any_text_is_read_and_each_place_is_in_it(text: str) -> None:
    assert all(1 <= at <= len(text) for at in LIST.found_in(text))


def test_given_a_long_text_of_names_then_it_is_read_in_time() -> None:
    began = process_time()

    LIST.found_in("a Vi " * 20_000)

    assert process_time() - began < 5
