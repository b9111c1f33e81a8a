"""Whether somebody may read less of a case than when a card of theirs was drawn (R-17, R-62).

Answered by asking `access.decide` twice, with what was known then and with what is known now:
whatever closes access at all, a consent, a ground, a role, a day that ended, is seen by it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sspf.domain.access import Asker, Record, decide
from sspf.domain.case_access import CaseRights, Matter
from sspf.domain.cases import CaseId
from sspf.domain.consents import InfoArea
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import PartyKey


def reads_less(before: Asker, then: datetime, after: Asker, now: datetime, case: CaseId) -> bool:
    """Whether anything of the case was open to `before` then, and is closed to `after` now.

    `before` has the rights of then, `after` those of now; none at all: everything is closed. What
    was taken back by a clock that is ahead of `now` is taken back. Both moments are aware.
    """
    was, now_is = before.cases[case], after.cases.get(case)
    now = max([now, *(_closings(now_is) if now_is else ())])
    if _is_as_it_was(before, then, after, now, case):
        return False
    records = _records(was, {before.person.party, after.person.party})
    return any(decide(before, r, then) and not decide(after, r, now) for r in records)


def _is_as_it_was(before: Asker, then: datetime, after: Asker, now: datetime, case: CaseId) -> bool:
    """The cheap answer, and nearly always the right one: nothing at all has happened since."""
    zone = before.organisation.time_zone
    same_day = then.astimezone(zone).date() == now.astimezone(zone).date()
    none_since = all(at <= then for at in _closings(before.cases[case]))
    return same_day and none_since and _known(before, case) == _known(after, case)


def _known(asker: Asker, case: CaseId) -> Asker:
    rights = asker.cases.get(case)
    return replace(asker, cases={case: rights} if rights else {})


def _closings(rights: CaseRights) -> list[datetime]:
    taken_back = [w.at for consent in rights.consents for w in consent.withdrawals]
    return taken_back + [g.revoked_at for g in rights.grounds if g.revoked_at is not None]


def _records(rights: CaseRights, parties: set[PartyKey | None]) -> Iterator[Record]:
    """One of every sort that the case can hold. Areas one by one: several are open when each is."""
    senders = {None, rights.raised_by, *parties, *(g.sender for g in rights.grounds)}
    senders |= {sender for consent in rights.consents for sender, _ in consent.pairs}
    items = {"", *(g.item for g in rights.grounds)}
    areas = [frozenset[InfoArea](), *(frozenset({area}) for area in InfoArea)]
    for matter in Matter:
        for sender in senders:
            for item in items:
                for some in areas:
                    yield Record(
                        group=rights.group,
                        level=BriefingLevel.INDIVIDUAL,
                        party=sender,
                        case=rights.case,
                        matter=matter,
                        item=item,
                        areas=some,
                    )
