"""What a municipality has settled otherwise than its model, and may keep when the model changes."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from bot.organisations.building import offsets_of
from bot.organisations.building_cadences import season_of
from bot.organisations.building_cases import case_rules
from bot.organisations.municipality import CasesEntry
from bot.organisations.schema import Preset
from sspf.domain.cadence import DayOfYear, Season
from sspf.domain.case_rules import CaseRules, Checklist
from sspf.domain.choices import Choice
from sspf.domain.organisation import Offsets, Organisation

Entry = dict[str, Any]


def own_ways(organisation: Organisation, ours: Preset | None) -> Mapping[str, Entry]:
    """By what it is called: the part of the municipality's file that would say it.

    Empty when the model is the municipality's own: then nothing tells the two apart.
    """
    if ours is None:
        return {}
    terms = {k: v for k, v in ours.terms.model_dump(exclude={"inferred"}).items() if v}
    said = {k: v for k, v in organisation.terms.items() if terms.get(k) != v}
    aim = organisation.rules.aim
    found: dict[str, Entry] = {
        "aim": {"aim": aim} if aim and aim != (ours.aim or "") else {},
        "terms": {"terms": said} if said else {},
        "season": _own_season(organisation.season, season_of(ours.season)),
        "offsets": _own_offsets(organisation.rules.offsets, offsets_of(ours)),
        **_own_cases(organisation.cases, case_rules(ours, CasesEntry())),
    }
    return {name: entry for name, entry in found.items() if entry}


def _own_season(here: Season | None, model: Season | None) -> Entry:
    if here is None or here == model:
        return {}
    skip = ["school_breaks"] if here.skips_breaks else []
    days = {"from": _day(here.first), "to": _day(here.last)}
    return {"season": {"name": here.name, **days, "skip": skip}}


def _day(day: DayOfYear) -> str:
    return f"{day.month:02}-{day.day:02}"


def _own_offsets(here: Offsets, model: Offsets) -> Entry:
    return {} if here == model else {"meeting": {"offsets_workdays": asdict(here)}}


def _own_cases(here: CaseRules, model: CaseRules) -> dict[str, Entry]:
    months = here.typical_months
    return {
        "checklists": _of_cases(checklists=list(map(_checklist, here.checklists)))
        if here.checklists != model.checklists
        else {},
        "measures": _of_cases(
            interventions=_words(here.interventions), no_help=sorted(here.no_help)
        )
        if (here.interventions, here.no_help) != (model.interventions, model.no_help)
        else {},
        "ages": _of_cases(min_age=here.min_age, max_age=here.oldest)
        if (here.min_age, here.oldest) != (model.min_age, model.oldest)
        else {},
        "youth": _of_cases(youth_consents_from=here.consent.youth_from_age)
        if here.consent.youth_from_age != model.consent.youth_from_age
        else {},
        "follow_up": _of_cases(follow_up_months=here.follow_up_months)
        if here.follow_up_months != model.follow_up_months
        else {},
        "assesses": _of_cases(each_party_assesses=here.needs_assessments)
        if here.needs_assessments != model.needs_assessments
        else {},
        "months": _of_cases(typical_months={"min": months[0], "max": months[1]})
        if months and months != model.typical_months
        else {},
    }


def _of_cases(**said: Any) -> Entry:
    return {"cases": said}


def _checklist(one: Checklist) -> Entry:
    phases = [{"name": phase.name, "steps": _words(phase.steps)} for phase in one.phases]
    return {"key": one.key, "name": one.name, "phases": phases}


def _words(choices: Iterable[Choice]) -> dict[str, str]:
    return {choice.key: choice.name for choice in choices}
