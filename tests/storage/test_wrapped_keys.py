"""Keys that a vault wraps: the file alone opens nothing, and every rotation overlaps."""

import stat
from pathlib import Path

import pytest

from sspf.ports import PermanentFailureError
from storage.keys import StaticKeys
from storage.wrapped_keys import PlainKeyError, add_key, unwrapped, wrap_again
from tests.fakes.wrapper import FakeWrapper


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sspf.keys"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def content(path: Path) -> bytes:
    return path.read_bytes()


def open_to_all(path: Path) -> None:
    path.chmod(0o644)


async def test_given_no_file_when_opened_then_one_key_is_made_and_the_file_does_not_hold_it(
    path: Path,
) -> None:
    keys = await unwrapped(path, FakeWrapper())
    key_id, key = keys.current()

    assert len(key) == 32
    assert (await unwrapped(path, FakeWrapper())).named(key_id) == key
    assert mode(path) == 0o600
    with pytest.raises(ValueError, match=r"key|base64|padding"):
        StaticKeys(path)


async def test_given_a_new_key_then_it_is_current_and_the_former_still_opens(path: Path) -> None:
    before = await unwrapped(path, FakeWrapper())

    await add_key(path, FakeWrapper())

    after = await unwrapped(path, FakeWrapper())
    assert after.current()[0] != before.current()[0]
    assert after.named(before.current()[0]) == before.current()[1]


async def test_given_a_new_version_in_the_vault_when_wrapped_again_then_the_keys_are_the_same(
    path: Path,
) -> None:
    before = await unwrapped(path, FakeWrapper())
    await add_key(path, FakeWrapper())

    assert await wrap_again(path, FakeWrapper(newest="v2")) == 2

    only_v2 = FakeWrapper(newest="v2", keys={"v2": b"2" * 32})
    after = await unwrapped(path, only_v2)
    assert after.named(before.current()[0]) == before.current()[1]


async def test_given_open_keys_when_wrapped_then_they_are_the_same_and_no_longer_open(
    path: Path,
) -> None:
    key_id, key = StaticKeys(path).current()
    with pytest.raises(PlainKeyError):
        await unwrapped(path, FakeWrapper())

    await wrap_again(path, FakeWrapper())

    assert (await unwrapped(path, FakeWrapper())).current() == (key_id, key)


async def test_given_the_vault_loses_its_key_when_opened_then_nothing_opens(path: Path) -> None:
    await unwrapped(path, FakeWrapper())

    with pytest.raises(PermanentFailureError):
        await unwrapped(path, FakeWrapper(keys={}))


async def test_given_a_vault_that_fails_while_wrapping_again_then_the_file_is_as_it_was(
    path: Path,
) -> None:
    await unwrapped(path, FakeWrapper())
    await add_key(path, FakeWrapper(newest="v2"))
    before = content(path)

    with pytest.raises(PermanentFailureError):
        await wrap_again(path, FakeWrapper(keys={"v1": b"1" * 32}))

    assert content(path) == before


async def test_given_a_file_that_others_can_read_when_opened_then_refused(path: Path) -> None:
    await unwrapped(path, FakeWrapper())
    open_to_all(path)

    with pytest.raises(PermissionError):
        await unwrapped(path, FakeWrapper())
