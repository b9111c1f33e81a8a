"""R-90: who records a decision on retention, what is asked of it, and who sees how it stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.retention import RetentionForm
from sspf.domain.organisation import PersonId
from sspf.use_cases.decide_retention import (
    decide_retention,
    open_retention_form,
    withdraw_retention,
)
from sspf.use_cases.show_retention import retention_of, show_retention
from tests.use_cases.retained import DECIDED, a_scene_with_cases, decided
from tests.use_cases.world import FRIDA, KAJ, NORRSJO, RUT, TORE


@pytest.mark.parametrize("person", [FRIDA, RUT, TORE])
async def test_given_anybody_else_then_neither_decided_nor_shown(person: PersonId) -> None:
    scene = await a_scene_with_cases()

    for act in (show_retention, open_retention_form, withdraw_retention):
        with pytest.raises(NotAllowedError):
            await act(scene.services, scene.who(person))
    with pytest.raises(NotAllowedError):
        await decide_retention(scene.services, scene.who(person), DECIDED)
    with pytest.raises(NotAllowedError):
        await show_retention(scene.services, scene.who(KAJ, is_private=False))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"reference": ""}, "fault.retention.reference"),
        ({"reference": "nämndens beslut"}, "fault.retention.reference"),
        ({"reference": "20100101-1234"}, "fault.retention.reference"),
        ({"decided_on": "2028-02-30"}, "fault.retention.date"),
        ({"decided_on": "2028-03-02"}, "fault.retention.later"),
        ({"cases": "0"}, "fault.retention.period"),
        ({"texts": "tre"}, "fault.retention.period"),
        ({"consents": "999"}, "fault.retention.period"),
    ],
)
async def test_given_something_wrong_then_the_form_comes_back_with_what_was_typed(
    changes: dict[str, str], fault: str
) -> None:
    scene = await a_scene_with_cases()
    scene.at(date(2028, 3, 1), "09.00")
    typed = replace(DECIDED, **changes)  # type: ignore[arg-type]  # a str each

    back = await decide_retention(scene.services, scene.who(KAJ), typed)

    assert back == replace(typed, faults=(fault,))
    assert scene.state.retention_decisions == {}


async def test_given_the_same_decision_twice_then_it_is_one() -> None:
    scene = await a_scene_with_cases()
    await decided(scene)
    scene.clock.advance(minutes=5)
    await decide_retention(scene.services, scene.who(KAJ), DECIDED)

    (decision,) = scene.state.retention_decisions.values()
    assert decision.version == 1
    assert decision.recorded_at == scene.clock.now() - timedelta(minutes=5)
    shown = await retention_of(scene.services, NORRSJO)
    assert shown.begins_on == date(2027, 3, 17)


async def test_given_a_form_then_the_periods_that_are_proposed_stand_in_it() -> None:
    scene = await a_scene_with_cases()

    form = await open_retention_form(scene.services, scene.who(KAJ))

    assert form == RetentionForm(
        texts="3", cases="12", consents="24", group_texts="24", card_days="30"
    )
