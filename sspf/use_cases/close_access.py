"""Everything that follows in the same transaction when a consent is taken back (R-17, R-18)."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from sspf.domain.cases import Case, CaseState
from sspf.domain.commitments import Change, Commitment
from sspf.domain.consents import COORDINATION, Consent, Scope, Withdrawal
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import EVENTS, Kind, Message, Sweep
from sspf.use_cases.count_consent import count_withdrawn
from sspf.use_cases.recall_cards import know_of_closing, recall_cards
from sspf.use_cases.room import AskersRoom

EVER = timedelta(days=36500)
MOST = 10_000
STOPPED = "dropped.consent"
SWEPT = frozenset(Kind) - EVENTS - {Kind.REPLACE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What a withdrawal did."""

    cancelled: int = 0
    replaced: int = 0
    stopped: int = 0


async def take_back(
    room: AskersRoom,
    case: Case,
    consents: Sequence[Consent],
    withdrawal: Withdrawal,
    reason: str,
) -> Closed:
    """`reason`: the words that an ended commitment bears. All of it is one transaction."""
    taken = [consent.withdraw(withdrawal) for consent in consents]
    for consent in taken:
        await room.uow.consents.put(consent)
        await _note(room, "consent:withdraw", consent)
    cause = f"{case.id}.{sum(c.version for c in taken)}"
    if withdrawal.scope is not Scope.ALL:
        who = _concerned(room, withdrawal)
        replaced = await recall_cards(room, case.id, cause, case.controller, who)
        await know_of_closing(room, case.id)
        return Closed(replaced=replaced)
    for consent in taken:
        await count_withdrawn(room, case, consent)
    await _lock(room, case)
    commitments = await room.uow.commitments.of_case(case.id)
    stopped = await _stop(room, case, commitments)
    ended = await _end(room, commitments, reason)
    await _tell_owners(room, case, ended, cause)
    replaced = await recall_cards(room, case.id, cause, case.controller)
    await know_of_closing(room, case.id)
    return Closed(cancelled=len(ended), replaced=replaced, stopped=stopped)


async def _note(room: AskersRoom, tag: str, consent: Consent) -> None:
    await room.note(tag, consent.id, controller=consent.controller, version=consent.version)


async def _lock(room: AskersRoom, case: Case) -> None:
    if case.state is CaseState.CLOSED:
        return  # it stays closed: nobody reads on the strength of a consent that is taken back
    locked = replace(case, state=CaseState.LOCKED, version=case.version + 1)
    await room.uow.cases.put(locked)
    await room.note("case:lock", case.id, controller=case.controller, version=locked.version)


async def _stop(room: AskersRoom, case: Case, commitments: Sequence[Commitment]) -> int:
    """Messages on their way about the case, whenever they were to be sent."""
    subjects = frozenset({case.id, *(c.id for c in commitments)})
    sweep = Sweep(kinds=SWEPT, before=room.now + EVER, reason=STOPPED, subjects=subjects)
    return len(await room.uow.outbox.drop(sweep, room.now, MOST))


async def _end(
    room: AskersRoom, commitments: Sequence[Commitment], reason: str
) -> list[Commitment]:
    ended = []
    for commitment in commitments:
        if not commitment.is_open:
            continue
        after = commitment.cancel(room.today, reason)
        await room.uow.commitments.put(after)
        change = Change(
            commitment=after.id, by=room.me.id, at=room.now, before=commitment, after=after
        )
        await room.uow.commitments.add_change(change)
        await room.note(
            "commitment:cancel", after.id, controller=after.controller, version=after.version
        )
        ended.append(after)
    return ended


async def _tell_owners(
    room: AskersRoom, case: Case, ended: Sequence[Commitment], cause: str
) -> None:
    """Each hears how many, and nothing of which."""
    counted = Counter(c.owner for c in ended if c.owner != room.me.id)
    for owner, number in counted.items():
        await room.queue(
            Message(
                key=f"{Kind.COMMITMENTS_ENDED}:{cause}:{owner}",
                kind=Kind.COMMITMENTS_ENDED,
                recipient=owner,
                subject=f"{case.id}.ended",
                controller=case.controller,
                send_at=room.days.next_sending(room.now),
                why="why.ended",
                values={"ended": number},
            )
        )


def _concerned(room: AskersRoom, withdrawal: Withdrawal) -> Callable[[PersonId], bool]:
    """Whose cards may show what is now closed: of one pair, its recipients'."""
    if withdrawal.scope is not Scope.PAIR or withdrawal.recipient is None:
        return lambda _: True
    people = {p.id: p for p in room.organisation.people}

    def is_recipient(id: PersonId) -> bool:
        party = people[id].party if id in people else None
        return (party or COORDINATION) == withdrawal.recipient

    return is_recipient
