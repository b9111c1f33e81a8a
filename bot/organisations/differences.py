"""How one organisation differs from another, in the reader's words, and whom each touches."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.organisations.cadence_phrases import how_often
from sspf.domain.cadence import Season
from sspf.domain.case_rules import CaseRules, Checklist
from sspf.domain.choices import Choice
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group, MeetingRules, Offsets, Organisation, Party, Person
from sspf.domain.report_rules import ReportRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    kind: str
    """changes, comes or goes."""
    what: Phrase
    touches: tuple[str, ...] = ()
    """Ids of the people whose groups or seats it is about; everybody's when it is about all."""

    @property
    def said(self) -> Phrase:
        if not self.touches:
            return phrase(f"difference.{self.kind}", what=self.what)
        whom = ", ".join(self.touches)
        return phrase(f"difference.{self.kind}_for", what=self.what, whom=whom)


def differences(before: Organisation | None, after: Organisation) -> tuple[Difference, ...]:
    """Empty when nothing differs. Before a municipality is set up everything is new."""
    return (*_itself(before, after), *_parts(before, after))


def _itself(before: Organisation | None, after: Organisation) -> Iterator[Difference]:
    everyone = tuple(p.id for p in after.people)
    for name, fact in _FACTS.items():
        old, new = fact(before) if before else "", fact(after)
        label = f"difference.fact.{name}"
        if before is None and new:
            yield Difference(kind="comes", what=phrase("difference.is", label=label, value=new))
        elif before is not None and old != new:
            nothing = phrase("difference.nothing")
            old, new = old or nothing, new or nothing
            said = phrase("difference.becomes", label=label, before=old, after=new)
            yield Difference(kind="changes", what=said, touches=everyone)


def _parts(before: Organisation | None, after: Organisation) -> Iterator[Difference]:
    for field, key, describe, touched in _TABLES:
        old = {getattr(one, key): one for one in getattr(before, field, ())}
        new = {getattr(one, key): one for one in getattr(after, field)}
        for gone in (k for k in old if k not in new):
            if not getattr(old[gone], "has_left", False):
                whom = touched(before, old[gone]) if before else ()
                yield Difference(kind="goes", what=describe(old[gone]), touches=whom)
        for k, one in new.items():
            if k not in old:
                whom = touched(after, one)
                yield Difference(kind="comes", what=describe(one), touches=whom)
            elif describe(old[k]) != describe(one):
                said = phrase("difference.turns", before=describe(old[k]), after=describe(one))
                yield Difference(kind="changes", what=said, touches=touched(after, one))


def _names(choices: Iterable[Choice]) -> str:
    return "; ".join(choice.name for choice in choices)


def _season(season: Season | None) -> str:
    """`Läsår 15/8–15/6`; empty for the whole year."""
    if season is None:
        return ""
    first, last = season.first, season.last
    return f"{season.name} {first.day}/{first.month}–{last.day}/{last.month}"


def _offsets(days: Offsets) -> Phrase:
    """Working days before the meeting and after it, as everybody is asked and told."""
    return phrase("difference.offsets", **{k: abs(n) for k, n in asdict(days).items()})


def _agenda(rules: MeetingRules) -> tuple[str, ...]:
    """The points by name; those of the product are keys of the catalogue."""
    own = {point.key: point.name for point in rules.points}
    return tuple(own.get(key, f"agenda.point.{key}") for key in rules.agenda)


def _ages(rules: CaseRules) -> str:
    """`10–17`, `–18`; empty where there is no bound."""
    bounds = _number(rules.min_age), _number(rules.oldest)
    return "–".join(bounds) if any(bounds) else ""


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


def _checklist(one: Checklist) -> str:
    """With its steps: a step or a paragraph that is renamed is a difference too."""
    steps = "; ".join(step.name for phase in one.phases for step in phase.steps)
    return f"{one.name} ({steps})"


