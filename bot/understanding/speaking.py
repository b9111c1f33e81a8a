"""The context of a sentence, from an organisation, its calendar and the hour."""

from collections.abc import Iterable
from datetime import date, datetime

from bot.understanding.context import Context
from bot.understanding.vocabulary import Vocabulary
from sspf.domain.organisation import Organisation


def context_of(
    organisation: Organisation,
    vocabulary: Vocabulary,
    held_on: Iterable[date],
    now: datetime,
    group: str = "",
) -> Context:
    """`held_on`: the days of the group's meetings; the one of today is still the next one."""
    local = now.astimezone(organisation.time_zone)
    days = sorted(held_on)
    return Context(
        now=local,
        vocabulary=vocabulary,
        group=group,
        last_meeting=max((day for day in days if day < local.date()), default=None),
        next_meeting=min((day for day in days if day >= local.date()), default=None),
        breaks=organisation.breaks,
    )
