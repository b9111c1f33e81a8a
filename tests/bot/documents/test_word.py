"""Word: our template and the municipality's own; what people write is text and nothing else."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from bot.documents.blocks import Paragraph, Table, as_data
from bot.documents.letterhead import LetterheadFaultError
from bot.documents.word import template_fault, word_of
from bot.documents.word_template import TEMPLATE, made
from tests.bot.documents.test_pdf import HOSTILE, LOGO, a_document, of_every_kind


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(data))


def test_given_our_template_then_it_is_what_the_script_makes() -> None:
    kept, anew = ZipFile(TEMPLATE), ZipFile(BytesIO(made()))

    for part in ("word/document.xml", "word/styles.xml", "word/footer1.xml"):
        assert kept.read(part) == anew.read(part), part


def test_given_a_document_when_made_then_title_language_headings_and_heads_are_there() -> None:
    found = opened(word_of(as_data(a_document(*of_every_kind()))))

    assert found.core_properties.title == "Dagordning till SSPF-mötet"
    assert found.core_properties.language == "sv-SE"
    styles = [p.style.name for p in found.paragraphs if p.style and p.text]
    assert [s for s in styles if s.startswith(("Title", "Head"))] == [
        *("Title", "Heading 1", "Heading 2", "Heading 2"),
    ]
    assert "List Bullet" in styles
    first = found.tables[0].rows[0]
    assert [cell.text for cell in first.cells] == ["Nr", "Åtagande"]
    assert first._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None


def test_given_a_table_then_its_columns_are_as_wide_as_their_shares() -> None:
    table = Table(head=("Nr", "Åtagande"), rows=(("1", "Ringa"),), widths=(1, 4))

    [found] = opened(word_of(as_data(a_document(table)))).tables

    narrow, wide = (column.width for column in found.columns)
    assert wide == pytest.approx(4 * narrow, rel=0.01)
    assert [cell.width for cell in found.rows[1].cells] == [narrow, wide]


def test_given_a_template_with_a_table_of_its_own_then_that_is_left_as_it_is() -> None:
    own = opened(made())
    mine = own.add_table(rows=1, cols=2)
    before = [column.width for column in mine.columns]

    found = opened(word_of(as_data(a_document(*of_every_kind())), template=_saved(own)))

    assert [column.width for column in found.tables[-1].columns] == before


def test_given_a_document_then_its_pages_are_numbered_in_words_of_its_language() -> None:
    foot = opened(word_of(as_data(a_document()))).sections[0].footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]

    assert fields == ["PAGE", "NUMPAGES"]
    assert foot.text.startswith("Norrsjö kommun · ")
    assert "".join(t.text for t in foot._p.iter(qn("w:t"))).endswith("Sida 1 av 1")


def test_given_pictures_when_made_then_each_says_what_it_shows() -> None:
    found = opened(word_of(as_data(a_document(*of_every_kind())), LOGO))
    pictures = found.element.body.iter(qn("wp:docPr"))

    assert [p.get("descr") for p in pictures] == ["Norrsjö kommun", "Klara 7 och Pågår 0."]


@pytest.mark.parametrize("text", HOSTILE)
def test_given_hostile_text_when_made_then_it_stands_as_it_was_written(text: str) -> None:
    found = opened(word_of(as_data(a_document(Paragraph(f"före {text} efter")))))

    said = next(p.text for p in found.paragraphs if p.text.startswith("före"))
    if text.isprintable() and '"' not in text:
        assert said == f"före {text} efter"
    assert "efter" in said
    assert "49" not in said


def test_given_no_logotype_then_no_empty_line_stands_for_it() -> None:
    assert opened(word_of(as_data(a_document()))).paragraphs[0].text == "Norrsjö kommun"


def test_given_a_template_of_the_municipality_when_used_then_its_own_words_stay() -> None:
    own = opened(made())
    own.add_paragraph("Kommunens egen fot")

    found = opened(word_of(as_data(a_document()), template=_saved(own)))

    assert found.paragraphs[-1].text == "Kommunens egen fot"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("Bara text", "letterhead.template_no_blocks"),
        ("{{ blocks|length }} {{ personnummer }}", "letterhead.template_unknown"),
        ("{{ blocks", "letterhead.template_wrong"),
        ("{% for block in blocks %}", "letterhead.template_wrong"),
        ("{{ blocks.__class__.__mro__ }}", "letterhead.template_wrong"),
        ("{{ blocks|length / 0 }}", "letterhead.template_wrong"),
    ],
)
def test_given_a_template_that_cannot_be_filled_then_it_is_said_why(words: str, fault: str) -> None:
    own = docx.Document()
    own.add_paragraph(words)
    template = _saved(own)

    assert template_fault(template) == fault
    if fault == "letterhead.template_wrong":
        with pytest.raises(LetterheadFaultError, match=fault):
            word_of(as_data(a_document()), template=template)


def test_given_our_own_template_then_nothing_is_wrong_with_it() -> None:
    assert template_fault(made()) == ""


def test_given_what_is_no_word_file_then_it_is_said() -> None:
    assert template_fault(b"PK\x03\x04 not whole") == "letterhead.template_wrong"


def _saved(own: docx.document.Document) -> bytes:
    out = BytesIO()
    own.save(out)
    return out.getvalue()
