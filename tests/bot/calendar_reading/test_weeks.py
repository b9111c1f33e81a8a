"""ISO weeks beside dates and instead of them; 2026 has week 53."""

import pytest

from tests.bot.calendar_reading.reads import assert_reads

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("v. 45 tis", "2027-11-09 ? year"),
    ("tisdag v45", "2027-11-09 ? year"),
    ("vecka 45, tisdag", "2027-11-09 ? year"),
    ("v 3 tors kl 13", "2027-01-21 13:00"),
    ("tis v 2 2027", "2027-01-12"),
    ("tis v.2/2027", "2027-01-12"),
    ("2027-W03-4", "2027-01-21"),
    ("torsdagar v 3, 7, 11", "2027-01-21, 2027-02-18, 2027-03-18"),
    ("torsdagar v. 3, 7 och 11 kl 13", "2027-01-21 13:00, 2027-02-18 13:00, 2027-03-18 13:00"),
    ("v3 tors, v7 tors", "2027-01-21, 2027-02-18"),
    ("Vecka 48: torsdag 26 november kl. 13.00", "2026-11-26 13:00"),
    ("26/11 v.48\n10/12 v.50", "2026-11-26, 2026-12-10"),
    ("v48: 26/11, v50: 10/12", "2026-11-26, 2026-12-10"),
    ("v. 49, torsdag 3 dec", "2026-12-03"),
    ("3 dec (v 50)", "2026-12-03 ? week_mismatch"),
    ("7/1 v 53", "2027-01-07 ? week_mismatch"),
    ("31 dec v 53", "2026-12-31"),
    ("7 jan v 1", "2027-01-07"),
    ("ons 3/12 v 49", "2026-12-03 ? weekday_mismatch"),
    ("v 53 tors", "2026-12-31"),
    ("tors v 53 2027", "? unreadable"),
    ("v 54 tis", "? unreadable"),
    ("v 0 tis", "? unreadable"),
    ("vecka 3", "? unreadable"),
    ("v 3, v 7", "? unreadable"),
    ("v 36–40 onsdagar", "2027-09-08, 2027-09-15, 2027-09-22, 2027-09-29, 2027-10-06"),
    ("onsdagar v 2-4 2027", "2027-01-13, 2027-01-20, 2027-01-27"),
    ("torsdagar v 52-2", "2026-12-24, 2026-12-31, 2027-01-07, 2027-01-14"),
    ("tisdagar mellan v 2 och v 4", "2027-01-12, 2027-01-19, 2027-01-26"),
)


@pytest.mark.parametrize(("text", "meetings"), EXAMPLES)
def test_given_a_text_when_read_then_these_are_the_meetings(text: str, meetings: str) -> None:
    assert_reads(text, meetings)
