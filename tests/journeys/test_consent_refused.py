"""What the consent card asks for before anything opens, by the chat (R-13, R-14, R-30)."""

import pytest

from tests.journeys.play import Play
from tests.journeys.test_cases import NO_CASE, raised
from tests.journeys.test_consent_rows import CODE, GIVEN, with_individuals

REFUSED = "Det är inte registrerat än. Det du har skrivit finns kvar."
BOTH = f"vårdnadshavare 1 och 2; {GIVEN}"
TO_ALL = {"parties": "skola,polis", "coordination": "ja"}
EXTENT = {"areas": "school,leisure", "valid_to": "2027-05-31"}
WEAK = "Det du lämnar till Ungas fritid kan bli offentligt där."
READ = "Ja, jag har läst det och vill fortsätta"


async def hidden(chat: Play) -> bool:
    return NO_CASE in await chat.say("pia", f"visa ärende {CODE}")


@pytest.mark.accepts("R-13")
async def test_given_a_part_is_left_out_then_it_is_asked_for_and_nothing_opens(chat: Play) -> None:
    """Step by step, as the card has it. The purpose is the municipality's own: it stands there."""
    await with_individuals(chat)
    await chat.say("kaj", f"registrera samtycke {CODE}")
    givers = {"givers": "guardian-1,guardian-2", "given_on": "2026-12-01", "evidence": "Pärm 4"}
    await chat.press("kaj", "Nästa", givers)
    without_parties = await chat.press("kaj", "Nästa", {"parties": "", "coordination": "ja"})
    extent = await chat.press("kaj", "Nästa", TO_ALL)
    without_areas = await chat.press("kaj", "Nästa", EXTENT | {"areas": ""})
    without_end = await chat.press("kaj", "Nästa", EXTENT | {"valid_to": ""})
    too_long = await chat.press("kaj", "Nästa", EXTENT | {"valid_to": "2028-05-31"})
    closed = await hidden(chat)
    await chat.press("kaj", "Nästa", EXTENT)
    without_child = await chat.press("kaj", "Registrera", {"collected_by": "skola"})

    for refused, what in (
        (without_parties, "Välj vilka som får lämna och vilka som får ta emot."),
        (without_areas, "Välj minst ett område."),
        (without_end, "Välj en slutdag från i dag och högst 12 månader efter samtycket."),
        (too_long, "Välj en slutdag från i dag och högst 12 månader efter samtycket."),
        (without_child, "Svara om ungdomen har fått säga sitt."),
    ):
        assert REFUSED in refused
        assert what in refused
    assert "Ändamål: samverkan i SSPF om ungdomen." in extent
    assert "2027-05-31" in without_areas
    assert "school,leisure" in without_end
    assert closed
    assert await hidden(chat)
    await chat.press("kaj", "Registrera", {"collected_by": "skola", "child": "heard"})
    assert not await hidden(chat)


@pytest.mark.accepts("R-13")
async def test_given_it_is_typed_with_a_part_left_out_then_the_same_and_the_rest_is_kept(
    chat: Play,
) -> None:
    await with_individuals(chat)
    without = BOTH.replace("alla åt alla håll: skola, polis; ", "").replace("samordnaren; ", "")
    form = await chat.say("kaj", f"registrera samtycke {CODE}: {without}")
    kept = await chat.press("kaj", "Tillbaka")

    assert REFUSED in form
    assert "Välj vilka som får lämna och vilka som får ta emot." in form
    assert "Pärm 4, blad 7" in kept
    assert await hidden(chat)


@pytest.mark.accepts("R-14")
async def test_given_a_youth_of_sixteen_then_both_guardians_and_the_own_are_asked_for_until_adult(
    chat: Play,
) -> None:
    """From the 18th birthday what the guardians said counts no more."""
    await with_individuals(chat)
    code = "N26-02"
    await raised(chat, case_adult_on="2027-03-01")
    here = f"visa ärende {code}"

    async def say(words: str) -> str:
        await chat.say("kaj", words)
        return await chat.say("kaj", "ja")

    one = await say(f"registrera samtycke {code}: vårdnadshavare 1; {GIVEN}")
    closed = [await chat.say("pia", here)]
    two = await say(f"komplettera samtycke {code}: vårdnadshavare 2; skriftligt 2026-12-10")
    closed.append(await chat.say("pia", here))
    await say(f"komplettera samtycke {code}: ungdomen; muntligt 2026-12-10")
    whole = await chat.say("pia", here)
    await chat.to("2027-03-01 09:00")
    adult = await chat.say("pia", here)

    assert "Saknas: vårdnadshavare 2 och ungdomen själv." in one
    assert "Saknas: ungdomen själv." in two
    assert all(NO_CASE in answer for answer in closed)
    assert "Samtycke finns" in whole
    assert NO_CASE in adult


@pytest.mark.accepts("R-30")
async def test_given_weak_secrecy_then_it_is_said_and_must_be_confirmed_and_is_logged(
    chat: Play,
) -> None:
    await with_individuals(chat)
    weak = BOTH.replace("skola, polis", "skola, polis, fritid")

    asked = await chat.say("kaj", f"registrera samtycke {CODE}: {weak}")
    again = await chat.press("kaj", "Registrera", {"goes_on": "nej"})
    closed = await hidden(chat)
    before = await confirmations(chat)
    done = await chat.press("kaj", "Registrera", {"goes_on": "ja"})

    for refused in (asked, again):
        assert REFUSED in refused
        assert "Läs rutan om sekretess och bekräfta att du vill fortsätta." in refused
        assert "Sekretessen följer inte alltid med uppgiften." in refused
        assert WEAK in refused
        assert READ in refused
    assert closed
    assert "Samtycke är registrerat av Kaj Samordnare." in done
    assert not await hidden(chat)
    assert (before, await confirmations(chat)) == ([], ["kaj"])


async def confirmations(chat: Play) -> list[str]:
    """Who confirmed, as the log has it."""
    house = chat.run.house
    async with house.services.unit_of_work(min(house.installed)) as uow:
        return [e.actor for e in await uow.audit.entries() if e.tag == "consent:accept_weak"]


@pytest.mark.accepts("R-30")
async def test_given_strong_secrecy_then_nothing_is_to_be_confirmed(chat: Play) -> None:
    await with_individuals(chat)

    form = await chat.say("kaj", f"registrera samtycke {CODE}: {BOTH}")

    assert READ not in form
    await chat.say("kaj", "ja")
    assert not await hidden(chat)
