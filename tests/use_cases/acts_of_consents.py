"""Use cases of consents and other legal grounds: recording, what stands, and taking back."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sspf.domain.case_files import CaseFile, Measure, Plan
from sspf.domain.cases import CaseState
from sspf.domain.consent_forms import EVERY_WAY, HEARD, YES, WithdrawalTyped
from sspf.domain.consents import GiverRole, InfoArea
from sspf.domain.organisation import PersonId
from sspf.use_cases import add_giver, register_consent, show_consents, withdraw_consent
from sspf.use_cases.end_assignments import end_assignments
from sspf.use_cases.show_family import show_family_plan
from tests.use_cases import acts_of_grounds
from tests.use_cases.cased import (
    CODE,
    COVERED,
    N27_03,
    a_card,
    n27_03,
    prepared,
    put,
    the_consent,
    with_individuals,
)
from tests.use_cases.world import KAJ, NORRSJO, RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
WHOLE: dict[str, Any] = {
    "givers": ("guardian-1", "guardian-2", "youth"),
    "given_on": "2027-01-20",
    "how": "written",
    "template": EVERY_WAY,
    "parties": COVERED,
    "coordination": YES,
    "areas": tuple(a.value for a in InfoArea),
    "valid_to": "2027-06-30",
    "collected_by": "skola",
    "child": HEARD,
    "goes_on": YES,
}
"""Everything that the four steps ask for."""
TAKEN = WithdrawalTyped(by=GiverRole.YOUTH.value)


async def _case(scene: Scene) -> None:
    """A case that nobody has consented to."""
    await with_individuals(scene)
    await put(scene, case=n27_03(state=CaseState.RAISED))


async def _assignment_ended(scene: Scene) -> None:
    """A card of the case is in front of somebody whose last day was yesterday."""
    await _case(scene)
    await put(scene, cards=[a_card("card-rut", RUT)])
    async with scene.services.unit_of_work(NORRSJO) as uow:
        before = await uow.organisations.get()
        now = scene.services.clock.now().astimezone(before.time_zone)
        last = now.date() - timedelta(days=1)
        people = (replace(p, serves_until=last) if p.id == RUT else p for p in before.people)
        await uow.organisations.put(replace(before, people=tuple(people)))


async def _half(scene: Scene) -> None:
    """One guardian has consented, of two and the youth."""
    await _case(scene)
    await put(scene, consents=[replace(the_consent(), givers=the_consent().givers[:1])])


async def _planned(scene: Scene) -> None:
    """The case has a plan with something for the young person to do."""
    await prepared(scene)
    measure = Measure(
        number=1, kind="talks", owner="youth", due_on=date(2027, 3, 1), basis="s:sport"
    )
    async with scene.services.unit_of_work(NORRSJO) as uow:
        controller = (await uow.cases.get(N27_03)).controller
        await uow.case_files.put(
            CaseFile(case=N27_03, controller=controller, plan=Plan(measures=(measure,)))
        )


async def _printing(scene: Scene) -> None:
    found = await show_family_plan(scene.services, scene.who(KAJ), id=N27_03)
    assert found is not None
    assert found.plan is not None


def _by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    evidence = {**WHOLE, "evidence": canary}
    one = {"givers": ("guardian-2",), "given_on": "2027-01-20", "evidence": canary}
    writes: dict[str, Prepared] = {
        "open_consent_form": (_case, _by(RUT, register_consent.open_consent_form, CODE, evidence)),
        "continue_consent": (
            _case,
            _by(RUT, register_consent.continue_consent, N27_03, 1, evidence),
        ),
        "back_in_consent": (_case, _by(RUT, register_consent.back_in_consent, N27_03, 2, evidence)),
        "register_consent": (
            _case,
            _by(RUT, register_consent.register_consent, N27_03, evidence),
        ),
        "open_giver_form": (_half, _by(KAJ, add_giver.open_giver_form, CODE, one)),
        "add_giver": (_half, _by(KAJ, add_giver.add_giver, N27_03, one)),
        "reconfirm_consent": (
            prepared,
            _by(KAJ, add_giver.reconfirm_consent, CODE, (GiverRole.YOUTH,)),
        ),
        "show_consents": (prepared, _by(KAJ, show_consents.show_consents, CODE)),
        "show_family_plan": (_planned, lambda scene: _printing(scene)),
        "list_consents": (prepared, _by(KAJ, show_consents.list_consents)),
        "open_withdrawal": (prepared, _by(KAJ, withdraw_consent.open_withdrawal, CODE)),
        "withdraw_consent": (
            prepared,
            _by(KAJ, withdraw_consent.withdraw_consent, N27_03, TAKEN),
        ),
        "end_assignments": (
            _assignment_ended,
            lambda scene: end_assignments(scene.services, NORRSJO),
        ),
    }
    writes |= acts_of_grounds.acts(canary)
    reads: dict[str, Prepared] = {"code_of": (prepared, _by(KAJ, show_consents.code_of, N27_03))}
    return writes, reads
