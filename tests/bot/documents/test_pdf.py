"""PDF/UA: tagged, named, in its language; text that is hostile stays text."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.blocks import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Note,
    Paragraph,
    Table,
    as_data,
)
from bot.documents.pdf import pdf_of
from tests.bot.documents.reading_pdf import headings, read

HOSTILE = (
    '#import "@preview/x:1.0.0": *',
    "*fet* _kursiv_ `kod` $x^2$ <etikett> @hänvisning",
    "\\u{41} \\\\ \\",
    "{{ 7*7 }} {% for x in y %} <w:p/>",
    "= Rubrik\n- lista\n+ ett\n/ ord: mening",
    '#read("/etc/passwd") #sys.inputs',
    "//kommentar /* kommentar */ https://example.org",
    "مرحبا 👍🏽 中文 \u202eesrever ﷽",
    "\x00\x07\ud800",
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path d="M0 0h9"/></svg>'


def a_document(*blocks: Block, language: str = "sv", missing: str = "") -> Document:
    return Document(
        title="Dagordning till SSPF-mötet",
        language=language,
        municipality="Norrsjö kommun",
        foot="Gjort torsdag 18 februari 2027",
        page=("Sida", "av"),
        blocks=blocks,
        missing=missing,
    )


def of_every_kind() -> tuple[Block, ...]:
    return (
        Note(("Mötet ersätter inte skyldigheten att göra orosanmälan.",)),
        Heading("Allmänt"),
        Heading("1. Öppning", 2),
        Paragraph("Närvaron är god.", "Skola:"),
        Bullets(("Ett", "Två")),
        Table(("Nr", "Åtagande"), (("Å-2027-001", "Öppna lokalen."),), (1, 3)),
        Chart("Åtaganden efter läge", (("Klara", 7), ("Pågår", 0)), "Klara 7 och Pågår 0."),
    )


def test_given_a_document_when_made_then_it_is_tagged_and_says_what_it_is() -> None:
    found = read(pdf_of(as_data(a_document(*of_every_kind()))))

    assert (found.conformance, found.is_marked, found.shows_title) == ("1", True, True)
    assert found.title == "Dagordning till SSPF-mötet"
    assert found.language.lower().startswith("sv")
    assert {"Table", "L", "LI", "P"} <= set(found.roles)


def test_given_headings_when_made_then_they_stand_in_order_and_none_is_skipped() -> None:
    levels = headings(read(pdf_of(as_data(a_document(*of_every_kind())))))

    assert levels[0] == 1
    assert all(later - former <= 1 for former, later in pairwise(levels))


def test_given_a_table_when_made_then_its_first_row_is_its_head() -> None:
    assert read(pdf_of(as_data(a_document(*of_every_kind())))).heads == 2


def test_given_pictures_when_made_then_each_says_what_it_shows() -> None:
    found = read(pdf_of(as_data(a_document(*of_every_kind())), LOGO))

    assert set(found.alts) == {"Norrsjö kommun", "Klara 7 och Pågår 0."}


def test_given_english_when_made_then_it_says_so() -> None:
    said = as_data(a_document(Paragraph("Hello."), language="en"))

    assert read(pdf_of(said)).language.lower().startswith("en")


def test_given_any_document_when_made_then_no_font_of_the_machine_is_in_it() -> None:
    fonts = read(pdf_of(as_data(a_document(*of_every_kind())))).fonts

    assert fonts
    assert all(f.startswith(("Libertinus", "NewCM", "NewComputer", "DejaVu")) for f in fonts)


@pytest.mark.parametrize("text", HOSTILE)
def test_given_hostile_text_anywhere_when_made_then_it_is_only_text(text: str) -> None:
    text = f"före {text}"
    blocks = (
        Heading(text),
        Paragraph(text, text),
        Bullets((text,)),
        Note((text,)),
        Table((text, "B"), ((text, text),), (1, 1)),
        Chart(text, ((text, 1),), text),
    )
    plain = read(pdf_of(as_data(a_document(*blocks))))
    usual = read(pdf_of(as_data(a_document(*_instead(blocks)))))

    assert plain.roles == usual.roles


def _instead(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same shape with words that nobody could misread."""
    return (
        Heading("x"),
        Paragraph("x", "x"),
        Bullets(("x",)),
        Note(("x",)),
        Table(("x", "B"), (("x", "x"),), (1, 1)),
        Chart("x", (("x", 1),), "x"),
    )


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_whatever_is_written_there_is_always_a_pdf(text: str) -> None:
    """No letter, mark or half of a character stops a document."""
    assert pdf_of(as_data(a_document(Heading("1"), Paragraph(text, text)))).startswith(b"%PDF")


def test_given_forty_pages_when_made_then_the_head_of_the_table_stands_on_every_page() -> None:
    rows = tuple((f"Å-2027-{n:03}", "Öppna lokalen på fredagar. " * 12) for n in range(520))
    made = read(pdf_of(as_data(a_document(Table(("Nr", "Åtagande"), rows, (1, 4))))))

    assert made.pages >= 40
    assert made.roles.count("TR") == 521


def test_given_nothing_to_say_when_made_then_it_is_one_page() -> None:
    assert read(pdf_of(as_data(a_document()))).pages == 1


def test_given_a_word_longer_than_the_page_when_made_then_it_stays_on_it() -> None:
    word = "Realisationsvinstbeskattningsförordning" * 20

    assert read(pdf_of(as_data(a_document(Paragraph(word))))).pages == 1


def test_given_a_letter_that_no_font_has_when_made_then_that_is_said_last() -> None:
    said = a_document(Paragraph("👍"), missing="Tecken saknas.")
    without = a_document(Paragraph("ja"), missing="Tecken saknas.")

    assert len(read(pdf_of(as_data(said))).roles) == len(read(pdf_of(as_data(without))).roles) + 1
