"""Understood or typed: a signal between meetings. Typed, shown, sent: three steps (A10)."""

from bot.turn import Reply, Turn
from bot.words import parties_named
from cards.acts import Act
from sspf.ports import Services
from sspf.use_cases.raise_signal import Raised, open_signal


async def raised(turn: Turn, services: Services) -> Reply:
    """`signal: text`, `signal till polisen: text`: the card asks for what was not said."""
    text = str(turn.slots.get("text", ""))
    head, colon, tail = turn.rest.partition(":")
    if not text:
        text = tail.strip() if colon else turn.rest.strip()
    named = parties_named(head if colon else text, turn.organisation)
    agencies = turn.slots.get("agency")
    if isinstance(agencies, list | tuple):
        named = [*named, *(p.key for p in turn.organisation.parties if p.key in agencies)]
    chosen = tuple(dict.fromkeys(named))
    level = turn.slots.get("level")
    typed = Raised(text=text, parties=chosen, level=str(level) if level in (1, 2) else "2")
    form = await open_signal(services, turn.who, typed)
    fields = {"signal": text, "parties": ",".join(chosen), "level": typed.level}
    return Reply(message=form, asks=Act.SIGNAL_SEND if text else "", typed=fields)
