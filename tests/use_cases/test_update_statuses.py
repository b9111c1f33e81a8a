"""How the own commitments are going, as ticked in the briefing form."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.commitments import CommitmentId, CommitmentStatus, commitment_id
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.update_statuses import update_statuses
from tests.use_cases.world import KAJ, NORRSJO, PIA, RUT, Scene


@pytest.fixture
async def made(meeting_scene: Scene) -> CommitmentId:
    """Å-2027-001, the school's."""
    return await meeting_scene.commit()


async def ticked(scene: Scene, person: PersonId, **statuses: str) -> int:
    return await update_statuses(scene.services, scene.who(person), statuses)


@pytest.mark.parametrize("status", ["in_progress", "done", "needs_help"])
async def test_given_a_new_status_when_ticked_then_it_is_so(
    meeting_scene: Scene, made: CommitmentId, status: str
) -> None:
    count = await ticked(meeting_scene, RUT, **{"001": status})

    assert (count, meeting_scene.commitment(made).status) == (1, CommitmentStatus(status))


@pytest.mark.parametrize("key", ["001", "2027_001", "2027-001"])
async def test_given_the_end_of_an_id_when_ticked_then_it_is_found(
    meeting_scene: Scene, made: CommitmentId, key: str
) -> None:
    assert await ticked(meeting_scene, RUT, **{key: "done"}) == 1


@pytest.mark.parametrize("key", ["01", "1", "002", "x", ""])
async def test_given_another_key_when_ticked_then_it_is_passed_over(
    meeting_scene: Scene, made: CommitmentId, key: str
) -> None:
    assert await ticked(meeting_scene, RUT, **{key: "done"}) == 0


@pytest.mark.parametrize("status", ["", "färdig", "not_started", "cancelled", "followed_up"])
async def test_given_the_same_or_no_status_of_the_form_when_ticked_then_nothing_changes(
    meeting_scene: Scene, made: CommitmentId, status: str
) -> None:
    count = await ticked(meeting_scene, RUT, **{"001": status})

    assert (count, meeting_scene.commitment(made).version) == (0, 1)


@pytest.mark.parametrize("person", [PIA, KAJ])
async def test_given_another_agencys_when_ticked_then_it_is_passed_over(
    meeting_scene: Scene, made: CommitmentId, person: PersonId
) -> None:
    assert await ticked(meeting_scene, person, **{"001": "done"}) == 0


async def test_given_it_was_ticked_when_ticked_again_then_nothing_changes(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    await ticked(meeting_scene, RUT, **{"001": "done"})

    assert await ticked(meeting_scene, RUT, **{"001": "done"}) == 0


async def test_given_help_is_needed_when_ticked_then_the_coordinator_hears(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    await ticked(meeting_scene, RUT, **{"001": "needs_help"})

    assert meeting_scene.waiting(Kind.HELP_WANTED) == [KAJ]


async def test_given_the_same_number_of_two_years_when_one_is_ticked_then_only_one_changes(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    """The form names the one it shows; last year's 001 has the year in its key."""
    older = commitment_id(2026, 1)
    async with meeting_scene.units(NORRSJO) as uow:
        last_year = replace(
            meeting_scene.commitment(made), id=older, decided_on=date(2026, 12, 1), origin=""
        )
        await uow.commitments.put(last_year)

    assert await ticked(meeting_scene, RUT, **{"2027_001": "done", "2026_001": "in_progress"}) == 2
    assert meeting_scene.commitment(older).status is CommitmentStatus.IN_PROGRESS
