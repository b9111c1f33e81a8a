"""May this person read this record here and now? Everything that is not opened is closed."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.access import (
    Asker,
    Record,
    may,
    may_change,
    may_complete,
    may_convene,
    may_remind,
    record_of,
)
from sspf.domain.cases import CaseId
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import GroupKey, Person, PersonId, Role
from tests.factories import (
    FRIDA,
    FRITID,
    KAJ,
    LEO,
    NOW,
    OPERATIVE,
    PIA,
    POLIS,
    RUT,
    SKOLA,
    a_commitment,
    a_group,
    a_person,
    an_organisation,
)

STEERING_GROUP = GroupKey("styrgrupp")
ALL_LEVELS = frozenset(BriefingLevel)
ORGANISATION = replace(
    an_organisation(),
    groups=(
        a_group(levels=ALL_LEVELS),
        a_group(key=STEERING_GROUP, levels=frozenset({BriefingLevel.GENERAL})),
    ),
)
GROUPS = frozenset({OPERATIVE, STEERING_GROUP})
MEMBER = a_person(groups=GROUPS)
OF_ANOTHER = replace(MEMBER, id=PIA, party=POLIS)
COORDINATOR = replace(MEMBER, id=KAJ, party=None, roles=frozenset({Role.COORDINATOR}))
STEERING = replace(MEMBER, id=PersonId("disa"), party=None, roles=frozenset({Role.STEERING}))
AUDITOR = replace(MEMBER, id=PersonId("dag"), party=None, roles=frozenset({Role.AUDITOR}))
ADMIN = replace(MEMBER, id=PersonId("ada"), party=None, roles=frozenset({Role.ADMIN}))
NOBODY = replace(MEMBER, id=PersonId("nils"), party=None)
ASKERS = {
    "own member": MEMBER,
    "other member": OF_ANOTHER,
    "coordinator": COORDINATOR,
    "steering": STEERING,
    "auditor": AUDITOR,
    "admin": ADMIN,
    "nobody": NOBODY,
    "outsider": replace(MEMBER, groups=frozenset()),
}
UNREAD = CaseId("n27")
"""A case whose rights were not read to answer this."""
ONE, TWO = BriefingLevel.GENERAL, BriefingLevel.GROUP
OPENED = {
    *product(["own member", "other member", "coordinator"], [ONE, TWO], [False], [True, False]),
    *product(["steering"], [ONE], [False], [True, False]),
    *product(["own member"], [ONE, TWO], [True], [True]),
}
"""(who, level, is it a draft, is it in private): all that the school's records are open to."""
TABLE = list(product(ASKERS, BriefingLevel, [True, False], [True, False]))


def asker(person: Person, *, is_private: bool = True) -> Asker:
    return Asker(person=person, organisation=ORGANISATION, is_private=is_private)


@pytest.mark.parametrize(("who", "level", "is_draft", "is_private"), TABLE)
def test_given_a_record_of_the_school_when_somebody_asks_then_only_the_table_opens_it(
    who: str, level: BriefingLevel, is_draft: bool, is_private: bool
) -> None:
    record = Record(group=OPERATIVE, level=level, party=SKOLA, is_draft=is_draft)
    expected = (who, level, is_draft, is_private) in OPENED

    assert may(asker(ASKERS[who], is_private=is_private), record, NOW) is expected


@pytest.mark.parametrize(("who", "level", "is_draft", "is_private"), TABLE)
def test_given_a_record_of_a_case_when_anybody_asks_then_it_is_closed(
    who: str, level: BriefingLevel, is_draft: bool, is_private: bool
) -> None:
    record = Record(
        group=OPERATIVE, level=level, party=SKOLA, is_draft=is_draft, case=CaseId("n27")
    )

    assert not may(asker(ASKERS[who], is_private=is_private), record, NOW)


@pytest.mark.parametrize("who", ASKERS)
@pytest.mark.parametrize("level", [TWO, BriefingLevel.INDIVIDUAL])
def test_given_a_group_on_level_one_when_asked_for_a_deeper_record_then_it_is_closed(
    who: str, level: BriefingLevel
) -> None:
    record = Record(group=STEERING_GROUP, level=level, party=SKOLA)

    assert not may(asker(ASKERS[who]), record, NOW)


