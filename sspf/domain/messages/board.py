"""What is said of the groups together: boards of rows, small forms, and news in one sentence."""

from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.messages.general import Phrase


class Doing(StrEnum):
    """What can be pressed on a board or a form; cards/board.py has the words."""

    MATTER_OPEN = "matter_open"
    MATTER_SEND = "matter_send"
    MATTER_FORWARD = "matter_forward"
    MATTER_CLOSE = "matter_close"
    ROW_SAVE = "row_save"
    ROW_ANCHOR = "row_anchor"
    ROW_APPROVE = "row_approve"
    ROW_DONE = "row_done"
    PLAN_SEND = "plan_send"
    PLAN_CARRY = "plan_carry"
    PICTURE_SAVE = "picture_save"
    PICTURE_END = "picture_end"
    AGREEMENT_SAVE = "agreement_save"
    AGREEMENT_REVIEWED = "agreement_reviewed"
    PROPOSAL_DECIDE = "proposal_decide"
    MODEL_CHECK = "model_check"
    MODEL_SAVE = "model_save"
    TRAINING_SAVE = "training_save"
    TRAINING_CANCEL = "training_cancel"
    REPORT_PROMISE = "report_promise"
    HAPPENING_BEGIN = "happening_begin"
    HAPPENING_OPEN = "happening_open"
    HAPPENING_TICK = "happening_tick"
    HAPPENING_END = "happening_end"
    SELFCHECK_YES = "selfcheck_yes"
    SELFCHECK_PARTLY = "selfcheck_partly"
    SELFCHECK_NO = "selfcheck_no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Do:
    what: Doing
    subject: str
    version: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    heading: Phrase
    text: str = ""
    """What people wrote."""
    facts: tuple[Phrase, ...] = ()
    flags: tuple[Phrase, ...] = ()
    """What needs somebody's hand: words, never only a colour."""
    does: tuple[Do, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    title: str
    """Key of the catalogue."""
    intro: tuple[Phrase, ...] = ()
    rows: tuple[BoardRow, ...] = ()
    empty: str = ""
    """Key of what is said when there is no row."""
    does: tuple[Do, ...] = ()


class FieldKind(StrEnum):
    TEXT = "text"
    ONE = "one"
    MANY = "many"
    DAY = "day"


ASKED = "ask_"
"""How the names of questions begin that are counted out, beside the forms' own fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardField:
    """Its label is `board.field.<id>`, and what is said of a wrong value `board.wrong.<id>`."""

    id: str
    kind: FieldKind
    label: Phrase | None = None
    """Of one of several questions alike; then `board.wrong.answer` is said of a wrong value."""
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    """(what is read, value)."""
    limit: int = 0
    is_required: bool = False

    @property
    def name(self) -> str:
        """What it is called in what comes back from the card."""
        return f"{ASKED}{self.id}" if self.label else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardForm:
    """Something new, filled in with what was typed; nothing is saved yet."""

    title: str
    intro: tuple[Phrase, ...] = ()
    fields: tuple[BoardField, ...] = ()
    faults: tuple[Phrase, ...] = ()
    saves: Do


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNews:
    """To those who speak for a group: something has come. The title says nothing of what."""

    said: Phrase
    text: str = ""
    opens: Do | None = None
