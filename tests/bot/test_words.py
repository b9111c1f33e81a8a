"""Which agency or person is named, in the words of the organisation itself."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.organisations.reader import read_municipality
from bot.words import names_somebody, parties_named, people_named
from sspf.domain.organisation import AuthorityKey, GroupKey, Organisation, Party, PartyKey

DEMO = Path(__file__).parents[2] / "bot" / "rehearsal" / "norrsjo.yaml"


@cache
def norrsjo() -> Organisation:
    return read_municipality(DEMO).organisation


def made_up() -> Organisation:
    """Three parties that no model has."""
    authorities = (AuthorityKey("a"),)
    parties = (
        Party(key=PartyKey("narvard"), name="Närvårdsteamet", authorities=authorities),
        Party(key=PartyKey("hyresvard"), name="Hyresvärdar", authorities=authorities),
        Party(key=PartyKey("vard_omsorg"), name="Vård och omsorg", authorities=authorities),
    )
    return replace(norrsjo(), parties=parties)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("vad har polisen för öppna åtaganden?", ["polis"]),
        ("polisens", ["polis"]),
        ("POLIS", ["polis"]),
        ("skolan", ["skola"]),
        ("skolans åtaganden", ["skola"]),
        ("socialtjänsten", ["socialtjanst"]),
        ("socialtjanstens", ["socialtjanst"]),
        ("säkerhet", ["sakerhet_beredskap"]),
        ("beredskap", ["sakerhet_beredskap"]),
        ("säkerhet och beredskap", ["sakerhet_beredskap"]),
        ("ungas fritid", ["fritid"]),
        ("fritids", ["fritid"]),
        ("fritid", ["fritid"]),
        ("skola; polis", ["skola", "polis"]),
        ("polisen tillsammans med skolan", ["polis", "skola"]),
        ("alla", []),
        ("", []),
        ("polisanmälan", []),
        ("skolavslutning", []),
        ("och", []),
    ],
)
def test_given_norrsjo_when_an_agency_is_named_then_it_is_found(text: str, keys: list[str]) -> None:
    assert parties_named(text, norrsjo()) == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("närvårdsteamet", ["narvard"]),
        ("Närvårdsteamets", ["narvard"]),
        ("hyresvärdarna", ["hyresvard"]),
        ("vården", ["vard_omsorg"]),
        ("omsorgen och hyresvärdarnas", ["vard_omsorg", "hyresvard"]),
        ("polisen", []),
    ],
)
def test_given_another_organisation_when_an_agency_is_named_then_its_own_words_count(
    text: str, keys: list[str]
) -> None:
    assert parties_named(text, made_up()) == keys


def test_given_only_some_are_asked_about_when_named_then_the_others_are_not_found() -> None:
    assert parties_named("skola och polis", norrsjo(), (PartyKey("polis"),)) == ["polis"]


@given(st.text())
def test_whatever_is_typed_each_agency_is_named_once_at_most(text: str) -> None:
    named = parties_named(text, norrsjo())

    assert len(named) == len(set(named))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Frida, Rut och Sol", ["frida", "rut", "sol"]),
        ("frida", ["frida"]),
        ("Kim kommer", ["kim"]),
        ("Fridas lista", []),
        ("Disa", []),
        ("", []),
    ],
)
def test_given_names_when_typed_then_people_of_the_group_are_found(
    text: str, ids: list[str]
) -> None:
    found = people_named(text, norrsjo(), GroupKey("operativ"))

    assert sorted(p.id for p in found) == ids


def test_given_whoever_has_gone_from_the_organisation_then_their_name_is_no_name_here() -> None:
    """What is worked out of one organisation is not taken for another's, however alike."""
    before = norrsjo()
    rut = next(p for p in before.people if p.id == "rut")
    after = replace(before, people=tuple(p for p in before.people if p.id != "rut"))

    assert names_somebody(f"vad gör {rut.first_name}?", before)
    assert not names_somebody(f"vad gör {rut.first_name}?", after)
    assert names_somebody(f"vad gör {rut.first_name}?", before)
