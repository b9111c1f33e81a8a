"""The words of the agenda's points that are the same in the long and the short version."""

from cards.markdown import Markdown, escaped
from cards.text import Text
from sspf.domain.agenda import FollowUp, Point
from sspf.domain.messages.agenda import PointLine

EN_SPACE = "\N{EN SPACE}"
PARTS = ("done", "moved", "ongoing", "cancelled")


def point_name(point: PointLine, text: Text) -> Markdown:
    """Number and en space: `1. ` would be a list."""
    name = point.name or name_of(point.key, text)
    return Markdown(f"{point.number}{EN_SPACE}{escaped(name)}")


def name_of(key: str, text: Text) -> str:
    """A model may have points of its own; their key is then all there is to show."""
    named = f"agenda.point.{key}"
    return text(named) if named in text else text.capital(key.replace("_", " "))


def point_words(key: str, name: str, text: Text) -> str:
    """The point alone, in the model's words where it has some."""
    return name or name_of(key, text)


def counts(counted: FollowUp, text: Text) -> Markdown:
    """`12 åtaganden: 7 klara, 1 flyttat, 2 pågår, 2 avbrutna. Av dem som pågår är 1 försenat.`"""
    if not counted.total:
        return text.md("agenda.follow_up_none")
    parts = [text(f"agenda.count.{part}", n=n) for part in PARTS if (n := getattr(counted, part))]
    said = text.md("agenda.follow_up", n=counted.total, parts=", ".join(parts))
    if not counted.overdue:
        return said
    return Markdown(f"{said} {text.md('agenda.overdue', n=counted.overdue)}")


def standing_words(point: PointLine, text: Text) -> list[Markdown]:
    """What is said under a point whatever the agencies have written."""
    key = point.key
    if key == Point.OPENING:
        return [text.md("capture.no_recording")]
    if key == Point.RAISING:
        return [text.md("agenda.pause")]
    if key == Point.INDIVIDUAL:
        return _individual(point, text)
    if key == Point.NEXT_MEETING:
        return [_next(point, text)]
    if key == Point.CALENDAR and not point.commitments and not point.items:
        return [text.md("agenda.calendar_none")]
    return []


def _individual(point: PointLine, text: Text) -> list[Markdown]:
    """Nobody sees what, whom or how many another agency raises."""
    said = [] if point.takes_part else [text.md("agenda.not_taking_part")]
    if point.raised:
        said.append(text.md("agenda.raised"))
    if point.somebody_raised:
        said.append(text.md("agenda.somebody_raised"))
    return said


def _next(point: PointLine, text: Text) -> Markdown:
    facts = point.next_meeting
    if facts is None:
        return text.md("agenda.no_next")
    day, clock = text.capital(text.day(facts.held_on)), text.clock(facts.starts)
    return text.md("agenda.next", moment=text("date.moment", day=day, clock=clock))
