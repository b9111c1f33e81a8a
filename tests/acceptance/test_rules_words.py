"""How it is said and shown: words before colours, plain Swedish, dates (R-112, R-114 to R-116)."""

import re
import unicodedata
from email import message_from_bytes
from email.policy import default
from typing import Any

import pytest

from tests.journeys.play import EVERYONE, NORRSJO, Play
from tests.journeys.reading import card_lines, plain, text_of, walk
from tests.journeys.stages import brief

STATES = "Planerat|Pågår|Klart|Behöver hjälp|Avbrutet|Försenat \\d+ dag(?:ar)?"
TO_COPY = re.compile(rf"Å-2027-\d+;[^;]+;\d{{4}}-\d\d-\d\d;\d+;(?:{STATES})")
"""A row for a spreadsheet, folded away below the list: its columns are what a spreadsheet reads."""
MOST_WORDS, MOST_WORDS_ON_AVERAGE, HIGHEST_LIX, LONG_WORD = 22, 12, 35, 6


async def two_meetings(chat: Play) -> list[dict[str, Any]]:
    """Every card that anybody has seen in a cycle where something happens to each commitment."""
    for typed in ("klart 3", "ja", "behöver hjälp 3", "åtgärdsplan", "dagordning", "underlag"):
        await chat.say("pia", typed)
    for typed in ("flytta 4 till 4 mars", "ja", "pågår 4", "ja", "hjälp", "mina åtaganden"):
        await chat.say("rut", typed)
    for typed in ("avbryt 12: Hinner inte.", "läget", "närvaro", "anteckna", "möten", "försenade"):
        await chat.say("frida", typed)
    await brief(chat, "pia")
    await chat.to("2027-03-19 12:00")
    return [m.card for who in EVERYONE for m in chat.chat(who) if m.card]


@pytest.mark.accepts("R-112")
@pytest.mark.stage("again")
async def test_given_all_cards_then_a_state_is_a_word_and_no_symbol_or_colour_stands_alone(
    chat: Play,
) -> None:
    cards = await two_meetings(chat)

    for card in cards:
        for words in card_lines(card):
            symbols = [c for c in words if unicodedata.category(c) in ("So", "Sk")]
            assert symbols == [], words
        for element in walk(card):
            if element.get("color") or element.get("style") in ("attention", "warning", "good"):
                assert "".join(card_lines(element)).strip(), element
            assert element.get("type") not in ("Image", "Icon", "Media")
    lists = [await chat.say("kaj", typed) for typed in ("öppna åtaganden", "försenade")]
    rows = re.findall(r"^Å-2027-\d+.*$", "\n".join(lists), flags=re.MULTILINE)
    shown = [row for row in rows if not TO_COPY.fullmatch(row)]
    assert len(shown) > 4
    assert [r for r in shown if not re.fullmatch(rf"Å-2027-\d+ · (?:{STATES})", r)] == []
    standing = await chat.say("kaj", "läget")
    seats = re.findall(
        r"^(?:Ungas fritid|Skola|Socialtjänst|Polis|Säkerhet.*?): (.*)$", standing, re.MULTILINE
    )
    assert len(seats) == 5
    assert set(seats) <= {"saknas", "inskickat", "lämnat muntligt"}


@pytest.mark.accepts("R-114")
@pytest.mark.stage("again")
async def test_given_everything_the_bot_says_then_it_is_plain_swedish(chat: Play) -> None:
    """Only the product's own words: what people wrote stands in other elements and is left out."""
    cards = await two_meetings(chat)
    said = {words for card in cards for element in walk(card) for words in own_words(element)}
    said |= {text_of(m) for who in EVERYONE for m in chat.chat(who) if not m.card}

    sentences = [s for words in said for s in sentences_of(words)]
    words = [re.findall(r"[\wÅÄÖåäö]+", sentence) for sentence in sentences]
    words = [each for each in words if each]
    count = sum(map(len, words))
    long_words = sum(len(word) > LONG_WORD for each in words for word in each)

    assert count > 500
    assert [" ".join(each) for each in words if len(each) > MOST_WORDS] == []
    assert count / len(words) <= MOST_WORDS_ON_AVERAGE
    assert count / len(words) + 100 * long_words / count <= HIGHEST_LIX


