"""Who reads what of a single young person: with consent, without, and when it is taken back."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from sspf.domain.consents import COORDINATION, Consent, ConsentId
from tests.acceptance.test_individuals import REST, about, opened
from tests.journeys.play import CALLED, Play
from tests.journeys.reading import buttons_of
from tests.use_cases.cased import FRITID, POLIS, SKOLA
from tests.use_cases.individual import WITH_CONSENT
from tests.use_cases.world import NORRSJO

WORD = "Koltrastar"
TEXT = f"{WORD} är ett intresse. Närvaron är god."
WITHDRAWN = "återkalla samtycke N27-01: ungdomen, muntligt"
STEP = "Skicka in texten"
LATER = date(2027, 3, 1)


async def changed(chat: Play, **changes: Any) -> None:
    """The consent of N27-01, in the database."""
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        consent: Consent = await uow.consents.get(ConsentId("consent-1"))
        await uow.consents.put(replace(consent, **changes, version=consent.version + 1))


async def told(chat: Play, who: str, text: str = TEXT) -> None:
    """An agency sends its briefing with a text on N27-01."""
    await opened(chat, who)
    await chat.press(who, "Skicka in", REST | about("case-1", text))
    if chat.has_button(who, STEP):
        await chat.press(who, STEP)


ASKED = (
    *("dagordning", "åtgärdsplan", "underlag", "läget", "mina ärenden", "visa ärende N27-01"),
    *("samtycke N27-01", "vad har skolan skrivit", "åtaganden för N27-01", "statistik"),
)


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-10", "R-24")
async def test_given_a_text_that_went_by_consent_then_only_those_it_names_find_it_anywhere(
    chat: Play,
) -> None:
    await told(chat, "rut")
    agendas = {who: await chat.say(who, "dagordning") for who in CALLED}
    in_group = ""
    for text in ASKED:
        await chat.say("tore", text)
        in_group += await chat.say("pia", text, in_group=True)

    assert {who for who, shown in agendas.items() if WORD in shown} == {
        *("rut", "frida", "sol", "pia", "kaj")
    }
    assert "Du deltar inte i den här punkten" in agendas["tore"]
    everything = chat.everything("tore")
    assert WORD not in everything
    assert "N27-01" not in agendas["tore"]
    assert WORD not in in_group
    assert "N27" not in in_group


NOT_YET = [
    pytest.param({"valid_to": date(2027, 1, 11)}, id="expired"),
    pytest.param({"valid_from": LATER, "valid_to": LATER + timedelta(days=30)}, id="future"),
    pytest.param({"givers": ()}, id="incomplete"),
    pytest.param({"pairs": frozenset({(SKOLA, COORDINATION)})}, id="missing"),
]


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-11")
@pytest.mark.parametrize("changes", NOT_YET)
async def test_given_no_consent_that_holds_then_what_was_sent_under_one_is_closed(
    chat: Play, changes: dict[str, Any]
) -> None:
    await told(chat, "rut")
    before = await chat.say("pia", "dagordning")
    await changed(chat, **changes)
    after = await chat.say("pia", "dagordning")

    assert WORD in before
    assert WORD not in after
    assert "N27-01" not in after


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-12")
async def test_given_a_consent_from_school_to_police_then_it_does_not_open_the_other_way(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    await changed(chat, pairs=frozenset({(SKOLA, POLIS), (POLIS, FRITID)}))
    await chat.say("rut", "ändra underlaget")
    await chat.press("rut", "Skicka in", REST | about("case-1", TEXT))
    if chat.has_button("rut", STEP):
        await chat.press("rut", STEP)
    await chat.say("pia", "ändra underlaget")
    await chat.press("pia", "Skicka in", REST | about("case-1", "Lugnt på torget."))
    if chat.has_button("pia", STEP):
        await chat.press("pia", STEP)

    assert WORD in await chat.say("pia", "dagordning")
    assert "Lugnt på torget." in await chat.say("frida", "dagordning")
    assert "Lugnt på torget." not in await chat.say("rut", "dagordning")
    assert WORD not in await chat.say("sol", "dagordning")


async def taken_back(chat: Play, text: str = WITHDRAWN) -> str:
    """By whoever coordinates, with a yes; then the minute goes by."""
    await chat.say("kaj", text)
    receipt = await chat.say("kaj", "ja")
    await chat.run.rehearsal.move_to(chat.run.rehearsal.now() + timedelta(seconds=60))
    return receipt


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-17", "R-62")
async def test_given_cards_with_a_text_when_the_consent_is_taken_back_then_none_has_it_in_a_minute(
    chat: Play,
) -> None:
    await told(chat, "rut")
    for who in ("pia", "sol", "frida", "kaj"):
        await chat.say(who, "dagordning")
    await chat.say("pia", "visa ärende N27-01")
    before = {who: chat.everything(who) for who in ("pia", "sol", "frida", "kaj")}
    receipt = await taken_back(chat)
    after = {who: chat.everything(who) for who in before}

    assert all(WORD in said for said in before.values())
    assert "Samtycket är återkallat" in receipt
    assert "Samtycket är återkallat" in chat.titles("kaj")  # with the copies that are out of reach
    for who, said in after.items():
        assert WORD not in said, who
        assert any("Dagordning" in title for title in chat.titles(who)), who  # it stays, without it
    assert "N27-01" not in after["pia"]
    assert WORD not in await chat.say("pia", "dagordning")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-18")
async def test_given_the_police_alone_is_taken_out_then_the_others_read_on(chat: Play) -> None:
    await told(chat, "rut")
    await chat.say("pia", "dagordning")
    await chat.say("sol", "dagordning")
    await taken_back(chat, f"{WITHDRAWN}, till polisen")

    assert WORD not in chat.everything("pia")
    assert WORD not in await chat.say("pia", "dagordning")
    assert WORD in chat.everything("sol")
    assert WORD in await chat.say("sol", "dagordning")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-19")
async def test_given_somebody_takes_it_back_then_nothing_is_promised_of_other_systems(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    form = await chat.say("kaj", "återkalla samtycke N27-01")
    receipt = await taken_back(chat)

    kept = "Det som redan finns i verksamheternas egna system påverkas inte av boten."
    assert kept in form + receipt
    assert "radera" not in (form + receipt).casefold()


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-23")
async def test_given_the_convener_without_consent_then_what_is_approved_has_no_word_or_code(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    between = frozenset({(SKOLA, POLIS), (SKOLA, COORDINATION)})
    await changed(chat, pairs=between)
    await chat.say("rut", "ändra underlaget")
    await chat.press("rut", "Skicka in", REST | about("case-1", TEXT))
    if chat.has_button("rut", STEP):
        await chat.press("rut", STEP)
    await chat.to("2027-01-20 13:30")
    await chat.say("frida", "godkänn dagordningen")
    await chat.say("frida", "dagordning")

    assert WORD not in chat.everything("frida")
    assert "N27-01" not in chat.everything("frida")
    assert WORD in await chat.say("kaj", "dagordning")  # the case's coordinator, whom it names
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        read = [e.actor for e in await uow.audit.of_case(WITH_CONSENT) if e.tag == "case:read"]
    assert "kaj" in read
    assert "frida" not in read


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-65")
async def test_given_every_card_about_a_case_then_its_buttons_carry_no_text_or_code(
    chat: Play,
) -> None:
    await told(chat, "rut")
    for who in ("rut", "pia", "kaj"):
        for text in ("dagordning", "visa ärende N27-01", "samtycke N27-01", "mina ärenden"):
            await chat.say(who, text)
    cards = [m.card for who in ("rut", "pia", "kaj") for m in chat.chat(who) if m.card]
    data = [
        json.dumps(b.action.get("data"), ensure_ascii=False) for c in cards for b in buttons_of(c)
    ]

    assert len(data) > 20
    assert not [each for each in data if WORD in each or "N27" in each or "case-1" in each]
