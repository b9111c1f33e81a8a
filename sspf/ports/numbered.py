"""What is numbered 1 and on in each municipality and made once by each cause."""

from typing import Protocol, TypeVar

from sspf.domain.agreements import Agreement
from sspf.domain.annual_plans import PlanRow
from sspf.domain.happenings import Happening
from sspf.domain.matters import Matter
from sspf.domain.problem_pictures import PictureRow
from sspf.domain.self_checks import SelfCheck
from sspf.domain.trainings import Training

Value = TypeVar("Value")


class Numbered(Protocol[Value]):
    async def get(self, number: int) -> Value:
        """Raises UnknownRowError."""
        ...

    async def made_by(self, origin: str) -> Value | None:
        """What this cause has made before."""
        ...

    async def every(self) -> list[Value]:
        """In order of number."""
        ...

    async def next_number(self) -> int:
        """1 and on, never the same twice."""
        ...

    async def put(self, value: Value) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...


class Matters(Numbered[Matter], Protocol):
    """What groups send to each other."""


class PlanRows(Numbered[PlanRow], Protocol):
    """Rows of yearly plans."""


class PictureRows(Numbered[PictureRow], Protocol):
    """Rows of problem pictures."""


class Agreements(Numbered[Agreement], Protocol):
    """The register of agreements and guidelines."""


class Trainings(Numbered[Training], Protocol):
    """Days of training together."""


class Happenings(Numbered[Happening], Protocol):
    """What has happened: the groups' checklists."""


class SelfChecks(Numbered[SelfCheck], Protocol):
    """The groups' yearly self-checks; the cause is the group and the year."""
