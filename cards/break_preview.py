"""Lov före sparande: what is new, changed and taken away, and which lines could not be read."""

import json
from dataclasses import dataclass
from datetime import date

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.break_words import break_line, days
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, line, subtle
from cards.text import Text
from sspf.domain.breaks import BadLine, BreakDiff
from sspf.domain.messages.breaks import BreaksPreview
from sspf.domain.organisation import Break, BreakEffect

TITLE = "title.break_preview"
MOST = 15
"""Of each kind that are shown one by one."""
MOST_BAD = 8


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the button saves."""

    wanted: tuple[Break, ...]
    unwanted: tuple[Break, ...]


def render(message: BreaksPreview, text: Text, mint: Mint) -> Card:
    diff = message.diff
    body: list[Element] = [
        line(text.md("break_preview.nothing_yet", municipality=message.municipality)),
        *_listed("break_preview.added", diff.added, text),
        *_changed(diff, text),
        *_listed("break_preview.removed", diff.removed, text),
    ]
    if diff.same:
        body.append(subtle(text.md("break_preview.same", n=diff.same)))
    if message.elsewhere:
        body.append(subtle(text.md("break_preview.elsewhere", n=message.elsewhere)))
    body += _bad(message.bad, text)
    press = Buttons(mint, LIST)
    no = press(text("cancel"), Act.CHANGE_DISMISS)
    if diff.is_empty:
        return card(text, text(TITLE), [*body, line(text.md("break_preview.empty"))], [no])
    save = press(text("break_preview.save"), Act.BREAKS_SAVE, value=encoded(diff), style=POSITIVE)
    return card(text, text(TITLE), body, [save, no])


def encoded(diff: BreakDiff) -> str:
    """The breaks as they stand behind the button."""
    wanted = [*diff.added, *(new for _, new in diff.changed)]
    return json.dumps(
        {"put": [_row(one) for one in wanted], "drop": [_row(one) for one in diff.removed]},
        ensure_ascii=False,
    )


def chosen(value: str) -> Chosen:
    kept = json.loads(value)
    wanted, unwanted = (tuple(map(_break, kept[name])) for name in ("put", "drop"))
    return Chosen(wanted=wanted, unwanted=unwanted)


def _row(one: Break) -> list[str]:
    days = one.first.isoformat(), one.last.isoformat()
    return [one.name, *days, one.school_form, one.effect.value]


def _break(row: list[str]) -> Break:
    name, first, last, school_form, effect = row
    return Break(
        name=name,
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        school_form=school_form,
        effect=BreakEffect(effect),
    )


def _listed(title: str, breaks: tuple[Break, ...], text: Text) -> list[Element]:
    if not breaks:
        return []
    left = len(breaks) - MOST
    return [
        bold(text.md(title, n=len(breaks)), spacing="Medium"),
        *(line(break_line(one, text), spacing="Small") for one in breaks[:MOST]),
        *([subtle(text.md("meetings.more", n=left))] if left > 0 else []),
    ]


def _changed(diff: BreakDiff, text: Text) -> list[Element]:
    body = _listed("break_preview.changed", tuple(new for _, new in diff.changed), text)
    was = [
        text.md("break_preview.was", name=old.name, days=days(old, text)) for old, _ in diff.changed
    ]
    return [*body, *(subtle(words, spacing="Small") for words in was[:MOST])]


def _bad(bad: tuple[BadLine, ...], text: Text) -> list[Element]:
    if not bad:
        return []
    said = [
        line(text.md(f"break_fault.{each.fault}", number=each.number), spacing="Small")
        for each in bad[:MOST_BAD]
    ]
    left = len(bad) - len(said)
    more = [subtle(text.md("meetings.more", n=left))] if left > 0 else []
    return [box(bold(text.md("break_preview.bad", n=len(bad))), *said, *more, style=WARNING)]