def test_given_a_draft_of_no_agency_when_somebody_without_one_asks_then_it_is_closed() -> None:
    record = Record(group=OPERATIVE, level=ONE, party=None, is_draft=True)

    assert not may(asker(COORDINATOR), record, NOW)


PEOPLE = st.builds(
    replace,
    st.just(MEMBER),
    party=st.sampled_from([None, SKOLA, POLIS, FRITID]),
    roles=st.frozensets(st.sampled_from(Role)),
    groups=st.frozensets(st.sampled_from([OPERATIVE, STEERING_GROUP])),
    is_deputy=st.booleans(),
    is_guest=st.booleans(),
)
RECORDS = st.builds(
    Record,
    group=st.sampled_from([OPERATIVE, STEERING_GROUP]),
    level=st.sampled_from(BriefingLevel),
    party=st.sampled_from([None, SKOLA, POLIS]),
    is_draft=st.booleans(),
    case=st.sampled_from([None, UNREAD]),
)


@given(PEOPLE, RECORDS, st.booleans())
def test_whatever_is_open_is_open_for_a_reason(
    person: Person, record: Record, is_private: bool
) -> None:
    """In the group, not about an individual, and either submitted or one's own in private."""
    if may(asker(person, is_private=is_private), record, NOW):
        assert record.group in person.groups
        assert record.level is not BriefingLevel.INDIVIDUAL
        assert record.case is None
        assert not record.is_draft or (is_private and person.party == record.party)


@given(PEOPLE, RECORDS)
def test_a_guest_reads_levels_one_and_two_in_an_agency_and_nothing_else(
    person: Person, record: Record
) -> None:
    """R-75. As much as somebody of the house in the same seat, and never more."""
    guest, member = replace(person, is_guest=True), replace(person, is_guest=False)

    if may(asker(guest), record, NOW):
        assert guest.party is not None
        assert record.level is not BriefingLevel.INDIVIDUAL
        assert may(asker(member), record, NOW)
    elif person.party is not None:
        assert not may(asker(member), record, NOW)


@given(PEOPLE, RECORDS)
def test_others_reading_along_never_opens_anything(person: Person, record: Record) -> None:
    in_company = may(asker(person, is_private=False), record, NOW)

    assert not in_company or may(asker(person), record, NOW)


@given(PEOPLE, RECORDS)
def test_to_sit_in_the_steering_group_never_opens_anything_to_a_member(
    person: Person, record: Record
) -> None:
    steering = replace(person, roles=person.roles | {Role.STEERING})
    seated = person.party is not None and Role.AUDITOR not in person.roles

    if seated and may(asker(steering), record, NOW):
        assert may(asker(person), record, NOW)


@pytest.mark.parametrize(
    ("person", "convenes", "reminds"),
    [(FRIDA, True, True), (LEO, True, True), (RUT, False, False), (KAJ, False, True)],
)
def test_given_a_group_when_somebody_wants_to_lead_it_then_only_its_own_people_may(
    person: str, convenes: bool, reminds: bool
) -> None:
    organisation = an_organisation()
    who = Asker(person=organisation.person(PersonId(person)), organisation=organisation)

    assert (may_convene(who, OPERATIVE), may_remind(who, OPERATIVE)) == (convenes, reminds)


def test_given_a_coordinator_of_another_group_when_reminding_then_it_is_refused() -> None:
    elsewhere = replace(COORDINATOR, groups=frozenset({STEERING_GROUP}))

    assert not may_remind(asker(elsewhere), OPERATIVE)


@pytest.mark.parametrize(
    ("person", "completes", "changes"),
    [(RUT, True, True), (PIA, False, False), (FRIDA, False, True), (KAJ, False, True)],
)
def test_given_a_commitment_of_the_school_when_changed_then_only_the_school_says_it_is_done(
    person: str, completes: bool, changes: bool
) -> None:
    organisation = an_organisation()
    who = Asker(person=organisation.person(PersonId(person)), organisation=organisation)

    assert (may_complete(who, a_commitment()), may_change(who, a_commitment())) == (
        completes,
        changes,
    )


def test_given_somebody_of_the_school_outside_the_group_when_completing_then_it_is_refused() -> (
    None
):
    assert not may_complete(asker(replace(MEMBER, groups=frozenset())), a_commitment())


def test_given_a_commitment_about_a_case_when_it_becomes_a_record_then_the_case_goes_with_it() -> (
    None
):
    assert record_of(a_commitment(case="N27-01")).case == "N27-01"
