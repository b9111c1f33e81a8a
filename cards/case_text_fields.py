"""Part 3 of the briefing: which case, what is said of it, and the questions about the text.

No question of fact is answered beforehand. Cases stand in values as opaque ids, never as codes.
"""

from pydantic import BaseModel, ConfigDict

from cards.inputs import NO, YES, Choices, choice, radio, text_field, ticks
from cards.parts import Element, bold, line, paragraphs, subtle
from cards.text import Text
from sspf.domain.case_texts import TEXT_LIMIT, KnownBy, Need, Since, Strength
from sspf.domain.consents import InfoArea
from sspf.domain.messages.case_text import CaseTextForm, IndividualForm
from sspf.domain.organisation import IndividualMode

FIELDS = (
    *("case", "text", "areas", "known", "others", "crime", "protected"),
    *("concerns", "strengths", "since", "need"),
)
"""What a text's fields are called after `d3_1_`: part, place in the form."""


class TextAnswer(BaseModel):
    """What stands in the fields of one text; None where the field did not come back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    case: str | None = None
    text: str | None = None
    areas: str | None = None
    known: str | None = None
    others: str | None = None
    crime: str | None = None
    protected: str | None = None
    concerns: str | None = None
    strengths: str | None = None
    since: str | None = None
    need: str | None = None


def said(answer: str | None) -> bool | None:
    """None: not answered."""
    return {YES: True, NO: False}.get(answer or "")


def individual_fields(number: int, form: IndividualForm, text: Text, limit: int) -> list[Element]:
    """The duty to report comes before them; see `briefing_request`."""
    closed = closed_texts(form, text, limit)
    if not form.cases and not any(each.text for each in form.texts):
        return [line(text.md("case_text.none"), spacing="Small"), *closed]
    drawn: list[Element] = []
    for place, each in enumerate(form.texts, start=1):
        drawn += _Fields(number, place, form, text).of(each, limit)
    if form.others:
        codes = text.join(form.others)
        drawn.append(subtle(text.md("case_text.others_saved", codes=codes), spacing="Small"))
    return [*drawn, *closed]


def closed_texts(form: IndividualForm, text: Text, limit: int) -> list[Element]:
    """What the agency wrote of cases that are locked now; to be read, and not written in."""
    drawn: list[Element] = []
    for each in form.closed:
        of = (
            text.md("consent.of_case", code=each.code)
            if each.code
            else text.md("case_text.of_locked")
        )
        drawn.append(bold(of, spacing="Large"))
        drawn += paragraphs(each.text, limit) if each.text else []
        drawn.append(line(text.md("consent.others_closed"), spacing="Small"))
    return drawn


def pointer_field(number: int, form: IndividualForm, text: Text) -> list[Element]:
    """Pointer only: which cases, and no word about them."""
    if not form.cases:
        return []
    return [
        ticks(
            f"d{number}_cases",
            text("case_text.pointer"),
            text("case_text.case_error"),
            [(code, case) for case, code in form.cases],
            value=",".join(form.chosen),
        )
    ]


class _Fields:
    """The fields of the text in one place of the form; a label is unique in its card."""

    def __init__(self, number: int, place: int, form: IndividualForm, text: Text) -> None:
        self._stem = f"d{number}_{place}_"
        self._number = number
        self._which = "first" if place == 1 else "second"
        self._form = form
        self._text = text

    def of(self, each: CaseTextForm, limit: int) -> list[Element]:
        if self._form.mode is IndividualMode.STRUCTURED:
            return [self._case(each), *self._picks(each), self._known(each)]
        return [
            *([bold(self._text.md("case_text.is_released"))] if each.is_released else []),
            self._case(each),
            self._words(each, limit),
            self._areas(each),
            self._known(each),
            self._yes_no("others", each.names_others),
            *([self._yes_no("crime", each.tells_of_crime)] if self._form.asks_of_crime else []),
            self._yes_no("protected", each.is_protected),
        ]

    def _label(self, field: str) -> str:
        return self._text(f"case_text.{field}.{self._which}", n=self._number, limit=TEXT_LIMIT)

    def _case(self, each: CaseTextForm) -> Element:
        return choice(
            f"{self._stem}case",
            self._label("case"),
            self._text("case_text.case_error"),
            [(code, case) for case, code in self._form.cases],
            placeholder=self._text("case_text.case_choose"),
            value=each.case,
        )

    def _words(self, each: CaseTextForm, limit: int) -> Element:
        error = self._text("briefing.text_error", n=self._number, limit=TEXT_LIMIT)
        return text_field(
            f"{self._stem}text", self._label("text"), error, TEXT_LIMIT, value=each.text[:limit]
        )

    def _areas(self, each: CaseTextForm) -> Element:
        choices = [(self._text(f"area.{area}"), area.value) for area in InfoArea]
        return self._ticks("areas", choices, each.areas)

    def _known(self, each: CaseTextForm) -> Element:
        choices = [(self._text(f"known.{way}"), way.value) for way in KnownBy]
        return choice(
            f"{self._stem}known",
            self._label("known"),
            self._text("case_text.known_error"),
            choices,
            placeholder=self._text("case_text.choose"),
            value=each.known_by,
        )

    def _yes_no(self, field: str, value: str) -> Element:
        choices = [(self._text("case_text.no"), NO), (self._text("case_text.yes"), YES)]
        error = self._text("case_text.yes_no_error")
        return radio(f"{self._stem}{field}", self._label(field), error, choices, value=value)

    def _picks(self, each: CaseTextForm) -> list[Element]:
        concerns = [(name, key) for key, name in self._form.concerns]
        strengths = [(self._text(f"strength.{one}"), one.value) for one in Strength]
        since = [(self._text(f"since.{one}"), one.value) for one in Since]
        need = [(self._text(f"need.{one}"), one.value) for one in Need]
        return [
            self._ticks("concerns", concerns, each.concerns),
            self._ticks("strengths", strengths, each.strengths),
            self._one("since", since, each.since),
            self._one("need", need, each.need),
        ]

    def _ticks(self, field: str, choices: Choices, value: tuple[str, ...]) -> Element:
        error = self._text("case_text.pick_error")
        return ticks(
            f"{self._stem}{field}", self._label(field), error, choices, value=",".join(value)
        )

    def _one(self, field: str, choices: Choices, value: str) -> Element:
        return choice(
            f"{self._stem}{field}",
            self._label(field),
            self._text("case_text.pick_error"),
            choices,
            placeholder=self._text("case_text.choose"),
            value=value,
        )
