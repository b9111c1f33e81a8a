"""What is written during a meeting: attendance, commitments, decisions, outcomes."""

from datetime import date

import pytest

from sspf.domain.commitments import CommitmentId, Due
from sspf.domain.errors import NotAllowedError, NotConvenerError
from sspf.domain.messages.minutes import Capture, CaptureForm
from sspf.domain.organisation import PersonId
from sspf.use_cases.change_meeting import cancel_meeting
from sspf.use_cases.record_meeting import (
    Closing,
    record_attendance,
    record_commitment,
    record_decision,
)
from sspf.use_cases.show_capture import open_capture
from tests.use_cases.world import (
    BO,
    DISA,
    FRIDA,
    KAJ,
    KIM,
    LEO,
    PIA,
    RUT,
    SECOND_DAY,
    SOL,
    TORE,
    Scene,
    a_form,
)

CLOSING = Closing(outcome="watch", subject="area", prevention="universal")
DECISION = CaptureForm(
    decision="Vi tar fram en halvsidesrutin för rykten.",
    decision_level="1",
    decision_prevention="universal",
    decision_subject="area",
)


async def record(scene: Scene, by: PersonId = FRIDA, **changes: str) -> Capture:
    form = a_form(**changes)
    return await record_commitment(scene.services, scene.who(by), scene.first, form, "press-1")


@pytest.mark.parametrize("person", [FRIDA, LEO, KAJ])
async def test_given_those_who_take_notes_when_recording_for_others_then_they_may(
    meeting_scene: Scene, person: PersonId
) -> None:
    shown = await record(meeting_scene, person)

    assert [line.id for line in shown.saved] == ["Å-2027-001"]


@pytest.mark.parametrize("person", [PIA, SOL, TORE])
async def test_given_a_member_when_recording_for_another_agency_then_it_is_refused(
    meeting_scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotAllowedError):
        await record(meeting_scene, person)


@pytest.mark.parametrize("person", [RUT, KIM])
async def test_given_a_member_when_recording_for_the_own_agency_then_they_may(
    meeting_scene: Scene, person: PersonId
) -> None:
    shown = await record(meeting_scene, person)

    assert len(shown.saved) == 1


async def test_given_somebody_outside_the_group_when_recording_then_it_is_refused(
    meeting_scene: Scene,
) -> None:
    with pytest.raises(NotAllowedError):
        await record(meeting_scene, DISA)


async def test_given_the_same_press_when_it_arrives_again_then_one_commitment_is_made(
    meeting_scene: Scene,
) -> None:
    for _ in range(2):
        await record(meeting_scene)

    assert len(meeting_scene.state.commitments) == 1


async def test_given_a_fault_when_recording_then_the_form_comes_back_as_typed(
    meeting_scene: Scene,
) -> None:
    shown = await record(meeting_scene, party="", text="Alla gör allt.")

    assert (shown.form.text, shown.form.faults) == ("Alla gör allt.", ("fault.owner",))
    assert meeting_scene.state.commitments == {}


@pytest.mark.parametrize(
    ("on", "reason"),
    [("2027-03-26", "långfredagen"), ("2027-02-13", "reason.weekend"), ("2027-02-11", "")],
)
async def test_given_a_free_day_when_recording_then_it_is_asked_about_by_name(
    meeting_scene: Scene, on: str, reason: str
) -> None:
    shown = await record(meeting_scene, on=on)

    assert dict(shown.form.fault_values).get("reason", "").lower() == reason


async def test_given_the_free_day_is_confirmed_when_recording_then_it_is_saved(
    meeting_scene: Scene,
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    form = a_form(on="2027-03-26")
    shown = await record_commitment(
        services, who, meeting_scene.first, form, "press-1", asked_on="2027-03-26"
    )

    assert [line.due_on for line in shown.saved] == [date(2027, 3, 26)]


async def test_given_numbers_in_other_books_when_numbering_then_they_are_skipped(
    meeting_scene: Scene,
) -> None:
    made = [await meeting_scene.commit(origin=f"press-{n}") for n in range(6)]

    assert made[-2:] == ["Å-2027-005", "Å-2027-012"]


async def test_given_the_next_meeting_when_chosen_then_it_is_due_there(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(due="next", on="")

    assert meeting_scene.commitment(made).due == Due(on=SECOND_DAY, at_meeting=meeting_scene.second)


@pytest.mark.parametrize(
    ("party", "present", "owner"),
    [
        ("skola", {KIM}, KIM),
        ("skola", {RUT, KIM}, RUT),
        ("skola", set(), RUT),
        ("socialtjanst", {BO}, BO),
        ("polis", {KIM}, PIA),
    ],
)
async def test_given_who_was_there_when_recording_then_that_person_owns_it(
    meeting_scene: Scene, party: str, present: set[PersonId], owner: PersonId
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    await record_attendance(services, who, meeting_scene.first, frozenset(present))
    made = await meeting_scene.commit(party=party)

    assert meeting_scene.commitment(made).owner == owner


async def test_given_a_cancelled_meeting_when_recording_then_it_is_refused(
    meeting_scene: Scene,
) -> None:
    await cancel_meeting(meeting_scene.services, meeting_scene.who(FRIDA), meeting_scene.first)

    with pytest.raises(NotAllowedError):
        await record(meeting_scene)


async def test_given_a_decision_when_recorded_twice_then_there_is_one(
    meeting_scene: Scene,
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    for _ in range(2):
        shown = await record_decision(services, who, meeting_scene.first, DECISION, "press-1")

    assert [d.text for d in shown.decisions] == [DECISION.decision]


async def test_given_two_decisions_when_recorded_then_they_are_numbered(
    meeting_scene: Scene,
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    for press in ("press-1", "press-2"):
        shown = await record_decision(services, who, meeting_scene.first, DECISION, press)

    assert [d.number for d in shown.decisions] == [1, 2]


async def test_given_a_decision_with_a_fault_when_recorded_then_the_form_comes_back(
    meeting_scene: Scene,
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    typed = CaptureForm(decision="Vi följer killen i 8B.")
    shown = await record_decision(services, who, meeting_scene.first, typed, "press-1")

    assert (shown.form.decision, shown.decisions) == (typed.decision, ())


@pytest.mark.parametrize("person", [RUT, PIA, DISA])
async def test_given_a_member_when_recording_a_decision_then_it_is_refused(
    meeting_scene: Scene, person: PersonId
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(person)

    with pytest.raises(NotConvenerError):
        await record_decision(services, who, meeting_scene.first, DECISION, "press-1")


async def test_given_a_member_when_opening_the_capture_then_only_the_own_agency_is_offered(
    meeting_scene: Scene,
) -> None:
    shown = await open_capture(meeting_scene.services, meeting_scene.who(PIA))

    assert ([p.key for p in shown.parties], shown.items) == (["polis"], ())


async def test_given_a_promise_between_meetings_when_recorded_then_it_belongs_to_no_meeting(
    scene: Scene,
) -> None:
    form = a_form(on="2027-01-15")
    await record_commitment(scene.services, scene.who(RUT), None, form, "typed-1")

    assert scene.commitment(CommitmentId("Å-2026-001")).meeting is None
