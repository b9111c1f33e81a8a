"""An open question to one person: what a typed "ja" would press, and with what in the fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sspf.domain.references import Ref, Reference
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

QUESTION = "question"
MORE = "more"
ANSWERED, LAST = "answered", "last"
NEAR = "near"
OPEN_FOR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    reference: Reference
    typed: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeable:
    """The buttons of a card that a typed word presses as well."""

    yes: str = ""
    """Reference that "ja" presses: the newest question is the one that is open."""
    typed: Mapping[str, Any] = field(default_factory=dict)
    """What goes with that "ja"; it is sealed."""
    more: str = ""
    """Reference that "visa fler" presses: the newest list or page that holds more."""
    answered: Mapping[str, Any] = field(default_factory=dict)
    """What the answer is an answer to, so that "och polisens?" can be asked; it is sealed."""
    near: Mapping[str, Any] = field(default_factory=dict)
    """What the buttons of a "menade du" stand for, by the activity that asked; it is sealed."""


async def open_to_typing(room: AskersRoom, typeable: Typeable) -> None:
    if typeable.more:
        await room.uow.cards.keep(room.me.id, MORE, {"ref": typeable.more}, room.now)
        await room.note("list:offer", typeable.more)
    if typeable.answered:
        await room.uow.cards.keep(room.me.id, ANSWERED, typeable.answered, room.now)
        await room.note("answer:keep", LAST)
    for key, meanings in typeable.near.items():
        await room.uow.cards.keep(room.me.id, f"{NEAR}:{key}", meanings, room.now)
        await room.note("answer:near", key)
    if typeable.yes:
        asked = {"ref": typeable.yes, "typed": dict(typeable.typed), "at": room.now.isoformat()}
        await room.uow.cards.keep(room.me.id, QUESTION, asked, room.now)
        await room.note("question:ask", typeable.yes)


async def let_lapse(room: AskersRoom) -> None:
    """Another card was shown since the question: a "ja" would press what nobody looks at now."""
    kept = await room.uow.cards.kept(room.me.id, QUESTION)
    if is_open(kept, room.now):
        await room.uow.cards.keep(room.me.id, QUESTION, {}, room.now)
        await room.note("question:lapse", str(kept["ref"]) if kept else "")


async def find_more(services: Services, who: Who) -> Reference | None:
    async with enter(services, who) as room:
        kept = await room.uow.cards.kept(room.me.id, MORE)
        return await room.uow.cards.reference(Ref(str(kept["ref"]))) if kept else None


async def take_question(services: Services, who: Who, cause: str = "") -> Question | None:
    """The open question, which is closed by being taken; None when there is none.

    `cause`: the activity that answers; done again, it takes the same question.
    """
    async with enter(services, who) as room:
        kept = await room.uow.cards.kept(room.me.id, QUESTION)
        if not kept or "ref" not in kept:
            return None
        if "taken" not in kept:
            closed = {**kept, "taken": cause} if cause else {}
            await room.uow.cards.keep(room.me.id, QUESTION, closed, room.now)
            await room.note("question:close", str(kept["ref"]))
        elif kept["taken"] != cause:
            return None
        asked_at = datetime.fromisoformat(str(kept["at"]))
        found = await room.uow.cards.reference(Ref(str(kept["ref"])))
    if found is None or services.clock.now() - asked_at > OPEN_FOR:
        return None
    return Question(reference=found, typed=dict(kept["typed"]))


def is_open(question: Mapping[str, Any] | None, now: datetime) -> bool:
    """Whether a kept question still waits for its answer."""
    if not question or "ref" not in question or "taken" in question:
        return False
    return now - datetime.fromisoformat(str(question["at"])) <= OPEN_FOR


async def find_near(services: Services, who: Who, key: str) -> Mapping[str, Any]:
    """What was meant by the buttons that this activity asked with; empty when nothing was."""
    async with enter(services, who) as room:
        return await room.uow.cards.kept(room.me.id, f"{NEAR}:{key}") or {}
