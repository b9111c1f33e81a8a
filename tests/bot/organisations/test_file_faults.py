"""A file that cannot be read at all: its name, the line and plain words, never a traceback."""

from pathlib import Path

import pytest

from bot.organisations.documents import MOST_BYTES
from bot.organisations.reader import OrganisationFileError, read_municipality, read_preset

BAD_CHARACTER = "det finns ett tecken som inte får stå i filen"
NOT_YAML = "raden går inte att läsa som YAML"


def fault_in(folder: Path, content: str | bytes) -> OrganisationFileError:
    file = folder / "trasig.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(OrganisationFileError) as found:
        read_municipality(file)
    assert found.value.file == file
    assert str(file) in str(found.value)
    return found.value


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("", 1, "filen är tom"),
        ("# bara en kommentar\n", 1, "filen är tom"),
        ("---\n", 2, "filen ska bestå av nycklar med värden"),
        ("- a\n- b\n", 1, "filen ska bestå av nycklar med värden"),
        ("a: 1\n--- \nb: 2\n", 2, "filen får bara innehålla ett dokument"),
        ("a: 1\nb: 2\na: 3\n", 3, "nyckeln ”a” finns två gånger (första gången på rad 1)"),
        ("a: 1\nb:\n\t- c\n", 3, NOT_YAML),
        ("a: 1\nb: [1, 2\n", 3, NOT_YAML),
        ("a: 1\nb: 2: 3\n", 2, NOT_YAML),
        ("%YAML 9.9\n---\na: 1\n", 1, NOT_YAML),
        ("a: 1\n? [b]\n: c\n", 2, "en nyckel ska vara ett ord"),
        ("a: &x [1]\nb: *x\n", 1, "ankare och alias"),
        ("a: 1\nb: *x\n", 2, "ankare och alias"),
        ('a: 1\nb: !!python/object/apply:os.system ["true"]\n', 2, "används inte här"),
        (f"a: {'[' * 50_000}\n", 1, "i för många nivåer"),
        (f"a: 1\nb: {'{c: ' * 20}\n", 2, "i för många nivåer"),
        ("a: 1\nb: \x07\n", 2, BAD_CHARACTER),
        ('a: 1\nb: "\\0"\n', 2, BAD_CHARACTER),
        ('a: 1\nb: "\\ud800"\n', 2, BAD_CHARACTER),
        ('a: 1\nb: "\\U00110000"\n', 2, BAD_CHARACTER),
        ("a: 1\nb: Norrsjö\n".encode("latin-1"), 2, "filen är inte sparad som UTF-8"),
    ],
)
def test_given_a_broken_file_when_read_then_line_and_words(
    content: str | bytes, line: int, words: str, tmp_path: Path
) -> None:
    fault = fault_in(tmp_path, content)

    assert fault.line == line
    assert words in fault.problem


def test_given_a_huge_file_when_read_then_it_is_refused_unread(tmp_path: Path) -> None:
    fault = fault_in(tmp_path, b"#" * (MOST_BYTES + 1))

    assert fault.line is None
    assert fault.problem == "filen är större än 256 kB"


@pytest.mark.parametrize("name", ["finns_inte.yaml", "."])
def test_given_no_such_file_when_read_then_it_says_so(name: str, tmp_path: Path) -> None:
    with pytest.raises(OrganisationFileError, match="finns inte eller går inte att öppna"):
        read_preset(tmp_path / name)


def test_given_a_byte_order_mark_when_read_then_it_does_no_harm(tmp_path: Path) -> None:
    assert "”key” saknas" in fault_in(tmp_path, "\ufeffname: Byn\n").problem
