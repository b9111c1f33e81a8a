"""Facts of a meeting, as every card says them."""

from cards.markdown import Markdown, escaped, link
from cards.parts import Element, line
from cards.text import Text
from sspf.domain.messages.meeting import MeetingFacts


def about(facts: MeetingFacts, text: Text) -> Markdown:
    """`SSPF-möte torsdag 18 februari kl. 13.00–15.00, Operativ grupp.`"""
    return text.md("meeting.about", hours=hours(facts, text), group=facts.group)


def on_day(facts: MeetingFacts, text: Text) -> Markdown:
    """`SSPF-möte torsdag 18 februari, Operativ grupp.`"""
    return text.md("meeting.about", hours=text.day(facts.held_on), group=facts.group)


def hours(facts: MeetingFacts, text: Text) -> str:
    return text.hours(facts.held_on, facts.starts, facts.ends)


def beside(place: str, remark: str, text: Text) -> list[Element]:
    """Where, and what the calendar says of the day; nothing for a meeting in Teams alone."""
    said = [text.md("meeting.place", place=place)] if place else []
    said += [escaped(remark)] if remark else []
    return [line(words, spacing="None") for words in said]


def way_in(text: Text, join_url: str) -> Element:
    """The link to the online meeting, or where to look for it (A25)."""
    if not join_url:
        return line(text.md("invitation.link"), spacing="None")
    return line(link(text("event.join"), join_url), spacing="None")


def duty(text: Text, address: str, municipality: str) -> Markdown:
    """The duty to report, with a link when the municipality has given one (R-100)."""
    short = text.md("concern.short")
    return Markdown(f"{short} {how(text, address, municipality)}") if address else short


def how(text: Text, address: str, municipality: str) -> Markdown:
    if municipality:
        return link(text("concern.link", municipality=municipality), address)
    return link(text("concern.link_plain"), address)


def duty_line(text: Text, address: str, municipality: str, spacing: str = "Small") -> Element:
    return line(duty(text, address, municipality), spacing=spacing)
