"""`python -m bot tally` and the same figures asked for in chat (ACCEPTANCE 2.C, 2.G, 2.H)."""

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.tally_commands import add_arguments, carry_out
from tests.fixtures_play import Cli, Ran
from tests.journeys.play import Play

NACKA = Path(__file__).parents[1] / "bot" / "tally_files" / "nacka.csv"


@dataclass(frozen=True)
class Typed:
    """The same commands without a process of their own, which costs seconds each."""

    folder: Path
    told: pytest.CaptureFixture[str]

    async def __call__(self, *arguments: str) -> Ran:
        parser = ArgumentParser()
        add_arguments(parser)
        settings = Settings(auth="anonymous", data=self.folder)
        self.told.readouterr()
        code = await carry_out(settings, parser.parse_args(arguments))
        out, err = self.told.readouterr()
        return Ran(code, out.replace("\N{NO-BREAK SPACE}", " "), err)


@pytest.fixture
async def typed(chat: Play, capsys: pytest.CaptureFixture[str]) -> Typed:
    """On the folder that the product runs in, which is stopped."""
    await chat.close()
    return Typed(chat.folder, capsys)


@pytest.fixture
async def nacka(typed: Typed) -> Typed:
    ran = await typed("import", str(NACKA))
    assert (ran.code, ran.err) == (0, "")
    return typed


@pytest.mark.accepts("C1")
async def test_given_nackas_figures_then_the_year_is_printed_as_it_was_counted(
    nacka: Typed,
) -> None:
    told = (await nacka("show", "2019")).out

    assert "M01 Ungdomar i riskzon\n    Uppskattning: 75–150\n" in told
    assert "    Pojkar: 18 av 22 (82 %)\n    Flickor: 4 av 22 (18 %)\n" in told
    assert "M04 Aktualiserade i årskurs 5–6\n    Årskurs 5–6: 4 av 22 (18 %)\n" in told
    assert "Uppskattning" in told.splitlines()[3]


@pytest.mark.accepts("C8")
async def test_given_nackas_figures_then_terms_balance_and_intensity_are_told(
    nacka: Typed,
) -> None:
    year, spring = (await nacka("show", "2019")).out, (await nacka("show", "vt2020")).out

    assert "    Vårterminen 2019: 11 av 22 (50 %)\n" in year
    assert "    Höstterminen 2019: 11 av 22 (50 %)\n" in year
    assert "    ingående: 0\n    aktualiserade: 22\n    avslutade: 9\n" in year
    assert "    utgående, pågår fortfarande: 13\n" in year
    assert "    ingående: 13\n    aktualiserade: 7\n    avslutade: 0\n" in spring
    assert "    Årskurs 5: 1 av 7 (14 %)\n" in spring
    assert "    lattare: 6 av 11 (55 %)\n    omfattande: 5 av 11 (45 %)\n" in year
    assert "Stämmer inte" not in year + spring


async def test_given_another_number_of_open_cases_then_the_balance_says_so(
    nacka: Typed, tmp_path: Path
) -> None:
    more = tmp_path / "mer.csv"
    more.write_text("2019-12;pågående vid månadens slut;;;2\n", encoding="utf-8")
    await nacka("import", str(more))

    told = (await nacka("show", "2019")).out

    assert "    Stämmer inte: ärendena säger 15 pågående\n" in told


@pytest.mark.accepts("G2")
async def test_given_nackas_sig_then_it_is_counted_apart_and_masked_outside(nacka: Typed) -> None:
    inside, outside = (
        (await nacka("show", "2019")).out,
        (await nacka("show", "2019", "--outside")).out,
    )

    assert "    på listan: 8\n" in inside
    assert "    med: 5 av 8 (63 %)\n" in inside
    assert "M23 SIG efter kön\n    Pojkar: 3 av 5 (60 %)\n    Flickor: 2 av 5 (40 %)\n" in inside
    assert "M23 SIG efter kön\n    Pojkar: färre än 5\n    Flickor: färre än 5\n" in outside
    assert "M26 SIG: avslutsorsaker\n    4: visas inte\n" in outside


