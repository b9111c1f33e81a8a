"""What the export and the erasure of a municipality write and remove in the file system."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from bot.mail_files import file_name
from bot.wiring import House
from sspf.ports.archive import Contents, Receipt

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


def write_export(out: Path, contents: Contents, mails: list[Path]) -> int:
    """How many files. The index is written last: a folder without one was cut off."""
    out.mkdir(mode=PRIVATE_FOLDER, parents=True)
    documents = dict(contents.documents) | {f"mail-{f.name}": f.read_bytes() for f in mails}
    for name, data in documents.items():
        _private(out / name, data)
    index = {
        "rows": dict(contents.rows),
        "unreadable": contents.unreadable,
        "files": {name: sha256(data).hexdigest() for name, data in documents.items()},
    }
    _private(out / "index.json", _json(index))
    return len(documents) + 1


def keep_receipt(house: House, receipt: Receipt, mails: list[Path]) -> Path:
    """A file that is named by the chain's head, so that the same one is written once.

    It names the mail files too: when the rows are gone, nothing else tells whose they are.
    """
    folder = _receipts(house)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    file = folder / f"erased-{receipt.audit_head[:12] or 'empty'}.json"
    _private(
        file,
        _json(
            {
                "municipality": receipt.municipality,
                "rows": dict(receipt.rows),
                "audit_entries": receipt.audit_entries,
                "audit_head": receipt.audit_head,
                "mail": [mail.name for mail in mails],
                "at": house.services.clock.now().isoformat(),
            }
        ),
    )
    return file


def mails_of(house: House, keys: tuple[str, ...]) -> list[Path]:
    """Mail that was written for these keys, as files."""
    files = [house.mail_folder / file_name(key) for key in keys]
    return [file for file in files if file.exists()]


def unlink_mails(house: House, municipality: str) -> None:
    """Those of its receipts; done again after a power cut it takes what was left."""
    for file in _receipts(house).glob("erased-*.json"):
        receipt = json.loads(file.read_text("utf-8"))
        if receipt["municipality"] == municipality:
            for name in receipt["mail"]:
                (house.mail_folder / name).unlink(missing_ok=True)


def _receipts(house: House) -> Path:
    return house.database_file.parent / "receipts"


def _private(file: Path, data: bytes) -> None:
    file.touch(mode=PRIVATE_FILE)
    file.write_bytes(data)


def _json(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
