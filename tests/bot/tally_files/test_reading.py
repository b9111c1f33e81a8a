"""What a file with figures may hold, and what is said of the rest."""

from datetime import date
from pathlib import Path

import pytest

from bot.tally_files.reading import figures_in_file
from sspf.domain.tallies import Counted, Dimension, Estimate, TallyKind
from sspf.domain.tally_files import LineFault, difference

NACKA = Path(__file__).with_name("nacka.csv")


def test_given_nackas_figures_then_every_line_is_read() -> None:
    file = figures_in_file(NACKA.read_bytes(), "nacka")

    assert file.bad == ()
    assert len(file.counted) == 31
    assert file.estimates == (
        Estimate(metric="M01", first=date(2019, 1, 1), last=date(2019, 12, 31), low=75, high=150),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_however_it_was_saved_the_words_are_read(encoding: str) -> None:
    data = "period;vad;uppdelning;värde;antal\nht2019;Håll koll;;;4\n".encode(encoding)

    (line,) = figures_in_file(data, "x").counted

    assert line == Counted(
        kind=TallyKind.WATCH, month=date(2019, 7, 1), dimension=None, value="", number=4
    )


def test_given_yaml_then_it_says_the_same() -> None:
    data = b"- {period: 2020-03, vad: aktualiserade, uppdelning: arskurs, varde: 5, antal: 1}\n"

    (line,) = figures_in_file(data, "x").counted

    assert (line.month, line.dimension, line.value) == (
        date(2020, 3, 1),
        Dimension.SCHOOL_YEAR,
        "5",
    )


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("i våras;aktualiserade;;;4", LineFault.PERIOD),
        ("2019-13;aktualiserade;;;4", LineFault.PERIOD),
        ("vt2019-03;aktualiserade;;;4", LineFault.PERIOD),
        ("2019;Kalle;;;4", LineFault.KIND),
        ("2019;aktualiserade;ögonfärg;blå;4", LineFault.DIMENSION),
        ("2019;avslutade;kön;pojkar;4", LineFault.DIMENSION),
        ("2019;aktualiserade;kön;Kalle Karlsson;4", LineFault.VALUE),
        ("2019;avslutade;orsak;N27-01;4", LineFault.VALUE),
        ("2019;aktualiserade;;;några", LineFault.NUMBER),
        ("2019;aktualiserade;;;0", LineFault.NUMBER),
        ("2019;uppskattning;;M01;många", LineFault.RANGE),
        ("2019;uppskattning;;M01;150-75", LineFault.RANGE),
    ],
)
def test_given_a_line_that_is_wrong_then_its_fault_is_told_with_its_number(
    line: str, fault: LineFault
) -> None:
    file = figures_in_file(f"2019;aktualiserade;;;22\n{line}\n".encode(), "x")

    assert [(b.number, b.fault) for b in file.bad] == [(2, fault)]
    assert len(file.counted) == 1


def test_given_the_same_counter_twice_then_it_is_asked_about() -> None:
    file = figures_in_file(b"2019;aktualiserade;;;22\n2019;aktualiserade;;;21\n", "x")

    assert [b.fault for b in file.bad] == [LineFault.TWICE]


@pytest.mark.parametrize("data", [b"- 1\n", b"- {a: [\n", b"-\n"])
def test_given_something_else_than_a_table_then_it_is_unreadable(data: bytes) -> None:
    assert [b.fault for b in figures_in_file(data, "x").bad] == [LineFault.UNREADABLE]


def test_given_another_file_with_the_key_then_new_changed_and_gone_are_told() -> None:
    old = figures_in_file(b"2019;aktualiserade;;;22\n2019;avslutade;;;9\n2019;insats;;;1\n", "x")
    new = figures_in_file(b"2019;aktualiserade;;;23\n2019;avslutade;;;9\n2019;kontakt;;;2\n", "x")

    diff = difference(new, old.counted, ())

    assert [(c.kind, c.number, before) for c, before in diff.changed] == [
        (TallyKind.CASE_RAISED, 23, 22),
        (TallyKind.CONTACT, 2, 0),
        (TallyKind.INTERVENTION, 0, 1),
    ]
    assert diff.same == 1
