"""A consent is taken back by the chat: what closes, what the writers still read, what is said."""

import pytest

from tests.acceptance.test_individuals import REST, about, opened
from tests.journeys.play import Play

OWN = "Kontaktperson beviljad. Första träffen gick bra."
NOW_CLOSED = "Andra verksamheter kan inte längre läsa."
TAKEN = "återkalla samtycke N27-03: ungdomen, muntligt, allt"


async def told(chat: Play) -> None:
    """The social services have sent a text on N27-03, and the police have read it."""
    await opened(chat, "sol")
    await chat.press("sol", "Skicka in", REST | about("case-3", OWN, crime="nej"))
    assert "kan läsas av" in await chat.press("sol", "Skicka in texten")
    assert OWN in await chat.say("pia", "dagordning")


async def taken_back(chat: Play, words: str = TAKEN) -> str:
    await chat.say("kaj", words)
    return await chat.say("kaj", "ja")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-19")
async def test_given_it_is_taken_back_then_the_writers_read_on_and_no_erasure_is_promised(
    chat: Play,
) -> None:
    await told(chat)
    form = await chat.say("kaj", "återkalla samtycke N27-03")
    done = await taken_back(chat)
    await chat.say("sol", "underlag")
    own = await chat.say("sol", "ändra underlaget")

    elsewhere = "Det som redan finns i verksamheternas egna system påverkas inte av boten."
    assert elsewhere in form
    assert elsewhere in done
    for words in ("raderas", "tas bort", "tar bort", "försvinner"):
        assert words not in form + done
    assert OWN in own
    assert "Ett ärende som är låst" in own
    assert "N27-03" not in own
    assert NOW_CLOSED in own
    assert NOW_CLOSED in await chat.say("sol", "underlag")
    for who in ("pia", "rut", "frida", "kaj", "tore"):
        assert OWN not in await chat.say(who, "dagordning")
        assert OWN not in await chat.say(who, "ändra underlaget")


@pytest.mark.stage("asked")
async def test_given_a_part_is_taken_back_then_the_receipt_names_those_who_still_read(
    chat: Play,
) -> None:
    await told(chat)
    before = await chat.say("sol", "underlag")
    await taken_back(chat, "återkalla samtycke N27-03: ungdomen, muntligt; bara till polisen")
    after = await chat.say("sol", "underlag")

    assert "kan läsas av Ungas fritid, Skola, Polis och Kaj Samordnare" in before
    assert "kan läsas av Ungas fritid, Skola och Kaj Samordnare" in after
    assert OWN not in await chat.say("pia", "dagordning")
    assert OWN in await chat.say("rut", "dagordning")
