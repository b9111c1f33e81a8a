"""Examples of what is said about a meeting."""

from dataclasses import replace
from datetime import date, time

from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.meeting import (
    ConfirmMeetingChange,
    ConfirmMeetingChanges,
    Invitation,
    InvitationAnswered,
    InvitationAsk,
    InvitationCancelled,
    MeetingChange,
    MeetingChanges,
    MeetingLine,
    MeetingList,
    Today,
)
from sspf.domain.messages.minutes import AttendanceForm, SeatAttendance
from tests.cards.example_facts import AIM, DEADLINE, KIM, MEETING, PARTIES, RUT

RECIPIENTS = (
    "Frida Gårdman",
    "Rut Rektorsdotter",
    "Sol Sekreterare-Ek",
    "Pia Områdesson",
    "Tore Trygg",
    "Kaj Samordnare",
)
ASK = InvitationAsk(
    meeting=MEETING,
    recipients=RECIPIENTS,
    planned_on=date(2027, 1, 29),
    planned_in="jullovet",
    seats=(
        ("Ungas fritid", ("Frida Gårdman, fritidsassistent",)),
        ("Skola", ("Rut Rektorsdotter, rektor", "Kim Skolvärdh, skolvärd")),
        ("Säkerhet och beredskap", ()),
    ),
)
INVITATION = Invitation(meeting=MEETING, deadline=DEADLINE, aim=AIM, deputies=(KIM,))
MOVE = ConfirmMeetingChange(
    meeting=MEETING,
    to=date(2027, 2, 25),
    starts=None,
    people=6,
    names=RECIPIENTS,
    warnings=("sportlov",),
)
MOVED = MeetingChange(
    meeting=MEETING, former_on=date(2027, 2, 11), former_starts=time(13), former_ends=time(15)
)
NEW_HOURS = replace(
    MOVED, former_on=MEETING.held_on, former_starts=time(9), former_ends=time(10, 30), carried=1
)
OFF = replace(
    MOVED,
    meeting=replace(MEETING, id=MeetingId("m-2027-04-15"), held_on=date(2027, 4, 15)),
    former_on=date(2027, 4, 15),
    is_cancelled=True,
    moved_to=date(2027, 5, 13),
    carried=2,
)
SEVERAL = ConfirmMeetingChanges(
    changes=(
        MOVE,
        replace(MOVE, meeting=OFF.meeting, to=None, warnings=()),
        replace(
            MOVE,
            meeting=replace(MEETING, id=MeetingId("m-2027-05-13"), held_on=date(2027, 5, 13)),
            to=date(2027, 5, 13),
            starts=time(14),
            ends=time(15, 30),
            warnings=(),
            clashes=("Styrgrupp",),
        ),
    ),
    people=6,
)
SEATS = (
    SeatAttendance(
        party=PARTIES[1].key, name="Skola", people=(RUT, KIM), present=(RUT.id,), has_mandate=True
    ),
    SeatAttendance(
        party=PARTIES[3].key,
        name="Polis",
        people=(KIM,),
        present=(),
        has_mandate=False,
        roles=("identifies", "supports"),
    ),
    SeatAttendance(party=PARTIES[4].key, name="Säkerhet och beredskap", people=(), present=()),
)


def a_calendar(count: int) -> tuple[MeetingLine, ...]:
    statuses = ("held", "cancelled", "called", "planned")
    return tuple(
        MeetingLine(
            facts=replace(MEETING, id=MeetingId(f"m{n}"), held_on=date(2027, 1 + n % 12, 15)),
            status=statuses[min(n, 3)],
        )
        for n in range(count)
    )


EXAMPLES: dict[str, object] = {
    "invitation_ask": ASK,
    "invitation_ask_warned": replace(ASK, warnings=("Kristi himmelsfärdsdag", "reason.weekend")),
    "invitation_ask_family": replace(ASK, outside=("Ungdom och vårdnadshavare",)),
    "invitation_ask_sent": replace(ASK, already_called=True, planned_in=""),
    "invitation": INVITATION,
    "invitation_with_place": replace(
        INVITATION, meeting=replace(MEETING, place="Kajen", remark="Studiebesök hos polisen")
    ),
    "invitation_without_deputy": replace(INVITATION, deputies=(), aim=""),
    "invitation_moved": replace(INVITATION, change=MOVED),
    "invitation_for_deputy": replace(INVITATION, for_deputy_of="Rut Rektorsdotter"),
    "invitation_asks_deputy": replace(INVITATION, asks_deputy=True),
    "answered_yes": InvitationAnswered(meeting=MEETING, response=Response.ACCEPTED),
    "answered_maybe": InvitationAnswered(meeting=MEETING, response=Response.TENTATIVE),
    "answered_no": InvitationAnswered(
        meeting=MEETING, response=Response.DECLINED, deputy="Kim Skolvärdh"
    ),
    "answered_yes_mandate_asked": InvitationAnswered(
        meeting=MEETING, response=Response.ACCEPTED, asks_mandate=True
    ),
    "answered_yes_with_mandate": InvitationAnswered(
        meeting=MEETING, response=Response.ACCEPTED, mandate=True
    ),
    "answered_yes_without_mandate": InvitationAnswered(
        meeting=MEETING, response=Response.ACCEPTED, mandate=False
    ),
    "cancelled": InvitationCancelled(meeting=MEETING, moved_to=None),
    "cancelled_with_commitments": InvitationCancelled(
        meeting=MEETING, moved_to=date(2027, 3, 18), moved_commitments=2
    ),
    "cancelled_without_next": InvitationCancelled(
        meeting=MEETING, moved_to=None, moved_commitments=1
    ),
    "move_meeting": MOVE,
    "move_uncalled_meeting": replace(MOVE, starts=time(9, 30), people=0, warnings=()),
    "change_hours": replace(
        MOVE,
        to=MEETING.held_on,
        starts=time(14),
        ends=time(15, 30),
        warnings=(),
        clashes=("Operativ grupp",),
    ),
    "change_meetings": SEVERAL,
    "invitation_new_hours": replace(INVITATION, change=NEW_HOURS),
    "meeting_changes": MeetingChanges(changes=(replace(MOVED, may_answer=True), OFF)),
    "meeting_changes_one": MeetingChanges(changes=(replace(MOVED, carried=1),)),
    "cancel_meeting": replace(MOVE, to=None, warnings=()),
    "today": Today(meeting=MEETING),
    "meetings": MeetingList(meetings=a_calendar(4), group="Operativ grupp"),
    "meetings_many": MeetingList(meetings=a_calendar(12), group="Operativ grupp"),
    "meetings_drafts": MeetingList(
        meetings=tuple(replace(each, status="draft") for each in a_calendar(2)),
        group="Operativ grupp",
    ),
    "meetings_trainings": MeetingList(
        meetings=a_calendar(1),
        group="Operativ grupp",
        trainings=((date(2027, 3, 12), "Samverkan i praktiken"),),
    ),
    "meetings_none": MeetingList(meetings=(), group="Operativ grupp"),
    "attendance": AttendanceForm(meeting=MEETING, seats=SEATS),
    "attendance_saved": AttendanceForm(meeting=MEETING, seats=SEATS, saved=True),
}
