"""What may be read of a case is planted here, each with a bird of its own and who may hear it.

To add a text of the individual level: write its planter, add its line in PLANTED.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sspf.domain.case_access import CaseRights
from sspf.domain.commitments import CommitmentId
from sspf.domain.consents import COORDINATION, Consent, GroundId, LegalGround, Scope
from sspf.domain.organisation import PartyKey, Person, PersonId
from sspf.ports import UnitOfWork
from tests.use_cases.cased import BOARD, FRITID, N27_03, POLIS, SKOLA, SOC, a_promise
from tests.use_cases.world import FRIDA, KAJ, PIA, RUT, SOL

NOBODY: Callable[[Person, CaseRights, datetime], bool] = lambda person, rights, now: False  # noqa: E731
OWNERS: Mapping[PartyKey, PersonId] = {SKOLA: RUT, SOC: SOL, POLIS: PIA, FRITID: FRIDA}


@dataclass(frozen=True)
class Canary:
    """A word that stands nowhere else, and the rule of who may read it, said in its own words."""

    word: str
    may: Callable[[Person, CaseRights, datetime], bool]


Plant = Callable[[UnitOfWork], Awaitable[list[Canary]]]


def holds(consent: Consent, sender: PartyKey, recipient: PartyKey | None, now: datetime) -> bool:
    """For what is about the case as a whole; the givers are in order in every drawn consent."""
    gone = [w for w in consent.withdrawals if w.at <= now]
    if any(w.scope is Scope.ALL for w in gone):
        return False
    if any(
        w.scope is Scope.PAIR and w.sender in (None, sender) and w.recipient in (None, recipient)
        for w in gone
    ):
        return False
    taken = {w.area for w in gone if w.scope is Scope.AREA}
    in_time = consent.valid_from <= now.date() <= consent.valid_to
    return in_time and (sender, recipient) in consent.pairs and bool(consent.areas - taken)


def _of_commitment(party: PartyKey) -> Callable[[Person, CaseRights, datetime], bool]:
    def may(person: Person, rights: CaseRights, now: datetime) -> bool:
        if rights.is_locked:
            return False
        if person.id == rights.coordinator or person.party == party:
            return True
        return any(holds(c, party, person.party, now) for c in rights.consents)

    return may


async def commitments(uow: UnitOfWork) -> list[Canary]:
    """One of each agency, with a canary in the text and one in the note."""
    found = []
    for number, (party, owner) in enumerate(OWNERS.items(), start=20):
        words = f"Koltrast{party}", f"Bofink{party}"
        promise = a_promise(CommitmentId(f"Å-2027-0{number}"), owner, party)
        await uow.commitments.put(replace(promise, text=f"{words[0]} ringer.", note=words[1]))
        found += [Canary(word, _of_commitment(party)) for word in words]
    return found


async def ground_notes(uow: UnitOfWork) -> list[Canary]:
    """The weighing is for the file, and no road shows it."""
    ground = LegalGround(
        id=GroundId("ground-canary"),
        code="OSL_10_18a",
        case=N27_03,
        sender=SOC,
        recipient=POLIS,
        item="text-1",
        decided_by="Ärla enhetschef",
        delegation="Stenskvätta 4.2",
        decided_on=date(2027, 1, 1),
        expires_on=date(2027, 1, 30),
        recorded_by=KAJ,
        recorded_at=datetime.fromisoformat("2027-01-01T09:00:00+00:00"),
        controller=BOARD,
        weighing="Gulsparv vägde tyngst.",
    )
    await uow.consents.put_ground(ground)
    return [Canary("Gulsparv", NOBODY)]


PLANTED: tuple[Plant, ...] = (commitments, ground_notes)


async def plant(uow: UnitOfWork) -> list[Canary]:
    return [canary for planted in PLANTED for canary in await planted(uow)]


def recipient_of(person: Person, rights: CaseRights) -> PartyKey | None:
    """Who somebody is in a consent: the coordinator has a name of its own there."""
    return COORDINATION if person.id == rights.coordinator else person.party
