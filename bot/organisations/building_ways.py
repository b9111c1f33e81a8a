"""What a model says of how the groups work together, made ready for one municipality."""

from bot.organisations.choices import chosen_groups
from bot.organisations.municipality import Municipality
from bot.organisations.proposals import proposals_of
from bot.organisations.schema import Preset
from sspf.domain.ways_of_working import ChainRole, PlanKind, Template, WaysOfWorking

MAY_BE_PROPOSED = ("area", "focus", "measure_kinds", "tags", "self_check", "chain")


def ways_of(municipality: Municipality, preset: Preset) -> WaysOfWorking:
    groups = [(g.key, g.model) for g in chosen_groups(preset, municipality) if g.model]
    seats = {seat.key for seat in municipality.parties}
    return WaysOfWorking(
        model_name=preset.name,
        area=preset.area or "",
        decided_by=preset.decided_by,
        source_note=preset.source_note or "",
        plan_kind=PlanKind(preset.plan.kind),
        focus=preset.focus,
        measure_kinds=preset.measure_kinds,
        concerns=preset.cases.concern_areas,
        tags=preset.tags,
        self_check=preset.self_check,
        glossary=preset.glossary,
        together=tuple(p for p in preset.rules.plan_requires_all_parties if p in seats),
        chain=municipality.chain or preset.chain,
        tasks={key: model.tasks for key, model in groups if model.tasks},
        attendees={key: model.attendees for key, model in groups if model.attendees},
        chain_roles=_chain_roles(municipality, preset),
        approvers=frozenset(key for key, model in groups if model.approves),
        template=_template(preset),
        origins={key: model.key for key, model in groups},
        proposals=proposals_of(preset, municipality),
        proposed=frozenset(name for name in MAY_BE_PROPOSED if preset.is_inferred(name)),
    )


def _chain_roles(municipality: Municipality, preset: Preset) -> dict[str, tuple[ChainRole, ...]]:
    """The municipality's own word first; of parties that nothing is said of, nothing."""
    models = {party.key: party.chain_role for party in preset.parties}
    said = {
        seat.key: seat.chain_role if seat.chain_role is not None else models.get(seat.key, ())
        for seat in municipality.parties
    }
    return {key: roles or () for key, roles in said.items() if roles is None or roles}


def _template(preset: Preset) -> Template:
    approval = preset.approved
    if approval is None:
        return Template(version=preset.template_version)
    return Template(
        version=preset.template_version,
        owner=approval.owner or "",
        approved_by=approval.by,
        approved_on=approval.date,
        revised_on=approval.revised,
    )
