"""What a person sees of a card: the answer to a press, and the view that is theirs alone."""

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from bot.rehearsal.channel_people import ChannelUser
from bot.rehearsal.channel_wire import Told
from bot.rehearsal.journal import Message

CARD = "application/vnd.microsoft.card.adaptive"
SHORT_ANSWER = "application/vnd.microsoft.activity.message"
WENT_WRONG = "Något gick fel. Försök igen om en stund."
SMALL_ROOM = 60
"""In a conversation of at most so many, a card without userIds refreshes itself for all."""


def is_refreshed_for(user: ChannelUser, card: Mapping[str, Any] | None, members: int) -> bool:
    """Whether Teams asks the bot for this person's own view as soon as the card is seen."""
    # Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/
    # universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards,
    # "User IDs in refresh": [] refreshes for nobody, 60 people at most are named.
    refresh = (card or {}).get("refresh")
    if not isinstance(refresh, Mapping) or not isinstance(refresh.get("action"), Mapping):
        return False
    named = refresh.get("userIds")
    if named is None:
        return members <= SMALL_ROOM
    return isinstance(named, list) and user.id in named[:SMALL_ROOM]


def shown(seen: Message, told: Told) -> Message:
    """The message once the bot has answered an Action.Execute in it."""
    match told.answer if told.is_good else None:
        case {"statusCode": int(code)} if code >= HTTPStatus.BAD_REQUEST:
            return replace(seen, notice=WENT_WRONG)
        case {"type": kind, "value": dict(card)} if kind == CARD:
            return replace(seen, card=card, edited=seen.edited + 1, notice="")
        case {"type": kind, "value": str(text)} if kind == SHORT_ANSWER:
            return replace(seen, notice=text)
        case "":
            return replace(seen, notice="")
    return replace(seen, notice=WENT_WRONG)
