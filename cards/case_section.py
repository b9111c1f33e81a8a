"""One part of a case as a form: the next step, an agency's part, the plan, a follow-up, the end."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from cards.actions import POSITIVE, Buttons, action_set
from cards.acts import Act
from cards.case_fields import Form, Row
from cards.case_parts import duty_box, head_box, measure_lines
from cards.envelope import Card, card, fitted
from cards.faults import fault_box
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, heading, line, subtle
from cards.text import Text
from sspf.domain.case_raising import NOTE_LIMIT
from sspf.domain.case_work import Section
from sspf.domain.messages.case import CaseSection

TITLE = "title.case_section"
FIELD = re.compile(r"case_[a-z][a-z0-9_]{0,120}")
SAVES: dict[Section, Act] = {
    Section.STEP: Act.CASE_STEP,
    Section.PART: Act.CASE_PART,
    Section.PLAN: Act.CASE_PLAN,
    Section.FOLLOW: Act.CASE_FOLLOW,
    Section.OUTCOME: Act.CASE_OUTCOME,
    Section.ATTENDANCE: Act.CASE_ATTENDANCE,
    Section.CHECK: Act.CASE_CHECK,
    Section.SETTINGS: Act.CASE_SETTINGS,
    Section.CLOSE: Act.CASE_CLOSE,
}


class Submission(BaseModel):
    """Every field's name begins with `case_`; which there are depends on the municipality."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    fields: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _gathered(cls, sent: Any) -> Any:
        if not isinstance(sent, dict) or "fields" in sent:
            return sent
        told = {k: v for k, v in sent.items() if FIELD.fullmatch(str(k))}
        rest = {k: v for k, v in sent.items() if k not in told}
        return {"fields": {k.removeprefix("case_"): v for k, v in told.items()}, **rest}


def fields_of(typed: Mapping[str, str]) -> dict[str, str]:
    """What the card would send back with this in it."""
    return {f"case_{name}": value for name, value in typed.items()}


def render(message: CaseSection, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CaseSection, text: Text, mint: Mint, limit: int) -> Card:
    limits = (("case_limit", str(NOTE_LIMIT)), ("names", text.join(message.missing)))
    press = Buttons(mint, message.head.id, message.version)
    section = message.section
    body = [
        *fault_box(text.md("case.not_kept"), message.faults, limits, text),
        head_box(message.head, text),
        heading(text.md(f"case.section.{section}"), spacing="Large"),
        *FIELDS[section](Form(message, text, limit)),
        *(_measures(message, text, press, limit) if section is Section.PLAN else []),
        line(text.md("case.own_system"), spacing="Medium", separator=True),
        duty_box(message.duty, text),
    ]
    buttons = [
        press.sending(text(f"case.save.{section}"), SAVES[section], style=POSITIVE),
        press(text("back"), Act.CASE_SHOW),
    ]
    return card(text, text(TITLE), body, buttons, wide=True)


def _step(form: Form) -> Row:
    return [form.radio("move", "case.move"), *form.only_if("wait", "move", form.day("wait_until"))]


def _part(form: Form) -> Row:
    return [
        form.help("case.part_help"),
        form.day("assessed_on"),
        form.choice("tool", "case.tool"),
        form.tick("agrees"),
        form.tick("concerned"),
        form.ticks("ready", "case.measure"),
        *form.texts("note"),
    ]


def _plan(form: Form) -> Row:
    return [
        *form.texts("picture"),
        form.ticks("goals", "case.goal"),
        *form.texts("goal"),
        form.ticks("strengths", "case.strength"),
        *form.texts("strength"),
        form.head("case.voice_head"),
        form.help("case.voice_help"),
        form.ticks("interests", "case.interest"),
        form.radio("on_sspf", "case.attitude"),
        form.radio("on_plan", "case.attitude"),
        *form.texts("voice"),
        form.choice("why_not", "case.why_not"),
        form.head("case.when_head"),
        form.day("follow_up_on"),
        form.number("cadence_weeks"),
        *_family(form),
    ]


def _family(form: Form) -> Row:
    return [form.radio("family", "case.family_met"), form.ticks("present", "case.present")]


def _follow(form: Form) -> Row:
    return [
        *(form.result(measure) for measure in form.message.measures),
        form.radio("worked", "case.worked"),
        form.ticks("missing", "case.missing"),
        *form.texts("note"),
        form.day("follow_up_on"),
        *_family(form),
    ]


def _outcome(form: Form) -> Row:
    return [form.radio("outcome", "outcome"), form.help("case.outcome_help")]


def _attendance(form: Form) -> Row:
    """Nobody to choose before the meeting's own attendance is written."""
    if not form.message.options.get("attending"):
        return [form.help("fault.case.nobody_present")]
    return [form.ticks("attending", ""), form.help("case.attendance_help")]


def _check(form: Form) -> Row:
    return [
        element
        for each in form.message.checklists
        for element in (form.named(each.name), *form.phases(each))
    ]


def _settings(form: Form) -> Row:
    return [
        form.day("watch_until"),
        form.help("case.watch_help"),
        form.number("check_in_weeks"),
        form.choice("lots", "case.lots"),
        form.radio_of("guardians", (("case.guardian_one", "1"), ("case.guardian_two", "2"))),
        form.day("adult_on"),
    ]


def _close(form: Form) -> Row:
    sig = [
        form.head("case.outcome_head"),
        form.radio("crime", "case.known"),
        form.number("months"),
        form.radio("drugs", "case.known"),
        form.choice("occupation", "case.occupation"),
    ]
    watcher = [form.choice("watched_by", "case.party"), form.help("case.watched_help")]
    means = form.message.closed_means
    return [
        *([subtle(escaped(means), spacing="Small")] if means else []),
        form.choice("reason", "case.reason"),
        form.choice("guided_to", "case.receiver"),
        form.tick("reported"),
        form.day("reported_on"),
        form.help("case.reported_help"),
        *(watcher if form.message.asks_watcher else []),
        *(sig if form.message.is_sig else []),
    ]


FIELDS: dict[Section, Callable[[Form], Row]] = {
    Section.STEP: _step,
    Section.PART: _part,
    Section.PLAN: _plan,
    Section.FOLLOW: _follow,
    Section.OUTCOME: _outcome,
    Section.ATTENDANCE: _attendance,
    Section.CHECK: _check,
    Section.SETTINGS: _settings,
    Section.CLOSE: _close,
}


def _measures(message: CaseSection, text: Text, press: Buttons, limit: int) -> list[Element]:
    """The measures that the plan has, one more, and the decision."""
    form = Form(message, text, limit)
    return [
        heading(text.md("case.measures_head"), spacing="Large", separator=True),
        *measure_lines(message.measures, text, limit),
        *form.measure(),
        action_set(press.sending(text("case.add_measure"), Act.CASE_MEASURE), spacing="Medium"),
        action_set(press.sending(text("case.decide"), Act.CASE_DECIDE)),
    ]
