"""Lists cut to the asker's rights, and what is asked for as a short text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.commitments import CommitmentId
from sspf.domain.errors import NotAllowedError, UnknownCommitmentError
from sspf.domain.levels import PreventionLevel
from sspf.domain.organisation import PartyKey, PersonId
from sspf.use_cases.change_commitment import complete_commitment
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import list_commitments, open_commitment
from sspf.use_cases.show_help import show_help
from tests.use_cases.world import DISA, FRIDA, KAJ, PIA, RUT, TORE, Scene

ONE, TWO, THREE = "Å-2027-001", "Å-2027-002", "Å-2027-003"


@pytest.fixture
async def scene_of_three(meeting_scene: Scene) -> Scene:
    """School due 11 February, police due 5 February on level 2, school due at the next meeting."""
    await meeting_scene.commit(origin="a")
    await meeting_scene.commit(
        origin="b", party="polis", on="2027-02-05", level="2", prevention="selective"
    )
    await meeting_scene.commit(origin="c", due="next", on="")
    return meeting_scene


async def listed(scene: Scene, person: PersonId, query: Query, first: int = 1) -> list[str]:
    found = await list_commitments(scene.services, scene.who(person), query, first)
    return [line.id for line in found.lines]


@pytest.mark.parametrize(
    ("person", "query", "expected"),
    [
        (TORE, Query(), [TWO, ONE, THREE]),
        (RUT, Query(mine=True), [ONE, THREE]),
        (KAJ, Query(mine=True), []),
        (FRIDA, Query(parties=(PartyKey("polis"),)), [TWO]),
        (FRIDA, Query(prevention=PreventionLevel.SELECTIVE), [TWO]),
        (FRIDA, Query(goal="okad_skolnarvaro"), []),
        (FRIDA, Query(due_until=date(2027, 2, 11)), [TWO, ONE]),
        (FRIDA, Query(status="overdue"), []),
        (FRIDA, Query(status="any"), [TWO, ONE, THREE]),
    ],
    ids=str,
)
async def test_given_three_when_asked_for_some_then_those_soonest_first(
    scene_of_three: Scene, person: PersonId, query: Query, expected: list[str]
) -> None:
    assert await listed(scene_of_three, person, query) == expected


async def test_given_the_day_has_passed_when_asked_for_the_late_then_it_is_among_them(
    scene_of_three: Scene,
) -> None:
    scene_of_three.at(date(2027, 2, 8), "09.00")

    assert await listed(scene_of_three, KAJ, Query(status="overdue")) == [TWO]


async def test_given_it_is_late_when_shown_then_the_days_are_counted(
    scene_of_three: Scene,
) -> None:
    scene_of_three.at(date(2027, 2, 8), "09.00")
    found = await list_commitments(scene_of_three.services, scene_of_three.who(KAJ), Query())

    assert [line.days_late for line in found.lines] == [3, 0, 0]


async def test_given_one_is_done_when_asked_for_the_open_then_it_is_left_out(
    scene_of_three: Scene,
) -> None:
    services, who = scene_of_three.services, scene_of_three.who(RUT)
    await complete_commitment(services, who, CommitmentId(ONE))

    assert await listed(scene_of_three, FRIDA, Query()) == [TWO, THREE]


async def test_given_more_than_ten_when_listed_then_a_page_holds_ten(meeting_scene: Scene) -> None:
    for n in range(12):
        await meeting_scene.commit(origin=f"press-{n}")

    pages = [await listed(meeting_scene, FRIDA, Query(), first) for first in (1, 11)]
    assert [len(page) for page in pages] == [10, 2]


async def test_given_a_shared_chat_when_listed_then_levels_one_and_two_are_there(
    scene_of_three: Scene,
) -> None:
    who = scene_of_three.who(PIA, is_private=False)
    found = await list_commitments(scene_of_three.services, who, Query())

    assert found.total == 3


async def test_given_somebody_of_no_group_with_meetings_when_listed_then_nothing_is_told(
    scene_of_three: Scene,
) -> None:
    assert await listed(scene_of_three, DISA, Query()) == []


async def test_given_somebody_of_no_group_when_listed_then_refused(
    scene_of_three: Scene,
) -> None:
    with pytest.raises(NotAllowedError):
        await listed(scene_of_three, PersonId("dag"), Query())


async def test_given_hidden_or_missing_when_opened_then_the_refusals_are_alike(
    scene_of_three: Scene,
) -> None:
    refusals = []
    for person, id_ in ((DISA, ONE), (FRIDA, "Å-2027-999")):
        with pytest.raises(UnknownCommitmentError) as refused:
            await open_commitment(
                scene_of_three.services, scene_of_three.who(person), CommitmentId(id_)
            )
        refusals.append((type(refused.value), len(refused.value.args)))

    assert refusals[0] == refusals[1]


async def test_given_another_agencys_when_opened_then_it_may_not_be_completed(
    scene_of_three: Scene,
) -> None:
    card = await open_commitment(
        scene_of_three.services, scene_of_three.who(FRIDA), CommitmentId(ONE)
    )

    assert not card.may_complete


async def test_given_two_of_ones_own_when_asking_for_help_then_their_number_is_told(
    scene_of_three: Scene,
) -> None:
    shown = await show_help(scene_of_three.services, scene_of_three.who(RUT))

    assert shown.to_update == 2


async def test_given_others_can_read_when_asking_for_help_then_no_number_is_told(
    scene_of_three: Scene,
) -> None:
    who = scene_of_three.who(RUT, is_private=False)

    assert (await show_help(scene_of_three.services, who)).to_update == 0


QUERIES = st.builds(
    Query,
    mine=st.booleans(),
    parties=st.lists(st.sampled_from(["skola", "polis", "sakerhet_beredskap"]), unique=True).map(
        lambda keys: tuple(map(PartyKey, keys))
    ),
    status=st.sampled_from(["open", "overdue", "any"]),
    prevention=st.none() | st.sampled_from(PreventionLevel),
    goal=st.sampled_from(["", "okad_skolnarvaro"]),
    due_until=st.none() | st.dates(),
)


@given(QUERIES)
def test_what_is_asked_for_comes_back_from_its_short_text(query: Query) -> None:
    assert Query.decoded(query.encoded()) == query
