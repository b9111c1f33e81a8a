"""R-72: each month the log reviewer is told, signs, and is told again when nobody does."""

from datetime import date

import pytest

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.log_review import LogReviewNews, LogReviewStanding, NoLogReview
from sspf.domain.organisation import PersonId, Role
from sspf.domain.outbox import Kind
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.review_log import open_log_review, sign_log_review
from sspf.use_cases.room import enter
from tests.use_cases.world import FRIDA, KAJ, RUT, Scene, a_scene, norrsjo

DAG = PersonId("dag")
ADMINS = sorted(p.id for p in norrsjo().organisation.people if Role.ADMIN in p.roles)
CODE = "N27-01"
MONTH = "2027-01"


async def read(scene: Scene, times: int = 1) -> None:
    async with enter(scene.services, scene.who(RUT)) as room:
        for n in range(times):
            await log_reading(room, case=f"c{n}", record=f"t{n}", purpose="agenda", ground="S2")


def news_to(scene: Scene, person: PersonId) -> list[LogReviewNews]:
    cards = [what.payload["card"] for who, what in scene.messenger.said if who == person]
    return [card for card in cards if isinstance(card, LogReviewNews)]


async def in_february(reads: int = 1) -> Scene:
    """Level 3 was read in January; it is the first working day of the next month."""
    scene = await a_scene(date(2027, 1, 21), "09.30")
    if reads:
        await read(scene, reads)
    scene.at(date(2027, 2, 1), "08.30")
    return scene


async def test_r72_given_reads_when_the_month_is_over_then_the_log_reviewer_is_told_once() -> None:
    scene = await in_february(3)

    await scene.tick()
    await scene.tick()

    (news,) = news_to(scene, DAG)
    assert (news.facts.month, news.facts.reads, news.facts.cases) == (MONTH, 3, 3)
    assert scene.said(LogReviewNews) == [DAG]
    review = scene.state.log_reviews[MONTH]
    assert review.seed
    assert [e.tag for e in scene.state.entries].count("audit:draw") == 1


async def test_given_nothing_of_level_3_was_read_then_nobody_is_told() -> None:
    scene = await in_february(0)

    await scene.tick()

    assert scene.state.log_reviews == {}
    assert scene.waiting(Kind.LOG_REVIEW) == []


async def test_r72_given_the_reviewer_when_opened_then_the_lines_have_no_case_and_no_content() -> (
    None
):
    scene = await in_february(2)
    await scene.tick()

    shown = await open_log_review(scene.services, scene.who(DAG))

    assert isinstance(shown, LogReviewStanding)
    assert [(line.purpose, line.ground) for line in shown.sample] == [("agenda", "S2")] * 2
    assert not [hidden for hidden in ("c0", "c1", "t0", "t1", CODE) if hidden in str(shown)]
    assert scene.state.entries[-1].tag == "audit:read"


async def test_r72_given_the_review_signed_then_who_and_when_are_kept_and_it_is_done_once() -> None:
    scene = await in_february()
    await scene.tick()

    for _ in range(2):
        shown = await sign_log_review(scene.services, scene.who(DAG), MONTH)
        assert isinstance(shown, LogReviewStanding)
        assert shown.signed_at is not None

    review = scene.state.log_reviews[MONTH]
    assert (review.signed_by, review.signed_at) == (DAG, scene.clock.now())
    assert [e.tag for e in scene.state.entries].count("audit:sign") == 1
    assert await open_log_review(scene.services, scene.who(DAG)) == NoLogReview()


async def test_r72_given_nobody_signs_then_a_reminder_comes_and_then_administrators_hear_too() -> (
    None
):
    scene = await in_february()
    await scene.tick()

    scene.at(date(2027, 2, 8), "08.30")
    await scene.tick()
    assert scene.said(LogReviewNews) == [DAG, DAG]

    scene.at(date(2027, 2, 15), "08.30")
    await scene.tick()
    await scene.tick()
    assert sorted(scene.said(LogReviewNews)) == [DAG, DAG, DAG, *ADMINS]
    assert [news.is_overdue for news in news_to(scene, DAG)] == [False, False, True]


async def test_given_it_is_signed_then_nobody_is_told_again() -> None:
    scene = await in_february()
    await scene.tick()
    await sign_log_review(scene.services, scene.who(DAG), MONTH)

    scene.at(date(2027, 2, 15), "08.30")
    await scene.tick()

    assert scene.said(LogReviewNews) == [DAG]


@pytest.mark.parametrize("person", [RUT, FRIDA, KAJ])
async def test_given_anybody_else_when_opened_or_signed_then_refused(person: PersonId) -> None:
    scene = await in_february()
    await scene.tick()

    for act in (open_log_review, sign_log_review):
        with pytest.raises(NotAllowedError):
            await act(scene.services, scene.who(person), MONTH)


async def test_given_others_read_along_when_opened_then_refused() -> None:
    scene = await in_february()
    await scene.tick()

    with pytest.raises(NotAllowedError):
        await open_log_review(scene.services, scene.who(DAG, is_private=False), MONTH)
