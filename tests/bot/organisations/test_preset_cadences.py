"""Every cadence of the five models, to dates that were worked out by hand.

Read beside a calendar: 1 January 2027 is a Friday in week 53 of 2026, and 2028 is a leap year.
What is free is what Sweden's calendar says; Norrsjö's breaks are not in it.
"""

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from bot.organisations.building_cadences import cadence_of, season_of
from bot.organisations.cadences import IsoWeeks
from bot.organisations.days import DaysOfAnyYear, half_days, red_days
from bot.organisations.reader import presets, read_preset
from bot.organisations.schema import Preset, Season
from sspf.domain.cadence import Cadence, DayOfYear, Kind, OnConflict, Parity, Period
from sspf.domain.cadence_dates import Span, after, before, dates_of
from sspf.domain.cadence_limits import Calendar, Limit, shortfalls
from sspf.domain.proposals import propose
from sspf.domain.working_days import WorkingDays

MODELS = {preset.key: preset for preset in map(read_preset, presets())}
RTF, MJOLBY, NACKA = (MODELS[k] for k in ("rtf_fem_parter", "mjolby_individ", "nacka_sspf_sig"))
MALMO, ALE = MODELS["malmo_ssp"], MODELS["ale_tre_nivaer"]
DAYS = WorkingDays(
    zone=ZoneInfo("Europe/Stockholm"),
    holidays=DaysOfAnyYear(red_days),
    half_days=DaysOfAnyYear(half_days),
)
SPRING = Span(first=date(2027, 1, 1), last=date(2027, 6, 30))
YEAR = Span(first=date(2027, 7, 1), last=date(2028, 6, 30))
ROOT = Path(__file__).parents[3]
THURSDAY = date(2027, 1, 21)


def of_group(preset: Preset, key: str) -> Cadence:
    found = cadence_of(next(g.cadence for g in preset.groups if g.key == key))
    assert found is not None
    return found


def of_report(preset: Preset, key: str) -> Cadence:
    found = cadence_of(next(r.when for r in preset.reports if r.key == key))
    assert found is not None
    return found


def days(*written: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in written)


SERIES: list[tuple[Preset, str, date, Span, tuple[date, ...]]] = [
    # "var 8:e vecka": Thursdays of weeks 3, 11 and 19; week 27 is in July
    (RTF, "youngsters_top5", THURSDAY, SPRING, days("2027-01-21", "2027-03-18", "2027-05-13")),
    # "följs upp månadsvis": the second Tuesday. February and March begin on a Monday
    (
        NACKA,
        "sspf_forum",
        date(2027, 1, 12),
        SPRING,
        days("2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13", "2027-05-11", "2027-06-08"),
    ),
    # The same rhythm on the fourth Monday; March and May have five
    (
        NACKA,
        "sig",
        date(2027, 1, 25),
        SPRING,
        days("2027-01-25", "2027-02-22", "2027-03-22", "2027-04-26", "2027-05-24", "2027-06-28"),
    ),
    # "i stort sett varje vecka": Mondays of weeks 2 to 6
    (
        MALMO,
        "sekretariat",
        date(2027, 1, 11),
        Span(first=date(2027, 1, 8), last=date(2027, 2, 14)),
        days("2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"),
    ),
    # "en gång per månad under verksamhetsperioden", 15 August to 15 June: the first Wednesday.
    # 7 July and 4 August 2027 lie outside; 7 June 2028 lies inside.
    *(
        (
            ALE,
            key,
            date(2027, 6, 2),
            YEAR,
            days(
                "2027-09-01",
                "2027-10-06",
                "2027-11-03",
                "2027-12-01",
                "2028-01-05",
                "2028-02-02",
                "2028-03-01",
                "2028-04-05",
                "2028-05-03",
                "2028-06-07",
            ),
        )
        for key in ("styrgrupp", "strategisk")
    ),
    # "var fjortonde dag": from week 48 by 50 and 52 (julafton) to weeks 1, 3 and 5
    (
        ALE,
        "lokal",
        date(2026, 11, 26),
        Span(first=date(2026, 12, 1), last=date(2027, 2, 7)),
        days("2026-12-10", "2026-12-24", "2027-01-07", "2027-01-21", "2027-02-04"),
    ),
]