def _report(rule: ReportRule) -> str:
    return f"{rule.key}: {', '.join(rule.receivers)}" if rule.receivers else str(rule.key)


_FACTS: Mapping[str, Callable[[Organisation], object]] = {
    "name": lambda o: o.name,
    "model": lambda o: o.ways.model_name or o.model,
    "version": lambda o: o.ways.template.version,
    "individual": lambda o: f"difference.individual.{o.individual}",
    "aim": lambda o: o.rules.aim.removesuffix("."),
    "parts": lambda o: ", ".join(part.name for part in o.rules.parts),
    "agenda": lambda o: _agenda(o.rules),
    "goals": lambda o: ", ".join(goal.name for goal in o.rules.goals),
    "terms": lambda o: ", ".join(v for _, v in sorted(o.terms.items())),
    "season": lambda o: _season(o.season),
    "offsets": lambda o: _offsets(o.rules.offsets),
    "breaks": lambda o: ", ".join(f"{b.name} {b.first}–{b.last}" for b in o.breaks),
    "concerns": lambda o: _names((*o.cases.concern_areas, *o.cases.risk_factors)),
    "ages": lambda o: _ages(o.cases),
    "youth": lambda o: _number(o.cases.consent.youth_from_age),
    "follow_up": lambda o: _number(o.cases.follow_up_months),
    "measures": lambda o: _names(o.cases.interventions),
    "reasons": lambda o: _names((*o.cases.closing_reasons, *o.cases.sig_closing_reasons)),
    "checklists": lambda o: ", ".join(map(_checklist, o.cases.checklists)),
    "lists": lambda o: ", ".join(each.name for each in o.lists),
    "own_reminders": lambda o: f"difference.own_reminders.{'on' if o.own_reminders else 'off'}",
    "small_cell": lambda o: str(o.reporting.small_cell),
    "reports": lambda o: ", ".join(map(_report, o.reporting.rules)),
}
"""Label of the catalogue and value; a value that is a key of the catalogue is put in words."""


def _party(party: Party) -> Phrase:
    return phrase("difference.party", name=party.name)


def _group(group: Group) -> Phrase:
    seats = ", ".join(group.parties) or phrase("difference.no_parties")
    said = phrase("difference.group", name=group.name, seats=seats)
    if group.levels:
        levels = ", ".join(str(int(level)) for level in sorted(group.levels))
        said = phrase("difference.group_levels", group=said, levels=levels)
    if group.parent:
        said = phrase("difference.group_under", group=said, above=group.parent)
    if group.convener:
        said = phrase("difference.group_by", group=said, convener=group.convener)
    if often := how_often(group.cadence):
        said = phrase("difference.group_often", group=said, often=often)
    return said


def _person(person: Person) -> Phrase:
    said = phrase("difference.person", id=person.id, title=person.title)
    if person.party:
        said = phrase("difference.person_for", who=said, party=person.party)
    if person.roles:
        roles = ", ".join(sorted(person.roles))
        said = phrase("difference.person_as", who=said, roles=roles)
    groups = ", ".join(sorted(person.groups)) or phrase("difference.no_group")
    return phrase("difference.person_in", who=said, groups=groups)


def _in_party(organisation: Organisation, party: Party) -> tuple[str, ...]:
    return tuple(p.id for p in organisation.people if p.party == party.key)


def _in_group(organisation: Organisation, group: Group) -> tuple[str, ...]:
    return tuple(p.id for p in organisation.people if group.key in p.groups)


def _oneself(_organisation: Organisation, person: Person) -> tuple[str, ...]:
    return (person.id,)


_TABLES: tuple[
    tuple[str, str, Callable[[Any], Phrase], Callable[[Organisation, Any], tuple[str, ...]]], ...
] = (
    ("parties", "key", _party, _in_party),
    ("groups", "key", _group, _in_group),
    ("people", "id", _person, _oneself),
)
