"""A consent is registered in four steps; nothing open-ended, and nothing typed is lost."""

from datetime import date
from typing import Any

import pytest

from sspf.domain.case_access import Basis
from sspf.domain.cases import CaseState
from sspf.domain.consents import COORDINATION, GiverRole
from sspf.domain.messages.consent import ConsentForm, ConsentList, ConsentRegistered, ConsentStatus
from sspf.use_cases.add_giver import add_giver, open_giver_form, reconfirm_consent
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.register_consent import (
    NOT_YOURS,
    back_in_consent,
    continue_consent,
    open_consent_form,
    register_consent,
)
from sspf.use_cases.show_consents import list_consents, show_consents
from tests.use_cases.acts_of_consents import WHOLE
from tests.use_cases.cased import (
    CODE,
    CONSENT,
    FRITID,
    N27_03,
    POLIS,
    SKOLA,
    SOC,
    n27_03,
    put,
    the_consent,
    with_individuals,
)
from tests.use_cases.world import FRIDA, KAJ, KIM, PIA, RUT, TORE, Scene, a_scene

TODAY = date(2027, 1, 20)
STEP_1 = {k: WHOLE[k] for k in ("givers", "given_on", "how")}
STEP_2 = {k: WHOLE[k] for k in ("template", "parties", "coordination")}
STEP_3 = {k: WHOLE[k] for k in ("areas", "valid_to")}
STEP_4 = {k: WHOLE[k] for k in ("collected_by", "child", "goes_on")}


@pytest.fixture
async def raised_scene() -> Scene:
    scene = await a_scene()
    await with_individuals(scene)
    await put(scene, case=n27_03(state=CaseState.RAISED))
    scene.at(TODAY, "10.00")
    return scene


async def registered(scene: Scene, **changes: Any) -> ConsentRegistered:
    done = await register_consent(scene.services, scene.who(KAJ), N27_03, {**WHOLE, **changes})
    assert isinstance(done, ConsentRegistered), done
    return done


async def refused(scene: Scene, **changes: Any) -> ConsentForm:
    form = await register_consent(scene.services, scene.who(KAJ), N27_03, {**WHOLE, **changes})
    assert isinstance(form, ConsentForm), form
    assert not scene.state.consents
    return form


async def test_given_the_four_steps_then_the_consent_is_registered(raised_scene: Scene) -> None:
    services, who = raised_scene.services, raised_scene.who(RUT)
    form = await open_consent_form(services, who, CODE)
    for step, typed in ((1, STEP_1), (2, STEP_2), (3, STEP_3)):
        assert isinstance(form, ConsentForm)
        assert (form.step, form.faults) == (step, ())
        form = await continue_consent(services, who, N27_03, step, typed)
    done = await register_consent(services, who, N27_03, STEP_4)

    assert isinstance(done, ConsentRegistered)
    (consent,) = raised_scene.state.consents.values()
    assert (consent.valid_from, consent.valid_to) == (TODAY, date(2027, 6, 30))
    assert (SKOLA, POLIS) in consent.pairs
    assert (POLIS, COORDINATION) in consent.pairs
    assert (consent.collected_by, consent.child_heard) == (SKOLA, True)
    assert raised_scene.state.cases[N27_03].state is CaseState.CONSENTED


async def test_r_113_given_a_step_with_something_wrong_then_all_that_was_typed_is_kept(
    raised_scene: Scene,
) -> None:
    services, who = raised_scene.services, raised_scene.who(RUT)
    await open_consent_form(services, who, CODE)
    form = await continue_consent(services, who, N27_03, 1, {**STEP_1, "given_on": "2027-02-01"})
    assert isinstance(form, ConsentForm)
    assert (form.step, form.faults) == (1, ("fault.consent.given_on",))

    back = await back_in_consent(services, who, N27_03, 2, {"parties": (SKOLA,)})
    again = await open_consent_form(services, who, CODE)

    assert isinstance(back, ConsentForm)
    assert isinstance(again, ConsentForm)
    assert back.typed.givers == again.typed.givers == WHOLE["givers"]
    assert again.typed.parties == (SKOLA,)


