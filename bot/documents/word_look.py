"""How our Word template looks: page, box and table as in the PDF, in styles that can be changed.

Everything is a named style, so that a municipality changes a font in one place of its own copy.
"""

from typing import Any

from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

BLACK = RGBColor(0, 0, 0)
NOTE, CELL, TABLE = "Note", "Cell", "Table Grid"
FONT = "Calibri"
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="787878"'
"""Half a point of grey."""
INSET = 100
"""Twentieths of a point between a cell's side and its words."""


def look(written: Written) -> None:
    """Black on white, one font, room between the lines."""
    section = written.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    styles: Any = written.styles
    _sized(styles["Normal"], 11, before=0, after=6)
    _sized(styles["Title"], 24, before=6, after=12)
    _sized(styles["Heading 1"], 15, before=18, after=6)
    _sized(styles["Heading 2"], 12.5, before=12, after=4)
    _sized(styles["Footer"], 9, before=0, after=0)
    styles["Footer"].paragraph_format.tab_stops.clear_all()
    for name in ("Title", "Heading 1", "Heading 2"):
        _plain(styles[name])
    _sized(styles.add_style(CELL, WD_STYLE_TYPE.PARAGRAPH), 10, before=2, after=2)
    styles[CELL].base_style = styles["Normal"]
    _boxed(styles.add_style(NOTE, WD_STYLE_TYPE.PARAGRAPH), styles["Normal"])
    _lined(styles[TABLE])


def number_pages(foot: Paragraph) -> None:
    """`Sida 1 av 2` at the right; the words come with the document."""
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(16.2), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run().add_tab()
    foot.add_run("{{ page[0] }} ")
    _field(foot, "PAGE")
    foot.add_run(" {{ page[1] }} ")
    _field(foot, "NUMPAGES")


def _sized(style: Any, points: float, *, before: float, after: float) -> None:
    style.font.name, style.font.size = FONT, Pt(points)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _plain(style: Any) -> None:
    style.font.color.rgb, style.font.bold = BLACK, True
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)


def _boxed(style: Any, normal: Any) -> None:
    """A grey box with a dark edge at the left."""
    style.base_style = normal
    _sized(style, 11, before=0, after=0)
    properties = style.element.get_or_add_pPr()
    edge = 'w:val="single" w:sz="20" w:space="8" w:color="5A5A5A"'
    properties.append(parse_xml(f"<w:pBdr {nsdecls('w')}><w:left {edge}/></w:pBdr>"))
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    properties.append(parse_xml(shade))
    style.paragraph_format.left_indent = Cm(0.4)
    style.paragraph_format.line_spacing = 1.25


def _lined(style: Any) -> None:
    """Lines between the rows and none between the columns."""
    properties = style.element.find(qn("w:tblPr"))
    for old in properties.findall(qn("w:tblBorders")) + properties.findall(qn("w:tblCellMar")):
        properties.remove(old)
    lines = "".join(f"<w:{side} {LINE}/>" for side in ("top", "bottom", "insideH"))
    properties.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"))
    sides = "".join(f'<w:{side} w:w="{INSET}" w:type="dxa"/>' for side in ("left", "right"))
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def _field(foot: Paragraph, name: str) -> None:
    """A number that Word works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = OxmlElement("w:r")
    shown = OxmlElement("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    foot._p.append(field)
