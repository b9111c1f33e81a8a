"""Who may know of an entry on a list: the two agencies, and whom they have let in. Nobody else.

To everybody else the answer is the same as for what does not exist (R-27, R-32).
"""

from datetime import datetime

from sspf.domain.access import Asker, serves
from sspf.domain.entries import Entry
from sspf.domain.levels import BriefingLevel
from sspf.domain.list_rules import ListRule
from sspf.domain.organisation import IndividualMode, Role

LIST = "list:"
"""How the name of a whole list begins, among the records that a card shows; an entry has its id."""
CLOSED_ROLES = frozenset({Role.STEERING, Role.AUDITOR})


def may_keep_list(asker: Asker, rule: ListRule) -> bool:
    """See the list and write in it: somebody of one of its agencies, in its group, in private."""
    return _may_at_all(asker, rule) and asker.person.party in rule.parties


def may_see_entry(asker: Asker, rule: ListRule, entry: Entry) -> bool:
    if may_keep_list(asker, rule):
        return True
    let_in = asker.person.party is not None and asker.person.party in entry.visible_to
    return let_in and entry.is_on_the_list and _is_clear(asker)


def may_see_record(asker: Asker, list: str, entry: Entry | None, moment: datetime) -> bool:
    """Something that stands in a card: the entry, or the whole list of this key for None."""
    rules = [rule for rule in asker.organisation.lists if rule.key == list]
    if not rules or not serves(asker, moment):
        return False
    return may_see_entry(asker, rules[0], entry) if entry else may_keep_list(asker, rules[0])


def _may_at_all(asker: Asker, rule: ListRule) -> bool:
    group = asker.organisation.group(rule.group)
    deep = BriefingLevel.INDIVIDUAL in group.levels
    return deep and rule.group in asker.person.groups and _is_clear(asker)


def _is_clear(asker: Asker) -> bool:
    if not asker.is_private or asker.organisation.individual is IndividualMode.OFF:
        return False
    if asker.person.roles & CLOSED_ROLES or asker.person.lacks_period:
        return False
    return not asker.person.is_guest or asker.organisation.individual_to_guests
