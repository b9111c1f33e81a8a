"""The file of names: read when it changes, each municipality's own, and never told of."""

import logging
import os
from pathlib import Path

import pytest

from bot.name_lists import LOOK_EVERY, MOST_BYTES, NameLists, NamesFaultError, read_names
from sspf.domain.name_list import NO_NAMES
from sspf.domain.organisation import MunicipalityId

NORRSJO, OTHER = MunicipalityId("norrsjo"), MunicipalityId("annan")
TEXT = "Det var Bosse och Lisa."
BOSSE, LISA = 9, 19


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "namn.txt", "Bosse\n")


def written(file: Path, text: str, at: int = 1) -> Path:
    file.write_text(text, "utf-8")
    os.utime(file, (at, at))
    return file


def test_given_no_setting_then_no_names() -> None:
    assert NameLists(None).of(NORRSJO) is NO_NAMES


def test_given_the_file_changes_then_it_is_read_anew_after_a_while(file: Path) -> None:
    seconds = Seconds()
    lists = NameLists(file, seconds)
    before = lists.of(NORRSJO).found_in(TEXT)
    written(file, "Lisa\n", at=2)
    at_once = lists.of(NORRSJO).found_in(TEXT)
    seconds.now += LOOK_EVERY

    assert (before, at_once) == ((BOSSE,), (BOSSE,))
    assert lists.of(NORRSJO).found_in(TEXT) == (LISA,)


def test_given_the_file_is_lost_then_the_names_stay_and_it_is_logged_once_without_them(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    seconds = Seconds()
    lists = NameLists(file, seconds)
    lists.of(NORRSJO)
    file.unlink()
    for _ in range(3):
        seconds.now += LOOK_EVERY
        assert lists.of(NORRSJO).found_in(TEXT) == (BOSSE,)

    assert [r.getMessage() for r in caplog.records] == ["name_list_not_read"]
    assert [r.levelno for r in caplog.records] == [logging.WARNING]


def test_given_the_file_comes_back_then_it_is_read(file: Path) -> None:
    seconds = Seconds()
    lists = NameLists(file.with_name("senare.txt"), seconds)
    assert lists.of(NORRSJO).found_in(TEXT) == ()
    file.rename(file.with_name("senare.txt"))
    seconds.now += LOOK_EVERY

    assert lists.of(NORRSJO).found_in(TEXT) == (BOSSE,)


def test_given_a_folder_then_each_municipality_has_its_own_and_no_other(tmp_path: Path) -> None:
    written(tmp_path / "norrsjo.txt", "Bosse\n")
    written(tmp_path / "annan.txt", "Lisa\n")
    written(tmp_path.parent / "ute.txt", "Bosse\n")
    lists = NameLists(tmp_path)

    assert lists.of(NORRSJO).found_in(TEXT) == (BOSSE,)
    assert lists.of(OTHER).found_in(TEXT) == (LISA,)
    assert lists.of(MunicipalityId("../ute")).found_in(TEXT) == ()


def test_given_comments_blank_lines_and_a_mark_first_then_only_names_are_read(file: Path) -> None:
    written(file, "\ufeff# Elever\n\n  Bosse  \nKarlsson, Lisa\nAnna-Karin\nD’Arc\n")

    assert read_names(file).names == ("Bosse", "Karlsson, Lisa", "Anna-Karin", "D’Arc")


@pytest.mark.parametrize("line", ["20100101-1234", "bosse@example.org", "Bosse;Lisa", "a" * 81])
def test_given_a_line_that_is_no_name_then_its_number_is_told_and_the_others_are_read(
    file: Path, line: str
) -> None:
    read = read_names(written(file, f"Bosse\n{line}\nLisa\n"))

    assert (read.names, read.wrong) == (("Bosse", "Lisa"), (2,))
    assert "Bosse" not in repr(read)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "check.names.empty"),
        (b"# bara en rubrik\n", "check.names.empty"),
        ("Åsa\n".encode("latin-1"), "check.names.not_utf8"),
        (b"a" * (MOST_BYTES + 1), "check.names.big"),
    ],
)
def test_given_a_file_that_cannot_be_used_then_why(file: Path, content: bytes, fault: str) -> None:
    file.write_bytes(content)

    with pytest.raises(NamesFaultError) as refused:
        read_names(file)

    assert refused.value.fault == fault


def test_given_no_file_then_why(tmp_path: Path) -> None:
    with pytest.raises(NamesFaultError, match=r"check\.names\.missing"):
        read_names(tmp_path / "ingen.txt")
