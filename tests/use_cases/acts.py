"""Every use case, ready to be done once in the first meeting. A new one gets its line here."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, time

from sspf.domain.commitments import CommitmentId, Effect
from sspf.domain.decisions import ItemId
from sspf.domain.invitations import Response
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.references import Ref, Reference
from sspf.ports import Presented
from sspf.use_cases import answer_invitation as answering
from sspf.use_cases import (
    approve_agenda,
    ask_and_answer,
    ask_change,
    call_meeting,
    change_aim,
    change_commitment,
    change_meeting,
    choose_reminders,
    deliver_messages,
    foresee,
    forget_conversation,
    handle_card,
    install,
    list_commitments,
    note_installation,
    note_shared_chat,
    note_turn,
    open_briefing,
    plan_messages,
    record_meeting,
    show_agenda,
    show_capture,
    show_help,
    show_meetings,
    show_plan,
    show_reached,
    show_standing,
    show_statistics,
    undo_change,
    update_statuses,
    write_briefing,
)
from sspf.use_cases.room import Who
from tests.use_cases import acts_of_a_calendar, acts_of_answers, acts_of_case_texts
from tests.use_cases.acts_of_a_municipality import acts
from tests.use_cases.acts_of_a_seat import acts as acts_of_a_seat
from tests.use_cases.acts_of_calendars import acts as acts_of_calendars
from tests.use_cases.acts_of_cases import acts as acts_of_cases
from tests.use_cases.acts_of_consents import acts as acts_of_consents
from tests.use_cases.acts_of_counting import acts_of_counting
from tests.use_cases.acts_of_documents import acts as acts_of_documents
from tests.use_cases.acts_of_groups import acts as acts_of_groups
from tests.use_cases.acts_of_lists import WRITES as ON_LISTS
from tests.use_cases.acts_of_retention import OF_RETENTION, ON_THE_LOG
from tests.use_cases.acts_on_events import ON_EVENTS
from tests.use_cases.acts_outside import acts_outside
from tests.use_cases.world import (
    DISA,
    FRIDA,
    KIM,
    NORRSJO,
    RUT,
    Scene,
    a_form,
    a_place,
    norrsjo,
)

CANARY = "Kanariefågeln sjunger"
"""In everything that is typed; it may stand nowhere but where texts are kept."""
MADE = CommitmentId("Å-2027-001")
LATER = date(2027, 3, 4)
SOC = PartyKey("socialtjanst")
BUTTON = Reference(ref=Ref("k1"), person=RUT, act="briefing.draft", subject="m")
CARD = Presented(payload={"card": {}}, summary="Titel", references=(BUTTON,))
TYPEABLE = ask_and_answer.Typeable(yes="k1", typed={"t": CANARY}, more="k1")
TEXTS = (
    PartAnswer(number=1, text=f"{CANARY} i aulan."),
    PartAnswer(number=2, text=f"{CANARY} på torget."),
    PartAnswer(number=3, raises=False),
)
DECISION = CaptureForm(
    decision=f"{CANARY}.",
    decision_level="1",
    decision_prevention="universal",
    decision_subject="area",
)
CLOSING = record_meeting.Closing(outcome="watch", subject="area", prevention="universal")
Act = Callable[[Scene], Awaitable[object]]


def by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    """`of(services, who, *given)`; a callable among the given is asked of the scene."""

    def ready(scene: Scene) -> Awaitable[object]:
        who: Who = scene.who(person)
        values = [value(scene) if callable(value) else value for value in given]
        return of(scene.services, who, *values)

    return ready


def first(scene: Scene) -> object:
    return scene.first


def second(scene: Scene) -> object:
    return scene.second


def raised(scene: Scene) -> object:
    return ItemId(f"{scene.first}-skola-raised")


async def _promised(scene: Scene) -> None:
    await scene.commit(text=f"{CANARY} för skolan.")


async def _submitted(scene: Scene) -> None:
    who = scene.who(RUT)
    await write_briefing.submit_briefing(scene.services, who, scene.first, TEXTS)


async def _gathered(scene: Scene) -> None:
    await _submitted(scene)
    await show_capture.open_capture(scene.services, scene.who(FRIDA), scene.first)


async def _remembered(scene: Scene) -> None:
    await handle_card.remember_buttons(scene.services, scene.who(RUT), CARD)


async def _asked(scene: Scene) -> None:
    await handle_card.remember_buttons(scene.services, scene.who(RUT), CARD, TYPEABLE)


async def _started(scene: Scene) -> None:
    await _promised(scene)
    await change_commitment.start_commitment(scene.services, scene.who(RUT), MADE)


async def _second_called(scene: Scene) -> None:
    await scene.call(scene.second)


async def _time_to_call(scene: Scene) -> None:
    """The hour at which the second meeting's kallelse goes out by itself."""
    scene.at(date(2027, 1, 29), "09.00")


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""


