"""What every button does first: find what its reference means, and keep what was typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sspf.domain.errors import CardOfSomeoneElseError, UnknownReferenceError
from sspf.domain.references import Ref, Reference, SentCard
from sspf.ports import Presented, Services
from sspf.use_cases.room import Who, enter


async def receive_press(
    services: Services, who: Who, ref: str, typed: Mapping[str, Any]
) -> Reference:
    """Keep first, judge after: what was typed is saved in a transaction of its own."""
    async with enter(services, who) as room:
        if typed:
            await room.uow.cards.keep(room.me.id, ref, typed, room.now)
            await room.note("card:keep", ref)
        found = await room.uow.cards.reference(Ref(ref))
        if found is not None and found.person == room.me.id:
            await room.uow.cards.mark_used(found.ref, room.now)
    if found is None:
        raise UnknownReferenceError(ref)
    if found.person != who.person:
        raise CardOfSomeoneElseError(ref)
    return found


async def find_choice(services: Services, who: Who, ref: str, act: str) -> Reference:
    """What a choice in a card stands for; its value is a reference too."""
    async with enter(services, who) as room:
        found = await room.uow.cards.reference(Ref(ref))
    if found is None or found.act != act:
        raise UnknownReferenceError(ref)
    if found.person != who.person:
        raise CardOfSomeoneElseError(ref)
    return found


async def remember_buttons(services: Services, who: Who, presented: Presented) -> None:
    """A card that is given as an answer works as one that was sent."""
    if not presented.references:
        return
    async with enter(services, who) as room:
        await room.uow.cards.add_references(presented.references)


async def remember_card(
    services: Services, who: Who, presented: Presented, kind: str, place: tuple[str, str]
) -> None:
    """`place`: (conversation, activity). A card given as an answer is a row like a sent one."""
    conversation, activity = place
    first = presented.references[0] if presented.references else None
    async with enter(services, who) as room:
        before = await room.uow.cards.card_in(conversation, activity)
        if before is not None:
            await room.uow.cards.put_card(replace(before, replaced_at=room.now))
        await room.uow.cards.add_card(
            SentCard(
                id=services.new_id(),
                person=room.me.id,
                conversation=conversation,
                activity=activity,
                kind=kind,
                subject=first.subject if first else "",
                version=first.version if first else 0,
                sent_at=room.now,
            )
        )
        await room.note(f"card:answer:{kind}", activity)
