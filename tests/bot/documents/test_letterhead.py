"""A municipality's logotype and template: taken when they are what they say, else named."""

import struct
import zlib
from pathlib import Path

import pytest

from bot.documents.blocks import as_data
from bot.documents.letterhead import MOST_LOGO_BYTES, Letterhead, read_letterhead
from bot.documents.pdf import pdf_of
from tests.bot.documents.reading_pdf import read
from tests.bot.documents.test_pdf import LOGO, a_document

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">{}</svg>'


def a_png(width: int = 4, height: int = 2) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x20\x40\xa0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("name", "data"), [("svg", LOGO.encode()), ("png", a_png())])
def test_given_a_logotype_when_a_document_is_made_then_it_stands_there(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / f"logotyp.{name}").write_bytes(data)
    look = read_letterhead(tmp_path)

    assert look.faults == ()
    assert read(pdf_of(as_data(a_document()), look.logo)).alts == ("Norrsjö kommun",)


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("logotyp.png", b"GIF89a", "letterhead.logo_no_image"),
        ("logotyp.png", a_png()[:20], "letterhead.logo_no_image"),
        ("logotyp.png", a_png(9000, 1), "letterhead.logo_big"),
        ("logotyp.png", a_png() + b"\0" * MOST_LOGO_BYTES, "letterhead.logo_big"),
        ("logotyp.svg", b"<html/>", "letterhead.logo_no_image"),
        ("logotyp.svg", b"\xff\xfe", "letterhead.logo_no_image"),
        ("logotyp.svg", SVG.format("<script>x</script>").encode(), "letterhead.logo_unsafe"),
        (
            "logotyp.svg",
            SVG.format('<image x:href="file:///etc/passwd"/>').encode(),
            "letterhead.logo_unsafe",
        ),
        (
            "logotyp.svg",
            SVG.format('<image href="https://example.org/x.png"/>').encode(),
            "letterhead.logo_unsafe",
        ),
        (
            "logotyp.svg",
            b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>").encode(),
            "letterhead.logo_no_image",
        ),
        ("mall.docx", b"%PDF", "letterhead.template_no_word"),
        ("mall.docx", b"PK\x03\x04" + b"\0" * 3_000_001, "letterhead.template_big"),
    ],
)
def test_given_what_cannot_be_used_then_it_is_left_out_and_named(
    tmp_path: Path, name: str, data: bytes, fault: str
) -> None:
    (tmp_path / name).write_bytes(data)

    assert read_letterhead(tmp_path) == Letterhead(faults=(fault,))


def test_given_no_folder_then_our_own_look() -> None:
    assert read_letterhead(Path("nowhere")) == Letterhead()
