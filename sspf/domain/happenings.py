"""Something has happened (händelse): a checklist that a group goes through together (C23).

No alarm and no register: which steps have been seen to, and never what happened or to whom.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf.domain.case_rules import CaseRules
from sspf.domain.choices import Choice
from sspf.domain.errors import UnknownRowError
from sspf.domain.organisation import AuthorityKey, GroupKey, PersonId

CHECKLIST = "handelse"
"""Key of the model's own list of what is done then."""
DEBRIEF_AFTER = 10
"""Working days from the end of the checklist to looking back, for the convener to move."""
PROPOSED = ("inform", "support", "plan_together", "picture", "afterwards")
"""Steps of a model that says nothing; their words are in the catalogue, and they are proposals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    number: int
    group: GroupKey
    ticked: tuple[str, ...] = ()
    """Keys of the steps that have been seen to."""
    meeting: str = ""
    """Id of the extra meeting that was drafted; empty: the day had a meeting already."""
    ended_on: date | None = None
    debrief: str = ""
    """Id of the meeting, drafted when it ended, at which the group looks back; empty: none."""
    controller: AuthorityKey
    added_by: PersonId
    added_at: datetime
    origin: str = ""
    version: int = 1

    @property
    def id(self) -> str:
        return f"happening-{self.number}"

    @property
    def is_open(self) -> bool:
        return self.ended_on is None

    def tick(self, step: str) -> "Happening":
        """Ticked again, or when it is over, it stays as it is."""
        if step in self.ticked or not self.is_open:
            return self
        return replace(self, ticked=(*self.ticked, step), version=self.version + 1)

    def end(self, on: date, debrief: str = "") -> "Happening":
        if not self.is_open:
            return self
        return replace(self, ended_on=on, debrief=debrief, version=self.version + 1)


def steps_of(rules: CaseRules) -> tuple[Choice, ...]:
    """The model's own, in the order of its phases; else what is proposed, by keys of the words."""
    for checklist in rules.checklists:
        if checklist.key == CHECKLIST:
            return tuple(step for phase in checklist.phases for step in phase.steps)
    return tuple(Choice(key=key, name=f"happening.step.{key}") for key in PROPOSED)


def is_proposed(rules: CaseRules) -> bool:
    return all(checklist.key != CHECKLIST for checklist in rules.checklists)


def step_at(rules: CaseRules, place: int) -> str:
    """Key of the step with that number; UnknownRowError when there is none."""
    steps = steps_of(rules)
    if not 1 <= place <= len(steps):
        raise UnknownRowError(place)
    return steps[place - 1].key
