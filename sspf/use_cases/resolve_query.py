"""A query and the moment become what the database is asked, and the words that say it (R-54)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sspf.domain.access import Record, levels_open, may
from sspf.domain.case_access import Matter
from sspf.domain.cases import CaseId
from sspf.domain.commitments import OPEN, CommitmentStatus, Effect
from sspf.domain.errors import ReadAlongError, UnknownMeetingError
from sspf.domain.folding import sought
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.messages.commitment import Scope
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.domain.wanted import Wanted
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.room import AskersRoom

DAY = timedelta(days=1)
ANY_GROUP = GroupKey("")
DONE = frozenset({CommitmentStatus.DONE, CommitmentStatus.FOLLOWED_UP})
STATUSES: dict[str, frozenset[CommitmentStatus]] = {
    "open": OPEN,
    "overdue": OPEN,
    "any": frozenset(),
    "done": DONE,
}
"""Of words that are not one status alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    wanted: Wanted
    scope: Scope
    following: Wanted | None = None
    """Due at the next meeting itself; asked for beside what is due before it."""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """Of the group: the one before now and the one after."""

    last: Meeting | None
    next: Meeting | None


async def resolve(room: AskersRoom, query: Query) -> Resolved:
    """NotAllowedError for somebody who is in no group; a group of others holds nothing."""
    group, meetings = await meetings_around(room, GroupKey(query.group))
    wanted, words = _limits(room, query, group)
    wanted, said = await _at_meetings(room, query, wanted, meetings)
    words += said
    wanted, said = _due(query, wanted, meetings)
    words += said
    late = room.today - DAY * (query.late_over + 1)
    if query.status == "overdue":
        wanted = replace(wanted, due_until=min(wanted.due_until or late, late))
    levels = sorted(wanted.levels | ({BriefingLevel.INDIVIDUAL} if wanted.of_cases else set()))
    scope = Scope(
        group=_name(room, group),
        parties=tuple(room.organisation.party(p).name for p in query.parties),
        mine=query.mine,
        status=query.status,
        words=(*words, *([_levels(levels)] if levels else [])),
        case=query.case,
        order=query.by,
    )
    following = _following(query, wanted, meetings)
    if following is not None and query.due == "before":
        wanted = replace(wanted, at_meeting=False)
    next_on = meetings.next.held_on if meetings.next else None
    return Resolved(wanted=wanted, scope=scope, following=following, next_on=next_on)


async def meetings_around(
    room: AskersRoom, named: GroupKey = ANY_GROUP
) -> tuple[GroupKey, Meetings]:
    """Of the group that is named, or that the asker's question is about (AskersRoom.group)."""
    if named:
        return named, _around(room, await room.uow.meetings.of_group(named))
    group, every = await room.group_with_meetings()
    return group, _around(room, every)


def _around(room: AskersRoom, meetings: list[Meeting]) -> Meetings:
    every = [m for m in meetings if m.is_on]
    past = [m for m in every if m.ends_at <= room.now]
    ahead = [m for m in every if m.ends_at > room.now]
    return Meetings(last=past[-1] if past else None, next=ahead[0] if ahead else None)


def _limits(room: AskersRoom, query: Query, group: GroupKey) -> tuple[Wanted, tuple[Phrase, ...]]:
    levels = levels_in_company(room, group)
    if query.level:
        levels &= {BriefingLevel(query.level)}
    levels -= {level for level in BriefingLevel if level == query.level_not}
    if query.case:
        levels = frozenset()
    one = query.status in set(CommitmentStatus) and query.status not in STATUSES
    wanted = Wanted(
        group=group,
        levels=levels,
        of_cases=of_cases(room, query, group),
        statuses=frozenset({CommitmentStatus(query.status)}) if one else STATUSES[query.status],
        parties=query.parties,
        parties_not=query.parties_not,
        together=query.together,
        owner=room.me.id if query.mine else query.owner,
        effect=Effect(query.effect) if query.effect else None,
        prevention=query.prevention,
        goal=query.goal,
        words=sought(query.text),
    )
    return wanted, _words(room, query)


def levels_in_company(room: AskersRoom, group: GroupKey) -> frozenset[BriefingLevel]:
    """ReadAlongError where others read along who may read none of them (R-52)."""
    levels = levels_open(room.asker, group, room.now)
    if not levels and not room.asker.is_private:
        raise ReadAlongError(group)
    return levels


def of_cases(room: AskersRoom, query: Query, group: GroupKey) -> frozenset[tuple[CaseId, PartyKey]]:
    """Whose commitments in which cases this asker may know of, at this moment."""
    individual = BriefingLevel.INDIVIDUAL
    if query.level not in (0, individual) or query.level_not == individual:
        return frozenset()
    return frozenset(
        (case, party)
        for case in room.asker.cases
        if query.case in ("", case)
        for party in room.organisation.group(group).parties
        if may(room.asker, _commitment_of(group, case, party), room.now)
    )


