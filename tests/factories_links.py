"""Web links, of which a test names only what matters to it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sspf.domain.web_links import Purpose, WebLink, WebLinkId
from tests.factories import MEETING, NOW, RUT


def a_link(**changes: Any) -> WebLink:
    """Rut's, to answer with for a day."""
    link = WebLink(
        id=WebLinkId("link-1"),
        purpose=Purpose.ANSWER,
        person=RUT,
        meeting=MEETING,
        issued_at=NOW,
        expires_at=NOW + timedelta(days=1),
    )
    return replace(link, **changes)
