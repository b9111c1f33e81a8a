"""The kinds of value that stand in model and municipality files."""

import re
from datetime import date, datetime, time
from typing import Annotated, Any, Literal, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])")
_LOCAL = "%Y-%m-%d %H:%M"


class Strict(BaseModel):
    """Unknown keys are refused, and nothing is turned into another type in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Stated(Strict):
    """What a source document says. `inferred` names the keys that it does not say."""

    inferred: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _inferred_are_keys(self) -> Self:
        keys = {field.alias or name for name, field in type(self).model_fields.items()}
        for name in self.inferred:
            if name not in keys:
                raise ValueError(f"”{name}” i inferred är ingen nyckel här")
        return self

    def is_inferred(self, name: str) -> bool:
        return name in self.inferred


def written(pattern: str, how: str) -> AfterValidator:
    """Text that is written like the pattern; `how` is said to whom writes it otherwise."""
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise ValueError(how)
        return value

    return AfterValidator(check)


def _clock(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not (found := _CLOCK.fullmatch(value)):
        raise ValueError("ett klockslag skrivs som 13.00")
    return time(int(found[1]), int(found[2]))


def _moment(value: Any) -> Any:
    """A local wall time; its zone is the municipality's, so it is joined to it later."""
    try:
        return datetime.strptime(value, _LOCAL)  # noqa: DTZ007 the zone stands in another key
    except (TypeError, ValueError):
        raise ValueError("en tidpunkt skrivs som 2026-12-17 08:30") from None


def _zone(value: Any) -> Any:
    try:
        return ZoneInfo(value)
    except (TypeError, ValueError, OSError, KeyError):
        raise ValueError("tidszonen är okänd; skriv till exempel Europe/Stockholm") from None


def _link(value: str) -> str:
    if not value.startswith("https://"):
        raise ValueError("en länk ska börja med https://")
    return value


def _in_a_year(value: str) -> str:
    try:
        date.fromisoformat(f"2024-{value}")  # a year that has a 29 February
    except ValueError:
        raise ValueError("det finns ingen sådan dag; skriv månad och dag som 08-15") from None
    return value


def _ordered(levels: tuple[int, ...]) -> tuple[int, ...]:
    if sorted(set(levels)) != list(levels):
        raise ValueError("nivåerna ska stå i ordning, var och en en gång, till exempel [1, 2]")
    return levels


Key = Annotated[str, written(r"[a-z][a-z0-9_]{0,59}", "skriv ett kort ord av a–z, 0–9 och _")]
Code = Annotated[str, written(r"[a-z0-9_]{1,60}", "skriv ett kort ord av a–z, 0–9 och _")]
Text = Annotated[str, Field(max_length=600), written(r"(?s).*\S.*", "texten är tom")]
Words = dict[Code, Text]
"""Codes with the words people read, in the order in which they are shown."""
Levels = Annotated[tuple[Literal[1, 2, 3], ...], AfterValidator(_ordered)]
Clock = Annotated[time, BeforeValidator(_clock)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
Mail = Annotated[Text, written(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", "det är ingen e-postadress")]
Link = Annotated[Text, AfterValidator(_link)]
Identity = UUID
Day = date
Count = Annotated[int, Field(ge=1, le=400)]
Age = Annotated[int, Field(ge=0, le=30)]
Months = Annotated[int, Field(ge=1, le=24)]
Month = Annotated[int, Field(ge=1, le=12)]
Minutes = Annotated[int, Field(ge=10, le=720)]
DayOfYear = Annotated[
    str, written(r"[0-9]{2}-[0-9]{2}", "skriv månad och dag som 08-15"), AfterValidator(_in_a_year)
]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
GroupType = Literal[
    "steering",
    "coordination",
    "secretariat",
    "lead",
    "strategic",
    "operative",
    "local",
    "case_network",
    "intervention",
    "bilateral",
]
LegalForm = Literal[
    "authority", "authority_healthcare", "independent_school", "association", "company"
]
