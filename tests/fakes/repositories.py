"""Repositories in memory: organisation, meetings, invitations, briefings, minutes."""

from collections.abc import Sequence
from datetime import date

from sspf.domain.briefings import Briefing
from sspf.domain.decisions import Attendance, Check, Decision, Item, ItemId
from sspf.domain.errors import StaleError, UnknownMeetingError
from sspf.domain.invitations import Absence, Answer
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import GroupKey, Organisation, PartyKey
from tests.fakes.state import State, in_order, put_version


class FakeOrganisations:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self) -> Organisation:
        if self._state.organisation is None:
            raise LookupError
        return self._state.organisation

    async def hold(self) -> Organisation:
        return await self.get()

    async def put(self, organisation: Organisation) -> None:
        self._state.organisation = organisation
        here: dict[str, list[str]] = {
            "authorities": [a.key for a in organisation.authorities],
            "parties": [p.key for p in organisation.parties],
            "people": [p.id for p in organisation.people],
            "groups": [g.key for g in organisation.groups],
        }
        for kind, keys in here.items():
            self._state.known.setdefault(kind, set()).update(keys)


class FakeMeetings:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, id: MeetingId) -> Meeting:
        if id not in self._state.meetings:
            raise UnknownMeetingError(id)
        return self._state.meetings[id]

    async def put(self, meeting: Meeting) -> None:
        self._state.check(meeting, groups=meeting.group)
        put_version(self._state.meetings, meeting.id, meeting, meeting.version)

    async def discard(self, draft: Meeting) -> None:
        kept = self._state.meetings.get(draft.id)
        if kept is None or not kept.is_draft or kept.version != draft.version:
            raise StaleError(draft.id)
        del self._state.meetings[draft.id]

    async def of_group(self, group: GroupKey) -> list[Meeting]:
        return [m for m in self._in_order() if m.group == group]

    async def held_since(self, day: date) -> list[Meeting]:
        return [m for m in self._in_order() if m.held_on >= day]

    def _in_order(self) -> list[Meeting]:
        return in_order(self._state.meetings, "starts_at", "id")


class FakeInvitations:
    def __init__(self, state: State) -> None:
        self._state = state

    async def put(self, answer: Answer) -> None:
        self._state.check(answer, meetings=answer.meeting, people=answer.person)
        self._state.know("people", answer.deputy)
        self._state.answers[answer.meeting, answer.person] = answer

    async def of_meeting(self, meeting: MeetingId) -> list[Answer]:
        found = in_order(self._state.answers, "answered_at", "person")
        return [answer for answer in found if answer.meeting == meeting]

    async def put_absence(self, absence: Absence) -> None:
        self._state.check(absence, people=absence.person)
        self._state.absences[absence.person, absence.first] = absence

    async def absences(self) -> list[Absence]:
        return in_order(self._state.absences, "first", "person")


class FakeBriefings:
    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, meeting: MeetingId, party: PartyKey) -> Briefing | None:
        return self._state.briefings.get((meeting, party))

    async def put(self, briefing: Briefing) -> None:
        self._state.check(briefing, meetings=briefing.meeting, parties=briefing.party)
        key = briefing.meeting, briefing.party
        put_version(self._state.briefings, key, briefing, briefing.version)

    async def of_meeting(self, meeting: MeetingId) -> list[Briefing]:
        return [b for b in in_order(self._state.briefings, "party") if b.meeting == meeting]


class FakeMinutes:
    def __init__(self, state: State) -> None:
        self._state = state

    async def put_item(self, item: Item) -> None:
        self._state.check(item, meetings=item.meeting, parties=item.party)
        put_version(self._state.items, item.id, item, item.version)

    async def item(self, id: ItemId) -> Item:
        if id not in self._state.items:
            raise LookupError(id)
        return self._state.items[id]

    async def items(self, meeting: MeetingId) -> list[Item]:
        return [i for i in in_order(self._state.items, "number", "id") if i.meeting == meeting]

    async def add_decision(self, decision: Decision) -> bool:
        self._state.check(decision, meetings=decision.meeting)
        origins = {d.origin for d in self._state.decisions.values()} - {""}
        if decision.id in self._state.decisions or decision.origin in origins:
            return False
        self._state.decisions[decision.id] = decision
        return True

    async def confirm_decision(self, before: Decision, after: Decision) -> None:
        if self._state.decisions[before.id].confirmed != before.confirmed:
            raise StaleError(before.id)
        self._state.decisions[before.id] = after

    async def decisions(self, meeting: MeetingId) -> list[Decision]:
        return [d for d in in_order(self._state.decisions, "number", "id") if d.meeting == meeting]

    async def put_attendance(self, meeting: MeetingId, rows: Sequence[Attendance]) -> None:
        for row in rows:
            self._state.check(row, meetings=meeting, people=row.person, parties=row.party)
        if len({row.person for row in rows}) < len(rows):
            raise LookupError("a person is there once")
        self._state.attendance[meeting] = tuple(rows)

    async def attendance(self, meeting: MeetingId) -> list[Attendance]:
        return list(self._state.attendance.get(meeting, ()))

    async def put_check(self, check: Check) -> None:
        self._state.check(check, meetings=check.meeting, people=check.person)
        self._state.checks[check.meeting, check.person] = check

    async def checks(self, meeting: MeetingId) -> list[Check]:
        return [c for c in in_order(self._state.checks, "at", "person") if c.meeting == meeting]
