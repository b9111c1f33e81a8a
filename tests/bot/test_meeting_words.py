"""What a sentence about meetings asks for."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.absences import absence_in
from bot.commands.ways import WAYS
from bot.meeting_words import asked_changes
from bot.understand import understand
from sspf.domain.errors import WrongWeekError
from sspf.use_cases.ask_meeting_change import Asked

TODAY = date(2027, 1, 25)
FEB18, FEB25, MAR18, APR15, MAY13 = (
    date(2027, month, day) for month, day in ((2, 18), (2, 25), (3, 18), (4, 15), (5, 13))
)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("flytta mötet till 25 februari", [Asked(to=FEB25)]),
        ("Flytta mötet till 25 februari kl. 10.00", [Asked(to=FEB25, starts=time(10))]),
        ("flytta mötet 25 februari", [Asked(to=FEB25)]),
        ("flytta mötet till torsdag 25 feb, kl 14", [Asked(to=FEB25, starts=time(14))]),
        ("flytta mötet till 25/2 14–15.30", [Asked(to=FEB25, starts=time(14), ends=time(15, 30))]),
        ("flytta 18 feb till 25 feb", [Asked(on=FEB18, to=FEB25)]),
        ("flytta mötet 18 februari till 2027-02-25", [Asked(on=FEB18, to=FEB25)]),
        ("flytta mötet till kl 14", [Asked(starts=time(14))]),
        ("flytta mötet till kl. 14.30", [Asked(starts=time(14, 30))]),
        ("flytta mötet till 14.30", [Asked(starts=time(14, 30))]),
        ("ändra tiden till 14–15.30", [Asked(starts=time(14), ends=time(15, 30))]),
        ("ändra tiden till kl 14-16", [Asked(starts=time(14), ends=time(16))]),
        ("ändra tiden till 14", [Asked(starts=time(14))]),
        ("ändra mötets tid till 9.30", [Asked(starts=time(9, 30))]),
        (
            "ändra tiden för mötet 15 april till 9–11",
            [Asked(on=APR15, starts=time(9), ends=time(11))],
        ),
        ("ändra sluttiden till 16", [Asked(ends=time(16))]),
        ("förläng mötet till 16", [Asked(ends=time(16))]),
        ("förläng mötet med 30 minuter", [Asked(longer=30)]),
        ("korta mötet med 30 min", [Asked(longer=-30)]),
        ("flytta mötet en vecka framåt", [Asked(days=7)]),
        ("flytta mötet två veckor senare", [Asked(days=14)]),
        ("flytta mötet en dag tidigare", [Asked(days=-1)]),
        ("ställ in mötet", [Asked(cancel=True)]),
        ("ställ in 15 april", [Asked(on=APR15, cancel=True)]),
        ("avboka mötet 15/4", [Asked(on=APR15, cancel=True)]),
        (
            "flytta 18 feb till 25 feb och ställ in 15 april",
            [Asked(on=FEB18, to=FEB25), Asked(on=APR15, cancel=True)],
        ),
        (
            "ställ in 15 april och 13 maj",
            [Asked(on=APR15, cancel=True), Asked(on=MAY13, cancel=True)],
        ),
        (
            "flytta 18 feb till 25 feb, 18 mars till 15 april kl 10\nställ in 13 maj",
            [
                Asked(on=FEB18, to=FEB25),
                Asked(on=MAR18, to=APR15, starts=time(10)),
                Asked(on=MAY13, cancel=True),
            ],
        ),
        ("move the meeting to 25/2 at 10", [Asked(to=FEB25, starts=time(10))]),
        ("cancel the meeting", [Asked(cancel=True)]),
        ("change the time to 14-15.30", [Asked(starts=time(14), ends=time(15, 30))]),
    ],
)
def test_given_a_sentence_then_it_is_a_command_and_asks_for_this(
    typed: str, wanted: list[Asked]
) -> None:
    understood = understand(typed, WAYS)

    assert understood is not None
    assert understood.command == "change_meeting"
    assert list(asked_changes(typed, TODAY)) == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "flytta mötet",
        "flytta mötet till 14",
        "flytta mötet till en annan dag",
        "flytta mötet till 32 februari",
        "flytta mötet till 25.70",
        "ändra tiden",
        "ändra tiden till 25",
        "ställ in mötet den 45",
    ],
)
def test_given_something_unclear_then_nothing_is_guessed(typed: str) -> None:
    assert asked_changes(typed, TODAY) == ()


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("flytta 4 till 12 mars", "postpone"),
        ("flytta åtagande 12 till 3 mars", "postpone"),
        ("ändra underlaget", "change_briefing"),
        ("ändra målet: Alla ska ha det bra", "aim"),
        ("ändra 4", "open"),
        ("avbryt 4", "cancel"),
        ("avbryt", "dismiss"),
    ],
)
def test_given_what_is_about_something_else_then_it_is_not_taken(typed: str, command: str) -> None:
    understood = understand(typed, WAYS)

    assert understood is not None
    assert understood.command == command


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    """A week that does not hold the day is a question of its own (WrongWeekError)."""
    with suppress(WrongWeekError):
        assert isinstance(asked_changes(f"flytta mötet {text}", TODAY), tuple)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("borta till 5 mars", TODAY, date(2027, 3, 5)),
        ("jag är borta till och med fredag 5 mars", TODAY, date(2027, 3, 5)),
        ("borta t.o.m. 5 mars", TODAY, date(2027, 3, 5)),
        ("borta 1 mars till 5 mars", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta från 1 mars till 5 mars", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta 1–5 mars", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta 1-5 mars", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta 28 december till 5 januari", date(2027, 12, 28), date(2028, 1, 5)),
        ("borta 3 mars", date(2027, 3, 3), date(2027, 3, 3)),
        ("borta idag", TODAY, TODAY),
        ("borta i morgon", date(2027, 1, 26), date(2027, 1, 26)),
        ("borta v. 8", date(2027, 2, 22), date(2027, 2, 28)),
        ("borta vecka 8–9", date(2027, 2, 22), date(2027, 3, 7)),
        ("ledig v. 8", date(2027, 2, 22), date(2027, 2, 28)),
        ("tillbaka 1 april", TODAY, date(2027, 3, 31)),
        ("jag är tillbaka 1 april", TODAY, date(2027, 3, 31)),
        ("borta från 1 mars, tillbaka 1 april", date(2027, 3, 1), date(2027, 3, 31)),
        ("away until 5/3", TODAY, date(2027, 3, 5)),
        ("borta 2027-03-01 till 2027-03-05", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta 1 till 5 mars", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta den 1 till den 5 mars", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta från 1 t.o.m. 5 mars", date(2027, 3, 1), date(2027, 3, 5)),
        ("borta 3/2 till 5 mars", date(2027, 2, 3), date(2027, 3, 5)),
    ],
)
def test_given_an_absence_then_its_first_and_last_day_are_told(
    typed: str, first: date, last: date
) -> None:
    understood = understand(typed, WAYS)

    assert understood is not None
    assert understood.command == "absence"
    assert absence_in(typed, TODAY) == (first, last)


@pytest.mark.parametrize(
    "typed", ["borta", "borta ett tag", "borta från 1 mars", "borta till", "ledig v. 60"]
)
def test_given_an_absence_without_an_end_then_it_is_asked_about(typed: str) -> None:
    assert absence_in(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("jag är tillbaka", "back"),
        ("tillbaka", "back"),
        ("inte borta", "not_away"),
        ("bjud in Maria till punkt 3", "guest_invite"),
        ("ta bort gästen Maria", "guest_withdraw"),
        ("gäster", "guest_list"),
        ("inbjudan", "guest_mine"),
        ("jag kommer som gäst", "guest_accept"),
        ("med mandat", "with_mandate"),
        ("jag kommer utan mandat", "without_mandate"),
        ("mandat", "mandate"),
        ("förankrat beslut 1", "confirm_decision"),
        ("kallelse 18 mars", "invitation"),
    ],
)
def test_given_a_new_way_then_it_is_understood(typed: str, command: str) -> None:
    understood = understand(typed, WAYS)

    assert understood is not None
    assert understood.command == command
