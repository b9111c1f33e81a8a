"""Typed: one's own and the group's calendar address, and the calendar as a file."""

from bot.turn import Reply, Turn, notice
from bot.understand import fold
from sspf.domain.feeds import FeedScope
from sspf.ports import Services
from sspf.use_cases.change_feed import end_feed, find_feed, make_feed

FORMATS = {"csv": "csv", "xlsx": "xlsx", "excel": "xlsx", "ics": "ics", "ical": "ics"}


async def show(turn: Turn, services: Services) -> Reply:
    """An address is shown once, when it is made: only its hash is kept."""
    scope = _scope(turn)
    made_at = await find_feed(services, turn.who, scope)
    if made_at is None:
        return await renew(turn, services)
    return notice(f"feed.stands.{scope}", on=made_at.date())


async def renew(turn: Turn, services: Services) -> Reply:
    if not services.public_url:
        return notice("feed.no_address")
    scope = _scope(turn)
    made = await make_feed(services, turn.who, scope, turn.activity)
    address = _address(services, made.secret, "ics")
    return notice(f"feed.made.{scope}", group=made.group, address=address)


async def end(turn: Turn, services: Services) -> Reply:
    scope = _scope(turn)
    ended = await end_feed(services, turn.who, scope)
    return notice(f"feed.ended.{scope}" if ended else "feed.none")


async def export(turn: Turn, services: Services) -> Reply:
    """`exportera kalendarium`, with or without `som csv`, `excel` or `ics`."""
    if not services.public_url:
        return notice("feed.no_address")
    said = {FORMATS[word] for word in fold(turn.rest).split() if word in FORMATS}
    made = await make_feed(services, turn.who, FeedScope.EXPORT, turn.activity)
    lines = {kind: _address(services, made.secret, kind) for kind in ("xlsx", "csv", "ics")}
    if len(said) == 1:
        address = lines[said.pop()]
        return notice("feed.export.one", group=made.group, address=address, until=made.ends_at)
    return notice("feed.export.all", group=made.group, until=made.ends_at, **lines)


def _scope(turn: Turn) -> FeedScope:
    return FeedScope.GROUP if "grupp" in fold(turn.text) else FeedScope.PERSON


def _address(services: Services, secret: str, kind: str) -> str:
    return f"{services.public_url.rstrip('/')}/feed/{secret}.{kind}"
