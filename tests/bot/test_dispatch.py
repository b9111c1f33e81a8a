"""One turn: strangers, private matters, faults, and that nothing typed is ever logged."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.actions import ACTIONS
from bot.commands import COMMANDS, Command
from bot.company import Company
from bot.dispatch import LONGEST, Heard, Said, hear, remember
from bot.people import find_speaker
from bot.present import Presenter, words
from bot.turn import Reply, Turn
from cards.acts import Act
from sspf.domain.messages.commitment import CommitmentList, ConfirmPostponement
from sspf.domain.messages.general import Choices, Help, Notice, TextKept
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from storage.keys import StaticKeys
from tests.bot.test_company import CHAT, PLACE, in_chat
from tests.fakes.rosters import FakeRosters
from tests.use_cases.world import (
    DISA,
    KIM,
    NORRSJO,
    PIA,
    RUT,
    Scene,
    a_scene_during_the_meeting,
    norrsjo,
)

CANARY = "kanariefågeln sjunger"
PRIVATE = (
    *("klart 1", "pågår 1", "flytta 1", "behöver hjälp med 1", "avbryt 1", "uppdatera 1"),
    *("underlag", "underlag 1: text", "dagordning", "åtgärdsplan", "läget", "skicka kallelse"),
)
TENANT = min(norrsjo().organisation.tenants)


@pytest.fixture
async def scene(tmp_path: Path) -> Scene:
    """The first meeting with one commitment of the school, and real cards."""
    made = await a_scene_during_the_meeting()
    presenter = Presenter(StaticKeys(tmp_path / "keys"), made.clock)
    made.services = replace(made.services, presenter=presenter, words=words)
    await made.commit()
    return made


def heard(person: PersonId, text: str = "", **more: Any) -> Heard:
    given = {
        "tenant": TENANT,
        "entra_object_id": norrsjo().organisation.person(person).entra_object_id,
        "activity": "activity-0123456789",
        "is_private": True,
        "text": text,
    }
    return Heard(**{**given, **more})


async def said(
    scene: Scene, person: PersonId, text: str = "", company: Company | None = None, **more: Any
) -> Said:
    return await hear(scene.services, heard(person, text, **more), company=company)


def key(answer: Said) -> str:
    assert isinstance(answer.message, Notice)
    return answer.message.key


@pytest.mark.parametrize(
    "stranger",
    [
        {"entra_object_id": "nobody"},
        {"entra_object_id": ""},
        {"tenant": "another"},
        {"tenant": ""},
    ],
    ids=["unknown", "no id", "other tenant", "no tenant"],
)
@pytest.mark.parametrize("text", ["hjälp", "mina åtaganden", ""])
async def test_given_a_stranger_when_speaking_then_one_neutral_sentence_whatever_is_said(
    scene: Scene, stranger: dict[str, Any], text: str
) -> None:
    answer = await said(scene, RUT, text, **stranger)

    assert set(answer.presented.payload) == {"text"}
    assert (answer.who, answer.presented.references) == (None, ())


async def test_given_a_guest_without_a_seat_when_speaking_then_it_is_a_stranger(
    scene: Scene,
) -> None:
    guest = replace(norrsjo().organisation.person(DISA), is_guest=True)
    async with scene.units(NORRSJO) as uow:
        await uow.organisations.put(replace(norrsjo().organisation, people=(guest,)))

    found = await find_speaker(scene.services, TENANT, guest.entra_object_id, is_private=True)
    assert found is None


async def test_given_a_person_without_an_id_when_somebody_without_one_speaks_then_a_stranger(
    scene: Scene,
) -> None:
    unknown = replace(norrsjo().organisation.person(RUT), entra_object_id="")
    async with scene.units(NORRSJO) as uow:
        await uow.organisations.put(replace(norrsjo().organisation, people=(unknown,)))

    assert await find_speaker(scene.services, TENANT, "", is_private=True) is None


async def test_given_a_known_person_when_greeting_then_help_is_shown(scene: Scene) -> None:
    assert isinstance((await said(scene, RUT, "hej")).message, Help)


async def test_given_what_nobody_understands_when_typed_then_examples_are_given(
    scene: Scene,
) -> None:
    assert key(await said(scene, RUT, "asdf qwer")) == "notunderstood"


@pytest.mark.parametrize("text", ["4", "Å 4", "#4", "004?"])
async def test_given_a_number_alone_when_typed_then_it_is_asked_what_is_meant(
    scene: Scene, text: str
) -> None:
    assert isinstance((await said(scene, RUT, text)).message, Choices)


@pytest.mark.parametrize("text", PRIVATE)
async def test_given_others_read_along_when_something_private_is_typed_then_it_waits(
    scene: Scene, text: str
) -> None:
    """R-52."""
    assert key(await said(scene, RUT, text, is_private=False)) == "answer.private"


async def test_given_others_read_along_when_a_list_is_asked_for_then_it_is_given(
    scene: Scene,
) -> None:
    in_it = FakeRosters(**{CHAT: [in_chat(RUT), in_chat(PIA)]})

    answer = await said(
        scene, RUT, "öppna åtaganden", Company(in_it), is_private=False, place=PLACE
    )

    assert isinstance(answer.message, CommitmentList)


async def test_given_nobody_can_tell_who_reads_along_then_no_list_is_given(scene: Scene) -> None:
    """R-52: closed, until somebody has looked."""
    for asked in ("öppna åtaganden", "mina åtaganden", "försenade"):
        assert key(await said(scene, RUT, asked, is_private=False)) == "answer.private"


async def test_given_a_wrong_week_when_typed_then_the_right_one_is_said(scene: Scene) -> None:
    answer = await said(scene, RUT, "flytta 1 till 4 mars vecka 8")

    assert isinstance(answer.message, Notice)
    assert (answer.message.key, dict(answer.message.values)["right"]) == ("refused.week", 9)


async def test_given_a_text_that_is_too_long_when_typed_then_it_is_not_read(scene: Scene) -> None:
    assert key(await said(scene, RUT, "x" * (LONGEST + 1))) == "refused.too_long"


async def test_given_a_change_is_typed_when_asked_about_then_nothing_has_changed(
    scene: Scene,
) -> None:
    answer = await said(scene, RUT, "flytta 1 till 4 mars")

    assert isinstance(answer.message, ConfirmPostponement)
    assert scene.commitment(answer.message.line.id).moved == 0


async def test_given_a_question_when_ja_is_typed_then_it_is_done(scene: Scene) -> None:
    asked = await said(scene, RUT, "flytta 1 till 4 mars")
    await said(scene, RUT, "ja", activity="activity-2")

    assert isinstance(asked.message, ConfirmPostponement)
    assert scene.commitment(asked.message.line.id).moved == 1


async def test_given_a_question_when_nej_is_typed_then_nothing_changes(scene: Scene) -> None:
    asked = await said(scene, RUT, "klart 1")
    answer = await said(scene, RUT, "nej", activity="activity-2")

    assert key(answer) == "answer.nothing_changed"
    assert scene.commitment(asked.message.line.id).is_open  # type: ignore[attr-defined]  # a ConfirmChange


@pytest.mark.parametrize(
    ("text", "expected"), [("ja", "answer.yes_to_what"), ("nej", "answer.nothing_asked")]
)
async def test_given_no_question_when_answered_then_what_to_is_asked(
    scene: Scene, text: str, expected: str
) -> None:
    assert key(await said(scene, RUT, text)) == expected


async def test_given_a_button_of_a_colleague_when_pressed_then_it_is_refused(
    scene: Scene,
) -> None:
    shown = await said(scene, RUT, "uppdatera 1")
    ref = shown.presented.references[0].ref

    assert key(await said(scene, KIM, ref=ref, inputs={})) == "refused.not_your_card"


async def test_given_an_unknown_button_when_pressed_with_text_then_every_word_comes_back(
    scene: Scene,
) -> None:
    answer = await said(scene, RUT, ref="kxxx", inputs={"part1_text": CANARY})

    assert isinstance(answer.message, TextKept)
    assert [text for _, text in answer.message.texts] == [CANARY]


async def test_given_others_read_along_when_it_is_refused_then_no_word_comes_back(
    scene: Scene,
) -> None:
    inputs = {"part1_text": CANARY}
    answer = await said(scene, RUT, ref="kxxx", inputs=inputs, is_private=False)

    assert CANARY not in str(answer.presented.payload)


async def test_given_others_read_along_when_a_button_is_pressed_then_it_waits_for_ones_own_chat(
    scene: Scene,
) -> None:
    shown = await said(scene, RUT, "uppdatera 1")
    ref = shown.presented.references[0].ref

    assert key(await said(scene, RUT, ref=ref, inputs={}, is_private=False)) == "answer.private"


async def test_given_a_card_as_an_answer_when_remembered_then_it_is_a_row(scene: Scene) -> None:
    shown = await said(scene, RUT, "uppdatera 1")
    await remember(scene.services, shown, "conversation", "activity-x")

    kinds = [c.kind for c in scene.state.cards.values() if c.activity == "activity-x"]
    assert kinds == ["CommitmentUpdate"]


async def _crash(turn: Turn, services: Services) -> Reply:
    raise RuntimeError(f"{turn.text} {turn.rest} {dict(turn.inputs)}")


async def test_given_a_handler_crashes_when_typed_then_the_person_gets_a_reference(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(COMMANDS, "new_commitment", Command(_crash))
    answer = await said(scene, PIA, f"nytt åtagande: {CANARY}")

    assert isinstance(answer.message, Notice)
    assert answer.message == Notice(key="refused.technical", values=(("reference", "23456789"),))


@pytest.mark.parametrize("road", ["typed", "pressed"])
async def test_given_a_handler_crashes_when_logged_then_nothing_that_was_typed_is_there(
    scene: Scene,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    road: str,
) -> None:
    shown = await said(scene, RUT, "uppdatera 1")
    monkeypatch.setitem(COMMANDS, "new_commitment", Command(_crash))
    for act in Act:
        if act in ACTIONS:
            monkeypatch.setitem(ACTIONS, act, _crash)
    if road == "typed":
        await said(scene, RUT, f"nytt åtagande: {CANARY}")
    else:
        ref = shown.presented.references[0].ref
        await said(scene, RUT, ref=ref, inputs={"reason": CANARY})

    assert ["RuntimeError"] in [vars(r).get("error") for r in caplog.records]
    assert CANARY not in caplog.text
    assert [r for r in caplog.records if CANARY in str(r.__dict__)] == []
