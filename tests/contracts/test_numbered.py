"""What every repository of numbered things must do, whichever of the four it holds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from sspf.domain.annual_plans import RowStatus, RowStep
from sspf.domain.errors import StaleError, UnknownRowError
from sspf.domain.matters import Stop
from sspf.domain.organisation import MunicipalityId, PartyKey
from sspf.ports import UnitOfWork
from tests.contracts.stores import Store, settled
from tests.factories import NOW, OPERATIVE
from tests.factories_groups import (
    a_happening,
    a_matter,
    a_picture_row,
    a_plan_row,
    a_self_check,
    a_training,
    an_agreement,
)

ODD = "Å, ä och ö 🙂\n" * 30
DAY = date(2027, 3, 4)


@dataclass(frozen=True)
class Kind:
    of: str
    make: Callable[..., Any]
    full: dict[str, Any]
    """Every field that may be empty, filled in."""

    def held(self, uow: UnitOfWork) -> Any:
        return getattr(uow, self.of)


KINDS = (
    Kind(
        "matters",
        a_matter,
        {
            "text": ODD,
            "owner": PartyKey("skola"),
            "due_on": DAY,
            "closed_on": DAY,
            "stops": (
                Stop(group=OPERATIVE, came_on=DAY, decided=ODD, decided_on=DAY, item="i-1"),
                Stop(group=OPERATIVE, came_on=DAY),
            ),
        },
    ),
    Kind(
        "plan_rows",
        a_plan_row,
        {
            "text": ODD,
            "focus": ("skolk",),
            "serves": 7,
            "trial_until": DAY,
            "sent_on": DAY,
            "rank": 2,
            "done_on": DAY,
            "carried_from": 3,
            "steps": (RowStep(status=RowStatus.ANCHORED, group=OPERATIVE, on=DAY),),
        },
    ),
    Kind(
        "picture_rows",
        a_picture_row,
        {"text": ODD, "party": None, "contributor": "Hyresvärden", "source": ODD, "ended_on": DAY},
    ),
    Kind("agreements", an_agreement, {"title": ODD, "link": "", "reviewed_on": DAY}),
    Kind("trainings", a_training, {"title": ODD, "group": OPERATIVE, "cancelled_on": DAY}),
    Kind(
        "happenings",
        a_happening,
        {"ticked": ("inform",), "meeting": "m1", "ended_on": DAY, "debrief": "m2"},
    ),
    Kind("self_checks", a_self_check, {"answers": {"mal": "yes", "tillit": "no"}}),
)
each = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.of)


@each
async def test_given_a_full_value_when_read_then_it_is_as_it_was_put(
    store: Store, norrsjo: MunicipalityId, kind: Kind
) -> None:
    value = kind.make(**kind.full)

    async with store.begin(norrsjo) as uow:
        await kind.held(uow).put(value)

    async with store.other(norrsjo) as uow:
        assert await kind.held(uow).get(1) == value
        assert await kind.held(uow).made_by("press-1") == value
        assert await kind.held(uow).made_by("press-2") is None
        assert await kind.held(uow).every() == [value]
        with pytest.raises(UnknownRowError):
            await kind.held(uow).get(2)


@each
async def test_given_numbers_when_asked_for_the_next_then_none_comes_twice(
    store: Store, norrsjo: MunicipalityId, kind: Kind
) -> None:
    for number in (1, 2, 3):
        async with store.begin(norrsjo) as uow:
            assert await kind.held(uow).next_number() == number
            await kind.held(uow).put(kind.make(number=number, origin=f"press-{number}"))

    async with store.begin(await settled(store)) as uow:
        assert await kind.held(uow).next_number() == 1
        assert await kind.held(uow).every() == []


@each
async def test_given_another_version_or_the_same_cause_when_put_then_refused(
    store: Store, norrsjo: MunicipalityId, kind: Kind
) -> None:
    async with store.begin(norrsjo) as uow:
        await kind.held(uow).put(kind.make())

    for wrong in (kind.make(), kind.make(version=3), kind.make(number=2)):
        with pytest.raises(StaleError):
            async with store.begin(norrsjo) as uow:
                await kind.held(uow).put(wrong)


@each
async def test_given_a_naive_instant_or_nobody_when_put_then_refused(
    store: Store, norrsjo: MunicipalityId, kind: Kind
) -> None:
    at = "made_at" if hasattr(kind.make(), "made_at") else "added_at"

    with pytest.raises(Exception, match="naive"):
        async with store.begin(norrsjo) as uow:
            await kind.held(uow).put(kind.make(**{at: NOW.replace(tzinfo=None)}))
