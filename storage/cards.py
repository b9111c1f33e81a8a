"""Tables and repository of cards: what buttons mean, who has which card, what was typed."""

import json
import secrets
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    or_,
    select,
    text,
    update,
)

from sspf.domain.cases import CaseId
from sspf.domain.organisation import PersonId
from sspf.domain.references import Ref, Reference, SentCard
from storage.database import keyed_table, listed_table, refers
from storage.scope import Scope, columns_of, prepared, value_of
from storage.types import Sealed, UtcDateTime

IN_USE = text("replaced_at IS NULL")

card_references = keyed_table(
    "card_references",
    Column("ref", String, primary_key=True),
    Column("person", String, nullable=False),
    Column("act", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("value", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("issued_at", UtcDateTime),
    Column("used_at", UtcDateTime),
    refers("person", to="people"),
)

sent_cards = listed_table(
    "sent_cards",
    Column("id", String, nullable=False),
    Column("person", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sent_at", UtcDateTime, nullable=False),
    Column("replaced_at", UtcDateTime),
    UniqueConstraint("municipality_id", "id"),
    refers("person", to="people"),
    Index(None, "municipality_id", "conversation", "activity"),
    Index(
        "ix_sent_cards_in_use",
        "municipality_id",
        "subject",
        "kind",
        sqlite_where=IN_USE,
        postgresql_where=IN_USE,
    ),
)

case_cards = keyed_table(
    "case_cards",
    Column("card", String, primary_key=True),
    Column("case", String, primary_key=True),
    refers("case", to="cases"),
    Index(None, "municipality_id", "case"),
)

list_cards = keyed_table(
    "list_cards",
    Column("card", String, primary_key=True),
    # No foreign key: an entry's id, or the name of a whole list, which is no row.
    Column("record", String, primary_key=True),
    Index(None, "municipality_id", "record"),
)

kept_inputs = listed_table(
    "kept_inputs",
    Column("id", String, nullable=False),
    # No foreign key: kept before anything is judged, so before it is known who this is.
    Column("person", String, nullable=False),
    Column("ref", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("inputs", Sealed, nullable=False),
    UniqueConstraint("municipality_id", "id"),
    Index(None, "municipality_id", "person", "ref"),
)


BY_REF = prepared(card_references, card_references.c.ref == bindparam("ref"))
SHOWN_IN = (
    prepared(
        sent_cards,
        sent_cards.c.conversation == bindparam("conversation"),
        sent_cards.c.activity == bindparam("activity"),
    )
    .order_by(sent_cards.c.sent_at.desc(), sent_cards.c.sequence.desc())
    .limit(1)
)
KEPT = (
    prepared(
        kept_inputs,
        kept_inputs.c.person == bindparam("person"),
        kept_inputs.c.ref == bindparam("ref"),
    )
    .order_by(kept_inputs.c.sequence.desc())
    .limit(1)
)


def _of_card(of: Table) -> Delete:
    """Made once: what is about to be written anew of a card."""
    here = of.c.municipality_id == bindparam("municipality_id")
    return delete(of).where(here, of.c.card == bindparam("card"))


OF_CASES, OF_LISTS = _of_card(case_cards), _of_card(list_cards)


class CardRepository:
    """Implements sspf.ports.Cards."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add_references(self, references: Sequence[Reference]) -> None:
        controller = await self._scope.controller()
        rows = [columns_of(reference) | {"controller": controller} for reference in references]
        await self._scope.insert_missing(card_references, rows)

    async def reference(self, ref: Ref) -> Reference | None:
        row = await self._scope.row(BY_REF, ref=ref)
        return value_of(Reference, row) if row else None

    async def mark_used(self, ref: Ref, at: datetime) -> None:
        """The first use is what is kept."""
        c = card_references.c
        mine = self._scope.mine(card_references), c.ref == ref, c.used_at.is_(None)
        await self._scope.connection.execute(
            update(card_references).where(*mine).values(used_at=at)
        )

    async def add_card(self, card: SentCard) -> None:
        """A card sent once more under the same id takes the former one's place."""
        await self.put_card(card)

    async def put_card(self, card: SentCard) -> None:
        row = columns_of(card) | {"controller": await self._scope.controller()}
        await self._scope.upsert(sent_cards, ("id",), [row])

    async def cards_about(self, subject: str, kind: str) -> list[SentCard]:
        c = sent_cards.c
        return await self._cards(c.subject == subject, c.kind == kind, c.replaced_at.is_(None))

    async def card(self, id: str) -> SentCard | None:
        row = await self._scope.row(self._scope.select(sent_cards, sent_cards.c.id == id))
        return value_of(SentCard, row) if row else None

    async def card_in(self, conversation: str, activity: str) -> SentCard | None:
        """The newest that was shown in this activity."""
        row = await self._scope.row(SHOWN_IN, conversation=conversation, activity=activity)
        return value_of(SentCard, row) if row else None

    async def put_cases(self, card: str, cases: AbstractSet[CaseId]) -> None:
        await self._scope.write(OF_CASES, [{"card": card}])
        controller = await self._scope.controller()
        rows = [{"card": card, "case": case, "controller": controller} for case in sorted(cases)]
        await self._scope.insert_missing(case_cards, rows)

    async def case_cards_of(self, person: PersonId) -> list[tuple[SentCard, CaseId]]:
        c, shown = sent_cards.c, case_cards.c
        cards = await self._cards(c.person == person, c.replaced_at.is_(None))
        of_them = shown.card.in_([card.id for card in cards])
        rows = await self._scope.rows(self._scope.select(case_cards, of_them).order_by(shown.case))
        cases = {row["card"]: CaseId(row["case"]) for row in rows}
        return [(card, cases[card.id]) for card in cards if card.id in cases]

    async def cards_of_case(self, case: CaseId) -> list[SentCard]:
        c, shown = sent_cards.c, case_cards.c
        of_it = select(shown.card).where(self._scope.mine(case_cards), shown.case == case)
        return await self._cards(c.id.in_(of_it), c.replaced_at.is_(None))

    async def put_records(self, card: str, records: AbstractSet[str]) -> None:
        await self._scope.write(OF_LISTS, [{"card": card}])
        controller = await self._scope.controller()
        rows = [{"card": card, "record": r, "controller": controller} for r in sorted(records)]
        await self._scope.insert_missing(list_cards, rows)

    async def record_cards_of(self, person: PersonId) -> list[tuple[SentCard, frozenset[str]]]:
        c, shown = sent_cards.c, list_cards.c
        any_list = select(shown.card).where(self._scope.mine(list_cards))
        where = c.person == person, c.replaced_at.is_(None), c.id.in_(any_list)
        cards = await self._cards(*where)
        of_them = shown.card.in_([card.id for card in cards])
        rows = await self._scope.rows(self._scope.select(list_cards, of_them))
        return [
            (card, frozenset(r["record"] for r in rows if r["card"] == card.id)) for card in cards
        ]

    async def cards_of_record(self, record: str) -> list[SentCard]:
        of_it = select(list_cards.c.card).where(
            self._scope.mine(list_cards), list_cards.c.record == record
        )
        return await self._cards(sent_cards.c.id.in_(of_it), sent_cards.c.replaced_at.is_(None))

    async def _cards(self, *where: ColumnElement[bool]) -> list[SentCard]:
        c = sent_cards.c
        asked = self._scope.select(sent_cards, *where).order_by(c.sent_at, c.sequence)
        return [value_of(SentCard, row) for row in await self._scope.rows(asked)]

    async def of_cases_before(self, sent: datetime) -> list[SentCard]:
        c = sent_cards.c
        shown = select(case_cards.c.card).where(self._scope.mine(case_cards))
        listed = select(list_cards.c.card).where(self._scope.mine(list_cards))
        where = or_(c.id.in_(shown), c.id.in_(listed)), c.replaced_at.is_(None), c.sent_at < sent
        return await self._cards(*where)

    async def keep(
        self, person: PersonId, ref: str, values: Mapping[str, Any], at: datetime
    ) -> None:
        """`values` is whatever came as JSON; half a surrogate pair or a NUL is kept as well."""
        row_id = secrets.token_hex(16)
        plain = json.dumps(dict(values)).encode("ascii")
        row = {
            "id": row_id,
            "person": person,
            "ref": ref,
            "at": at,
            "inputs": self._scope.seal(plain, kept_inputs.c.inputs, row_id),
            "controller": await self._scope.controller(),
        }
        await self._scope.insert(kept_inputs, [row])

    async def kept(self, person: PersonId, ref: str) -> Mapping[str, Any] | None:
        row = await self._scope.row(KEPT, person=person, ref=ref)
        if row is None:
            return None
        plain = self._scope.unseal(row["inputs"], kept_inputs.c.inputs, row["id"])
        found: dict[str, Any] = json.loads(plain)
        return found
