"""Examples of what is said of guests and of mandates."""

from dataclasses import replace
from datetime import date, datetime, time

from sspf.domain.invitations import Response
from sspf.domain.messages.guest import (
    ConfirmGuest,
    GuestInvitation,
    GuestLine,
    Guests,
    NotComing,
)
from sspf.domain.messages.mandate import MandateRadar, SeatEmpty, SeatMandateLine
from sspf.domain.messages.meeting import MeetingChange
from tests.cards.example_facts import MEETING

GUEST = GuestInvitation(meeting=MEETING, point="allmant_nulage")
CONFIRM = ConfirmGuest(
    meeting=MEETING,
    name="Maria Ek",
    email="maria.ek@bup.example.org",
    number=3,
    point="allmant_nulage",
)
LINE = GuestLine(
    name="Maria Ek",
    email="maria.ek@bup.example.org",
    number=3,
    point="allmant_nulage",
    point_name="",
    title="",
    answer="none",
    person="guest-1",
)
RADAR = MandateRadar(
    meeting=MEETING,
    seats=(
        SeatMandateLine(party="Skola", state="without", people=("Kim Skolvärdh, skolvärd",)),
        SeatMandateLine(
            party="Polis", state="unanswered", people=("Pia Områdesson, områdespolis",)
        ),
        SeatMandateLine(party="Kultur", state="unsaid", people=("Bo Behandlare, behandlare",)),
        SeatMandateLine(party="Socialtjänst", state="nobody"),
        SeatMandateLine(party="Säkerhet och beredskap", state="empty"),
        SeatMandateLine(
            party="Ungas fritid", state="with", people=("Frida Gårdman, fritidsassistent",)
        ),
    ),
)
EXAMPLES: dict[str, object] = {
    "guest_invitation": GUEST,
    "guest_invitation_to_an_item": replace(
        GUEST, title="Lachgas: så ser vi det på BUP.", answered=Response.ACCEPTED
    ),
    "guest_invitation_moved": replace(
        GUEST,
        name="Nuläge",
        change=MeetingChange(
            meeting=MEETING,
            former_on=date(2027, 2, 11),
            former_starts=time(13),
            former_ends=time(15),
        ),
    ),
    "guest_confirm": CONFIRM,
    "guest_confirm_registered": replace(
        CONFIRM, name="Disa Direktör", email="", person="disa", title="Lachgas", called=False
    ),
    "guests": Guests(
        meeting=MEETING,
        guests=(
            LINE,
            replace(
                LINE,
                name="Disa Direktör",
                email="",
                title="Lachgas",
                answer="accepted",
                person="disa",
            ),
        ),
        ends_at=datetime(2027, 2, 18, 15),  # noqa: DTZ001 local wall time, as the messages hold it
    ),
    "guests_none": Guests(
        meeting=MEETING,
        guests=(),
        ends_at=datetime(2027, 2, 18, 15),  # noqa: DTZ001 local wall time, as the messages hold it
    ),
    "guests_answers": Guests(
        meeting=MEETING,
        guests=(
            replace(LINE, answer="tentative"),
            replace(LINE, answer="declined", person="guest-2"),
        ),
        ends_at=datetime(2027, 2, 18, 15),  # noqa: DTZ001 local wall time, as the messages hold it
    ),
    "not_coming_deputy": NotComing(meeting=MEETING),
    "not_coming_guest": NotComing(meeting=MEETING, was_guest=True),
    "mandate_radar": RADAR,
    "mandate_radar_all": replace(RADAR, seats=RADAR.seats[-1:]),
    "seat_empty": SeatEmpty(meeting=MEETING, party="Skola", person="Kim Skolvärdh"),
}
