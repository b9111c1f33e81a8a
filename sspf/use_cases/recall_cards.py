"""Cards that show something of a case are replaced when access to it closes (R-17, R-62).

The messages that do it are queued in the transaction that closes, and go ahead of all others.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from sspf.domain.cases import CaseId
from sspf.domain.organisation import AuthorityKey, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.references import SentCard
from sspf.use_cases.room import Room

CASE = "case"
"""Value of a message that replaces a card because access to a case has closed."""
WHY = "why.closed"
WHY_OLD = "why.card_old"
OLD = "old"
"""Value of a message that replaces a card because of its age."""


def _everybody(_: PersonId) -> bool:
    return True


async def recall_cards(
    room: Room,
    case: CaseId,
    cause: str,
    controller: AuthorityKey,
    concerns: Callable[[PersonId], bool] = _everybody,
    sent_before: datetime | None = None,
) -> int:
    """How many cards are being replaced. `cause`: what closed it; once for each card and cause.

    `sent_before`: when it closed, where that was a while ago; what was drawn since stays. None: it
    closes now, and all of them are called back, whatever another program's clock has said.
    """
    cards = [
        card
        for card in await room.uow.cards.cards_of_case(case)
        if concerns(card.person) and (sent_before is None or card.sent_at <= sent_before)
    ]
    return await room.queue(*(replacing(c, case, cause, controller, room.now) for c in cards))


def replacing(
    card: SentCard, case: CaseId, cause: str, controller: AuthorityKey, now: datetime
) -> Message:
    return Message(
        key=f"{Kind.REPLACE}:{card.id}:{cause}",
        kind=Kind.REPLACE,
        recipient=card.person,
        subject=card.id,
        controller=controller,
        send_at=now,
        why=WHY,
        values={CASE: case},
    )


async def lock_cards(room: Room, cards: Sequence[SentCard], cause: str) -> int:
    """How many are being replaced by a few words, whatever their reader may read."""
    controller = room.organisation.controller
    return await room.queue(
        *(
            Message(
                key=f"{Kind.REPLACE}:{card.id}:{cause}",
                kind=Kind.REPLACE,
                recipient=card.person,
                subject=card.id,
                controller=controller,
                send_at=room.now,
                why=WHY_OLD,
                values={OLD: 1},
            )
            for card in cards
        )
    )


async def keep_cases(
    room: Room, card: SentCard, cases: Collection[CaseId], made_at: datetime
) -> None:
    """Write down what a card shows that was just sent.

    Made before access closed, and written down after: the card was not among those recalled, so it
    is recalled here.
    """
    if not cases:
        return
    await room.uow.cards.put_cases(card.id, frozenset(cases))
    for case in sorted(cases):
        closed_at = await _closed_since(room, case, made_at)
        if closed_at:
            controller = room.organisation.controller
            await room.queue(replacing(card, case, closed_at, controller, room.now))


async def _closed_since(room: Room, case: CaseId, since: datetime) -> str:
    """What closed something of it after that; empty: nothing did.

    A card that was drawn after the closing, of a case that is locked or closed, shows what its
    reader may read then, and stays.
    """
    consents = await room.uow.consents.of_case(case)
    grounds = await room.uow.consents.grounds_of_case(case)
    closings = [w.at for c in consents for w in c.withdrawals]
    closings += [g.revoked_at for g in grounds if g.revoked_at is not None]
    last_days = {*(c.valid_to for c in consents), *(g.expires_on for g in grounds)}
    ended = room.local(since).date() in last_days and room.local(since).date() < room.today
    return f"{case}.late" if ended or any(at > since for at in closings) else ""
