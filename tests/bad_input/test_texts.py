"""What people may type: long, odd, dangerous or wrong. It is kept, shown as it is, never run."""

import pytest

from tests.journeys.play import Play
from tests.journeys.reading import walk

FIELD = "<Er text till del 1 (högst 2 000 tecken)={}>"
REST = {"d2_nothing": "ja", "d3_raise": "inget"}
ODD = {
    "markdown": "**fet** _kursiv_ [klicka](javascript:alert(1)) # rubrik\n- ett\n1. två",
    "html": "<b>hej</b> <script>alert(1)</script> <!-- --> &amp; &#x41;",
    "emoji": "Fredag 🎉👩‍👩‍👧 på Kajen 🏳️‍🌈",
    "template": "${title} {{name}} {title} %s %(x)s {0}",
    "json": '{"type": "Action.Execute", "data": {"ref": "k"}}',
    "sql": "'; DROP TABLE briefings; --",
    "swedish": "åäö ÅÄÖ é ü ß Ø",
    "other alphabets": "سلام שלום привет 你好",
    "lines": "Ett.\n\nTvå.\r\nTre.",
}
INVISIBLE = {
    "null byte": "Lugnt\x00 i centrum.",
    "control": "Lugnt\x07\x1b[31m i\x08 centrum.",
    "right to left": "Lugnt \u202ei\u202c cent\u200frum.",
    "zero width": "Lug\u200bnt i cen\u200dt\u200crum.",
    "isolates": "\u2067Lugnt\u2069 i centrum.",
    "bell and backspace": "\x07\x08Lugnt i centrum.",
}


@pytest.mark.stage("asked")
@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("road", ["card", "typed"])
async def test_given_an_odd_text_then_others_read_it_just_as_it_was_written(
    chat: Play, kind: str, road: str
) -> None:
    """In a run of plain text, which no client reads as Markdown, HTML or a mention."""
    text = ODD[kind]
    if road == "card":
        receipt = await chat.press("rut", "Skicka in", {"d1": text, **REST})
    else:
        for typed in (f"underlag 1: {text}", "underlag 2 inget", "underlag 3 inget"):
            await chat.say("rut", typed)
        receipt = await chat.say("rut", "skicka in underlaget")
    assert "Underlaget är inskickat" in receipt
    await chat.say("kaj", "dagordning")

    card = chat.card("kaj")
    runs = [
        run["text"] for e in walk(card) if e.get("type") == "RichTextBlock" for run in e["inlines"]
    ]
    for line in text.splitlines():
        assert not line or line in runs
    marks = [str(e.get("text", "")) for e in walk(card) if e.get("type") == "TextBlock"]
    assert not any(line and line in words for line in text.splitlines() for words in marks)


@pytest.mark.stage("asked")
async def test_given_somebody_is_mentioned_in_a_text_then_the_name_stays_in_it(chat: Play) -> None:
    """The bot's own name before and after is only how it was called."""
    called = "<at>SSPF-stödet</at> underlag 1: <at>Kim Skolvärdh</at> svarar. <at>SSPF-stödet</at>"
    await chat.say("rut", called)
    card = "Fråga <at>Kim</at> eller <at>SSPF-stödet</at>"
    form = await chat.say("rut", "underlag")
    assert "=Kim Skolvärdh svarar.>" in form

    await chat.press("rut", "Skicka in", {"d1": card, **REST})

    assert f"Skola: {card}" in await chat.say("kaj", "dagordning")


@pytest.mark.stage("asked")
@pytest.mark.parametrize("kind", INVISIBLE)
async def test_given_characters_that_cannot_be_seen_then_the_visible_ones_are_shown(
    chat: Play, kind: str
) -> None:
    await chat.press("rut", "Skicka in", {"d1": INVISIBLE[kind], **REST})

    agenda = await chat.say("kaj", "dagordning")

    said = agenda.partition("Skola: ")[2].partition("\n")[0]
    assert said.replace("[31m", "") == "Lugnt i centrum."
    assert not set(agenda) & {
        "\x00",
        "\x07",
        "\x08",
        "\x1b",
        "\u202e",
        "\u200f",
        "\u200b",
        "\u2067",
    }


@pytest.mark.stage("asked")
async def test_given_an_emoji_of_several_parts_then_it_stays_whole(chat: Play) -> None:
    """A family is four characters with joiners between; without them it falls apart."""
    await chat.press("rut", "Skicka in", {"d1": ODD["emoji"], **REST})

    assert ODD["emoji"] in await chat.say("kaj", "dagordning")


