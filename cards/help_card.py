"""Det här kan jag hjälpa dig med: what is at hand now, words to type, then four buttons."""

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.facts import how
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, box, heading, line
from cards.text import Text
from sspf.domain.messages.general import Help

TITLE = "title.help"
MINE = "can.mine"


def render(message: Help, text: Text, mint: Mint) -> Card:
    # The marks are ours and the words are the catalogue's own: a list in Markdown.
    commands = Markdown("\n".join(f"- **{text(key)}**" for key in message.can))
    body = [
        *([line(text.md("help.greet", name=message.first_name))] if message.is_welcome else []),
        *_now(message, text),
        *_typed(message, commands, text),
        line(_concern(message, text), spacing="Medium", separator=True),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint))


def _now(message: Help, text: Text) -> list[Element]:
    said: list[Markdown] = []
    if message.deadline:
        said.append(text.md("help.deadline", moment=text.moment(message.deadline)))
    if message.to_update:
        said.append(text.md("help.to_update", n=message.to_update))
    if not said:
        return []
    lines = [line(words, spacing="None" if place else "Small") for place, words in enumerate(said)]
    return [box(heading(text.md("help.now"), spacing="None"), *lines)]


def _typed(message: Help, commands: Markdown, text: Text) -> list[Element]:
    if not message.can:
        return []
    change = [line(text.md("help.change"), spacing="Medium")] if MINE in message.can else []
    head = heading(text.md("help.write"), spacing="Medium")
    return [head, line(commands, spacing="Small"), *change]


def _concern(message: Help, text: Text) -> Markdown:
    """Never switched off (R-100)."""
    if not message.concern_link:
        return text.md("concern.ask_danger")
    told = how(text, message.concern_link, message.municipality)
    return text.md("concern.ask_link", link=told)


def _buttons(message: Help, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, LIST)
    give = press(text("help.give_briefing"), Act.BRIEFING_OPEN, style=POSITIVE)
    return [
        *([give] if message.deadline else []),
        *([press(text("help.mine"), Act.COMMITMENTS_MINE)] if MINE in message.can else []),
        *([press(text("meeting.next"), Act.MEETING_NEXT)] if message.is_of_group else []),
        *([press(text("help.sharing"), Act.HELP_SHARING)] if message.writes else []),
    ]
