"""Examples of a calendar that could not be brought up to date, and of cards with the link."""

from dataclasses import replace

from sspf.domain.invitations import Response
from sspf.domain.messages.event import EventTrouble
from sspf.domain.messages.meeting import InvitationAnswered, Today
from tests.cards.example_facts import MEETING
from tests.cards.example_meetings import INVITATION

JOIN = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0"
TROUBLE = EventTrouble(meeting=MEETING, reason="gone", puts=2)
EXAMPLES: dict[str, object] = {
    "event_gone": TROUBLE,
    "event_mailbox": replace(TROUBLE, reason="mailbox"),
    "event_refused": replace(TROUBLE, reason="refused"),
    "event_failed_cancelled": replace(TROUBLE, reason="failed", is_cancelled=True),
    "invitation_with_link": replace(INVITATION, join_url=JOIN),
    "answered_yes_with_link": InvitationAnswered(
        meeting=MEETING, response=Response.ACCEPTED, join_url=JOIN
    ),
    "today_with_link": Today(meeting=MEETING, join_url=JOIN),
}
