"""The process that makes files: `python -m bot.documents.worker`. It has no network, no database
and no key; an order comes in, a file goes out, and nothing is kept.
"""

import json
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from bot.documents.letterhead import LetterheadFaultError
from bot.documents.pdf import pdf_of
from bot.documents.protocol import FAULT, FILE, LENGTH, NOT_MADE
from bot.documents.sheets import csv_of, xlsx_of
from bot.documents.word import word_of

Order = dict[str, Any]
"""`form`, `told` and, of a page, `logo` (SVG) and `template` (base64 in latin-1)."""
WRITERS: dict[str, Callable[[Order], bytes]] = {
    "pdf": lambda order: pdf_of(order["told"], order["logo"]),
    "docx": lambda order: word_of(
        order["told"], order["logo"], order["template"].encode("latin-1")
    ),
    "xlsx": lambda order: xlsx_of(order["told"]),
    "csv": lambda order: csv_of(order["told"]),
}


def answered(order: bytes) -> bytes:
    """Never raises: what went wrong is a key, and holds nothing of the order."""
    try:
        said: Order = json.loads(order)
        return FILE + WRITERS[said["form"]](said)
    except LetterheadFaultError as fault:
        return FAULT + fault.key.encode()
    except Exception:  # noqa: BLE001  the edge of this process
        return FAULT + NOT_MADE.encode()


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Until whoever asks has gone."""
    while len(head := orders.read(LENGTH.size)) == LENGTH.size:
        answer = answered(orders.read(*LENGTH.unpack(head)))
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
