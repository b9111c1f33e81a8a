"""Which commitment a person means by `4`, `Å-2027-004`, `a-4`, `åtagande 4`."""

import re

from bot.turn import Turn
from bot.understand import NUMBER, fold, numbers_in
from sspf.domain.commitments import CommitmentId, commitment_id
from sspf.domain.errors import SeveralCommitmentsError, UnknownCommitmentError
from sspf.ports import Services

_NOUN = r"(?:(?:atagande(?:t|na)?|nr|nummer|commitments?|number|no)\.?\s*)?"
_ONE = rf"{_NOUN}[a#]?\s?-?\s?(?:20\d\d-)?\d{{1,4}}"
_JOINED = r"(?:,\s*)?(?:(?:och|o|samt|plus|and|nej|na|no|forlat|jag menar|i mean)\b|[&+])\s*,?\s*"
_COUNTS = r"\s*(?:[-/:.%]|veck|dag|tim|min|manad|ar\b|gang|person|elev|ungdom|week|day|hour|pupil)"
_ENDS = r"\s*(?:$|[,.!]|(?:och|and|till|to)\b)"
SEVERAL = re.compile(rf"\W*{_ONE}\s*(?:{_JOINED}{_ONE}\b(?!{_COUNTS})|,\s*{_ONE}\b(?={_ENDS}))")
"""Folded: "4 och 5", "4, 5", "4 nej 5". "4 och 5 elever" and "4, 12 mars" name one."""


async def find_id(turn: Turn, services: Services) -> CommitmentId:
    """The id as it is written; without a year, this year's. Unknown ones are refused later.

    SeveralCommitmentsError when more than one is named: a card confirms one.
    """
    if SEVERAL.match(fold(turn.rest)):
        raise SeveralCommitmentsError(turn.activity)
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
