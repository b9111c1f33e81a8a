"""Personal data incidents: the clock, what is judged, who hears of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.organisations.days import working_days
from sspf.domain.errors import IncidentClosedError
from sspf.domain.incidents import REPORT_WITHIN, hears_of, judge, may_handle, told_on
from sspf.domain.messages.incident import IncidentForm
from sspf.domain.organisation import Person, Role
from tests.factories import FRIDA, NOW, RUT, a_person, an_organisation
from tests.factories_incidents import an_incident

FORM = IncidentForm(kinds=("lost",))
DAYS = working_days(an_organisation())


@pytest.mark.parametrize(
    ("passed", "left"),
    [
        (timedelta(0), 72),
        (timedelta(seconds=1), 71),
        (timedelta(hours=71, minutes=59), 0),
        (timedelta(hours=71), 1),
        (timedelta(hours=90), 0),
    ],
)
def test_given_time_has_passed_then_whole_hours_are_left_and_never_less_than_none(
    passed: timedelta, left: int
) -> None:
    incident = an_incident(noticed_at=NOW)

    assert incident.hours_left(NOW + passed) == left
    assert incident.report_before == NOW + timedelta(hours=72)


@given(st.timedeltas(timedelta(0), timedelta(days=9)), st.timedeltas(timedelta(0), timedelta(9)))
def test_the_hours_left_never_grow(first: timedelta, more: timedelta) -> None:
    incident = an_incident(noticed_at=NOW)

    earlier, later = incident.hours_left(NOW + first), incident.hours_left(NOW + first + more)

    assert 0 <= later <= earlier <= REPORT_WITHIN // timedelta(hours=1)


def test_given_no_day_and_no_hour_then_it_was_noticed_now() -> None:
    judged = judge(FORM, DAYS, NOW)

    assert (judged.noticed_at, judged.faults) == (NOW, ())


def test_given_a_day_alone_then_the_clock_runs_from_its_first_minute() -> None:
    judged = judge(replace(FORM, on="2027-01-11"), DAYS, NOW)

    assert DAYS.local(judged.noticed_at).isoformat() == "2027-01-11T00:00:00+01:00"


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"kinds": ()}, ("fault.incident.kind",)),
        ({"kinds": ("made up",)}, ("fault.incident.kind",)),
        ({"on": "2027-01-13"}, ("fault.incident.when",)),
        ({"on": "next week"}, ("fault.incident.when",)),
        ({"on": "2027-01-12", "at": "25:00"}, ("fault.incident.when",)),
        ({"at": "08:31"}, ("fault.incident.when",)),
        ({"text": "x" * 501}, ("fault.incident.long",)),
        ({"text": "Ring 070-123 45 67."}, ("fault.contact@6",)),
        ({"text": "20110203-1234"}, ("fault.personal_number@1",)),
        ({"text": "Killen i 9B såg det."}, ("fault.points_out@1",)),
    ],
)
def test_given_something_is_wrong_then_it_is_said(
    changes: dict[str, object], faults: tuple[str, ...]
) -> None:
    """NOW is 08.30 in Sweden on 12 January."""
    assert judge(replace(FORM, **changes), DAYS, NOW).faults == faults  # type: ignore[arg-type]


def test_given_an_hour_that_has_been_then_it_is_today() -> None:
    assert judge(replace(FORM, at="08:30"), DAYS, NOW).noticed_at == NOW


@pytest.mark.parametrize(
    ("told", "on", "expected"),
    [
        ("no", "", (None, "")),
        ("no", "2027-01-11", (None, "")),
        ("yes", "2027-01-11", (date(2027, 1, 11), "")),
        ("yes", "2027-01-12", (date(2027, 1, 12), "")),
        ("yes", "2027-01-10", (None, "fault.incident.told_on")),
        ("yes", "2027-01-13", (None, "fault.incident.told_on")),
        ("yes", "", (None, "fault.incident.told_on")),
        ("", "2027-01-11", (None, "fault.incident.told")),
    ],
)
def test_given_a_decision_then_its_day_lies_between_noticing_and_today(
    told: str, on: str, expected: tuple[date | None, str]
) -> None:
    assert told_on(told, on, date(2027, 1, 11), date(2027, 1, 12)) == expected


def test_given_it_is_closed_when_closed_again_then_refused() -> None:
    closed = an_incident().close(FRIDA, NOW, None)

    assert (closed.is_open, closed.authority_told, closed.version) == (False, False, 2)
    with pytest.raises(IncidentClosedError):
        closed.close(FRIDA, NOW, None)


def somebody(*roles: Role) -> Person:
    return a_person(roles=frozenset(roles))


@pytest.mark.parametrize(
    ("roles", "hears", "handles"),
    [
        ((Role.COORDINATOR,), True, True),
        ((Role.ADMIN,), True, True),
        ((Role.AUDITOR,), True, False),
        ((Role.STEERING,), False, False),
        ((), False, False),
    ],
)
def test_given_roles_then_they_say_who_hears_and_who_handles(
    roles: tuple[Role, ...], hears: bool, handles: bool
) -> None:
    person = somebody(*roles)
    organisation = an_organisation()
    organisation = replace(
        organisation, people=(*organisation.people, somebody(Role.COORDINATOR), person)
    )

    assert hears_of(person, organisation) is hears
    assert may_handle(person, organisation) is handles


def test_given_nobody_coordinates_then_the_convener_handles() -> None:
    organisation = an_organisation()
    people = tuple(replace(p, roles=frozenset()) for p in organisation.people)
    organisation = replace(organisation, people=people)

    assert may_handle(organisation.person(FRIDA), organisation)
    assert not may_handle(organisation.person(RUT), organisation)
