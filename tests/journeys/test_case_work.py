"""A case from raised to closed, by the public road: cards, words, gates, reminders."""

import pytest

from tests.factories import OPERATIVE
from tests.journeys.consented import consent
from tests.journeys.play import NORRSJO, Play
from tests.journeys.reading import filled
from tests.journeys.test_cases import NO_CASE, raised

CODE = "N26-01"
PLAN = {
    "case_goals": "okad_skolnarvaro",
    "case_strengths": "sport",
    "case_on_sspf": "unsure",
    "case_on_plan": "yes",
    "case_follow_up_on": "2027-01-20",
    "case_cadence_weeks": "4",
    "case_family": "confirmed",
    "case_present": "youth,guardian_1",
}
MEASURE = {
    "case_kind": "schedule",
    "case_owner": "skola",
    "case_due_on": "2027-01-15",
    "case_basis": "s:sport",
}


async def consented(chat: Play, *parties: str) -> None:
    await raised(chat)
    await consent(chat, CODE, *parties)


async def assessed(chat: Play) -> None:
    await consented(chat)
    await chat.say("kaj", f"nästa steg {CODE}: gå vidare")
    assert "Riskbedömt" in await chat.say("kaj", "ja")


async def planned(chat: Play) -> str:
    await assessed(chat)
    await chat.say("kaj", f"plan {CODE}")
    await chat.press("kaj", "Spara planen", PLAN)
    await chat.press("kaj", "Planen")
    await chat.press("kaj", "Lägg till åtgärden", MEASURE)
    return await chat.press("kaj", "Besluta planen")


async def test_given_the_family_is_asked_then_offered_and_declined_are_steps(chat: Play) -> None:
    await raised(chat)

    await chat.press("rut", "Visa ärendet")
    await chat.press("rut", "Nästa steg")
    offered = await chat.press("rut", "Spara nästa steg", {"case_move": "offer"})
    assert f"{CODE} · Erbjudet" in offered
    await chat.say("kaj", f"nästa steg {CODE}: familjen har tackat nej")
    assert f"{CODE} · Familjen har tackat nej" in await chat.say("kaj", "ja")
    await chat.say("kaj", f"avsluta ärende {CODE}: orsak 10")
    closed = await chat.say("kaj", "ja")

    assert f"{CODE} · Avslutat" in closed
    assert "Har tackat nej" in closed
    assert NO_CASE in await chat.say("kaj", "mina ärenden")


async def test_given_no_consent_that_holds_then_no_gate_opens(chat: Play) -> None:
    await raised(chat)
    await chat.say("kaj", f"nästa steg {CODE}: erbjuden")
    await chat.say("kaj", "ja")

    assert "läge" in await chat.say("kaj", f"plan {CODE}")
    shown = await chat.say("kaj", f"nästa steg {CODE}")
    assert "Gå vidare" not in str(chat.card("kaj"))
    await consent(chat, CODE)
    assert f"{CODE} · Samtycke finns" in await chat.say("kaj", f"visa ärende {CODE}")
    assert "Gå vidare" not in shown


@pytest.mark.accepts("B14", "B15")
async def test_given_each_agency_assesses_then_the_missing_one_is_named(chat: Play) -> None:
    await chat.move_to_municipality(needing_assessments())
    await consented(chat, "skola", "polis")
    await chat.say("rut", f"vår del {CODE}: riskbedömning 2026-12-17 ester")
    assert "Riskbedömning klar torsdag 17 december" in await chat.say("rut", "ja")

    await chat.say("kaj", f"nästa steg {CODE}: gå vidare")
    stopped = await chat.say("kaj", "ja")

    assert "Riskbedömning saknas från: Polis." in stopped
    assert "Riskbedömning saknas från: Polis" in await chat.say("kaj", f"ärende {CODE}")
    await chat.say("pia", f"riskbedömning {CODE}: riskbedömning 2026-12-17 savry")
    await chat.say("pia", "ja")
    await chat.say("kaj", f"nästa steg {CODE}: avvakta till 2027-01-12")
    assert "Ni avvaktar till tisdag 12 januari" in await chat.say("kaj", "ja")
    await chat.say("kaj", f"nästa steg {CODE}: gå vidare")
    assert f"{CODE} · Riskbedömt" in await chat.say("kaj", "ja")


@pytest.mark.accepts("B9", "B16", "C10")
async def test_given_the_agencies_take_part_then_each_ticks_its_own_part(chat: Play) -> None:
    await consented(chat, "skola", "polis")

    await chat.say("pia", f"visa ärende {CODE}")
    await chat.press("pia", "Er del")
    shown = await chat.press(
        "pia",
        "Spara er del",
        {"case_agrees": "ja", "case_concerned": "ja", "case_ready": "drive_home"},
    )

    for words in ("Polis", "Överens om bilden", "Känner också oro", "Beredskap: hemkörning"):
        assert words in shown
    assert "Känner också oro" in await chat.say("rut", f"visa ärende {CODE}")
    for who in ("frida", "sol", "tore"):
        assert NO_CASE in await chat.say(who, f"vi känner också oro {CODE}")


