"""The hard cases of the field's questions, by the road that people take."""

import logging

import pytest

from tests.journeys.play import Play

PRIVATE = "Det här svarar jag på i vår egen chatt."
NO_CASE = "Jag hittar inget ärende som du kan se."


@pytest.mark.stage("fixed")
async def test_given_the_hard_cases_in_ones_own_chat_then_each_is_answered_as_it_should_be(
    chat: Play, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert NO_CASE in await chat.say("tore", "finns samtycke för N27-01")
    assert NO_CASE in await chat.say("tore", "finns samtycke för N27-99")
    assert "Vad vill du svara ja på?" in await chat.say("kaj", "ja")
    shared = await chat.say("sol", "får jag dela det här med polisen")
    assert "Det kan jag inte svara ja eller nej på." in shared
    assert "Kaj Samordnare" in shared
    concern = await chat.say("rut", "ett barn far illa vad gör jag")
    assert "genast anmäla det till socialnämnden" in concern
    assert "https://www.norrsjo.example.org/orosanmalan" in concern
    assert "?" not in concern

    number = await chat.say("kaj", "vad finns om 20100101-1234")
    assert "personnummer" in number
    assert "20100101" not in number + caplog.text


@pytest.mark.stage("fixed")
async def test_given_what_is_individual_in_a_group_chat_then_it_points_to_the_own_chat(
    chat: Play,
) -> None:
    for text in ("finns samtycke för N27-01", "åtaganden på individnivå", "visa ärenden"):
        assert await chat.say("kaj", text, in_group=True) == PRIVATE, text


@pytest.mark.stage("fixed")
async def test_given_a_commitment_is_to_be_removed_then_it_is_cancelled_with_a_reason(
    chat: Play,
) -> None:
    asked = await chat.say("frida", "ta bort åtagande 12: Kalendern finns redan.")
    assert "Kalendern finns redan." in asked

    assert "Åtagandet är avbrutet" in await chat.say("frida", "ja")
    assert "Å-2027-012" in await chat.say("frida", "avbrutna i år")


@pytest.mark.stage("fixed")
async def test_given_a_list_when_it_is_followed_up_then_the_rest_of_it_stays(chat: Play) -> None:
    """ "Och polisens?" asks the same of another; "bara gruppnivå" narrows it."""
    assert "Å-2027-004" in await chat.say("kaj", "skolans öppna åtaganden")

    police = await chat.say("kaj", "och polisens?")
    assert "Polis, öppna" in police
    assert "Å-2027-003" in police
    assert "Å-2027-004" not in police


@pytest.mark.stage("fixed")
async def test_given_a_commitment_is_handed_over_then_both_are_told_and_it_can_be_undone(
    chat: Play,
) -> None:
    """By the coordinator with a reason; done stays the owner agency's own word."""
    await chat.to("2027-01-29 10:00")
    asked = await chat.say("kaj", "ge 3 till skolan")
    assert "Nu: " in asked.replace("*", "")
    refused = await chat.say("kaj", "ja")
    assert "Skriv varför" in refused
    await chat.say("kaj", "ge 3 till skolan: Polisen har inte tid.")
    assert "överlämnat till Rut Rektorsdotter" in await chat.say("kaj", "ja")

    await chat.to("2027-01-29 10:05")
    assert "Polisen har inte tid." in chat.last("pia")
    assert "Polisen har inte tid." in chat.last("rut")
    assert "Å-2027-003" in await chat.say("rut", "mina")
    assert "Ändringen är ångrad." in await chat.say("kaj", "ångra")
    assert "Å-2027-003" in await chat.say("pia", "mina")


@pytest.mark.stage("fixed")
async def test_given_what_is_kept_about_oneself_is_asked_then_it_is_read_from_the_data(
    chat: Play,
) -> None:
    await chat.say("rut", "jag är borta v. 8")
    await chat.say("rut", "inga påminnelser")

    told = await chat.say("rut", "vad sparas om mig")

    assert "Sjöängsskolan F–9" in told
    assert "22 februari till" in told
    assert "Påminnelser: inga" in told
    assert "Barn- och utbildningsnämnden" in told
    assert await chat.say("rut", "vad sparas om mig", in_group=True) == PRIVATE


@pytest.mark.stage("fixed")
async def test_given_the_log_is_asked_for_then_only_its_reviewer_sees_it(chat: Play) -> None:
    assert "Du har inte behörighet" in await chat.say("kaj", "vem har läst N27-01")

    log = await chat.say("dag", "visa loggen")
    assert "commitment:" in log
    assert "föräldramöte" not in log


@pytest.mark.stage("answered")
async def test_given_briefings_are_asked_for_then_what_others_submitted_can_be_read(
    chat: Play,
) -> None:
    assert "Busstorget, fredagar 19–22" in await chat.say("rut", "visa allas gruppnivå")


@pytest.mark.stage("fixed")
async def test_given_words_are_sought_in_the_last_briefings_then_only_those_parts_are_shown(
    chat: Play,
) -> None:
    found = await chat.say("kaj", "vad sa fritid sist om Busstorget")

    assert "kommer till Busstorget" in found
    assert "fem ingripanden" not in found


@pytest.mark.stage("fixed")
async def test_given_help_then_it_says_what_this_person_can_do_now(chat: Play) -> None:
    convener, member = await chat.say("frida", "hjälp"), await chat.say("rut", "hjälp")
    steering, reviewer = await chat.say("disa", "hjälp"), await chat.say("dag", "hjälp")

    assert "skicka kallelse" in convener
    assert "skicka kallelse" not in member
    assert "mina åtaganden" in member
    assert "statistik" in steering
    assert "mina åtaganden" not in steering
    assert "visa loggen" in reviewer
