"""What every Organisations must do."""

from dataclasses import replace
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import IntegrityError

from sspf.domain.cadence import Cadence, DayOfYear, Kind, OnConflict, Season, Unit
from sspf.domain.choices import Choice
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import (
    Break,
    BreakEffect,
    GroupKey,
    IndividualMode,
    MeetingRules,
    MunicipalityId,
    Offsets,
    Organisation,
    Party,
    PartyKey,
    Role,
    Sayings,
)
from tests.contracts.stores import Store
from tests.factories import (
    FRIDA,
    KOMMUN,
    NORRSJO,
    RUT,
    SCHOOL_BOARD,
    a_commitment,
    a_group,
    a_meeting,
    a_person,
    an_absence,
    an_organisation,
    people,
)

FAMILY = Party(
    key=PartyKey("familj"),
    name="Familj",
    authorities=(SCHOOL_BOARD, KOMMUN),
    required=False,
    attendees=("vårdnadshavare", "ungdom"),
    bot_access=False,
)
DAG = a_person(
    id="dag",
    party=None,
    roles=frozenset({Role.AUDITOR, Role.ADMIN}),
    groups=frozenset(),
    is_guest=True,
    language="en",
    delegated_by="Disa Direktör",
    delegated_from=date(2026, 9, 1),
    workplace="Sjöängsskolan",
    serves_from=date(2026, 9, 1),
    serves_until=date(2027, 6, 30),
)
STEERING = a_group(
    key="styrgrupp",
    parties=(),
    levels=frozenset({BriefingLevel.GENERAL}),
    convener=None,
    stand_in=None,
    cadence=Cadence(
        kind=Kind.EXPLICIT_DATES,
        dates=(date(2027, 2, 18),),
        suggested=Cadence(
            kind=Kind.INTERVAL,
            every=8,
            unit=Unit.WEEK,
            starts=time(13),
            anchor=date(2027, 1, 21),
            season=True,
            on_conflict=OnConflict.MOVE_EARLIER,
        ),
    ),
    convener_party=PartyKey("fritid"),
)
BELOW = a_group(parent=STEERING.key, convener_title="fritidsassistent")


SAYINGS = Sayings(
    parties={PartyKey("fritid"): ("Kajen",)},
    groups={STEERING.key: ("styret",)},
    actors=("BUP",),
    places=("Busstorget",),
)


def a_full_organisation() -> Organisation:
    """Nothing in it is as it would be by default."""
    base = an_organisation()
    return replace(
        base,
        parties=(*base.parties, FAMILY),
        people=(*base.people, DAG),
        groups=(BELOW, STEERING),
        rules=replace(
            base.rules,
            agenda=("opening", "general"),
            offsets=Offsets(invite=-10),
            aim="Tidiga insatser",
            goals=(Choice(key="trygghet", name="Trygga platser"),),
            usual_max_age=18,
        ),
        time_zone=ZoneInfo("Europe/Helsinki"),
        individual=IndividualMode.OFF,
        sayings=SAYINGS,
        terms={"case": "ärende"},
        breaks=(
            Break(name="sportlov", first=date(2027, 2, 22), last=date(2027, 2, 26)),
            Break(
                name="höstlov",
                first=date(2027, 11, 1),
                last=date(2027, 11, 5),
                school_form="grundskola",
                effect=BreakEffect.SKIP,
            ),
        ),
        season=Season(
            name="verksamhetsperiod",
            first=DayOfYear(month=8, day=15),
            last=DayOfYear(month=6, day=15),
        ),
        closed_days=(date(2027, 5, 7),),
        concern_link="https://norrsjo.example.org/orosanmalan",
        taken_numbers=frozenset({"Å-2027-006"}),
    )


async def test_given_an_organisation_when_read_then_it_is_what_was_put(store: Store) -> None:
    full = a_full_organisation()

    async with store.begin(NORRSJO) as uow:
        await uow.organisations.put(full)
        assert await uow.organisations.get() == full
    async with store.other(NORRSJO) as uow:
        assert await uow.organisations.get() == full


async def test_given_no_organisation_when_asked_for_then_there_is_none(store: Store) -> None:
    with pytest.raises(LookupError):
        async with store.begin(NORRSJO) as uow:
            await uow.organisations.get()

    assert await store.municipalities() == ()


async def test_given_a_new_organisation_when_read_again_then_the_former_is_forgotten(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        before = await uow.organisations.get()
    renamed = replace(before, name="Nya Norrsjö", rules=MeetingRules(), terms={})
    async with store.other(norrsjo) as uow:
        await uow.organisations.put(renamed)

    async with store.begin(norrsjo) as uow:
        assert await uow.organisations.get() == renamed


async def test_given_a_change_that_was_undone_when_read_then_it_is_the_former(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        before = await uow.organisations.get()

    async def rename_and_fail() -> None:
        async with store.begin(norrsjo) as uow:
            await uow.organisations.put(replace(before, name="Ångrad"))
            assert (await uow.organisations.get()).name == "Ångrad"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await rename_and_fail()

    async with store.begin(norrsjo) as uow:
        assert await uow.organisations.get() == before
        await uow.organisations.put(replace(before, name="Behållen"))
    async with store.begin(norrsjo) as uow:
        assert (await uow.organisations.get()).name == "Behållen"


async def test_given_somebody_who_has_left_then_what_they_promised_stays(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        before = await uow.organisations.get()
        without_rut = tuple(p for p in before.people if p.id != RUT)
        await uow.organisations.put(replace(before, people=without_rut))

    async with store.begin(norrsjo) as uow:
        assert RUT not in {p.id for p in (await uow.organisations.get()).people}
        assert await uow.commitments.get(a_commitment().id) == a_commitment()
        await uow.organisations.put(before)
    async with store.begin(norrsjo) as uow:
        assert await uow.organisations.get() == before


async def test_given_two_municipalities_when_listed_then_both_are_there(store: Store) -> None:
    for name in ("norrsjo", "alstad"):
        municipality = MunicipalityId(name)
        async with store.begin(municipality) as uow:
            await uow.organisations.put(an_organisation(municipality=municipality))

    assert await store.municipalities() == ("alstad", "norrsjo")


async def test_given_no_organisation_when_something_is_written_then_it_is_refused(
    store: Store,
) -> None:
    with pytest.raises((LookupError, IntegrityError)):
        async with store.begin(NORRSJO) as uow:
            await uow.meetings.put(a_meeting())
    with pytest.raises((LookupError, IntegrityError)):
        async with store.begin(NORRSJO) as uow:
            await uow.invitations.put_absence(an_absence())


@pytest.mark.parametrize(
    "wrong", [{"owner": "nobody"}, {"party": "none"}, {"group": "none"}, {"controller": "none"}]
)
async def test_given_a_reference_to_nothing_when_written_then_it_is_refused(
    store: Store, norrsjo: MunicipalityId, wrong: dict[str, str]
) -> None:
    with pytest.raises((LookupError, IntegrityError)):
        async with store.begin(norrsjo) as uow:
            await uow.commitments.put(a_commitment(id="Å-2027-009", **wrong))


async def test_given_people_when_read_then_each_sits_where_the_model_says(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        organisation = await uow.organisations.get()

    assert organisation.people == people()
    assert organisation.group(GroupKey("operativ")).is_convened_by(FRIDA)
