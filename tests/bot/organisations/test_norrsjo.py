"""The municipality of the rehearsal is the one that the scenario tells of."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.organisations.days import working_days
from bot.organisations.reader import (
    OrganisationFileError,
    read_municipality,
    read_real_municipality,
)
from sspf.domain.organisation import GroupKey, IndividualMode, PartyKey, PersonId, Role

FILE = Path(__file__).parents[3] / "bot" / "rehearsal" / "norrsjo.yaml"
LOADED = read_municipality(FILE)
NORRSJO = LOADED.organisation
OPERATIVE = GroupKey("operativ")


def test_five_seats_in_the_order_that_people_see() -> None:
    assert [party.name for party in NORRSJO.seats(OPERATIVE)] == [
        "Ungas fritid",
        "Skola",
        "Socialtjänst",
        "Polis",
        "Säkerhet och beredskap",
    ]


def test_five_members_and_the_coordinator_are_called() -> None:
    called = [person.first_name for person in NORRSJO.members(OPERATIVE)]

    assert called == ["Frida", "Rut", "Sol", "Pia", "Tore", "Kaj"]


def test_deputies_sit_after_the_member_of_their_seat() -> None:
    seated = {
        party.key: [person.id for person in NORRSJO.seated(OPERATIVE, party.key)]
        for party in NORRSJO.seats(OPERATIVE)
    }

    assert seated == {
        "fritid": ["frida", "leo"],
        "skola": ["rut", "kim"],
        "socialtjanst": ["sol", "bo"],
        "polis": ["pia"],
        "sakerhet_beredskap": ["tore"],
    }


def test_only_frida_and_leo_convene() -> None:
    group = NORRSJO.group(OPERATIVE)

    assert [p.id for p in NORRSJO.people if group.is_convened_by(p.id)] == ["frida", "leo"]


def test_the_school_head_named_the_school_host_for_the_seat() -> None:
    kim = NORRSJO.person(PersonId("kim"))

    assert kim.delegated_by == "Rut Rektorsdotter, rektor"
    assert kim.delegated_from == date(2026, 12, 1)


def test_three_people_decide_for_their_agency() -> None:
    assert [p.id for p in NORRSJO.people if p.has_mandate] == ["frida", "rut", "sol", "pia", "tore"]


def test_steering_and_auditing_stay_outside_the_operative_group() -> None:
    disa, dag = NORRSJO.person(PersonId("disa")), NORRSJO.person(PersonId("dag"))

    assert disa.roles == {Role.STEERING}
    assert disa.groups == {"styrgrupp", "rtf_styrgrupp"}
    assert dag.roles == {Role.AUDITOR}
    assert dag.groups == frozenset()


def test_every_party_has_an_authority_and_the_rest_falls_to_the_municipality() -> None:
    assert NORRSJO.controller_of(PartyKey("polis")) == "polismyndigheten"
    assert NORRSJO.controller_of(None) == "kommunstyrelsen"


def test_six_thursdays_from_one_to_three() -> None:
    assert [meeting.held_on for meeting in LOADED.meetings] == [
        date(2027, 1, 21),
        date(2027, 2, 18),
        date(2027, 3, 18),
        date(2027, 4, 15),
        date(2027, 5, 13),
        date(2027, 6, 10),
    ]
    assert {meeting.held_on.isoweekday() for meeting in LOADED.meetings} == {4}
    assert {(m.starts, m.ends) for m in LOADED.meetings} == {(time(13), time(15))}
    assert [m.held_on.isocalendar().week for m in LOADED.meetings] == [3, 7, 11, 15, 19, 23]


def test_given_the_file_is_read_again_then_each_meeting_keeps_its_id() -> None:
    assert read_municipality(FILE).meetings == LOADED.meetings
    assert len({meeting.id for meeting in LOADED.meetings}) == 6


def test_the_rehearsal_begins_when_the_convener_is_asked() -> None:
    assert LOADED.clock_start == datetime(2026, 12, 17, 7, 30, tzinfo=UTC)


def test_the_link_is_known_and_short_texts_about_individuals_are_taken() -> None:
    assert NORRSJO.taken_numbers == frozenset()
    assert NORRSJO.concern_link == "https://www.norrsjo.example.org/orosanmalan"
    assert NORRSJO.individual is IndividualMode.FREE_TEXT


def test_given_real_use_then_its_references_are_refused() -> None:
    with pytest.raises(OrganisationFileError, match="hänvisar till en provkörning"):
        read_real_municipality(FILE)


def test_the_tests_know_it_as_it_is_but_for_what_is_decided_about_individuals() -> None:
    """tests/norrsjo.yaml, from before that; the numbers are those of the scenario."""
    theirs = read_municipality(FILE.parents[2] / "tests" / "norrsjo.yaml")
    before = theirs.organisation

    assert before.individual is IndividualMode.POINTER_ONLY
    assert before.taken_numbers == {f"Å-2027-{n:03}" for n in range(6, 12)}
    decided = replace(
        before,
        individual=NORRSJO.individual,
        individual_to_guests=NORRSJO.individual_to_guests,
        taken_numbers=NORRSJO.taken_numbers,
    )
    assert decided == NORRSJO
    assert (theirs.meetings, theirs.clock_start) == (LOADED.meetings, LOADED.clock_start)


def test_breaks_only_warn() -> None:
    days = working_days(NORRSJO)
    monday_of_week_53, in_week_8 = date(2026, 12, 28), date(2027, 2, 24)

    for day, name in ((monday_of_week_53, "jullov"), (in_week_8, "sportlov")):
        pause = days.break_on(day)
        assert pause is not None
        assert pause.name == name
        assert days.is_working(day)
