"""Parts that every card of a case has: the duty to report, what it is, where it stands."""

from collections.abc import Iterable

from cards.actions import Buttons
from cards.acts import Act
from cards.case_fields import worded
from cards.facts import how
from cards.markdown import Markdown, escaped
from cards.mint import Mint
from cards.parts import Element, bold, box, line, paragraphs, rich, run, subtle
from cards.text import Text
from sspf.domain.case_raising import NO, YES
from sspf.domain.messages.case import CaseHead, Duty, MeasureShown

PREFIX = "case_"


def duty_box(duty: Duty, text: Text) -> Element:
    """`concern.short` and `concern.full`, last before the buttons (R-100)."""
    full = text.md("concern.full", law=text.law("SoL_19_1"))
    told = [line(how(text, duty.link, duty.municipality), spacing="Small")] if duty.link else []
    return box(bold(text.md("concern.short")), line(full, spacing="Small"), *told)


def head_box(head: CaseHead, text: Text) -> Element:
    """Code and state, group, who raised it and when, who coordinates."""
    raised = text.md("case.raised_by", party=head.raised_by, date=text.day(head.raised_on))
    return box(
        bold(text.md("case.head", code=head.code, state=state(head, text))),
        line(raised, spacing="Small"),
        *(subtle(words, spacing="None") for words in _who(head, text)),
    )


def of_case(code: str, text: Text) -> list[Element]:
    """Nothing where the code is not told: what is shown is of the own agency's all the same."""
    return [bold(text.md("consent.of_case", code=code))] if code else []


def found_in(title: str, text: Text) -> list[Element]:
    """The general item that the case came up in (A19)."""
    if not title:
        return []
    return [rich(run(text("case.found_in") + " ", weight="Bolder"), run(title))]


def measure_lines(measures: Iterable[MeasureShown], text: Text, limit: int) -> list[Element]:
    """Number and what, who and when, what it builds on, and what became of it."""
    return [element for measure in measures for element in _measure(measure, text, limit)]


def measures_by_actor(measures: tuple[MeasureShown, ...], text: Text, limit: int) -> list[Element]:
    """What each does, one actor after the other, in the order of their first measure (C11)."""
    owners = dict.fromkeys(measure.owner for measure in measures)
    return [
        element
        for owner in owners
        for element in (
            bold(escaped(text.capital(worded(owner, "case.owner", text))), spacing="Large"),
            *measure_lines((m for m in measures if m.owner == owner), text, limit),
        )
    ]


def _measure(measure: MeasureShown, text: Text, limit: int) -> list[Element]:
    what = worded(measure.kind, "case.measure", text)
    owner = worded(measure.owner, "case.owner", text)
    basis = worded(measure.basis, "case.basis", text)
    effect = text(f"case.effect.{measure.effect}") if measure.effect else ""
    return [
        bold(text.md("case.measure_head", number=measure.number, what=what), spacing="Medium"),
        *(paragraphs(measure.note, limit, spacing="None") if measure.note else []),
        subtle(
            text.md("case.measure_who", owner=owner, date=text.day(measure.due_on)),
            spacing="None",
        ),
        subtle(text.md("case.measure_basis", basis=basis), spacing="None"),
        *([subtle(escaped(measure.weight), spacing="None")] if measure.weight else []),
        *([line(text.md("case.measure_effect", effect=effect), spacing="None")] if effect else []),
    ]


def state(head: CaseHead, text: Text) -> str:
    return text(f"case.state.{head.state}")


def words_of(prefix: str, keys: Iterable[str], text: Text) -> list[tuple[str, str]]:
    """Keys as choices, in the words of the catalogue."""
    return [(text(f"{prefix}.{key}"), key) for key in keys]


def yes_no(text: Text) -> list[tuple[str, str]]:
    return [(text("case.yes"), YES), (text("case.no"), NO)]


def show_button(head: CaseHead, text: Text, mint: Mint) -> Element:
    return Buttons(mint, head.id, head.version)(text("case.show"), Act.CASE_SHOW)


def _who(head: CaseHead, text: Text) -> list[Markdown]:
    coordinator = text.md("case.coordinator", name=head.coordinator) if head.coordinator else None
    return [text.md("case.group", group=head.group), *([coordinator] if coordinator else [])]
