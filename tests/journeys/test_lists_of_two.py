"""Youngsters and Top 5, by the public road: two agencies, and nobody else (ACCEPTANCE Y, T, U)."""

import pytest

from tests.journeys.play import Play

ALONE = "Jag hittar inget ärende som du kan se."
PERSON = {"entry_kind": "person", "entry_ground": "OSL_10_18a"}


async def propose(chat: Play, who: str, name: str, **fields: str) -> str:
    """Proposed, and confirmed by the other; the code."""
    await chat.say(who, f"föreslå till {name}")
    proposed = await chat.press(who, "Föreslå", PERSON | fields)
    code = next(w for w in proposed.split() if w[:1] in "TY" and w[1:3] == "27")
    other = "sol" if who == "pia" else "pia"
    await chat.say(other, f"visa {code}")
    assert "Vald av båda" in await chat.press(other, "Bekräfta valet")
    return code


@pytest.mark.accepts("T2", "T3", "T5")
async def test_given_one_proposes_then_the_other_confirms_and_both_spellings_find_it(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")

    await chat.say("pia", "top 5")
    form = await chat.press("pia", "Föreslå")
    assert "Missbruk" in form
    assert "Kriminalitet" in form
    proposed = await chat.press(
        "pia", "Föreslå", PERSON | {"entry_problems": "missbruk,kriminalitet"}
    )
    assert "Föreslagen" in proposed
    assert "Väntar på Socialtjänst" in proposed
    assert "Bekräfta valet" not in proposed
    await chat.to("2027-01-19 10:05")
    assert "T27-01" in chat.last("sol")
    assert chat.titles("sol")[-1] == "På er gemensamma lista"

    confirmed = await chat.press("sol", "Bekräfta valet")

    assert "Vald av båda" in confirmed
    assert "Missbruk och Kriminalitet" in confirmed
    for spelling in ("top 5", "Top5", "visa top 5-listan"):
        assert "T27-01" in await chat.say("sol", spelling)


@pytest.mark.accepts("Y1", "R-27")
async def test_given_an_entry_when_others_ask_then_it_is_as_if_it_did_not_exist(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")
    code = await propose(chat, "pia", "youngsters")

    for who in ("rut", "frida", "tore", "kaj", "disa", "leo"):
        hidden = await chat.say(who, f"visa {code}")
        missing = await chat.say(who, "visa Y27-99")
        assert hidden == missing == ALONE
        assert await chat.say(who, "youngsters") == ALONE
        assert await chat.say(who, "föreslå till youngsters") == ALONE
        assert code not in chat.everything(who)
        assert "Youngsters" not in await chat.say(who, "statistik")
    assert code in await chat.say("sol", "youngsters")


@pytest.mark.accepts("Y2", "Y5")
async def test_given_a_youngster_when_moved_to_top_five_then_it_is_a_step_of_its_own(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")
    code = await propose(chat, "sol", "youngster", entry_above_age="ja")
    assert "Äldre än 17 år" in await chat.say("sol", f"visa {code}")

    await chat.say("sol", f"flytta {code} till top 5")
    moved = await chat.say("sol", "ja")

    assert "T27-01" in moved
    assert "Väntar på Polis" in moved
    assert "Har lämnat listan" in await chat.say("pia", f"visa {code}")
    for spelling in ("Youngsters", "youngster", "visa youngsters"):
        assert "Er gemensamma lista" in await chat.say("pia", spelling)


@pytest.mark.accepts("Y3", "Y4")
async def test_given_a_conversation_with_measures_then_it_closes_with_its_follow_up_only(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")
    code = await propose(chat, "pia", "youngsters")
    talk = {
        "talk_on": "2027-01-18",
        "talk_home": "ja",
        "talk_parties": "socialtjanst,polis",
        "talk_present": "guardians,youth",
        "talk_kinds": "samtal,minimaria",
    }
    await chat.say("pia", f"visa {code}")
    noted = await chat.press("pia", "Spara samtalet", talk)
    assert "hembesök: Socialtjänst och Polis" in noted
    assert "vårdnadshavare och ungdomen" in noted
    assert "Uppföljning är inte bokad" in noted

    refused = await chat.press("pia", "Spara uppföljningen", {"result_1": "yes"})
    assert "ska följas upp först" in refused
    stays = await chat.press("pia", "Ta bort från listan", {"leave_reason": "better"})
    assert "ska följas upp först" in stays
    booked = (
        await chat.press("sol", "Bekräfta valet")
        if False
        else await chat.say("sol", f"följ upp {code} 1: 22 januari")
    )
    assert "Samtal" in booked
    assert "Följs upp fredag 22 januari" in await chat.say("sol", "ja")

    await chat.to("2027-01-22 15:00")
    await chat.say("sol", f"visa {code}")
    closed = await chat.press(
        "sol",
        "Spara uppföljningen",
        {"close_on": "2027-01-22", "result_1": "yes", "result_2": "partly"},
    )
    assert "Uppföljt och avslutat fredag 22 januari" in closed


@pytest.mark.accepts("T1")
async def test_given_five_when_a_sixth_is_proposed_then_one_is_swapped_out_with_a_reason(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")
    codes = [await propose(chat, "pia", "top 5") for _ in range(5)]
    assert "5 av 5 platser är tagna" in await chat.say("sol", "top 5")

    await chat.say("pia", "föreslå till top 5")
    refused = await chat.press("pia", "Föreslå", PERSON)
    assert "Listan är full" in refused
    swap = {"entry_swap": codes[0], "entry_reason": "Bättre läge sedan i höstas."}
    proposed = await chat.press("pia", "Föreslå", PERSON | swap)
    assert "T27-06" in proposed
    assert "Vald av båda" in await chat.say("sol", f"visa {codes[0]}")

    await chat.say("sol", "visa T27-06")
    await chat.press("sol", "Bekräfta valet")

    assert "Har lämnat listan" in await chat.say("sol", f"visa {codes[0]}")
    listed = await chat.say("pia", "top 5")
    assert "5 av 5 platser är tagna" in listed
    assert "T27-06" in listed


@pytest.mark.accepts("T4")
async def test_given_no_measure_then_it_says_so_and_a_slot_is_opened_one_at_a_time(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")
    code = await propose(chat, "pia", "top 5")
    other = await propose(chat, "sol", "top 5")
    assert "Ingen åtgärd pågår" in await chat.say("pia", f"visa {code}")

    await chat.say("pia", f"åtgärd {code}: MiniMaria; socialtjänst; 12 mars")
    saved = await chat.say("pia", "ja")
    assert "Ingen åtgärd pågår" not in saved
    assert "Socialtjänst, klart senast fredag 12 mars" in saved
    assert await chat.say("rut", f"visa {code}") == ALONE

    await chat.say("pia", f"låt skola se {code}")
    assert "Syns också för Skola" in await chat.say("pia", "ja")

    seen = await chat.say("rut", f"visa {code}")
    assert "MiniMaria" in seen
    assert "Spara åtgärden" not in seen
    assert await chat.say("rut", f"visa {other}") == ALONE
    assert await chat.say("rut", "top 5") == ALONE
    assert await chat.say("frida", f"visa {code}") == ALONE


@pytest.mark.accepts("U1", "R-127")
async def test_given_eight_weeks_then_they_choose_anew_and_a_missed_limit_is_flagged(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")
    stays = await propose(chat, "pia", "top 5")
    leaves = await propose(chat, "sol", "top 5")
    assert "Nästa urval senast tisdag 16 mars" in await chat.say("pia", "top 5")

    await chat.to("2027-03-17 09:00")
    assert "Försenat: urvalet skulle ha gjorts senast tisdag 16 mars" in chat.last("pia")
    assert "Försenat" in chat.last("sol")
    await chat.say("pia", f"urval top 5: inga nya; kvar {stays}")
    held = await chat.say("pia", "ja")

    assert "Senaste urvalet var onsdag 17 mars 2027: inga nya" in held
    assert "Försenat" not in held
    assert stays in held
    assert leaves not in held
    assert "Nästa urval senast onsdag 12 maj" in held
