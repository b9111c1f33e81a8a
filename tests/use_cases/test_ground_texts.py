"""A decision on a text: a draft waits for its agency, what was sent reaches one more (R-31)."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.case_access import Basis
from sspf.domain.case_texts import TextState
from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.messages.ground import (
    GroundForm,
    GroundRecorded,
)
from sspf.use_cases.record_ground import record_ground
from tests.use_cases.cased import POLIS, SOC
from tests.use_cases.grounded import TEXT, TO_THE_POLICE
from tests.use_cases.individual import WITHOUT, about, send, texts
from tests.use_cases.world import NORRSJO, RUT, SOL, Scene


async def stopped_text(scene: Scene) -> str:
    """The school's text on N27-02, which nobody has consented to."""
    await send(scene, RUT, about(WITHOUT, TEXT))
    (text,) = texts(scene)
    return text.id


async def test_r_20_given_a_stopped_text_when_decided_then_it_goes_to_the_one_when_sent_again(
    individuals: Scene,
) -> None:
    text_id = await stopped_text(individuals)
    who = individuals.who(RUT)
    done = await record_ground(individuals.services, who, text_id, TO_THE_POLICE)

    assert isinstance(done, GroundRecorded)
    assert done.meeting == individuals.first
    assert texts(individuals)[0].is_draft, "it is sent by its agency, and by nobody else"
    await send(individuals, RUT, about(WITHOUT, TEXT))
    (text,) = texts(individuals)
    assert text.state is TextState.RELEASED
    assert [(r.recipient, r.basis) for r in text.releases] == [(POLIS, Basis.LEGAL_GROUND)]


async def test_r_20_given_another_wording_then_the_decision_does_not_follow_it(
    individuals: Scene,
) -> None:
    text_id = await stopped_text(individuals)
    await record_ground(individuals.services, individuals.who(RUT), text_id, TO_THE_POLICE)

    await send(individuals, RUT, about(WITHOUT, TEXT + " Ny uppgift."))

    assert [t.state for t in texts(individuals)] == [TextState.DRAFT]


async def test_r_31_given_a_text_that_was_sent_when_decided_then_it_reaches_one_more(
    individuals: Scene,
) -> None:
    text_id = await stopped_text(individuals)
    who = individuals.who(RUT)
    await record_ground(individuals.services, who, text_id, TO_THE_POLICE)
    await send(individuals, RUT, about(WITHOUT, TEXT))

    more = TO_THE_POLICE | {"recipient": "socialtjanst"}
    done = await record_ground(individuals.services, who, text_id, more)

    assert isinstance(done, GroundRecorded)
    assert done.meeting == ""
    (text,) = texts(individuals)
    assert set(text.recipients) == {POLIS, "socialtjanst"}
    assert [r.kind.value for r in individuals.state.registrations.values()] == [
        *("legal_ground", "case_text"),
        *("legal_ground", "case_text"),
    ]


async def test_r_44_given_a_text_that_tells_of_a_crime_then_no_ground_passes_it(
    individuals: Scene,
) -> None:
    await send(individuals, RUT, about(WITHOUT, TEXT, tells_of_crime=True))
    (text,) = texts(individuals)
    who = individuals.who(RUT)

    form = await record_ground(individuals.services, who, text.id, TO_THE_POLICE)

    assert isinstance(form, GroundForm)
    assert form.faults == ("fault.ground.crime",)


@pytest.mark.parametrize(
    ("adult_on", "fault"),
    [
        (None, "fault.ground.age_unknown"),
        (date(2024, 1, 19), "fault.ground.age"),
        (date(2024, 2, 1), ""),
        (date(2030, 2, 1), ""),
    ],
)
async def test_r_21_given_18_a_then_only_from_social_services_to_police_under_21(
    individuals: Scene, adult_on: date | None, fault: str
) -> None:
    async with individuals.services.unit_of_work(NORRSJO) as uow:
        case = await uow.cases.get(CaseId("case-2"))
        await uow.cases.put(
            replace(case, raised_by=SOC, adult_on=adult_on, version=case.version + 1)
        )
    await send(individuals, SOL, about(WITHOUT, "Konkret risk."))
    (text,) = texts(individuals)
    typed = TO_THE_POLICE | {"code": "OSL_10_18a", "expires_on": "2027-01-25"}

    done = await record_ground(individuals.services, individuals.who(SOL), text.id, typed)

    found = done.faults if isinstance(done, GroundForm) else ("",)
    assert fault in found
    assert CaseCode("N27-02") == done.code  # type: ignore[union-attr]  # a form or a receipt
