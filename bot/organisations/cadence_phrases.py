"""How often a group meets, in the reader's language: for what a change is shown as.

`wording` says it in the model's own Swedish, with what is only suggested; this says what holds.
"""

from sspf.domain.cadence import Cadence, Kind
from sspf.domain.messages.general import Phrase, phrase

SECOND = 2


def how_often(cadence: Cadence | None) -> Phrase | None:
    """None where nothing has been said."""
    if cadence is None:
        return None
    said = _often(cadence)
    if cadence.season:
        said = phrase("often.season", often=said)
    if cadence.weekday:
        said = phrase(f"often.on.{cadence.weekday}", often=said)
    if cadence.starts:
        said = phrase("often.at", often=said, starts=cadence.starts)
    if cadence.minutes:
        said = phrase("often.minutes", often=said, n=cadence.minutes)
    if cadence.skip_breaks:
        said = phrase("often.no_breaks", often=said)
    return said


def _often(cadence: Cadence) -> Phrase:
    every = cadence.every or 1
    if cadence.kind is Kind.INTERVAL:
        if every == SECOND:
            return phrase(f"often.second.{cadence.unit}")
        return phrase(f"often.every.{cadence.unit}", n=every)
    if cadence.kind is Kind.ISO_WEEKS:
        return phrase(f"often.weeks.{cadence.parity}")
    if cadence.kind is Kind.MIN_PER_PERIOD:
        return phrase(f"often.least.{cadence.period}", n=cadence.count or 1)
    if cadence.kind is Kind.APPROX_PER_YEAR:
        return phrase("often.about", n=cadence.count or 1)
    return phrase(f"often.kind.{cadence.kind}")
