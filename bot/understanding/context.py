"""What has to be known about the moment and the speaker to read a sentence."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.understanding.meaning import Meaning
from bot.understanding.vocabulary import Vocabulary
from sspf.domain.organisation import Break


class NotRecalledError(LookupError):
    """The meaning of the sentence depends on what nobody has looked up yet."""


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
    is_recalled: bool = True
    """False: meetings and what was answered last are not looked up yet. Few sentences turn on
    them; one that does raises NotRecalledError."""

    @property
    def follows_an_answer(self) -> bool:
        return self._recalled().last is not None

    @property
    def waits_for_an_answer(self) -> bool:
        return self._recalled().open_question

    @property
    def coming_meeting(self) -> date | None:
        return self._recalled().next_meeting

    def _recalled(self) -> "Context":
        if not self.is_recalled:
            raise NotRecalledError
        return self

    @property
    def today(self) -> date:
        return self.now.date()
