"""Which provision a secrecy marking names (R-82), by kind of work and date. Dated data (R-104).

A marking tells that secrecy may hold; it decides nothing. Source: OSL 5:5; the chapters 21, 23,
25, 26 and 35 of OSL. For youth clubs and municipal safety work no chapter of their own was found
(R-30): they are marked by chapter 21, which holds whoever has the information.
"""

from datetime import date

from sspf.domain.case_rules import Branch
from sspf.domain.case_texts import Marking
from sspf.domain.organisation import Organisation, PartyKey

ANYBODY = "21 kap. OSL"
SINCE = date(2009, 6, 30)
PROVISIONS: tuple[tuple[Branch, date, str], ...] = (
    (Branch.SOCIAL, SINCE, "26 kap. 1 § OSL"),
    (Branch.SCHOOL, SINCE, "23 kap. 2 § OSL"),
    (Branch.POLICE, SINCE, "35 kap. 1 § OSL"),
    (Branch.HEALTH, SINCE, "25 kap. 1 § OSL"),
    (Branch.FAMILY_COUNSELLING, SINCE, "26 kap. 3 § OSL"),
)
"""(kind of work, in force from, provision); the newest that is in force counts."""


def provision_of(branch: Branch, day: date) -> str:
    held = [(since, name) for kind, since, name in PROVISIONS if kind is branch and since <= day]
    return max(held)[1] if held else ANYBODY


def marking_of(organisation: Organisation, party: PartyKey, day: date) -> Marking:
    return Marking(
        provision=provision_of(organisation.party(party).branch, day),
        marked_on=day,
        authority=organisation.controller_of(party),
    )
