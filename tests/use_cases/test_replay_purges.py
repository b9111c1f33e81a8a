"""R-92: a copy that is older than a purge is put back, and what was purged stays purged."""

from sspf.use_cases.replay_purges import replay_purges
from tests.factories import a_commitment
from tests.use_cases.world import NORRSJO, a_scene_during_the_meeting


async def test_r92_given_rows_of_a_purged_case_when_the_bot_starts_then_they_go() -> None:
    scene = await a_scene_during_the_meeting()
    for number, case in ((7, "purged"), (8, "kept")):
        await scene.services.case_keys.create(NORRSJO, case)
        made = a_commitment(id=f"Å-2027-00{number}", case=case)
        scene.state.commitments[made.id] = made
    await scene.services.case_keys.destroy(NORRSJO, "purged", scene.clock.now())

    assert await replay_purges(scene.services) == 1
    assert await replay_purges(scene.services) == 0

    assert scene.state.commitments["Å-2027-007"].case is None
    assert scene.state.commitments["Å-2027-008"].case == "kept"
    assert [e.tag for e in scene.state.entries if e.tag == "case:purge"] == ["case:purge"]


async def test_given_no_purge_when_the_bot_starts_then_nothing_is_written() -> None:
    scene = await a_scene_during_the_meeting()
    before = list(scene.state.entries)

    assert await replay_purges(scene.services) == 0

    assert scene.state.entries == before
