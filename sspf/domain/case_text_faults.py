"""Why what was written about a case cannot go: guards that are pure, local and explained.

Source: RULES R-16, R-28, R-40, R-44, R-45. The text itself stays as the writer's draft.
"""

from sspf.domain.case_rules import Branch
from sspf.domain.case_texts import TEXT_LIMIT, Content
from sspf.domain.guards import Fault, Found, faults_in
from sspf.domain.levels import BriefingLevel

WHOLE = 0
"""Position of what is wrong with the whole, not with a place in it."""


def faults_of_content(
    content: Content, sender: Branch, recipients: frozenset[Branch]
) -> tuple[Found, ...]:
    """`recipients`: the kinds of work of those it would pass to. No party is known here by key."""
    if content.is_pointer:
        return ()
    if not content.text:
        return _faults_of_picks(content)
    found = list(faults_in(content.text, BriefingLevel.INDIVIDUAL))
    if len(content.text) > TEXT_LIMIT:
        found.insert(0, Found(Fault.TOO_LONG, len(content.text) - TEXT_LIMIT))
    if not is_answered(content, sender):
        found.append(Found(Fault.NOT_ANSWERED, WHOLE))
    if content.names_others:
        found.append(Found(Fault.THIRD_PERSON, WHOLE))
    if content.is_protected:
        found.append(Found(Fault.PROTECTED, WHOLE))
    if content.tells_of_crime and sender is Branch.SOCIAL and Branch.POLICE in recipients:
        found.append(Found(Fault.CRIME, WHOLE))
    return tuple(found)


def is_answered(content: Content, sender: Branch) -> bool:
    """Every question of fact about a text has been answered by the writer."""
    asked = [content.known_by, content.names_others, content.is_protected]
    if asks_of_crime(sender):
        asked.append(content.tells_of_crime)
    return all(answer is not None for answer in asked)


def asks_of_crime(sender: Branch) -> bool:
    """The bar in OSL 10:18 a binds the social services (R-44); others are not asked."""
    return sender is Branch.SOCIAL


def _faults_of_picks(content: Content) -> tuple[Found, ...]:
    picks = content.picks
    complete = picks.concerns and picks.since and picks.need and content.known_by is not None
    return () if complete else (Found(Fault.NOT_ANSWERED, WHOLE),)
