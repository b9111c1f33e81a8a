"""The small things every card is made of: text, marks, cuts, dates, pages, buttons."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.actions import short
from cards.briefing_part import Parts
from cards.envelope import size
from cards.markdown import LIST_START, MARKS, Markdown, escaped, joined, link
from cards.pages import PAGE_SIZE, Section, page_of, paged
from cards.parts import cut, line, paragraphs, shown
from cards.text import Text
from sspf.domain.messages.general import Span

SV, EN = Text.load("sv"), Text.load("en")
DAY = date(2027, 2, 18)
NOON = datetime(2027, 2, 17, 12)  # noqa: DTZ001 local wall time


def test_dates_are_written_as_people_write_them() -> None:
    assert SV.day(DAY) == "torsdag 18\u00a0februari"
    assert SV.day(DAY, year=True) == "torsdag 18\u00a0februari\u00a02027"
    assert SV.day_week(DAY) == "torsdag 18\u00a0februari (vecka\u00a07)"
    assert SV.clock(time(9, 5)) == "kl.\u00a009.05"
    assert SV.span(time(13), time(15)) == "kl.\u00a013.00–15.00"
    assert SV.moment(NOON) == "onsdag 17\u00a0februari kl.\u00a012.00"
    assert EN.moment(NOON) == "Wednesday 17\u00a0February at 12:00"


def test_the_last_days_of_a_year_belong_to_the_week_of_their_thursday() -> None:
    assert SV.week(date(2026, 12, 31)) == "vecka\u00a053"
    assert SV.week(date(2027, 1, 7)) == "vecka\u00a01"


def test_lists_and_numbers_follow_the_language() -> None:
    assert SV.join(["A", "B", "C"]) == "A, B och C"
    assert EN.join(["A", "B", "C"]) == "A, B and C"
    assert "2\u00a0000\u00a0tecken" in SV("briefing.text", n=1, limit=2000)
    assert SV.capital("åtta") == "Åtta"


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "Du har 0 åtaganden att uppdatera"),
        (1, "Du har 1 åtagande att uppdatera"),
        (2, "Du har 2 åtaganden att uppdatera"),
    ],
)
def test_one_and_several_are_told_apart(n: int, words: str) -> None:
    assert SV.plural("title.digest", n) == words


def test_values_of_a_notice_are_put_in_words() -> None:
    assert SV.worded(NOON) == SV.moment(NOON)
    assert SV.worded(DAY) == SV.day(DAY)
    assert SV.worded(time(13)) == "kl.\u00a013.00"
    assert SV.worded(Span(time(13), time(15))) == "kl.\u00a013.00–15.00"
    assert SV.worded(("reason.weekend", "Skola")) == "helg och Skola"
    assert SV.worded(7) == 7


def test_a_link_leads_to_the_web_or_nowhere() -> None:
    assert link("Så [gör] du", "https://a.example.org/x(1)") == (
        "[Så \\[gör\\] du](https://a.example.org/x%281%29)"
    )
    assert link("Så gör du", "javascript:alert(1)") == "Så gör du"


def test_names_never_start_a_list() -> None:
    assert escaped("1. Skola") == "1\\. Skola"
    assert escaped("- Skola") == "\\- Skola"
    assert escaped("Sekreterare-Ek") == "Sekreterare-Ek"
    assert joined("a", "", Markdown("**b**")) == "a **b**"


@given(st.text(), st.integers(min_value=1, max_value=500))
def test_what_is_cut_is_never_longer_and_always_the_beginning(text: str, limit: int) -> None:
    short_text = cut(text, limit)

    assert len(short_text) <= max(limit, 0) + 2
    assert len(text) > limit or short_text == text
    assert text.startswith(short_text.removesuffix(" …").rstrip()[:limit])


def test_a_cut_comes_after_a_sentence_or_a_word() -> None:
    assert cut("Ett. Två tre fyra fem.", 11) == "Ett. …"
    assert cut("Ett två tre fyra", 9) == "Ett två …"
    assert cut("x" * 30, 9) == "x" * 9 + " …"


@given(st.text())
def test_whatever_was_typed_can_be_sent(text: str) -> None:
    assert size(paragraphs(text, 300)) >= 0
    shown(text).encode("utf-8")


@given(st.lists(st.integers(min_value=0, max_value=4000), max_size=40))
def test_pages_hold_every_row_once_in_order(lengths: list[int]) -> None:
    rows = tuple([line(Markdown(f"{n} {'x' * length}"))] for n, length in enumerate(lengths))
    pages = paged([Section(head=[line(Markdown("Punkt"))], rows=rows)])

    seen = [e for page in pages for e in page if e["text"] != "Punkt"]
    assert seen == [row[0] for row in rows]
    assert all(size(page) <= PAGE_SIZE + 4 for page in pages)
    assert all(len(page) <= 11 for page in pages)


def test_a_page_that_is_not_there_is_the_nearest_one() -> None:
    pages = [[line(Markdown("1"))], [line(Markdown("2"))]]

    assert page_of(pages, 0) == (pages[0], 1)
    assert page_of(pages, 9) == (pages[1], 2)


def test_a_button_with_a_long_name_is_cut() -> None:
    assert short("Läs hela 3, Säkerhet och beredskap") == "Läs hela 3, Säkerhet…"
    assert short("Läs hela 3, Polis") == "Läs hela 3, Polis"


def test_fields_are_gathered_by_part() -> None:
    back = Parts.model_validate({"d10": "a", "d10_nothing": "nej", "d2_raise": "inget"})

    assert back.parts[10].text == "a"
    assert back.parts[2].is_raised is False
    assert Parts.model_validate(back.model_dump()) == back


@given(st.text(alphabet="abå 1.)#+-*_`[]<>&;|~\\\n\t\u2003", max_size=8))
def test_given_any_words_when_left_as_they_are_then_nothing_in_them_can_be_read_as_a_mark(
    words: str,
) -> None:
    said = escaped(words)

    if said == words:
        assert not MARKS.search(words)
        assert not LIST_START.match(words)
        assert "\n" not in words
