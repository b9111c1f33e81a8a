"""Reports draft themselves when their day comes, and remind of themselves until all have them."""

from collections.abc import Sequence

from sspf.domain.figures import Figure, masked
from sspf.domain.metrics import EVERY, OF_LISTS
from sspf.domain.organisation import Group, MunicipalityId, Organisation, Person, Role
from sspf.domain.outbox import Kind, Message
from sspf.domain.reports import Due, Receiver, Report, Standing, lead_due, to_draft
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom, Room, enter_alone
from sspf.use_cases.show_figures import gather
from sspf.use_cases.show_reports import shown_report, writes


async def draft_reports(services: Services, municipality: MunicipalityId) -> int:
    """Return how many were drafted; running it twice drafts and reminds of nothing more."""
    async with enter_alone(services, municipality) as room:
        if not room.organisation.reporting.rules:
            return 0
        standings = await room.uow.reports.standings()
        known = {(r.key, r.due_on) for r in standings}
        number = max((r.number for r in standings), default=0)
        drafted = 0
        for due in to_draft(room.organisation.reporting, room.today):
            if (due.rule.key, due.due_on) not in known:
                drafted += 1
                standings.append((await _draft(room, due, number + drafted)).standing)
        for standing in standings:
            await _remind(room, standing)
        return drafted


async def frozen(room: Room, report: Report) -> tuple[Figure, ...]:
    """The figures of its period as they are now, masked: what is handed over leaves the house."""
    metrics = EVERY
    rule = room.organisation.reporting.rule(report.key)
    if rule is not None:
        of_lists = tuple(sorted(OF_LISTS)) if rule.owners else ()
        metrics = (*(rule.metrics or EVERY), *of_lists)
    made = await gather(room, report.period, _groups(room.organisation, report.group), metrics)
    counted = (figure for figure in made if figure.is_counted)
    return masked(counted, room.organisation.reporting.small_cell)


async def compose_report(room: AskersRoom, message: Message) -> object:
    """Read again: a report that all have got since is not reminded of."""
    report = await room.uow.reports.get(int(message.subject.rpartition("-")[2]))
    if not report.is_open:
        return Dropped("dropped.report_done")
    if not writes(room.asker, report):
        return Dropped("dropped.no_access")
    return await shown_report(room, report)


async def _draft(room: Room, due: Due, number: int) -> Report:
    report = Report(
        number=number,
        key=due.rule.key,
        group=due.rule.group,
        period=due.period,
        due_on=due.due_on,
        figures=(),
        drafted_at=room.now,
        receivers=tuple(Receiver(name=name) for name in due.rule.receivers),
    )
    report = report.with_figures(await frozen(room, report))
    await room.uow.reports.put(report)
    await room.note("report:draft", f"report-{number}", version=report.version)
    return report


async def _remind(room: Room, report: Standing) -> None:
    lead = lead_due(report, room.today)
    if lead is None:
        return
    messages = [
        Message(
            key=f"{Kind.REPORT}:{report.number}:{person.id}:{lead}",
            kind=Kind.REPORT,
            recipient=person.id,
            subject=f"report-{report.number}",
            controller=room.organisation.controller,
            send_at=room.now,
            why="why.report",
        )
        for person in writers(room.organisation, report)
    ]
    known = await room.uow.outbox.known([m.key for m in messages])
    new = [m for m in messages if m.key not in known]
    if new and await room.queue(*new):
        await room.note("report:remind", f"report-{report.number}")


def writers(organisation: Organisation, report: Report | Standing) -> list[Person]:
    """Members of the agencies that own it; else the group's coordinators, else whoever convenes
    it, else every coordinator."""
    rule = organisation.reporting.rule(report.key)
    owners = rule.owners if rule is not None else ()
    own = [p for p in organisation.people if p.party in owners and not p.is_deputy]
    if own:
        return own
    mine = [g for g in organisation.groups if g.key == report.group]
    coordinators = [p for p in organisation.people if Role.COORDINATOR in p.roles]
    found = [p for p in coordinators if any(g.key in p.groups for g in mine)]
    convene = [p for p in organisation.people if any(p.id == g.convener for g in mine)]
    return found or convene or coordinators


def _groups(organisation: Organisation, key: str) -> Sequence[Group]:
    """The group that writes and those below it; all where nobody in particular writes."""
    if not any(g.key == key for g in organisation.groups):
        return organisation.groups
    found = {key}
    for _ in organisation.groups:
        found |= {g.key for g in organisation.groups if g.parent in found}
    return [g for g in organisation.groups if g.key in found]
