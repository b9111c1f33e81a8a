"""Contacts are counted without a person: typed, undone within ten minutes, seen in the figures."""

import pytest

from tests.journeys.play import Play


@pytest.mark.accepts("C7", "C29")
async def test_given_contacts_are_typed_then_kind_month_and_agency_are_counted(
    chat: Play,
) -> None:
    await chat.to("2027-02-18 10:00")

    contact = await chat.say("rut", "räkna +1 kontakt")
    guided = await chat.say("rut", "+1 lotsad till MiniMaria")
    await chat.say("sol", "lotsad till MiniMaria")
    await chat.say("sol", "räkna en erbjuden SSPF")

    assert "En kontakt är räknad i februari 2027." in contact
    assert "Bara slag, månad och verksamhet sparas." in contact
    assert "En lotsad till MiniMaria är räknad i februari 2027." in guided
    told = await chat.say("kaj", "alla siffror")
    assert "**Kontakt med samordnaren:** 1" in told
    assert "**Erbjuden SSPF:** 1" in told
    assert "**Lotsad till hjälp:** 2" in told
    assert "**MiniMaria:** 2 av 2" in told


async def test_given_a_mistake_then_it_is_undone_within_ten_minutes_and_not_later(
    chat: Play,
) -> None:
    await chat.to("2027-02-18 10:00")
    await chat.say("rut", "räkna +1 kontakt")

    undone = await chat.press("rut", "Ångra")
    again = await chat.say("rut", "ångra räkningen")
    await chat.say("rut", "räkna +1 kontakt")
    await chat.to("2027-02-18 10:11")
    late = await chat.say("rut", "ångra räkningen")

    assert "räknas inte i februari 2027" in undone
    assert "ångra" in again.lower()
    assert "räknas inte i" not in again + late
    assert "**Kontakt med samordnaren:** 1" in await chat.say("kaj", "alla siffror")


@pytest.mark.parametrize(
    "said",
    [
        "lotsad till Kim Skolvärdh",
        "lotsad till Lisa Larsson",
        "lotsad till N27-01",
        "lotsad till någon som jag träffade i går",
    ],
)
async def test_given_something_that_is_no_body_then_nothing_is_counted(
    chat: Play, said: str
) -> None:
    told = await chat.say("rut", said)

    assert "Jag känner inte till den mottagaren" in told
    assert "inte behörighet" in await chat.say("dag", "räkna +1 kontakt")
    assert "egen chatt" in await chat.say("rut", "räkna +1 kontakt", in_group=True)


@pytest.mark.parametrize(
    "said",
    [
        "lotsad till BUP +1",
        "räkna: 1 lotsad till BUP",
        "+1 lotsad till BUP!",
        "Lotsad till BUP (+1)",
    ],
)
async def test_given_the_count_stands_first_or_last_then_one_is_counted(
    chat: Play, said: str
) -> None:
    await chat.to("2027-02-18 10:00")

    told = await chat.say("rut", said)

    assert "En lotsad till BUP är räknad i februari 2027." in told
    assert "**BUP:** 1 av 1" in await chat.say("kaj", "alla siffror")


@pytest.mark.parametrize(
    "said", ["+3 lotsade till BUP", "lotsad till BUP +3", "3 lotsade till BUP"]
)
async def test_given_more_than_one_at_a_time_then_none_is_counted_as_one(
    chat: Play, said: str
) -> None:
    await chat.to("2027-02-18 10:00")

    await chat.say("rut", said)

    assert "Lotsad till hjälp" not in await chat.say("kaj", "alla siffror")


@pytest.mark.accepts("C1")
async def test_given_an_estimate_is_typed_then_it_is_a_range_beside_the_counts_and_never_in_them(
    chat: Play,
) -> None:
    await chat.to("2027-02-18 10:00")
    await chat.say("rut", "räkna +1 kontakt")
    for wrong in ("uppskattning 2027: 150-75", "uppskattning 2027: många"):
        assert "Skriv tiden och ett spann" in await chat.say("kaj", wrong)

    kept = await chat.say("kaj", "uppskattning 2027: 75–150")
    await chat.say("kaj", "uppskattning 2027: 80-160")
    told = await chat.say("kaj", "siffror för 2027")

    assert "Den räknas aldrig ihop med antal." in kept
    assert "Ungdomar i riskzon\n**Uppskattning:** 80–160\n" in told
    assert "75–150" not in told
    others = told.replace("**Uppskattning:** 80–160", "")
    assert "80" not in others
    assert "160" not in others
    assert "**Kontakt med samordnaren:** 1" in others
    assert "inte behörighet" in await chat.say("rut", "uppskattning 2027: 1-2")
