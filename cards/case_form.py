"""Nytt ärende: protected or not, the form of raising, and the receipt. No field takes a name."""

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.case_parts import duty_box, found_in, head_box, show_button, words_of, yes_no
from cards.envelope import Card, card, fitted
from cards.faults import cut_note, fault_box
from cards.inputs import Choices, choice, date_field, picked, radio, text_field, ticks
from cards.mint import Mint
from cards.parts import Element, heading, line, subtle
from cards.text import Text
from sspf.domain.case_raising import (
    AGES,
    GENDERS,
    NOTE_LIMIT,
    SCHOOL_YEARS,
    SOURCES,
    WHY_HERE,
    CaseTyped,
)
from sspf.domain.choices import Choice
from sspf.domain.messages.case import CaseForm, CaseQuestion, CaseRaised, ProtectedIdentity

TITLE, TITLE_QUESTION = "title.case_form", "title.case_question"
TITLE_PROTECTED, TITLE_RAISED = "title.case_protected", "title.case_raised"
LISTS = ("concerns", "risk_factors", "why_here")
LIMITS = (("case_limit", str(NOTE_LIMIT)),)


class Submission(BaseModel):
    """Names of fields as in CaseTyped; lists come with commas between."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    case_age: str = ""
    case_school_year: str = ""
    case_gender: str = ""
    case_source: str = ""
    case_concerns: str = ""
    case_risk_factors: str = ""
    case_spoken: str = ""
    case_considered: str = ""
    case_guardians: str = ""
    case_adult_on: str = ""
    case_group: str = ""
    case_why_here: str = ""
    case_note: str = ""

    def typed(self) -> CaseTyped:
        said = {name.removeprefix("case_"): value for name, value in self.model_dump().items()}
        lists = {name: picked(said.pop(name)) for name in LISTS}
        return replace(CaseTyped(**said), **lists)  # type: ignore[arg-type]  # names of fields


def fields_of(typed: CaseTyped) -> dict[str, str]:
    """What the card would send back with this in it."""
    fields = {name: getattr(typed, name) for name in CaseTyped.__dataclass_fields__}
    return {
        f"case_{name}": ",".join(value) if name in LISTS else value
        for name, value in fields.items()
    }


def render_question(message: CaseQuestion, text: Text, mint: Mint) -> Card:
    body = [
        line(text.md("case.no_names")),
        *([line(text.md("case.say_protected"))] if message.was_typed else []),
        line(text.md("case.ask_protected"), spacing="Medium"),
        subtle(text.md("case.ask_protected_help"), spacing="Small"),
        duty_box(message.duty, text),
    ]
    press = Buttons(mint, message.item or LIST)
    buttons = [
        press(text("case.not_protected"), Act.CASE_FORM, style=POSITIVE),
        press(text("case.protected"), Act.CASE_PROTECTED),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]
    return card(text, text(TITLE_QUESTION), body, buttons)


def render_protected(message: ProtectedIdentity, text: Text, mint: Mint) -> Card:
    body = [
        line(text.md("case.protected_stop")),
        line(text.md("case.protected_advice"), spacing="Small"),
        duty_box(message.duty, text),
    ]
    return card(text, text(TITLE_PROTECTED), body)


def render(message: CaseForm, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CaseForm, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        *fault_box(text.md("case.not_saved"), message.faults, LIMITS, text),
        line(text.md("case.no_names")),
        *found_in(message.item_title, text),
        *_group(message, text),
        *_person(message, text),
        *_concern(message, text),
        *_family(message, text),
        *_note(message, text, limit),
        line(text.md("case.seen_by"), spacing="Medium", separator=True),
        duty_box(message.duty, text),
    ]
    press = Buttons(mint, message.item or LIST)
    buttons = [
        press.sending(text("case.raise"), Act.CASE_RAISE, style=POSITIVE),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]
    return card(text, text(TITLE), body, buttons)


def render_raised(message: CaseRaised, text: Text, mint: Mint) -> Card:
    low, high = message.bounds
    body = [
        line(text.md("case.is_raised", code=message.head.code)),
        *found_in(message.item_title, text),
        *(line(text.md(key, low=low or 0, high=high or 0)) for key in message.notices),
        head_box(message.head, text),
        line(text.md("case.next_offer"), spacing="Medium"),
        line(text.md("case.own_system"), spacing="Small"),
        duty_box(message.duty, text),
    ]
    return card(text, text(TITLE_RAISED), body, [show_button(message.head, text, mint)])


def _group(message: CaseForm, text: Text) -> list[Element]:
    if not message.groups:
        return []
    fault = text("fault.case.group")
    field = choice("case_group", text("case.in_group"), fault, _named(message.groups))
    return [field | ({"value": message.typed.group} if message.typed.group else {})]


def _person(message: CaseForm, text: Text) -> list[Element]:
    typed, age = message.typed, text("fault.case.age")
    return [
        heading(text.md("case.about"), spacing="Large"),
        subtle(text.md("case.age_help"), spacing="Small"),
        choice(
            "case_age",
            text("case.age"),
            age,
            words_of("case.age", AGES, text),
            placeholder=text("case.choose"),
            value=typed.age,
        ),
        choice(
            "case_school_year",
            text("case.school_year"),
            age,
            words_of("case.year", SCHOOL_YEARS, text),
            placeholder=text("case.choose"),
            value=typed.school_year,
        ),
        choice(
            "case_gender",
            text("case.gender"),
            text("case.gender"),
            words_of("case.gender", GENDERS, text),
            placeholder=text("case.gender_none"),
            value=typed.gender,
        ),
        date_field(
            "case_adult_on",
            text("case.adult_on"),
            text("fault.case.adult_on"),
            value=typed.adult_on,
        ),
        subtle(text.md("case.adult_on_help"), spacing="Small"),
    ]


def _concern(message: CaseForm, text: Text) -> list[Element]:
    typed = message.typed
    fields = [
        heading(text.md("case.concern"), spacing="Large"),
        subtle(text.md("case.suspicion"), spacing="Small"),
        choice(
            "case_source",
            text("case.source"),
            text("fault.case.source"),
            words_of("case.source", SOURCES, text),
            placeholder=text("case.choose"),
            value=typed.source,
        ),
    ]
    many = (
        ("case_concerns", "case.concerns", _named(message.concerns), typed.concerns),
        (
            "case_risk_factors",
            "case.risk_factors",
            _named(message.risk_factors),
            typed.risk_factors,
        ),
        ("case_why_here", "case.why_here", words_of("case.why", WHY_HERE, text), typed.why_here),
    )
    fault = text("fault.case.concern")
    return fields + [
        ticks(field, text(label), fault, choices, value=",".join(chosen))
        for field, label, choices, chosen in many
        if choices
    ]


def _family(message: CaseForm, text: Text) -> list[Element]:
    typed = message.typed
    numbers = [(text("case.guardian_one"), "1"), (text("case.guardian_two"), "2")]
    asked: tuple[tuple[str, Choices, str], ...] = (
        ("spoken", yes_no(text), typed.spoken),
        ("considered", yes_no(text), typed.considered),
        ("guardians", numbers, typed.guardians),
    )
    voluntary = [subtle(text.md("case.voluntary"), spacing="Small")] if message.is_voluntary else []
    return [
        heading(text.md("case.family"), spacing="Large"),
        *voluntary,
        *(
            radio(f"case_{n}", text(f"case.{n}"), text(f"fault.case.{n}"), choices, value=value)
            for n, choices, value in asked
        ),
    ]


def _note(message: CaseForm, text: Text, limit: int) -> list[Element]:
    """Only where the municipality has decided on free text."""
    if not message.takes_text:
        return []
    note = message.typed.note
    field = text_field(
        "case_note",
        text("case.note", case_limit=NOTE_LIMIT),
        text("fault.case.long", case_limit=NOTE_LIMIT),
        NOTE_LIMIT,
        value=note[:limit],
    )
    return [field, subtle(text.md("case.note_help"), spacing="Small"), *cut_note(note, limit, text)]


def _named(choices: tuple[Choice, ...]) -> list[tuple[str, str]]:
    return [(choice.name, choice.key) for choice in choices]
