"""Somebody with a browser and a link: what they see, and what they press."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape
from pathlib import Path
from typing import Any

import aiohttp

ADDRESS = re.compile(r"https?://\S+/r/\S+")
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
FORM = re.compile(r"<form.*?</form>", re.DOTALL)
TEXT = re.compile(r'<textarea[^>]*name="(\w+)"[^>]*>\n?(.*?)</textarea>', re.DOTALL)


@dataclass(frozen=True)
class Seen:
    status: int
    html: str
    headers: Mapping[str, str]
    address: str

    @property
    def words(self) -> str:
        """As it is read; a break wherever an element begins or ends."""
        return " ".join(unescape(re.sub(r"<[^>]*>", "\n", self.html)).split())

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the text fields."""
        return {name: unescape(text) for name, text in TEXT.findall(self.html)}

    def hidden(self, part: str) -> dict[str, str]:
        """Of the form for this part: `kallelse` or `underlag`."""
        for form in FORM.findall(self.html):
            found = dict(HIDDEN.findall(form))
            if found["del"] == part:
                return {name: unescape(value) for name, value in found.items()}
        raise AssertionError(f"no form for {part}")


class Visitor:
    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session = session
        self.address = address

    def of(self, address: str) -> "Visitor":
        """Somebody else with the same browser."""
        return Visitor(self._session, address)

    async def look(self, address: str = "") -> Seen:
        async with self._session.get(address or self.address) as answer:
            return await seen_of(answer)

    async def answer(self, svar: str, **fields: str) -> Seen:
        return await self.press("kallelse", {"svar": svar, "gor": "svara", **fields})

    async def brief(self, act: str = "skicka", **fields: str) -> Seen:
        return await self.press("underlag", {"d1": "", "d2": "", "gor": act, **fields})

    async def press(self, part: str, fields: Mapping[str, str]) -> Seen:
        hidden = (await self.look()).hidden(part)
        return await self.post({**hidden, **fields})

    async def post(self, fields: Any, headers: Mapping[str, str] | None = None) -> Seen:
        async with self._session.post(self.address, data=fields, headers=headers) as answer:
            return await seen_of(answer)


async def seen_of(answer: aiohttp.ClientResponse) -> Seen:
    return Seen(answer.status, await answer.text(), answer.headers, str(answer.url))


def mail_to(folder: Path, address: str) -> EmailMessage:
    """The newest mail to somebody whose address begins so."""
    found = []
    for file in (folder / "mail").glob("*.eml"):
        mail = message_from_bytes(file.read_bytes(), policy=default)
        assert isinstance(mail, EmailMessage)
        if address in str(mail["To"]):
            found.append((mail["Date"].datetime, file.stat().st_mtime_ns, mail))
    return max(found, key=lambda each: each[:2])[2]


def link_in(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    found = ADDRESS.search(body.get_content())
    assert found, "no link in the mail"
    return found[0]
