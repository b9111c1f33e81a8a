"""A World for the planning rules: the organisation of tests.factories on Norrsjö's calendar."""

from dataclasses import replace
from typing import Any

from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.outbox import Message
from sspf.domain.world import World
from tests.domain.calendar_facts import DAYS, local
from tests.factories import a_meeting, an_organisation

KALLELSE_SENT = local(a_meeting().held_on.replace(year=2026, month=12, day=29), "09.00")


def a_called_meeting(**changes: Any) -> Meeting:
    called = replace(a_meeting(), status=MeetingStatus.CALLED, called_at=KALLELSE_SENT)
    return replace(called, **changes)


def a_world(**changes: Any) -> World:
    """One meeting, called; nobody has answered anything."""
    world = World(organisation=an_organisation(), days=DAYS, meetings=(a_called_meeting(),))
    return replace(world, cycles={}, **changes)


def said(messages: list[Message]) -> list[tuple[str, str]]:
    """(kind, to whom) of each."""
    return [(m.kind.value, m.recipient) for m in messages]
