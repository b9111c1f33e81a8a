"""Groups above groups: their words, contacts and dates (D18, D23, E10–E15)."""

import pytest

from tests.acceptance.test_groups_ale import VASTERA
from tests.acceptance.test_groups_malmo import ROW, SUNDHAMN
from tests.journeys.play import Play


@pytest.mark.accepts("E13")
async def test_given_a_word_of_the_model_then_what_its_source_means_by_it_is_said(
    chat: Play,
) -> None:
    await chat.move_to_municipality(VASTERA)
    told = await chat.say("rut", "vad betyder samverkan?")

    assert "När man tillför sina specifika resurser, kompetenser eller kunskap" in told
    assert "en uppgift som man har gemensamt att utföra" in told


@pytest.mark.accepts("D23", "E10")
async def test_given_the_contact_of_a_body_or_a_role_then_it_is_answered_on_each_level(
    chat: Play,
) -> None:
    await chat.move_to_municipality(VASTERA)
    assert "Pia Ungdomspolis" in await chat.say("rut", "vem är polisens kontakt?")
    assert "Kaj Koordinator" in await chat.say("rut", "vem kontaktar jag i Strategiska gruppen")


@pytest.mark.accepts("E15")
async def test_given_the_strategic_group_then_it_meets_monthly_in_the_period_of_activity_only(
    chat: Play,
) -> None:
    await chat.move_to_municipality(VASTERA)
    proposed = await chat.say("kaj", "föreslå möten från 7 juni 2027 till 30 september 2027")
    assert "Strategiska gruppen." in proposed
    assert "9 juni" in proposed
    assert "8 september" in proposed

    assert "juli" not in proposed
    assert "augusti" not in proposed


async def test_given_three_parties_then_the_text_to_copy_names_these_and_no_others(
    chat: Play,
) -> None:
    await chat.move_to_municipality(SUNDHAMN)
    shown = await chat.say("rut", "vem kontaktar jag")

    assert "Sundhamns stad: Socialtjänst (IoF), Skola och Polis (närpolis)." in shown
    assert "fritid" not in shown.partition("De här arbetar tillsammans")[2].partition("Kontakta")[0]


@pytest.mark.accepts("D18")
async def test_given_the_coordinator_then_there_is_a_stand_in_who_may_do_the_same(
    chat: Play,
) -> None:
    await chat.move_to_municipality(SUNDHAMN)
    tree = await chat.say("rut", "grupper")
    assert "Sammankallar: Kaj Samordnare" in tree
    assert "Ersättare: Ada Ställföreträdare." in tree

    await chat.say("ada", ROW.format(text="Lugnare kvällar."))
    assert "Utkast." in await chat.say("ada", "ja")
    assert "har inte behörighet" in await chat.say("rut", ROW.format(text="Mitt eget."))
