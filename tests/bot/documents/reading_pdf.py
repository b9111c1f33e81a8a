"""A PDF as a screen reader has it: its tags, their order, what each picture says."""

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
