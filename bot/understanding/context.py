"""What has to be known about the moment and the speaker to read a sentence."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.understanding.meaning import Meaning
from bot.understanding.vocabulary import Vocabulary
from sspf.domain.organisation import Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """`now` is aware and in the group's own zone: its date decides what today is."""

    now: datetime
    vocabulary: Vocabulary
    group: str = ""
    party: str | None = None
    """The speaker's agency; None for a coordinator."""
    last_meeting: date | None = None
    next_meeting: date | None = None
    breaks: tuple[Break, ...] = ()
    last: Meaning | None = None
    """What the speaker's last list was an answer to; None when none stands open."""
    open_question: bool = False
    """True when the bot waits for a yes or no."""

    @property
    def today(self) -> date:
        return self.now.date()
