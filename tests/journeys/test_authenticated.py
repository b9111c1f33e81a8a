"""The product in front of a Teams that proves who it is, and that asks who is calling."""

import pytest

from bot.rehearsal.standin import APP_ID
from tests.bad_input.activities import an_activity
from tests.fixtures_play import MESSAGES, Web
from tests.journeys.play import Play
from tests.journeys.stages import brief


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer a.b.c", "Basic eDp5"])
async def test_given_no_token_of_microsofts_when_posted_then_it_is_refused_without_a_word(
    chat: Play, web: Web, header: str
) -> None:
    before = chat.counts()

    status, said = await web.post(MESSAGES, an_activity(chat), {"Authorization": header})

    assert (status in (401, 403), said) == (True, "")
    assert chat.counts() == before


async def test_given_a_token_for_another_bot_when_posted_then_refused(chat: Play, web: Web) -> None:
    service_url = f"{chat.run.address}/channel/"
    another = chat.microsoft.keys.token("another-app", service_url)
    before = chat.counts()

    headers = {"Authorization": f"Bearer {another}"}
    status, said = await web.post(MESSAGES, an_activity(chat), headers)

    assert (status in (401, 403), said) == (True, "")
    assert chat.counts() == before


@pytest.mark.stage("asked")
async def test_given_a_whole_afternoon_when_entra_is_asked_then_once(chat: Play) -> None:
    for who in ("rut", "sol", "pia"):
        await brief(chat, who)
    await chat.to("2027-01-20 13:00")

    assert [call.fault for call in chat.microsoft.entra.calls] == [None]
    assert chat.run.channel.traffic.over() == []


async def test_given_keys_that_change_when_signed_by_the_old_or_the_new_then_both_are_let_in(
    chat: Play, web: Web
) -> None:
    old = chat.microsoft.keys.token(APP_ID, f"{chat.run.address}/channel/")
    chat.microsoft.keys.rotate()

    answer = await chat.say("rut", "hjälp")
    by_the_old = {"Authorization": f"Bearer {old}"}
    status, _ = await web.post(MESSAGES, an_activity(chat), by_the_old)

    assert "Det här kan jag hjälpa dig med" in answer
    assert status == 202
    assert chat.microsoft.keys.fetched == 1


async def test_given_the_key_server_is_away_when_people_write_then_they_are_answered(
    chat: Play,
) -> None:
    first = await chat.say("rut", "hjälp")
    fetched = chat.microsoft.keys.fetched

    chat.microsoft.keys.state = "down"

    assert await chat.say("rut", "hjälp") == first
    assert chat.microsoft.keys.fetched == fetched


@pytest.mark.stage("asked")
async def test_given_an_answer_when_teams_repeats_it_then_one_effect_and_the_same_answer(
    chat: Play,
) -> None:
    await brief(chat, "rut")
    first = chat.run.channel.wire.told[-1]
    before = chat.counts()

    again = await chat.run.channel.wire.redeliver(first.activity)
    crowd = await chat.run.channel.wire.crowd(first.activity, 20)

    assert {one.status for one in (again, *crowd)} == {first.status}
    assert all(one.answer == first.answer for one in (again, *crowd))
    assert chat.counts() == before


@pytest.mark.auth("anonymous")
async def test_given_anonymous_when_started_then_nobody_is_asked_and_all_is_answered(
    chat: Play,
) -> None:
    assert chat.run.stand_in is None
    assert "Det här kan jag hjälpa dig med" in await chat.say("rut", "hjälp")
