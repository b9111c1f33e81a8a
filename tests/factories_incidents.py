"""Facts of personal data incidents, of which a test names only what matters to it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sspf.domain.incidents import Incident
from tests.factories import KOMMUN, NOW, RUT


def an_incident(**changes: Any) -> Incident:
    """Noticed an hour ago, reported now, open."""
    incident = Incident(
        number=1,
        reported_by=RUT,
        controller=KOMMUN,
        noticed_at=NOW - timedelta(hours=1),
        reported_at=NOW,
        kinds=("wrong_recipient",),
        text="Ett utkast gick till fel chatt.",
        origin="press-1",
    )
    return replace(incident, **changes)
