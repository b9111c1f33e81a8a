"""R-17, R-62: of a locked case each agency reads its own words, and no more than that."""

from pathlib import Path

import pytest

import cards
from bot.dispatch import Heard, hear
from cards.text import Text
from sspf.domain.cases import CaseState
from sspf.domain.messages.ground import GroundForm
from sspf.domain.organisation import PartyKey, PersonId
from sspf.use_cases.record_ground import open_ground_form
from tests.cards.examples import minted
from tests.individual.planted import CODE, text_id
from tests.individual.roads import bytes_of
from tests.individual.test_closed_by_default import World, built
from tests.use_cases.world import FRIDA, PIA, RUT, SOL, Scene

LOCKED = World(state=CaseState.LOCKED)


async def briefing_of(scene: Scene, person: PersonId) -> str:
    heard = Heard(
        tenant=min(scene.organisation.tenants),
        entra_object_id=scene.organisation.person(person).entra_object_id,
        activity="activity-1",
        is_private=True,
        text="underlag",
    )
    return bytes_of((await hear(scene.services, heard)).presented.payload)


@pytest.mark.parametrize(
    ("person", "party"), [(FRIDA, "fritid"), (SOL, "socialtjanst"), (PIA, "polis")]
)
async def test_r_62_given_a_locked_case_when_its_writer_types_underlag_then_no_code_is_told(
    person: PersonId, party: str, tmp_path: Path
) -> None:
    scene, _ = await built(LOCKED, tmp_path / "keys")

    form = await briefing_of(scene, person)

    assert CODE not in form
    assert f"Sidensvans{party}" in form  # its own words, which it may read as long as they are kept


async def test_r_23_given_a_locked_case_when_the_raisers_type_underlag_then_the_code_is_told(
    tmp_path: Path,
) -> None:
    scene, _ = await built(LOCKED, tmp_path / "keys")

    form = await briefing_of(scene, RUT)

    assert f"Ärende {CODE}" in form
    assert "Sidensvansskola" in form


@pytest.mark.parametrize(("person", "is_told"), [(FRIDA, False), (PIA, False), (RUT, True)])
async def test_r_62_given_no_consent_when_a_ground_is_opened_on_ones_own_words_then_no_code(
    person: PersonId, is_told: bool, tmp_path: Path
) -> None:
    """Its own agency's text may be passed on; whose case it is in, it may not know any more."""
    scene, _ = await built(World(consents=[]), tmp_path / "keys")
    own = text_id(scene.organisation.person(person).party or PartyKey(""))

    form = await open_ground_form(scene.services, scene.who(person), own)

    assert isinstance(form, GroundForm)
    assert (form.code == CODE) is is_told
    assert (CODE in bytes_of(cards.render(form, Text.load("sv"), minted))) is is_told
