"""The model's proposals to the administrator: shown as undecided until somebody decides them."""

from dataclasses import replace

from sspf.domain.errors import UnknownRowError
from sspf.domain.messages.board import Board, BoardRow, Do, Doing
from sspf.domain.messages.general import phrase
from sspf.ports import Services
from sspf.use_cases.administer import must_administer
from sspf.use_cases.room import AskersRoom, Who, enter


async def show_proposals(services: Services, who: Who) -> Board:
    """Those that are open, numbered as they stand in the model."""
    async with enter(services, who) as room:
        must_administer(room)
        return _board(room)


async def decide_proposal(services: Services, who: Who, number: int) -> Board:
    """It is the municipality's own decision from now on; decided again it changes nothing.

    UnknownRowError for a number that no proposal of this model has.
    """
    async with enter(services, who) as room:
        must_administer(room)
        ways = room.organisation.ways
        if not 1 <= number <= len(ways.proposals):
            raise UnknownRowError(number)
        place = list(ways.proposals)[number - 1]
        if place not in ways.decided:
            ways = replace(ways, decided=ways.decided | {place})
            organisation = replace(room.organisation, ways=ways)
            await room.uow.organisations.put(organisation)
            await room.note("organisation:decide", room.organisation.municipality)
            room = replace(room, organisation=organisation)
        return _board(room)


def _board(room: AskersRoom) -> Board:
    ways = room.organisation.ways
    numbers = {place: n for n, place in enumerate(ways.proposals, start=1)}
    return Board(
        title="title.proposals",
        intro=(phrase("proposals.intro"),) if ways.undecided else (),
        rows=tuple(
            BoardRow(
                heading=phrase("proposals.heading", number=numbers[place]),
                text=words,
                facts=(phrase("model.proposed"),),
                does=(
                    Do(
                        what=Doing.PROPOSAL_DECIDE,
                        subject=f"proposal-{numbers[place]}",
                        value=place,
                    ),
                ),
            )
            for place, words in ways.undecided.items()
        ),
        empty="proposals.none",
    )
