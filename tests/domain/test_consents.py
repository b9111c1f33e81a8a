"""A consent opens one direction, in its areas, between its days, when everybody has given it."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.case_rules import ConsentRules
from sspf.domain.consents import (
    COORDINATION,
    Consent,
    GivenHow,
    Giver,
    GiverRole,
    Givers,
    InfoArea,
    Scope,
    Withdrawal,
    is_complete,
    missing_givers,
    opens,
)
from sspf.domain.organisation import PartyKey
from tests.factories import KAJ, NOW, POLIS, SKOLA, STOCKHOLM
from tests.factories_cases import (
    ADULT_ON,
    COVERED,
    SOCIALTJANST,
    a_consent,
    a_ground,
    guardians,
    the_youth,
)

HERE = NOW.astimezone(STOCKHOLM)
GIVERS = Givers(guardians=2, adult_on=ADULT_ON, rules=ConsentRules())
SIXTEEN = replace(GIVERS, adult_on=HERE.date() + timedelta(days=700))
K11 = replace(GIVERS, adult_on=date(2027, 4, 15))
AREAS = st.sampled_from([None, *InfoArea])
PARTIES = st.sampled_from([*COVERED, PartyKey("sakerhet_beredskap"), COORDINATION])


def is_open(
    consent: Consent,
    sender: PartyKey = SKOLA,
    recipient: PartyKey = POLIS,
    *,
    givers: Givers = GIVERS,
    area: InfoArea | None = InfoArea.SCHOOL,
    at: datetime = HERE,
) -> bool:
    return opens(consent, givers, sender, recipient, area, at)


def a_withdrawal(**changes: object) -> Withdrawal:
    whole = Withdrawal(
        at=HERE - timedelta(minutes=1), by=GiverRole.YOUTH, how=GivenHow.ORAL, recorded_by=KAJ
    )
    return replace(whole, **changes)  # type: ignore[arg-type]  # a field each


def test_given_everything_in_order_then_it_is_open() -> None:
    assert is_open(a_consent())


@pytest.mark.parametrize(
    "kept_back",
    [
        a_consent(pairs=frozenset()),
        a_consent(valid_to=HERE.date() - timedelta(days=1)),
        a_consent(givers=guardians(1)),
        a_consent(valid_from=HERE.date() + timedelta(days=1)),
        a_consent(givers=guardians(given_on=HERE.date() + timedelta(days=1))),
    ],
    ids=["missing", "expired", "incomplete", "future", "given tomorrow"],
)
def test_r_11_given_a_consent_that_is_not_whole_then_it_is_closed(kept_back: Consent) -> None:
    assert not is_open(kept_back)


def test_r_11_given_the_first_and_the_last_day_then_both_are_open() -> None:
    consent = a_consent(valid_from=HERE.date(), valid_to=HERE.date(), givers=guardians())
    midnight = HERE.replace(hour=0, minute=0, second=0, microsecond=0)

    assert is_open(consent, at=midnight)
    assert is_open(consent, at=midnight + timedelta(hours=23, minutes=59, seconds=59))
    assert not is_open(consent, at=midnight + timedelta(days=1))
    assert not is_open(consent, at=midnight - timedelta(seconds=1))


@given(sender=PARTIES, recipient=PARTIES, area=AREAS)
def test_r_12_only_the_pair_itself_is_open_and_nothing_is_symmetric(
    sender: PartyKey, recipient: PartyKey, area: InfoArea | None
) -> None:
    consent = a_consent(
        pairs=frozenset({(SKOLA, POLIS)}), areas=frozenset({InfoArea.SCHOOL, InfoArea.LEISURE})
    )
    opened = is_open(consent, sender, recipient, area=area)

    assert opened == (
        (sender, recipient) == (SKOLA, POLIS) and area in (None, InfoArea.SCHOOL, InfoArea.LEISURE)
    )


def test_r_14_given_two_guardians_then_both_must_have_consented() -> None:
    one = a_consent(givers=guardians(1))

    assert not is_open(one)
    assert is_open(replace(one, guardian_exception="unreachable"))
    assert is_open(one, givers=replace(GIVERS, guardians=1))
    assert is_open(one, givers=replace(GIVERS, rules=ConsentRules(all_guardians=False)))
    assert not is_open(replace(one, givers=(), guardian_exception="unreachable"))
    twice = replace(one, givers=(*guardians(1), *guardians(1)))
    assert not is_open(twice), "the same guardian twice is one guardian"


def test_r_14_given_a_youth_past_the_municipalitys_age_then_the_own_consent_is_needed() -> None:
    consent = a_consent()

    assert not is_open(consent, givers=SIXTEEN)
    both = replace(consent, givers=(*guardians(), the_youth(HERE.date())))
    assert is_open(both, givers=SIXTEEN)
    never = replace(SIXTEEN, rules=ConsentRules(youth_from_age=None))
    assert is_open(consent, givers=never)
    always = replace(GIVERS, rules=ConsentRules(youth_from_age=0))
    assert not is_open(consent, givers=always)
    untold = replace(GIVERS, adult_on=None)
    assert not is_open(consent, givers=untold), "an age that nobody has told asks for it"


def test_r_14_given_the_fifteenth_birthday_then_the_own_consent_is_needed_from_that_day() -> None:
    turning = replace(GIVERS, adult_on=date(HERE.year + 3, HERE.month, HERE.day))
    midnight = HERE.replace(hour=0, minute=0, second=0, microsecond=0)

    assert is_open(a_consent(), givers=turning, at=midnight - timedelta(seconds=1))
    assert not is_open(a_consent(), givers=turning, at=midnight)


def test_k_11_given_the_eighteenth_birthday_then_the_guardians_consent_is_void_at_midnight() -> (
    None
):
    """R-14: 14 April 23.59 open, 15 April 00.00 locked."""
    consent = a_consent(givers=(*guardians(), the_youth(HERE.date())), valid_to=date(2027, 6, 30))
    before = datetime(2027, 4, 14, 23, 59, tzinfo=STOCKHOLM)
    after = datetime(2027, 4, 15, tzinfo=STOCKHOLM)

    assert is_open(consent, givers=K11, at=before)
    assert not is_open(consent, givers=K11, at=after)
    anew = replace(consent, givers=(the_youth(date(2027, 4, 15)),))
    assert is_open(anew, givers=K11, at=after)
    assert not is_open(anew, givers=K11, at=before)


def test_r_14_given_a_birthday_on_the_29th_of_february_then_no_year_is_without_it() -> None:
    leap = replace(GIVERS, adult_on=date(2028, 2, 29))

    assert not leap.youth_needed_on(date(2025, 2, 27))
    assert leap.youth_needed_on(date(2025, 2, 28))


def test_b6_given_somebody_who_has_not_consented_then_it_is_said_who() -> None:
    day = HERE.date()

    assert missing_givers(a_consent(), GIVERS, day) == ()
    assert missing_givers(a_consent(givers=guardians(1)), GIVERS, day) == ((GiverRole.GUARDIAN, 2),)
    assert missing_givers(a_consent(givers=guardians(1)), SIXTEEN, day) == (
        (GiverRole.GUARDIAN, 2),
        (GiverRole.YOUTH, 1),
    )
    grown = replace(GIVERS, adult_on=day)
    assert missing_givers(a_consent(), grown, day) == ((GiverRole.YOUTH, 1),)


@given(
    told=st.sets(
        st.sampled_from([(GiverRole.GUARDIAN, 1), (GiverRole.GUARDIAN, 2), (GiverRole.YOUTH, 1)])
    ),
    adult_in=st.integers(-3, 8),
    guardians_=st.integers(1, 2),
    exception=st.sampled_from(["", "unreachable"]),
)
def test_b6_it_is_whole_exactly_when_nobody_is_missing(
    told: set[tuple[GiverRole, int]], adult_in: int, guardians_: int, exception: str
) -> None:
    day = HERE.date()
    givers = replace(GIVERS, guardians=guardians_, adult_on=date(day.year + adult_in, 1, 1))
    given_ = tuple(Giver(role=role, number=n, given_on=day) for role, n in sorted(told))
    consent = a_consent(givers=given_, guardian_exception=exception)

    assert is_complete(consent, givers, day) == (not missing_givers(consent, givers, day))


def test_r_18_given_a_pair_taken_back_then_only_that_pair_is_closed() -> None:
    consent = a_consent().withdraw(a_withdrawal(scope=Scope.PAIR, sender=SKOLA, recipient=POLIS))

    assert not is_open(consent)
    assert is_open(consent, POLIS, SKOLA)
    assert is_open(consent, SKOLA, SOCIALTJANST)
    to_nobody = a_consent().withdraw(a_withdrawal(scope=Scope.PAIR, recipient=POLIS))
    assert not is_open(to_nobody, SOCIALTJANST, POLIS)
    assert is_open(to_nobody, POLIS, SOCIALTJANST)


def test_r_18_given_an_area_taken_back_then_only_that_area_is_closed() -> None:
    consent = a_consent().withdraw(a_withdrawal(scope=Scope.AREA, area=InfoArea.SCHOOL))

    assert not is_open(consent, area=InfoArea.SCHOOL)
    assert is_open(consent, area=InfoArea.LEISURE)
    assert is_open(consent, area=None)
    for area in InfoArea:
        consent = consent.withdraw(a_withdrawal(scope=Scope.AREA, area=area))
    assert not is_open(consent, area=None), "nothing is left of it"


def test_r_17_given_all_taken_back_then_it_is_closed_from_that_very_second() -> None:
    consent = a_consent().withdraw(a_withdrawal(at=HERE))

    assert is_open(consent, at=HERE - timedelta(seconds=1))
    assert not is_open(consent, at=HERE)
    assert consent.is_withdrawn(HERE)
    assert not consent.is_withdrawn(HERE - timedelta(seconds=1))


SCOPES = st.builds(
    a_withdrawal,
    scope=st.sampled_from(Scope),
    sender=st.none() | PARTIES,
    recipient=st.none() | PARTIES,
    area=st.none() | st.sampled_from(InfoArea),
    at=st.sampled_from([HERE - timedelta(days=1), HERE, HERE + timedelta(days=1)]),
)


@given(withdrawn=st.lists(SCOPES, max_size=3), sender=PARTIES, recipient=PARTIES, area=AREAS)
def test_r_18_a_withdrawal_never_opens_anything(
    withdrawn: list[Withdrawal], sender: PartyKey, recipient: PartyKey, area: InfoArea | None
) -> None:
    before = a_consent()
    after = before
    for one in withdrawn:
        after = after.withdraw(one)

    assert is_open(before, sender, recipient, area=area) >= is_open(
        after, sender, recipient, area=area
    )


def test_r_20_a_ground_covers_its_one_item_one_direction_and_its_days() -> None:
    ground = a_ground()

    assert ground.opens(SOCIALTJANST, POLIS, "text-1", HERE)
    assert not ground.opens(SOCIALTJANST, POLIS, "text-2", HERE), "a second item is refused"
    assert not ground.opens(POLIS, SOCIALTJANST, "text-1", HERE)
    assert not ground.opens(SOCIALTJANST, SKOLA, "text-1", HERE)
    assert not ground.opens(SOCIALTJANST, POLIS, "text-1", HERE - timedelta(days=1))
    assert ground.opens(SOCIALTJANST, POLIS, "text-1", HERE + timedelta(days=30))
    assert not ground.opens(SOCIALTJANST, POLIS, "text-1", HERE + timedelta(days=31))
    assert not replace(ground, item="").opens(SOCIALTJANST, POLIS, "", HERE)
    revoked = replace(ground, revoked_at=HERE)
    assert revoked.opens(SOCIALTJANST, POLIS, "text-1", HERE - timedelta(minutes=1))
    assert not revoked.opens(SOCIALTJANST, POLIS, "text-1", HERE)


def test_given_one_more_giver_then_those_before_stand() -> None:
    consent = a_consent(givers=guardians(1))
    whole = consent.signed_by((*guardians(2), the_youth(HERE.date())))

    assert [(g.role, g.number) for g in whole.givers] == [
        (GiverRole.GUARDIAN, 1),
        (GiverRole.GUARDIAN, 2),
        (GiverRole.YOUTH, 1),
    ]
    assert whole.version == consent.version + 1


def test_b18_given_a_meeting_with_the_family_then_day_and_those_present_are_kept() -> None:
    consent = a_consent().reconfirm(HERE.date(), (GiverRole.YOUTH,))

    assert [(r.on, r.present) for r in consent.reconfirmed_on] == [
        (HERE.date(), (GiverRole.YOUTH,))
    ]