def place(scene: Scene) -> object:
    """Where Rut is heard from: another chat than the one she was reached in."""
    return a_place(RUT, conversation="conversation-new")


def _installing(scene: Scene) -> Awaitable[object]:
    renamed = replace(norrsjo().organisation, name="Norrsjö stad")
    return install.install_municipality(scene.services, renamed, norrsjo().meetings)


NEW_DATE = change_commitment.Postponement(LATER, CANARY)
_change, _write, _record = change_commitment, write_briefing, record_meeting
Prepared = tuple[Act, Act]
WRITES: dict[str, Prepared] = {
    "answer_invitation": (
        _nothing,
        by(RUT, answering.answer_invitation, first, Response.DECLINED, KIM),
    ),
    "add_item": (
        _nothing,
        by(FRIDA, approve_agenda.add_item, second, CANARY, "gemensam_kalender"),
    ),
    "approve_agenda": (_second_called, by(FRIDA, approve_agenda.approve_agenda, second)),
    "take_question": (_asked, by(RUT, ask_and_answer.take_question)),
    "call_meeting": (_nothing, by(FRIDA, call_meeting.call_meeting, second)),
    "wait_with_invitation": (
        _nothing,
        by(FRIDA, call_meeting.wait_with_invitation, second, date(2027, 2, 1)),
    ),
    "change_aim": (_nothing, by(DISA, change_aim.change_aim, f"{CANARY} är målet.")),
    "ask_for_help": (_promised, by(RUT, _change.ask_for_help, MADE, CANARY)),
    "ask_owner": (_promised, by(FRIDA, _change.ask_owner, MADE)),
    "cancel_commitment": (_promised, by(RUT, _change.cancel_commitment, MADE, CANARY)),
    "complete_commitment": (
        _promised,
        by(RUT, _change.complete_commitment, MADE, Effect.YES, CANARY),
    ),
    "plan_commitment": (_started, by(RUT, _change.plan_commitment, MADE)),
    "postpone_commitment": (_promised, by(RUT, _change.postpone_commitment, MADE, NEW_DATE)),
    "start_commitment": (_promised, by(RUT, _change.start_commitment, MADE)),
    "undo_last": (_started, by(RUT, undo_change.undo_last)),
    "cancel_meeting": (_second_called, by(FRIDA, change_meeting.cancel_meeting, second)),
    "move_meeting": (
        _second_called,
        by(FRIDA, change_meeting.move_meeting, second, date(2027, 2, 25), time(9)),
    ),
    "choose_reminders": (
        _nothing,
        by(RUT, choose_reminders.choose_reminders, choose_reminders.Reminders.OFF),
    ),
    "deliver_messages": (
        _second_called,
        lambda scene: deliver_messages.deliver_messages(scene.services, NORRSJO),
    ),
    "forget_conversation": (_nothing, by(RUT, forget_conversation.forget_conversation)),
    "note_installation": (_nothing, by(RUT, note_installation.note_installation, place)),
    "note_shared_chat": (
        _nothing,
        by(RUT, note_shared_chat.note_shared_chat, note_shared_chat.SharedChatEvent.ADDED),
    ),
    "note_turn": (_nothing, by(RUT, note_turn.note_turn, place)),
    "receive_press": (
        _remembered,
        by(RUT, handle_card.receive_press, "k1", {"part1_text": CANARY}),
    ),
    "remember_buttons": (_nothing, by(RUT, handle_card.remember_buttons, CARD, TYPEABLE)),
    "remember_card": (_nothing, by(RUT, handle_card.remember_card, CARD, "Help", ("c", "a"))),
    "install_municipality": (_nothing, _installing),
    "plan_messages": (
        _time_to_call,
        lambda scene: plan_messages.plan_messages(scene.services, NORRSJO),
    ),
    "close_item": (_gathered, by(FRIDA, _record.close_item, raised, CLOSING)),
    "record_attendance": (
        _nothing,
        by(FRIDA, _record.record_attendance, first, frozenset({RUT, FRIDA})),
    ),
    "record_commitment": (
        _nothing,
        by(FRIDA, _record.record_commitment, first, a_form(text=f"{CANARY}."), "press"),
    ),
    "record_decision": (_nothing, by(FRIDA, _record.record_decision, first, DECISION, "press")),
    "open_capture": (_submitted, by(FRIDA, show_capture.open_capture, first)),
    "check_plan": (_nothing, by(RUT, show_plan.check_plan, first, f"{CANARY} är fel.")),
    "remind_missing": (_second_called, by(FRIDA, show_standing.remind_missing, second)),
    "update_statuses": (_promised, by(RUT, update_statuses.update_statuses, {"001": "done"})),
    "note_oral_briefing": (_nothing, by(FRIDA, _write.note_oral_briefing, first, SOC, TEXTS)),
    "save_draft": (_nothing, by(RUT, _write.save_draft, first, TEXTS)),
    "submit_briefing": (_nothing, by(RUT, _write.submit_briefing, first, TEXTS)),
}
READS: dict[str, Prepared] = {
    "find_more": (_remembered, by(RUT, ask_and_answer.find_more)),
    "open_approval": (_nothing, by(FRIDA, approve_agenda.open_approval, second)),
    "confirm_aim": (_nothing, by(DISA, change_aim.confirm_aim, "Ett nytt mål.")),
    "confirm_change": (_promised, by(RUT, ask_change.confirm_change, MADE, "done")),
    "confirm_postponement": (
        _promised,
        by(RUT, ask_change.confirm_postponement, MADE, "2027-03-04"),
    ),
    "open_change_form": (_promised, by(RUT, ask_change.open_change_form, MADE, "help", CANARY)),
    "foresee": (_nothing, lambda scene: foresee.foresee(scene.services, NORRSJO)),
    "find_choice": (_remembered, by(RUT, handle_card.find_choice, "k1", "briefing.draft")),
    "open_commitment": (_promised, by(RUT, list_commitments.open_commitment, MADE)),
    "open_briefing": (_submitted, by(RUT, open_briefing.open_briefing, first)),
    "reopen_briefing": (_submitted, by(RUT, open_briefing.reopen_briefing, first)),
    "open_agenda_edit": (_nothing, by(FRIDA, show_agenda.open_agenda_edit, first)),
    "show_agenda": (_submitted, by(RUT, show_agenda.show_agenda, first)),
    "show_whole_text": (
        _submitted,
        by(RUT, show_agenda.show_whole_text, first, "allmant_nulage", PartyKey("skola")),
    ),
    "open_attendance": (_nothing, by(FRIDA, show_capture.open_attendance, first)),
    "open_item": (_gathered, by(FRIDA, show_capture.open_item, raised)),
    "show_help": (_promised, by(RUT, show_help.show_help)),
    "open_invitation": (_nothing, by(RUT, show_meetings.open_invitation, first)),
    "open_invitation_ask": (_nothing, by(FRIDA, show_meetings.open_invitation_ask, second)),
    "show_meetings": (_nothing, by(RUT, show_meetings.show_meetings)),
    "show_next_meeting": (_nothing, by(RUT, show_meetings.show_next_meeting)),
    "show_plan": (_promised, by(RUT, show_plan.show_plan, first)),
    "show_reached": (_nothing, by(FRIDA, show_reached.show_reached, second)),
    "open_oral_form": (_nothing, by(FRIDA, show_standing.open_oral_form, second)),
    "show_standing": (_nothing, by(FRIDA, show_standing.show_standing, second)),
    "show_statistics": (_promised, by(FRIDA, show_statistics.show_statistics)),
}
READS |= acts_of_a_calendar.READS | OF_RETENTION
for of_one in (
    *(
        acts,
        acts_of_calendars,
        acts_of_answers.acts,
        acts_of_case_texts.acts,
        acts_of_a_seat,
        acts_outside,
    ),
    *(acts_of_counting, acts_of_documents, acts_of_groups, acts_of_cases, acts_of_consents),
):
    written, read = of_one(CANARY)
    WRITES.update(written)
    READS.update(read)
WRITES |= acts_of_a_calendar.WRITES | ON_EVENTS | ON_LISTS | ON_THE_LOG
