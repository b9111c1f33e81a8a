"""One young person at a time, with consent, and the family in the room but outside Teams (B)."""

import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from aiohttp import ClientSession

from bot.organisations.reader import read_municipality
from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.bot.pages.visiting import Visitor
from tests.journeys.consented import consent
from tests.journeys.play import Play
from tests.journeys.test_cases import NO_CASE
from tests.journeys.test_documents import address_in

CODE = "B27-01"
RAISED = (
    "nytt ärende: inte skyddad; åk 8; från skolan; misstanke om hög frånvaro; pratat med familjen "
    "ja; orosanmälan nej; två vårdnadshavare; grupp Inledande möte mellan verksamheterna"
)
SAID = (
    f"registrera samtycke {CODE}: vårdnadshavare 1; alla åt alla håll: skola, socialtjänst; "
    "samordnaren; områden: skola; till 31 maj 2027; frågat av skola; ungdomen hörd; information"
)
SEATED = ("kim", "sol", "pia", "frida")


@pytest_asyncio.fixture
async def town(chat: Play) -> AsyncIterator[Play]:
    await chat.move_to_municipality((MUNICIPALITIES / "bjorkmala.yaml").read_text("utf-8"))
    yield chat


async def raised(town: Play) -> None:
    await town.say("kim", RAISED)
    assert CODE in await town.say("kim", "ja")


async def test_given_a_group_of_cases_alone_when_help_is_asked_then_it_names_the_cases(
    town: Play,
) -> None:
    """The same with and without a case, so that it tells of none."""
    before = await town.say("kaj", "hjälp")
    assert "nytt ärende" in await town.say("kim", "hjälp")
    assert "ärende" not in await town.say("kim", "hjälp", in_group=True)

    await raised(town)

    assert "mina ärenden" in before
    assert "nytt ärende" not in before
    assert await town.say("kaj", "hjälp") == before


async def planned(town: Play) -> None:
    """With a measure of the young person's own and one of the police's."""
    await raised(town)
    await consent(town, CODE, "skola", "socialtjanst", "polis", "fritid")
    for who in SEATED:
        await town.say(who, f"vår del {CODE}: riskbedömning 2027-01-11")
        await town.say(who, "ja")
    for text in (
        f"nästa steg {CODE}: gå vidare",
        f"plan {CODE}: mål närvaro; styrkor idrott; om sspf vill; om planen vill; "
        "uppföljning 2027-04-08; familjen är inte med",
        f"åtgärd {CODE}: köra hem; polis; klart 2027-03-15; styrka idrott",
        f"åtgärd {CODE}: fritidsintressen; den unga; klart 2027-03-16; styrka idrott",
    ):
        await town.say("kaj", text)
        await town.say("kaj", "ja")


@pytest.mark.accepts("B1", "B13")
async def test_given_the_model_then_four_seats_and_a_first_meeting_with_its_five_roles(
    town: Play,
) -> None:
    tree = await town.say("kaj", "grupper")
    first = tree[tree.index("Inledande möte") : tree.index("Möte med ungdom")]
    assert "4 platser: Skola, Socialtjänst, Polis och Fritid." in first
    assert "Möts när ett ärende behöver det." in first
    assert "Sammankallar: Kaj Koordinator, SSPF-koordinator." in first
    for title in ("kurator", "representant", "områdespolis", "samordnare för fritidsgården"):
        assert title in first

    await town.to("2027-01-14 09:00")
    asked = town.titled("kaj", "Kallelse att skicka")[-1]
    for said in (
        *("Skola: Kim Kurator, kurator", "Polis: Pia Områdesson, områdespolis"),
        "Fritid: Frida Gårdman, samordnare för fritidsgården",
    ):
        assert said in asked


@pytest.mark.accepts("B5", "B12")
async def test_given_no_whole_consent_then_nothing_is_shared_and_the_school_may_obtain_it(
    town: Play,
) -> None:
    await raised(town)
    assert NO_CASE in await town.say("sol", f"ärende {CODE}")
    without = await town.say("kim", f"registrera samtycke {CODE}: vårdnadshavare 1; ungdomen hörd")
    assert "Det är inte registrerat än." in without
    await town.say("kim", "ja")
    assert NO_CASE in await town.say("sol", f"ärende {CODE}")

    whole = SAID.replace("vårdnadshavare 1;", "vårdnadshavare 1 och 2; skriftligt 8 januari 2027;")
    await town.say("kim", f"{whole}; blankett pärm 3")
    done = await town.say("kim", "ja")

    for words in (
        *("vårdnadshavare 1 (skriftligt fredag 8 januari 2027", "vårdnadshavare 2"),
        *("Från Skola till Socialtjänst", "Inhämtat av Skola.", "Områden: skola."),
    ):
        assert words in done
    assert "pärm 3" in await town.say("kim", f"samtycke {CODE}")
    assert f"{CODE} · Samtycke finns" in await town.say("sol", f"ärende {CODE}")
    for who in ("pia", "frida"):
        assert NO_CASE in await town.say(who, f"ärende {CODE}")


