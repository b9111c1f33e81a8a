"""What is sealed opens where it was sealed, with the key it was sealed with, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.keys import StaticKeys
from storage.sealing import Ciphertext, Place, SealBrokenError, seal, unseal

HERE = Place("norrsjo", "briefings", "draft", ("m1", "skola"))


class OneKey:
    def __init__(self, key: bytes = b"k" * 32) -> None:
        self._key = key

    def current(self) -> tuple[str, bytes]:
        return "one", self._key

    def named(self, key_id: str) -> bytes:
        return {"one": self._key}[key_id]


@given(st.binary())
def test_what_was_sealed_opens_again(plain: bytes) -> None:
    assert unseal(seal(plain, HERE, OneKey()), HERE, OneKey()) == plain


def test_given_the_same_text_twice_when_sealed_then_the_bytes_differ() -> None:
    assert seal(b"text", HERE, OneKey()) != seal(b"text", HERE, OneKey())


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(HERE, municipality="alstad"),
        replace(HERE, table="items"),
        replace(HERE, column="other"),
        replace(HERE, row=("m1", "polis")),
        replace(HERE, row=("m2", "skola")),
        replace(HERE, row=("m1skola",)),
        Place("norrsjo", "briefings", "draft", ("m1", "skola", "more")),
    ],
)
def test_given_another_place_when_opened_then_the_seal_is_broken(elsewhere: Place) -> None:
    with pytest.raises(SealBrokenError):
        unseal(seal(b"text", HERE, OneKey()), elsewhere, OneKey())


@given(st.data())
def test_given_one_changed_byte_when_opened_then_it_is_refused(data: st.DataObject) -> None:
    sealed = bytearray(seal(b"text", HERE, OneKey()).data)
    place = data.draw(st.integers(0, len(sealed) - 1))
    sealed[place] ^= data.draw(st.integers(1, 255))

    with pytest.raises((SealBrokenError, KeyError)):
        unseal(Ciphertext(bytes(sealed)), HERE, OneKey())


@pytest.mark.parametrize("cut", [b"", b"one", b"one|", b"one|short"])
def test_given_a_cut_value_when_opened_then_it_is_refused(cut: bytes) -> None:
    with pytest.raises((SealBrokenError, KeyError)):
        unseal(Ciphertext(cut), HERE, OneKey())


def test_given_another_key_of_the_same_name_when_opened_then_the_seal_is_broken() -> None:
    with pytest.raises(SealBrokenError):
        unseal(seal(b"text", HERE, OneKey()), HERE, OneKey(b"x" * 32))


def test_given_a_destroyed_key_when_opened_then_the_key_is_missing(tmp_path: Path) -> None:
    keys = StaticKeys(tmp_path / "keys")
    sealed = seal(b"text", HERE, keys)

    with pytest.raises(KeyError):
        unseal(sealed, HERE, StaticKeys(tmp_path / "others"))
