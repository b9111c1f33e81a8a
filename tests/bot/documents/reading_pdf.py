"""A PDF as a screen reader has it: its tags, their order, what each picture says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Tagged:
    roles: tuple[str, ...]
    alts: tuple[str, ...]
    """Of every figure; an empty one has none."""
    heads: int
    pages: int
    title: str
    language: str
    is_marked: bool
    shows_title: bool
    conformance: str
    fonts: frozenset[str]


def read(data: bytes) -> Tagged:
    with pikepdf.open(BytesIO(data)) as pdf:
        root = pdf.Root
        found = list(_elements(root.StructTreeRoot))
        roles = tuple(str(element.S).lstrip("/") for element in found)
        figures = [element for element in found if str(element.S) == "/Figure"]
        with pdf.open_metadata() as known:
            part = str(known.get("pdfuaid:part", ""))
            title = str(known.get("dc:title", ""))
        return Tagged(
            roles=roles,
            alts=tuple(str(figure.get("/Alt", "")) for figure in figures),
            heads=roles.count("TH"),
            pages=len(pdf.pages),
            title=title,
            language=str(root.get("/Lang", "")),
            is_marked=bool(root.MarkInfo.Marked),
            shows_title=bool(root.ViewerPreferences.DisplayDocTitle),
            conformance=part,
            fonts=frozenset(_fonts(pdf)),
        )


def headings(tagged: Tagged) -> list[int]:
    """Their levels in order."""
    return [int(role[1]) for role in tagged.roles if len(role) == 2 and role[0] == "H"]


def _elements(node: Any) -> Iterator[Any]:
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from _elements(child)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        fonts: Any = page.Resources.get("/Font", {})
        for font in fonts.values():
            yield str(font.BaseFont).partition("+")[2]


def words_in(data: bytes) -> str:
    """All that can be read in it, each glyph as its font says what it is (ToUnicode)."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return "\n".join(_words(page) for page in pdf.pages)


def _words(page: Any) -> str:
    fonts = {name: _unicode(font) for name, font in page.Resources.Font.items()}
    said, known = "", dict[int, str]()
    instructions: list[Any] = list(pikepdf.parse_content_stream(page))
    for operands, operator in instructions:
        if str(operator) == "Tf":
            known = fonts[str(operands[0])]
        elif str(operator) == "TJ":
            shown = [bytes(each) for each in operands[0] if isinstance(each, pikepdf.String)]
            said += "".join(_read(each, known) for each in shown)
        elif str(operator) == "Tj":
            said += _read(bytes(operands[0]), known)
    return said


def _read(glyphs: bytes, known: dict[int, str]) -> str:
    numbers = [int.from_bytes(glyphs[i : i + 2], "big") for i in range(0, len(glyphs), 2)]
    return "".join(known.get(number, "") for number in numbers)


def _unicode(font: Any) -> dict[int, str]:
    """Glyph number → what it says, of a font with two bytes a glyph."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>\n", table)
    return {int(glyph, 16): bytes.fromhex(said).decode("utf-16-be") for glyph, said in pairs}
