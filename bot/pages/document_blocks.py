"""A document as the body of a page: the same blocks that the files are written from."""

from bot.documents.blocks import Block, Bullets, Chart, Document, Heading, Note, Paragraph, Table
from bot.documents.typography import typeset
from bot.pages.markup import Markup, element


def drawn(document: Document) -> list[Markup]:
    """Headings begin at the second level: the first is the page's own title."""
    found = (_block(block, document.language) for block in document.blocks)
    return [block for block in found if block is not None]


def _block(block: Block, language: str) -> Markup | None:
    if isinstance(block, Heading):
        return element(f"h{block.level + 1}", typeset(block.text, language))
    if isinstance(block, Paragraph):
        lead = element("strong", typeset(block.lead, language)) if block.lead else None
        return element("p", lead, " " if lead else None, typeset(block.text, language))
    if isinstance(block, Bullets):
        return element("ul", *(element("li", typeset(each, language)) for each in block.items))
    if isinstance(block, Note):
        said = (element("p", typeset(each, language)) for each in block.lines)
        return element("div", *said, class_="box")
    return _table(block, language) if isinstance(block, Table) else _chart(block, language)


def _chart(block: Chart, language: str) -> Markup:
    """In words: the table after it has the figures."""
    return element("p", element("strong", typeset(block.title, language)))


def _table(block: Table, language: str) -> Markup:
    """The head of each row is named again beside its cell where the page is narrow."""
    heads = (element("th", typeset(head, language), scope="col") for head in block.head)
    rows = (
        element(
            "tr",
            *(
                element("td", typeset(cell, language), data_head=typeset(head, language))
                for head, cell in zip(block.head, row, strict=True)
            ),
        )
        for row in block.rows
    )
    return element(
        "div",
        element("table", element("thead", element("tr", *heads)), element("tbody", *rows)),
        class_="wide",
        tabindex="0",
        role="region",
        aria_label=typeset(block.head[0], language),
    )
