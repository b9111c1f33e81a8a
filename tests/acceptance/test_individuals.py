"""Texts on single young people by the chat: typed, pressed, and read by those they open to."""

import pytest

from tests.journeys.play import Play
from tests.use_cases.individual import TEXTS, WITH_CONSENT, WITHOUT, with_individuals
from tests.use_cases.world import RUT

SCHOOLS = TEXTS[RUT, WITH_CONSENT]
STOPPED = TEXTS[RUT, WITHOUT]
REST = {"d1": "Lugnt hos oss.", "d2_nothing": "ja"}


def about(case: str, text: str, **answers: str) -> dict[str, str]:
    """The fields of the first text of the form, every question answered."""
    said = {"case": case, "text": text, "known": "own", "others": "nej", "protected": "nej"}
    return {f"d3_1_{field}": value for field, value in (said | answers).items()}


async def opened(chat: Play, who: str) -> None:
    await with_individuals(chat.run.house)
    await chat.say(who, "ändra underlaget")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-85")
async def test_given_a_text_with_consent_when_sent_then_the_form_is_a_receipt_without_it(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    step = await chat.press("rut", "Skicka in", REST | about("case-1", SCHOOLS))
    receipt = await chat.press("rut", "Skicka in texten")

    assert "kan bli offentligt där" in step
    assert "Ungas fritid, Socialtjänst, Polis och Kaj Samordnare" in receipt
    assert "idrott" not in receipt
    assert "i ert eget verksamhetssystem" in receipt
    assert "idrott" not in "".join(chat.titles("rut"))


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-80")
async def test_given_a_draft_on_a_case_then_only_the_own_agency_finds_it_and_a_release_opens_it(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    own = await chat.press("rut", "Spara utkast", REST | about("case-1", SCHOOLS))
    before = await chat.say("pia", "dagordning")
    await chat.say("rut", "skicka in underlaget")
    await chat.say("rut", "ja")
    after = await chat.say("pia", "dagordning")

    assert "Ett utkast syns bara för er" in own
    assert "idrott" in own
    assert "idrott" not in before
    assert "idrott" in after
    assert "N27" not in await chat.say("tore", "dagordning")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-101", "R-103")
async def test_given_a_word_of_the_list_when_sent_then_the_duty_to_report_is_a_step_of_its_own(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    hurt = about("case-1", "Hen har blåmärken på armarna.")
    step = await chat.press("rut", "Skicka in", REST | hurt)
    before = await chat.say("pia", "dagordning")
    await chat.press("rut", "Skicka in texten")

    assert "Det du skrev kan handla om att någon far illa." in step
    assert "Vänta inte till mötet." in step
    assert "blåmärken" not in before
    assert "blåmärken" in await chat.say("pia", "dagordning")


@pytest.mark.stage("asked")
async def test_given_a_text_without_consent_when_sent_then_it_is_kept_and_nothing_of_it_goes(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    stopped = await chat.press("rut", "Skicka in", REST | about("case-2", STOPPED))

    assert "Del 3 kan inte delas" in stopped
    assert "Resten av underlaget är inskickat" in stopped
    assert "Har du tänkt på orosanmälan?" in stopped
    for who in ("pia", "sol", "frida", "kaj"):
        assert "cannabis" not in await chat.say(who, "dagordning")
    kept = await chat.press("rut", "Spara som utkast", {"text": "Hög frånvaro i åk 7."})
    assert "Hög frånvaro i åk 7." in kept
    gone = await chat.say("rut", "ta bort texten om N27-02")
    assert "Hög frånvaro" not in gone


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-16", "R-28", "R-45")
async def test_given_more_people_in_a_text_when_sent_then_it_is_said_why_and_nothing_is_lost(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    others = about("case-1", SCHOOLS, others="ja", protected="ja")
    form = await chat.press("rut", "Skicka in", REST | others)

    assert "Texten handlar om fler personer." in form
    assert "skyddade personuppgifter får inte finnas här" in form
    assert "högst 1 000 tecken" in form
    assert "Ta gärna med styrkor." in form
    assert "Hur vet ni det?" in form
    assert SCHOOLS in form


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-44")
async def test_given_a_crime_told_by_the_social_services_when_police_would_get_it_then_stopped(
    chat: Play,
) -> None:
    await opened(chat, "sol")
    form = await chat.press("sol", "Skicka in", REST | about("case-1", "Lugnt.", crime="ja"))

    assert "Boten delar dem inte." in form
    assert "Lugnt." not in await chat.say("pia", "dagordning")


@pytest.mark.stage("asked")
async def test_given_only_typing_then_a_text_on_a_case_is_written_and_sent(chat: Play) -> None:
    await opened(chat, "rut")
    await chat.say("rut", "underlag 1: Lugnt.")
    await chat.say("rut", "underlag 2 inget")
    form = await chat.say("rut", "underlag 3 N27-01 egen, fler nej, skyddad nej: Trivs i bild.")
    step = await chat.say("rut", "skicka in underlag")
    receipt = await chat.say("rut", "ja")

    assert "Trivs i bild." in form
    assert "Ungas fritid" in step
    assert "kan läsas av" in receipt


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-32", "R-52")
async def test_given_a_case_of_others_when_asked_for_then_as_one_that_is_not(chat: Play) -> None:
    await with_individuals(chat.run.house)
    answers = {
        code: await chat.say("tore", f"åtaganden för {code}") for code in ("N27-01", "N27-99")
    }
    in_group = await chat.say("rut", "åtaganden för N27-01", in_group=True)

    assert answers["N27-01"] == answers["N27-99"] == "Jag hittar inget ärende som du kan se."
    assert "Det här svarar jag på i vår egen chatt." in in_group


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-41")
async def test_given_words_that_point_out_then_only_the_group_level_is_overridden_with_a_reason(
    chat: Play,
) -> None:
    await opened(chat, "rut")
    pointing = "Killen i 8B leder gänget."
    nothing = {"d3_nothing": "ja"}
    warned = await chat.press("rut", "Skicka in", {"d1": pointing, "d2": pointing, **nothing})
    reason = {"d2_reason": "Fler än tio stämmer in."}
    overridden = await chat.press("rut", "Skicka in", reason)
    moved = await chat.press("rut", "Flytta del 1", nothing)
    sent = await chat.press("rut", "Skicka in", {"d1": "Lugnt.", **nothing})

    assert overridden.count("Kan någon känna igen personen i texten?") == 1
    assert warned.count("Kan någon känna igen personen i texten?") == 2
    assert pointing in moved
    assert "inskickat" not in sent
    assert "Välj vilket ärende texten gäller" in sent
    done = await chat.press("rut", "Skicka in", about("case-1", pointing) | {"d3_nothing": "nej"})
    assert "När du går vidare" in done
    assert "inskickat" in await chat.press("rut", "Skicka in texten")
