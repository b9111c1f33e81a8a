"""Examples of school breaks: the list, and what would be changed in it."""

from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.breaks import BadLine, BreakDiff, BreakFault, ChangeKind
from sspf.domain.messages.breaks import BreakBook, BreakHistoryLine, BreaksPreview
from sspf.domain.organisation import Break, BreakEffect
from tests.cards.example_facts import NORRSJO

SPORTLOV = Break(name="sportlov", first=date(2027, 2, 22), last=date(2027, 2, 26))
JULLOV = Break(
    name="jullov", first=date(2027, 12, 20), last=date(2028, 1, 9), effect=BreakEffect.SKIP
)
AUTUMN = Break(
    name="höstlov",
    first=date(2027, 11, 1),
    last=date(2027, 11, 5),
    school_form="gymnasieskola",
    effect=BreakEffect.MOVE,
)
ONE_DAY = Break(name="studiedag", first=date(2027, 3, 8), last=date(2027, 3, 8))
HISTORY = tuple(
    BreakHistoryLine(kind=kind, one=one, on=date(2027, 1, 14), by=by)
    for kind, one, by in (
        (ChangeKind.ADDED, SPORTLOV, "Frida Gårdman"),
        (ChangeKind.CHANGED, JULLOV, "Frida Gårdman"),
        (ChangeKind.REMOVED, ONE_DAY, ""),
    )
)
BOOK = BreakBook(municipality=NORRSJO, breaks=(SPORTLOV, ONE_DAY, AUTUMN, JULLOV))
MANY = tuple(
    replace(
        ONE_DAY,
        name=f"studiedag {n}",
        first=SPORTLOV.first + timedelta(weeks=n),
        last=SPORTLOV.first + timedelta(weeks=n),
    )
    for n in range(25)
)
PREVIEW = BreaksPreview(
    municipality=NORRSJO,
    diff=BreakDiff(
        added=(SPORTLOV, AUTUMN),
        changed=((replace(JULLOV, first=date(2027, 12, 22)), JULLOV),),
        removed=(ONE_DAY,),
        same=2,
    ),
    elsewhere=1,
)

EXAMPLES: dict[str, object] = {
    "breaks": BOOK,
    "breaks_to_change": replace(BOOK, may_change=True, history=HISTORY),
    "breaks_many": replace(BOOK, breaks=MANY),
    "breaks_none": replace(BOOK, breaks=()),
    "break_preview": PREVIEW,
    "break_preview_faults": BreaksPreview(
        municipality=NORRSJO,
        diff=BreakDiff(),
        bad=tuple(BadLine(number=n, fault=fault) for n, fault in enumerate(BreakFault, start=2)),
    ),
    "break_preview_many": BreaksPreview(municipality=NORRSJO, diff=BreakDiff(added=MANY)),
}
