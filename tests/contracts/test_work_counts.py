"""What every Work must do: whoever adds up, the figures are the same."""

from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.commitments import Commitment, CommitmentStatus, Due, Effect, commitment_id
from sspf.domain.decisions import ItemId, Outcome
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId, MeetingStatus
from sspf.domain.organisation import GroupKey, MunicipalityId
from sspf.domain.work_counts import WorkCounts
from sspf.domain.work_figures import Frame, work_figures
from sspf.ports import UnitOfWork
from tests.contracts.stores import Store
from tests.factories import (
    FRIDA,
    FRITID,
    MEETING,
    NOW,
    OPERATIVE,
    SKOLA,
    a_briefing,
    a_commitment,
    a_meeting,
    an_attendance,
    an_item,
)
from tests.factories_tallies import A_YEAR

FRAME = Frame(seats={OPERATIVE: (SKOLA, FRITID)}, goals=("skolnarvaro", "fritid"))
DECIDED, DUE = date(2027, 1, 21), date(2027, 2, 11)
SECOND = MeetingId("norrsjo-2027-02-18")


def closed(number: int, on: date | None, **changes: object) -> Commitment:
    one = a_commitment(id=commitment_id(2027, number), goals=("skolnarvaro",), **changes)
    if on is None:
        return one
    return replace(one, status=CommitmentStatus.DONE, closed_on=on, effect=Effect.YES)


async def fill(uow: UnitOfWork) -> None:
    """One meeting held and one cancelled; four commitments, one of a case and one of level 3."""
    await uow.meetings.put(
        replace(await uow.meetings.get(MEETING), status=MeetingStatus.CALLED, version=2)
    )
    await uow.meetings.put(
        a_meeting(id=SECOND, held_on=date(2027, 2, 18), status=MeetingStatus.CANCELLED)
    )
    given = NOW - timedelta(days=1)
    await uow.briefings.put(
        replace(a_briefing(), submitted_at=given, first_submitted_at=given, is_late=True)
    )
    await uow.briefings.put(a_briefing(party=FRITID))
    await uow.minutes.put_attendance(
        MEETING, [an_attendance(), an_attendance(person=FRIDA, party=FRITID)]
    )
    raised = an_item(id=ItemId(f"{MEETING}-skola-raised"), outcome=Outcome.ACTION)
    for item in (
        raised,
        an_item(outcome=Outcome.WATCH),
        an_item(id=ItemId("item-2")),
        an_item(id=ItemId("item-3"), level=BriefingLevel.INDIVIDUAL, outcome=Outcome.ACTION),
    ):
        await uow.minutes.put_item(item)
    for commitment in (
        closed(2, DECIDED + timedelta(days=9)),
        closed(3, DUE + timedelta(days=4)),
        closed(4, None, due=Due(on=date(2028, 1, 10))),
        closed(5, DUE, case="N27-01"),
        closed(6, DUE, level=BriefingLevel.INDIVIDUAL),
    ):
        await uow.commitments.put(commitment)


async def counted(store: Store, norrsjo: MunicipalityId) -> WorkCounts:
    async with store.begin(norrsjo) as uow:
        await fill(uow)
    async with store.other(norrsjo) as uow:
        return await uow.work.counts(A_YEAR)


async def test_given_a_year_then_its_work_is_counted(store: Store, norrsjo: MunicipalityId) -> None:
    made = work_figures(await counted(store, norrsjo), FRAME)
    cells = {
        metric: [(c.key, c.column, c.number, c.of) for c in figure.cells]
        for metric, figure in made.items()
    }

    assert cells["M36"] == [("held", "", 1, 2)]
    assert cells["M32"] == [("submitted", "", 1, 2), ("late", "", 1, 1)]
    assert cells["M33"] == [("skola", "", 1, 1), ("fritid", "", 1, 1)]
    assert cells["M14"][:2] == [("skola", "decided", 4, 4), ("skola", "done", 2, 4)]
    assert cells["M31"][:5] == [
        ("skola", "decided", 4, None),
        ("skola", "done", 2, None),
        ("skola", "in_time", 1, None),
        ("skola", "overdue", 1, None),
        ("skola", "cancelled", 0, None),
    ]
    assert cells["A3"] == [
        ("skolnarvaro", "decided", 3, None),
        ("skolnarvaro", "done", 2, 3),
        ("skolnarvaro", "effect_yes", 2, None),
        ("fritid", "decided", 0, None),
        ("fritid", "done", 0, 0),
    ]
    assert cells["A4"] == [("raised_decided", "", 10, None), ("decided_done", "", 17, None)]
    assert cells["A16"] == [
        ("action", "", 1, 2),
        ("no_action", "", 0, 2),
        ("watch", "", 1, 2),
        ("lift", "", 0, 2),
        ("not_closed", "", 1, None),
    ]


async def test_given_another_group_or_another_year_then_nothing_of_it_is_counted(
    store: Store, norrsjo: MunicipalityId
) -> None:
    await counted(store, norrsjo)
    async with store.begin(norrsjo) as uow:
        elsewhere = await uow.work.counts(replace(A_YEAR, groups=(GroupKey("styrgrupp"),)))
        before = replace(A_YEAR, first=date(2026, 1, 1), last=date(2026, 12, 31))
        earlier = await uow.work.counts(before)
        yet_to_come = await uow.work.counts(replace(A_YEAR, now=NOW))

    empty = WorkCounts(commitments=[], goals=[], meetings=[], attendance=[], items=[])
    assert (elsewhere, earlier) == (empty, empty)
    assert yet_to_come.meetings == []
