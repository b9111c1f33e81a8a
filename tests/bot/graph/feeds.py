"""The feed of a mailbox in the stand-in."""

from bot.calendar_feed import OutlookFeed
from sspf.ports import Clock, KeyProvider
from tests.fakes.graph_server import GraphHouse


def a_feed(house: GraphHouse, keys: KeyProvider, clock: Clock, public_url: str = "") -> OutlookFeed:
    return OutlookFeed(house.graph, keys, clock, public_url)
