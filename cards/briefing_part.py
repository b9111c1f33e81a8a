"""One part of a briefing as a form: its heading, help, fields, and what comes back from them."""

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from cards.case_text_fields import FIELDS, TextAnswer, individual_fields, pointer_field
from cards.inputs import YES, choice, radio, text_field, toggle
from cards.markdown import escaped
from cards.parts import Element, heading, line, subtle
from cards.text import Text
from sspf.domain.briefings import SMALL_GROUP, TEXT_LIMIT
from sspf.domain.guards import Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.briefing import PartForm
from sspf.domain.organisation import IndividualMode

SIZES = ("unknown", "5-9", "10-19", "20-", SMALL_GROUP)
REASON_LIMIT = 200
RAISE, NOTHING = "ja", "inget"
KEPT_AS_DRAFT, NOT_KEPT = "briefing.cut", "field.cut"
"""What is said of a text that does not fit in its field."""
FIELD = re.compile(r"d(?P<part>\d{1,2})(?P<kind>|_nothing|_size|_raise|_cases|_reason)")
FIELD_NAMES = {
    **{"": "text", "_nothing": "nothing", "_size": "size"},
    **{"_raise": "raises", "_cases": "cases", "_reason": "reason"},
}
OF_A_CASE = re.compile(rf"d(?P<part>\d{{1,2}})_(?P<place>\d)_(?P<kind>{'|'.join(FIELDS)})")
"""A field of one text about a case."""


class PartAnswer(BaseModel):
    """What stands in one part's fields; None where the field did not come back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str | None = None
    nothing: str | None = None
    """`ja` or `nej`."""
    size: str | None = None
    reason: str | None = None
    raises: str | None = None
    """Individual level: `ja`, `inget`, or empty for no answer."""
    cases: str | None = None
    """Individual level, pointer only: ids of cases with commas between."""
    texts: dict[int, TextAnswer] = {}
    """Individual level: the texts about cases, by their place in the form."""

    @property
    def is_nothing(self) -> bool:
        return self.nothing == YES

    @property
    def is_raised(self) -> bool | None:
        """None: not answered."""
        return {RAISE: True, NOTHING: False}.get(self.raises or "")


class Parts(BaseModel):
    """The fields `d1`, `d1_nothing`, `d2_size` … gathered by the number of their part."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parts: dict[int, PartAnswer] = {}

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, sent: Any) -> Any:
        if not isinstance(sent, dict) or "parts" in sent:
            return sent
        parts: dict[int, dict[str, Any]] = {}
        rest = {}
        for name, value in sent.items():
            if found := FIELD.fullmatch(str(name)):
                part = parts.setdefault(int(found["part"]), {})
                part[FIELD_NAMES[found["kind"]]] = value
            elif found := OF_A_CASE.fullmatch(str(name)):
                part = parts.setdefault(int(found["part"]), {})
                part.setdefault("texts", {}).setdefault(int(found["place"]), {})[found["kind"]] = (
                    value
                )
            else:
                rest[name] = value
        return {"parts": parts, **rest}


def part_form(part: PartForm, text: Text, limit: int, cut: str = KEPT_AS_DRAFT) -> list[Element]:
    """The heading is words and a number, never `1. `, which Markdown would make a list of."""
    name = text.md("briefing.part", n=part.number, name=part.name)
    given = escaped(part.help) if part.help else text.md(_help(part))
    return [
        heading(name, spacing="Large", separator=True),
        line(given, spacing="Small"),
        *_fields(part, text, limit, cut),
    ]


def _fields(part: PartForm, text: Text, limit: int, cut: str) -> list[Element]:
    if part.level is BriefingLevel.INDIVIDUAL:
        return _individual(part, text, limit)
    fields = [*_text(part, text, limit, cut), _nothing(part, text)]
    if part.level is not BriefingLevel.GROUP:
        return fields
    return [*fields, *_reason(part, text), _size(part, text)]


def _help(part: PartForm) -> str:
    if part.individual is not None and part.individual.mode is not IndividualMode.POINTER_ONLY:
        return f"case_text.help_{part.individual.mode}"
    return f"briefing.help_{part.level.name.lower()}"


def _individual(part: PartForm, text: Text, limit: int) -> list[Element]:
    form = part.individual
    if form is None or form.mode is IndividualMode.POINTER_ONLY:
        return [_raising(part, text), *(pointer_field(part.number, form, text) if form else [])]
    return [*individual_fields(part.number, form, text, limit), _nothing(part, text)]


def _text(part: PartForm, text: Text, limit: int, cut: str) -> list[Element]:
    n = part.number
    field = text_field(
        f"d{n}",
        text("briefing.text", n=n, limit=TEXT_LIMIT),
        text("briefing.text_error", n=n, limit=TEXT_LIMIT),
        TEXT_LIMIT,
        value=part.text[:limit],
    )
    if len(part.text) <= limit:
        return [field]
    return [field, subtle(text.md(cut, limit=limit), spacing="Small")]


def _nothing(part: PartForm, text: Text) -> Element:
    n = part.number
    title, error = text("briefing.nothing", n=n), text("briefing.nothing_error", n=n)
    return toggle(f"d{n}_nothing", title, error, is_on=part.nothing)


def _reason(part: PartForm, text: Text) -> list[Element]:
    """Asked for only where the warning was given, or has been answered before (R-41)."""
    if not part.reason and not any(fault is Fault.POINTS_OUT for fault, _ in part.faults):
        return []
    label = text("briefing.reason", n=part.number, limit=REASON_LIMIT)
    error = text("briefing.text_error", n=part.number, limit=REASON_LIMIT)
    name = f"d{part.number}_reason"
    return [text_field(name, label, error, REASON_LIMIT, value=part.reason)]


def _size(part: PartForm, text: Text) -> Element:
    n = part.number
    return choice(
        f"d{n}_size",
        text("briefing.size", n=n),
        text("briefing.size_error"),
        [(text(f"size.{value}"), value) for value in SIZES],
        placeholder=text("briefing.size_choose"),
        value=part.size,
    )


def _raising(part: PartForm, text: Text) -> Element:
    """No text about individuals: only whether there is something to raise (pointer only)."""
    n = part.number
    answers = {None: "", True: RAISE, False: NOTHING}
    return radio(
        f"d{n}_raise",
        text("briefing.raise", n=n),
        text("briefing.raise_error", n=n),
        [(text("briefing.raise_yes"), RAISE), (text("briefing.nothing", n=n), NOTHING)],
        value=answers[part.raises],
    )
