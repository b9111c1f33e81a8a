"""Whether the log has every showing of a text about a case."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.rehearsal.actors import Played
from bot.rehearsal.channel import ChannelUser
from bot.rehearsal.journal import BOT, Message
from bot.rehearsal.reading import lines_of

TEXT, CASE = "_text", "_case"
"""Ends of the fields of one text about a case; what stands before is its part and its place."""
LONG = 40
"""So many characters of a text are looked for; a card may cut the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One text about a case, and who wrote it."""

    by: str
    code: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A case's text in front of somebody. A card that is changed keeps the hour it was sent."""

    to: str
    case: str
    at: datetime
    is_edited: bool


def written(acts: Sequence[Played]) -> list[Written]:
    """All that was typed about cases, by those who typed it."""
    return [
        Written(by=one.act.who, code=fields[f"{stem}{CASE}"], text=words[:LONG])
        for one in acts
        for fields in [one.act.inputs]
        for field, words in fields.items()
        for stem in [field.removesuffix(TEXT)]
        if field.endswith(TEXT) and f"{stem}{CASE}" in fields
    ]


def showings(
    journal: Path,
    users: Mapping[str, ChannelUser],
    texts: Sequence[Written],
    seats: Mapping[str, str],
) -> list[Shown]:
    """Every message ever sent, replaced ones too, with another agency's text in it.

    `seats`: person → agency; whoever has none is in an agency of their own.
    """
    whose = {user.conversation_id: key for key, user in users.items()}
    found = []
    for message in _messages(journal):
        reader = whose.get(message.conversation_id)
        if reader is None:
            continue
        read = "\n".join(lines_of(message))
        for case in {t.code for t in texts if t.text in read and _is_others(t, reader, seats)}:
            found.append(Shown(to=reader, case=case, at=message.at, is_edited=bool(message.edited)))
    return found


def unlogged(shown: Sequence[Shown], log: Mapping[tuple[str, str], Sequence[datetime]]) -> int:
    """How many showings have no reading in the log. `log`: (person, code) → aware instants.

    A changed card is held against what was logged since it was sent.
    """
    return sum(not _is_logged(one, log.get((one.to, one.case), ())) for one in shown)


def case_ids(journal: Path) -> dict[str, str]:
    """Code → the opaque id under which the log has the case, as forms offer it."""
    ids: dict[str, str] = {}
    for message in _messages(journal):
        for choice in _choices(message.card or {}):
            value = str(choice.get("value", ""))
            if value.startswith("case-"):
                ids[str(choice.get("title", ""))] = value
    return ids


def _is_others(text: Written, reader: str, seats: Mapping[str, str]) -> bool:
    return seats.get(text.by, text.by) != seats.get(reader, reader)


def _is_logged(one: Shown, rows: Sequence[datetime]) -> bool:
    return any(row == one.at or (one.is_edited and row >= one.at) for row in rows)


def _messages(journal: Path) -> Iterator[Message]:
    for line in journal.read_text(encoding="ascii").splitlines():
        fields = json.loads(line).get("message")
        if fields and fields["sender"] == BOT:
            yield Message(**fields | {"at": datetime.fromisoformat(fields["at"])})


def _choices(element: Any) -> Iterator[dict[str, Any]]:
    if isinstance(element, list):
        for one in element:
            yield from _choices(one)
    elif isinstance(element, dict):
        yield from element.get("choices", ())
        for one in element.values():
            yield from _choices(one)