@pytest.mark.accepts("B6")
async def test_given_two_guardians_when_one_has_consented_then_it_is_not_complete(
    town: Play,
) -> None:
    await raised(town)
    await town.say("kim", SAID.replace("1;", "1; skriftligt 8 januari 2027;", 1))
    half = await town.say("kim", "ja")
    assert "Samtycket är inte komplett. Ingen annan kan läsa än." in half
    assert "Saknas: vårdnadshavare 2." in half
    assert NO_CASE in await town.say("sol", f"ärende {CODE}")

    await town.say("kim", f"komplettera samtycke {CODE}: vårdnadshavare 2; muntligt 11 januari")
    whole = await town.say("kim", "ja")

    assert "inte komplett" not in whole
    assert f"{CODE} · Samtycke finns" in await town.say("sol", f"ärende {CODE}")


@pytest.mark.accepts("B11")
async def test_given_the_groups_then_the_individual_level_is_usual_and_group_level_possible(
    town: Play,
) -> None:
    tree = await town.say("kaj", "grupper")
    assert tree.count("Arbetar på individnivå.") == 2
    assert "Arbetar på allmän nivå och gruppnivå." in tree[tree.index("SSPF på gruppnivå") :]
    await raised(town)

    await town.to("2027-03-18 09:30")
    await town.say("kaj", "nytt åtagande: Vara vid skolan; polis; 1 april; nivå 2; selektiv")
    saved = await town.say("kaj", "ja")

    assert "Å-2027-001" in saved
    assert "Å-2027-001" in await town.say("pia", "mina åtaganden")


@pytest.mark.accepts("B17")
async def test_given_the_second_meeting_then_the_coordinator_calls_and_the_family_is_never_written(
    town: Play,
) -> None:
    tree = await town.say("kaj", "grupper")
    second = tree[tree.index("Möte med ungdom") : tree.index("SSPF på gruppnivå")]
    assert "5 platser: Skola, Socialtjänst, Polis, Fritid och Ungdom och vårdnadshavare." in second
    assert "medarbetare från Familjeteamet" in second
    await town.to("2027-02-08 09:00")

    asked = town.titled("kaj", "Kallelse att skicka")[-1]
    assert "Ungdom och vårdnadshavare: bjuds in på papper, aldrig här." in asked
    assert "Skickas till 5 personer" in asked
    await town.press("kaj", "Skicka kallelsen nu")
    for who in SEATED:
        assert any("Möte med ungdom" in text for text in town.titled(who, "Kallelse"))
        assert not town.has_button(who, "Skicka kallelsen nu")
    assert town.titled("fia", "Kallelse") == []  # comes when somebody of the seat asks

    await town.to("2027-02-18 09:00")
    standing = await town.say("kaj", "läget")
    assert "Ungdom och vårdnadshavare: bjuds in på papper" in standing
    assert "0 av 4 verksamheter" in standing
    known = {p.name for p in read_municipality(town.municipality).organisation.people}
    written = {mail.to.rpartition(", ")[0] for mail in await town.mails()}
    assert written
    assert written <= known


@pytest.mark.accepts("B8", "B20")
async def test_given_a_plan_then_a_page_in_plain_words_holds_what_the_youth_does_and_no_code(
    town: Play,
) -> None:
    await planned(town)
    async with ClientSession() as session:
        await town.say("kaj", f"planen till familjen {CODE}")
        address = address_in(town, "kaj")
        page = await Visitor(session, address).look()

        assert page.status == 200
        for words in (
            *("Vem gör vad", "Den unga", "Prata vidare om alternativa fritidsintressen"),
            *("Polis", "Köra hem ungdomen", "Måndag 15 mars 2027", "Vad har ni rätt till?"),
        ):
            assert words in page.words
        assert CODE not in page.html
        assert CODE not in address
        assert "<form" not in page.html  # a page to print: no file is made of it

        await town.say("kim", f"återkalla samtycke {CODE}: vårdnadshavare, muntligt, allt")
        await town.say("kim", "ja")
        assert (await Visitor(session, address).look()).status == 404


async def test_given_another_than_the_coordinator_then_the_plan_is_not_theirs_to_print(
    town: Play,
) -> None:
    await raised(town)
    empty = await town.say("kaj", f"planen till familjen {CODE}")
    assert CODE not in json.dumps(town.card("kaj")) or "http" not in empty
    for who in ("sol", "fia"):
        hidden = await town.say(who, f"planen till familjen {CODE}")
        assert hidden == await town.say(who, "planen till familjen B27-77")
        assert NO_CASE in hidden
    assert "inte behörighet" in await town.say("kim", f"planen till familjen {CODE}")