@pytest.mark.parametrize(
    ("changes", "step", "fault"),
    [
        ({"valid_to": ""}, 3, "fault.consent.valid_to"),
        ({"valid_to": "2028-01-21"}, 3, "fault.consent.valid_to"),
        ({"valid_to": "2027-01-19"}, 3, "fault.consent.valid_to"),
        ({"areas": ()}, 3, "fault.consent.areas"),
        ({"areas": ("everything",)}, 3, "fault.consent.areas"),
        ({"purpose": "whatever"}, 3, "fault.consent.purpose"),
        ({"parties": ()}, 2, "fault.consent.parties"),
        ({"parties": ("nobody",)}, 2, "fault.consent.parties"),
        ({"givers": ()}, 1, "fault.consent.giver"),
        ({"givers": ("guardian-3",)}, 1, "fault.consent.giver"),
        ({"given_on": "i går"}, 1, "fault.consent.given_on"),
        ({"evidence": "20100101-1234"}, 1, "fault.consent.evidence@1"),
        ({"child": ""}, 4, "fault.consent.child"),
        ({"collected_by": "nobody"}, 4, "fault.consent.collected_by"),
        ({"goes_on": "nej"}, 4, "fault.consent.goes_on"),
    ],
)
async def test_r_13_given_something_left_open_then_it_cannot_be_registered(
    raised_scene: Scene, changes: dict[str, Any], step: int, fault: str
) -> None:
    form = await refused(raised_scene, **changes)

    assert (form.step, form.faults) == (step, (fault,))


async def test_r_13_given_the_last_day_of_twelve_months_then_it_holds(raised_scene: Scene) -> None:
    done = await registered(raised_scene, valid_to="2028-01-20")

    assert done.line.valid_to == date(2028, 1, 20)


async def test_r_30_given_weak_secrecy_then_the_tick_is_asked_for_and_logged(
    raised_scene: Scene,
) -> None:
    form = await refused(raised_scene, goes_on="nej")
    assert form.weak == ("Ungas fritid",)

    await registered(raised_scene)

    assert "consent:accept_weak" in raised_scene.tags()
    (consent,) = raised_scene.state.consents.values()
    assert consent.weak_accepted == (FRITID,)


async def test_r_30_given_only_strong_recipients_then_nothing_more_is_asked(
    raised_scene: Scene,
) -> None:
    await registered(raised_scene, parties=(SKOLA, SOC, POLIS), goes_on="nej")

    assert "consent:accept_weak" not in raised_scene.tags()


async def test_r_12_given_a_direction_then_nothing_goes_the_other_way(raised_scene: Scene) -> None:
    await registered(
        raised_scene,
        template="directed",
        senders=(SKOLA,),
        recipients=(POLIS, SOC),
        coordination="nej",
    )

    (consent,) = raised_scene.state.consents.values()
    assert consent.pairs == {(SKOLA, POLIS), (SKOLA, SOC)}


async def test_b6_given_one_guardian_then_it_is_not_whole_until_the_other_has_consented(
    raised_scene: Scene,
) -> None:
    one = await registered(raised_scene, givers=("guardian-1",))
    assert [(m.role, m.number) for m in one.line.missing] == [
        (GiverRole.GUARDIAN, 2),
        (GiverRole.YOUTH, 1),
    ]
    assert raised_scene.state.cases[N27_03].state is CaseState.RAISED
    assert await show_consents(raised_scene.services, raised_scene.who(PIA), CODE) == NO_CASE

    services, who = raised_scene.services, raised_scene.who(RUT)
    form = await open_giver_form(services, who, CODE)
    assert isinstance(form, ConsentForm)
    assert form.adds_to
    typed = {"givers": ("guardian-2", "youth"), "given_on": TODAY.isoformat(), "how": "oral"}
    whole = await add_giver(services, who, N27_03, typed)
    again = await add_giver(services, who, N27_03, typed)

    assert isinstance(whole, ConsentRegistered)
    assert whole == again
    assert whole.line.missing == ()
    assert raised_scene.state.cases[N27_03].state is CaseState.CONSENTED
    shown = await show_consents(raised_scene.services, raised_scene.who(PIA), CODE)
    assert isinstance(shown, ConsentStatus)


