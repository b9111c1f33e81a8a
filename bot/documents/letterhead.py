"""A municipality's own look: a logotype and a Word template, read from its folder and judged.

The folder is `SSPF_DOCUMENTS/<municipality>/`: `logotyp.svg` or `logotyp.png`, and `mall.docx`.
What is no image, or too large, is left out and named in a plain sentence by `python -m bot check`.
"""

import base64
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

LOGOS = ("logotyp.svg", "logotyp.png")
TEMPLATE = "mall.docx"
MOST_LOGO_BYTES = 500_000
MOST_LOGO_PIXELS = 4_000
"""Of a side."""
MOST_TEMPLATE_BYTES = 3_000_000
PNG, ZIP = b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"
CHUNK, CRC, SIZE = struct.Struct(">I4s"), struct.Struct(">I"), struct.Struct(">II")
IN_SVG = "{http://www.w3.org/2000/svg}"
NO_PICTURE = frozenset({"script", "foreignObject", "iframe", "style"})
WRAPPED = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
    '<image width="{width}" height="{height}" href="data:image/png;base64,{data}"/></svg>'
)


class LetterheadFaultError(Exception):
    """`key` of the catalogue says what is wrong with which file."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True, slots=True)
class Letterhead:
    logo: str = ""
    """As SVG; empty: the name of the municipality stands alone."""
    template: bytes = b""
    """Empty: our own."""
    faults: tuple[str, ...] = ()
    """Keys of what could not be used."""


def read_letterhead(folder: Path) -> Letterhead:
    """Never fails: what cannot be used is left out."""
    faults: list[str] = []
    logo, template = "", b""
    for read in (_logo, _template):
        try:
            found = read(folder)
        except LetterheadFaultError as fault:
            faults.append(fault.key)
        except OSError:
            faults.append("letterhead.unreadable")
        else:
            logo = found if isinstance(found, str) else logo
            template = found if isinstance(found, bytes) else template
    return Letterhead(logo, template, tuple(faults))


def _logo(folder: Path) -> str:
    for name in LOGOS:
        file = folder / name
        if not file.is_file():
            continue
        if file.stat().st_size > MOST_LOGO_BYTES:
            raise LetterheadFaultError("letterhead.logo_big")
        data = file.read_bytes()
        return picture_of(data) if name.endswith("png") else drawing_of(data)
    return ""


def picture_of(data: bytes) -> str:
    """A PNG as SVG. LetterheadFaultError for whatever is none."""
    chunks = list(_chunks(data)) if data.startswith(PNG) else []
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise LetterheadFaultError("letterhead.logo_no_image")
    width, height = SIZE.unpack_from(chunks[0][1])
    if not width or not height:
        raise LetterheadFaultError("letterhead.logo_no_image")
    if max(width, height) > MOST_LOGO_PIXELS:
        raise LetterheadFaultError("letterhead.logo_big")
    return WRAPPED.format(width=width, height=height, data=base64.b64encode(data).decode())


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each part that is whole (PNG, ISO/IEC 15948 §5); up to the first broken.

    Whoever draws a broken picture leaves an empty place and says nothing.
    """
    at = len(PNG)
    while at + CHUNK.size <= len(data):
        length, kind = CHUNK.unpack_from(data, at)
        end = at + CHUNK.size + length
        if end + CRC.size > len(data):
            return
        (crc,) = CRC.unpack_from(data, end)
        if crc != zlib.crc32(data[at + 4 : end]):
            return
        yield kind, data[at + CHUNK.size : end]
        at = end + CRC.size


def drawing_of(data: bytes) -> str:
    """An SVG that is nothing but a drawing: no program, no entity, nothing fetched."""
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError):
        raise LetterheadFaultError("letterhead.logo_no_image") from None
    if root.tag != f"{IN_SVG}svg":
        raise LetterheadFaultError("letterhead.logo_no_image")
    for part in root.iter():
        names = {name.rpartition("}")[2]: value for name, value in part.attrib.items()}
        href = names.get("href", "#")
        if str(part.tag).rpartition("}")[2] in NO_PICTURE or not href.startswith(("#", "data:")):
            raise LetterheadFaultError("letterhead.logo_unsafe")
    return data.decode("utf-8-sig", "strict")


def _template(folder: Path) -> bytes:
    file = folder / TEMPLATE
    if not file.is_file():
        return b""
    if file.stat().st_size > MOST_TEMPLATE_BYTES:
        raise LetterheadFaultError("letterhead.template_big")
    data = file.read_bytes()
    if not data.startswith(ZIP):
        raise LetterheadFaultError("letterhead.template_no_word")
    return data
