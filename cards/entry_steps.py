"""The small forms of an entry: a measure, a conversation, who else sees it, leaving the list."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from cards.actions import DESTRUCTIVE, POSITIVE, Buttons, show
from cards.acts import Act
from cards.inputs import NO, YES, choice, date_field, radio, text_field, ticks
from cards.mint import Mint
from cards.parts import Element
from cards.text import Text
from sspf.domain.messages.lists import EntrySheet, TalkLine

TEXT_LIMIT = 300
REASONS = ("better", "other_help", "moved_away", "declined", "other")
RESULTS = ("yes", "partly", "no", "too_early")
MOST_MEASURES = 6
"""Of one conversation: each has a result of its own to tick at the follow-up."""


class Submission(BaseModel):
    """Of whichever form was sent; the fields of the others are empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    measure_kind: str = ""
    measure_text: str = ""
    measure_party: str = ""
    measure_due: str = ""
    talk_on: str = ""
    talk_home: str = ""
    talk_parties: str = ""
    talk_present: str = ""
    talk_kinds: str = ""
    talk_measures: str = ""
    talk_follow_up: str = ""
    close_on: str = ""
    result_1: str = ""
    result_2: str = ""
    result_3: str = ""
    result_4: str = ""
    result_5: str = ""
    result_6: str = ""
    let_in: str = ""
    leave_reason: str = ""

    def fields_sent(self) -> dict[str, str]:
        sent: dict[str, Any] = self.model_dump()
        return {name: value for name, value in sent.items() if isinstance(value, str)}


def forms(message: EntrySheet, text: Text, mint: Mint) -> list[Element]:
    """What may be done now; each opens one form."""
    return [
        show(text(title), fields(message, step, 0, text), save(message, step, text, mint))
        for step, title in (
            ("measure", "entry.add_measure"),
            ("talk", "entry.note_talk"),
            ("let_in", "entry.let_in"),
            ("leave", "entry.leave"),
        )
    ]


def follow_up(message: EntrySheet, talk: TalkLine, text: Text, mint: Mint) -> Element:
    """Book the follow-up, or say at it how each measure went."""
    step = f"talk_close:{talk.number}"
    body = fields(message, "talk_close", talk.number, text)
    return show(text("entry.close_talk"), body, save(message, step, text, mint))


def save(message: EntrySheet, step: str, text: Text, mint: Mint) -> Element:
    press = Buttons(mint, message.line.id, message.line.version)
    if step == "leave":
        return press.sending(
            text("entry.save.leave"), Act.ENTRY_STEP, value=step, style=DESTRUCTIVE
        )
    title = text(f"entry.save.{step.partition(':')[0]}")
    return press.sending(title, Act.ENTRY_STEP, value=step, style=POSITIVE)


def fields(message: EntrySheet, step: str, number: int, text: Text) -> list[Element]:
    """The fields of one step, with what has been typed in them."""
    if step == "measure":
        return _measure(message, text)
    if step == "talk":
        return _talk(message, text)
    if step == "talk_close":
        return _results(message, number, text)
    return {"let_in": _let_in, "leave": _leave}.get(step, _nothing)(message, text)


def _nothing(message: EntrySheet, text: Text) -> list[Element]:
    return []


def _results(message: EntrySheet, number: int, text: Text) -> list[Element]:
    talk = next((t for t in message.talks if t.number == number), None)
    if talk is None:
        return []
    results = [(text(f"effect.{each}"), each) for each in RESULTS]
    booked = talk.follow_up_on.isoformat() if talk.follow_up_on else ""
    return [
        date_field(
            "close_on",
            text("entry.close_on"),
            text("fault.entry.date"),
            value=message.typed.get("close_on", booked),
        ),
        *(
            radio(
                f"result_{n}",
                measure,
                text("fault.list.choose"),
                results,
                value=message.typed.get(f"result_{n}", ""),
            )
            for n, measure in enumerate(talk.measures, start=1)
        ),
    ]


def _measure(message: EntrySheet, text: Text) -> list[Element]:
    said = message.typed
    kinds = [(c.name, c.key) for c in message.kinds_of_measure]
    found = [
        choice(
            "measure_kind",
            text("entry.measure_kind"),
            text("fault.list.choose"),
            kinds,
            value=said.get("measure_kind", ""),
        )
    ]
    if message.takes_text:
        found.append(
            text_field(
                "measure_text",
                text("entry.measure_text", limit=TEXT_LIMIT),
                text("fault.list.choose"),
                TEXT_LIMIT,
                value=said.get("measure_text", ""),
            )
        )
    return [
        *found,
        radio(
            "measure_party",
            text("entry.measure_party"),
            text("fault.owner"),
            [(c.name, c.key) for c in message.both],
            value=said.get("measure_party", ""),
        ),
        date_field(
            "measure_due",
            text("entry.measure_due"),
            text("fault.entry.date"),
            value=said.get("measure_due", ""),
        ),
    ]


def _talk(message: EntrySheet, text: Text) -> list[Element]:
    said = message.typed
    yes_no = [(text("entry.yes"), YES), (text("entry.no"), NO)]
    return [
        _day("talk_on", "fault.entry.held", message, text),
        radio(
            "talk_home",
            text("entry.talk_home"),
            text("fault.list.choose"),
            yes_no,
            value=said.get("talk_home", NO),
        ),
        *_who_and_what(message, text),
        _day("talk_follow_up", "fault.entry.date", message, text),
    ]


def _day(name: str, fault: str, message: EntrySheet, text: Text) -> Element:
    value = message.typed.get(name, "")
    return date_field(name, text(f"entry.{name}"), text(fault), value=value)


def _who_and_what(message: EntrySheet, text: Text) -> list[Element]:
    present = [(text(f"entry.present.{who}"), who) for who in ("guardians", "youth")]
    kinds = [(c.name, c.key) for c in message.kinds_of_measure]
    both = [(c.name, c.key) for c in message.both]
    asked = (
        ("talk_parties", "fault.entry.parties", both),
        ("talk_present", "fault.list.choose", present),
        ("talk_kinds", "fault.list.choose", kinds),
    )
    found = [
        ticks(name, text(f"entry.{name}"), text(fault), choices, value=message.typed.get(name, ""))
        for name, fault, choices in asked
    ]
    if message.takes_text:
        label, error = text("entry.talk_measures"), text("fault.list.choose")
        typed = message.typed.get("talk_measures", "")
        found.append(text_field("talk_measures", label, error, TEXT_LIMIT * 3, value=typed))
    return found


def _let_in(message: EntrySheet, text: Text) -> list[Element]:
    others = [(c.name, c.key) for c in message.others]
    now = ",".join(c.key for c in message.others if c.name in message.let_in)
    chosen = message.typed.get("let_in", now)
    return [
        ticks("let_in", text("entry.who_else"), text("fault.list.choose"), others, value=chosen)
    ]


def _leave(message: EntrySheet, text: Text) -> list[Element]:
    reasons = [(text(f"entry.reason.{reason}"), reason) for reason in REASONS]
    return [
        radio(
            "leave_reason",
            text("entry.why_leave"),
            text("fault.entry.reason"),
            reasons,
            value=message.typed.get("leave_reason", ""),
        )
    ]
