"""Typed: the log's monthly review, opened and signed."""

from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.review_log import open_log_review, sign_log_review


async def show(turn: Turn, services: Services) -> Reply:
    """`logggranskning`: the oldest one that nobody has signed."""
    return Reply(message=await open_log_review(services, turn.who))


async def sign(turn: Turn, services: Services) -> Reply:
    """`loggen är granskad`: the same one, as the button of its card."""
    return Reply(message=await sign_log_review(services, turn.who))
