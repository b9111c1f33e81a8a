"""Vad sparas om mig: every fact that is kept about the reader, and who answers for it."""

from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import heading, line, rich, run
from cards.text import Text
from sspf.domain.messages.answers import OwnData

TITLE = "title.own_data"


def render(message: OwnData, text: Text, mint: Mint) -> Card:
    rows = [
        rich(run(f"{text(f'own.{name}')}: ", weight="Bolder"), run(value), spacing="Small")
        for name, value in _facts(message, text)
        if value
    ]
    body = [
        line(text.md("own.intro")),
        *rows,
        heading(text.md("own.also"), spacing="Large"),
        line(text.md("own.texts"), spacing="Small"),
        line(text.md("own.log"), spacing="Small"),
        line(text.md("own.rights", controller=message.controller), spacing="Medium"),
    ]
    return card(text, text(TITLE), body)


def _facts(message: OwnData, text: Text) -> list[tuple[str, str]]:
    away = [text("own.away", first=text.day(a), last=text.day(b)) for a, b in message.absences]
    return [
        ("name", message.name),
        ("title", message.title),
        ("email", message.email),
        ("workplace", message.workplace),
        ("party", message.party),
        ("groups", text.join(message.groups)),
        ("language", text(f"language.{message.language}")),
        ("reminders", text(f"reminders.{message.reminders}")),
        ("absences", text.join(away)),
        ("own_reminders", text.join(text.day(day) for day in message.own_reminders)),
        ("commitments", text("own.open", n=message.open_commitments)),
        ("heard", text.moment(message.heard_at) if message.heard_at else ""),
        ("controller", message.controller),
    ]
