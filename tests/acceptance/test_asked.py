"""What is asked in free words: refused, scoped, asked back; people, terms, signals, English."""

import logging

import pytest

from bot.rehearsal.channel import GROUP
from tests.journeys.play import Play

PRIVATE = "Det här svarar jag på i vår egen chatt."
SENSITIVE = "Jag kan inte söka fram personer utifrån känsliga uppgifter."
BY_NAME = "Jag söker inte på namn."
REFUSED = (
    *("vilka ungdomar missbrukar", "lista alla med psykisk ohälsa", "vilka barn har ADHD"),
    *("vilka i åk 8 har begått brott", "visa alla ungdomar med utländsk bakgrund"),
    *("vilka familjer har försörjningsstöd", "sök ungdomar som snattar"),
    *("ungdomar med självskadebeteende", "which kids use drugs"),
    "list all boys suspected of crimes",
)


@pytest.mark.accepts("R-50")
@pytest.mark.stage("fixed")
async def test_given_persons_are_sought_by_what_is_sensitive_then_refused_and_only_that_is_kept(
    chat: Play, caplog: pytest.LogCaptureFixture
) -> None:
    """The same words in one's own chat and in the group's; no word of it is logged."""
    caplog.set_level(logging.DEBUG)
    for text in REFUSED:
        assert SENSITIVE in await chat.say("kaj", text), text
    assert SENSITIVE in await chat.say("kaj", REFUSED[0], in_group=True)

    assert "missbruk" not in caplog.text
    assert "snatta" not in caplog.text


@pytest.mark.accepts("R-51")
@pytest.mark.stage("fixed")
async def test_given_a_name_is_sought_then_the_answer_is_the_same_whoever_it_is(
    chat: Play,
) -> None:
    there = await chat.say("kaj", "vad finns om Kim Skolvärdh")
    not_there = await chat.say("kaj", "vad finns om Elvira Påhittad")
    number = await chat.say("kaj", "vad finns om 20100101-1234")

    assert there == not_there
    assert BY_NAME in there
    assert "1234" not in number
    assert "personnummer" in number


@pytest.mark.accepts("R-53")
@pytest.mark.stage("fixed")
async def test_given_an_individual_is_named_where_others_read_then_only_the_writer_is_told(
    chat: Play,
) -> None:
    before = chat.counts()

    answer = await chat.say("rut", "hur går det för N27-01 i 8B", in_group=True)
    await chat.run.rehearsal.move_to(chat.now)

    assert answer == PRIVATE
    assert "Ta bort det" in chat.last("rut")
    assert "N27" not in chat.last("rut")
    assert chat.counts() == before | {"rut": before["rut"] + 1}


@pytest.mark.accepts("R-54")
@pytest.mark.stage("fixed")
@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("alla öppna", "Gäller: Operativ grupp, alla verksamheter, öppna, nivå 1–2."),
        ("polisens öppna åtaganden", "Gäller: Operativ grupp, Polis, öppna, nivå 1–2."),
        ("mina", "Gäller: Operativ grupp, dina egna, öppna, nivå 1–2."),
        ("hur många är försenade", "Gäller: Operativ grupp, alla verksamheter, försenade"),
        ("alla utom polisen", "inte Polis"),
        ("skolans försenade åtaganden på gruppnivå", "Skola, försenade, nivå 2."),
        ("klart senast vecka 6", "klart senast vecka 6"),
        ("hur går det med belysningen vid hållplats C?", "med orden belysningen hållplats C"),
        ("har vi gjort det vi lovade?", "Gäller: Operativ grupp, alla verksamheter."),
    ],
)
async def test_given_any_list_then_all_that_it_covers_is_said(
    chat: Play, text: str, scope: str
) -> None:
    assert scope in await chat.say("kaj", text)


@pytest.mark.accepts("R-55")
@pytest.mark.stage("fixed")
async def test_given_a_doubtful_sentence_then_it_asks_and_the_button_does_what_it_says(
    chat: Play,
) -> None:
    asked = await chat.say("kaj", "v 6")
    assert "Menade du" in asked
    assert "Visa möten: vecka 6" in asked

    chosen = await chat.press("kaj", "Alternativ 1")

    assert "klart senast vecka 6" in chosen


@pytest.mark.accepts("R-55")
@pytest.mark.stage("fixed")
@pytest.mark.parametrize(
    ("who", "text", "asked"),
    [
        ("rut", "jag är klar med föräldramötet", "Vilket åtagande menar du?"),
        ("rut", "kan jag få en vecka till på föräldramötet", "Vilket åtagande menar du?"),
        ("rut", "å-2027-4 klart", "Bekräfta ändringen"),
        ("rut", "mark Å-2027-004 as done", "Bekräfta ändringen"),
        ("kaj", "ta bort åtagande 12", "Varför avbryts det?"),
        ("kaj", "ge 3 till skolan", "Bekräfta ändringen"),
        ("kaj", "påminn dom som inte svarat", "Läget inför SSPF-mötet"),
        ("frida", "flytta mötet till den 25 februari", "sportlov"),
    ],
)
async def test_given_a_change_in_free_words_then_nothing_changes_before_it_is_confirmed(
    chat: Play, who: str, text: str, asked: str
) -> None:
    before = await chat.say("kaj", "visa allt")

    answer = await chat.say(who, text)

    assert asked in answer
    assert await chat.say("kaj", "visa allt") == before


