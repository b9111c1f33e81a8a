"""Plays the whole scenario without a browser, logs it, and judges it by its check points."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.organisations.reader import read_municipality
from bot.rehearsal.actors import Played
from bot.rehearsal.checkpoints import Verdict, verdicts
from bot.rehearsal.evidence import chat_of, gather
from bot.rehearsal.house import SentLine
from bot.rehearsal.scenario import Scenario
from bot.rehearsal.scenario_file import (
    CHECKPOINTS,
    SCENARIO,
    Checkpoints,
    Step,
    read_checkpoints,
    read_scenario,
)
from bot.rehearsal.server import Running, start
from bot.settings import Settings

MUNICIPALITY = Path(__file__).with_name("norrsjo.yaml")
NOT_YET = "inte än"
COLUMNS = ("Nr", "Kontrollpunkt", "Hos", "Väntat", "Sett", "")


def rehearse(
    scenario: Path | None = None,
    checkpoints: Path | None = None,
    municipality: Path = MUNICIPALITY,
) -> bool:
    """True when every act went as written and every check point holds. Leaves nothing behind."""
    steps = scenario or SCENARIO
    expected = read_checkpoints(read_scenario(steps), checkpoints or CHECKPOINTS)
    with TemporaryDirectory(prefix="sspf-rehearsal-") as folder:
        return asyncio.run(_rehearse(Path(folder), steps, expected, municipality))


async def _rehearse(folder: Path, steps: Path, expected: Checkpoints, municipality: Path) -> bool:
    settings = Settings(auth="anonymous", host="127.0.0.1", port=0, data=folder)
    running = await start(settings, read_municipality(municipality))
    try:
        scenario = Scenario(running.rehearsal, running.channel, steps)
        chats = await _play(scenario, running, expected)
        acts = [one for _, acts in scenario.played for one in acts]
        seen = await gather(running, settings, expected, acts, chats)
    finally:
        await running.stop()
    rows = verdicts(expected, scenario.played, seen)
    _print_table(rows)
    return _print_end(rows, [one for one in acts if one.fault])


async def _play(
    scenario: Scenario, running: Running, expected: Checkpoints
) -> dict[tuple[str, str], str]:
    """(step, person) → the chat as it stood when the step had been played, where one asks."""
    asked = {(check.step, who) for check in expected.chats for who in check.who}
    chats: dict[tuple[str, str], str] = {}
    known: set[int] = set()
    total = scenario.state().total
    while not scenario.is_over:
        await scenario.play_step()
        step, acts = scenario.played[-1]
        sent = [line for line in await running.rehearsal.sent() if line.sequence not in known]
        known |= {line.sequence for line in sent}
        zone = running.rehearsal.time_zone
        print(f"\n{_when(step, zone)}, steg {len(scenario.played)} av {total}: {step.title}")
        for line in reversed(sent):
            print(f"  {_sent(line, zone)}")
        for one in acts:
            print(f"  {_done(one)}", flush=True)
        here = [who for key, who in asked if key == step.key]
        chats |= {(step.key, who): chat_of(running.channel, who) for who in here}
    return chats


def _when(step: Step, zone: ZoneInfo) -> str:
    at = step.instant(zone)
    return format_datetime(at, "EEEE d MMMM y 'kl.' HH.mm", zone, locale="sv").capitalize()


def _sent(line: SentLine, zone: ZoneInfo) -> str:
    at = format_datetime(line.at, "d MMM HH.mm", zone, locale="sv")
    state = "skickat" if line.state == "sent" else "inte skickat"
    return f"{at} {state}: {line.title}. {line.to}"


def _done(one: Played) -> str:
    """What was done, with nothing of what was written in it."""
    if one.act.types:
        command, colon, _ = one.act.types.partition(":")
        said = f"{one.name} skriver: {command}{' …' if colon else ''}"
    else:
        said = f"{one.name} trycker på {one.button or one.act.presses}"
    return f"{said}\n    GICK INTE: {one.fault} ({one.missing})" if one.fault else said


def _print_table(rows: Sequence[Verdict]) -> None:
    lines = [COLUMNS, *(_row(verdict) for verdict in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(COLUMNS))]
    print()
    for line in lines:
        print(
            "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip()
        )


def _row(verdict: Verdict) -> tuple[str, ...]:
    word = "stämmer" if verdict.holds else "STÄMMER INTE"
    word = NOT_YET if verdict.is_awaited else word
    return (verdict.key, verdict.title, verdict.who, verdict.expected, verdict.seen, word)


def _print_end(rows: Sequence[Verdict], faults: Sequence[Played]) -> bool:
    judged = [verdict for verdict in rows if not verdict.is_awaited]
    held = sum(verdict.holds for verdict in judged)
    print(f"\n{held} av {len(judged)} kontrollpunkter stämmer.")
    if awaited := len(rows) - len(judged):
        print(f"{awaited} prövas inte än.")
    if len(faults) == 1:
        print("1 handling gick inte som den var skriven.")
    elif faults:
        print(f"{len(faults)} handlingar gick inte som de var skrivna.")
    return held == len(judged) and not faults
