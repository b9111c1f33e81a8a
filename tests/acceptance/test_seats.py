"""Titles to choose from per seat (A24), and who delegated to whom from when (A23)."""

import re

import pytest

from tests.fixtures_play import Cli
from tests.journeys.play import Play


@pytest.mark.accepts("A24")
async def test_given_the_models_then_each_seat_has_its_titles_to_choose_from(cli: Cli) -> None:
    listed = (await cli("models")).out.partition("rtf_fem_parter:")[2]

    for titles in (
        "rektor, socialpedagog, skolvärd",
        "behandlare, socialsekreterare",
        "fritidsassistent",
        "trygghetsvärd",
    ):
        assert titles in re.sub(r"\s+", " ", listed)


@pytest.mark.accepts("A23")
@pytest.mark.stage("begun")
async def test_given_a_delegate_in_the_school_seat_then_who_delegated_and_when_is_shown(
    chat: Play,
) -> None:
    """Rut has named Kim from 1 December; both may sit, and both may answer for the school."""
    form = await chat.say("frida", "närvaro")

    assert "Rut Rektorsdotter, rektor" in form
    kim = form.partition("Kim Skolvärdh, skolvärd")[2]
    assert "Rut Rektorsdotter, rektor" in kim
    assert "1 december" in kim
