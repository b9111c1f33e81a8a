"""A document as PDF/UA-1: tagged, with its language and title, by a compiler that is kept warm.

The compiler sees no font of the machine's and no network: nothing is imported from a package, and
a logotype is its only other file.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from typst import Compiler, TypstError

from bot.documents.typography import printable, typeset_all

TEMPLATE = Path(__file__).with_name("document.typ")
NOTHING = "–"
SHARP = 220
"""Dots an inch of a picture in Word."""
LOGO = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.logo), format: "svg", height: 1.6cm)"""


def pdf_of(told: dict[str, Any], logo: str = "") -> bytes:
    """`told`: see `bot.documents.blocks.as_data`; `logo`: an SVG."""
    said = typeset_all(told, told["language"])
    try:
        return _compiled(*printable(said), logo)
    except TypstError:
        # Letters that each have a glyph may have none together, and a picture may be broken within
        # a head that is well: a plain text without it can always be drawn.
        return _compiled(*printable(said, only_latin=True), "")


def _compiled(told: dict[str, Any], lost: int, logo: str) -> bytes:
    blocks = [_said(block) for block in told["blocks"]]
    if lost and told["missing"]:
        blocks.append({"kind": "note", "lines": [told["missing"]]})
    told = {**told, "blocks": blocks}
    inputs = {"document": json.dumps(told, ensure_ascii=False)}
    if logo:
        inputs["logo"] = logo
    return _one(
        _compiler().compile(_template(), sys_inputs=inputs, format="pdf", pdf_standards="ua-1")
    )


def pictures_of(told: dict[str, Any], logo: str = "") -> list[bytes]:
    """Its pages as PNG, to be looked at."""
    said, _ = printable(typeset_all(told, told["language"]))
    inputs = {"document": json.dumps(said, ensure_ascii=False), **({"logo": logo} if logo else {})}
    made = _compiler().compile(_template(), sys_inputs=inputs, format="png")
    return made if isinstance(made, list) else [made] if made else []


def _said(block: dict[str, Any]) -> dict[str, Any]:
    """A heading with nothing in it is refused; what is left out is seen to be so."""
    if block["kind"] == "heading" and not block["text"].strip():
        return {**block, "text": NOTHING}
    return block


def chart_picture(block: dict[str, Any]) -> bytes:
    """A chart alone as PNG, for Word."""
    told = {"title": "", "language": "sv", "municipality": "", "foot": "", "blocks": [block]}
    said, _ = printable({**told, "page": ["", ""]})
    inputs = {"document": json.dumps(said, ensure_ascii=False), "only": "chart"}
    return _one(_compiler().compile(_template(), sys_inputs=inputs, format="png", ppi=SHARP))


def drawn(logo: str) -> bytes:
    """An SVG as PNG, for Word, which reads no SVG everywhere."""
    return _one(_compiler().compile(LOGO, sys_inputs={"logo": logo}, format="png", ppi=SHARP))


def _one(made: bytes | list[bytes] | None) -> bytes:
    return made[0] if isinstance(made, list) else made or b""


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()


@cache
def _compiler() -> Compiler:
    return Compiler(ignore_system_fonts=True)
