"""By which road an answer or a briefing came: all of them count alike, and each is said."""

from enum import StrEnum


class Road(StrEnum):
    TEAMS = "teams"
    MAIL = "mail"
    """A calendar's own reply to the kallelse (RFC 5546 REPLY)."""
    WEB = "web"
    """The page behind a signed link."""
    ORAL = "oral"
    """Said by word of mouth, and written down by the convener."""
