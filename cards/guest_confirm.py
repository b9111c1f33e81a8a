"""Bjuda in en gäst: shown before it is sent; and who is invited as a guest."""

import json

from cards.actions import DESTRUCTIVE, POSITIVE, Buttons, action_set
from cards.acts import Act
from cards.agenda_words import point_words
from cards.envelope import Card, card
from cards.facts import about
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, bold, box, line, rich, row, run
from cards.text import Text
from sspf.domain.guests import ChosenGuest
from sspf.domain.messages.guest import ConfirmGuest, GuestLine, Guests

TITLE = "title.guest_confirm"
TITLE_LIST = "title.guests"
ROWS = 10


def render(message: ConfirmGuest, text: Text, mint: Mint) -> Card:
    point = point_words(message.point, message.point_name, text)
    body = [
        line(about(message.meeting, text)),
        box(
            rich(run(_who(message.name, message.email))),
            line(text.md("guest.to", number=str(message.number), point=point), spacing="None"),
            *([rich(run(message.title))] if message.title else []),
        ),
        line(text.md("guest.sees")),
        line(text.md("guest.called" if message.called else "guest.called_later")),
    ]
    if message.email:
        body.append(line(text.md("guest.by_mail")))
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(
        text,
        text(TITLE),
        body,
        [
            press(text("guest.yes"), Act.GUEST_INVITE, value=_value(message), style=POSITIVE),
            press(text("cancel"), Act.CHANGE_DISMISS),
        ],
    )


def render_list(message: Guests, text: Text, mint: Mint) -> Card:
    count = len(message.guests)
    body = [
        line(about(message.meeting, text)),
        line(text.md("guests.count", n=count) if count else text.md("guests.none")),
        *(_guest(message, n, text, mint) for n in range(min(len(message.guests), ROWS))),
    ]
    if count:
        body.append(line(text.md("guests.until", moment=text.moment(message.ends_at))))
    return card(text, text(TITLE_LIST), body)


def _guest(message: Guests, place: int, text: Text, mint: Mint) -> Element:
    one = message.guests[place]
    point = point_words(one.point, one.point_name, text)
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    take_back = press(
        text("guest.withdraw", n=place + 1), Act.GUEST_WITHDRAW, value=one.person, style=DESTRUCTIVE
    )
    return row(
        rich(run(_who(one.name, one.email), weight="Bolder")),
        line(text.md("guest.to", number=str(one.number), point=point), spacing="None"),
        *([rich(run(one.title))] if one.title else []),
        bold(_answer(one, text), spacing="None"),
        action_set(take_back),
    )


def _value(message: ConfirmGuest) -> str:
    """Somebody registered is an id; only of somebody else name and address must be kept."""
    by_mail = {"name": message.name, "email": message.email} if message.email else {}
    chosen_ = {"point": message.point, "person": message.person, "item": message.item, **by_mail}
    return json.dumps(chosen_, ensure_ascii=False)


def chosen(value: str) -> ChosenGuest:
    """What the button stands for."""
    return ChosenGuest(**json.loads(value))


def _answer(one: GuestLine, text: Text) -> Markdown:
    return text.md(f"guest_answer.{one.answer}")


def _who(name: str, email: str) -> str:
    return f"{name}, {email}" if email else name
