"""Counts of meetings, briefings and commitments, made one by one from what is kept."""

from collections import Counter
from datetime import UTC

from sspf.domain.commitments import Commitment
from sspf.domain.decisions import Item
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.work_counts import (
    AttendanceCounted,
    CommitmentsCounted,
    GoalsCounted,
    ItemsCounted,
    MeetingsCounted,
    Span,
    WorkCounts,
)
from tests.fakes.state import State

OPEN_LEVELS = {BriefingLevel.GENERAL, BriefingLevel.GROUP}


class FakeWork:
    def __init__(self, state: State) -> None:
        self._state = state

    async def counts(self, span: Span) -> WorkCounts:
        decided = [c for c in self._state.commitments.values() if _is_decided(c, span)]
        return WorkCounts(
            commitments=[
                CommitmentsCounted(
                    party=c.party,
                    level=int(c.level),
                    status=c.status,
                    is_late=(c.closed_on or span.today) > c.due.on,
                    days=(c.closed_on - c.decided_on).days if c.closed_on else None,
                    number=1,
                )
                for c in decided
            ],
            goals=[
                GoalsCounted(goals=c.goals, status=c.status, effect=c.effect, number=1)
                for c in decided
                if c.goals
            ],
            meetings=self._meetings(span),
            attendance=self._attendance(span),
            items=[self._item(i) for m in self._held(span) for i in self._items(m)],
        )

    def _over(self, span: Span) -> list[Meeting]:
        return [
            m
            for m in self._state.meetings.values()
            if m.group in span.groups
            and span.first <= m.held_on <= span.last
            and m.ends_at <= span.now
            and m.status is not MeetingStatus.DRAFT
        ]

    def _held(self, span: Span) -> list[Meeting]:
        return [m for m in self._over(span) if m.status is MeetingStatus.CALLED]

    def _meetings(self, span: Span) -> list[MeetingsCounted]:
        over, held = self._over(span), {m.id for m in self._held(span)}
        found = []
        for group in sorted({m.group for m in over}):
            ids = {m.id for m in over if m.group == group} & held
            given = [
                b for b in self._state.briefings.values() if b.meeting in ids and b.submitted_at
            ]
            found.append(
                MeetingsCounted(
                    group=group,
                    planned=sum(m.group == group for m in over),
                    held=len(ids),
                    submitted=len(given),
                    late=sum(b.is_late for b in given),
                )
            )
        return found

    def _attendance(self, span: Span) -> list[AttendanceCounted]:
        was = Counter(
            (m.group, party)
            for m in self._held(span)
            for party in {a.party for a in self._state.attendance.get(m.id, ())}
            if party is not None
        )
        return [
            AttendanceCounted(group=group, party=party, meetings=n)
            for (group, party), n in sorted(was.items())
        ]

    def _items(self, meeting: Meeting) -> list[Item]:
        items = self._state.items.values()
        return [
            i for i in items if i.meeting == meeting.id and i.level in OPEN_LEVELS and not i.case
        ]

    def _item(self, item: Item) -> ItemsCounted:
        briefing = self._state.briefings.get((item.meeting, item.party or ""))
        given = briefing.first_submitted_at if briefing and item.is_from_briefing else None
        held_on = self._state.meetings[item.meeting].held_on
        days = (held_on - given.astimezone(UTC).date()).days if given else None
        return ItemsCounted(outcome=item.outcome, days=days, number=1)


def _is_decided(c: Commitment, span: Span) -> bool:
    is_open = c.level in OPEN_LEVELS and c.case is None
    return is_open and c.group in span.groups and span.first <= c.decided_on <= span.last
