"""Cards that show something of a case are replaced when access to it closes (R-17, R-62).

The messages that do it are queued in the transaction that closes, and go ahead of all others.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sspf.domain.cases import CaseId
from sspf.domain.narrowing import reads_less
from sspf.domain.organisation import AuthorityKey, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.references import SentCard
from sspf.use_cases.room import AskersRoom, Room

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

    Cards that are being written down at this moment are waited for (see keep_cases).

    `sent_before`: when it closed, where that was a while ago; what was drawn since stays. None: it
    closes now, and all of them are called back, whatever another program's clock has said.
    """
    await room.uow.organisations.hold()
    cards = [
        card
        for card in await room.uow.cards.cards_of_case(case)
        if concerns(card.person) and (sent_before is None or card.sent_at <= sent_before)
    ]
    return await room.queue(*(replacing(c, case, cause, controller, room.now) for c in cards))


async def know_of_closing(room: AskersRoom, case: CaseId) -> None:
    """What is drawn from here on, as the receipt, knows of it and is not called back for it."""
    rights = await room.uow.cases.rights(room.me.groups, frozenset({case}))
    room.drawn.read_again(room.now, rights)


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


async def keep_cases(room: AskersRoom, card: SentCard, cases: Collection[CaseId]) -> None:
    """Write down what a card shows that was just sent.

    Access that has closed since the card was drawn closed too early to find it among those to be
    recalled: then it is recalled here. Whoever closes holds the municipality as this does, so one
    of the two comes first, whatever their clocks say and in whatever order they began.
    """
    if not cases:
        return
    await room.uow.cards.put_cases(card.id, frozenset(cases))
    organisation = await room.uow.organisations.hold()
    person = organisation.person(room.me.id)
    rights = await room.uow.cases.rights(person.groups, frozenset(cases))
    now = replace(
        room.asker,
        person=person,
        organisation=organisation,
        cases={each.case: each for each in rights},
    )
    for case in sorted(cases):
        then = room.drawn.of(case)
        # A card of what nobody knows how it was read is taken away: it can be asked for anew.
        if then is None or reads_less(*then, now, room.now, case):
            cause = f"{case}.late.{(then[1] if then else room.now).isoformat()}"
            await room.queue(replacing(card, case, cause, organisation.controller, room.now))
