"""What of a case one reader sees, each part by its own right; what is closed is not in it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sspf.domain.access import Record, may
from sspf.domain.case_access import Matter
from sspf.domain.case_files import CaseFile, Intake, PartyPart
from sspf.domain.case_plan import goals_of
from sspf.domain.case_reminders import months_old
from sspf.domain.case_steps import not_assessed
from sspf.domain.case_work import Setting
from sspf.domain.cases import CaseState, Track
from sspf.domain.choices import Choice
from sspf.domain.messages.case import CaseView, IntakeShown, PartShown, PlanShown
from sspf.domain.organisation import PartyKey
from sspf.use_cases.case_openings import openings
from sspf.use_cases.case_purge import purge_of
from sspf.use_cases.case_room import Found, duty, head
from sspf.use_cases.case_setting import setting_of
from sspf.use_cases.case_words import measures_shown, named_choices
from sspf.use_cases.room import AskersRoom


async def view(room: AskersRoom, found: Found) -> CaseView:
    setting = await setting_of(room, found)
    if setting.has_consent and found.case.is_open:
        found = replace(found, case=found.case.with_consent())
    intake = _intake(room, found)
    shown = CaseView(
        head=head(room, found.case),
        intake=intake,
        item_title=await _came_up_in(room, found) if intake else "",
        sections=openings(room, found),
        mark=found.file.mark,
        authority=_authority(room, found),
        purge=await purge_of(room, found),
        shows_consents=found.sees(room, Matter.CONSENT),
        duty=duty(room),
    )
    if found.steers():
        shown = _for_whoever_steers(room, found, setting, shown)
    return _shared(room, found, setting, shown) if found.sees(room, Matter.SHARED) else shown


def named(keys: Sequence[str], among: Sequence[Choice]) -> tuple[str, ...]:
    """In the model's words; one that the model has dropped is left out."""
    return tuple(choice.name for choice in among if choice.key in keys)


def _for_whoever_steers(
    room: AskersRoom, found: Found, setting: Setting, shown: CaseView
) -> CaseView:
    """Dates and ticks that say nothing of what was written."""
    file, organisation = found.file, room.organisation
    closing = file.closing
    reasons = setting.rules.reasons(sig=found.case.track is Track.SIG)
    names = named((closing.reason,), reasons) if closing else ()
    because = Choice(key=closing.reason, name="".join(names)) if closing else None
    watcher = closing.watched_by if closing else ""
    usual = setting.rules.typical_months is not None
    return replace(
        shown,
        ticked=tuple(
            (c.name, sum(f"{c.key}:{s}" in file.ticked for s in c.steps), len(c.steps))
            for c in setting.rules.checklists
        ),
        months=months_old(found.case, room.today) if usual and found.case.is_open else 0,
        watch_until=file.watch_until,
        outcome=file.outcomes[-1] if file.outcomes else None,
        wait_until=file.wait_until,
        gate=file.gate,
        lots=next((p.name for p in organisation.people if p.id == file.lots), ""),
        not_assessed=tuple(organisation.party(p).name for p in _still_to_assess(found, setting)),
        closing=closing,
        closed_because=because,
        watched_by=next((p.name for p in organisation.parties if p.key == watcher), ""),
    )


def _still_to_assess(found: Found, setting: Setting) -> Sequence[PartyKey]:
    is_next = found.case.state is CaseState.CONSENTED
    return not_assessed(found.file, setting) if is_next else ()


def _shared(room: AskersRoom, found: Found, setting: Setting, shown: CaseView) -> CaseView:
    """What belongs to all who take part."""
    file = found.file
    goals = {choice.key: choice.name for choice in setting.goals}
    plan = PlanShown(
        goals=tuple(
            Choice(key=g, name=goals.get(g, "")) for g in goals_of(setting) if g in file.plan.goals
        ),
        plan=file.plan,
        measures=measures_shown(room, file),
        label=room.organisation.terms.get("plan", ""),
    )
    return replace(
        shown,
        attended=_attended(room, file),
        parts=tuple(_part(room, found, part) for part in file.parts),
        plan=plan if file.plan.goals or file.plan.goal or file.plan.measures else None,
        follow_up=file.follow_ups[-1] if file.follow_ups else None,
        prints=found.steers() and bool(file.plan.measures),
    )


def _attended(room: AskersRoom, file: CaseFile) -> tuple[date, tuple[str, ...]] | None:
    if not file.attendance:
        return None
    newest = max(file.attendance, key=lambda a: a.held_on)
    return newest.held_on, tuple(room.organisation.person(p).name for p in newest.people)


def _part(room: AskersRoom, found: Found, part: PartyPart) -> PartShown:
    """Its own words are that agency's text, with a right of their own (R-10)."""
    return PartShown(
        party=room.organisation.party(part.party).name,
        assessed_on=part.assessed_on,
        tool=part.tool,
        agreed_on=part.agreed_on,
        concerned_on=part.concerned_on,
        ready=named_choices(room, part.ready),
        note=part.note if found.sees(room, Matter.TEXT, part.party) else "",
    )


def _intake(room: AskersRoom, found: Found) -> IntakeShown | None:
    """What the raising agency has said of the person is its own text (R-10)."""
    if not found.sees(room, Matter.TEXT, found.case.raised_by):
        return None
    intake: Intake = found.file.intake
    rules = room.organisation.cases
    return IntakeShown(
        age=intake.age,
        school_year=intake.school_year,
        source=intake.source,
        concerns=named(intake.concerns, rules.concern_areas),
        risk_factors=named(intake.risk_factors, rules.risk_factors),
        why_here=intake.why_here,
        family_spoken=intake.family_spoken,
        report_considered=intake.report_considered,
        note=intake.note,
    )


async def _came_up_in(room: AskersRoom, found: Found) -> str:
    """The general item's title, to those who may read it still."""
    link = found.file.intake.item
    if link is None:
        return ""
    item = await room.uow.minutes.item(link)
    record = Record(group=found.case.group, level=item.level, party=item.party, case=item.case)
    return item.title if may(room.asker, record, room.now) else ""


def _authority(room: AskersRoom, found: Found) -> str:
    mark = found.file.mark
    if mark is None:
        return ""
    return next((a.name for a in room.organisation.authorities if a.key == mark.authority), "")
