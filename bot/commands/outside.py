"""Typed: links for those who are outside, and the page where a kalendarium is handed in."""

from bot.reading import parties_said
from bot.turn import Reply, Turn, notice
from bot.words import people_named
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.issue_link import hand_out_links, open_upload, revoke_links


async def hand_out(turn: Turn, services: Services) -> Reply:
    """`länk till Polis`: an address to copy for each of the agency's members."""
    named = _whose(turn)
    if not named:
        return notice("answer.link_to_whom")
    return Reply(message=await hand_out_links(services, turn.who, named))


async def take_back(turn: Turn, services: Services) -> Reply:
    """`dra in länken till Polis`: every link of the agency's ends at once."""
    named = _whose(turn)
    if not named:
        return notice("answer.link_to_whom")
    return Reply(message=await revoke_links(services, turn.who, named))


def _whose(turn: Turn) -> PartyKey | None:
    """The agency by its name, by what it is also called, or by one of its people."""
    named = parties_said(turn.rest, turn.organisation)
    people = [p for g in turn.person.groups for p in people_named(turn.rest, turn.organisation, g)]
    parties = dict.fromkeys([*named, *(p.party for p in people if p.party)])
    return PartyKey(next(iter(parties))) if len(parties) == 1 or named else None


async def upload(turn: Turn, services: Services) -> Reply:
    """`ladda upp kalendarium`: an address that takes one, for a quarter of an hour."""
    address, until = await open_upload(services, turn.who)
    if not address:
        return notice("answer.no_pages")
    return notice("answer.upload", address=address, clock=until.time())
