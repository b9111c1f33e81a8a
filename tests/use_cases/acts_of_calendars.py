"""Use cases about calendars, breaks and feeds, ready to be done once."""

from collections.abc import Awaitable, Callable
from datetime import date

from sspf.domain.breaks import BreakList
from sspf.domain.feeds import FeedScope, digest_of
from sspf.domain.organisation import Break, GroupKey, PersonId
from sspf.use_cases.change_breaks import (
    import_breaks,
    preview_breaks,
    preview_removal,
    save_breaks,
)
from sspf.use_cases.change_feed import end_feed, find_feed, make_feed
from sspf.use_cases.check_calendar import check_calendar
from sspf.use_cases.export_calendar import export_calendar
from sspf.use_cases.propose_calendar import propose_calendar
from sspf.use_cases.read_feed import read_feed
from sspf.use_cases.show_breaks import show_breaks
from tests.use_cases.world import FRIDA, NORRSJO, RUT, Scene

BREAK = Break(name="lov", first=date(2027, 3, 1), last=date(2027, 3, 5))
Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    return (
        {
            "make_feed": (_made, _by(FRIDA, make_feed, FeedScope.PERSON, "activity")),
            "save_breaks": (_nothing, _by(FRIDA, save_breaks, (BREAK,), ())),
            "import_breaks": (
                _nothing,
                lambda scene: import_breaks(
                    scene.services, NORRSJO, BreakList(breaks=(BREAK,)), only_shown=False
                ),
            ),
            "end_feed": (_made, _by(FRIDA, end_feed, FeedScope.PERSON)),
        },
        {
            "show_breaks": (_nothing, _by(RUT, show_breaks)),
            "preview_breaks": (_nothing, _by(FRIDA, preview_breaks, BreakList(breaks=(BREAK,)))),
            "preview_removal": (_nothing, _by(FRIDA, preview_removal, "sportlov", None)),
            "find_feed": (_made, _by(FRIDA, find_feed, FeedScope.PERSON)),
            "read_feed": (
                _made,
                lambda scene: read_feed(scene.services, NORRSJO, digest_of("unknown")),
            ),
            "export_calendar": (
                _nothing,
                lambda scene: export_calendar(scene.services, NORRSJO, GroupKey("operativ")),
            ),
            "check_calendar": (_nothing, _by(FRIDA, check_calendar)),
            "propose_calendar": (_nothing, _by(FRIDA, propose_calendar, None, None)),
        },
    )


def _by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


async def _made(scene: Scene) -> None:
    await make_feed(scene.services, scene.who(FRIDA), FeedScope.PERSON, "before")


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""
