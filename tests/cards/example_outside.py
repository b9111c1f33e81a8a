"""Examples of what the convener is told about those who are outside."""

from dataclasses import replace

from sspf.domain.invitations import Response
from sspf.domain.messages.meeting import InvitationAnswered
from sspf.domain.messages.outside import HandedLink, HandedLinks
from sspf.domain.roads import Road
from tests.cards.example_facts import DEADLINE, MEETING

ADDRESS = "https://sspf.example.org/r/bm9ycnNqbx9saW5rLTE.K0gI1k3k8mXl5Gq6Nn9Zr0b7Jm2cQp4Y"
LINKS = HandedLinks(
    meeting=MEETING,
    party="Polis",
    until=DEADLINE,
    lines=(HandedLink(name="Pia Områdesson", address=ADDRESS),),
)
ANSWERED = InvitationAnswered(meeting=MEETING, response=Response.ACCEPTED)
EXAMPLES: dict[str, object] = {
    "links": LINKS,
    "links_revoked": replace(LINKS, lines=(), is_revoked=True),
    "links_nobody": replace(LINKS, lines=()),
    "links_no_pages": replace(LINKS, lines=(HandedLink(name="Pia Områdesson", address=""),)),
    **{f"answered_{road}": replace(ANSWERED, road=road) for road in (Road.WEB, Road.MAIL)},
    "answered_oral": replace(ANSWERED, road=Road.ORAL),
}
