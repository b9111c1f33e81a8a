"""Teams and mail as they outlive the program: what was taken stands in a file, line by line.

Teams takes every message that it is given; it is not idempotent, and knows no key of ours.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from bot.connector import Connector
from sspf.domain.organisation import Person
from sspf.ports import (
    CalendarRequest,
    Conversation,
    Letter,
    Mail,
    Messenger,
    PermanentFailureError,
    Presented,
    Presenter,
)
from tests.crash.points import ABOUT, TURN, Points

Line = dict[str, Any]


class Taken:
    """What the other side has taken, in order."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def add(self, **line: object) -> None:
        """One write: two programs do not mix their lines, and nothing of it dies with us."""
        whole = json.dumps(line) + "\n"
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        os.write(descriptor, whole.encode())
        os.close(descriptor)

    @property
    def refused(self) -> frozenset[str]:
        """Conversations in which nothing is taken."""
        file = self._file.with_name("refused.json")
        return frozenset(json.loads(file.read_text())) if file.exists() else frozenset()

    def refuse(self, conversation: str) -> None:
        self._file.with_name("refused.json").write_text(json.dumps([conversation]))

    def lines(self) -> list[Line]:
        if not self._file.exists():
            return []
        return [json.loads(line) for line in self._file.read_text(encoding="utf-8").splitlines()]


class Teams(Connector):
    """Bot Connector on the other side of the street; TeamsMessenger and Adapter speak to it."""

    def __init__(self, taken: Taken, points: Points) -> None:
        super().__init__()
        self._taken = taken
        self._points = points

    async def create(self, service_url: str, parameters: Mapping[str, Any]) -> str:
        (member,) = parameters["members"]
        self._points.here("teams.create taken, answer not seen")
        return conversation_of(str(member["id"]))

    async def members(
        self, service_url: str, conversation: str, *, tenant: str = ""
    ) -> list[dict[str, Any]]:
        who = conversation.removeprefix("conversation-")
        return [{"id": f"29:{who}", "aadObjectId": who}]

    async def post(
        self, service_url: str, conversation: str, activity: Mapping[str, Any], *, tenant: str = ""
    ) -> str:
        key = ABOUT.get() or f"answer:{TURN.get()}"
        name = f"teams.post {self._points.kind_of(key)}"
        if not ABOUT.get():
            self._points.here(f"before {name}")
        if conversation in self._taken.refused:
            raise PermanentFailureError("failed.refused")
        made = uuid4().hex
        self._taken.add(
            op="post", id=made, conversation=conversation, key=key, activity=dict(activity)
        )
        self._points.taken[key] += 1
        self._points.here(f"{name} taken, answer not seen")
        return made

    async def update(
        self,
        service_url: str,
        conversation: str,
        id: str,
        activity: Mapping[str, Any],
        *,
        tenant: str = "",
    ) -> None:
        kind = self._points.kind_of(ABOUT.get() or "answer:")
        if not ABOUT.get():
            self._points.here(f"before teams.update {kind}")
        if conversation in self._taken.refused:
            raise PermanentFailureError("failed.refused")
        self._taken.add(op="update", id=id, conversation=conversation, activity=dict(activity))
        self._points.here(f"teams.update {kind} taken, answer not seen")


class WatchedMessenger:
    """Implements sspf.ports.Messenger: the product's own, with points around each call."""

    def __init__(self, inner: Messenger, points: Points, presenter: "WatchedPresenter") -> None:
        self._inner = inner
        self._points = points
        self._presenter = presenter

    async def reach(self, person: Person, tenant: str) -> Conversation:
        self._points.here("before messenger.reach")
        place = await self._inner.reach(person, tenant)
        self._points.here("after messenger.reach")
        return place

    async def send(self, to: Conversation, what: Presented) -> str:
        with self._about(what) as name:
            self._points.here(f"before messenger.send {name}")
            sent = await self._inner.send(to, what)
            self._points.here(f"after messenger.send {name}")
        return sent

    async def update(self, to: Conversation, activity: str, what: Presented) -> None:
        with self._about(what) as name:
            self._points.here(f"before messenger.update {name}")
            await self._inner.update(to, activity, what)
            self._points.here(f"after messenger.update {name}")

    @contextmanager
    def _about(self, what: Presented) -> Iterator[str]:
        key = self._presenter.key_of(what)
        token = ABOUT.set(key)
        try:
            yield self._points.kind_of(key)
        finally:
            ABOUT.reset(token)


class WatchedPresenter:
    """Implements sspf.ports.Presenter, and remembers for which key each message was made."""

    def __init__(self, inner: Presenter, points: Points) -> None:
        self._inner = inner
        self._points = points
        self._made: dict[int, tuple[Presented, str]] = {}

    def __call__(self, message: object, person: Person, nonce: str) -> Presented:
        made = self._inner(message, person, nonce)
        self._made[id(made)] = made, nonce
        self._points.here(f"presenter {type(message).__name__}")
        return made

    def key_of(self, what: Presented) -> str:
        return self._made[id(what)][1]


class WatchedMail:
    """Implements sspf.ports.Mail: the product's own files, and a line for each."""

    def __init__(self, inner: Mail, points: Points, taken: Taken) -> None:
        self._inner = inner
        self._points = points
        self._taken = taken

    async def send(self, request: CalendarRequest | Letter) -> None:
        kind = _kind_of(request)
        key = f"mail:{request.key}"
        self._points.here(f"before mail.send {kind}")
        await self._inner.send(request)
        self._taken.add(op="mail", key=key, to=request.to.id)
        self._points.here(f"after mail.send {kind}")


def _kind_of(request: CalendarRequest | Letter) -> str:
    if isinstance(request, Letter):
        return "letter"
    return "calendar_cancel" if request.is_cancelled else "calendar_request"


def conversation_of(entra_object_id: str) -> str:
    return f"conversation-{entra_object_id}"