def _commitment_of(group: GroupKey, case: CaseId, party: PartyKey) -> Record:
    return Record(
        group=group,
        level=BriefingLevel.INDIVIDUAL,
        party=party,
        case=case,
        matter=Matter.COMMITMENT,
    )


def _words(room: AskersRoom, query: Query) -> tuple[Phrase, ...]:
    def names(keys: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(p.name for p in room.organisation.parties if p.key in keys)

    goals = {g.key: g.name for g in room.organisation.rules.goals}
    owner = room.organisation.person(query.owner).name if query.owner else ""
    said = (
        (query.owner, phrase("scope.owner", name=owner)),
        (query.parties_not, phrase("scope.not_parties", names=names(query.parties_not))),
        (query.together, phrase("scope.together", names=names(query.together))),
        (query.late_over, phrase("scope.late_over", n=query.late_over)),
        (query.effect, phrase("scope.effect", effect=f"effect.{query.effect}")),
        (query.prevention, phrase(f"prevention.{query.prevention}")),
        (query.goal, phrase("scope.goal", goal=goals.get(query.goal, ""))),
        (query.text, phrase("scope.text", text=query.text)),
    )
    return tuple(words for given, words in said if given)


async def _at_meetings(
    room: AskersRoom, query: Query, wanted: Wanted, meetings: Meetings
) -> tuple[Wanted, tuple[Phrase, ...]]:
    """Where it was decided, and in which period it was decided or closed."""
    words: list[Phrase] = []
    if query.meeting:
        meeting = await _named(room, query.meeting, wanted.group, meetings)
        wanted = replace(wanted, meeting=meeting.id)
        words.append(phrase("scope.from_meeting", date=meeting.held_on))
    since, until = query.since, query.until
    if query.since_last_meeting and meetings.last:
        since = meetings.last.held_on
    if since is None and until is None:
        return wanted, tuple(words)
    closed = not wanted.statuses & OPEN and query.status != "any"
    if closed:
        wanted = replace(wanted, closed_from=since, closed_until=until)
    else:
        wanted = replace(wanted, decided_from=since, decided_until=until)
    key = "scope.since" if until is None else "scope.between"
    return wanted, (*words, phrase(key, first=since or "", last=until or ""))


async def _named(room: AskersRoom, which: str, group: GroupKey, meetings: Meetings) -> Meeting:
    found = {"last": meetings.last, "next": meetings.next}.get(which)
    if which not in ("last", "next"):
        day = date.fromisoformat(which)
        every = await room.uow.meetings.of_group(group)
        found = next((m for m in every if m.held_on == day), None)
    if found is None:
        raise UnknownMeetingError(group)
    return found


def _due(query: Query, wanted: Wanted, meetings: Meetings) -> tuple[Wanted, tuple[Phrase, ...]]:
    """The window in which it is due."""
    if query.due == "none":
        return replace(wanted, at_meeting=True), (phrase("scope.undated"),)
    if query.due in ("by_next_meeting", "before_next_meeting"):
        if meetings.next is None:
            raise UnknownMeetingError(wanted.group)
        on = meetings.next.held_on
        last = on if query.due == "by_next_meeting" else on - DAY
        return replace(wanted, due_until=last), (phrase(f"scope.{query.due}", date=on),)
    first, last_day = query.due_from, query.due_until
    if first is None and last_day is None:
        return wanted, ()
    return replace(wanted, due_from=first, due_until=last_day), (_window(query),)


def _window(query: Query) -> Phrase:
    first, last = query.due_from, query.due_until
    if query.week:
        return phrase("scope.due_week", week=query.week)
    if last is None:
        return phrase("scope.due_from", date=first or "")
    if first is None:
        return phrase("scope.due_until", date=last)
    if first == last:
        return phrase("scope.due_on", date=first)
    return phrase("scope.due_between", first=first, last=last)


def _following(query: Query, wanted: Wanted, meetings: Meetings) -> Wanted | None:
    """Both readings of "before": what is followed up at the meeting stands apart."""
    if meetings.next is None or wanted.due_until is None:
        return None
    on = meetings.next.held_on
    if query.due == "before_next_meeting":
        return replace(wanted, due_from=on, due_until=on)
    if query.due == "before" and on <= wanted.due_until:
        return replace(wanted, at_meeting=True, due_from=on, due_until=on)
    return None


def _levels(levels: list[BriefingLevel]) -> Phrase:
    if len(levels) == 1:
        return phrase("scope.level", n=int(levels[0]))
    return phrase("scope.levels", first=int(levels[0]), last=int(levels[-1]))


def _name(room: AskersRoom, group: GroupKey) -> str:
    return next((g.name for g in room.organisation.groups if g.key == group), "")
