"""Rules in words. "Var fjortonde dag" is not "jämna veckor": 2026 has 53 weeks."""

import pytest

from tests.bot.calendar_reading.reads import assert_reads

EXAMPLES: tuple[tuple[str, str], ...] = (
    (
        "varannan torsdag från 14 jan till 11 mars kl 13",
        "2027-01-14 13:00, 2027-01-28 13:00, 2027-02-11 13:00, 2027-02-25 13:00, 2027-03-11 13:00",
    ),
    (
        "varannan torsdag 14 jan - 11 mars",
        "2027-01-14, 2027-01-28, 2027-02-11, 2027-02-25, 2027-03-11",
    ),
    ("14/1–11/3 varannan torsdag", "2027-01-14, 2027-01-28, 2027-02-11, 2027-02-25, 2027-03-11"),
    ("varannan vecka på tisdagar med start v 2, 3 gånger", "2027-01-12, 2027-01-26, 2027-02-09"),
    ("varannan tisdag med start 14 jan, 2 gånger", "2027-01-14, 2027-01-28 ? weekday_mismatch"),
    ("varannan måndag från v 2 till v 6", "2027-01-11, 2027-01-25, 2027-02-08"),
    (
        "var fjortonde dag med start 26 nov till 7 jan",
        "2026-11-26, 2026-12-10, 2026-12-24, 2027-01-07",
    ),
    (
        "var 14:e dag från 26 november till 7 januari kl 13",
        "2026-11-26 13:00, 2026-12-10 13:00, 2026-12-24 13:00, 2027-01-07 13:00",
    ),
    (
        "jämna veckor på torsdagar från 26 nov till 28 jan",
        "2026-11-26, 2026-12-10, 2026-12-24, 2027-01-14, 2027-01-28",
    ),
    (
        "torsdagar udda veckor från 10 dec till 21 jan",
        "2026-12-17, 2026-12-31, 2027-01-07, 2027-01-21",
    ),
    (
        "Torsdagar i udda veckor, v. 3–7, kl. 13",
        "2027-01-21 13:00, 2027-02-04 13:00, 2027-02-18 13:00",
    ),
    ("var tredje vecka från 14 jan, 3 gånger", "2027-01-14, 2027-02-04, 2027-02-25"),
    ("var fjärde torsdag från 21 januari till 18 mars", "2027-01-21, 2027-02-18, 2027-03-18"),
    ("var 8:e vecka från 14 jan till 1 juni", "2027-01-14, 2027-03-11, 2027-05-06"),
    ("varje torsdag i mars 2027", "2027-03-04, 2027-03-11, 2027-03-18, 2027-03-25"),
    ("torsdagar i mars", "2027-03-04, 2027-03-11, 2027-03-18, 2027-03-25"),
    (
        "varje tisdag mellan 12 januari och 26 januari kl 10",
        "2027-01-12 10:00, 2027-01-19 10:00, 2027-01-26 10:00",
    ),
    ("första torsdagen i mars", "2027-03-04"),
    (
        "första och tredje torsdagen i mars och april",
        "2027-03-04, 2027-03-18, 2027-04-01, 2027-04-15",
    ),
    ("sista fredagen i varje månad från jan till mars", "2027-01-29, 2027-02-26, 2027-03-26"),
    (
        "första måndagen i varje månad under våren 2027",
        "2027-01-04, 2027-02-01, 2027-03-01, 2027-04-05, 2027-05-03, 2027-06-07",
    ),
    (
        "andra tisdagen varje månad jan-mars kl 10-12",
        "2027-01-12 10:00-12:00, 2027-02-09 10:00-12:00, 2027-03-09 10:00-12:00",
    ),
    ("första torsdagen i november", "2027-11-04 ? year"),
    ("den 15:e varje månad från jan till mars", "2027-01-15, 2027-02-15, 2027-03-15"),
    (
        "varje torsdag kl 13 till jul",
        "2026-11-26 13:00, 2026-12-03 13:00, 2026-12-10 13:00, 2026-12-17 13:00",
    ),
    ("en gång i veckan på torsdagar från 14 jan till 28 jan", "2027-01-14, 2027-01-21, 2027-01-28"),
    ("med 14 dagars mellanrum från 14 jan till 28 jan", "2027-01-14, 2027-01-28"),
    ("varannan torsdag: 14/1, 28/1, 11/2", "2027-01-14, 2027-01-28, 2027-02-11"),
    ("Varannan torsdag kl 13:\n14/1\n28/1", "2027-01-14 13:00, 2027-01-28 13:00"),
    ("Varannan torsdag kl 13\nfrån 14 jan till 28 jan", "2027-01-14 13:00, 2027-01-28 13:00"),
    ("varannan torsdag", "? unreadable"),
    ("jämna veckor", "? unreadable"),
    ("var tredje torsdag mellan 14 jan och 25 feb", "2027-01-14, 2027-02-04, 2027-02-25"),
)


@pytest.mark.parametrize(("text", "meetings"), EXAMPLES)
def test_given_a_rule_when_read_then_these_are_the_meetings(text: str, meetings: str) -> None:
    assert_reads(text, meetings)