@pytest.mark.parametrize(
    ("preset", "key", "anchor", "span", "expected"), SERIES, ids=lambda v: getattr(v, "key", "")
)
def test_given_a_model_that_says_how_often_then_those_dates(
    preset: Preset, key: str, anchor: date, span: Span, expected: tuple[date, ...]
) -> None:
    found = propose(
        of_group(preset, key), span, DAYS, season=season_of(preset.season), anchor=anchor
    )

    assert found.dates == expected
    assert (found.moved, found.left_out) == ((), ())


def test_given_ale_every_fortnight_then_week_53_is_warned_of() -> None:
    span = Span(first=date(2026, 12, 1), last=date(2027, 2, 7))
    (shift,) = propose(of_group(ALE, "lokal"), span, DAYS, anchor=date(2026, 11, 26)).weeks_53

    assert (shift.before, shift.after) == (date(2026, 12, 24), date(2027, 1, 7))


def test_given_a_suggestion_then_it_gives_dates_that_nobody_misses() -> None:
    """Every fourth week on Thursdays at 13.00 for two hours; every sixth week."""
    operative, network = of_group(RTF, "operativ"), of_group(MJOLBY, "natverksmote")

    assert dates_of(operative, SPRING) == dates_of(network, SPRING) == ()
    suggested = operative.generating
    assert suggested is not None
    assert (suggested.starts, suggested.minutes) == (time(13), 120)
    assert dates_of(suggested, SPRING, THURSDAY) == days(
        "2027-01-21", "2027-02-18", "2027-03-18", "2027-04-15", "2027-05-13", "2027-06-10"
    )
    sixth = network.generating
    assert sixth is not None
    assert dates_of(sixth, SPRING, THURSDAY) == days(
        "2027-01-21", "2027-03-04", "2027-04-15", "2027-05-27"
    )
    nothing = Calendar(held_on=(THURSDAY,), today=date(2027, 6, 1), days=DAYS)
    assert shortfalls(operative, nothing) == shortfalls(network, nothing) == ()


@pytest.mark.parametrize(
    ("preset", "key"),
    [
        (RTF, "rtf_styrgrupp"),
        (RTF, "samordningsgrupp"),
        (MJOLBY, "professionellt_mote"),
        (MJOLBY, "gruppniva"),
    ],
)
def test_given_dates_by_decision_or_by_case_then_none_before_that(preset: Preset, key: str) -> None:
    cadence = of_group(preset, key)

    assert cadence.generating is None
    assert dates_of(cadence, YEAR, THURSDAY) == ()


def test_given_about_six_a_year_and_one_a_month_then_they_warn_and_make_no_date() -> None:
    lead, local = of_group(MALMO, "ledningsgrupp_stadsdel"), of_group(MALMO, "lokal_grupp")
    assert lead.generating is local.generating is None

    four = Calendar(
        held_on=days("2027-01-14", "2027-03-11", "2027-05-20", "2027-06-10"),
        today=date(2027, 2, 1),
        days=DAYS,
    )
    (few,) = shortfalls(lead, four)
    assert (few.limit, few.have, few.want) == (Limit.FEW_IN_YEAR, 4, 6)
    (none,) = shortfalls(local, four)
    assert (none.limit, none.period) == (Limit.NONE_IN_PERIOD, Period.MONTH)
    assert [span.first for span in none.spans] == list(days("2027-02-01", "2027-04-01"))


