"""A decision on another legal ground: one item, one recipient, and who sees it (R-20)."""

import pytest

from sspf.domain.cases import CaseState
from sspf.domain.messages.consent import ConsentStatus
from sspf.domain.messages.general import Notice
from sspf.domain.messages.ground import (
    GroundForm,
    GroundList,
)
from sspf.domain.registrations import RecordKind
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.record_ground import open_ground_form, record_ground
from sspf.use_cases.show_consents import show_consents
from sspf.use_cases.show_grounds import show_grounds
from tests.use_cases.acts_of_grounds import (
    OURS,
    WHOLE,
)
from tests.use_cases.cased import (
    CODE,
    FRITID,
    POLIS,
    SKOLA,
    n27_03,
    put,
    the_consent,
)
from tests.use_cases.grounded import faults, readers, recorded
from tests.use_cases.world import KAJ, PIA, RUT, SOL, TORE, Scene


async def test_r_20_given_a_decision_then_the_one_item_opens_to_the_one_agency(
    ours_alone: Scene,
) -> None:
    before = await readers(ours_alone)
    done = await recorded(ours_alone)

    assert before == {RUT}
    assert await readers(ours_alone) == {RUT, PIA}
    assert (done.line.sender, done.line.recipient) == ("Skola", "Polis")
    assert done.line.provision == "10 kap. 15 a § offentlighets- och sekretesslagen"
    assert (done.line.recorded_by, done.line.decided_by) == (
        ours_alone.organisation.person(RUT).name,
        "rektor",
    )


async def test_r_20_r_71_r_81_given_a_decision_then_it_is_logged_and_registered_without_a_word(
    ours_alone: Scene,
) -> None:
    await recorded(ours_alone)

    (ground,) = ours_alone.state.legal_grounds.values()
    (registered,) = ours_alone.state.registrations.values()
    assert (registered.kind, registered.item) == (RecordKind.LEGAL_GROUND, ground.id)
    assert (registered.sender, registered.recipients) == (SKOLA, (POLIS,))
    assert "ground:record" in ours_alone.tags()
    for kept in (ours_alone.state.entries, ours_alone.state.registrations, ours_alone.state.outbox):
        assert "hindra brott" not in repr(kept)
        assert CODE not in repr(kept)


async def test_given_pressed_twice_then_one_decision(ours_alone: Scene) -> None:
    first = await recorded(ours_alone)
    ours_alone.clock.advance(seconds=1)
    again = await recorded(ours_alone)

    assert again.line.id == first.line.id
    assert len(ours_alone.state.legal_grounds) == 1
    assert ours_alone.tags().count("ground:record") == 1


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("code", "", "unknown"),
        ("code", "made_up", "unknown"),
        ("code", "SoL_19_1", "outside"),
        ("code", "OSL_10_18a", "direction"),
        ("recipient", "", "recipient"),
        ("recipient", "skola", "recipient"),
        ("decided_by", " ", "decided_by"),
        ("decided_by", "rektor 070-123 45 67", "decided_by@8"),
        ("delegation", "", "delegation"),
        ("delegation", "x" * 81, "delegation"),
        ("decided_on", "2027-01-26", "decided_on"),
        ("decided_on", "2026-10-01", "decided_on"),
        ("expires_on", "2027-01-24", "expires_on"),
        ("expires_on", "2027-12-01", "expires_on"),
        ("expires_on", "i vår", "expires_on"),
        ("weighing", "", "weighing"),
        ("weighing", "x" * 1001, "weighing"),
        ("weighing", "Gäller 20100101-1234.", "weighing@8"),
    ],
)
async def test_r_20_given_a_part_that_is_missing_or_wrong_then_nothing_is_recorded(
    ours_alone: Scene, field: str, value: str, fault: str
) -> None:
    found = await faults(ours_alone, **{field: value})

    assert f"fault.ground.{fault}" in found
    assert ours_alone.state.legal_grounds == {}
    form = await open_ground_form(ours_alone.services, ours_alone.who(RUT), OURS)
    assert isinstance(form, GroundForm)
    assert getattr(form.typed, field) == value, "what was typed is kept"


async def test_given_the_form_then_it_proposes_today_and_thirty_days(ours_alone: Scene) -> None:
    form = await open_ground_form(ours_alone.services, ours_alone.who(RUT), OURS)

    assert isinstance(form, GroundForm)
    assert (form.typed.decided_on, form.typed.expires_on) == ("2027-01-25", "2027-02-24")


async def test_r_30_given_a_recipient_with_weak_secrecy_then_it_is_confirmed_and_logged(
    ours_alone: Scene,
) -> None:
    asked = await faults(ours_alone, recipient=FRITID)
    await recorded(ours_alone, recipient=FRITID, goes_on="ja")

    assert asked == ("fault.ground.goes_on",)
    assert "ground:accept_weak" in ours_alone.tags()


async def test_r_20_given_the_list_then_each_sees_what_the_own_agency_is_an_end_of(
    passed: Scene,
) -> None:
    shown = {
        person: await show_grounds(passed.services, passed.who(person), CODE)
        for person in (RUT, PIA, KAJ, SOL, TORE)
    }

    seen = {p: len(one.lines) for p, one in shown.items() if isinstance(one, GroundList)}
    assert seen == {RUT: 1, PIA: 1, KAJ: 0}
    assert isinstance(shown[SOL], Notice)
    assert shown[SOL] == shown[TORE] == NO_CASE
    assert "hindra" not in repr(shown)
    of_rut, of_pia = shown[RUT], shown[PIA]
    assert isinstance(of_rut, GroundList)
    assert isinstance(of_pia, GroundList)
    assert (of_rut.lines[0].may_revoke, of_pia.lines[0].may_revoke) == (True, False)
    assert [item.id for item in of_rut.items] == [OURS]


async def test_r_20_given_a_consent_too_then_a_third_agency_sees_no_decision_of_two_others(
    passed: Scene,
) -> None:
    await put(passed, consents=[the_consent()])

    shown = await show_grounds(passed.services, passed.who(SOL), CODE)
    status = await show_consents(passed.services, passed.who(SOL), CODE)
    of_pia = await show_consents(passed.services, passed.who(PIA), CODE)

    assert isinstance(shown, GroundList)
    assert shown.lines == ()
    assert isinstance(status, ConsentStatus)
    assert isinstance(of_pia, ConsentStatus)
    assert (status.grounds, of_pia.grounds) == (0, 1)


async def test_r_17_given_a_locked_case_then_a_ground_opens_nothing_and_none_is_recorded(
    passed: Scene,
) -> None:
    await put(passed, case=n27_03(state=CaseState.LOCKED, version=2))

    assert PIA not in await readers(passed)
    closed = await record_ground(passed.services, passed.who(RUT), OURS, WHOLE)
    assert closed in (Notice(key="ground.case_closed"), NO_CASE)