def own_words(element: dict[str, Any]) -> list[str]:
    """Texts, labels, helps and titles; not names of people in a list of them."""
    kind = str(element.get("type", ""))
    if kind == "TextBlock":
        said = [str(element["text"])]
    elif kind.startswith("Input."):
        said = [str(element.get(name, "")) for name in ("label", "title", "errorMessage")]
    else:
        said = [str(element["title"])] if kind.startswith("Action.") else []
    return [plain(words) for words in said if "Rektorsdotter" not in words]


def sentences_of(words: str) -> list[str]:
    """Markdown taken away; a row of a list, a heading and a label are sentences too."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words).replace("*", "")
    words = re.sub(r"\bkap\.|\bkl\.", "", words)
    return [s for line in words.splitlines() for s in re.split(r"(?<=[.!?:])\s+", line) if s]


@pytest.mark.accepts("R-115")
@pytest.mark.stage("again")
async def test_given_everything_that_is_shown_then_dates_and_weeks_are_written_out(
    chat: Play,
) -> None:
    """`torsdag 18 februari kl. 13.00`, `vecka 7`: no other way of writing a day or an hour."""
    cards = await two_meetings(chat)

    lines = [plain(words) for card in cards for words in card_lines(card)]
    folded = [
        plain(words)
        for card in cards
        for element in walk(card)
        if element.get("isVisible") is False
        for words in card_lines(element)
    ]
    assert {words for words in lines if TO_COPY.fullmatch(words)} <= set(folded)
    lines = [words for words in lines if not TO_COPY.fullmatch(words)]
    lines = [re.sub(r"^<.*?=.*?>", "", words) for words in lines]
    other_ways = r"(?<!Å-)\b\d{4}-\d\d\b|\b\d\d:\d\d\b|\b\d{1,2}/\d{1,2}\b|\bv\. ?\d"
    assert [words for words in lines if re.search(other_ways, words)] == []
    text = "\n".join(lines)
    months = "januari|februari|mars|april|maj|juni|december"
    days = re.findall(rf"(\S+) \d{{1,2}} (?:{months})\b", text)
    assert len(days) > 100
    weekday = re.compile(r"\W*(?:mån|tis|ons|tors|fre|lör|sön)dag", re.IGNORECASE)
    typed_examples = ("till", "mötet", "mars,")
    assert {d for d in days if not weekday.fullmatch(d) and d not in typed_examples} == set()
    assert "torsdag 18 februari kl. 13.00" in text
    assert re.search(r"torsdag 11 februari \(vecka 6\)", text)


@pytest.mark.accepts("R-116")
@pytest.mark.stage("decided")
@pytest.mark.parametrize(
    "typed",
    [
        "öppna åtaganden för säkerhet och beredskap",
        "oppna ataganden for sakerhet och beredskap",
        "ÖPPNA ÅTAGANDEN FÖR SÄKERHET",
        "o\u0308ppna a\u030ataganden fo\u0308r sa\u0308kerhet",
        "Öppna ataganden SAKERHET?",
    ],
)
async def test_given_any_case_and_any_diacritics_then_the_search_finds_the_same(
    chat: Play, typed: str
) -> None:
    listed = await chat.say("rut", typed)

    assert "Öppna åtaganden\n**1 åtagande.**" in listed
    assert "Säkerhet och beredskap felanmäler lampor." in listed
    assert "Polisen" not in listed


@pytest.mark.accepts("R-116")
async def test_given_swedish_letters_in_names_and_folders_then_all_of_it_works(chat: Play) -> None:
    chat.folder = chat.folder.with_name("Åtgärder för säkerhet")
    await chat.move_to_municipality(
        NORRSJO.read_text(encoding="utf-8").replace("Kim Skolvärdh", "Åsa-Örjan Ärlig")
    )
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.press("rut", "Skicka svar", {"Vem kommer i ditt ställe?": "Åsa-Örjan"})

    assert "Åsa-Örjan Ärlig kommer i ditt ställe." in chat.last("rut")
    assert "Åsa-Örjan Ärlig" in await chat.say("frida", "läget")
    to_deputy = [line for line in await chat.mails() if line.to.startswith("Åsa-Örjan Ärlig")]
    assert len(to_deputy) == 1
    content = await chat.run.rehearsal.mail(to_deputy[0].name)
    assert content is not None
    mail = message_from_bytes(content, policy=default)
    assert mail["To"].addresses[0].display_name == "Åsa-Örjan Ärlig"
    await chat.restart()
    assert "Åsa-Örjan Ärlig kommer i ditt ställe." in chat.last("rut")
