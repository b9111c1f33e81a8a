"""The whole scenario without a browser: its log, its table, and when something fails."""

import asyncio
from pathlib import Path

import pytest

from bot.rehearsal.actors import Played
from bot.rehearsal.checkpoints import Seen, verdicts
from bot.rehearsal.leaks import leaks
from bot.rehearsal.scenario_file import Act, Answers, Checkpoints, Step
from tests.fixtures_play import Cli, Ran

ANSWER_WITHIN = 900
SHORT = """\
start: {title: "Före", explanation: "Inget har hänt.", try_it: ""}
steps:
  - key: call
    title: "Kallelse"
    at: 2026-12-17 09.00
    explanation: "Klart."
    try_it: ""
    acts:
      - {who: frida, presses: invitation.send}
      - {who: kaj, types: "läget"}
"""
CHECK = """\
answers:
  - key: K1
    title: "Läget"
    step: call
    who: [kaj]
    types: "läget"
    reads: '(?P<inne>\\d+) av (?P<alla>\\d+) verksamheter'
    expects: {inne: 0, alla: 5}
notices:
  - {key: K7, title: "Aviseringar", words_in_a_row: 3, expects: 0}
"""


async def rehearse(cli: Cli, *arguments: str) -> Ran:
    """As cli() does, with more time: a whole scenario is played."""
    process = await cli.start("rehearse", "--headless", *arguments)
    out, err = await asyncio.wait_for(process.communicate(), ANSWER_WITHIN)
    assert process.returncode is not None
    return Ran(process.returncode, out.decode(), err.decode())


async def rehearse_short(cli: Cli, folder: Path, steps: str = SHORT, check: str = CHECK) -> Ran:
    scenario, checkpoints = folder / "steps.yaml", folder / "check.yaml"
    scenario.write_text(steps, encoding="utf-8")
    checkpoints.write_text(check, encoding="utf-8")
    return await rehearse(cli, "--scenario", str(scenario), "--checkpoints", str(checkpoints))


@pytest.mark.long
async def test_the_scenario_of_norrsjo_holds(cli: Cli) -> None:
    ran = await rehearse(cli)

    assert (ran.code, ran.err) == (0, ""), ran.out[-3000:]
    assert "50 av 50 kontrollpunkter stämmer." in ran.out
    assert "prövas inte än" not in ran.out
    assert ran.out.count("Sol skriver: öppna åtaganden") == 1
    assert "MiniMaria" not in ran.out
    assert not cli.folder.exists()  # the data folder of the settings is left alone


async def test_given_a_short_scenario_that_holds_then_0(cli: Cli, tmp_path: Path) -> None:
    ran = await rehearse_short(cli, tmp_path)

    assert ran.code == 0, ran.out
    assert "Torsdag 17 december 2026 kl. 09.00, steg 1 av 1: Kallelse" in ran.out
    assert "K1  Läget          Kaj   inne 0, alla 5  inne 0, alla 5  stämmer" in ran.out


async def test_given_a_broken_expectation_then_1(cli: Cli, tmp_path: Path) -> None:
    ran = await rehearse_short(cli, tmp_path, check=CHECK.replace("inne: 0", "inne: 3"))

    assert ran.code == 1
    assert "inne 3, alla 5  inne 0, alla 5  STÄMMER INTE" in ran.out
    assert "1 av 2 kontrollpunkter stämmer." in ran.out


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("invitation.send", "agenda.approve", "Frida har ingen sådan knapp nu. (agenda.approve)"),
        ('types: "läget"', 'types: "läget", sees: ["Alla är inne"]', "(Alla är inne)"),
    ],
)
async def test_given_an_act_that_cannot_be_done_then_1(
    cli: Cli, tmp_path: Path, wrong: str, right: str, said: str
) -> None:
    ran = await rehearse_short(cli, tmp_path, steps=SHORT.replace(wrong, right))

    assert ran.code == 1
    assert said in ran.out
    assert "1 handling gick inte som den var skriven." in ran.out


