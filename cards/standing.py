"""Läget inför SSPF-mötet: the sum, then every seat of the model, always in the same order."""

from collections.abc import Sequence

from cards.actions import POSITIVE, Buttons, action_set
from cards.acts import Act
from cards.envelope import Card, card
from cards.markdown import Markdown, joined
from cards.mint import Mint
from cards.parts import Element, bold, box, line, row, subtle
from cards.text import Text
from sspf.domain.messages.briefing import Came, SeatLine, Standing
from sspf.domain.roads import Road

TITLE = "title.standing"
MISSING, OUTSIDE = "missing", "outside"


def render(message: Standing, text: Text, mint: Mint) -> Card:
    facts = message.meeting
    starts = text("date.moment", day=text.day(facts.held_on), clock=text.clock(facts.starts))
    intro = text.md("standing.intro", starts=starts, deadline=text.moment(message.deadline))
    body = [
        line(intro),
        box(*_sum(message, text)),
        *(_seat(seat, text) for seat in message.seats),
        *_guests(message, text),
        *_mandate(message, text, mint),
        subtle(
            text.md("standing.at", moment=text.moment(message.at)), spacing="Medium", separator=True
        ),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint), wide=True)


def _missing(message: Standing) -> Sequence[SeatLine]:
    return [seat for seat in message.seats if seat.state == MISSING]


def _sum(message: Standing, text: Text) -> list[Element]:
    missing = _missing(message)
    total = sum(seat.state != OUTSIDE for seat in message.seats)
    said = [bold(text.md("standing.sum", n=total, done=total - len(missing)))]
    if missing:
        names = text.join(seat.party for seat in missing)
        said.append(line(text.md("standing.missing", names=names), spacing="None"))
    if message.just_reminded:
        reminded = text.md("standing.reminded", n=message.just_reminded)
        said.append(line(reminded, spacing="None"))
    return said


def _seat(seat: SeatLine, text: Text) -> Element:
    state = text(f"seat_state.{seat.state}")
    if seat.came and seat.came.said_at:
        state = text("seat_state.oral_at", clock=text.clock(seat.came.said_at.time()))
    if seat.state == OUTSIDE:
        return row(bold(text.md("standing.seat", party=seat.party, state=state)))
    facts = joined(_when(seat, text), text.md("standing.late") if seat.is_late else "")
    answers = dict(seat.answers_came)
    coming = [
        joined(text.md(f"coming.{how}", name=name), came(answers.get(name), text, "answer"))
        for name, how in seat.coming
    ]
    road = came(seat.came, text, "briefing")
    said = [joined(facts, road)] if facts or road else []
    return row(
        bold(text.md("standing.seat", party=seat.party, state=state)),
        *(
            line(words, spacing="None")
            for words in [*said, *(coming or [text.md("coming.nobody")])]
        ),
    )


def _mandate(message: Standing, text: Text, mint: Mint) -> list[Element]:
    if not message.may_remind:
        return []
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return [action_set(press(text("standing.mandate"), Act.MANDATE_SHOW))]


def _guests(message: Standing, text: Text) -> list[Element]:
    if not message.guests:
        return []
    said = [
        line(text.md(f"coming.{how}", name=name), spacing="None") for name, how in message.guests
    ]
    return [row(bold(text.md("standing.guests", n=len(message.guests))), *said)]


def came(how: Came | None, text: Text, what: str) -> Markdown:
    """By which road it came; nothing of one that came by a card. `what`: `answer` or `briefing`."""
    if how is None or (how.road is Road.ORAL and what == "briefing"):
        return Markdown()  # of an oral briefing its state says it, and its day by whom
    if how.road is not Road.ORAL:
        return text.md(f"came.{what}_{how.road}")
    if how.said_at is None:
        return text.md("came.answer_oral", by=how.noted_by)
    return text.md("came.answer_oral_at", clock=text.clock(how.said_at.time()), by=how.noted_by)


def _when(seat: SeatLine, text: Text) -> Markdown:
    if seat.state == MISSING:
        day = seat.reminded_on
        return text.md("standing.reminded_on", day=text.day(day)) if day else Markdown()
    if seat.on is None:
        return Markdown()
    if seat.noted_by:
        return text.md("standing.noted", by=seat.noted_by, day=text.day(seat.on))
    return text.md("standing.on", day=text.capital(text.day(seat.on)))


def _buttons(message: Standing, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    missing = len(_missing(message))
    buttons = []
    if missing and message.may_remind:
        remind = text.plural("standing.remind", missing)
        buttons.append(press(remind, Act.STANDING_REMIND, style=POSITIVE))
    if message.may_remind:
        buttons.append(press(text("standing.oral"), Act.STANDING_ORAL))
    if message.may_see_reached:
        buttons.append(press(text("reached.open"), Act.REACHED_SHOW))
    return [*buttons, press(text("standing.show"), Act.STANDING_SHOW)]