async def test_given_pressed_twice_then_one_consent(raised_scene: Scene) -> None:
    assert await registered(raised_scene) == await registered(raised_scene)

    assert len(raised_scene.state.consents) == 1
    assert raised_scene.tags().count("consent:register") == 1


@pytest.mark.parametrize(
    ("person", "answer"),
    [(TORE, NO_CASE), (PIA, NOT_YOURS), (FRIDA, NOT_YOURS), (KIM, None), (RUT, None), (KAJ, None)],
)
async def test_b12_only_the_coordinator_and_the_agency_that_asks_register(
    raised_scene: Scene, person: Any, answer: object
) -> None:
    await put(raised_scene, consents=[the_consent()])
    form = await open_consent_form(raised_scene.services, raised_scene.who(person), CODE)

    assert form == answer if answer else isinstance(form, ConsentForm)


async def test_b12_given_somebody_of_the_agency_then_only_the_own_agency_has_asked(
    raised_scene: Scene,
) -> None:
    who = raised_scene.who(RUT)
    form = await register_consent(
        raised_scene.services, who, N27_03, {**WHOLE, "collected_by": POLIS}
    )

    assert isinstance(form, ConsentForm)
    assert form.faults == ("fault.consent.collected_by",)


async def test_r_14_given_a_birthday_before_the_last_day_then_it_is_said(
    raised_scene: Scene,
) -> None:
    soon = n27_03(state=CaseState.RAISED, adult_on=date(2027, 4, 15), version=2)
    await put(raised_scene, case=soon)

    assert (await registered(raised_scene)).adult_on == date(2027, 4, 15)


async def test_r_105_given_the_family_was_informed_then_the_day_is_kept(
    raised_scene: Scene,
) -> None:
    done = await registered(raised_scene, informed="ja")

    assert done.line.informed_on == TODAY


async def test_given_a_locked_case_when_consented_to_anew_then_it_is_open_again(
    raised_scene: Scene,
) -> None:
    await put(raised_scene, case=n27_03(state=CaseState.LOCKED, version=2))

    await registered(raised_scene)

    assert raised_scene.state.cases[N27_03].state is CaseState.CONSENTED


async def test_b18_given_a_meeting_with_the_family_then_it_is_confirmed_once_a_day(
    raised_scene: Scene,
) -> None:
    await put(raised_scene, consents=[the_consent()])
    for _ in range(2):
        done = await reconfirm_consent(
            raised_scene.services, raised_scene.who(KAJ), CODE, (GiverRole.YOUTH,)
        )

    assert isinstance(done, ConsentRegistered)
    assert done.line.reconfirmed_on == TODAY
    (again,) = raised_scene.state.consents[CONSENT].reconfirmed_on
    assert again.present == (GiverRole.YOUTH,)


async def test_r_70_given_a_status_shown_then_the_reading_is_logged_with_its_ground(
    raised_scene: Scene,
) -> None:
    await put(raised_scene, consents=[the_consent()])

    await show_consents(raised_scene.services, raised_scene.who(KAJ), CODE)

    entry = raised_scene.state.entries[-1]
    assert (entry.actor, entry.tag) == (KAJ, "case:read")
    assert (entry.case, entry.subject, entry.purpose) == (N27_03, "consents", "show")
    assert entry.ground == Basis.COORDINATION


async def test_given_lists_then_only_those_who_register_see_the_rows(raised_scene: Scene) -> None:
    await put(raised_scene, consents=[the_consent()])

    async def rows(person: Any) -> int:
        found = await list_consents(raised_scene.services, raised_scene.who(person))
        assert isinstance(found, ConsentList)
        return len(found.rows)

    assert [await rows(p) for p in (KAJ, RUT, PIA, TORE)] == [1, 1, 0, 0]
