"""The two forms of the capture card: a new commitment, and a decision without one."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons, action_set, unfold
from cards.acts import Act
from cards.faults import cut_note
from cards.inputs import Choices, choice, date_field, picked, radio, text_field, ticks
from cards.mint import Mint
from cards.parts import WARNING, Element, box, group, heading, line, subtle
from cards.text import Text
from sspf.domain.commitments import TEXT_LIMIT
from sspf.domain.decisions import DECISION_LIMIT
from sspf.domain.levels import PreventionLevel, Subject
from sspf.domain.messages.minutes import Capture, CaptureForm

WHAT, PARTY, DUE, ON, LEVEL, PREVENTION = "text", "party", "due", "on", "level", "prevention"
GOALS, TAKING_PART, SUBJECT = "goals", "taking_part", "subject"
CASE, DECISION_CASE = "case", "decision_case"
DECISION, DECISION_LEVEL = "decision", "decision_level"
DECISION_PREVENTION, DECISION_SUBJECT = "decision_prevention", "decision_subject"
DECISION_PRESENTER = "decision_presenter"
NEXT, DATE = "next", "date"
MORE = "more"
LEVELS = ("1", "2")
DESPITE = "despite"
NOT_WORKING = "fault.date.not_working"


class Submission(BaseModel):
    """All fields of the card come back with either button."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = ""
    party: str = ""
    due: str = ""
    on: str = ""
    level: str = ""
    case: str = ""
    prevention: str = ""
    goals: str = ""
    taking_part: str = ""
    subject: str = ""
    decision: str = ""
    decision_level: str = ""
    decision_case: str = ""
    decision_prevention: str = ""
    decision_subject: str = ""
    decision_presenter: str = ""

    def form(self) -> CaptureForm:
        """What stood in the fields, as the domain takes it."""
        typed = self.model_dump(exclude={GOALS, TAKING_PART})
        return CaptureForm(**typed, goals=picked(self.goals), taking_part=picked(self.taking_part))


def commitment_form(message: Capture, text: Text, mint: Mint, limit: int) -> list[Element]:
    form = message.form
    asked = form.on if NOT_WORKING in form.faults else ""
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    save = press.sending(text("capture.save"), Act.CAPTURE_COMMITMENT, value=asked, style=POSITIVE)
    return [
        heading(text.md("capture.new"), spacing="Large"),
        _what(form, text, limit),
        *cut_note(form.text, limit, text),
        *_owner(message, text),
        *_due(message, text),
        _level(LEVEL, text("capture.level"), form.level, text),
        *_case(CASE, text("capture.case"), form.case, message, text),
        *_prevention(form, text),
        action_set(unfold(text("capture.more"), MORE)),
        _more(message, text),
        action_set(save, spacing="Medium"),
    ]


def decision_form(message: Capture, text: Text, mint: Mint, limit: int) -> list[Element]:
    form = message.form
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    field = text_field(
        DECISION,
        text("capture.decision"),
        text("capture.decision_error", limit=DECISION_LIMIT),
        DECISION_LIMIT,
        spacing="Small",
        value=form.decision[:limit],
    )
    prevention, subject = text("capture.decision_prevention"), text("capture.decision_subject")
    return [
        heading(text.md("capture.decision_head"), spacing="Large", separator=True),
        field,
        *cut_note(form.decision, limit, text),
        _level(DECISION_LEVEL, text("capture.decision_level"), form.decision_level, text),
        *_case(DECISION_CASE, text("capture.decision_case"), form.decision_case, message, text),
        _broad(DECISION_PREVENTION, prevention, form.decision_prevention, text),
        _subject(DECISION_SUBJECT, subject, form.decision_subject, text),
        *_presenter(message, text),
        *_saving(form, text, press),
    ]


def _presenter(message: Capture, text: Text) -> list[Element]:
    """Need not be filled in: a decision without one says that it is not known (R-86)."""
    if not message.people:
        return []
    return [
        choice(
            DECISION_PRESENTER,
            text("capture.presenter"),
            text("fault.presenter"),
            [(person.name, str(person.id)) for person in message.people],
            placeholder=text("capture.no_presenter"),
            value=message.form.decision_presenter,
        )
    ]


