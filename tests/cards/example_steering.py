"""Examples of what those who steer and plan see: calendar, aim, numbers."""

from dataclasses import replace
from datetime import date, time, timedelta

from sspf.domain.agenda import FollowUp
from sspf.domain.calendars import Doubt, Planned
from sspf.domain.messages.general import ConfirmAim
from sspf.domain.messages.meeting import CalendarPreview
from sspf.domain.messages.statistics import GroupStatistics, Statistics
from sspf.domain.statistics import GroupFigures, MeetingFigures
from tests.cards.example_facts import AIM, NORRSJO

GOOD = Planned(on=date(2027, 1, 21), starts=time(13))
DOUBTFUL = tuple(
    replace(
        GOOD,
        on=date(2027, 2, 4) + timedelta(weeks=place),
        doubt=doubt,
        name=name,
        instead=(date(2027, 2, 18), date(2027, 3, 4)),
    )
    for place, (doubt, name) in enumerate(
        (
            (Doubt.PAST, ""),
            (Doubt.TAKEN, ""),
            (Doubt.HOLIDAY, "Kristi himmelsfärdsdag"),
            (Doubt.BREAK, "sportlov"),
            (Doubt.HALF_DAY, "skärtorsdag"),
        )
    )
)
CALENDAR = CalendarPreview(
    group="Operativ grupp", municipality=NORRSJO, minutes=120, planned=(GOOD,)
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
    "calendar_many": replace(
        CALENDAR,
        planned=tuple(replace(GOOD, on=GOOD.on + timedelta(weeks=4 * n)) for n in range(12)),
    ),
    "calendar_none": replace(CALENDAR, planned=()),
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
