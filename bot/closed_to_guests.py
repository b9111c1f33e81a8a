"""What somebody may say and press who is in the municipality for one meeting's sake (A26)."""

from bot.commands import guests
from bot.turn import Handler, Reply, Turn, notice
from cards.acts import Act
from sspf.ports import Services


async def only_guest(turn: Turn, services: Services) -> Reply:
    """Whatever else somebody asks who is here as a guest alone: closed, whatever there is."""
    return notice("answer.guest_only")


OF_A_GUEST: dict[str, Handler] = {
    "guest_mine": guests.mine,
    "invitation": guests.mine,
    "next_meeting": guests.mine,
    "meetings": guests.mine,
    "agenda": guests.mine,
    "help": guests.mine,
    "accept": guests.accept,
    "guest_accept": guests.accept,
    "tentative": guests.tentative,
    "guest_tentative": guests.tentative,
    "decline": guests.decline,
    "guest_decline": guests.decline,
}
"""All that somebody can type who is in the municipality for one meeting's sake (A26)."""
MEANT_BY_A_GUEST: dict[str, Handler] = {
    "next_meeting": guests.mine,
    "list_meetings": guests.mine,
    "meeting_details": guests.mine,
    "show_agenda": guests.mine,
    "help": guests.mine,
    "greeting": guests.mine,
    "decline_meeting": guests.decline,
}
"""The same, said in other words."""
ACTS_OF_A_GUEST = frozenset({Act.GUEST_ACCEPT, Act.GUEST_TENTATIVE, Act.GUEST_DECLINE})
"""And every button; all others are closed."""
