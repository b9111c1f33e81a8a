"""How long a document of ten pages takes, and each kind of document in each kind of file.

`make bench NAME=documents`. Every document differs from the one before, as those of different
readers do: what is warm is the compiler, not the answer. `cpu_ms` and `best_ms` are nearly free of
what other programs took of the machine. Option: how many cases of each.
"""

import json
import sys
from collections.abc import Callable
from io import BytesIO
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

import pikepdf

from bot.documents.blocks import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    Note,
    Paragraph,
    Table,
    as_data,
)
from bot.documents.pdf import pdf_of
from bot.documents.sheets import csv_of, xlsx_of
from bot.documents.word import word_of

GOAL_MS = 50.0
"""Ten pages, warm, on a quiet machine."""
CASES = 22
WARMING = 3
SAID = (
    "Närvaron på högstadiet var 91,4 procent i december. Ströfrånvaron ökar i årskurs 7–8 på "
    "eftermiddagarna, och skolnärvaroteamet ringer hem samma dag. Fältgruppen känner igen bilden."
)
PROMISED = "Håller lokalen öppen på fredagar till kl. 21.00 och berättar om det för föräldrarna."


def an_agenda(number: int, points: int = 9) -> Document:
    """About ten pages: nine points, five agencies with two paragraphs each, six commitments."""
    return _framed("Dagordning till SSPF-mötet", *_points(number, points))


def _points(number: int, points: int) -> list[Block]:
    blocks: list[Block] = [Note(("Mötet ersätter inte skyldigheten att göra orosanmälan.",))]
    for point in range(points):
        blocks.append(Heading(f"{point + 1}. Punkt i möte {number}"))
        for agency in ("Skola", "Socialtjänst", "Polis", "Ungas fritid", "Säkerhet"):
            blocks.append(Paragraph(f"{SAID} Möte {number}, punkt {point}.", f"{agency}:"))
            blocks.append(Paragraph(f"{SAID} {agency} {number}-{point}."))
        blocks.append(_table(number * 100 + point, 4))
    return blocks


def a_small_one(number: int) -> Document:
    bars = (("Klara", number % 7), ("Pågår", 4), ("Flyttade", 1), ("Avbrutna", 2))
    return _framed(
        "Statistik över SSPF-möten",
        Heading("Operativ grupp"),
        Paragraph(SAID),
        Chart("Åtaganden efter läge", bars, "Stapeldiagram"),
        _table(number, 8),
        Bullets((PROMISED, SAID)),
    )


def _table(number: int, rows: int) -> Table:
    made = tuple(
        (f"Å-2027-{number}-{n}", f"{PROMISED} {n}", "Ungas fritid", "Torsdag 18 februari 2027")
        for n in range(rows)
    )
    return Table(("Nr", "Åtagande", "Vem", "När"), made, (3, 6, 4, 6))


def _framed(title: str, *blocks: Block) -> Document:
    return Document(
        title=title,
        language="sv",
        municipality="Norrsjö kommun",
        foot="Gjort torsdag 18 februari 2027",
        page=("Sida", "av"),
        blocks=blocks,
    )


def a_sheet(number: int) -> dict[str, Any]:
    rows = [[f"Grupp {n}", "Åtaganden", "Klara", number + n] for n in range(400)]
    return {"title": "Statistik", "head": ["Grupp", "Vad", "Slag", "Antal"], "rows": rows}


def measured(cases: int = CASES) -> dict[str, object]:
    ten = _timed(lambda n: pdf_of(as_data(an_agenda(n))), cases)
    with pikepdf.open(BytesIO(pdf_of(as_data(an_agenda(0))))) as pdf:
        pages = len(pdf.pages)
    return {
        "goal_ms": GOAL_MS,
        "pages": pages,
        "cases": cases,
        "pdf_ten_pages": ten,
        "pdf_one_page": _timed(lambda n: pdf_of(as_data(a_small_one(n))), cases),
        "word_ten_pages": _timed(lambda n: word_of(as_data(an_agenda(n))), cases),
        "xlsx_400_rows": _timed(lambda n: xlsx_of(a_sheet(n)), cases),
        "csv_400_rows": _timed(lambda n: csv_of(a_sheet(n)), cases),
    }


def _timed(make: Callable[[int], bytes], cases: int) -> dict[str, float]:
    """Milliseconds; the first ones, which load fonts and templates, are told apart."""
    began = perf_counter()
    make(0)
    first = (perf_counter() - began) * 1000
    for number in range(1, WARMING):
        make(number)
    took, used = [], []
    for number in range(WARMING, WARMING + cases):
        began, worked = perf_counter(), process_time()
        make(number)
        took.append((perf_counter() - began) * 1000)
        used.append((process_time() - worked) * 1000)
    return {
        "first_ms": round(first, 1),
        "median_ms": round(median(took), 1),
        "p95_ms": round(quantiles(took, n=20, method="inclusive")[-1], 1),
        "best_ms": round(min(took), 1),
        "cpu_ms": round(median(used), 1),
    }


if __name__ == "__main__":
    chosen = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    print(json.dumps(measured(chosen), ensure_ascii=False))