@pytest.mark.accepts("A10")
@pytest.mark.stage("fixed")
async def test_given_a_signal_in_three_steps_then_it_is_on_the_agenda_and_reaches_the_named(
    chat: Play,
) -> None:
    """Write it, look at it, send it: by a member who convenes nothing."""
    await chat.to("2027-01-29 10:00")
    before = chat.counts()
    shown = await chat.say("tore", "signal till polisen: Många samlas vid resecentrums trappa.")
    assert "Ny signal" in shown
    sent = await chat.say("tore", "ja")

    assert "står på dagordningen till mötet torsdag 18 februari" in sent
    assert "Polis får veta det direkt." in sent
    await chat.to("2027-01-29 10:05")
    assert "Många samlas vid resecentrums trappa." in chat.last("pia")
    told = {who for who, n in chat.counts().items() if n > before[who]}
    assert told == {"pia", "tore"}
    for who in ("pia", "rut", "frida"):
        assert "Många samlas vid resecentrums trappa." in await chat.say(who, "dagordning")


@pytest.mark.accepts("B7", "D23")
@pytest.mark.stage("fixed")
async def test_given_the_question_whom_to_contact_then_body_and_role_are_answered_with_a_text(
    chat: Play,
) -> None:
    anybody = await chat.say("rut", "vem kontaktar jag")
    assert "Kaj Samordnare, SSPF-samordnare" in anybody
    assert "[Text att kopiera]" in anybody
    assert "Kontakta Kaj Samordnare, SSPF-samordnare: kaj.samordnare@" in anybody

    assert "Disa Direktör" in await chat.say("rut", "vem kontaktar jag i styrgruppen")
    assert "Frida Gårdman" in await chat.say("rut", "kontaktperson för sammankallande")
    assert "Pia Områdesson" in await chat.say("rut", "vem kontaktar jag hos polisen")
    assert "Dag Dataskydd" in await chat.say("rut", "vem kontaktar jag om personuppgifter")


@pytest.mark.accepts("E13")
@pytest.mark.stage("fixed")
@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("vad betyder samverkan", "arbetar tillsammans mot samma mål"),
        ("vad betyder Åtagande?", "har lovat att göra"),
        ("vad innebär sekretessen", "Förbud att lämna ut en uppgift"),
        ("förklara KAA", "Kommunens ansvar för unga"),
        ("what does commitment mean", "har lovat att göra"),
        ("vad betyder kvantfysik", "Det ordet kan jag inte förklara."),
    ],
)
async def test_given_a_word_of_the_field_then_what_it_means_is_said(
    chat: Play, text: str, meaning: str
) -> None:
    assert meaning in await chat.say("rut", text)


@pytest.mark.accepts("R-117")
@pytest.mark.stage("fixed")
async def test_given_english_is_chosen_then_commands_are_english_and_content_stays(
    chat: Play,
) -> None:
    assert "From now on I write in English." in await chat.say("rut", "språk engelska")
    await chat.restart()

    listed = await chat.say("rut", "show open commitments")
    assert "Covers: Operativ grupp, all agencies, open, levels 1–2." in listed
    assert "Skolan håller föräldramöte om vejp." in listed
    assert "Thursday 18 February" in await chat.say("rut", "when is the next meeting?")
    assert "Nu skriver jag på svenska." in await chat.say("rut", "switch to Swedish")


@pytest.mark.accepts("R-67")
@pytest.mark.stage("fixed")
async def test_given_fewer_reminders_are_asked_for_then_none_comes_ahead_of_the_day(
    chat: Play,
) -> None:
    assert "bara på dagen" in await chat.say("tore", "påminn mindre")
    before = chat.received("tore")

    await chat.to("2027-01-29 08:35")
    assert chat.received("tore") == before
    await chat.to("2027-02-05 08:35")

    assert "1 åtagande ska vara klart idag." in chat.last("tore")


@pytest.mark.accepts("R-52")
@pytest.mark.stage("fixed")
async def test_given_the_compose_box_then_the_same_commitments_are_found_without_buttons(
    chat: Play,
) -> None:
    found = str(await chat.run.channel.search("pia", "polisens öppna", GROUP))
    assert "Å-2027-003" in found
    assert "Å-2027-004" not in found
    assert "Action." not in found

    opened = str(await chat.run.channel.search("pia", "", GROUP))
    assert all(f"Å-2027-{n:03}" in opened for n in (1, 2, 3, 4, 5, 12))
    await chat.run.channel.events.join("disa", GROUP)
    assert "'attachments'" not in str(await chat.run.channel.search("disa", "", GROUP))
    assert "Å-2027" not in str(await chat.run.channel.search("pia", "N27-01", GROUP))
