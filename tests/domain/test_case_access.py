"""Who may see what of a case: the table of RULES B, row by row, and nothing besides."""

from dataclasses import replace

import pytest

from sspf.domain.access import decide, may
from sspf.domain.case_access import Basis, Matter
from sspf.domain.consents import (
    COORDINATION,
)
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import (
    GroupKey,
    IndividualMode,
    Organisation,
    PartyKey,
    PersonId,
    Role,
)
from tests.domain.case_facts import (
    LOCKED,
    NORRSJO,
    RIGHTS,
    WITHOUT,
    a_record,
    asker,
    ground_of,
)
from tests.factories import FRIDA, KAJ, LEO, NOW, OPERATIVE, PIA, POLIS, RUT, SKOLA
from tests.factories_cases import (
    COVERED,
    SOCIALTJANST,
    SOL,
    TORE,
    a_consent,
    a_ground,
    every_way,
)


@pytest.mark.parametrize("matter", Matter)
@pytest.mark.parametrize("person", [FRIDA, LEO, RUT, SOL, PIA, TORE, KAJ])
def test_given_a_case_that_was_not_read_then_nobody_sees_anything(
    person: PersonId, matter: Matter
) -> None:
    assert ground_of(person, a_record(matter), None) is None


def test_r_10_a_text_is_read_by_its_writers_and_those_whom_the_consent_names() -> None:
    text = a_record()

    assert ground_of(RUT, text) is Basis.OWN
    for person in (PIA, SOL, FRIDA):
        assert ground_of(person, text) is Basis.CONSENT
    assert ground_of(TORE, text) is None
    for person in (PIA, SOL, FRIDA, TORE, KAJ):
        assert ground_of(person, text, WITHOUT) is None
    assert ground_of(RUT, text, WITHOUT) is Basis.OWN


def test_r_10_the_ground_that_opened_it_is_named() -> None:
    opened = decide(asker(PIA), a_record(), NOW)

    assert opened is not None
    assert opened.id == "consent-1"


def test_r_23_the_coordinator_sees_what_there_is_but_no_text_without_being_named() -> None:
    unnamed = replace(RIGHTS, consents=(a_consent(pairs=pairs_without(COORDINATION)),))

    for rights in (RIGHTS, unnamed, WITHOUT, LOCKED):
        assert ground_of(KAJ, a_record(Matter.STUB), rights) is Basis.COORDINATION
        assert ground_of(KAJ, a_record(Matter.CONSENT), rights) is Basis.COORDINATION
        assert ground_of(KAJ, a_record(Matter.COMMITMENT), rights) is Basis.COORDINATION
    assert ground_of(KAJ, a_record(), RIGHTS) is Basis.CONSENT
    for rights in (unnamed, WITHOUT, LOCKED):
        assert ground_of(KAJ, a_record(), rights) is None


def pairs_without(party: PartyKey) -> frozenset[tuple[PartyKey, PartyKey]]:
    return frozenset(p for p in every_way(*COVERED) if party not in p)


def test_r_23_another_coordinator_of_the_group_is_not_the_coordinator_of_the_case() -> None:
    others = replace(RIGHTS, coordinator=None)

    assert [m for m in Matter if ground_of(KAJ, a_record(m), others)] == []


def test_r_23_the_convener_role_gives_nothing() -> None:
    """Frida convenes; without a consent that names her agency she sees as little as Tore."""
    narrow = replace(RIGHTS, consents=(a_consent(pairs=frozenset({(SKOLA, POLIS)})),))

    assert NORRSJO.group(OPERATIVE).is_convened_by(FRIDA)
    assert [m for m in Matter if ground_of(FRIDA, a_record(m), narrow)] == []


def test_r_24_r_32_whoever_is_not_covered_sees_neither_stub_nor_number() -> None:
    assert [m for m in Matter if ground_of(TORE, a_record(m))] == []


def test_r_20_a_ground_opens_one_item_to_one_agency_and_no_other() -> None:
    rights = replace(WITHOUT, grounds=(a_ground(),))
    item = a_record(party=SOCIALTJANST)

    assert ground_of(PIA, item, rights) is Basis.LEGAL_GROUND
    assert ground_of(PIA, replace(item, item="text-2"), rights) is None
    assert ground_of(RUT, item, rights) is None
    assert ground_of(FRIDA, item, rights) is None
    assert ground_of(PIA, a_record(Matter.STUB), rights) is Basis.LEGAL_GROUND
    for common in (Matter.SHARED, Matter.CONSENT):
        assert ground_of(PIA, a_record(common), rights) is None, "it covers its one item"


def test_r_20_a_ground_opens_one_commitment_and_no_other() -> None:
    rights = replace(WITHOUT, grounds=(a_ground(item="Å-2027-010"),))
    promise = a_record(Matter.COMMITMENT_TEXT, party=SOCIALTJANST, item="Å-2027-010")

    assert ground_of(PIA, promise, rights) is Basis.LEGAL_GROUND
    assert ground_of(PIA, replace(promise, item="Å-2027-011"), rights) is None
    assert ground_of(FRIDA, promise, rights) is None
    assert ground_of(PIA, promise, replace(rights, is_locked=True)) is None