async def test_given_the_version_for_outside_then_no_count_below_five_stands_in_it(
    nacka: Typed,
) -> None:
    told = (await nacka("show", "2019", "--outside")).out
    figures = told[told.index("M02 ") :]
    values = [line.partition(": ")[2] for line in figures.splitlines() if line.startswith("    ")]

    assert "    aktualiserade: 22\n" in told
    assert "Uppskattning: 75–150" in told
    assert "    med biståndsbedömd insats: 11 av 22 (50 %)\n" in told
    assert [v for v in values if v.split()[0] in {"1", "2", "3", "4"}] == []


async def test_given_the_same_file_again_or_a_dry_run_then_nothing_more_is_counted(
    nacka: Typed, tmp_path: Path
) -> None:
    again = await nacka("import", str(NACKA))
    changed = tmp_path / "nacka.csv"
    changed.write_bytes(NACKA.read_bytes().replace(b"pojkar;18", b"pojkar;17"))
    dry = await nacka("import", str(changed), "--dry-run")
    before = (await nacka("show", "2019")).out
    done = await nacka("import", str(changed))

    assert again.out == "31 siffror som de var.\nKlart.\n"
    assert "Ändrat: aktualiserade, pojkar, 2019-01: 18 → 17\n" in dry.out
    assert "Inget är ändrat: --dry-run." in dry.out
    assert "Pojkar: 18 av 22" in before
    assert done.out.endswith("Klart.\n")
    assert "Pojkar: 17 av 22" in (await nacka("show", "2019")).out


async def test_given_a_line_that_is_wrong_then_it_is_told_and_nothing_is_counted(
    typed: Typed, tmp_path: Path
) -> None:
    file = tmp_path / "fel.csv"
    file.write_text("2019;aktualiserade;;;22\n2019;avslutade;orsak;N27-01;1\n", encoding="utf-8")

    ran = await typed("import", str(file))

    assert ran.code == 1
    assert "Rad 2: värdet ska vara en kod ur modellen" in ran.out
    assert "N27-01" not in ran.out
    assert "Inget är ändrat." in ran.out
    assert "Det finns inget räknat i perioden." in (await typed("show", "2019")).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "nowhere.csv"),
        ("show", "i våras"),
        ("show", "2019", "--municipality", "elsewhere"),
    ],
)
async def test_given_something_that_is_not_there_then_it_is_said(
    typed: Typed, arguments: tuple[str, ...]
) -> None:
    ran = await typed(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(".\n")


@pytest.mark.accepts("R-95")
async def test_given_figures_then_the_coordinator_sees_counts_and_the_steering_group_few(
    chat: Play, nacka: Typed
) -> None:
    await chat.open()

    exact = await chat.say("kaj", "siffror för 2019")
    outside = await chat.say("disa", "siffror för 2019")

    assert "**Pojkar:** 18 av 22 (82 %)" in exact.replace("\N{NO-BREAK SPACE}", " ")
    assert "**Flickor:** färre än 5" in outside.replace("\N{NO-BREAK SPACE}", " ")
    assert "**Pojkar:** visas inte" in outside
    assert "inte behörighet" in await chat.say("rut", "siffror för 2019")
    assert "egen chatt" in await chat.say("kaj", "siffror för 2019", in_group=True)
    assert "Skriv perioden som" in await chat.say("kaj", "siffror för 2099-77")


async def test_given_the_command_line_then_a_process_of_its_own_says_the_same(
    chat: Play,
    cli: Cli,
) -> None:
    await chat.close()

    ran = await cli.at(chat.folder)("tally", "show", "2019")

    assert (ran.code, ran.err) == (0, "")
    assert "Det finns inget räknat i perioden." in ran.out


@pytest.mark.accepts("A4")
@pytest.mark.stage("decided")
async def test_given_a_point_raised_and_a_promise_kept_then_median_days_are_in_the_figures(
    chat: Play,
) -> None:
    """Handed in the day before the meeting; done 18 days after it."""
    await chat.say("frida", "stäng 1 åtgärd, område, universell")
    await chat.to("2027-02-08 09:00")
    await chat.say("rut", "klart 4 effekt ja")
    await chat.press("rut", "Spara som klart")

    told = (await chat.say("kaj", "alla siffror")).replace("\N{NO-BREAK SPACE}", " ")

    assert "**Från underlag till beslut:** 1 dag i median" in told
    assert "**Från beslut till klart:** 18 dagar i median" in told
    assert "**Åtgärd:** 1 av 1 (100 %)" in told
    assert "**Hållna:** 1 av 1 (100 %)" in told
    assert "**Skola, klara:** 1 av" in told
