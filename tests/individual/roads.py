"""Roads on which bytes leave the house for one person, in the chat: all of them are in ROADS.

To add one: write it here or in roads_outside.py, add it to ROADS there.
"""

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

from bot.dispatch import Heard, Said, hear
from bot.present import Presenter, words
from sspf.domain.organisation import Person, PersonId
from sspf.domain.outbox import NO_CHAT, Kind, Message
from sspf.use_cases.compose import COMPOSERS, compose
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.export_calendar import export_calendar
from sspf.use_cases.room import enter
from storage.keys import StaticKeys
from tests.use_cases.cased import N27_03
from tests.use_cases.world import NORRSJO, Scene

TYPED = (
    *("mina åtaganden", "alla åtaganden", "öppna åtaganden", "vilka är försenade", "mer"),
    *("åtaganden för N27-03", "uppdatera 20", "uppdatera 21", "öppna Å-2027-022", "klart 23"),
    *("vad har polisen för öppna åtaganden?", "vad har skolan lovat", "alla åtaganden nivå 3"),
    *("åtaganden med koltrast", "har vi gjort det vi lovade", "hur många åtaganden har vi"),
    *("dagordning", "åtgärdsplan", "underlag", "läget", "statistik", "anteckna", "närvaro"),
    *("samtycke N27-03", "samtycken", "vilka samtycken går ut", "registrera samtycke N27-03"),
    *("återkalla samtycke N27-03", "komplettera samtycke N27-03", "vad gällde N27-03?"),
    *("vem har läst N27-03", "vad sparas om mig", "ångra", "hjälp", "när är nästa möte"),
    *("planen till familjen N27-03", "utbildningar", "självskattning", "grupper", "läget"),
    *("hur går det för N27-03", "avsluta ärende N27-03", "vilka ärenden har vi"),
    *("visa ärende N27-03", "N27-03", "plan N27-03", "uppföljning N27-03", "mina ärenden"),
    *("top 5", "youngsters", "våra listor", "T27-01", "visa T27-01", "T27-09", "urval top 5"),
    *("åtgärdsplan från 21 januari", "anteckningar från 21 januari", "vad beslutade vi"),
    *("dagordning som pdf", "åtgärdsplan som word", "statistik som csv", "rapporter", "mötesläge"),
    *("hela texten 1", "vilka texter finns om N27-03", "åtaganden med domherre", "rosenfink"),
    *("skjut upp mitt åtagande en vecka", "åtaganden med koltrastpolis"),
)
"""What people type, in their own chat and where others read along."""
SUBJECTS = ("Å-2027-020", "Å-2027-022", "2027-02-10", "card-canary", N27_03, "entry-1", "top5")
VALUES: dict[str, str | int] = {
    "by": "pia",
    "on": "2027-02-10",
    "former": "2027-02-01",
    "ended": 1,
    "count": 1,
    "case": N27_03,
}


async def typed(scene: Scene, person: Person) -> AsyncIterator[tuple[str, str]]:
    async for where, said in answered(scene, person):
        yield where, bytes_of(said.presented.payload)


async def answered(scene: Scene, person: Person) -> AsyncIterator[tuple[str, Said]]:
    for is_private in (True, False):
        for number, text in enumerate(TYPED):
            heard = Heard(
                tenant=min(scene.organisation.tenants),
                entra_object_id=person.entra_object_id,
                activity=f"activity-{number}-{is_private}",
                is_private=is_private,
                text=text,
            )
            yield f"typed, private {is_private}: {text}", await hear(scene.services, heard)


async def composed(scene: Scene, person: Person) -> AsyncIterator[tuple[str, str]]:
    """Every kind of message, about everything that it could be about."""
    for kind in sorted(COMPOSERS):
        for subject in (scene.first, scene.second, *SUBJECTS):
            yield f"sent: {kind} {subject}", await _sent(scene, person.id, kind, subject)


async def exported(scene: Scene, person: Person) -> AsyncIterator[tuple[str, str]]:
    for group in sorted(person.groups):
        file = await export_calendar(scene.services, NORRSJO, group)
        yield "exported calendar", repr(file)


async def kept(scene: Scene) -> AsyncIterator[tuple[str, str]]:
    """What lies in the house where it is not sealed: queue, log of who did what, metrics."""
    yield "audit trail", repr(scene.state.entries)
    yield "outbox", repr(scene.state.outbox)
    yield "references", repr(scene.state.references)
    yield "metrics", repr(scene.services.meter)
    yield "mail", repr((scene.mail.posted, scene.mail.letters))


class Logged(logging.Handler):
    """Whatever is logged, with every field."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(repr(vars(record)))


async def with_real_words(scene: Scene, keys: Path) -> None:
    """Cards and sentences as people get them."""
    presenter = Presenter(StaticKeys(keys), scene.clock)
    scene.services = replace(scene.services, presenter=presenter, words=words)


async def _sent(scene: Scene, person: PersonId, kind: Kind, subject: str) -> str:
    message = Message(
        key=f"{kind}:{subject}:{person}",
        kind=kind,
        recipient=person,
        subject=subject,
        controller=scene.organisation.controller,
        send_at=scene.clock.now(),
        revision=1,
        values=VALUES,
    )
    try:
        async with enter(scene.services, scene.who(person)) as room:
            made = await compose(room, message)
            if isinstance(made, Dropped) or kind in NO_CHAT:
                return repr(made)
            return bytes_of(scene.services.presenter(made, room.me, message.key).payload)
    except Exception as fault:  # noqa: BLE001  # a refusal leaves the house too, as its own words
        return repr(fault)


def bytes_of(payload: object) -> str:
    return json.dumps(payload, ensure_ascii=False, default=repr)
