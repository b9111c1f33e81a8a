"""Changing a commitment: who may, what it becomes, who is told, and how it is taken back."""

from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from sspf.domain.commitments import CommitmentId, CommitmentStatus, Due, Effect
from sspf.domain.errors import (
    CommitmentClosedError,
    NotAllowedError,
    NothingToUndoError,
    StaleError,
    UnknownCommitmentError,
)
from sspf.domain.messages.commitment import (
    CommitmentChanged,
    CommitmentUpdate,
    ConfirmPostponement,
)
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.ask_change import confirm_change, confirm_postponement, open_change_form
from sspf.use_cases.change_commitment import (
    Postponement,
    ask_for_help,
    ask_owner,
    cancel_commitment,
    complete_commitment,
    plan_commitment,
    postpone_commitment,
    start_commitment,
)
from sspf.use_cases.room import Who
from sspf.use_cases.undo_change import undo_last
from tests.use_cases.world import DISA, FRIDA, KAJ, KIM, PIA, RUT, Scene

LATER = date(2027, 3, 4)
Act = Callable[[Scene, Who, CommitmentId], Awaitable[object]]
ACTS: dict[str, Act] = {
    "complete": lambda s, w, i: complete_commitment(s.services, w, i, Effect.YES),
    "start": lambda s, w, i: start_commitment(s.services, w, i),
    "plan": lambda s, w, i: plan_commitment(s.services, w, i),
    "help": lambda s, w, i: ask_for_help(s.services, w, i, "Vi saknar lokal."),
    "cancel": lambda s, w, i: cancel_commitment(s.services, w, i, "Behövs inte längre."),
    "postpone": lambda s, w, i: postpone_commitment(s.services, w, i, Postponement(LATER)),
    "ask": lambda s, w, i: ask_owner(s.services, w, i),
    "confirm": lambda s, w, i: confirm_change(s.services, w, i, "done"),
    "form": lambda s, w, i: open_change_form(s.services, w, i, "cancel"),
    "confirm date": lambda s, w, i: confirm_postponement(s.services, w, i, "2027-03-04"),
}
OWN = ["complete", "start", "plan", "help", "confirm"]
"""Only the owner agency says how it goes."""
SHARED = ["cancel", "postpone", "ask", "form", "confirm date"]
"""The coordinator and the convener may too."""
BECOMES = {
    "complete": CommitmentStatus.DONE,
    "start": CommitmentStatus.IN_PROGRESS,
    "help": CommitmentStatus.NEEDS_HELP,
    "cancel": CommitmentStatus.CANCELLED,
}


async def act(scene: Scene, name: str, person: PersonId, made: CommitmentId) -> object:
    return await ACTS[name](scene, scene.who(person), made)


@pytest.fixture
async def made(meeting_scene: Scene) -> CommitmentId:
    return await meeting_scene.commit()


@pytest.mark.parametrize("name", BECOMES)
async def test_given_the_owner_agency_when_it_changes_something_then_it_is_so(
    meeting_scene: Scene, made: CommitmentId, name: str
) -> None:
    await act(meeting_scene, name, KIM, made)

    assert meeting_scene.commitment(made).status is BECOMES[name]


@pytest.mark.parametrize("person", [PIA, FRIDA, KAJ])
@pytest.mark.parametrize("name", OWN)
async def test_given_another_agency_when_it_says_how_it_goes_then_it_is_refused(
    meeting_scene: Scene, made: CommitmentId, name: str, person: PersonId
) -> None:
    with pytest.raises(NotAllowedError):
        await act(meeting_scene, name, person, made)


@pytest.mark.parametrize("name", SHARED)
async def test_given_a_member_of_another_agency_when_changing_the_date_or_ending_then_refused(
    meeting_scene: Scene, made: CommitmentId, name: str
) -> None:
    with pytest.raises(NotAllowedError):
        await act(meeting_scene, name, PIA, made)


@pytest.mark.parametrize("person", [RUT, FRIDA, KAJ])
@pytest.mark.parametrize("name", SHARED)
async def test_given_owner_convener_or_coordinator_when_changing_date_or_ending_then_they_may(
    meeting_scene: Scene, made: CommitmentId, name: str, person: PersonId
) -> None:
    await act(meeting_scene, name, person, made)


@pytest.mark.parametrize("name", ACTS)
async def test_given_somebody_outside_the_group_when_trying_then_it_is_as_if_it_did_not_exist(
    meeting_scene: Scene, made: CommitmentId, name: str
) -> None:
    with pytest.raises(UnknownCommitmentError):
        await act(meeting_scene, name, DISA, made)


@pytest.mark.parametrize("name", ACTS)
async def test_given_no_such_commitment_when_trying_then_the_refusal_is_the_same(
    meeting_scene: Scene, name: str
) -> None:
    with pytest.raises(UnknownCommitmentError):
        await act(meeting_scene, name, RUT, CommitmentId("Å-2027-999"))


@pytest.mark.parametrize("name", sorted(set(ACTS) - {"cancel", "ask"}))
async def test_given_it_is_cancelled_when_changed_then_it_is_closed(
    meeting_scene: Scene, made: CommitmentId, name: str
) -> None:
    await act(meeting_scene, "cancel", RUT, made)

    with pytest.raises(CommitmentClosedError):
        await act(meeting_scene, name, RUT, made)


@pytest.mark.parametrize("name", [*BECOMES, "plan", "postpone"])
async def test_given_a_change_when_made_twice_then_it_is_made_once(
    meeting_scene: Scene, made: CommitmentId, name: str
) -> None:
    first = await act(meeting_scene, name, RUT, made)
    once = meeting_scene.commitment(made)
    second = await act(meeting_scene, name, RUT, made)

    assert (meeting_scene.commitment(made), second) == (once, first)


