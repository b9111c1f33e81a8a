"""The reference context of the measured sentences: Kaj, coordinator, a Monday morning."""

from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.organisations.reader import Loaded, read_municipality
from bot.understanding.context import Context
from bot.understanding.vocabulary import vocabulary_of

NORRSJO = Path(__file__).parents[3] / "bot" / "rehearsal" / "norrsjo.yaml"


@cache
def norrsjo() -> Loaded:
    return read_municipality(NORRSJO)


@cache
def reference() -> Context:
    organisation = norrsjo().organisation
    return Context(
        now=datetime(2027, 2, 1, 9, tzinfo=ZoneInfo("Europe/Stockholm")),
        vocabulary=vocabulary_of(organisation),
        group="operativ",
        last_meeting=date(2027, 1, 21),
        next_meeting=date(2027, 2, 18),
        breaks=organisation.breaks,
    )
