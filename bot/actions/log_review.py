"""Buttons of the log's monthly review: open it, and sign that it was looked through."""

from bot.turn import Reply, Turn
from sspf.ports import Services
from sspf.use_cases.review_log import open_log_review, sign_log_review


async def open_one(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_log_review(services, turn.who, _month(turn)), beside=True)


async def sign(turn: Turn, services: Services) -> Reply:
    return Reply(message=await sign_log_review(services, turn.who, _month(turn)))


def _month(turn: Turn) -> str:
    return turn.pressed.subject.removeprefix("logreview-")
