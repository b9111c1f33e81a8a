"""Lists of commitments, cut to the asker's rights, soonest first, ten at a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from sspf.domain.access import may, may_complete, record_of
from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.errors import UnknownCommitmentError
from sspf.domain.levels import PreventionLevel
from sspf.domain.messages.commitment import CommitmentList, CommitmentUpdate, Scope
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.ports import Services
from sspf.use_cases.lines import line, visible
from sspf.use_cases.room import AskersRoom, Who, enter

PAGE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked for; empty values do not limit."""

    mine: bool = False
    parties: tuple[PartyKey, ...] = ()
    status: str = "open"
    """`open`, `overdue` or `any`."""
    prevention: PreventionLevel | None = None
    goal: str = ""
    due_until: date | None = None

    def encoded(self) -> str:
        """A short text that `decoded` reads; it travels in a reference, never in a card."""
        until = self.due_until.isoformat() if self.due_until else ""
        parts = (
            "1" if self.mine else "",
            ",".join(self.parties),
            self.status,
            self.prevention or "",
            self.goal,
            until,
        )
        return "|".join(parts)

    @staticmethod
    def decoded(text: str) -> "Query":
        mine, parties, status, prevention, goal, until = (text.split("|") + [""] * 6)[:6]
        return Query(
            mine=bool(mine),
            parties=tuple(PartyKey(p) for p in parties.split(",") if p),
            status=status or "open",
            prevention=PreventionLevel(prevention) if prevention else None,
            goal=goal,
            due_until=date.fromisoformat(until) if until else None,
        )


async def list_commitments(
    services: Services, who: Who, query: Query, first: int = 1
) -> CommitmentList:
    """`first`: number of the first row shown, from 1. In a shared chat only levels 1 and 2."""
    async with enter(services, who) as room:
        group = await room.group()
        found = [
            c
            for c in visible(room, await _asked_for(room, group, query))
            if _matches(room, c, query)
        ]
        found.sort(key=lambda c: (c.due.on, c.number))
        shown = found[first - 1 : first - 1 + PAGE]
        return CommitmentList(
            lines=tuple(line(room, c) for c in shown),
            total=len(found),
            first=first,
            scope=_scope(room, query, room.organisation.group(group).name),
            query=query.encoded(),
        )


async def open_commitment(services: Services, who: Who, id: CommitmentId) -> CommitmentUpdate:
    """The update card; a commitment that may not be seen is as one that does not exist."""
    async with enter(services, who) as room:
        return update_card(room, await seen_commitment(room, id))


async def seen_commitment(room: AskersRoom, id: CommitmentId) -> Commitment:
    commitment = await room.uow.commitments.get(id)
    if not may(room.asker, record_of(commitment), room.now):
        raise UnknownCommitmentError(id)
    return commitment


def update_card(room: AskersRoom, commitment: Commitment) -> CommitmentUpdate:
    return CommitmentUpdate(
        line=line(room, commitment),
        earliest_due=room.today,
        may_complete=may_complete(room.asker, commitment),
    )


async def _asked_for(room: AskersRoom, group: GroupKey, query: Query) -> list[Commitment]:
    """What the database can leave out is never read: closed ones are many more than open ones."""
    if query.status not in ("open", "overdue"):
        return await room.uow.commitments.of_group(group)
    yesterday = room.today - timedelta(days=1)
    until = min(query.due_until or yesterday, yesterday)
    return await room.uow.commitments.open_of_group(
        group,
        owner=room.me.id if query.mine else None,
        parties=query.parties,
        due_until=until if query.status == "overdue" else query.due_until,
    )


def _matches(room: AskersRoom, commitment: Commitment, query: Query) -> bool:
    if query.status == "open" and not commitment.is_open:
        return False
    if query.status == "overdue" and not commitment.is_overdue(room.today):
        return False
    if query.mine and commitment.owner != room.me.id:
        return False
    if query.parties and commitment.party not in query.parties:
        return False
    if query.prevention and commitment.prevention is not query.prevention:
        return False
    if query.goal and query.goal not in commitment.goals:
        return False
    return query.due_until is None or commitment.due.on <= query.due_until


def _scope(room: AskersRoom, query: Query, group: str) -> Scope:
    words = [f"prevention.{query.prevention.value}"] if query.prevention else []
    return Scope(
        group=group,
        parties=tuple(room.organisation.party(p).name for p in query.parties),
        mine=query.mine,
        status=query.status,
        words=tuple(words),
    )
