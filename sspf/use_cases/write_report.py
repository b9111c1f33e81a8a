"""A report is edited, counted anew, approved, and handed over with a day for each receiver."""

from datetime import date

from sspf.domain.capture import text_faults
from sspf.domain.errors import ReportNotReadyError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.report import ReportShown
from sspf.domain.reports import RECEIVER_LIMIT, REPORT_LIMIT, Report
from sspf.ports import Services
from sspf.use_cases.draft_reports import frozen
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_reports import shown_report, theirs


async def edit_report(services: Services, who: Who, number: int, text: str) -> ReportShown:
    """The text in place of the former one, or the form with what is wrong."""
    async with enter(services, who) as room:
        report, said = await theirs(room, number), cleaned(text)
        faults = _faults(said)
        if faults:
            return await shown_report(room, report, typed=(text, "", ""), faults=faults)
        if said != report.text:
            report = await _keep(room, report.edit(said), "edit")
        return await shown_report(room, report)


async def approve_report(
    services: Services, who: Who, number: int, text: str | None = None
) -> ReportShown:
    """With the text that stands in the form, when it was sent along."""
    async with enter(services, who) as room:
        report = await theirs(room, number)
        said = cleaned(text) if text is not None else report.text
        faults = _faults(said)
        if faults and not report.is_approved:
            return await shown_report(room, report, typed=(text or "", "", ""), faults=faults)
        if not report.is_approved:
            if said != report.text:
                report = await _keep(room, report.edit(said), "edit")
            report = await _keep(room, report.approve(room.me.id, room.now), "approve")
        return await shown_report(room, report)


async def open_report(services: Services, who: Who, number: int) -> ReportShown:
    """A draft has the figures as they are now, an approved one as they were approved (U2).

    UnknownReportError when there is none of that number that this person writes.
    """
    async with enter(services, who) as room:
        report = await theirs(room, number)
        if not report.is_approved:
            report = await _counted(room, report)
        return await shown_report(room, report)


async def count_report_anew(services: Services, who: Who, number: int) -> ReportShown:
    """Its figures as they are now; ReportNotReadyError once it is approved."""
    async with enter(services, who) as room:
        report = await theirs(room, number)
        if report.is_approved:
            raise ReportNotReadyError(number)
        return await shown_report(room, await _counted(room, report))


async def hand_over_report(
    services: Services, who: Who, number: int, receiver: str, on: str
) -> ReportShown:
    """`on`: ISO date. To one of its receivers, or to somebody the model was silent about."""
    async with enter(services, who) as room:
        report = await theirs(room, number)
        name, day = _named(report, cleaned(receiver).strip()), _day(on)
        faults = [
            *([] if report.is_approved else ["fault.report.not_approved"]),
            *text_faults(name, RECEIVER_LIMIT, BriefingLevel.GENERAL, "report_receiver"),
            *([] if day and report.period.first <= day <= room.today else ["fault.report.day"]),
        ]
        if faults or day is None:
            return await shown_report(room, report, typed=("", receiver, on), faults=tuple(faults))
        handed = report.hand_over(name, day)
        if handed != report:
            report = await _keep(room, handed, "hand_over")
        return await shown_report(room, report)


async def _counted(room: AskersRoom, report: Report) -> Report:
    figures = await frozen(room, report)
    if figures == report.figures:
        return report
    return await _keep(room, report.count_anew(figures, room.now), "count")


def _faults(said: str) -> tuple[str, ...]:
    """No text at all is no fault: figures may speak for themselves."""
    return text_faults(said, REPORT_LIMIT, BriefingLevel.GENERAL, "report") if said else ()


def _named(report: Report, said: str) -> str:
    """One of its receivers, however much of the name was typed."""
    fits = [r.name for r in report.receivers if r.name.casefold().startswith(said.casefold())]
    exact = [name for name in fits if name.casefold() == said.casefold()]
    return (exact or (fits if len(fits) == 1 and said else [said]))[0]


def _day(on: str) -> date | None:
    try:
        return date.fromisoformat(on)
    except ValueError:
        return None


async def _keep(room: AskersRoom, report: Report, what: str) -> Report:
    await room.uow.reports.put(report)
    await room.note(f"report:{what}", f"report-{report.number}", version=report.version)
    return report
