"""All figures of a period: from the counters, and from meetings, briefings and commitments."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sspf.domain.access import Asker
from sspf.domain.errors import NotAllowedError
from sspf.domain.figures import Figure, Period, coarse, masked
from sspf.domain.ledger import Ledger
from sspf.domain.messages.figures import FiguresShown
from sspf.domain.metrics import BY_ID, EVERY, Shape
from sspf.domain.organisation import Group, MunicipalityId, Organisation, Role
from sspf.domain.report_rules import body_key
from sspf.domain.reporting import figures
from sspf.domain.statistics import overseen, period_of
from sspf.domain.work_counts import Span
from sspf.domain.work_figures import Frame, work_figures
from sspf.ports import Services
from sspf.use_cases.room import Room, Who, enter, enter_alone

BEGINNING = date(2000, 1, 1)


async def show_figures(
    services: Services,
    who: Who,
    metrics: Sequence[str] = (),
    period: Period | None = None,
    *,
    for_file: bool = False,
) -> FiguresShown:
    """Exact to the coordinator, masked to others who oversee a group; NotAllowedError else.

    Without a period: this half-year up to today. `metrics` empty: every one that is counted.
    What is masked is shown by whole half-years up to the last month that is over: by asking for
    one month more, or once more tomorrow, anybody could take one number from another.
    `for_file`: masked to everybody, for a file is handed on.
    """
    async with enter(services, who) as room:
        groups = overseen(room.asker)
        if not groups or not room.asker.is_private:
            raise NotAllowedError(who.person)
        period = period or Period(first=period_of(room.today), last=room.today)
        is_masked = for_file or not sees_exact(room.asker)
        if is_masked:
            period = coarse(period, room.today)
        made = await gather(room, period, groups, metrics or EVERY)
        return shown(room.organisation, period, made, is_masked=is_masked)


async def print_figures(
    services: Services, municipality: MunicipalityId, period: Period, *, is_masked: bool
) -> FiguresShown:
    """For whoever runs the program; `is_masked`: as they are given to those outside."""
    async with enter_alone(services, municipality) as room:
        made = await gather(room, period, room.organisation.groups, EVERY)
        return shown(room.organisation, period, made, is_masked=is_masked)


async def gather(
    room: Room, period: Period, groups: Sequence[Group], metrics: Iterable[str]
) -> tuple[Figure, ...]:
    """Exact figures; those that nobody counts here are left out."""
    metrics = tuple(metrics)
    ledger = Ledger(
        counted=tuple(await room.uow.tallies.between(BEGINNING, period.last)),
        period=period,
        estimates=tuple(await room.uow.estimates.between(period.first, _month_end(period.last))),
    )
    work: dict[str, Figure] = {}
    if any(BY_ID[m].shape is Shape.WORK for m in metrics if m in BY_ID):
        work = await _work(room, period, groups)
    return figures(ledger, work, metrics)


def shown(
    organisation: Organisation, period: Period, made: Iterable[Figure], *, is_masked: bool
) -> FiguresShown:
    limit = organisation.reporting.small_cell
    counted = tuple(figure for figure in made if figure.is_counted)
    return FiguresShown(
        period=period,
        figures=masked(counted, limit) if is_masked else counted,
        is_masked=is_masked,
        limit=limit,
        words=words_of(organisation),
    )


def words_of(organisation: Organisation) -> dict[str, str]:
    """What the keys in figures are called here."""
    return {
        **organisation.reporting.words,
        **{f"party|{p.key}": p.name for p in organisation.parties},
        **{f"body|{p.key}": p.name for p in organisation.parties},
        **{f"body|{body_key(name)}": name for name in organisation.sayings.actors},
        **{f"group|{g.key}": g.name for g in organisation.groups},
        **{f"goal|{g.key}": g.name for g in organisation.rules.goals},
    }


def sees_exact(asker: Asker) -> bool:
    return Role.COORDINATOR in asker.person.roles


async def _work(room: Room, period: Period, groups: Sequence[Group]) -> dict[str, Figure]:
    span = Span(
        groups=tuple(g.key for g in groups),
        first=period.first,
        last=period.last,
        now=room.now,
        today=room.today,
    )
    frame = Frame(
        seats={g.key: room.organisation.answering(g.key) for g in groups},
        goals=tuple(goal.key for goal in room.organisation.rules.goals),
    )
    return work_figures(await room.uow.work.counts(span), frame)


def _month_end(day: date) -> date:
    """What is estimated for a term that goes on stands for the whole of it."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
