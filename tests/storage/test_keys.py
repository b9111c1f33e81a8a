"""Keys in a file: made once, private, newest current."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storage.keys import StaticKeys


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secrets" / "sspf.keys"


def test_given_no_file_when_opened_then_one_private_key_is_made(path: Path) -> None:
    key_id, key = StaticKeys(path).current()

    assert len(key) == 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert StaticKeys(path).current() == (key_id, key)
    assert list(path.parent.iterdir()) == [path]


def test_given_a_rotation_then_the_newest_is_current_and_the_former_still_opens(
    path: Path,
) -> None:
    keys = StaticKeys(path)
    former_id, former = keys.current()

    keys.rotate()

    assert keys.current()[0] != former_id
    for found in (keys, StaticKeys(path)):
        assert found.current() == keys.current()
        assert found.named(former_id) == former
    assert path.stat().st_mode & 0o777 == 0o600


def test_given_a_line_taken_away_then_that_key_is_destroyed(path: Path) -> None:
    keys = StaticKeys(path)
    former_id, _ = keys.current()
    keys.rotate()
    path.write_text(path.read_text().splitlines()[-1] + "\n")

    with pytest.raises(KeyError):
        StaticKeys(path).named(former_id)


def test_given_a_file_that_others_can_read_when_opened_then_refused(path: Path) -> None:
    StaticKeys(path)
    path.chmod(0o644)

    with pytest.raises(PermissionError):
        StaticKeys(path)


@pytest.mark.parametrize("content", ["", "id dG9vIHNob3J0\n", "no-key-at-all\n", "a|b AAAA\n"])
def test_given_a_file_without_a_whole_key_when_opened_then_refused(
    path: Path, content: str
) -> None:
    StaticKeys(path)
    path.write_text(content)

    with pytest.raises(ValueError, match=r"key|base64|padding"):
        StaticKeys(path)


def test_given_many_who_start_at_once_then_all_have_the_same_key(path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: StaticKeys(path).current(), range(8)))

    assert len(found) == 1
    assert list(path.parent.iterdir()) == [path]
