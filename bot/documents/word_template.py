"""`python -m bot.documents.word_template`: makes `document.docx`, the template of ours.

A municipality copies it, gives it its own fonts, head and foot, and saves it as `mall.docx`. What
stands between braces must stay: it is where the text comes (docxtpl, Jinja).
"""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import Table

from bot.documents.word_look import CELL, NOTE, TABLE, look, number_pages

TEMPLATE = Path(__file__).with_name("document.docx")
MOST_COLUMNS = 7
NEVER = datetime(2027, 1, 1)  # noqa: DTZ001  python-docx writes it as it stands, in UTC
LOGO_HEIGHT = Cm(1.6)


def made() -> bytes:
    written = Document()
    look(written)
    _nobodys(written)
    _if(written, "logo")
    written.add_paragraph("{{ logo }}")
    _say(written, "{%p endif %}")
    written.add_paragraph("{{ municipality }}")
    written.add_paragraph("{{ title }}", style="Title")
    _say(written, "{%p for block in blocks %}")
    _blocks(written)
    _say(written, "{%p endfor %}")
    foot = written.sections[0].footer.paragraphs[0]
    foot.text = "{{ municipality }} · {{ foot }}"
    number_pages(foot)
    out = BytesIO()
    written.save(out)
    return out.getvalue()


def _blocks(written: Written) -> None:
    for level in (1, 2):
        _if(written, f"block.kind == 'heading' and block.level == {level}")
        written.add_heading("{{ block.text }}", level)
        _say(written, "{%p endif %}")
    _if(written, "block.kind == 'paragraph'")
    said = written.add_paragraph()
    said.add_run("{% if block.lead %}{{ block.lead }} {% endif %}").bold = True
    said.add_run("{{ block.text }}")
    _say(written, "{%p endif %}")
    _listed(written, "bullets", "block['items']", "List Bullet")
    _listed(written, "note", "block.lines", NOTE)
    _if(written, "block.kind == 'chart'")
    written.add_heading("{{ block.title }}", 2)
    written.add_paragraph("{{ block.image }}")
    _say(written, "{%p endif %}")
    for columns in range(1, MOST_COLUMNS + 1):
        _if(written, f"block.kind == 'table' and block.head|length == {columns}")
        _table(written, columns)
        _say(written, "{%p endif %}")


def _listed(written: Written, kind: str, lines: str, style: str) -> None:
    _if(written, f"block.kind == '{kind}'")
    _say(written, f"{{%p for line in {lines} %}}")
    written.add_paragraph("{{ line }}", style=style)
    _say(written, "{%p endfor %}")
    _say(written, "{%p endif %}")


def _table(written: Written, columns: int) -> None:
    table = written.add_table(rows=4, cols=columns, style=TABLE)
    _fill(table, 0, [f"{{{{ block.head[{n}] }}}}" for n in range(columns)])
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    # Repeated on every page, and told as the head of the table to a screen reader.
    _mark(table, 0, "w:tblHeader")
    table.rows[1].cells[0].text = "{%tr for row in block.rows %}"
    _fill(table, 2, [f"{{{{ row[{n}] }}}}" for n in range(columns)])
    _mark(table, 2, "w:cantSplit")
    table.rows[3].cells[0].text = "{%tr endfor %}"


def _fill(table: Table, row: int, words: Sequence[str]) -> None:
    for cell, said in zip(table.rows[row].cells, words, strict=True):
        cell.text = said
        cell.paragraphs[0].style = CELL


def _mark(table: Table, row: int, name: str) -> None:
    table.rows[row]._tr.get_or_add_trPr().append(OxmlElement(name))


def _say(written: Written, words: str) -> None:
    written.add_paragraph(words)


def _if(written: Written, condition: str) -> None:
    _say(written, f"{{%p if {condition} %}}")


def _nobodys(written: Written) -> None:
    """No date of the machine, no name of who made it."""
    known = written.core_properties
    known.created = known.modified = NEVER
    known.author = known.comments = ""


if __name__ == "__main__":
    TEMPLATE.write_bytes(made())
