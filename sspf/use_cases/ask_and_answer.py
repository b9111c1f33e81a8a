"""An open question to one person: what a typed "ja" would press, and with what in the fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sspf.domain.references import Ref, Reference
from sspf.ports import Services
from sspf.use_cases.room import Who, enter

QUESTION = "question"
MORE = "more"
OPEN_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    reference: Reference
    typed: Mapping[str, Any]


async def ask(services: Services, who: Who, ref: str, typed: Mapping[str, Any]) -> None:
    """The newest question is the one that is open; what was typed is sealed."""
    async with enter(services, who) as room:
        values = {"ref": ref, "typed": dict(typed), "at": room.now.isoformat()}
        await room.uow.cards.keep(room.me.id, QUESTION, values, room.now)
        await room.note("question:ask", ref)


async def offer_more(services: Services, who: Who, ref: str) -> None:
    """What a typed "visa fler" would press: the newest list or page that holds more."""
    async with enter(services, who) as room:
        await room.uow.cards.keep(room.me.id, MORE, {"ref": ref}, room.now)
        await room.note("list:offer", ref)


async def find_more(services: Services, who: Who) -> Reference | None:
    async with enter(services, who) as room:
        kept = await room.uow.cards.kept(room.me.id, MORE)
        return await room.uow.cards.reference(Ref(str(kept["ref"]))) if kept else None


async def take_question(services: Services, who: Who) -> Question | None:
    """The open question, which is closed by being taken; None when there is none."""
    async with enter(services, who) as room:
        kept = await room.uow.cards.kept(room.me.id, QUESTION)
        if not kept or "ref" not in kept:
            return None
        await room.uow.cards.keep(room.me.id, QUESTION, {}, room.now)
        await room.note("question:close", str(kept["ref"]))
        asked_at = datetime.fromisoformat(str(kept["at"]))
        found = await room.uow.cards.reference(Ref(str(kept["ref"])))
    if found is None or services.clock.now() - asked_at > OPEN_FOR:
        return None
    return Question(reference=found, typed=dict(kept["typed"]))
