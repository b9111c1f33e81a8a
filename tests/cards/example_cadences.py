"""Examples of what a cadence proposes, and of what a calendar lacks."""

from dataclasses import replace
from datetime import date, time, timedelta

from sspf.domain.calendars import Planned
from sspf.domain.messages.calendar import CalendarCheck, CalendarPreview
from sspf.domain.messages.general import Notice
from sspf.domain.messages.meeting import MeetingList
from tests.cards.example_meetings import a_calendar

GROUP = "Lokal SSPF-grupp"
LACKS = (
    Notice.of("limit.none.month", periods=("month.3", "month.6"), n=1, want=1, year=""),
    Notice.of("limit.year.this", n=4, want=6, year="2027"),
    Notice.of(
        "limit.long_gap.week", n=10, want=8, before=date(2027, 3, 18), after=date(2027, 5, 27)
    ),
)
CHECK = CalendarCheck(group=GROUP, ahead=4, is_ruled=True)
PROPOSED = CalendarPreview(
    group=GROUP,
    planned=tuple(
        Planned(on=date(2027, 1, 7) + timedelta(weeks=2 * n), starts=time(13), ends=time(15))
        for n in range(3)
    ),
    notes=(
        Notice.of("propose.every.day", n=14),
        Notice.of("week53.turn", before=date(2026, 12, 24), after=date(2027, 1, 7), n=2),
        Notice.of(
            "propose.moved", on=date(2027, 5, 6), to=date(2027, 5, 5), name="Kristi himmelsfärdsdag"
        ),
        Notice.of("propose.left_out", on=date(2027, 2, 25), name="sportlov"),
    ),
)

EXAMPLES: dict[str, object] = {
    "meetings_lacking": MeetingList(meetings=a_calendar(3), group=GROUP, lacks=LACKS),
    "calendar_check": replace(CHECK, lacks=LACKS),
    "calendar_check_enough": CHECK,
    "calendar_check_no_rule": replace(CHECK, is_ruled=False, ahead=1),
    "calendar_proposed": PROPOSED,
}
