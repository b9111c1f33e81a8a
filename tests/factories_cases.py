"""Facts of cases and consents, of which a test names only what matters to it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

from sspf.domain.case_access import Basis
from sspf.domain.case_files import CaseFile, Intake
from sspf.domain.case_texts import CaseText, CaseTextId, Content, KnownBy, Marking, Release
from sspf.domain.cases import Case, CaseCode, CaseId
from sspf.domain.consents import (
    COORDINATION,
    Consent,
    ConsentId,
    GivenHow,
    Giver,
    GiverRole,
    GroundId,
    InfoArea,
    LegalGround,
)
from sspf.domain.organisation import PartyKey, PersonId
from tests.factories import (
    FRITID,
    KAJ,
    KOMMUN,
    MEETING,
    NOW,
    OPERATIVE,
    POLIS,
    RUT,
    SCHOOL_BOARD,
    SKOLA,
)

SOCIALTJANST = PartyKey("socialtjanst")
SOL, TORE = PersonId("sol"), PersonId("tore")
COVERED = (SKOLA, SOCIALTJANST, POLIS, FRITID)
"""The agencies of the scenario's consents; not sakerhet_beredskap."""
N27_01 = CaseId("case-1")
ADULT_ON = date(NOW.year + 4, 4, 15)
"""The young person is 14."""


def a_case(**changes: Any) -> Case:
    """Raised by the school a month ago, coordinated by Kaj."""
    case = Case(
        id=N27_01,
        code=CaseCode("N27-01"),
        group=OPERATIVE,
        raised_by=SKOLA,
        raised_on=NOW.date() - timedelta(days=30),
        noted_by=RUT,
        controller=KOMMUN,
        archive_agency=SKOLA,
        coordinator=KAJ,
        adult_on=ADULT_ON,
    )
    return replace(case, **changes)


def a_case_file(**changes: Any) -> CaseFile:
    """As the school raised it: year 8, a suspicion of drugs, the family spoken to."""
    file = CaseFile(
        case=N27_01,
        controller=KOMMUN,
        intake=Intake(
            school_year="8",
            source="school",
            concerns=("droger",),
            family_spoken=True,
            report_considered=True,
        ),
    )
    return replace(file, **changes)


def every_way(*parties: PartyKey) -> frozenset[tuple[PartyKey, PartyKey]]:
    """From each to each, and from each to the coordinator."""
    pairs = set(permutations(parties, 2))
    return frozenset(pairs | {(p, COORDINATION) for p in parties})


def guardians(count: int = 2, *, given_on: date | None = None) -> tuple[Giver, ...]:
    on = given_on or NOW.date() - timedelta(days=20)
    return tuple(Giver(role=GiverRole.GUARDIAN, number=n, given_on=on) for n in range(1, count + 1))


def a_consent(**changes: Any) -> Consent:
    """By both guardians in writing, every way between the four, in all areas, for half a year."""
    consent = Consent(
        id=ConsentId("consent-1"),
        case=N27_01,
        givers=guardians(),
        pairs=every_way(*COVERED),
        areas=frozenset(InfoArea),
        purpose="sspf",
        valid_from=NOW.date() - timedelta(days=20),
        valid_to=NOW.date() + timedelta(days=160),
        recorded_by=KAJ,
        recorded_at=NOW - timedelta(days=20),
        controller=KOMMUN,
        collected_by=SKOLA,
        child_heard=True,
    )
    return replace(consent, **changes)


def the_youth(given_on: date) -> Giver:
    return Giver(role=GiverRole.YOUTH, given_on=given_on, how=GivenHow.WRITTEN)


def a_ground(**changes: Any) -> LegalGround:
    """From the social services to the police, of one text, for a month."""
    ground = LegalGround(
        id=GroundId("ground-1"),
        code="OSL_10_18a",
        case=N27_01,
        sender=SOCIALTJANST,
        recipient=POLIS,
        item="text-1",
        decided_by="enhetschef",
        delegation="delegationsordning 4.2",
        decided_on=NOW.date(),
        expires_on=NOW.date() + timedelta(days=30),
        recorded_by=KAJ,
        recorded_at=NOW,
        controller=KOMMUN,
        weighing="Behövs för att hindra att fler dras in.",
    )
    return replace(ground, **changes)


def a_case_text(**changes: Any) -> CaseText:
    """The school's draft about N27-01 for the meeting, with every question answered."""
    text = CaseText(
        id=CaseTextId("text-1"),
        meeting=MEETING,
        case=N27_01,
        party=SKOLA,
        controller=SCHOOL_BOARD,
        written_by=RUT,
        written_at=NOW,
        content=Content(
            text="Fungerar bra i bild och idrott. Har själv sagt att hen vill ha kortare dagar.",
            known_by=KnownBy.OWN,
            names_others=False,
            tells_of_crime=False,
            is_protected=False,
        ),
        marking=Marking(provision="23 kap. 2 § OSL", marked_on=NOW.date(), authority=SCHOOL_BOARD),
    )
    return replace(text, **changes)


def a_release(recipient: PartyKey, **changes: Any) -> Release:
    release = Release(recipient=recipient, at=NOW, by=RUT, basis=Basis.CONSENT, ground="consent-1")
    return replace(release, **changes)
