"""Let a text about a case pass to those whom a consent or a ground names, and to nobody else.

A release is an event (R-31); it is registered in the same transaction (R-81).
"""

from collections.abc import Mapping, Sequence

from sspf.domain.case_access import Opened
from sspf.domain.case_rules import ReceivingSecrecy
from sspf.domain.case_texts import CaseText, Release
from sspf.domain.organisation import PartyKey
from sspf.domain.registrations import RecordKind
from sspf.use_cases.case_texts import OwnTexts, recipients_of
from sspf.use_cases.register_record import register_record
from sspf.use_cases.room import AskersRoom


def sorted_out(room: AskersRoom, own: OwnTexts) -> tuple[list[CaseText], list[CaseText]]:
    """The drafts that may go to somebody, and the texts that may go to nobody."""
    go = [text for text in own.drafts if recipients_of(room, own, text)]
    stopped = [text for text in own.drafts if text not in go]
    return go, [text for text in stopped if not text.content.is_pointer]


async def release_case_texts(
    room: AskersRoom, own: OwnTexts, texts: Sequence[CaseText], *, step_taken: bool
) -> None:
    """Released as the rights are now, in the transaction that reads them.

    `step_taken`: the sender was told to whom secrecy does not always go along, and went on (R-30).
    """
    for text in texts:
        if step_taken and weak_recipients(room, own, [text]):
            await room.note("case_text:transfer_confirmed", text.id, controller=text.controller)
        await _release(room, own, text)


async def _release(room: AskersRoom, own: OwnTexts, text: CaseText) -> None:
    opened = recipients_of(room, own, text)
    former = own.released_of(text.case)
    if former is not None:
        await room.uow.case_texts.put(former.replaced())
    released = text.release(_releases(room, opened))
    await room.uow.case_texts.put(released)
    await register_record(
        room,
        RecordKind.CASE_TEXT,
        text.id,
        text.controller,
        sender=text.party,
        recipients=released.recipients,
    )
    await room.note(
        "case_text:release", text.id, controller=text.controller, version=released.version
    )


def _releases(room: AskersRoom, opened: Mapping[PartyKey, Opened]) -> list[Release]:
    return [
        Release(recipient=key, at=room.now, by=room.me.id, basis=ground.basis, ground=ground.id)
        for key, ground in opened.items()
    ]


def weak_recipients(room: AskersRoom, own: OwnTexts, texts: Sequence[CaseText]) -> tuple[str, ...]:
    """Names of those to whom secrecy does not always go along (R-30), in the order of the seats."""
    kept = {a.key: a.receiving_secrecy for a in room.organisation.authorities}
    reached = {key for text in texts for key in recipients_of(room, own, text)}
    mine = frozenset(room.organisation.party(own.party).authorities)
    return tuple(
        party.name
        for party in room.organisation.seats(own.meeting.group)
        if party.key in reached
        and not mine.issuperset(party.authorities)
        and any(kept[a] is not ReceivingSecrecy.STRONG for a in party.authorities)
    )


def names_of(room: AskersRoom, own: OwnTexts, texts: Sequence[CaseText]) -> tuple[str, ...]:
    """Who gets them, in the order of the seats."""
    reached = {key for text in texts for key in recipients_of(room, own, text)}
    seats = room.organisation.seats(own.meeting.group)
    return tuple(party.name for party in seats if party.key in reached)
