"""What stands around dates and is none, and days that are taken back."""

import pytest

from tests.bot.calendar_reading.reads import assert_reads

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("Torsdagar hösten 2027, kl. 13:\n16/9\n14/10", "2027-09-16 13:00, 2027-10-14 13:00"),
    ("14 jan, 25 feb, 11 mars (ej v 8)", "2027-01-14, 2027-02-25, 2027-03-11"),
    ("Reservdatum 20/5. Möte 13/5", "2027-05-13"),
    ("1. 14 jan\n2. 11 feb", "2027-01-14, 2027-02-11"),
    ("1) 14/1 2) 11/2", "2027-01-14, 2027-02-11"),
    ("a) 14 jan b) 11 feb", "2027-01-14, 2027-02-11"),
    ("Möte 3: 14 jan", "2027-01-14"),
    ("möte 3 dec", "2026-12-03"),
    ("Möte 1 14/1\nMöte nr 2, 11/2", "2027-01-14, 2027-02-11"),
    ("• 14 jan\n– 11 feb", "2027-01-14, 2027-02-11"),
    ("14 jan kl 13, rum 3.12, tel 070-123 45 67, Frida", "2027-01-14 13:00"),
    ("Ring 0123-456 78 om 14/1", "2027-01-14"),
    ("Storgatan 3, 14 jan", "2027-01-14"),
    ("101212-1234 14 jan", "2027-01-14"),
    ("14 jan kl 13, mötes-ID: 345 678 901 23", "2027-01-14 13:00"),
    ("| Datum | Tid |\n|---|---|\n| 14/1 | 13.00 |", "2027-01-14 13:00"),
    ("<p>14 jan</p><p>11&nbsp;feb</p>", "2027-01-14, 2027-02-11"),
    ("Protokoll 2026-11-03. Möten 14 jan och 11 feb", "2027-01-14, 2027-02-11"),
    ("Fastställt 2026-11-10\n14 jan", "2027-01-14"),
    ("Underlag senast 12 jan kl 12. Möte 21 jan kl 13", "2027-01-21 13:00"),
    ("14 jan, ej 11 feb, 11 mars", "2027-01-14, 2027-03-11"),
    ("14 jan, 11 feb, inställt 11 feb", "2027-01-14"),
    ("13 maj (inställt), 10 juni", "2027-06-10"),
    ("13 maj utgår", ""),
    ("varje torsdag från 14 jan till 4 feb, ej v 4", "2027-01-14, 2027-01-21, 2027-02-04"),
    ("varje torsdag från 14 jan till 4 feb utom 21/1 och 28/1", "2027-01-14, 2027-02-04"),
    ("torsdagar 14 jan-4 feb (ej 21 jan, 28 jan)", "2027-01-14, 2027-02-04"),
    ("Lov v 8. Torsdagar v 7-9", "2027-02-18, 2027-03-04"),
    ("Sportlov 22-26 feb. Möten: 18 feb, 4 mars", "2027-02-18, 2027-03-04"),
    ("jullov 21 dec - 10 jan, möten 7/1, 14/1", "2027-01-07, 2027-01-14"),
    ("25 feb (sportlov), 18 mars", "2027-02-25, 2027-03-18"),
    ("6 maj flyttas till 13 maj", "2027-05-13"),
    ("flyttat från 6 maj till 13 maj", "2027-05-13"),
    ("6 maj → 13 maj", "2027-05-13"),
    ("istället för 6 maj ses vi 13 maj", "2027-05-13"),
    ("14 jan, 14 jan", "2027-01-14, 2027-01-14"),
    ("någon gång i mars", "? unreadable"),
    ("i början av maj", "? unreadable"),
    ("januari", "? unreadable"),
    ("hej på dig", ""),
    ("", ""),
    ("§ 12, 7 personer, 25 %", ""),
    ("14\xa0januari kl.\xa013.00–15.00", "2027-01-14 13:00-15:00"),
    ("1⁄ 2", ""),
    ("14 januari kl 13 på Kajen, plan 2", "2027-01-14 13:00"),
    (
        "Vi ses torsdagen den 14 januari kl 13 i sal 3, därefter 11 februari kl. 10",
        "2027-01-14 13:00, 2027-02-11 10:00",
    ),
)


@pytest.mark.parametrize(("text", "meetings"), EXAMPLES)
def test_given_a_text_when_read_then_these_are_the_meetings(text: str, meetings: str) -> None:
    assert_reads(text, meetings)
