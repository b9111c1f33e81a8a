"""What the database undid is done again, a few times; and done again it has one effect."""

import pytest

from sspf.domain.commitments import CommitmentId
from sspf.ports import NotKeptError
from sspf.use_cases.again import WAITS, again
from sspf.use_cases.change_commitment import complete_commitment, start_commitment
from sspf.use_cases.undo_change import undo_last
from tests.use_cases.world import RUT, Scene


class Step:
    def __init__(self, failures: int, error: Exception | None = None) -> None:
        self.times = 0
        self._failures = failures
        self._error = error or NotKeptError()

    async def __call__(self) -> int:
        self.times += 1
        if self.times <= self._failures:
            raise self._error
        return self.times


async def test_given_it_is_not_kept_once_then_it_is_done_again() -> None:
    assert await again(Step(1)) == 2


async def test_given_it_is_never_kept_then_it_is_tried_three_times_and_said() -> None:
    step = Step(99)

    with pytest.raises(NotKeptError):
        await again(step)

    assert step.times == len(WAITS) + 1 == 3


async def test_given_another_fault_then_it_is_not_done_again() -> None:
    step = Step(1, ZeroDivisionError())

    with pytest.raises(ZeroDivisionError):
        await again(step)

    assert step.times == 1


async def test_given_two_changes_when_one_undo_comes_twice_then_the_earlier_change_stands(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit()
    here = meeting_scene.services, meeting_scene.who(RUT)
    await start_commitment(*here, made)
    await complete_commitment(*here, made)
    first, second = await undo_last(*here, "f:1"), await undo_last(*here, "f:1")

    assert meeting_scene.commitment(CommitmentId(made)).status == "in_progress"
    assert second == first
