"""Two divisions that look alike and are kept apart (ACCEPTANCE A2 and A20)."""

from enum import IntEnum, StrEnum


class BriefingLevel(IntEnum):
    """What a text is about, and so who may read it (DOMAIN 7)."""

    GENERAL = 1
    GROUP = 2
    INDIVIDUAL = 3


class PreventionLevel(StrEnum):
    """How broad a measure is (A2); never derived from the briefing level."""

    UNIVERSAL = "universal"
    SELECTIVE = "selective"
    INDIVIDUAL = "individual"


class Subject(StrEnum):
    """What an item is about (A8); a group is never described by names."""

    AREA = "area"
    GROUP = "group"
    INDIVIDUAL = "individual"
