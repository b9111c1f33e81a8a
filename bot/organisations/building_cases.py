"""What a model says about cases becomes the rules that the product follows."""

from collections.abc import Mapping
from dataclasses import replace

from bot.organisations.cadences import PerCase
from bot.organisations.case_schema import Cases, ChecklistModel
from bot.organisations.municipality import CasesEntry
from bot.organisations.schema import Preset
from sspf.domain.case_rules import CaseRules, Checklist, ConsentRules, Phase
from sspf.domain.choices import Choice

FROM_AGE = {"ungdom": 0, "ungdom_fran_15": 15}
"""From which age the young person's own consent is needed, by the model's word for the giver."""


def case_rules(preset: Preset, own: CasesEntry) -> CaseRules:
    """`own`: what the municipality has settled otherwise; it goes before the model."""
    cases = preset.cases
    months = own.typical_months or cases.typical_months
    assesses = own.each_party_assesses
    measures = cases.interventions if own.interventions is None else own.interventions
    no_help = cases.no_help if own.no_help is None else own.no_help
    return CaseRules(
        min_age=cases.min_age if own.min_age is None else own.min_age,
        max_age=cases.max_age if own.max_age is None else own.max_age,
        voluntary=cases.voluntary is not False,
        consent=_consent_rules(cases, own),
        needs_assessments=cases.risk_assessment is not None if assesses is None else assesses,
        joint_months=cases.joint_follow_up_months,
        meets_after_consent=any(
            isinstance(group.cadence, PerCase) and group.cadence.when == "after_consent"
            for group in preset.groups
        ),
        typical_months=(months.min, months.max) if months else None,
        concern_areas=_choices(cases.concern_areas),
        risk_factors=_choices(cases.risk_factors),
        interventions=_choices(measures),
        weights=_choices(cases.intervention_weight),
        needs_assessed=frozenset(cases.needs_assessed),
        no_help=frozenset(no_help),
        closing_reasons=_choices(cases.closing_reasons),
        sig_closing_reasons=_choices(cases.sig_closing_reasons),
        closed_means=cases.closed_means or "",
        follow_up_months=own.follow_up_months or cases.follow_up_months,
        usual_max_age=cases.usual_max_age if own.max_age is None else None,
        letter=own.letter,
        measures={party: _choices(words) for party, words in cases.measures.items()},
        checklists=_checklists(cases.checklists if own.checklists is None else own.checklists),
    )


def _checklists(models: tuple[ChecklistModel, ...]) -> tuple[Checklist, ...]:
    return tuple(
        Checklist(
            key=each.key,
            name=each.name,
            phases=tuple(Phase(name=p.name, steps=_choices(p.steps)) for p in each.phases),
        )
        for each in models
    )


def _consent_rules(cases: Cases, own: CasesEntry) -> ConsentRules:
    """The stricter reading of whatever the model leaves open; the municipality's own word first."""
    rules = _of_model(cases)
    age = own.youth_consents_from
    return rules if age is None else replace(rules, youth_from_age=age)


def _of_model(cases: Cases) -> ConsentRules:
    asked, strict = cases.consent, ConsentRules()
    if asked is None:
        return strict
    ages = [FROM_AGE[giver] for giver in asked.givers if giver in FROM_AGE]
    return ConsentRules(
        all_guardians=True,
        youth_from_age=min(ages) if ages else None,
        default_months=asked.default_months or strict.default_months,
        max_months=asked.max_months or strict.max_months,
    )


def _choices(words: Mapping[str, str]) -> tuple[Choice, ...]:
    return tuple(Choice(key=str(key), name=name) for key, name in words.items())
