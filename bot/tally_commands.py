"""The command line for figures: read a file of past ones, print those of a period."""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.municipality_commands import Done
from bot.present import words
from bot.settings import Settings
from bot.tally_files.reading import figures_in_file, period_said
from bot.wiring import House, build
from cards.figure_words import name_of, rows_of, word_of
from cards.text import Text
from scheduler.clock import SystemClock
from sspf.domain.figures import Period
from sspf.domain.messages.figures import FiguresShown
from sspf.domain.organisation import MunicipalityId
from sspf.domain.tallies import Counted
from sspf.domain.tally_files import FiguresDiff, FiguresFile
from sspf.use_cases.import_tallies import import_tallies
from sspf.use_cases.show_figures import print_figures

WELL, FAULTS, WRONG = 0, 1, 2
LARGEST = 2_000_000
NAME = "tally"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True)
    read = acts.add_parser("import", help="läs in siffror från före SSPF-stödet (csv eller yaml)")
    read.add_argument("file", type=Path, help="filen med siffror")
    read.add_argument("--key", default="", help="filens nyckel; annars dess namn")
    read.add_argument("--municipality", default="", help="kommunens nyckel, om det finns flera")
    read.add_argument("--dry-run", action="store_true", help="visa bara vad som skulle ändras")
    show = acts.add_parser("show", help="skriv ut siffrorna för en period")
    show.add_argument("period", help="som 2019, vt2020, ht2019 eller 2020-03")
    show.add_argument("--outside", action="store_true", help="så som de visas utanför")
    show.add_argument("--municipality", default="", help="kommunens nyckel, om det finns flera")


def run(chosen: argparse.Namespace) -> int:
    """0 done; 1 some lines could not be read; 2 the file or the names are wrong."""
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen))


async def carry_out(settings: Settings, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    house = await build(settings, SystemClock(), "")
    try:
        fits = [m for m in house.installed if chosen.municipality in ("", m)]
        if len(fits) != 1:
            return _refuse("Ange kommunens nyckel med --municipality.")
        chosen.municipality = fits[0]
        return await DOERS[chosen.act](house, chosen)
    finally:
        await house.close()


async def _import(house: House, chosen: argparse.Namespace) -> int:
    try:
        data = await asyncio.to_thread(_read, chosen.file)
    except OSError:
        return _refuse("Filen går inte att öppna.")
    if len(data) > LARGEST:
        return _refuse("Filen är för stor.")
    file = figures_in_file(data, chosen.key or chosen.file.stem)
    municipality = MunicipalityId(chosen.municipality)
    diff = await import_tallies(house.services, municipality, file, only_shown=chosen.dry_run)
    _say(*lines_of(diff, file))
    if file.bad:
        _say("Inget är ändrat. Rätta raderna och läs in filen igen.")
        return FAULTS
    _say("Inget är ändrat: --dry-run." if chosen.dry_run else "Klart.")
    return WELL


def lines_of(diff: FiguresDiff, file: FiguresFile) -> Iterator[str]:
    """What changes and what could not be read, in Swedish."""
    text = Text.load("sv")
    for new, before in diff.changed:
        how = "new" if not before else "changed" if new.number else "gone"
        yield text(
            f"tally_file.{how}",
            what=_named(new, text),
            month=f"{new.month:%Y-%m}",
            now=new.number,
            before=before,
        )
    for said in diff.estimates:
        yield text("tally_file.estimate", metric=said.metric, low=said.low, high=said.high)
    for bad in file.bad:
        yield words("sv", f"tally_fault.{bad.fault}", number=bad.number)
    yield text("tally_file.same", n=diff.same)


def _named(counted: Counted, text: Text) -> str:
    known = f"figures.what.{counted.kind}"
    kind = text(known) if known in text else counted.kind.replace("_", " ")
    if counted.dimension is None:
        return kind
    return f"{kind}, {word_of(counted.dimension, counted.value, {}, text).lower()}"


async def _show(house: House, chosen: argparse.Namespace) -> int:
    days = period_said(chosen.period)
    if days is None:
        return _refuse("Skriv perioden som 2019, vt2020, ht2019 eller 2020-03.")
    period = Period(first=days[0], last=days[1])
    municipality = MunicipalityId(chosen.municipality)
    made = await print_figures(house.services, municipality, period, is_masked=chosen.outside)
    _say(*printed(made))
    return WELL


def printed(made: FiguresShown) -> Iterator[str]:
    text = Text.load("sv")
    yield text(
        "figures.period",
        first=text.day(made.period.first, year=True),
        last=text.day(made.period.last, year=True),
    )
    yield text("figures.masked", limit=made.limit) if made.is_masked else text("figures.exact")
    for figure in made.figures:
        yield f"{figure.metric} {name_of(figure.metric, text)}"
        for name, value in rows_of(figure, made.words, made.limit, text):
            yield f"    {name}: {value}"
    if not made.figures:
        yield text("figures.none")


def _read(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _refuse(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return WRONG


DOERS: Mapping[str, Done] = {"import": _import, "show": _show}