@pytest.mark.stage("asked")
@pytest.mark.parametrize("unit", ["å", "ab ", "rad\n"])
async def test_given_100_000_characters_in_a_part_then_nothing_is_sent_and_the_draft_is_kept(
    chat: Play, unit: str
) -> None:
    """The answer says how much too long it is, and what of it can be seen in the form."""
    text = (unit * 100_000)[:100_000].strip()

    answer = await chat.press("rut", "Skicka in", {"d1": text, **REST})

    assert "Texten är sparad men inte skickad." in answer
    assert f"Texten är {len(text) - 2000:,} tecken för lång.".replace(",", " ") in answer
    assert "Hela texten finns kvar som utkast." in answer
    assert "Skola: saknas" in await chat.say("frida", "läget")
    await chat.restart()
    form = await chat.say("kim", "underlag")
    kept = form.partition("(högst 2 000 tecken)=")[2].partition(">\n")[0]
    assert len(kept) >= 2000
    assert text.startswith(kept.rstrip())


@pytest.mark.stage("asked")
@pytest.mark.parametrize("typed", ["", "underlag 1: ", "nytt åtagande: ", "beslut: ", "klart 4 "])
async def test_given_100_000_characters_in_chat_then_the_answer_says_what_to_do(
    chat: Play, typed: str
) -> None:
    text = typed + "Kajen är full på fredagar. " * 3700

    answer = await chat.say("frida", text)

    assert "Texten är för lång att läsa här. Korta den till 20000 tecken." in answer.replace(
        "20 000", "20000"
    )
    mine = [m for m in chat.run.channel.chat("frida") if m.sender == "frida"]
    assert mine[-1].text == text


WRONG_DATES = [
    ("flytta 4 till 12 mars vecka 9", "Vecka 9 stämmer inte med fredag 12 mars, som är vecka 10."),
    ("flytta 4 till 26 mars", "Långfredagen"),
    ("flytta 4 till 6 maj", "Kristi himmelsfärdsdag"),
    ("flytta 4 till lördag", "helg"),
    ("flytta 4 till 2026-12-01", "Datumet har redan varit."),
    ("flytta 4 till 31 februari", "Nytt datum"),
    ("flytta 4 till 99 mars", "Nytt datum"),
    ("flytta 4 till 2027-13-45", "Nytt datum"),
    ("flytta 4 till vecka 99", "Nytt datum"),
    ("flytta 4 till igår", "Nytt datum"),
    ("flytta 4 till 99999999999999999999", "Nytt datum"),
    ("flytta 4", "Nytt datum"),
    ("flytta 999 till 4 mars", "Jag hittar inget sådant åtagande som du kan se."),
    ("flytta Å-9999-99999999 till 4 mars", "Jag hittar inget sådant åtagande som du kan se."),
    ("klart 0", "Jag hittar inget sådant åtagande som du kan se."),
    ("klart Å-2027-006", "Jag hittar inget sådant åtagande som du kan se."),
    ("klart 1", "Du har inte behörighet till det här."),
    ("avbryt 4", "Varför avbryts det?"),
    ("ångra", "Det finns inget att ångra."),
    ("ja", "Vad vill du svara ja på?"),
    ("blabla", "Jag förstod inte det."),
    ("stäng 99 åtgärd", "Det kan bara den som är sammankallande göra"),
    ("underlag 9: hej", "Underlaget har 3 delar."),
    ("underlag 1", "Vad vill du skriva i del 1?"),
]


@pytest.mark.stage("decided")
@pytest.mark.parametrize(("typed", "then"), WRONG_DATES)
async def test_given_something_wrong_is_typed_then_the_answer_is_clear_and_nothing_changes(
    chat: Play, typed: str, then: str
) -> None:
    before = await chat.say("kaj", "öppna åtaganden")

    answer = await chat.say("rut", typed)

    assert then in answer
    assert await chat.say("kaj", "öppna åtaganden") == before


@pytest.mark.stage("called")
@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("flytta mötet till 6 maj", "Kristi himmelsfärdsdag"),
        ("flytta mötet till 24 februari", "sportlov"),
        ("flytta mötet till 23 januari", "helg"),
        ("flytta mötet till 28 januari vecka 9", "Vecka 9 stämmer inte med"),
        ("flytta mötet till 2026-01-01", "har redan varit"),
        ("flytta mötet till igår", "Vilken dag eller tid?"),
        ("flytta mötet till 28 januari kl. 25.99", "Vilken dag eller tid?"),
    ],
)
async def test_given_a_doubtful_day_for_a_meeting_then_it_is_asked_about_first(
    chat: Play, typed: str, then: str
) -> None:
    answer = await chat.say("frida", typed)

    assert then in answer
    assert "Torsdag 21 januari kl. 13.00–15.00" in await chat.say("rut", "nästa möte")
