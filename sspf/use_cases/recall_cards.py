"""Cards that show something of a case are replaced when access to it closes (R-17, R-62).

The messages that do it are queued in the transaction that closes, and go ahead of all others.
"""

from collections.abc import Callable, Collection
from datetime import datetime

from sspf.domain.cases import CaseId
from sspf.domain.organisation import AuthorityKey, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.references import SentCard
from sspf.use_cases.room import Room

CASE = "case"
"""Value of a message that replaces a card because access to a case has closed."""
WHY = "why.closed"
RECEIPTS = frozenset({"ConsentWithdrawn"})
"""Drawn by the very turn that closed something, and after it: what it says stays, with the list of
copies that cannot be recalled. A later closing recalls it as any other."""


def _everybody(_: PersonId) -> bool:
    return True


async def recall_cards(
    room: Room,
    case: CaseId,
    cause: str,
    controller: AuthorityKey,
    concerns: Callable[[PersonId], bool] = _everybody,
) -> int:
    """How many cards are being replaced. `cause`: what closed it; once for each card and cause."""
    cards = [c for c in await room.uow.cards.cards_of_case(case) if concerns(c.person)]
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
    if card.kind in RECEIPTS:
        return
    for case in sorted(cases):
        closed_at = await _closed_since(room, case, made_at)
        if closed_at:
            controller = room.organisation.controller
            await room.queue(replacing(card, case, closed_at, controller, room.now))


async def _closed_since(room: Room, case: CaseId, since: datetime) -> str:
    """What closed something of it since then; empty: nothing did.

    A card that was drawn after the closing, of a case that is locked or closed, shows what its
    reader may read then, and stays.
    """
    consents = await room.uow.consents.of_case(case)
    taken_back = any(w.at >= since for c in consents for w in c.withdrawals)
    return f"{case}.late" if taken_back else ""
