"""A case with its rights, those who ask, and the ground on which they may read."""

from dataclasses import replace

from sspf.domain.access import Asker, Record, decide
from sspf.domain.case_access import Basis, CaseRights, Matter
from sspf.domain.case_rules import ConsentRules
from sspf.domain.consents import Givers, InfoArea
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import Organisation, PartyKey, PersonId
from tests.factories import KAJ, NOW, OPERATIVE, SKOLA
from tests.factories_cases import ADULT_ON, N27_01, a_consent
from tests.factories_individual import an_individual_organisation

NORRSJO = an_individual_organisation()
RIGHTS = CaseRights(
    case=N27_01,
    group=OPERATIVE,
    raised_by=SKOLA,
    givers=Givers(guardians=2, adult_on=ADULT_ON, rules=ConsentRules()),
    coordinator=KAJ,
    consents=(a_consent(),),
)
WITHOUT = replace(RIGHTS, consents=())
LOCKED = replace(RIGHTS, is_locked=True)


def asker(
    person: PersonId, rights: CaseRights | None = RIGHTS, organisation: Organisation = NORRSJO
) -> Asker:
    cases = {} if rights is None else {rights.case: rights}
    return Asker(person=organisation.person(person), organisation=organisation, cases=cases)


def a_record(matter: Matter = Matter.TEXT, party: PartyKey = SKOLA, **changes: object) -> Record:
    record = Record(
        group=OPERATIVE,
        level=BriefingLevel.INDIVIDUAL,
        party=party,
        case=N27_01,
        matter=matter,
        item="text-1",
        areas=frozenset({InfoArea.SCHOOL}),
    )
    return replace(record, **changes)  # type: ignore[arg-type]  # a field each


def ground_of(person: PersonId, record: Record, rights: CaseRights | None = RIGHTS) -> Basis | None:
    opened = decide(asker(person, rights), record, NOW)
    return opened.basis if opened else None
