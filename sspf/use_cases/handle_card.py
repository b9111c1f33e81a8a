"""What every button does first: find what its reference means, and keep what was typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sspf.domain.cases import CaseId
from sspf.domain.errors import (
    CardFromElsewhereError,
    CardOfPrivateChatError,
    CardOfSomeoneElseError,
    UnknownReferenceError,
)
from sspf.domain.references import Ref, Reference, SentCard
from sspf.ports import Presented, Services
from sspf.use_cases.ask_and_answer import Typeable, let_lapse, open_to_typing
from sspf.use_cases.recall_cards import keep_cases
from sspf.use_cases.recall_lists import keep_records
from sspf.use_cases.room import Who, enter

NOTHING = Typeable()


@dataclass(frozen=True, slots=True)
class Row:
    """What is written down of a card besides where it stands."""

    id: str = ""
    """Done again with the same one it stays one row; empty: a new one."""
    cases: frozenset[CaseId] = frozenset()
    """Those of which the card shows something."""
    records: frozenset[str] = frozenset()
    """Lists and entries of lists of which it shows something."""
    subject: str = ""
    """What it can be drawn anew by; empty: what its first button is about."""


NEW_ROW = Row()


async def receive_press(
    services: Services, who: Who, ref: str, typed: Mapping[str, Any]
) -> Reference:
    """Keep first, judge after: what was typed is saved in a transaction of its own."""
    async with enter(services, who) as room:
        if typed:
            await room.uow.cards.keep(room.me.id, ref, typed, room.now)
            await room.note("card:keep", ref)
        found = await room.uow.cards.reference(Ref(ref))
        if found is not None and found.person == room.me.id and found.conversation == who.shared:
            await room.uow.cards.mark_used(found.ref, room.now)
    return _theirs_and_here(found, who, ref)


async def find_choice(services: Services, who: Who, ref: str, act: str) -> Reference:
    """What a choice in a card stands for; its value is a reference too."""
    async with enter(services, who) as room:
        found = await room.uow.cards.reference(Ref(ref))
    return _theirs_and_here(found if found and found.act == act else None, who, ref)


def _theirs_and_here(found: Reference | None, who: Who, ref: str) -> Reference:
    """Whose it is comes first: of another's card nothing is told, not even where it stands."""
    if found is None:
        raise UnknownReferenceError(ref)
    if found.person != who.person:
        raise CardOfSomeoneElseError(ref)
    if found.conversation and found.conversation != who.shared:
        raise CardFromElsewhereError(ref)
    if found.conversation != who.shared:
        raise CardOfPrivateChatError(ref)
    return found


async def remember_buttons(
    services: Services, who: Who, presented: Presented, typeable: Typeable = NOTHING
) -> None:
    """A card that is given as an answer works as one that was sent.

    One transaction for all of it, and before it is shown: what is pressed at once is known.
    """
    if not presented.references and typeable == NOTHING:
        return
    async with enter(services, who) as room:
        await room.uow.cards.add_references(_bound(presented.references, who.shared))
        if presented.references and not typeable.yes:
            await let_lapse(room)
        await open_to_typing(room, typeable)


def _bound(references: Sequence[Reference], shared: str) -> Sequence[Reference]:
    """They work in that chat alone; without one in the private chat, as they are."""
    return [replace(one, conversation=shared) for one in references] if shared else references


async def remember_card(
    services: Services,
    who: Who,
    presented: Presented,
    kind: str,
    place: tuple[str, str],
    row: Row = NEW_ROW,
) -> None:
    """`place`: (conversation, activity). A card given as an answer is a row like a sent one.

    `who`: of the turn that it was drawn in. Whoever has lost their assignment since has the card
    in front of them all the same, and it is written down to be called back.
    """
    conversation, activity = place
    first = presented.references[0] if presented.references else None
    async with enter(services, who, is_delivery=True) as room:
        before = await room.uow.cards.card_in(conversation, activity)
        if before is not None and before.id != row.id:
            await room.uow.cards.put_card(replace(before, replaced_at=room.now))
        card = SentCard(
            id=row.id or services.new_id(),
            person=room.me.id,
            conversation=conversation,
            activity=activity,
            kind=kind,
            subject=row.subject or (first.subject if first else ""),
            version=first.version if first else 0,
            sent_at=room.now,
        )
        await room.uow.cards.add_card(card)
        await keep_cases(room, card, row.cases)
        await keep_records(room, card, row.records)
        await room.note(f"card:answer:{kind}", activity)
