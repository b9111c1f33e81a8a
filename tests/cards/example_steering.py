"""Examples of what those who steer and plan see: calendar, aim, numbers."""

from dataclasses import replace
from datetime import date, time, timedelta

from sspf.domain.agenda import FollowUp
from sspf.domain.calendar_lists import Asked, Beside, Question
from sspf.domain.calendar_warnings import CalendarWarning
from sspf.domain.calendars import Planned
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.calendar import CalendarCall, CalendarKallelse, CalendarPreview
from sspf.domain.messages.general import ConfirmAim, Notice
from sspf.domain.messages.statistics import GroupStatistics, Statistics
from sspf.domain.statistics import GroupFigures, MeetingFigures
from tests.cards.example_facts import AIM, MEETING

GOOD = Planned(on=date(2027, 1, 21), starts=time(13), ends=time(15))
DOUBTFUL = tuple(
    replace(
        GOOD,
        on=date(2027, 2, 4) + timedelta(weeks=place),
        warnings=(warning,),
        names=(name,) if name else (),
        instead=(date(2027, 2, 18), date(2027, 3, 4)),
    )
    for place, (warning, name) in enumerate(
        (
            (CalendarWarning.PAST, ""),
            (CalendarWarning.WEEKEND, ""),
            (CalendarWarning.HOLIDAY, "Kristi himmelsfärdsdag"),
            (CalendarWarning.EVE, "Julafton"),
            (CalendarWarning.HALF_DAY, "Skärtorsdagen"),
            (CalendarWarning.SQUEEZE_DAY, "Klämdag"),
            (CalendarWarning.BREAK, "sportlov"),
            (CalendarWarning.CLASH, ""),
        )
    )
)
TOLD = replace(GOOD, warnings=(CalendarWarning.DST, CalendarWarning.WEEK53))
UNCLEAR = tuple(
    replace(GOOD, on=GOOD.on + timedelta(weeks=place), questions=(question,))
    for place, question in enumerate(
        (
            Question(code=Asked.YEAR, on=GOOD.on),
            Question(code=Asked.TIME, on=GOOD.on, starts=(time(13), time(1))),
            Question(code=Asked.WEEK_MISMATCH, on=GOOD.on),
            Question(code=Asked.WEEKDAY_MISMATCH, on=GOOD.on),
        )
    )
)
CALENDAR = CalendarPreview(group="Operativ grupp", planned=(GOOD,))
MANY = tuple(replace(GOOD, on=GOOD.on + timedelta(weeks=4 * n)) for n in range(12))
LEFT_OVER = (date(2027, 4, 15), date(2027, 5, 13))
DRAFTS = tuple(
    replace(MEETING, id=MeetingId(f"draft-{n}"), held_on=date(2027, 9, 16) + timedelta(weeks=4 * n))
    for n in range(6)
)
CALL = CalendarCall(
    group="Operativ grupp",
    batch="batch",
    meetings=DRAFTS,
    recipients=("Rut Rektorsdotter", "Kaj Samordnare"),
)
COUNTED = FollowUp(total=6, done=4, moved=1, ongoing=1)
HELD = MeetingFigures(
    held_on=date(2027, 2, 18), submitted=5, expected=5, late=1, commitments=COUNTED
)
FIGURES = GroupFigures(planned=2, meetings=(replace(HELD, late=0), HELD), commitments=COUNTED)
NUMBERS = Statistics(
    first=date(2027, 1, 1),
    last=date(2027, 2, 18),
    groups=(GroupStatistics(group="Operativ grupp", figures=FIGURES),),
)

EXAMPLES: dict[str, object] = {
    "calendar": CALENDAR,
    "calendar_doubtful": replace(CALENDAR, planned=(GOOD, *DOUBTFUL)),
    "calendar_told": replace(CALENDAR, planned=(TOLD, replace(GOOD, is_there=True))),
    "calendar_unclear": replace(
        CALENDAR,
        planned=(*UNCLEAR, replace(GOOD, on=date(2027, 6, 10), is_double=True)),
        unreadable=("31 nov kl. 13.00", "v. 54 tis"),
        left=LEFT_OVER,
    ),
    "calendar_many": replace(CALENDAR, planned=MANY),
    "calendar_many_doubtful": replace(CALENDAR, planned=(*MANY, *DOUBTFUL)),
    "calendar_second_page": replace(CALENDAR, planned=MANY, page=2, left=LEFT_OVER[:1]),
    "calendar_none": replace(CALENDAR, planned=(), unreadable=tuple("abcdefg")),
    "calendar_fault": replace(CALENDAR, planned=(), fault="calendar_file.broken"),
    "calendar_places": replace(
        CALENDAR,
        planned=(replace(GOOD, beside=Beside(place="Kajen", remark="Studiebesök hos polisen")),),
        notes=(
            Notice.of("calendar.other_group", group="Styrgrupp"),
            Notice.of("calendar.beside_closed", n=2),
            Notice.of("calendar.name_the_group", group="Styrgrupp"),
        ),
    ),
    "calendar_call_places": replace(CALL, meetings=(replace(DRAFTS[0], place="Kajen"),)),
    "calendar_call": CALL,
    "calendar_call_one": replace(
        CALL, meetings=DRAFTS[:1], recipients=("Rut Rektorsdotter",), past=1
    ),
    "calendar_call_sent": replace(CALL, is_sent=True),
    "calendar_kallelse": CalendarKallelse(group="Operativ grupp", meetings=DRAFTS),
    "calendar_kallelse_many": CalendarKallelse(group="Operativ grupp", meetings=DRAFTS * 6),
    "aim": ConfirmAim(now=AIM, new="Alla unga i Norrsjö ska trivas i skolan."),
    "aim_faults": ConfirmAim(now=AIM, new="", faults=("fault.aim.empty", "fault.aim.long")),
    "statistics": NUMBERS,
    "statistics_many": replace(
        NUMBERS,
        groups=(
            GroupStatistics(
                group="Operativ grupp", figures=replace(FIGURES, meetings=(HELD,) * 12)
            ),
        ),
    ),
    "statistics_none": replace(NUMBERS, groups=()),
}
