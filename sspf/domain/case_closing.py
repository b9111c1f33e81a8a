"""The settings of a case, its checklists, and how it is closed (B28 to B31, C16, C20, C22, G4)."""

from dataclasses import replace
from datetime import date

from sspf.domain.case_files import CaseFile, Closing
from sspf.domain.case_work import Fields, Setting, Work, key_of
from sspf.domain.cases import WORKED_ON, Case, CaseState, Track
from sspf.domain.organisation import PersonId

GUIDED, SINGLE, REPORTED = "guided", "single_actor", "report"
NOT_SSPF = (GUIDED, SINGLE, REPORTED)
"""Inte SSPF: before there is a plan, on every track."""
REPORT_MADE = "8"
"""DOMAIN 8: the concern remains and an orosanmälan has been made."""
RECEIVERS = ("social", "bup", "minimaria", "school_health", "youth_clinic", "kaa", "other")
"""Where somebody is guided to (C29)."""
CRIME, DRUGS = ("yes", "no", "unknown"), ("yes", "no", "unknown")
OCCUPATION = ("work", "studies", "support", "none", "unknown")
MOST_MONTHS = 99


def reasons_of(case: Case, setting: Setting) -> tuple[str, ...]:
    """Those of the track; before there is a plan, also that it is nothing for SSPF."""
    own = key_of(setting.rules.reasons(sig=case.track is Track.SIG))
    early = case.state not in WORKED_ON and case.state is not CaseState.LOCKED
    return (*own, *(NOT_SSPF if early else ()))


def judge_closing(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """Commitments go on when a case is closed: somebody is to watch them (C20)."""
    reason = fields.one("reason", reasons_of(case, setting))
    guided = fields.one("guided_to", RECEIVERS)
    reported = fields.day("reported_on")
    watcher = fields.one("watched_by", tuple(map(str, setting.taking_part)))
    needs_report = reason in (REPORT_MADE, REPORTED)
    was_made = bool(fields.answer("reported") and reported and reported <= setting.today)
    asked = {
        "fault.case.reason": reason,
        "fault.case.guided_to": guided or reason != GUIDED,
        "fault.case.reported": was_made or not needs_report,
        "fault.case.watched_by": watcher or not setting.open_commitments,
    }
    faults = tuple(key for key, is_right in asked.items() if not is_right)
    if faults:
        return Work(case=case, file=file, faults=faults)
    closing = Closing(
        reason=reason,
        closed_on=setting.today,
        guided_to=guided if reason == GUIDED else "",
        reported_on=reported if needs_report else None,
        watched_by=watcher,
        outcomes=_outcomes(fields) if case.track is Track.SIG else (),
    )
    return Work(case=case.to(CaseState.CLOSED), file=replace(file, closing=closing))


def judge_settings(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    watch, adult = fields.day("watch_until"), fields.day("adult_on")
    weeks = fields.weeks("check_in_weeks")
    lots = fields.one("lots", setting.people)
    faults = (
        *(("fault.case.watch",) if _is_past(fields, "watch_until", setting) else ()),
        *(("fault.case.weeks",) if fields("check_in_weeks") and not weeks else ()),
        *(("fault.case.adult_on",) if fields("adult_on") and adult is None else ()),
    )
    if faults:
        return Work(case=case, file=file, faults=faults)
    kept = replace(
        file,
        watch_until=watch,
        check_in_weeks=weeks,
        check_in_from=_from(file, weeks, setting),
        lots=PersonId(lots) if lots else None,
    )
    guardians = int(fields("guardians")) if fields("guardians") in ("1", "2") else case.guardians
    changed = replace(case, adult_on=adult, guardians=guardians)
    moved = changed if changed == case else replace(changed, version=case.version + 1)
    return Work(case=moved, file=kept)


def judge_check(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """What is ticked is done, and what is not is not."""
    ticked = [
        f"{each.key}:{step}"
        for each in setting.rules.checklists
        for n, phase in enumerate(each.phases, start=1)
        for step in fields.many(f"t_{each.key}_{n}", key_of(phase.steps))
    ]
    return Work(case=case, file=replace(file, ticked=tuple(ticked)))


def _outcomes(fields: Fields) -> tuple[tuple[str, str], ...]:
    """G5, G9: still active in crime, months without, drugs, work or studies."""
    months = fields("months")
    said = {
        "crime": fields.one("crime", CRIME),
        "months": months if months.isdecimal() and int(months) <= MOST_MONTHS else "",
        "drugs": fields.one("drugs", DRUGS),
        "occupation": fields.one("occupation", OCCUPATION),
    }
    return tuple((name, value) for name, value in said.items() if value)


def _is_past(fields: Fields, name: str, setting: Setting) -> bool:
    day = fields.day(name)
    return bool(fields(name)) and (day is None or day < setting.today)


def _from(file: CaseFile, weeks: int | None, setting: Setting) -> date | None:
    return (
        file.check_in_from if weeks == file.check_in_weeks else (setting.today if weeks else None)
    )
