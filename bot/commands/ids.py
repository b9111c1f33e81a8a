"""Which commitment a person means by `4`, `Å-2027-004`, `a-4`, `åtagande 4`."""

from bot.turn import Turn
from bot.understand import NUMBER, numbers_in
from sspf.domain.commitments import CommitmentId, commitment_id
from sspf.domain.errors import UnknownCommitmentError
from sspf.ports import Services


async def find_id(turn: Turn, services: Services) -> CommitmentId:
    """The id as it is written; without a year, this year's. Unknown ones are refused later."""
    said = numbers_in(turn.rest)
    if not said:
        raise UnknownCommitmentError(turn.activity)
    year, number = said[0]
    today = services.working_days(turn.organisation).local(services.clock.now()).date()
    return commitment_id(year or today.year, number)


def after_id(rest: str) -> str:
    """What follows the commitment's number."""
    found = NUMBER.search(rest)
    return rest[found.end() :].lstrip(" :,;-") if found else rest
