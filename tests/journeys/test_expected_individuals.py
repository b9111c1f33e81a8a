"""What is answered on the demo data with the commitments about individuals in it, 006 to 011.

The cases are put in the database after the first meeting; all that is done with them after that
is typed, at the hours of the scenario.
"""

import asyncio
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from bot.rehearsal.scenario import Scenario
from tests.journeys.individual_demo import with_individuals
from tests.journeys.play import Play, free_port

LATE, POLICE, MINE = "vilka är försenade", "vad har polisen för öppna åtaganden?", "mina"
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Row:
    """Who types what, when, and the running numbers of what is then shown."""

    at: str
    who: str
    text: str
    shown: frozenset[int] = NONE
    words: str = ""


def row(at: str, who: str, text: str, *shown: int, words: str = "") -> Row:
    return Row(at, who, text, frozenset(shown), words)


ROWS = (
    row("2027-01-27 09:00", "tore", "alla öppna", 1, 2, 3, 4, 5, 12),
    row("2027-02-01 09:00", "kaj", "klart senast vecka 6", 2, 3, 4, 6, 7, 9, 10, 12),
    row(
        *("2027-02-01 09:00", "kaj", "före sportlovet", 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
        words="Följs upp på mötet",
    ),
    row("2027-02-01 09:00", "frida", "hur många öppna har vi", words="3 åtaganden"),
    row("2027-02-02 07:00", "rut", MINE, 4, 6, 9),
    row("2027-02-02 08:30", "pia", POLICE, 3, 10),
    row("2027-02-10 14:40", "leo", "vad gällde N27-03?", words="Jag hittar inget ärende"),
    row("2027-02-11 10:00", "pia", POLICE, 3),
    row("2027-02-11 10:00", "leo", "åtaganden för N27-03", words="Jag hittar inget ärende"),
    row("2027-02-11 10:00", "leo", "åtaganden för N27-99", words="Jag hittar inget ärende"),
    row("2027-02-12 09:00", "rut", MINE, 4, words="torsdag 4 mars"),
    row("2027-02-15 10:00", "kaj", LATE, 7),
    row("2027-02-15 10:00", "tore", LATE, words="Det finns inga försenade åtaganden"),
)
DONE = (
    row("2027-02-02 12:00", "rut", "klart 6"),
    row("2027-02-02 12:00", "rut", "ja"),
    row("2027-02-10 14:32", "kaj", "återkalla samtycke N27-03: ungdomen, muntligt, allt"),
    row("2027-02-10 14:32", "kaj", "ja"),
    row("2027-02-11 09:30", "rut", "klart 9"),
    row("2027-02-11 09:30", "rut", "ja"),
)
"""What is typed in between, and confirmed."""


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[Row, str]:
    return asyncio.run(_played(tmp_path_factory.mktemp("individuals") / "data"))


async def _played(folder: Path) -> dict[Row, str]:
    play = Play(folder, free_port())
    await play.open()
    try:
        scenario = Scenario(play.run.rehearsal, play.run.channel)
        zone = play.run.rehearsal.time_zone
        ahead = [step.instant(zone) for step in scenario.steps]
        said: dict[Row, str] = {}
        is_begun = False
        for each in sorted((*ROWS, *DONE), key=lambda row: row.at):
            at = datetime.fromisoformat(each.at).replace(tzinfo=zone)
            while ahead and ahead[0] <= at:
                await scenario.play_step()
                ahead.pop(0)
            if not is_begun:
                await with_individuals(play)
                is_begun = True
            if play.now < at:
                await play.to(each.at)
            said[each] = await play.say(each.who, each.text)
        return said
    finally:
        await play.close()


@pytest.mark.parametrize("each", ROWS, ids=lambda each: f"{each.who}-{each.at[:10]}-{each.text}")
def test_given_the_individual_level_when_asked_then_just_those_are_shown(
    answers: dict[Row, str], each: Row
) -> None:
    answer = answers[each]

    assert {int(n) for n in re.findall(r"Å-2027-(\d{3})", answer)} == each.shown
    assert each.words in answer


def test_given_a_case_that_is_withdrawn_or_never_was_then_the_answers_are_the_same_bytes(
    answers: dict[Row, str],
) -> None:
    """R-32."""
    (there,) = (answers[each] for each in ROWS if each.text.endswith("för N27-03"))
    (not_there,) = (answers[each] for each in ROWS if each.text.endswith("N27-99"))

    assert there == not_there
