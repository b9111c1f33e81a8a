"""What is counted of a case: facts of it, each once. Pure; nothing of it leads back (ADR 0025).

A fact is read out of what the case already holds. That it has been counted stands in the case's own
file, under a key that is purged with it; what is kept of it for good is only its tallies.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sspf.domain.case_closing import GUIDED, SINGLE
from sspf.domain.case_files import NO_CONTACT, CaseFile, Closing, Intake, Measure
from sspf.domain.case_rules import CaseRules
from sspf.domain.cases import Case, CaseState, Track
from sspf.domain.commitments import Effect
from sspf.domain.tallies import Tally, TallyKind, days_class, fitting

K, _S = TallyKind, CaseState
BANDS = {
    **{"0-9": "under_10", "10-12": "10_12", "13-15": "13_15"},
    **{"16-17": "16_18", "18": "16_18", "19-20": "over_18", "21-": "over_18"},
}
"""The band that is counted, by the band of the form."""
WITH_CONSENT = frozenset({_S.CONSENTED, _S.ASSESSED, _S.PLANNED, _S.ACTIVE, _S.FOLLOW_UP})
FINAL = frozenset({Effect.YES, Effect.PARTLY, Effect.NO})
RAISED, OFFERED, ACCEPTED, DECLINED = "raised", "offered", "accepted", "declined"
WATCHED, NEEDS, PLANNED, CLOSED = "watched", "needs", "plan", "closed"
MOST_MONTHS = 60
OCCUPIED = {"work": "work", "studies": "studies", "support": "income"}


@dataclass(frozen=True, slots=True)
class Fact:
    key: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """A case as it stands on the day when it is counted."""

    case: Case
    file: CaseFile
    rules: CaseRules
    today: date

    @property
    def is_sig(self) -> bool:
        return self.case.track is Track.SIG

    def tally(self, kind: TallyKind, **words: str | tuple[str, ...]) -> Tally:
        return fitting(kind, self.today, **words)

    def waited(self, kind: TallyKind, key: str) -> tuple[Tally, ...]:
        """Since that fact was counted; nothing when it was not, or on a day nobody knows."""
        since = self.file.counted_on(key)
        if since is None:
            return ()
        return (self.tally(kind, days=days_class((self.today - since).days)),)


def uncounted(at: Counting) -> tuple[Fact, ...]:
    """What is a fact now and was not when it was last counted."""
    return tuple(fact for fact in facts(at) if not at.file.is_counted(fact.key))


def carried(at: Counting) -> tuple[Tally, ...]:
    """Of a case that was there before anything was counted."""
    return () if at.is_sig else (at.tally(K.CASE_CARRIED, group=at.case.group),)


def facts(at: Counting) -> Iterator[Fact]:
    yield Fact(RAISED, _raised(at))
    yield from _answered(at)
    yield from _said(at)
    yield from _planned(at)
    if at.file.closing:
        yield Fact(CLOSED, tuple(_closed(at, at.file.closing)))


def _answered(at: Counting) -> Iterator[Fact]:
    """Offered, and what the family said. A no is a consent refused too."""
    case, file = at.case, at.file
    is_in = case.state in WITH_CONSENT
    if not at.is_sig and (file.offered_on or is_in):
        yield Fact(OFFERED, (at.tally(K.CASE_OFFERED, group=case.group),))
    if file.declined_on:
        no = K.SIG_DECLINED if at.is_sig else K.CASE_DECLINED
        words = {} if at.is_sig else {"group": str(case.group)}
        refused = at.tally(K.CONSENT_DECLINED, group=case.group)
        yield Fact(DECLINED, (at.tally(no, **words), refused))
    if is_in:
        yield Fact(ACCEPTED, _accepted(at))


def _said(at: Counting) -> Iterator[Fact]:
    """An eye kept, another agency that is concerned, what a meeting came to."""
    case, file = at.case, at.file
    if file.watch_until and not at.is_sig:
        yield Fact(WATCHED, (at.tally(K.WATCH, party=case.raised_by, group=case.group),))
    for part in file.parts:
        if part.concerned_on and part.party != case.raised_by:
            yield Fact(f"also:{part.party}", (at.tally(K.CONCERN_ALSO, party=part.party),))
    for on, outcome in file.outcomes:
        yield Fact(outcome_key(on), (at.tally(K.CASE_ITEM, outcome=outcome),))


def outcome_key(on: date) -> str:
    return f"outcome:{on.isoformat()}"


def _raised(at: Counting) -> tuple[Tally, ...]:
    if at.is_sig:
        return (at.tally(K.SIG_LISTED),)
    case, intake = at.case, at.file.intake
    return (
        at.tally(
            K.CASE_RAISED,
            party=case.raised_by,
            group=case.group,
            school_year=intake.school_year,
            risks=intake.risk_factors or intake.concerns,
            **_person(intake),
        ),
    )


def _person(intake: Intake) -> dict[str, str]:
    return {"gender": intake.gender, "age_band": BANDS.get(intake.age, "")}


def _accepted(at: Counting) -> tuple[Tally, ...]:
    if at.is_sig:
        return (at.tally(K.SIG_IN, **_person(at.file.intake)),)
    yes = at.tally(K.CASE_ACCEPTED, group=at.case.group)
    return (yes, *at.waited(K.WAITED_CONSENT, RAISED))


def _planned(at: Counting) -> Iterator[Fact]:
    """What agencies do when a plan is decided. What the family does is no intervention (B20)."""
    plan = at.file.plan
    if plan.decided_on is None:
        return
    waits = (*at.waited(K.WAITED_PLAN, ACCEPTED), *at.waited(K.WAITED_DECISION, RAISED))
    yield Fact(PLANNED, waits)
    measures = [m for m in plan.measures if m.owner not in NO_CONTACT]
    assessed = [m for m in measures if m.weight in at.rules.needs_assessed]
    if assessed and not at.is_sig:
        needs = at.tally(K.NEEDS_ASSESSED, intensity=assessed[0].weight, group=at.case.group)
        yield Fact(NEEDS, (needs, *at.waited(K.WAITED_INTERVENTION, RAISED)))
    for measure in measures:
        yield Fact(f"measure:{measure.number}", tuple(_put_in(at, measure)))
    final = _final(at.file)
    for measure in measures:
        if measure.number in final and measure.kind not in at.rules.no_help:
            key = f"measure:{measure.number}"
            kept = at.tally(K.CASE_KEPT, party=measure.owner)
            yield Fact(f"kept:{measure.number}", (kept, *at.waited(K.WAITED_KEPT, key)))


def _put_in(at: Counting, measure: Measure) -> Iterator[Tally]:
    """Being turned away is no help, and is counted apart (C15)."""
    if measure.kind in at.rules.no_help:
        yield at.tally(K.TURNED_AWAY, party=measure.owner)
        return
    yield at.tally(K.INTERVENTION, party=measure.owner, intervention=measure.kind)
    yield at.tally(K.CASE_PROMISED, party=measure.owner)


def _final(file: CaseFile) -> frozenset[int]:
    """Measures that some follow-up has judged; "too early" judges nothing."""
    return frozenset(r.measure for f in file.follow_ups for r in f.results if r.effect in FINAL)


def _closed(at: Counting, closing: Closing) -> Iterator[Tally]:
    if closing.reason in (GUIDED, SINGLE):
        party = at.case.raised_by
        yield at.tally(K.CONTACT, contact="guided", party=party)
        if closing.guided_to:
            yield at.tally(K.GUIDED, body=closing.guided_to, party=party)
    if not at.is_sig:
        yield at.tally(K.CASE_CLOSED, group=at.case.group, reason=closing.reason)
    elif at.file.is_counted(ACCEPTED):  # one who was never in has not left
        yield at.tally(K.SIG_CLOSED, reason=closing.reason)
        yield from _outcomes(at, dict(closing.outcomes))


def _outcomes(at: Counting, said: dict[str, str]) -> Iterator[Tally]:
    """G5, G9. What is not known is not counted."""
    if said.get("crime") == "yes":
        yield at.tally(K.SIG_ACTIVE)
    if "months" in said:
        yield at.tally(K.SIG_FREE, months=str(min(int(said["months"]), MOST_MONTHS)))
    if said.get("drugs") == "yes":
        yield at.tally(K.SIG_DRUGS)
    if (occupation := OCCUPIED.get(said.get("occupation", ""))) is not None:
        yield at.tally(K.SIG_OCCUPIED, occupation=occupation)
