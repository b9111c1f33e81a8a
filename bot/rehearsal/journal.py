"""The rehearsal's chats: every message, kept in memory and in an append-only file."""

import asyncio
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

BOT = "bot"
EVERYONE = ""


class JournalError(Exception):
    """A line that is not the last one cannot be read: the file was changed by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as one person sees it; what a person pressed may have replaced the card."""

    sequence: int
    conversation_id: str
    activity_id: str
    sender: str
    """BOT, or the key of the person who wrote it."""
    at: datetime
    """Aware UTC instant by the rehearsal's clock."""
    text: str = ""
    card: dict[str, Any] | None = None
    edited: int = 0
    """How often text or card were replaced; a notice alone does not count."""
    notice: str = ""
    """A short answer shown under the card."""
    summary: str = ""
    """What a push notice would show."""
    text_format: str = "plain"


class Journal:
    """Messages under (activity id, viewer); replayed from the file at start.

    A viewer's own version stands beside the one for EVERYONE: in a group chat a pressed card is
    replaced for the one who pressed it. Whatever the bot updates afterwards is the same for all.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._listeners: set[asyncio.Event] = set()
        self._forget_all()
        if path is not None and path.exists():
            self._replay(path)
        if not self.run:
            self.reset()

    def _forget_all(self) -> None:
        self.run = ""
        self.version = 0
        self.last_sequence = 0
        self._kept: dict[tuple[str, str], Message] = {}
        self._changed: dict[tuple[str, str], int] = {}
        self._removed: list[tuple[int, str, str]] = []

    def reset(self) -> None:
        """Empty the journal and begin a new run, so that no id is ever used twice."""
        if self._path is not None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(b"")
        self._write({"kind": "start", "run": secrets.token_hex(4)})

    def keep(self, message: Message, viewer: str = EVERYONE) -> None:
        """Keep a new message, or a new version of one."""
        kept = {field.name: getattr(message, field.name) for field in fields(Message)}
        kept["at"] = message.at.isoformat()
        self._write({"kind": "message", "viewer": viewer, "message": kept})

    def remove(self, activity_id: str) -> None:
        """Take a message away for everyone."""
        self._write({"kind": "removed", "activity_id": activity_id})

    def find(self, activity_id: str, viewer: str = EVERYONE) -> Message | None:
        """The message as the viewer sees it now."""
        shared = self._kept.get((activity_id, EVERYONE))
        return self._kept.get((activity_id, viewer), shared)

    def edits(self, activity_id: str) -> int:
        """The highest edit count anybody has seen of this message."""
        return max((m.edited for (a, _), m in self._kept.items() if a == activity_id), default=0)

    def chat(self, conversation_id: str, viewer: str, since: int = 0) -> tuple[Message, ...]:
        """What changed in the conversation after version `since`, oldest message first."""
        seen = self._seen_by(conversation_id, viewer)
        changed = (m for m in seen if self._changed_at(m.activity_id, viewer) > since)
        return tuple(sorted(changed, key=lambda m: m.sequence))

    def removed(self, conversation_id: str, since: int) -> tuple[str, ...]:
        """Ids of the messages taken away after version `since`."""
        return tuple(a for v, c, a in self._removed if v > since and c == conversation_id)

    @contextmanager
    def subscribe(self) -> Iterator[asyncio.Event]:
        """An event that is set at every change; the listener clears it."""
        event = asyncio.Event()
        self._listeners.add(event)
        try:
            yield event
        finally:
            self._listeners.discard(event)

    def tell(self) -> None:
        """Wake everyone who listens."""
        for event in self._listeners:
            event.set()

    def _seen_by(self, conversation_id: str, viewer: str) -> Iterator[Message]:
        for (activity_id, whose), message in self._kept.items():
            if whose == EVERYONE and message.conversation_id == conversation_id:
                yield self._kept.get((activity_id, viewer), message)

    def _changed_at(self, activity_id: str, viewer: str) -> int:
        own = self._changed.get((activity_id, viewer), 0)
        return max(self._changed[activity_id, EVERYONE], own)

    def _write(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry)
        # First: what is impossible raises, and is never written. What is kept is what a start would
        # read, and nobody else's to change.
        self._apply(json.loads(line))
        if self._path is not None:
            with self._path.open("ab") as file:
                # ASCII on purpose: half a surrogate pair typed by a person must not stop the file.
                file.write(line.encode("ascii") + b"\n")
        self.tell()

    def _replay(self, path: Path) -> None:
        *whole, torn = path.read_bytes().split(b"\n")
        for number, line in enumerate(whole, start=1):
            try:
                self._apply(json.loads(line))
            except (KeyError, TypeError, ValueError) as error:
                raise JournalError(f"{path.name}, line {number}: {error}") from error
        if torn:  # the process died while it wrote; what was not whole never happened
            with path.open("rb+") as file:
                file.truncate(path.stat().st_size - len(torn))

    def _apply(self, entry: dict[str, Any]) -> None:
        self.version += 1
        match entry["kind"]:
            case "start":
                self._forget_all()
                self.run = entry["run"]
            case "message":
                fields = entry["message"]
                at = datetime.fromisoformat(fields["at"])
                self._keep(replace(Message(**fields), at=at), entry["viewer"])
            case "removed":
                self._remove(entry["activity_id"])
            case other:
                raise ValueError(f"unknown entry: {other!r}")

    def _keep(self, message: Message, viewer: str) -> None:
        if viewer == EVERYONE:
            self._drop_versions(message.activity_id)
        self._kept[message.activity_id, viewer] = message
        self._changed[message.activity_id, viewer] = self.version
        self.last_sequence = max(self.last_sequence, message.sequence)

    def _remove(self, activity_id: str) -> None:
        message = self._kept[activity_id, EVERYONE]
        self._drop_versions(activity_id)
        del self._kept[activity_id, EVERYONE]
        self._removed.append((self.version, message.conversation_id, activity_id))

    def _drop_versions(self, activity_id: str) -> None:
        for key in [k for k in self._kept if k[0] == activity_id and k[1] != EVERYONE]:
            del self._kept[key]
            del self._changed[key]
