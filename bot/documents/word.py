"""A document as Word: our template or the municipality's own, filled with text that stays text.

Jinja escapes every value (autoescape) and runs in its sandbox: a template is somebody's file.
"""

from functools import cache
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from bot.documents.letterhead import LetterheadFaultError
from bot.documents.pdf import chart_picture, drawn
from bot.documents.typography import typeset_all
from bot.documents.word_template import LOGO_HEIGHT, TEMPLATE

LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
KNOWN = frozenset({"logo", "municipality", "title", "blocks", "foot", "page"})
"""What a template may ask for."""
CHART_WIDTH = Cm(15)
UNFILLED = (
    *(TemplateError, BadZipFile, SyntaxError),  # lxml: what is no XML is a SyntaxError
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError),
)
"""What a template of somebody else's may lead to."""


def word_of(told: dict[str, Any], logo: str = "", template: bytes = b"") -> bytes:
    """LetterheadFaultError when the municipality's own template cannot be filled."""
    said = typeset_all(told, told["language"])
    try:
        filled = _filled(said, logo, template or TEMPLATE.read_bytes())
    except UNFILLED:
        if template:
            raise LetterheadFaultError("letterhead.template_wrong") from None
        raise
    return filled


def template_fault(template: bytes) -> str:
    """Key of what is wrong with it, or empty: it is filled with one of each block."""
    try:
        asked = DocxTemplate(BytesIO(template)).get_undeclared_template_variables(_jinja())
        if "blocks" not in asked:
            return "letterhead.template_no_blocks"
        if asked - KNOWN:
            return "letterhead.template_unknown"
        word_of(SAMPLE, template=template)
    except LetterheadFaultError as fault:
        return fault.key
    except UNFILLED:
        return "letterhead.template_wrong"
    return ""


def _filled(told: dict[str, Any], logo: str, template: bytes) -> bytes:
    document = DocxTemplate(BytesIO(template))
    document.init_docx()
    told = {**told, "blocks": [_block(block, document) for block in told["blocks"]]}
    told["logo"] = InlineImage(document, BytesIO(drawn(logo)), height=LOGO_HEIGHT) if logo else ""
    document.render(told, jinja_env=_jinja(), autoescape=True)
    _describe(document, [told["municipality"]] if logo else [], told["blocks"])
    _share(document, told["blocks"])
    _name(document, told)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _block(block: dict[str, Any], document: DocxTemplate) -> dict[str, Any]:
    if block["kind"] != "chart":
        return block
    picture = InlineImage(document, BytesIO(chart_picture(block)), width=CHART_WIDTH)
    return {**block, "image": picture}


def _describe(document: DocxTemplate, first: list[str], blocks: list[dict[str, Any]]) -> None:
    """Every picture says in words what it shows; they stand in the order of the page."""
    words = [*first, *(block["alt"] for block in blocks if block["kind"] == "chart")]
    pictures = document.docx.element.body.iter(qn("wp:docPr"))
    for picture, alt in zip(pictures, words, strict=False):
        picture.set("descr", alt)


def _share(document: DocxTemplate, blocks: list[dict[str, Any]]) -> None:
    """Each table's columns as wide as their words need; one of the municipality's own is left."""
    told = [block for block in blocks if block["kind"] == "table"]
    drawn_tables = document.docx.tables
    if len(told) != len(drawn_tables):
        return
    for table, block in zip(drawn_tables, told, strict=True):
        whole = sum(column.width or 0 for column in table.columns)
        table.autofit = False
        for column, share in zip(table.columns, block["widths"], strict=False):
            width = Emu(whole * share // sum(block["widths"]))
            column.width = width
            for cell in column.cells:
                cell.width = width


def _name(document: DocxTemplate, told: dict[str, Any]) -> None:
    """Title and language, as a reader's program asks for them; no name of who made it."""
    known = document.docx.core_properties
    known.title, known.author, known.last_modified_by = told["title"], told["municipality"], ""
    known.language = LANGUAGES[told["language"]]
    styles = document.docx.styles.element
    for properties in styles.iter(qn("w:rPrDefault")):
        look = properties.find(qn("w:rPr"))
        language = None if look is None else look.find(qn("w:lang"))
        if language is None and look is not None:
            language = OxmlElement("w:lang")
            look.append(language)
        if language is not None:
            language.set(qn("w:val"), LANGUAGES[told["language"]])


@cache
def _jinja() -> SandboxedEnvironment:
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


SAMPLE: dict[str, Any] = {
    "title": "Prov",
    "language": "sv",
    "municipality": "Kommun",
    "foot": "",
    "page": ["Sida", "av"],
    "missing": "",
    "blocks": [
        {"kind": "heading", "text": "Rubrik", "level": 1},
        {"kind": "paragraph", "text": "Text", "lead": ""},
        {"kind": "bullets", "items": ["Text"]},
        {"kind": "note", "lines": ["Text"]},
        {"kind": "table", "head": ["A", "B"], "rows": [["1", "2"]], "widths": [1, 1]},
        {"kind": "chart", "title": "Diagram", "bars": [["A", 1]], "alt": "A 1"},
    ],
}
