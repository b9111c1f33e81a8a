"""Work on a case: open one part of it as a form, and keep what was filled in.

Each part is judged by sspf/domain/case_*.py; here stand who may, that it is kept once, and that
what counts is counted. Consent is asked of the rights each time (R-11).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sspf.domain.case_attendance import judge_attendance
from sspf.domain.case_closing import judge_check, judge_closing, judge_settings
from sspf.domain.case_files import CaseFile
from sspf.domain.case_outcomes import judge_outcome
from sspf.domain.case_plan import (
    judge_decision_form,
    judge_follow_up,
    judge_measure_form,
    judge_plan_form,
)
from sspf.domain.case_reminders import next_reminder
from sspf.domain.case_steps import judge_part, judge_step
from sspf.domain.case_work import Fields, Section, Setting, Work
from sspf.domain.cases import Case
from sspf.domain.consents import Reconfirmed, is_complete
from sspf.domain.errors import CaseStepError, NotAllowedError, StaleError
from sspf.domain.messages.case import CaseSection, CaseView
from sspf.ports import Services
from sspf.use_cases.case_openings import openings
from sspf.use_cases.case_room import Found, read_case
from sspf.use_cases.case_section import draw_section
from sspf.use_cases.case_setting import setting_of
from sspf.use_cases.case_view import view
from sspf.use_cases.count_case import counted_on
from sspf.use_cases.room import AskersRoom, Who, enter

Judge = Callable[[Case, CaseFile, Fields, Setting], Work]
JUDGES: dict[Section, Judge] = {
    Section.STEP: judge_step,
    Section.PART: judge_part,
    Section.PLAN: judge_plan_form,
    Section.MEASURE: judge_measure_form,
    Section.DECIDE: judge_decision_form,
    Section.FOLLOW: judge_follow_up,
    Section.OUTCOME: judge_outcome,
    Section.ATTENDANCE: judge_attendance,
    Section.CHECK: judge_check,
    Section.SETTINGS: judge_settings,
    Section.CLOSE: judge_closing,
}
AGAIN = {Section.MEASURE: Section.PLAN}
"""What stands there when a part of a part has been saved; for all others the case itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What came back from a form, by which press, on which version of the file."""

    fields: Mapping[str, str]
    origin: str
    version: int | None = None
    """None: typed, so on whatever the file is now."""


async def open_section(
    services: Services,
    who: Who,
    section: Section,
    *,
    id: str = "",
    code: str = "",
    typed: Mapping[str, str] | None = None,
) -> CaseSection | None:
    """None: no such case that this person may know of (R-32)."""
    async with enter(services, who) as room:
        found = await read_case(room, purpose=section, code=code, id=id)
        if found is None:
            return None
        setting = await setting_of(room, found)
        _check(room, found, section, setting)
        return draw_section(room, found, section, setting, typed=typed or {})


async def save_section(
    services: Services, who: Who, section: Section, sent: Sent, *, id: str = "", code: str = ""
) -> CaseView | CaseSection | None:
    """The case as it now is, or the form with what is missing. The same origin saves once."""
    async with enter(services, who) as room:
        found = await read_case(room, purpose=section, code=code, id=id)
        if found is None:
            return None
        if found.file.last == sent.origin:
            return await view(room, found)
        setting = await setting_of(room, found)
        _check(room, found, section, setting)
        if sent.version not in (None, found.file.version):
            raise StaleError(found.case.id)
        work = JUDGES[section](found.case, found.file, Fields(sent.fields), setting)
        if work.faults:
            return await _asked_again(room, found, section, work, sent)
        saved = await _save(room, found, section, work, sent.origin)
        if section in AGAIN:
            return draw_section(room, saved, AGAIN[section], setting, typed={})
        return await view(room, saved)


async def _asked_again(
    room: AskersRoom, found: Found, section: Section, work: Work, sent: Sent
) -> CaseSection:
    """The form with what is missing. What could be kept of it is kept."""
    if work.file != found.file:
        kept = replace(work, case=found.case)
        found = await _save(room, found, section, kept, sent.origin)
    setting = await setting_of(room, found)
    return replace(
        draw_section(room, found, section, setting, typed=sent.fields),
        faults=work.faults,
        missing=tuple(room.organisation.party(p).name for p in work.missing),
    )


def _check(room: AskersRoom, found: Found, section: Section, setting: Setting) -> None:
    """CaseStepError where it cannot follow; NotAllowedError for another's to do."""
    asked = {Section.MEASURE: Section.PLAN, Section.DECIDE: Section.PLAN}.get(section, section)
    stands = found
    if setting.has_consent and found.case.is_open:
        stands = replace(found, case=found.case.with_consent())
    if asked in openings(room, stands):
        return
    if not found.steers() and section is not Section.PART:
        raise NotAllowedError(room.me.id)
    raise CaseStepError(found.case.id)


async def _save(room: AskersRoom, found: Found, section: Section, work: Work, origin: str) -> Found:
    case = work.case
    if case != found.case:
        case = replace(case, version=found.case.version + 1)
        await room.uow.cases.put(case)
    rules = room.organisation.cases
    file = work.file.changed(
        last=origin, remind_on=next_reminder(work.file, case, rules, room.today)
    )
    file = await counted_on(room, (found.case, found.file), case, file)
    await room.uow.case_files.put(file)
    if file.family != found.file.family:
        await _reconfirm(room, found, file)
    await room.note(f"case:{section}", case.id, controller=case.controller, version=file.version)
    return replace(found, case=case, file=file)


async def _reconfirm(room: AskersRoom, found: Found, file: CaseFile) -> None:
    """The consents that hold were used again at a meeting with the family (B18)."""
    if not file.family or not file.family[-1].present:
        return
    for consent in found.rights.consents:
        holds = consent.valid_from <= room.today <= consent.valid_to
        whole = is_complete(consent, found.rights.givers, room.today)
        if not holds or not whole or room.today in {r.on for r in consent.reconfirmed_on}:
            continue
        again = replace(
            consent,
            reconfirmed_on=(*consent.reconfirmed_on, Reconfirmed(on=room.today, present=())),
            version=consent.version + 1,
        )
        await room.uow.consents.put(again)
        await room.note(
            "consent:reconfirm", again.id, controller=again.controller, version=again.version
        )
