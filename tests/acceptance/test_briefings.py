"""Each agency prepares itself: the three parts, who is asked, who is reminded (A20, A20b, A22)."""

import re

import pytest

from tests.journeys.play import SEATED, Play
from tests.journeys.reading import plain, walk
from tests.journeys.stages import GENERAL, brief

NOTHING = {"d1_nothing": "ja", "d2_nothing": "ja", "d3_raise": "inget"}
DUTY = "Mötet ersätter inte skyldigheten att göra orosanmälan."


def headings(card: object) -> list[str]:
    """Those inside the card, after its title."""
    styled = [e for e in walk(card) if e.get("style") == "heading"]
    return [plain(str(e["text"])) for e in styled[1:]]


@pytest.mark.accepts("A20")
@pytest.mark.stage("asked")
async def test_given_the_request_then_its_card_has_exactly_the_three_parts(chat: Play) -> None:
    """One card an agency, the same parts in the same words and order on each."""
    for who in SEATED:
        assert chat.titles(who).count("Förbered nästa SSPF-möte") == 1
        assert headings(chat.find(who, "Skicka in")[0].card) == [
            "Del 1. Allmän information",
            "Del 2. Gruppnivå",
            "Del 3. Individnivå",
        ]
    for who in ("kaj", "leo", "kim", "bo", "disa", "dag"):
        assert "Förbered nästa SSPF-möte" not in chat.titles(who)


@pytest.mark.accepts("A20")
@pytest.mark.stage("asked")
@pytest.mark.parametrize("part", [1, 2, 3])
async def test_given_one_part_without_an_answer_then_it_is_not_nothing_to_report(
    chat: Play, part: int
) -> None:
    """Sent with a part unanswered it comes back with the question; answered, it is taken."""
    field = "d3_raise" if part == 3 else f"d{part}_nothing"
    two = {name: value for name, value in NOTHING.items() if name != field}

    again = await chat.press("rut", "Skicka in", two)
    assert f"Del {part}: " in again
    assert "saknas" in await standing_of(chat, "Skola")

    receipt = await chat.press("rut", "Skicka in", {field: NOTHING[field]})
    assert "Underlaget är inskickat" in receipt
    assert receipt.count("inget att rapportera") == 3
    assert "inskickat" in await standing_of(chat, "Skola")


@pytest.mark.accepts("A20")
@pytest.mark.stage("asked")
async def test_given_nothing_missing_and_text_then_the_agenda_tells_the_three_apart(
    chat: Play,
) -> None:
    await brief(chat, "frida")
    await chat.press("rut", "Skicka in", NOTHING)

    agenda = await chat.say("kaj", "dagordning")

    for point in ("3 Nulägesbild", "4 Gruppnivå"):
        said = agenda.partition(point)[2]
        assert "Skola: Inget att rapportera." in said
        assert "Polis: Inget underlag har kommit in." in said
    assert f"Ungas fritid: {GENERAL['frida']}" in agenda


async def standing_of(chat: Play, party: str) -> str:
    said = re.search(rf"^{party}: (.*)$", await chat.say("frida", "läget"), re.MULTILINE)
    assert said is not None
    return said[1]


@pytest.mark.accepts("A20b", "R-125")
@pytest.mark.stage("asked")
async def test_given_some_have_answered_when_reminded_then_only_the_missing_are(
    chat: Play,
) -> None:
    """Frida has sent text, Rut nothing to report, Sol a draft; Pia and Tore are silent."""
    await brief(chat, "frida")
    await chat.press("rut", "Skicka in", NOTHING)
    await chat.press("sol", "Spara utkast", {"d1": "Halvfärdigt."})
    standing = await chat.say("frida", "läget")
    assert "2 av 5 verksamheter har lämnat underlag." in standing
    assert "Saknas: Socialtjänst, Polis och Säkerhet och beredskap." in standing
    before = chat.counts()

    await chat.to("2027-01-18 08:30")

    got = {who for who, count in chat.counts().items() if count > before[who]}
    assert got == {"sol", "pia", "tore"}
    for who in got:
        assert "Vi saknar ert underlag till mötet **torsdag 21 januari**." in chat.last(who)


@pytest.mark.accepts("A20b")
@pytest.mark.stage("asked")
async def test_given_the_convener_presses_remind_then_the_missing_get_one_each(
    chat: Play,
) -> None:
    """Pressed twice the same day it is still one."""
    for who in ("frida", "rut", "sol"):
        await chat.press(who, "Skicka in", NOTHING)
    await chat.say("frida", "läget")
    before = chat.counts()

    told = await chat.press("frida", "Påminn 2 verksamheter")
    await chat.press("frida", "Påminn 2 verksamheter")

    assert "Påminnelse skickad till 2 verksamheter." in told
    after = chat.counts()
    more = {who: after[who] - before[who] for who in after if after[who] > before[who]}
    assert more == {"pia": 1, "tore": 1}


@pytest.mark.accepts("A20b")
async def test_given_a_whole_spring_then_all_five_are_asked_before_every_meeting(
    chat: Play,
) -> None:
    await chat.to("2027-06-30 12:00")

    days = ("21 januari", "18 februari", "18 mars", "15 april", "13 maj", "10 juni")
    for who in SEATED:
        asked = chat.titled(who, "Förbered nästa SSPF-möte")
        assert [sum(f"torsdag {day}" in text for text in asked) for day in days] == [1] * len(days)


@pytest.mark.accepts("A20b")
@pytest.mark.stage("asked")
async def test_given_anybody_but_convener_and_coordinator_then_the_standing_is_closed(
    chat: Play,
) -> None:
    for who in ("frida", "leo", "kaj"):
        assert "0 av 5 verksamheter" in await chat.say(who, "läget"), who
    for who in ("rut", "sol", "pia", "tore", "disa", "dag"):
        assert "verksamheter har lämnat" not in await chat.say(who, "läget"), who


@pytest.mark.accepts("A22")
@pytest.mark.stage("fixed")
async def test_given_card_agenda_and_minutes_then_each_holds_the_duty_to_report(
    chat: Play,
) -> None:
    for who in SEATED:
        agenda = chat.titled(who, "Dagordning till SSPF-mötet")[0]
        plan = chat.titled(who, "Åtgärdsplan från SSPF-mötet")[0]
        assert DUTY in agenda
        assert DUTY in plan
    await chat.to("2027-02-09 08:30")
    for who in SEATED:
        card = chat.last(who) if who != "frida" else chat.titled(who, "Förbered nästa")[-1]
        individual = card.partition("Del 3. Individnivå")[2]
        assert DUTY in individual


@pytest.mark.accepts("A22")
@pytest.mark.stage("asked")
async def test_given_the_individual_part_then_there_is_nowhere_to_write_a_report(
    chat: Play,
) -> None:
    """The individual part takes one of two answers and no text, also from a client of one's own."""
    message, button = chat.find("rut", "Skicka in")
    third = [f for f in button.fields if f["id"].startswith("d3")]
    assert [f["type"] for f in third] == ["Input.ChoiceSet"]

    story = "Jag anmäler att ett barn far illa i Sjöängsskolan."
    await chat.press_in("rut", message.activity_id, button.action, {**NOTHING, "d3": story})
    await chat.say("rut", f"underlag 3: {story}")
    await chat.say("rut", f"orosanmälan: {story}")

    form = await chat.say("rut", "underlag")
    assert story not in form
    for who in (*SEATED, "kaj", "disa"):
        assert story not in await chat.say(who, "dagordning")
        assert story not in chat.everything(who)