async def test_given_effect_and_note_when_done_then_they_are_kept(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(RUT)
    await complete_commitment(services, who, made, Effect.PARTLY, "Femtio föräldrar kom.")

    done = meeting_scene.commitment(made)
    assert (done.effect, done.note) == (Effect.PARTLY, "Femtio föräldrar kom.")


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("help", Kind.HELP_WANTED, [KAJ]),
        ("postpone", Kind.DATE_CHANGED, [KAJ]),
        ("cancel", Kind.COMMITMENT_CANCELLED, [KAJ]),
    ],
)
async def test_given_the_owner_changes_it_when_told_then_the_coordinator_hears(
    meeting_scene: Scene, made: CommitmentId, name: str, kind: Kind, told: list[PersonId]
) -> None:
    await act(meeting_scene, name, RUT, made)

    assert meeting_scene.waiting(kind) == told


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("postpone", Kind.DATE_CHANGED),
        ("cancel", Kind.COMMITMENT_CANCELLED),
        ("ask", Kind.ASKED_HOW),
    ],
)
async def test_given_the_coordinator_changes_it_when_told_then_only_the_owner_hears(
    meeting_scene: Scene, made: CommitmentId, name: str, kind: Kind
) -> None:
    await act(meeting_scene, name, KAJ, made)

    assert meeting_scene.waiting(kind) == [RUT]


@pytest.mark.parametrize("name", ["help", "cancel"])
@pytest.mark.parametrize("typed", ["", "Ring 070-123 45 67.", "x" * 501])
async def test_given_a_note_with_a_fault_when_sent_then_the_form_holds_it_and_nothing_changes(
    meeting_scene: Scene, made: CommitmentId, name: str, typed: str
) -> None:
    services, who = meeting_scene.services, meeting_scene.who(RUT)
    change = {"help": ask_for_help, "cancel": cancel_commitment}[name]
    form = await change(services, who, made, typed)

    assert isinstance(form, CommitmentUpdate)
    assert (form.typed, meeting_scene.commitment(made).version) == (typed, 1)


@pytest.mark.parametrize("typed", ["", "i morgon", "2027-02-30", "2027-01-20"])
async def test_given_no_day_ahead_when_a_new_date_is_asked_for_then_the_form_holds_it(
    meeting_scene: Scene, made: CommitmentId, typed: str
) -> None:
    form = await confirm_postponement(meeting_scene.services, meeting_scene.who(RUT), made, typed)

    assert isinstance(form, CommitmentUpdate)
    assert form.typed_date == typed


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("2027-03-04", ""), ("2027-03-06", "reason.weekend"), ("2027-03-26", "Långfredagen")],
)
async def test_given_a_new_date_when_shown_then_a_free_day_is_named(
    meeting_scene: Scene, made: CommitmentId, typed: str, reason: str
) -> None:
    card = await confirm_postponement(meeting_scene.services, meeting_scene.who(RUT), made, typed)

    assert isinstance(card, ConfirmPostponement)
    assert card.reason.lower() == reason.lower()


async def test_given_somebody_changed_it_since_the_question_when_confirmed_then_it_is_stale(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    await act(meeting_scene, "start", RUT, made)

    with pytest.raises(StaleError):
        await postpone_commitment(
            meeting_scene.services, meeting_scene.who(RUT), made, Postponement(LATER, version=1)
        )


async def test_given_a_new_date_when_it_was_due_at_a_meeting_then_it_no_longer_follows_it(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(due="next", on="")
    await act(meeting_scene, "postpone", RUT, made)

    assert meeting_scene.commitment(made).due == Due(on=LATER)


@pytest.mark.parametrize("name", [*BECOMES, "postpone"])
async def test_given_a_change_of_ones_own_when_undone_then_it_is_as_before(
    meeting_scene: Scene, made: CommitmentId, name: str
) -> None:
    before = meeting_scene.commitment(made)
    await act(meeting_scene, name, RUT, made)
    await undo_last(meeting_scene.services, meeting_scene.who(RUT))

    after = meeting_scene.commitment(made)
    assert (after.status, after.due, after.note, after.moved) == (
        before.status,
        before.due,
        before.note,
        before.moved,
    )


async def test_given_ten_minutes_have_passed_when_undone_then_there_is_nothing_to_undo(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    await act(meeting_scene, "start", RUT, made)
    meeting_scene.clock.advance(minutes=10, seconds=1)

    with pytest.raises(NothingToUndoError):
        await undo_last(meeting_scene.services, meeting_scene.who(RUT))


async def test_given_only_a_colleague_has_changed_something_when_undone_then_there_is_nothing(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    await act(meeting_scene, "start", RUT, made)

    with pytest.raises(NothingToUndoError):
        await undo_last(meeting_scene.services, meeting_scene.who(KIM))


async def test_given_a_colleague_changed_it_after_when_undone_then_theirs_is_not_taken_back(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    await act(meeting_scene, "start", RUT, made)
    await act(meeting_scene, "postpone", KIM, made)

    with pytest.raises(StaleError):
        await undo_last(meeting_scene.services, meeting_scene.who(RUT))


async def test_given_it_was_undone_when_undone_again_then_nothing_changes(
    meeting_scene: Scene, made: CommitmentId
) -> None:
    await act(meeting_scene, "start", RUT, made)
    undone = await undo_last(meeting_scene.services, meeting_scene.who(RUT))

    assert isinstance(undone, CommitmentChanged)
    with pytest.raises(NothingToUndoError):
        await undo_last(meeting_scene.services, meeting_scene.who(RUT))
