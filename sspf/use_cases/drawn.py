"""What a message was drawn from: who asked, when, and with which rights in which cases.

It goes with the message to the moment at which its card is written down. There it is held against
what is true by then, so that no closing falls between the two (R-17).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sspf.domain.access import Asker
from sspf.domain.case_access import CaseRights
from sspf.domain.cases import CaseId


@dataclass(slots=True)
class Drawn:
    """Of one turn or one delivery. What was read first stands: it is the oldest that can show."""

    asker: Asker | None = None
    rights: dict[CaseId, tuple[CaseRights, datetime]] = field(default_factory=dict)
    """With the moment at which each was read."""

    def read(self, asker: Asker, at: datetime, rights: Iterable[CaseRights]) -> None:
        self.asker = self.asker or asker
        for each in rights:
            self.rights.setdefault(each.case, (each, at))

    def read_again(self, at: datetime, rights: Iterable[CaseRights]) -> None:
        """After something was closed in the same transaction: what is said next knows of it."""
        self.rights |= {each.case: (each, at) for each in rights}

    def of(self, case: CaseId) -> tuple[Asker, datetime] | None:
        """The asker with the rights in this case, as then; None: they were never read."""
        if self.asker is None or case not in self.rights:
            return None
        rights, at = self.rights[case]
        return replace(self.asker, cases={case: rights}), at
