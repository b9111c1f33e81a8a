"""Word and Excel files are zip archives: what is looked at before one is opened."""

import zipfile
from io import BytesIO

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_MEMBERS = 3_000
MOST_OF_ONE = 40 * 1024 * 1024
MACROS = "vbaproject.bin"
DOCTYPES = (b"<!DOCTYPE", b"<!ENTITY")
WORD, EXCEL = "word/document.xml", "xl/workbook.xml"
LOOKED_AT = 64 * 1024


class RefusedFileError(Exception):
    """A file that is not read; carries the catalogue key of why."""


def kind_of(data: bytes) -> str:
    """WORD or EXCEL. RefusedFileError for every other archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        names = {member.filename for member in members}
        unpacked = sum(member.file_size for member in members)
        if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED:
            raise RefusedFileError("calendar_file.too_big")
        if any(member.file_size > MOST_OF_ONE for member in members):
            raise RefusedFileError("calendar_file.too_big")
        if any(member.flag_bits & 1 for member in members):
            raise RefusedFileError("calendar_file.encrypted")
        if any(name.lower().endswith(MACROS) for name in names):
            raise RefusedFileError("calendar_file.macros")
        kind = next((kind for kind in (WORD, EXCEL) if kind in names), None)
        if kind is None:
            raise RefusedFileError("calendar_file.wrong_type")
        _refuse_entities(archive, members)
        return kind


def _refuse_entities(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """No Word or Excel writes a document type; whoever does wants the reader to unfold it."""
    for member in members:
        if not member.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(member) as file:
            head = file.read(LOOKED_AT)
        if any(mark in head for mark in DOCTYPES):
            raise RefusedFileError("calendar_file.broken")
