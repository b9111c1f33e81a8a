"""What left the house and what did not, to whom and why, in plain Swedish."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from bot.rehearsal.house import SentLine
from cards.text import Text
from sspf.domain.organisation import Organisation, PersonId
from sspf.domain.outbox import Delivery, Sent
from sspf.use_cases.foresee import Foreseen

State = Literal["sent", "not_sent", "waiting", "unknown"]
STATES: dict[Delivery, State] = {
    Delivery.SENT: "sent",
    Delivery.DROPPED: "not_sent",
    Delivery.DEAD: "not_sent",
    Delivery.UNKNOWN: "unknown",
}


def sent_lines(rows: Sequence[Sent], organisation: Organisation) -> tuple[SentLine, ...]:
    """Newest first; the same message to several people is one line."""
    text = Text.load("sv")
    groups: dict[tuple[object, ...], list[Sent]] = {}
    for row in rows:
        at = row.at or row.message.send_at
        key = (at, row.message.kind, row.state, row.reason, row.message.why)
        groups.setdefault(key, []).append(row)
    return tuple(_line(group, organisation, text) for group in groups.values())


def sentence_of(seen: Foreseen, organisation: Organisation) -> str:
    """What happens next and why, as one or two short sentences."""
    text = Text.load("sv")
    names = text.join(_names(seen.people, organisation))
    what = text(f"next.{seen.kind}")
    return text("next.sentence", names=names, what=what, why=_why(seen.why, seen.values, text))


def _line(group: list[Sent], organisation: Organisation, text: Text) -> SentLine:
    first = group[-1]
    message = first.message
    names = _names([r.message.recipient for r in reversed(group)], organisation)
    is_sent = first.state is Delivery.SENT
    title = text(f"log.title.{message.kind}")
    why = _why(message.why, message.values, text) if is_sent or not first.reason else ""
    return SentLine(
        sequence=max(r.sequence for r in group),
        at=first.at or message.send_at,
        title=title,
        to=text("log.to", n=len(names), names=text.join(names)),
        why=why or text(first.reason),
        state=STATES.get(first.state, "waiting"),
    )


def _why(key: str, values: Mapping[str, str | int], text: Text) -> str:
    return text(key, **{name: _said(value, text) for name, value in values.items()})


def _said(value: object, text: Text) -> object:
    try:
        return text.day(date.fromisoformat(str(value)))
    except ValueError:
        return value


def _names(people: Sequence[PersonId], organisation: Organisation) -> list[str]:
    """First names, each once, in the order given."""
    return list(dict.fromkeys(organisation.person(p).first_name for p in people))
