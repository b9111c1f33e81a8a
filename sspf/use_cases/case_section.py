"""One part of a case as a form: what it may hold, and what stands in it already."""

from collections.abc import Iterable, Mapping

from sspf.domain.case_access import Matter
from sspf.domain.case_attendance import proposed
from sspf.domain.case_closing import CRIME, DRUGS, OCCUPATION, RECEIVERS, reasons_of
from sspf.domain.case_files import CaseFile
from sspf.domain.case_outcomes import OUTCOMES
from sspf.domain.case_plan import (
    ATTITUDES,
    FAMILY,
    INTERESTS,
    MISSING,
    PRESENT,
    STRENGTH,
    STRENGTHS,
    WHY_NOT,
    WORKED,
    bases_of,
    goals_of,
    measures_of,
    owners_of,
)
from sspf.domain.case_raising import NO, YES
from sspf.domain.case_steps import MOVES, TOOLS, readiness
from sspf.domain.case_work import Section, Setting
from sspf.domain.cases import Case, Track
from sspf.domain.choices import Choice
from sspf.domain.commitments import Effect
from sspf.domain.messages.case import CaseSection
from sspf.domain.organisation import PersonId
from sspf.use_cases.case_room import Found, duty, head
from sspf.use_cases.case_words import measures_shown, named_choices
from sspf.use_cases.room import AskersRoom

Options = dict[str, tuple[Choice, ...]]


def draw_section(
    room: AskersRoom,
    found: Found,
    section: Section,
    setting: Setting,
    *,
    typed: Mapping[str, str],
) -> CaseSection:
    """`typed`: what was filled in and is shown again; else what the file holds."""
    case, file = found.case, found.file
    if setting.has_consent and case.is_open:
        case = case.with_consent()
    shown = Section.PLAN if section in (Section.DECIDE, Section.MEASURE) else section
    return CaseSection(
        head=head(room, case),
        section=shown,
        version=file.version,
        typed=typed or _stands(case, file, shown, setting),
        options=_options(room, found, case, setting),
        measures=measures_shown(room, file),
        checklists=setting.rules.checklists,
        takes_text=setting.takes_text,
        is_sig=case.track is Track.SIG,
        asks_watcher=bool(setting.open_commitments),
        closed_means=setting.rules.closed_means,
        duty=duty(room),
    )


def _options(room: AskersRoom, found: Found, case: Case, setting: Setting) -> Options:
    file = found.file
    seen = found.sees(room, Matter.TEXT, case.raised_by)
    bases = [b for b in bases_of(file) if seen or b.startswith(f"{STRENGTH}:")]
    rules = setting.rules
    reasons = (*rules.reasons(sig=case.track is Track.SIG),)
    return {
        "move": _plain(MOVES.get(case.state, ())),
        "tool": _plain(TOOLS),
        "ready": named_choices(room, readiness(setting)),
        "goals": _named(goals_of(setting), setting.goals),
        "strengths": _plain(STRENGTHS),
        "interests": _plain(INTERESTS),
        "on_sspf": _plain(ATTITUDES),
        "on_plan": _plain(ATTITUDES),
        "why_not": _plain(WHY_NOT),
        "family": _plain(FAMILY),
        "present": _plain(PRESENT[: 1 + case.guardians]),
        "kind": named_choices(room, measures_of(setting)),
        "owner": named_choices(room, owners_of(setting)),
        "basis": named_choices(room, bases),
        "weight": rules.weights,
        "result": _plain(map(str, Effect)),
        "worked": _plain(WORKED),
        "missing": _plain(MISSING),
        "lots": tuple(
            Choice(key=p.id, name=p.name)
            for p in room.organisation.people
            if p.id in setting.people
        ),
        "outcome": _plain(OUTCOMES),
        "attending": _people(room, setting.attending),
        "reason": _named(reasons_of(case, setting), reasons),
        "guided_to": _plain(RECEIVERS),
        "watched_by": named_choices(room, setting.taking_part),
        "crime": _plain(CRIME),
        "drugs": _plain(DRUGS),
        "occupation": _plain(OCCUPATION),
    }


def _stands(case: Case, file: CaseFile, section: Section, setting: Setting) -> Mapping[str, str]:
    """What the file holds, as the form's own fields."""
    if section is Section.PART and setting.party is not None:
        part = file.part_of(setting.party)
        return _said(
            assessed_on=part.assessed_on,
            tool=part.tool,
            agrees=YES if part.agreed_on else NO,
            concerned=YES if part.concerned_on else NO,
            ready=part.ready,
            note=part.note,
        )
    if section is Section.PLAN:
        return _plan(file)
    if section is Section.SETTINGS:
        return _said(
            watch_until=file.watch_until,
            check_in_weeks=file.check_in_weeks,
            lots=file.lots,
            guardians=case.guardians,
            adult_on=case.adult_on,
        )
    if section is Section.ATTENDANCE:
        return _said(attending=proposed(file, setting))
    if section is Section.CHECK:
        return _said(
            **{
                f"t_{each.key}_{n}": tuple(s for s in keys if f"{each.key}:{s}" in file.ticked)
                for each in setting.rules.checklists
                for n, keys in enumerate(([c.key for c in p.steps] for p in each.phases), start=1)
            }
        )
    return {}


def _people(room: AskersRoom, ids: Iterable[PersonId]) -> tuple[Choice, ...]:
    """`Rut Rektorsdotter, Skola`."""
    people = (room.organisation.person(each) for each in ids)
    return tuple(
        Choice(key=p.id, name=f"{p.name}, {room.organisation.party(p.party).name}")
        for p in people
        if p.party is not None
    )


def _plan(file: CaseFile) -> Mapping[str, str]:
    plan, voice = file.plan, file.plan.voice
    return _said(
        goals=plan.goals,
        goal=plan.goal,
        strengths=plan.strengths,
        strength=plan.strength,
        picture=plan.picture,
        interests=voice.interests,
        on_sspf=voice.on_sspf,
        on_plan=voice.on_plan,
        voice=voice.note,
        why_not=voice.why_not,
        follow_up_on=plan.follow_up_on,
        cadence_weeks=plan.cadence_weeks,
    )


def _said(**values: object) -> Mapping[str, str]:
    """Dates as ISO, lists with commas between; what is not there is left out."""
    return {
        name: ",".join(value) if isinstance(value, tuple) else str(value)
        for name, value in values.items()
        if value not in (None, "", ())
    }


def _plain(keys: Iterable[str]) -> tuple[Choice, ...]:
    """Their words are in the catalogue."""
    return tuple(Choice(key=key, name="") for key in keys)


def _named(keys: Iterable[str], among: Iterable[Choice]) -> tuple[Choice, ...]:
    names = {choice.key: choice.name for choice in among}
    return tuple(Choice(key=key, name=names.get(key, "")) for key in keys)
