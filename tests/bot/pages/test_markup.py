"""HTML is written in one place, and nothing that people wrote is ever markup."""

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bot.pages.markup import element, join


class Read(HTMLParser):
    """What a browser finds: the elements, their attributes, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


def read(markup: str) -> Read:
    found = Read()
    found.feed(markup)
    found.close()
    return found


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


@given(text=TEXTS, value=TEXTS)
def test_whatever_is_said_comes_out_as_words_and_never_as_markup(text: str, value: str) -> None:
    found = read(element("p", text, title=value))

    assert (found.tags, found.words) == (["p"], text)
    assert found.attributes == [("title", value)]


def test_given_what_would_break_out_of_an_attribute_then_it_stays_inside() -> None:
    made = element("input", value='"><script>alert(1)</script>', type="text")

    assert read(made).tags == ["input"]
    assert '"><script' not in made


def test_given_markup_within_markup_then_it_is_kept_and_words_beside_it_are_not() -> None:
    assert join(element("b", "x"), "<b>") == "<b>x</b>&lt;b&gt;"


def test_given_yes_no_and_nothing_then_only_yes_is_an_attribute() -> None:
    assert element("input", checked=True, disabled=False, id=None, class_="x", aria_label="y") == (
        '<input checked class="x" aria-label="y">'
    )


def test_given_a_text_with_entities_then_it_is_read_as_it_was_typed() -> None:
    assert unescape(element("p", "&amp;")[3:-4]) == "&amp;"
