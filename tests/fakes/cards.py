"""Cards, conversations, the road to each person and the audit log, in memory."""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from typing import Any

from sspf.domain.audit import READINGS, Entry, Placed
from sspf.domain.cases import CaseId
from sspf.domain.organisation import PersonId
from sspf.domain.reach import Reach
from sspf.domain.references import Ref, Reference, SentCard
from sspf.ports import Conversation
from tests.fakes.state import State, in_order


class FakeCards:
    def __init__(self, state: State) -> None:
        self._state = state

    async def add_references(self, references: Sequence[Reference]) -> None:
        for reference in references:
            self._state.check(reference, people=reference.person)
            self._state.references.setdefault(reference.ref, reference)

    async def reference(self, ref: Ref) -> Reference | None:
        return self._state.references.get(ref)

    async def mark_used(self, ref: Ref, at: datetime) -> None:
        found = self._state.references.get(ref)
        if found and found.used_at is None:
            self._state.references[ref] = replace(found, used_at=at)

    async def add_card(self, card: SentCard) -> None:
        await self.put_card(card)

    async def put_card(self, card: SentCard) -> None:
        self._state.check(card, people=card.person)
        self._state.cards[card.id] = card

    async def cards_about(self, subject: str, kind: str) -> list[SentCard]:
        return [
            card
            for card in self._oldest_first()
            if (card.subject, card.kind) == (subject, kind) and card.replaced_at is None
        ]

    async def card(self, id: str) -> SentCard | None:
        return self._state.cards.get(id)

    async def card_in(self, conversation: str, activity: str) -> SentCard | None:
        place = conversation, activity
        there = [c for c in self._oldest_first() if (c.conversation, c.activity) == place]
        return there[-1] if there else None

    async def put_cases(self, card: str, cases: AbstractSet[CaseId]) -> None:
        for case in cases:
            if case not in self._state.cases:
                raise LookupError(f"cases: {case}")
        self._state.case_cards[card] = frozenset(cases)

    async def case_cards_of(self, person: PersonId) -> list[tuple[SentCard, CaseId]]:
        shown = self._state.case_cards
        return [
            (card, max(shown[card.id]))
            for card in self._oldest_first()
            if card.person == person and card.replaced_at is None and shown.get(card.id)
        ]

    async def cards_of_case(self, case: CaseId) -> list[SentCard]:
        shown = self._state.case_cards
        return [
            card
            for card in self._oldest_first()
            if case in shown.get(card.id, ()) and card.replaced_at is None
        ]

    async def put_records(self, card: str, records: AbstractSet[str]) -> None:
        self._state.list_cards[card] = frozenset(records)

    async def record_cards_of(self, person: PersonId) -> list[tuple[SentCard, frozenset[str]]]:
        shown = self._state.list_cards
        return [
            (card, shown[card.id])
            for card in self._oldest_first()
            if card.person == person and card.replaced_at is None and shown.get(card.id)
        ]

    async def cards_of_record(self, record: str) -> list[SentCard]:
        shown = self._state.list_cards
        return [
            card
            for card in self._oldest_first()
            if record in shown.get(card.id, ()) and card.replaced_at is None
        ]

    async def of_cases_before(self, sent: datetime) -> list[SentCard]:
        shown = {
            card
            for of in (self._state.case_cards, self._state.list_cards)
            for card, what in of.items()
            if what
        }
        in_use = [c for c in self._oldest_first() if c.replaced_at is None and c.id in shown]
        return [card for card in in_use if card.sent_at < sent]

    async def keep(
        self, person: PersonId, ref: str, values: Mapping[str, Any], at: datetime
    ) -> None:
        self._state.check(at)
        self._state.kept[person, ref] = json.dumps(dict(values))
        self._state.kept_at[person, ref] = at

    async def kept(self, person: PersonId, ref: str) -> Mapping[str, Any] | None:
        found = self._state.kept.get((person, ref))
        if found is None:
            return None
        values: dict[str, Any] = json.loads(found)
        return values

    def _oldest_first(self) -> list[SentCard]:
        return sorted(self._state.cards.values(), key=lambda card: card.sent_at)


class FakeConversations:
    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, person: PersonId) -> Conversation | None:
        return self._state.conversations.get(person)

    async def put(self, conversation: Conversation) -> None:
        self._state.check(conversation, people=conversation.person)
        self._state.conversations[conversation.person] = conversation

    async def forget(self, person: PersonId) -> None:
        self._state.conversations.pop(person, None)


class FakeReaches:
    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, person: PersonId) -> Reach | None:
        return self._state.reach.get(person)

    async def put(self, known: Reach) -> None:
        self._state.check(known, people=known.person)
        self._state.reach[known.person] = known

    async def every(self) -> list[Reach]:
        return in_order(self._state.reach, "person")


class FakeAuditLog:
    def __init__(self, state: State) -> None:
        self._state = state

    async def add(self, entry: Entry) -> None:
        self._state.check(entry)
        self._state.entries.append(entry)

    async def add_all(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            await self.add(entry)

    async def to_review(self, since: datetime, before: datetime) -> list[Placed]:
        return [
            p
            for p in self._placed()
            if (p.entry.case or p.entry.tag == "case:refuse") and since <= p.entry.at < before
        ]

    async def at_places(self, positions: Sequence[int]) -> list[Placed]:
        return [p for p in self._placed() if p.position in positions]

    def _placed(self) -> list[Placed]:
        return [Placed(position=n, entry=e) for n, e in enumerate(self._state.entries, start=1)]

    async def of_case(self, case: str) -> list[Entry]:
        return [e for e in self._state.entries if case in (e.case, e.subject)]

    async def entries(self) -> list[Entry]:
        return list(self._state.entries)

    async def newest(self, at_most: int) -> list[Entry]:
        return self._state.entries[::-1][:at_most]

    async def readings(self, case: CaseId) -> list[Entry]:
        return [e for e in self._state.entries if e.tag in READINGS and e.case == case]
