"""What one key of a model says about another: every name must be the name of something."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot.organisations.cadences import Before, OffsetAfter
from bot.organisations.documents import Place
from bot.organisations.faults import Fault
from bot.organisations.schema import GroupModel, Preset
from sspf.domain.agenda import Point

INDIVIDUAL = 3
HIGHEST_LEVEL = {"steering": 1, "coordination": 1, "secretariat": 1, "lead": 2, "strategic": 2}
"""The individual level never reaches these types of group (R-26)."""
COORDINATOR = "coordinator"


def faults_in_preset(preset: Preset) -> Iterator[Fault]:
    parties = [p.key for p in preset.parties]
    groups = [g.key for g in preset.groups]
    yield from twice("parties", parties)
    yield from twice("groups", groups)
    yield from twice("reports", [r.key for r in preset.reports])
    yield from twice("lists", [entry.key for entry in preset.lists])
    for place, group in enumerate(preset.groups):
        yield from _group_faults(("groups", place), group, preset)
    yield from circle_faults(
        [(("groups", place), g.key, g.parent) for place, g in enumerate(preset.groups)]
    )
    yield from _meeting_faults(preset)
    yield from _report_faults(preset)
    yield from _party_references(preset)
    cases = preset.cases
    of_weight = cases.needs_assessed, cases.intervention_weight, "tyngd på en insats"
    yield from unknown(("cases", "needs_assessed"), *of_weight)
    yield from unknown(("cases", "no_help"), cases.no_help, cases.interventions, "insats")


def twice(name: str, keys: Iterable[str]) -> Iterator[Fault]:
    """Whatever stands a second time in a list of things with keys."""
    seen: Counter[str] = Counter()
    for place, key in enumerate(keys):
        seen[key] += 1
        if seen[key] > 1:
            yield (name, place), f"”{key}” finns två gånger under {name}"


def unknown(place: Place, keys: Iterable[str], known: Iterable[str], what: str) -> Iterator[Fault]:
    allowed = list(known)
    for number, key in enumerate(keys):
        if key not in allowed:
            yield (*place, number), f"”{key}” är ingen {what} här; det finns {listed(allowed)}"


def listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "ingen"


def level_faults(place: Place, kind: str, levels: Iterable[int]) -> Iterator[Fault]:
    highest = HIGHEST_LEVEL.get(kind, INDIVIDUAL)
    if any(level > highest for level in levels):
        yield (*place, "levels"), f"en grupp av typen {kind} får högst ha nivå {highest}"


def circle_faults(parents: Sequence[tuple[Place, str, str | None]]) -> Iterator[Fault]:
    """Groups that lie under themselves: where, which group, under which."""
    above_of = {key: above for _, key, above in parents}
    for place, key, _ in parents:
        seen, above = {key}, above_of[key]
        while above is not None and above not in seen:
            seen.add(above)
            above = above_of.get(above)
        if above == key:
            yield (*place, "parent"), f"”{key}” ligger under sig själv"


def agenda_faults(place: Place, agenda: Iterable[str], own: Iterable[str]) -> Iterator[Fault]:
    """A point needs words: its own in agenda_points, or those of a standing point."""
    known = {*own, *Point}
    for number, key in enumerate(agenda):
        if key not in known:
            problem = f"punkten ”{key}” saknar rubrik; ge den en under agenda_points"
            yield (*place, number), problem


def _group_faults(place: Place, group: GroupModel, preset: Preset) -> Iterator[Fault]:
    parties = [p.key for p in preset.parties]
    reports = [r.key for r in preset.reports]
    if group.parent is not None and group.parent not in [g.key for g in preset.groups]:
        yield (*place, "parent"), f"”{group.parent}” är ingen grupp här"
    yield from _cadence_faults(place, group, preset)
    yield from unknown((*place, "parties"), group.parties or (), parties, "part")
    yield from unknown((*place, "receives"), group.receives, reports, "rapport")
    if group.convener and group.convener.party not in (None, *parties):
        yield (*place, "convener", "party"), f"”{group.convener.party}” är ingen part här"
    yield from level_faults(place, group.type, group.levels)
    if preset.privacy.level3_mode == "off" and INDIVIDUAL in group.levels:
        problem = "nivå 3 finns inte i en modell med level3_mode: off"
        yield (*place, "levels"), problem


def _cadence_faults(place: Place, group: GroupModel, preset: Preset) -> Iterator[Fault]:
    after = group.cadence.after if isinstance(group.cadence, OffsetAfter) else None
    if after is not None and after not in [g.key for g in preset.groups]:
        yield (*place, "cadence", "after"), f"”{after}” är ingen grupp här"


def _meeting_faults(preset: Preset) -> Iterator[Fault]:
    place = ("meeting", "agenda")
    yield from agenda_faults(place, preset.meeting.agenda or (), preset.agenda_points)
    if preset.privacy.level3_mode == "off":
        for number, part in enumerate(preset.meeting.briefing_parts or ()):
            if part.level == INDIVIDUAL:
                problem = "nivå 3 finns inte i en modell med level3_mode: off"
                yield ("meeting", "briefing_parts", number), problem


def _report_faults(preset: Preset) -> Iterator[Fault]:
    groups = [g.key for g in preset.groups]
    reports = [r.key for r in preset.reports]
    for number, report in enumerate(preset.reports):
        place: Place = ("reports", number)
        if report.from_group not in (None, *groups):
            yield (*place, "from"), f"”{report.from_group}” är ingen grupp här"
        yield from unknown((*place, "to"), report.to or (), groups, "grupp")
        if isinstance(report.when, Before) and report.when.report not in reports:
            yield (*place, "when", "report"), f"”{report.when.report}” är ingen rapport här"


def _party_references(preset: Preset) -> Iterator[Fault]:
    parties = [p.key for p in preset.parties]
    for number, entry in enumerate(preset.lists):
        yield from unknown(("lists", number, "parties"), entry.parties, parties, "part")
        if not any(set(g.parties or ()) == set(entry.parties) for g in preset.groups):
            yield ("lists", number, "parties"), "det finns ingen grupp av just de parterna"
    if preset.list_review:
        place = ("list_review", "evaluators")
        yield from unknown(place, preset.list_review.evaluators, parties, "part")
    if consent := preset.cases.consent:
        known = [*parties, COORDINATOR]
        yield from unknown(
            ("cases", "consent", "collected_by"), consent.collected_by, known, "part"
        )
    risk = preset.cases.risk_assessment
    if risk and risk.before not in [g.key for g in preset.groups]:
        yield ("cases", "risk_assessment", "before"), f"”{risk.before}” är ingen grupp här"
    yield from unknown(
        ("rules", "plan_requires_all_parties"),
        preset.rules.plan_requires_all_parties,
        parties,
        "part",
    )