async def test_given_a_file_with_a_fault_then_2_and_the_line(cli: Cli, tmp_path: Path) -> None:
    ran = await rehearse_short(cli, tmp_path, check=CHECK.replace("step: call", "step: gone"))

    assert ran.code == 2
    assert "check.yaml, rad 5: " in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    ("typed", "shown", "found"),
    [
        ("Elev i åk 7 på torget", "Påminnelse: elev i ÅK!", ["elev i åk"]),
        ("Elev i åk 7", "Påminnelse: elev vid torget", []),
        ("till nästa SSPF-möte", "Förbered nästa SSPF-möte", []),
        ("två ord", "två ord", []),
    ],
)
def test_a_leak_is_so_many_typed_words_in_a_row(typed: str, shown: str, found: list[str]) -> None:
    assert leaks([typed], [shown], 3) == found


def a_verdict(answer: tuple[str, ...], **more: tuple[str, ...]) -> tuple[str, bool]:
    act = Act(who="kaj", types="läget")
    step = Step(key="a", title="A", at="2027-01-01 09.00", explanation="-", try_it="", acts=(act,))
    check = Answers.model_validate(
        {
            "key": "K1",
            "title": "Läget",
            "step": "a",
            "who": ("kaj",),
            "types": "läget",
            "reads": r"(?P<inne>\d+) av",
            "expects": {"inne": 3},
            **more,
        }
    )
    played = [(step, [Played(act=act, name="Kaj", answer=answer)])]
    (found,) = verdicts(Checkpoints(answers=(check,), notices=()), played, Seen())
    return found.seen, found.holds


def test_what_is_seen_is_what_the_person_could_read() -> None:
    assert a_verdict(("Läget", "3 av 5 är inne.")) == ("inne 3", True)
    assert a_verdict(("Läget", "4 av 5 är inne.")) == ("inne 4", False)
    assert a_verdict(("Ingen vet.",)) == ("inget som passar", False)


def test_what_must_and_must_not_stand_there_is_said() -> None:
    answer = ("3 av 5 är inne.", "Busstorget")

    assert a_verdict(answer, shows=("Saknas",)) == ("inne 3, saknar ”Saknas”", False)
    assert a_verdict(answer, never=("Busstorget",)) == ("inne 3, visar ”Busstorget”", False)


def test_given_a_point_that_waits_then_it_is_judged_by_nobody_and_stands_in_its_place() -> None:
    awaited = ({"key": "K10", "title": "Gallring"}, {"key": "K9", "title": "Gallring"})
    notice = {"key": "K2", "title": "Ord", "words_in_a_row": 3, "expects": 0}
    checks = Checkpoints.model_validate({"answers": (), "notices": (notice,), "awaited": awaited})

    found = verdicts(checks, [], Seen())

    assert [(row.key, row.is_awaited) for row in found] == [
        ("K2", False),
        ("K9", True),
        ("K10", True),
    ]


@pytest.mark.parametrize(("expects", "holds"), [(1, True), (0, False), (2, False)])
def test_texts_in_a_chat_are_counted_as_it_stood_after_the_step(expects: int, holds: bool) -> None:
    chat = {"title": "Kort", "step": "a", "who": ("pia",), "texts": ("ett", "två")}
    checks = Checkpoints.model_validate(
        {"answers": (), "notices": (), "chats": ({"key": "K3", "expects": expects, **chat},)}
    )

    (found,) = verdicts(checks, [], Seen(chats={("a", "pia"): "bara ett", ("b", "pia"): "två"}))

    assert found.holds is holds


@pytest.mark.parametrize(("unlogged", "holds"), [(0, True), (1, False), (None, False)])
def test_a_showing_that_is_not_logged_or_none_at_all_does_not_hold(
    unlogged: int | None, holds: bool
) -> None:
    reading = {"key": "K12", "title": "Loggen", "expects": 0}
    checks = Checkpoints.model_validate({"answers": (), "notices": (), "readings": (reading,)})

    (found,) = verdicts(checks, [], Seen(unlogged=unlogged))

    assert found.holds is holds
