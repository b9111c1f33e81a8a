"""Meetings that follow from cases: called after the consent, and as often as was decided."""

import re

import pytest

from tests.journeys.consented import consent
from tests.journeys.play import Play
from tests.journeys.test_case_models import CODE, MJOLBY, NACKA, in_nacka, raised
from tests.journeys.test_case_work import MEASURE, PLAN
from tests.journeys.test_family_meeting import with_a_family

NEWS = "Något att stämma av"


@pytest.mark.accepts("C6")
async def test_given_nacka_then_a_closed_case_is_defined_and_an_open_one_is_due_each_month(
    chat: Play,
) -> None:
    await in_nacka(chat)
    definition = "inte längre följs upp gemensamt varje månad i forumet"
    assert definition in await chat.say("rut", "vad betyder avslutat ärende?")
    await raised(chat, NACKA)
    assert definition in await chat.say("kaj", f"avsluta ärende {CODE}")

    await chat.to("2027-01-17 16:00")
    assert "följas upp gemensamt" not in chat.everything("kaj")
    await chat.to("2027-01-18 10:00")
    assert chat.everything("kaj").count("ska följas upp gemensamt varje månad") == 1
    await chat.to("2027-02-18 10:00")
    assert chat.everything("kaj").count("ska följas upp gemensamt varje månad") == 2
    for who in ("rut", "sol", "pia", "frida"):
        assert "följas upp gemensamt" not in chat.everything(who)


async def test_given_everybody_has_consented_then_the_coordinator_is_told_to_call(
    chat: Play,
) -> None:
    """Mjölby's first meeting is `per_case`, after the consent."""
    await chat.move_to_municipality(with_a_family())
    await raised(chat, MJOLBY, case_group="professionellt_mote")
    await chat.to("2026-12-18 09:00")
    assert "dags att kalla till det första mötet" not in chat.everything("kaj")
    typed = (
        f"registrera samtycke {CODE}: vårdnadshavare 1 och 2 och ungdomen; skriftligt 17 december; "
        "alla åt alla håll: skola, polis, socialtjänst, fritid; samordnaren; alla områden; "
        "till 31 maj; frågat av skola; ungdomen hörd; familjen har fått informationen; "
        "blankett: pärm 4; jag vill fortsätta"
    )
    await chat.say("kaj", typed)
    await chat.say("kaj", "ja")
    await chat.to("2026-12-21 09:00")

    assert chat.everything("kaj").count("dags att kalla till det första mötet") == 1
    assert CODE not in " ".join(chat.titled("kaj", NEWS))


@pytest.mark.accepts("B25")
async def test_given_how_often_was_decided_then_the_dates_are_proposed_without_the_case(
    chat: Play,
) -> None:
    """Every fourth week from the plan; the preview and the calendar never say of whom."""
    await chat.move_to_municipality(with_a_family())
    suggested = await chat.say("kaj", "föreslå möten för vt 2027")
    assert "Det här är bara ett förslag." in suggested
    await planned_in_mjolby(chat)

    preview = await chat.say("kaj", "föreslå möten för vt 2027")

    found = re.findall(r"^\w+dag (\d+ \w+) 2027", preview, re.M)
    assert found == ["14 januari", "11 februari", "11 mars", "8 april", "6 maj", "3 juni"]
    assert "hur ofta ni har bestämt att ses i varje ärende" in preview
    assert CODE not in preview
    await chat.to("2027-01-11 10:00")
    assert chat.everything("kaj").count("snart dags att ses i ett ärende") == 1
    await chat.to("2027-01-29 10:00")
    assert chat.everything("kaj").count("snart dags att ses i ett ärende") == 2
    other = await chat.say("sol", "föreslå möten för vt 2027")
    assert "11 februari" not in other


async def planned_in_mjolby(chat: Play) -> None:
    """Decided on 17 December: to meet every fourth week."""
    await raised(chat, MJOLBY, case_group="professionellt_mote")
    await consent(chat, CODE, "skola", "socialtjanst", "polis", "fritid")
    for who in ("rut", "sol", "pia", "frida"):
        await chat.say(who, f"vår del {CODE}: riskbedömning 2026-12-17")
        await chat.say(who, "ja")
    await chat.say("kaj", f"nästa steg {CODE}: gå vidare")
    await chat.say("kaj", "ja")
    await chat.say("kaj", f"plan {CODE}")
    await chat.press("kaj", "Spara planen", PLAN | {"case_goals": "attendance"})
    await chat.press("kaj", "Planen")
    await chat.press("kaj", "Lägg till åtgärden", MEASURE | {"case_kind": "Extra anpassningar"})
    assert "Plan beslutad" in await chat.press("kaj", "Besluta planen")
