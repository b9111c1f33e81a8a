"""Vem har nåtts: person by person in words, then what can be done, with a text to copy."""

from cards.actions import Buttons
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import about
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, bold, box, heading, line, row, subtle
from cards.text import Text
from sspf.domain.messages.reach import Reached, ReachedLine, ReachedPart
from sspf.domain.reach import UNREACHED, ReachState

TITLE = "title.reached"
AGAIN = "again"
"""Value of the button on this card, which takes the place of the card itself."""
ALWAYS_SHOWN = ("invitation", "request")
COPIED = (
    ReachState.NOT_INSTALLED,
    ReachState.GUEST,
    ReachState.BLOCKED,
    ReachState.DISABLED,
    ReachState.UNKNOWN,
)
"""States with a text to copy: the same for everybody, with no name or date in it."""


def render(message: Reached, text: Text, mint: Mint) -> Card:
    body = [
        line(about(message.meeting, text)),
        box(*_sum(message, text)),
        *(_part(part, text) for part in message.parts if part.lines or part.about in ALWAYS_SHOWN),
        *_mailed(message, text),
        *_steps(message, text),
        subtle(
            text.md("reached.at", moment=text.moment(message.at)), spacing="Medium", separator=True
        ),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    again = press(text("reached.again"), Act.REACHED_SHOW, value=AGAIN)
    return card(text, text(TITLE), body, [again], wide=True)


def _sum(message: Reached, text: Text) -> list[Element]:
    """Of the kallelse; what Teams took is not counted as reached."""
    called = next(part for part in message.parts if part.about == "invitation")
    there = sum(each.state == ReachState.REACHED for each in called.lines)
    if not called.lines:
        return [bold(text.md("reached.sum_none"))]
    return [
        bold(text.md("reached.sum", n=len(called.lines), there=there)),
        line(text.md("reached.meaning"), spacing="None"),
    ]


def _part(part: ReachedPart, text: Text) -> Element:
    shown = [line(_said(each, text), spacing="None") for each in part.lines]
    none = line(text.md("reached.none"), spacing="None")
    return row(heading(text.md(f"reached.part.{part.about}"), spacing="None"), *(shown or [none]))


def _said(each: ReachedLine, text: Text) -> Markdown:
    state = text(f"reached.state.{each.state}")
    who = text("reached.who", name=each.name, party=each.party) if each.party else each.name
    if each.on is None:
        return text.md("reached.line", who=who, state=state)
    return text.md("reached.line_since", who=who, state=state, day=text.day(each.on))


def _mailed(message: Reached, text: Text) -> list[Element]:
    if not message.mailed:
        return []
    return [row(line(text.md("reached.mailed", names=text.join(message.mailed))))]


def _steps(message: Reached, text: Text) -> list[Element]:
    """What to do, once for each state that somebody is in, in the same order always."""
    states = {each.state for part in message.parts for each in part.lines}
    found = [state for state in ReachState if state in UNREACHED and state in states]
    if not found:
        return []
    steps = [step for state in found for step in _step(state, text)]
    return [box(heading(text.md("reached.do"), spacing="None"), *steps)]


def _step(state: ReachState, text: Text) -> list[Element]:
    said = [line(text.md(f"reached.step.{state}"))]
    if state in COPIED:
        said.append(line(text.md("reached.copy", words=text(f"reached.copy.{state}"))))
    return said
