"""The command line: choose a model and set a municipality up, or change it.

Nothing is saved before the whole difference has been shown and said yes to.
"""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.init_asking import Ask
from bot.init_questions import ask_everything
from bot.organisations.differences import Difference, differences
from bot.organisations.reader import Loaded, read_municipality
from bot.settings import Settings
from bot.wiring import House, build
from cards.text import Text
from scheduler.clock import SystemClock
from sspf.domain.organisation import Organisation
from sspf.use_cases.install import install_municipality
from sspf.use_cases.standing_in_the_way import InTheWay, Why, standing_in_the_way

NAME = "init"
WELL, NOT_DONE, WRONG = 0, 1, 2
WHAT = {
    "commitment": "åtagandet",
    "meeting": "mötet",
    "plan_row": "planraden",
    "matter": "gruppärendet",
}
MANY = {
    "cases": ("ärende på individnivå i gruppen", "ärenden på individnivå i gruppen"),
    "entries": ("person eller inriktning på listan", "personer eller inriktningar på listan"),
}
"""Known by code to nobody but those who may know of them: only how many, and where."""
WHY = {
    Why.GROUP_GONE: "gruppen {key} försvinner",
    Why.PARTY_GONE: "parten {key} försvinner",
    Why.LEVEL_GONE: "gruppen {key} arbetar inte längre på individnivå",
    Why.LIST_GONE: "listan {key} försvinner",
    Why.OWNER_GONE: "den ansvariga, {key}, försvinner: lämna över först",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", type=Path, help="en ifylld fil i stället för frågor")
    parser.add_argument("--out", type=Path, help="kommunens fil att skriva, som norrsjo.yaml")
    parser.add_argument("--yes", action="store_true", help="spara; annars visas det bara")


def run(chosen: argparse.Namespace) -> int:
    """0 saved, or shown; 1 something stands in the way; 2 a file or an answer is wrong."""
    out = chosen.out
    if chosen.answers is None:
        if out is None:
            return _refuse("Skriv vart filen ska sparas: --out kommunen.yaml.")
        out.with_suffix(".new.yaml").write_text(ask_everything(_terminal()), "utf-8")
        chosen.answers = out.with_suffix(".new.yaml")
        _say(f"Svaren ligger i {chosen.answers}.")
        _say(f"Härifrån igen: python -m bot init --answers {chosen.answers} --out {out}", "")
    loaded = read_municipality(chosen.answers)
    # Anonymous: whoever has the database may do this without the app's id and secret.
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen, loaded))


async def carry_out(settings: Settings, chosen: argparse.Namespace, loaded: Loaded) -> int:
    """The same on this event loop."""
    after = loaded.organisation
    house = await build(settings, SystemClock(), "")
    try:
        before = await _installed(house, after)
        changes = differences(before, after)
        _show(changes, loaded)
        blocked = (
            await standing_in_the_way(house.services, after.municipality, after) if before else ()
        )
        if blocked:
            return _in_the_way(blocked)
        if not _agreed(chosen, changes):
            _say("Inget är sparat. Lägg till --yes för att spara.")
            return WELL
        await install_municipality(house.services, after, loaded.meetings)
    finally:
        await house.close()
    if chosen.out is not None and chosen.out != chosen.answers:
        text = await asyncio.to_thread(chosen.answers.read_text, "utf-8")
        await asyncio.to_thread(chosen.out.write_text, text, "utf-8")
    _say("Sparat.")
    return WELL


def line_of(thing: InTheWay) -> str:
    """`Åtagandet Å-2027-004: gruppen lokal_norr försvinner.`"""
    if thing.what in MANY:
        one, more = MANY[thing.what]
        words = one if thing.count == 1 else more
        return f"{thing.count} {words} {thing.id}: {WHY[thing.why].format(key=thing.key)}."
    number = thing.id.rpartition("-")[2] if thing.what in ("plan_row", "matter") else thing.id
    what = f"{WHAT[thing.what]} {number}"
    return f"{what[0].upper()}{what[1:]}: {WHY[thing.why].format(key=thing.key)}."


async def _installed(house: House, after: Organisation) -> Organisation | None:
    if after.municipality not in house.installed:
        return None
    async with house.services.unit_of_work(after.municipality) as uow:
        return await uow.organisations.get()


def _show(changes: tuple[Difference, ...], loaded: Loaded) -> None:
    _say(f"Modell: {loaded.preset.name} ({loaded.preset.template_version}).", "")
    text = Text.load("sv")
    _say(*(text.phrase(change.said) for change in changes) if changes else ("Inget skiljer sig.",))
    proposals = loaded.organisation.ways.undecided
    if proposals:
        _say("", "Förslag, inte beslutat. Källan säger inget om det här:")
        _say(*(f"  {place}: {words}" for place, words in proposals.items()))
        _say("Skriv platsen under decided i filen när ni har beslutat.", "")


def _in_the_way(blocked: tuple[InTheWay, ...]) -> int:
    _say("", "Det går inte att byta nu. Det här är öppet och skulle gå sönder:")
    _say(*(f"  {line_of(thing)}" for thing in blocked))
    _say("Avsluta eller flytta det först. Inget är sparat.")
    return NOT_DONE


def _agreed(chosen: argparse.Namespace, changes: tuple[Difference, ...]) -> bool:
    if chosen.yes or not sys.stdin.isatty():
        return bool(chosen.yes)
    return _terminal()(f"Spara {len(changes)} ändringar? Skriv ja eller nej: ") == "ja"


def _terminal() -> Ask:
    return lambda question: input(question).strip()


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _refuse(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return WRONG
