"""Reports for those who write them: which there are, one of them with its form."""

from sspf.domain.access import Asker
from sspf.domain.commitments import CommitmentId
from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.report import Improvement, ReportLine, ReportList, ReportShown
from sspf.domain.organisation import Role
from sspf.domain.reports import Report
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_figures import words_of


async def list_reports(services: Services, who: Who) -> ReportList:
    """NotAllowedError for those who write no report, whether there is one or not."""
    async with enter(services, who) as room:
        must_write(room)
        found = [r for r in await room.uow.reports.every() if writes(room.asker, r)]
        names = {str(g.key): g.name for g in room.organisation.groups}
        ordered = sorted(found, key=lambda r: (not r.is_open, r.due_on, r.number))
        return ReportList(
            reports=tuple(
                ReportLine(
                    number=r.number,
                    key=r.key,
                    due_on=r.due_on,
                    is_approved=r.is_approved,
                    missing=r.missing,
                    is_open=r.is_open,
                    period=r.period,
                    group=names.get(r.group, ""),
                    receivers=tuple(receiver.name for receiver in r.receivers),
                )
                for r in ordered
            )
        )


async def theirs(room: AskersRoom, number: int) -> Report:
    must_write(room)
    report = await room.uow.reports.get(number)
    if not writes(room.asker, report):
        raise NotAllowedError(room.me.id)
    return report


async def shown_report(
    room: AskersRoom,
    report: Report,
    *,
    typed: tuple[str, str, str] = ("", "", ""),
    faults: tuple[str, ...] = (),
) -> ReportShown:
    """`typed`: text, receiver and day as they stood in the form."""
    names = {g.key: g.name for g in room.organisation.groups}
    lists = {f"list|{rule.key}": rule.name for rule in room.organisation.lists}
    text, receiver, on = typed
    return ReportShown(
        report=report,
        group=names.get(report.group, ""),  # type: ignore[call-overload]  # a key it may not have
        limit=room.organisation.reporting.small_cell,
        words=words_of(room.organisation) | lists,
        text=text or report.text,
        receiver=receiver,
        on=on or room.today.isoformat(),
        faults=faults,
        is_late=report.is_open and report.due_on < room.today,
        improvements=tuple([await _improvement(room, each) for each in report.improvements]),
    )


async def _improvement(room: AskersRoom, promised: CommitmentId) -> Improvement:
    """Read again each time: it is general, and so may be read by whoever writes the report."""
    commitment = await room.uow.commitments.get(promised)
    organisation = room.organisation
    parties = {p.key: p.name for p in organisation.parties}
    names = {p.id: p.name for p in organisation.people}
    who = (names.get(commitment.owner, ""), parties.get(commitment.party, ""))
    return Improvement(
        number=commitment.number,
        text=commitment.text,
        owner=", ".join(name for name in who if name),
        due=commitment.due.on,
        status=commitment.status,
    )


def writes(asker: Asker, report: Report) -> bool:
    """Coordinators, the agencies that own it, and whoever convenes the group it comes from."""
    rule = asker.organisation.reporting.rule(report.key)
    owns = rule is not None and asker.person.party in rule.owners
    if owns or Role.COORDINATOR in asker.person.roles:
        return True
    groups = asker.organisation.groups
    return any(g.key == report.group and g.is_convened_by(asker.id) for g in groups)


def must_write(room: AskersRoom) -> None:
    me, organisation = room.me, room.organisation
    convenes = any(g.is_convened_by(me.id) for g in organisation.groups)
    owns = any(me.party in rule.owners for rule in organisation.reporting.rules)
    is_writer = owns or convenes or Role.COORDINATOR in me.roles
    is_passing = me.is_guest and me.party is None
    if not room.asker.is_private or is_passing or not is_writer:
        raise NotAllowedError(me.id)
