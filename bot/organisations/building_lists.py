"""The lists that two agencies keep together (Youngsters, Top 5), as the model has them."""

from bot.organisations.schema import ListModel, Preset
from sspf.domain.choices import Choice
from sspf.domain.list_rules import EntryKind, ListReview, ListRule
from sspf.domain.organisation import GroupKey, PartyKey

KINDS = {"person": EntryKind.PERSON, "inriktning": EntryKind.THEME}


def list_rules(preset: Preset) -> tuple[ListRule, ...]:
    return tuple(_rule(entry, preset) for entry in preset.lists)


def list_review(preset: Preset) -> ListReview | None:
    model = preset.list_review
    if model is None:
        return None
    reports = [
        r for r in preset.reports if r.from_group in {_group(e, preset) for e in preset.lists}
    ]
    return ListReview(
        reselect_weeks=model.reselection_every.n,
        evaluate_months=model.evaluation_after.n,
        by_entry=model.evaluation_clock == "entry",
        evaluators=tuple(PartyKey(key) for key in model.evaluators),
        receivers=tuple(GroupKey(key) for report in reports for key in report.to or ()),
    )


def _rule(model: ListModel, preset: Preset) -> ListRule:
    return ListRule(
        key=model.key,
        name=model.name,
        letter=model.key[0].upper(),
        group=GroupKey(_group(model, preset)),
        parties=tuple(PartyKey(key) for key in model.parties),
        max_age=model.max_age,
        max_entries=model.max_entries,
        kinds=tuple(KINDS[kind] for kind in model.entry_kinds),
        steps=tuple(Choice(key=key, name=name) for key, name in model.steps.items()),
        measures=tuple(Choice(key=key, name=name) for key, name in model.measures.items()),
        problems=tuple(Choice(key=key, name=name) for key, name in model.problems.items()),
    )


def _group(model: ListModel, preset: Preset) -> str:
    """The group of exactly these agencies; checked when the model was read."""
    return next(g.key for g in preset.groups if set(g.parties or ()) == set(model.parties))
