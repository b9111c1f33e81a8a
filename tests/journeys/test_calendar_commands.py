"""`python -m bot breaks` and `kalendarium-export` on what the product itself has written."""

import csv
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from bot.calendar_commands import add_commands, carry_out
from bot.settings import Settings
from tests.fixtures_play import Cli, Ran
from tests.journeys.play import Play

LIST = (
    "från;till;namn;kommun;skolform\n2027-02-22;2027-02-26;sportlov;Norrsjö;\n"
    "2027-03-29;2027-04-05;påsklov;Norrsjö;\n2027-10-25;2027-10-29;höstlov;Norrsjö;grundskola\n"
    "2027-10-25;2027-10-29;höstlov;Söderby;grundskola\n2027-10-25;i höst;studiedag;;\n"
)


@dataclass(frozen=True)
class Typed:
    """The same commands without a process of their own, which costs seconds each."""

    folder: Path
    told: pytest.CaptureFixture[str]

    async def __call__(self, *arguments: str) -> Ran:
        parser = ArgumentParser()
        add_commands(parser.add_subparsers(dest="command"))
        settings = Settings(auth="anonymous", data=self.folder)
        self.told.readouterr()
        code = await carry_out(settings, parser.parse_args(arguments))
        out, err = self.told.readouterr()
        return Ran(code, out, err)


@pytest.fixture
def typed(chat: Play, capsys: pytest.CaptureFixture[str]) -> Typed:
    """On the folder that the product runs in; stop it first."""
    return Typed(chat.folder, capsys)


async def test_given_a_list_of_breaks_then_what_changes_is_printed_and_kept(
    chat: Play, cli: Cli, tmp_path: Path
) -> None:
    await chat.close()
    file = tmp_path / "lov.csv"
    file.write_text(LIST, encoding="cp1252")

    ran = await cli.at(chat.folder)("breaks", "--file", str(file))

    assert (ran.code, ran.err) == (1, "")
    told = ran.out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Nytt: höstlov (grundskola), måndag 25 oktober–fredag 29 oktober 2027" in told
    assert "Ändrat: påsklov, måndag 29 mars–fredag 2 april 2027 (vecka 13) → " in told
    assert "Rad 6: skriv sista dagen som 2027-02-26." in told
    assert "1 rad gäller en annan kommun och hoppas över." in told
    assert "1 nya, 1 ändrade, 1 som de var." in told
    await chat.open()
    book = await chat.say("frida", "lov")
    assert "den som sköter SSPF-stödet la till höstlov" in book
    assert "**Påsklov:** måndag 29 mars–måndag 5 april 2027" in book


async def test_given_it_is_only_shown_or_read_again_then_nothing_is_changed(
    chat: Play, typed: Typed, tmp_path: Path
) -> None:
    await chat.close()
    file = tmp_path / "lov.csv"
    file.write_text(LIST, encoding="utf-8-sig")

    shown = await typed("breaks", "--file", str(file), "--dry-run")
    first = await typed("breaks", "--file", str(file), "--municipality", "norrsjo")
    again = await typed("breaks", "--file", str(file))

    assert "1 nya, 1 ändrade, 1 som de var.\nInget är ändrat: --dry-run." in shown.out
    assert "1 nya, 1 ändrade, 1 som de var.\nKlart." in first.out
    assert "0 nya, 0 ändrade, 3 som de var.\nKlart." in again.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("breaks", "--file", "nowhere.csv"),
        ("breaks", "--file", "nowhere.csv", "--municipality", "elsewhere"),
        ("kalendarium-export", "--group", "nobody"),
    ],
)
async def test_given_something_that_is_not_there_then_it_is_said_and_nothing_done(
    chat: Play, typed: Typed, arguments: tuple[str, ...]
) -> None:
    await chat.close()

    ran = await typed(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(".\n")


async def test_given_a_group_then_its_calendar_is_written_in_each_format(
    chat: Play, cli: Cli, typed: Typed, tmp_path: Path
) -> None:
    await chat.close()
    ran = await cli.at(chat.folder)("kalendarium-export", "--group", "operativ", "--format", "csv")
    rows = list(csv.reader(StringIO(ran.out.removeprefix("\ufeff")), delimiter=";"))

    assert (ran.code, ran.err) == (0, "")
    assert [row[0] for row in rows[1:3]] == ["2027-01-21", "2027-02-18"]

    out = tmp_path / "kalendarium.xlsx"
    for code in (0, 2):
        ran = await typed(
            "kalendarium-export", "--group", "operativ", "--format", "xlsx", "--out", str(out)
        )
        assert ran.code == code
    book: Any = load_workbook(BytesIO(out.read_bytes()))
    assert book.active["A2"].value.date() == date(2027, 1, 21)
