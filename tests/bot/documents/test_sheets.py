"""Spreadsheets: numbers stay numbers, and no text is ever worked out."""

from csv import reader
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.documents.cells import harmless
from bot.documents.sheets import csv_of, xlsx_of

ATTACKS = (
    "=1+1",
    "+46",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "=cmd|' /C calc'!A0",
    "\u200b=1",
)


def a_sheet(text: str) -> dict[str, object]:
    return {"title": "Statistik", "head": ["grupp", "antal"], "rows": [[text, 3]]}


@pytest.mark.parametrize("text", ATTACKS)
def test_given_a_formula_when_written_then_it_is_text_in_every_kind_of_file(text: str) -> None:
    lines = list(reader(StringIO(csv_of(a_sheet(text)).decode("utf-8-sig")), delimiter=";"))
    cells = load_workbook(BytesIO(xlsx_of(a_sheet(text)))).active

    assert lines[1][0].startswith("'")
    assert cells is not None
    assert cells["A2"].data_type == "s"
    assert cells["B2"].value == 3


@given(st.text())
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert harmless(text)[:1] not in set("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize("text", ["Skola", "Åtgärd 1", "2 + 2", "a=b"])
def test_given_other_words_then_they_stand_as_they_are(text: str) -> None:
    assert harmless(text) == text
