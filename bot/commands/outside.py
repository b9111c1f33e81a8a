"""Typed: links for those who are outside, and the page where a kalendarium is handed in."""

from bot.turn import Reply, Turn, notice
from bot.words import parties_named
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.issue_link import hand_out_links, open_upload, revoke_links


async def hand_out(turn: Turn, services: Services) -> Reply:
    """`länk till Polis`: an address to copy for each of the agency's members."""
    named = parties_named(turn.rest, turn.organisation)
    if not named:
        return notice("answer.link_to_whom")
    return Reply(message=await hand_out_links(services, turn.who, PartyKey(named[0])))


async def take_back(turn: Turn, services: Services) -> Reply:
    """`dra in länken till Polis`: every link of the agency's ends at once."""
    named = parties_named(turn.rest, turn.organisation)
    if not named:
        return notice("answer.link_to_whom")
    return Reply(message=await revoke_links(services, turn.who, PartyKey(named[0])))


async def upload(turn: Turn, services: Services) -> Reply:
    """`ladda upp kalendarium`: an address that takes one, for a quarter of an hour."""
    address, until = await open_upload(services, turn.who)
    if not address:
        return notice("answer.no_pages")
    return notice("answer.upload", address=address, clock=until.time())