def _saving(form: CaptureForm, text: Text, press: Buttons) -> list[Element]:
    """Two ways to save it where somebody at the table may not decide (A12)."""
    if not form.decision_lacks:
        save = press.sending(text("capture.save_decision"), Act.CAPTURE_DECISION)
        return [action_set(save, spacing="Medium")]
    lacks = text.md("capture.lacks", names=text.join(form.decision_lacks))
    anyway = text("capture.save_anyway")
    return [
        box(line(lacks), line(text.md("capture.lacks_what"), spacing="Small"), style=WARNING),
        action_set(
            press.sending(anyway, Act.CAPTURE_DECISION, value=DESPITE),
            press.sending(text("capture.anchor"), Act.CAPTURE_ANCHOR),
            spacing="Medium",
        ),
    ]


def _what(form: CaptureForm, text: Text, limit: int) -> Element:
    return text_field(
        WHAT,
        text("capture.what"),
        text("capture.what_error", limit=TEXT_LIMIT),
        TEXT_LIMIT,
        spacing="Small",
        value=form.text[:limit],
    )


def _owner(message: Capture, text: Text) -> list[Element]:
    field = choice(
        PARTY,
        text("capture.owner"),
        text("fault.owner"),
        _parties(message),
        placeholder=text("party.choose"),
        value=message.form.party,
    )
    return [field, subtle(text.md("capture.owner_person"), spacing="Small")]


def _due(message: Capture, text: Text) -> list[Element]:
    """The next meeting unless another date is chosen; only the date where there is no next."""
    form, next_meeting = message.form, message.next_meeting
    on = date_field(
        ON,
        text("capture.date"),
        text("capture.date_error"),
        min=message.earliest_due.isoformat(),
        value=form.on,
        spacing="Small",
    )
    if next_meeting is None:
        return [on]
    choices = [
        (text("capture.due_next", date=text.day(next_meeting)), NEXT),
        (text("capture.date"), DATE),
    ]
    due = radio(
        DUE, text("capture.due"), text("capture.due_error"), choices, value=form.due or NEXT
    )
    return [due, on]


def _level(id: str, label: str, chosen: str, text: Text) -> Element:
    """Level 3 is not offered: the card may be shown on a screen."""
    choices = [(text(f"level.{level}"), level) for level in LEVELS]
    placeholder = text("level.choose")
    return choice(id, label, text("fault.level"), choices, placeholder=placeholder, value=chosen)


def _case(id: str, label: str, chosen: str, message: Capture, text: Text) -> list[Element]:
    """Only where whoever records may see a case: then the level is the individual one."""
    if not message.cases:
        return []
    choices = [(code, case) for case, code in message.cases]
    return [
        choice(
            id,
            label,
            text("case_text.case_error"),
            choices,
            placeholder=text("capture.no_case"),
            value=chosen,
        )
    ]


def _prevention(form: CaptureForm, text: Text) -> list[Element]:
    help_ = subtle(text.md("prevention.help"), spacing="Small")
    return [_broad(PREVENTION, text("prevention.label"), form.prevention, text), help_]


def _broad(id: str, label: str, chosen: str, text: Text) -> Element:
    choices = [(text(f"prevention.{level}"), str(level)) for level in PreventionLevel]
    placeholder = text("prevention.choose")
    return choice(
        id, label, text("fault.prevention"), choices, placeholder=placeholder, value=chosen
    )


def _subject(id: str, label: str, chosen: str, text: Text) -> Element:
    choices = [(text(f"subject.{subject}"), str(subject)) for subject in Subject]
    return radio(id, label, text("fault.subject"), choices, value=chosen)


def _more(message: Capture, text: Text) -> Element:
    """Folded away until wanted; open when something is already chosen in it."""
    form = message.form
    is_open = bool(form.goals or form.taking_part or form.subject)
    fields = [
        _many(
            GOALS, text("capture.goals"), [(g.name, g.key) for g in message.goals], form.goals, text
        ),
        _many(TAKING_PART, text("capture.taking_part"), _parties(message), form.taking_part, text),
        _subject(SUBJECT, text("capture.subject"), form.subject, text),
    ]
    return group(*(f for f in fields if f["choices"]), id=MORE, isVisible=is_open, spacing="Small")


def _many(id: str, label: str, choices: Choices, chosen: tuple[str, ...], text: Text) -> Element:
    return ticks(id, label, text("capture.ticks_error"), choices, value=",".join(chosen))


def _parties(message: Capture) -> Choices:
    return [(party.name, str(party.key)) for party in message.parties]