@pytest.mark.parametrize("person", [PIA, SOL, FRIDA, TORE, KAJ])
def test_r_17_given_a_locked_case_then_no_other_agency_reads_anything(person: PersonId) -> None:
    grounded = replace(LOCKED, grounds=(a_ground(), a_ground(recipient=SKOLA, sender=POLIS)))
    readable = [Matter.TEXT, Matter.COMMITMENT_TEXT, Matter.SHARED]

    assert [m for m in readable if ground_of(person, a_record(m), grounded)] == []
    if person != KAJ:
        assert [m for m in Matter if ground_of(person, a_record(m), grounded)] == []


def test_r_17_given_a_locked_case_then_the_writers_still_read_their_own_text() -> None:
    assert ground_of(RUT, a_record(), LOCKED) is Basis.OWN
    assert ground_of(RUT, a_record(Matter.COMMITMENT_TEXT), LOCKED) is None
    assert ground_of(KAJ, a_record(Matter.COMMITMENT_TEXT), LOCKED) is None


def test_k_2_a_commitment_without_consent_is_its_owners_and_the_coordinators() -> None:
    """009: the school's own, in a case that nobody has consented to."""
    mine = a_record(Matter.COMMITMENT_TEXT)

    assert ground_of(RUT, mine, WITHOUT) is Basis.OWN
    assert ground_of(KAJ, mine, WITHOUT) is Basis.COORDINATION
    for person in (PIA, SOL, FRIDA, TORE):
        assert ground_of(person, mine, WITHOUT) is None


def test_r_25_given_somebody_whose_assignment_ended_then_nothing_is_open() -> None:
    """Leo's deputyship ends when he is taken out of the group; it is asked at each reading."""
    left = replace(NORRSJO.person(LEO), groups=frozenset())
    people = tuple(left if p.id == LEO else p for p in NORRSJO.people)
    without = replace(NORRSJO, people=people)

    assert may(asker(LEO), a_record(), NOW)
    assert [m for m in Matter if may(asker(LEO, RIGHTS, without), a_record(m), NOW)] == []


@pytest.mark.parametrize("role", [Role.STEERING, Role.AUDITOR])
def test_r_26_given_a_steering_or_auditing_role_then_no_individual_level(role: Role) -> None:
    rut = replace(NORRSJO.person(RUT), roles=frozenset({role}))
    organisation = replace(NORRSJO, people=tuple(rut if p.id == RUT else p for p in NORRSJO.people))

    assert [m for m in Matter if may(asker(RUT, RIGHTS, organisation), a_record(m), NOW)] == []


def test_r_26_given_a_group_without_the_level_or_a_municipality_without_it_then_nothing() -> None:
    groups = tuple(
        replace(g, levels=frozenset({BriefingLevel.GENERAL, BriefingLevel.GROUP}))
        for g in NORRSJO.groups
    )
    shallow = replace(NORRSJO, groups=groups)
    off = replace(NORRSJO, individual=IndividualMode.OFF)

    for organisation in (shallow, off):
        assert not may(asker(RUT, RIGHTS, organisation), a_record(), NOW)
        assert not may(asker(KAJ, RIGHTS, organisation), a_record(Matter.STUB), NOW)


def test_r_52_given_others_who_read_along_then_nothing_is_open() -> None:
    shared = replace(asker(RUT), is_private=False)

    assert [m for m in Matter if may(shared, a_record(m), NOW)] == []


def test_a29_given_the_default_mode_then_the_level_is_off_or_a_reference_only() -> None:
    assert replace(NORRSJO).individual is IndividualMode.FREE_TEXT
    assert Organisation.__dataclass_fields__["individual"].default is IndividualMode.POINTER_ONLY


def test_given_a_case_of_another_group_then_nothing_is_open() -> None:
    elsewhere = replace(RIGHTS, group=GroupKey("another"))

    assert [m for m in Matter if ground_of(RUT, a_record(m), elsewhere)] == []


def test_r_80_given_a_draft_then_only_the_own_agency_sees_it() -> None:
    draft = a_record(is_draft=True)

    assert ground_of(RUT, draft) is Basis.OWN
    assert [p for p in (PIA, SOL, FRIDA, TORE, KAJ) if ground_of(p, draft)] == []


def test_given_parties_of_the_case_then_a_consent_opens_to_no_other() -> None:
    """The consent names four, the case two: the two."""
    narrow = replace(RIGHTS, parties=frozenset({SKOLA, POLIS}))

    assert ground_of(PIA, a_record(), narrow) is Basis.CONSENT
    assert ground_of(SOL, a_record(), narrow) is None
    assert ground_of(SOL, a_record(Matter.STUB), narrow) is None