@pytest.mark.accepts("B19", "B22", "B23")
async def test_given_a_plan_lacks_something_then_it_is_not_decided(chat: Play) -> None:
    await assessed(chat)
    await chat.say("kaj", f"plan {CODE}: familjen är inte med")
    await chat.say("kaj", "ja")

    await chat.say("kaj", f"besluta planen {CODE}")
    missing = await chat.say("kaj", "ja")

    for words in ("ett mål", "minst en styrka", "den ungas röst", "en dag för uppföljning"):
        assert words in missing
    assert f"{CODE} · Riskbedömt" in missing


@pytest.mark.accepts("B18", "B20", "B21")
async def test_given_the_family_takes_part_then_the_consent_is_used_again(chat: Play) -> None:
    await assessed(chat)
    await chat.say("kaj", f"plan {CODE}")
    await chat.press("kaj", "Spara planen", PLAN)
    await chat.press("kaj", "Planen")
    wrong = await chat.press("kaj", "Lägg till åtgärden", MEASURE | {"case_basis": ""})
    assert "Välj en styrka eller en oro" in wrong
    await chat.press("kaj", "Lägg till åtgärden", MEASURE | {"case_owner": "youth"})
    decided = await chat.press("kaj", "Besluta planen")

    assert f"{CODE} · Plan beslutad" in decided
    assert "Den unga, klart senast fredag 15 januari" in decided
    assert "Bygger på: styrka: idrott" in decided
    async with chat.run.house.services.unit_of_work(chat.run.house.installed[0]) as uow:
        (kept,) = await uow.consents.of_case((await uow.cases.of_group(OPERATIVE))[0].id)
    assert [str(again.on) for again in kept.reconfirmed_on] == ["2026-12-17"]


@pytest.mark.accepts("B25")
async def test_given_a_plan_without_a_measure_then_it_is_not_decided(chat: Play) -> None:
    await assessed(chat)
    await chat.say("kaj", f"plan {CODE}")
    saved = await chat.press("kaj", "Spara planen", PLAN)
    assert "Möte var 4:e vecka" in saved
    await chat.press("kaj", "Planen")

    assert "minst en egen åtgärd" in await chat.press("kaj", "Besluta planen")


@pytest.mark.accepts("B26", "B27")
async def test_given_a_follow_up_then_each_part_has_a_result_and_the_questions_an_answer(
    chat: Play,
) -> None:
    await planned(chat)
    await chat.to("2027-01-20 10:00")
    assert "följa upp ett ärende" in chat.everything("kaj")
    await chat.say("kaj", f"följ upp {CODE}")
    again = await chat.press("kaj", "Spara uppföljningen", {"case_family": "absent"})
    assert "Välj resultat för varje åtgärd." in again
    assert "Svara på om någon saknas." in again
    await chat.say(
        "kaj",
        f"följ upp {CODE}: 1 delvis; fungerat nej; saknas bup; nästa 2027-02-17; "
        "familjen är inte med",
    )
    done = await chat.say("kaj", "ja")

    assert f"{CODE} · Uppföljning" in done
    assert "Resultat: Delvis" in done
    assert "Saknas någon? BUP" in done
    await chat.say("kaj", f"nästa steg {CODE}: fortsätter")
    assert f"{CODE} · Pågår" in await chat.say("kaj", "ja")


async def test_given_it_has_worked_then_a_plain_yes_says_so(chat: Play) -> None:
    await planned(chat)
    await chat.to("2027-01-20 10:00")

    await chat.say(
        "kaj",
        f"följ upp {CODE}: 1 ja; fungerat ja; saknas ingen; nästa 2027-02-17; familjen är inte med",
    )
    done = await chat.say("kaj", "ja")

    assert f"{CODE} · Uppföljning" in done


async def test_given_a_part_is_pressed_twice_or_on_an_old_card_then_it_is_done_once(
    chat: Play,
) -> None:
    await assessed(chat)
    await chat.say("kaj", f"plan {CODE}")
    await chat.press("kaj", "Spara planen", PLAN)
    await chat.press("kaj", "Planen")
    message, button = chat.find("kaj", "Lägg till åtgärden")
    sent = filled(button, MEASURE)

    await chat.press_in("kaj", message.activity_id, button.action, sent)
    await chat.press_in("kaj", message.activity_id, button.action, sent)

    shown = await chat.say("kaj", f"ärende {CODE}")
    assert "1 · anpassat schema" in shown
    assert "2 · anpassat schema" not in shown


async def test_given_another_than_the_coordinator_then_the_plan_is_not_theirs_to_change(
    chat: Play,
) -> None:
    await planned(chat)

    assert "Du har inte behörighet till det här." in await chat.say("rut", f"plan {CODE}")
    assert "Plan beslutad" in await chat.say("rut", f"ärende {CODE}")
    for who in ("tore", "disa", "dag"):
        assert NO_CASE in await chat.say(who, f"plan {CODE}")


@pytest.mark.accepts("R-82")
async def test_given_a_case_then_it_is_marked_with_provision_date_and_authority(
    chat: Play,
) -> None:
    await raised(chat)

    shown = await chat.say("rut", f"ärende {CODE}")

    assert "Sekretess kan gälla enligt 23 kap. 2 § OSL" in shown
    assert "Barn- och utbildningsnämnden" in shown


def needing_assessments() -> str:
    """Norrsjö by a model in which each party makes its own risk assessment first."""
    return NORRSJO.read_text(encoding="utf-8") + "\ncases: {each_party_assesses: true}\n"
