"""What a text may not hold (R-40), what points a person out (R-41), and what must pass."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.guards import Fault, cleaned, faults_in
from sspf.domain.levels import BriefingLevel
from tests.domain.scenario_texts import COMMITMENTS, GENERAL, GROUP

LEVELS = (BriefingLevel.GENERAL, BriefingLevel.GROUP)
NUMBERS = (
    "20100101-1234",
    "100101-1234",
    "100161-1234",  # co-ordination number: day + 60
    "20100161-1234",
    "201001011234",
    "1001011234",
    "20100101 1234",
    "100101 - 1234",
    "100101+1234",
    "100101–1234",  # a dash that a phone writes by itself
    "20100191-1234",
    "2010-01-01-1234",
    "2010-01-01–1234",
    "10-01-01-1234",
    "2010 01 01-1234",
    "100101-T123",  # reserve number of a hospital
)
CONTACTS = (
    "070-123 45 67",
    "0701234567",
    "070 123 45 67",
    "070-1234567",
    "070-123 4567",
    "070–123 45 67",
    "070 – 123 45 67",
    "070/123 45 67",
    "070.123.45.67",
    "070-112 33 44",  # 112 inside a number does not open it
    "08-123 45 67",
    "08-12 34 56",
    "0650-123 45",
    "0650-12 34 56",
    "+46701234567",
    "+46 70 123 45 67",
    "+46 70-123 45 67",
    "+46 (0)70 123 45 67",
    "+46(0)701234567",
    "0046 70 123 45 67",
    "070\N{NO-BREAK SPACE}123\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}67",
    "kalle@example.org",
    "kalle.karlsson+sspf@skola.norrsjo.example.org",
    "KALLE@EXAMPLE.ORG",
    "åsa_ö@exempel.example",
    "Storgatan 5",
    "storgatan 5",
    "STORGATAN 5",
    "Skolvägen 12 B",
    "Skolvägen 12b",
    "Skolvägen nr 12",
    "Norra Kyrkogränd 3",
    "Björkstigen 44",
    "Lindallén 7",
    "Kvarnbacken 2A",
    "Erik Dahlbergsgatan 10",
    "@kalle_07",
    "@kalle.karlsson",
    "instagram.com/kalle07",
    "https://www.tiktok.com/@kalle07",
)
POINTING = (
    "killen i 8B",
    "Killen i 8B",
    "tjejen i 9 a",
    "en pojke i klass 8",
    "flickan i årskurs 7",
    "eleven i åk 7",
    "en elev som går i 8B",
    "killen som alltid går i 8B",
    "8B-killen",
    "tjejen i åk 9",
    "grabben i 8C",
    "N27-01",
    "n27 01",
    "N2701",
    "N27–01",
    "A.B.",
    "Å. Ö.",
)
MAY_STAND = (
    "ring 112",
    "ring 114 14, eller 112 om det är akut",
    "1177 svarar dygnet runt",
    "Bris har 116 111",
    "gångtunneln under Storgatan",
    "på Storgatan och Skolvägen",
    "på Storgatan kl. 19.30",
    "Storgatan 18.30–20.30",
    "torsdag 21 januari 2027 kl. 13.00–15.00",
    "2027-01-21",
    "2027-01-21 – 2027-02-18",
    "21/1 och 18/2-2027",
    "1 dec–15 jan",
    "kl. 08.30, 12.00 och 16.00",
    "91,4 % i december, mot 93,0 %",
    "åk 7–8",
    "Elever i åk 7–8",
    "eleverna i klass 8",
    "v. 4–6",
    "vecka 7, 8 och 9",
    "15–20 st.",
    "ca 140 samtal, 62 besökare, 23 aktiviteter",
    "unga t.o.m. 20 år, bl.a. i C-huset, m.m.",
    "Å-2027-004 och Å-2027-012",
    "budget 120 000 kr, 0,5 tjänst, 80 %",
    "2026/2027",
    "N 27 elever",
    "@",
    "sms @ 12",
)


@pytest.mark.parametrize("pattern", NUMBERS)
@pytest.mark.parametrize("level", BriefingLevel)
def test_given_a_personal_number_when_judged_then_it_is_refused_on_every_level(
    pattern: str, level: BriefingLevel
) -> None:
    assert Fault.PERSONAL_NUMBER in {f.fault for f in faults_in(f"Se {pattern}.", level)}


@pytest.mark.parametrize("pattern", CONTACTS)
@pytest.mark.parametrize("level", BriefingLevel)
def test_given_a_way_to_reach_somebody_when_judged_then_it_is_refused_on_every_level(
    pattern: str, level: BriefingLevel
) -> None:
    """Which fault it is called does not matter: 0701234567 may be read as a birth number."""
    refused = {Fault.CONTACT, Fault.PERSONAL_NUMBER}

    assert refused & {f.fault for f in faults_in(f"Se {pattern} så länge.", level)}


@pytest.mark.parametrize("pattern", POINTING)
@pytest.mark.parametrize("level", LEVELS)
def test_given_words_that_point_somebody_out_when_judged_then_they_are_asked_about(
    pattern: str, level: BriefingLevel
) -> None:
    assert Fault.POINTS_OUT in {f.fault for f in faults_in(f"Det var {pattern} igen.", level)}


@pytest.mark.parametrize("pattern", POINTING)
def test_given_words_that_point_somebody_out_when_on_individual_level_then_they_stand(
    pattern: str,
) -> None:
    assert faults_in(f"Det var {pattern} igen.", BriefingLevel.INDIVIDUAL) == ()


@pytest.mark.parametrize("text", MAY_STAND)
@pytest.mark.parametrize("level", LEVELS)
def test_given_an_ordinary_text_when_judged_then_it_passes(text: str, level: BriefingLevel) -> None:
    assert faults_in(text, level) == ()


def test_given_a_fault_in_the_middle_when_judged_then_its_position_is_counted_from_one() -> None:
    found = faults_in("Ring 070-123 45 67", BriefingLevel.GENERAL)

    assert [f.position for f in found] == [6]


def test_given_several_faults_when_judged_then_each_is_said_in_the_order_of_the_text() -> None:
    text = "killen i 8B, 100101-1234, a@b.example"

    assert [f.fault for f in faults_in(text, BriefingLevel.GROUP)] == [
        Fault.POINTS_OUT,
        Fault.PERSONAL_NUMBER,
        Fault.CONTACT,
    ]


def test_given_an_address_for_mail_when_judged_then_it_is_one_fault_and_not_a_handle_too() -> None:
    assert len(faults_in("kalle@example.org", BriefingLevel.GENERAL)) == 1


@given(
    st.sampled_from(NUMBERS + CONTACTS),
    st.text(alphabet=st.characters(categories=["Lu", "Ll", "Po"], exclude_characters="@/_.")),
)
def test_words_before_it_do_not_hide_a_number_or_an_address(pattern: str, words: str) -> None:
    assert faults_in(f"{words} {pattern}", BriefingLevel.GENERAL)


@given(st.text())
def test_any_text_is_judged_inside_itself(text: str) -> None:
    assert all(1 <= f.position <= len(text) for f in faults_in(text, BriefingLevel.GENERAL))


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x1bc", "abc"),
        ("höger\u202eskrivet", "högerskrivet"),
        ("rad ett\r\nrad två", "rad ett\nrad två"),
        ("rad ett\rrad två", "rad ett\nrad två"),
        ("  kant\t ", "kant"),
        ("**fet** <at>x</at> 🙂 <b>", "**fet** <at>x</at> 🙂 <b>"),
    ],
)
def test_given_a_typed_text_when_cleaned_then_only_what_cannot_be_seen_is_gone(
    typed: str, kept: str
) -> None:
    assert cleaned(typed) == kept


def test_given_a_number_split_by_invisible_signs_when_cleaned_then_it_is_found() -> None:
    hidden = cleaned("100101\u200b-1234")

    assert faults_in(hidden, BriefingLevel.GENERAL)


@pytest.mark.parametrize("text", [*GENERAL, *GROUP, *COMMITMENTS])
@pytest.mark.parametrize("level", LEVELS)
def test_given_the_scenarios_own_texts_when_judged_then_they_pass(
    text: str, level: BriefingLevel
) -> None:
    assert faults_in(text, level) == ()


@pytest.mark.parametrize("signs", ["x", "@", "1", "0 ", "a.", "+", "a@", "Storgata", "elev ", "N2"])
def test_given_a_hundred_thousand_signs_when_judged_then_it_is_done_at_once(signs: str) -> None:
    text = (signs * 100_000)[:100_000]
    started = process_time()
    faults_in(text, BriefingLevel.GENERAL)

    assert process_time() - started < 2