def test_given_an_event_then_what_follows_it_is_due() -> None:
    """Evaluated after four months, chosen anew after eight weeks: from the same list's start."""
    evaluation = of_report(RTF, "evaluation_top5_youngsters")
    assert RTF.list_review is not None
    again = cadence_of(RTF.list_review.reselection_every)
    clock = cadence_of(RTF.list_review.evaluation_after)
    assert again is not None

    assert after(evaluation, THURSDAY) == date(2027, 5, 21)
    assert clock == evaluation
    assert after(again, THURSDAY) == date(2027, 3, 18)


@pytest.mark.parametrize(
    ("preset", "key", "expected"),
    [
        (NACKA, "arsresultat", days("2028-01-31")),
        (NACKA, "halvarsresultat_vt", days("2028-06-30")),
        (MALMO, "atgardsplan_ar", days("2027-12-31")),
        (MALMO, "uppfoljning_atgardsplan", days("2027-12-31")),
        (ALE, "halvarsrapport", days("2028-01-31", "2028-06-30")),
    ],
)
def test_given_a_report_of_a_month_then_its_last_day(
    preset: Preset, key: str, expected: tuple[date, ...]
) -> None:
    assert dates_of(of_report(preset, key), YEAR) == expected


def test_given_a_report_before_another_then_three_weeks_earlier() -> None:
    cadence = of_report(ALE, "lokal_rapport")

    assert cadence.kind is Kind.BEFORE
    assert before(cadence, date(2028, 6, 30)) == date(2028, 6, 9)


def test_every_cadence_of_every_model_has_been_looked_at() -> None:
    """Whoever adds one to a model adds its dates here."""
    looked_at = {
        *((p.key, key) for p, key, *_ in SERIES),
        *(("rtf_fem_parter", k) for k in ("operativ", "rtf_styrgrupp", "samordningsgrupp")),
        *(("mjolby_individ", k) for k in ("natverksmote", "professionellt_mote", "gruppniva")),
        *(("malmo_ssp", k) for k in ("ledningsgrupp_stadsdel", "lokal_grupp")),
        ("rtf_fem_parter", "evaluation_top5_youngsters"),
        *(("nacka_sspf_sig", k) for k in ("arsresultat", "halvarsresultat_vt")),
        *(("malmo_ssp", k) for k in ("atgardsplan_ar", "uppfoljning_atgardsplan")),
        *(("ale_tre_nivaer", k) for k in ("halvarsrapport", "lokal_rapport")),
    }
    there = {(m.key, g.key) for m in MODELS.values() for g in m.groups if g.cadence}
    reports = {(m.key, r.key) for m in MODELS.values() for r in m.reports}

    assert there | reports == looked_at


def test_given_the_example_in_the_documentation_then_it_is_one_that_can_be_used() -> None:
    text = (ROOT / "docs" / "kalendarium.md").read_text(encoding="utf-8")
    example = yaml.safe_load(text.partition("```yaml")[2].partition("```")[0])
    (group,) = example["groups"]
    group["cadence"]["skip"] = tuple(group["cadence"]["skip"])
    example["season"]["skip"] = tuple(example["season"]["skip"])

    cadence = cadence_of(IsoWeeks.model_validate(group["cadence"]))
    season = season_of(Season.model_validate(example["season"]))

    assert cadence is not None
    assert season is not None
    assert (cadence.parity, cadence.starts, cadence.season) == (Parity.ODD, time(9), True)
    assert (season.first, season.last) == (
        DayOfYear(month=8, day=15),
        DayOfYear(month=6, day=15),
    )


def test_given_a_file_that_says_odd_weeks_then_so_it_is_read() -> None:
    model = IsoWeeks(
        kind="iso_weeks",
        parity="odd",
        weekday="tue",
        skip=("school_breaks",),
        on_conflict="move_earlier",
    )
    cadence = cadence_of(model)

    assert cadence is not None
    assert dates_of(cadence, Span(first=date(2026, 12, 20), last=date(2027, 1, 25))) == days(
        "2026-12-29", "2027-01-05", "2027-01-19"
    )
    assert (cadence.skip_breaks, cadence.on_conflict) == (True, OnConflict.MOVE_EARLIER)
