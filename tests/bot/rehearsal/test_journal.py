"""The file behind the chats."""

from pathlib import Path

import pytest

from bot.rehearsal.journal import BOT, Journal, JournalError, Message
from tests.bot.rehearsal.fakes import START


def a_message(sequence: int, text: str = "Hej") -> Message:
    return Message(
        sequence=sequence,
        conversation_id="a:rut",
        activity_id=f"id-{sequence}",
        sender=BOT,
        at=START,
        text=text,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "chats.jsonl"


def test_a_new_journal_is_empty_and_has_a_run_of_its_own(file: Path) -> None:
    first, second = Journal(), Journal()

    assert first.chat("a:rut", "rut") == ()
    assert first.run != second.run
    assert Journal(file).run == Journal(file).run


def test_a_torn_last_line_never_happened(file: Path) -> None:
    journal = Journal(file)
    journal.keep(a_message(1))
    journal.keep(a_message(2))
    file.write_bytes(file.read_bytes()[:-20])

    replayed = Journal(file)
    replayed.keep(a_message(3))

    assert [m.sequence for m in replayed.chat("a:rut", "rut")] == [1, 3]
    assert [m.sequence for m in Journal(file).chat("a:rut", "rut")] == [1, 3]


def test_a_file_torn_in_its_first_line_is_a_new_journal(file: Path) -> None:
    Journal(file)
    file.write_bytes(b'{"kind": "sta')

    assert Journal(file).run == Journal(file).run


@pytest.mark.parametrize("line", [b"no json", b"[]", b'{"kind": "x"}', b'{"kind": "message"}'])
def test_a_line_in_the_middle_that_says_nothing_stops_the_start(file: Path, line: bytes) -> None:
    journal = Journal(file)
    start, _ = file.read_bytes().split(b"\n")
    journal.keep(a_message(1))
    file.write_bytes(start + b"\n" + line + b"\n")

    with pytest.raises(JournalError, match=r"chats\.jsonl, line 2"):
        Journal(file)


def test_only_what_changed_after_a_version_is_given(file: Path) -> None:
    journal = Journal(file)
    journal.keep(a_message(1))
    journal.keep(a_message(2))
    version = journal.version

    journal.keep(a_message(1, "Hej igen"))
    journal.remove("id-2")

    assert [m.text for m in journal.chat("a:rut", "rut", version)] == ["Hej igen"]
    assert journal.removed("a:rut", version) == ("id-2",)
    assert journal.removed("a:pia", version) == ()
    assert Journal(file).removed("a:rut", version) == ("id-2",)


def test_a_reset_empties_the_file_and_begins_a_new_run(file: Path) -> None:
    journal = Journal(file)
    journal.keep(a_message(1))
    run = journal.run

    journal.reset()

    assert journal.run != run
    assert (journal.version, journal.last_sequence) == (0, 0)
    assert Journal(file).chat("a:rut", "rut") == ()
    assert Journal(file).run == journal.run


def test_what_is_impossible_is_never_written(file: Path) -> None:
    journal = Journal(file)

    with pytest.raises(KeyError):
        journal.remove("id-1")

    assert Journal(file).chat("a:rut", "rut") == ()
