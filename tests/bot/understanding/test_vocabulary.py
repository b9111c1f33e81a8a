"""An organisation is known by its own words, and no agency is built in."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.understand_command import NOW
from bot.understanding.frames import FOLDER as FRAMES
from bot.understanding.lexicon import FOLDER, SUBJECTS, base_lexicon, expanded, lines_of
from bot.understanding.speaking import context_of
from bot.understanding.understand import understand
from bot.understanding.vocabulary import vocabulary_of
from sspf.domain.organisation import Organisation, Party, PartyKey
from tests.bot.organisations.small import load, model_text, municipality_text
from tests.bot.understanding.reference import norrsjo


def meaning_in(organisation: Organisation, text: str) -> tuple[str, dict[str, object]]:
    context = context_of(organisation, vocabulary_of(organisation), (), NOW)
    meaning = understand(text, context)
    return meaning.intent, dict(meaning.slots)


def test_given_a_nickname_in_the_file_when_said_then_its_agency() -> None:
    organisation = norrsjo().organisation
    sayings = replace(organisation.sayings, parties={PartyKey("polis"): ("Snurran",)})

    found = meaning_in(replace(organisation, sayings=sayings), "Snurrans åtaganden")

    assert found == ("list_commitments", {"agency": ["polis"], "status": "open"})


def test_given_a_party_that_nobody_thought_of_when_named_then_it_is_understood() -> None:
    organisation = norrsjo().organisation
    church = Party(
        key=PartyKey("kyrkan"),
        name="Kyrkan",
        authorities=(organisation.controller,),
        attendees=("diakon",),
    )
    wider = replace(organisation, parties=(*organisation.parties, church))

    for text in ("kyrkans åtaganden", "vad har diakonen lovat", "öppna hos kyrkan"):
        assert meaning_in(wider, text) == (
            "list_commitments",
            {"agency": ["kyrkan"], "status": "open"},
        )


def test_given_an_organisation_without_a_party_when_its_usual_word_is_said_then_no_agency() -> None:
    organisation = norrsjo().organisation
    parties = tuple(party for party in organisation.parties if party.key != "fritid")

    _, slots = meaning_in(replace(organisation, parties=parties), "Kajens åtaganden")

    assert "agency" not in slots


def test_given_a_made_up_municipality_when_its_parties_are_named_then_understood(
    tmp_path: Path,
) -> None:
    organisation = load(tmp_path, model_text(3), municipality_text(3)).organisation

    found = meaning_in(organisation, "öppna åtaganden för Rundan")

    assert found == ("list_commitments", {"status": "open", "group": "rundan"})


def test_given_the_file_of_a_municipality_when_it_says_also_called_then_it_is_read(
    tmp_path: Path,
) -> None:
    text = municipality_text(3).replace(
        "{key: part_1, authorities: [styrelsen]}",
        "{key: part_1, authorities: [styrelsen], also_called: [Fyrtornet]}",
    )
    text += "actors: [Röda Korset]\nplaces: [Hamnplan]\n"

    organisation = load(tmp_path, model_text(3), text).organisation

    assert meaning_in(organisation, "vad ska Fyrtornet göra")[1]["agency"] == ["part_1"]
    assert meaning_in(organisation, "bjud in Röda Korset")[1]["actor"] == "Röda Korset"
    assert meaning_in(organisation, "åtaganden om Hamnplan")[1]["text"] == "Hamnplan"


def test_given_the_demo_when_its_file_is_read_then_its_nicknames_are_there() -> None:
    parties = norrsjo().organisation.sayings.parties

    assert "fältarna" in parties[PartyKey("socialtjanst")]
    assert "Kajen" in parties[PartyKey("fritid")]


@pytest.mark.parametrize("word", ["Å-2027-004", "N27-01", "20100101-1234"])
def test_ids_codes_and_numbers_are_never_guessed(word: str) -> None:
    organisation = norrsjo().organisation
    one_off = word[:-1] + ("5" if word[-1] != "5" else "6")

    _, slots = meaning_in(organisation, word)
    _, other = meaning_in(organisation, one_off)

    assert slots != other or "contains" in slots


@pytest.mark.parametrize("subject", SUBJECTS)
def test_each_word_file_holds_kinds_and_phrases(subject: str) -> None:
    for head, phrases in lines_of(subject):
        assert head
        assert phrases, head


def test_brackets_give_every_ending() -> None:
    assert expanded("möte(|t|ts)") == ["möte", "mötet", "mötets"]
    assert expanded("ta (upp|ner)") == ["ta upp", "ta ner"]


def test_given_the_name_of_a_family_when_read_then_each_of_its_members() -> None:
    phrases = {phrase for _, phrases in lines_of("families") for phrase in phrases}

    assert {"passerat slutdatum", "håller inte tidplanen", "missat deadline"} <= phrases
    assert [phrase for phrase in phrases if set("@()|") & set(phrase)] == []


def test_frames_ask_for_kinds_that_something_can_have() -> None:
    """A misspelt kind would make a frame that never fits."""
    known = {sense.kind for senses in base_lexicon().phrases.values() for sense in senses}
    known |= MADE
    asked = {
        kind.partition("=")[0]
        for file in FRAMES.glob("*.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
        if ": " in line and not line.startswith("#")
        for word in line.partition(": ")[2].split()
        for kind in word.removeprefix("!").split("/")
    }

    assert asked - known == set()


MADE = {
    *("AGENCY", "PERSON", "ACTOR", "PLACE", "GROUP", "NAME", "BREAK"),
    *("PNR", "ID", "IDHINT", "CASECODE", "COLON", "TIME", "MEETREF", "SHIFT", "DAYS", "CLOCK"),
    *("TEXT", "Q", "ABOUT", "FOLLOWS", "ANDSTART", "NOTSTART", "THEN", "LASTLIST", "RANKER"),
    "NEGATED",
    *("PERSONNAME", "STRETCH", "SENSITIVEPERSONS", "AGENCYWORD", "CONSENTLIST", "lastly", "on"),
    *("SUBJECT", "ASKED", "ASKSTIME", "ALLSMALL", "NOTUNTIL"),
}


def test_the_word_files_are_text_alone() -> None:
    assert {file.suffix for file in FOLDER.iterdir()} == {".txt"}


def test_no_code_names_an_agency() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in FOLDER.parent.rglob("*.py"))

    assert [p.key for p in norrsjo().organisation.parties if f'"{p.key}"' in code] == []
