"""What a consent opens, by the public road: nothing before it, and only what it names after."""

import pytest

from tests.fixtures_play import Cli
from tests.journeys.play import REHEARSED, Play
from tests.journeys.test_cases import NO_CASE, raised

CODE = "N26-01"
GIVEN = (
    "skriftligt 2026-12-01; alla åt alla håll: skola, polis; samordnaren; alla områden; "
    "till 2027-05-31; frågat av skola; ungdomen hörd; informationen; blankett: Pärm 4, blad 7"
)


async def registered(chat: Play, givers: str) -> str:
    await chat.say("kaj", f"registrera samtycke {CODE}: {givers}; {GIVEN}")
    return await chat.say("kaj", "ja")


async def with_individuals(chat: Play) -> None:
    await chat.move_to_municipality(REHEARSED.read_text(encoding="utf-8"))
    await raised(chat, case_adult_on="2030-10-08", case_note="Egen iakttagelse: trött.")


@pytest.mark.accepts("B5", "B12")
async def test_given_no_consent_then_nothing_is_shared_until_one_is_registered(chat: Play) -> None:
    await with_individuals(chat)
    before = {who: await chat.say(who, f"visa ärende {CODE}") for who in ("pia", "sol", "tore")}
    assert all(NO_CASE in answer for answer in before.values())

    shown = await registered(chat, "vårdnadshavare 1 och 2")

    for words in (
        *("vårdnadshavare 1 (skriftligt tisdag 1 december 2026", "vårdnadshavare 2"),
        *("Pärm 4, blad 7", "Från Skola till Polis", "Från Polis till Skola"),
        "Inhämtat av Skola.",
    ):
        assert words in shown
    assert f"{CODE} · Samtycke finns" in await chat.say("pia", f"visa ärende {CODE}")
    for who in ("sol", "tore"):  # the consent does not name them
        assert await chat.say(who, f"visa ärende {CODE}") == before[who]


@pytest.mark.accepts("B6")
async def test_given_one_guardian_is_missing_then_the_consent_is_not_complete(chat: Play) -> None:
    await with_individuals(chat)

    shown = await registered(chat, "vårdnadshavare 1")

    assert "Samtycket är inte komplett. Ingen annan kan läsa än." in shown
    assert "Saknas: vårdnadshavare 2." in shown
    assert NO_CASE in await chat.say("pia", f"visa ärende {CODE}")
    await chat.say("kaj", f"komplettera samtycke {CODE}: vårdnadshavare 2; skriftligt 2026-12-10")
    await chat.say("kaj", "ja")
    assert f"{CODE} · Samtycke finns" in await chat.say("pia", f"visa ärende {CODE}")


@pytest.mark.accepts("B1")
async def test_given_mjolbys_model_then_four_agencies_and_the_family(cli: Cli) -> None:
    listed = (await cli("models")).out.partition("mjolby_individ:")[2].partition("\n\n")[0]

    parties = listed.partition("Parter")[2].partition("\n")[0]
    assert [p.strip() for p in parties.split(",")][:4] == [
        "Skola",
        "Socialtjänst",
        "Polis",
        "Fritid",
    ]
    assert "beredskap" not in listed.lower()


@pytest.mark.accepts("U2")
@pytest.mark.stage("fixed")
async def test_given_an_outcome_between_two_meetings_then_the_report_has_it_at_once(
    chat: Play,
) -> None:
    before = await chat.say("disa", "statistik")
    assert "6 åtaganden: 6 pågår." in before

    await chat.say("frida", "klart 1 delvis")
    await chat.say("frida", "ja")

    after = await chat.say("disa", "statistik")
    assert "6 åtaganden: 1 klart, 5 pågår." in after
