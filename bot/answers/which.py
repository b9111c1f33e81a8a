"""Which commitment a sentence means: by its number, or by words that are in its text."""

from typing import Any

from bot.answers.near import ask
from bot.turn import Reply, Turn, notice
from bot.understanding.meaning import Meaning
from sspf.domain.commitments import CommitmentId, commitment_id
from sspf.domain.messages.commitment import CommitmentLine
from sspf.ports import Services
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import list_commitments
from sspf.use_cases.room import Who

SHOWN = 5
LONGEST = 60
"""Characters of a text on a choice."""


async def which(turn: Turn, services: Services, intent: str) -> CommitmentId | Reply:
    """The one that is meant, or the question which it is; `intent`: what is then done with it."""
    named = named_id(turn, services)
    if named is not None:
        return named
    text = str(turn.slots.get("text", ""))
    found = await search(services, turn.who, text, mine=turn.slots.get("owner") == "me")
    if not found:
        return notice("answer.no_commitment_named")
    return _ask(turn, intent, found)


def named_id(turn: Turn, services: Services) -> CommitmentId | None:
    """As it was written, or by its running number in this year."""
    said = turn.slots.get("id")
    if isinstance(said, str) and said:
        return CommitmentId(said)
    number = turn.slots.get("id_hint")
    if not isinstance(number, int):
        return None
    days = services.working_days(turn.organisation)
    return commitment_id(days.local(services.clock.now()).year, number)


async def search(
    services: Services, who: Who, text: str, *, mine: bool
) -> tuple[CommitmentLine, ...]:
    """Open ones with the words in them; without words, all that are open."""
    query = Query(mine=mine, text=text)
    return (await list_commitments(services, who, query)).lines


def _ask(turn: Turn, intent: str, found: tuple[CommitmentLine, ...]) -> Reply:
    """One is asked about as well: what was typed was no number (QUERIES: confirm which one)."""
    meant = [(_label(each), Meaning(intent, _with(turn, each), 1.0)) for each in found[:SHOWN]]
    of_cases = tuple(each.case for each in found[:SHOWN] if each.case)
    return ask(turn, "answer.which_commitment", meant, of_cases)


def _with(turn: Turn, each: CommitmentLine) -> dict[str, Any]:
    slots = {name: value for name, value in turn.slots.items() if name not in ("text", "id_hint")}
    return {**slots, "id": str(each.id)}


def _label(each: CommitmentLine) -> str:
    text = each.text if len(each.text) <= LONGEST else each.text[:LONGEST].rstrip() + "…"
    return f"{each.id} {text}"
