"""What a consent is registered in: the case, who may be named, who may register, what is weak."""

from collections.abc import Sequence
from dataclasses import dataclass

from sspf.domain.case_rules import ReceivingSecrecy
from sspf.domain.cases import Case
from sspf.domain.consent_forms import STEPS, ConsentTyped, Setting, day_of, recipients_of
from sspf.domain.consents import Consent, is_complete
from sspf.domain.grounds import are_authorities, behind_the_seat
from sspf.domain.messages.consent import ConsentForm, SeatChoice
from sspf.domain.organisation import Organisation, Party, PartyKey
from sspf.use_cases.find_case import SeenCase
from sspf.use_cases.room import AskersRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class Registering:
    """A case in which this person may register a consent."""

    seen: SeenCase
    consents: tuple[Consent, ...]
    setting: Setting

    @property
    def case(self) -> Case:
        return self.seen.case


def may_register(room: AskersRoom, case: Case, consents: Sequence[Consent]) -> bool:
    """The coordinator of the case, and the agency that asks the family; nobody else (B12)."""
    if case.coordinator == room.me.id:
        return True
    asking = {case.raised_by, *(c.collected_by for c in consents if c.collected_by)}
    return room.me.party is not None and room.me.party in asking


def registering(
    room: AskersRoom, seen: SeenCase, consents: Sequence[Consent]
) -> Registering | None:
    """None: somebody else registers here."""
    case = seen.case
    if not may_register(room, case, consents):
        return None
    seats = _seats(room, case)
    is_coordinator = case.coordinator == room.me.id
    keys = tuple(p.key for p in seats)
    own = (room.me.party,) if room.me.party else ()
    setting = Setting(
        seats=keys,
        givers=seen.rights.givers,
        weak=frozenset(p.key for p in seats if is_weak(room.organisation, p)),
        collectors=keys if is_coordinator else own,
        today=room.today,
    )
    return Registering(seen=seen, consents=tuple(consents), setting=setting)


def is_weak(organisation: Organisation, party: Party) -> bool:
    """Whether what is given may become public there: the weakest body behind the seat decides."""
    behind = behind_the_seat(organisation, party)
    return not behind or any(a.receiving_secrecy is not ReceivingSecrecy.STRONG for a in behind)


def begun(here: Registering) -> Consent | None:
    """The newest that somebody has still to give, and that nobody has taken back (B6)."""
    givers, today = here.setting.givers, here.setting.today
    for consent in reversed(here.consents):
        is_over = consent.valid_to < today or bool(consent.withdrawals)
        if not is_over and not is_complete(consent, givers, today):
            return consent
    return None


def form_of(
    room: AskersRoom,
    here: Registering,
    typed: ConsentTyped,
    step: int,
    faults: tuple[str, ...] = (),
) -> ConsentForm:
    case, givers = here.case, here.setting.givers
    seats = _seats(room, case)
    to = recipients_of(typed)
    last = day_of(typed.valid_to)
    turns = case.adult_on if case.adult_on and last and case.adult_on <= last else None
    return ConsentForm(
        case=case.id,
        code=case.code,
        step=step,
        steps=STEPS,
        typed=typed,
        seats=tuple(SeatChoice(key=p.key, name=p.name) for p in seats),
        guardians=case.guardians,
        youth_needed=givers.youth_needed_on(room.today),
        youth_from=givers.rules.youth_from_age,
        age_known=givers.adult_on is not None,
        adult_on=turns,
        max_months=givers.rules.max_months,
        weak=tuple(p.name for p in seats if p.key in to & here.setting.weak),
        unbound=tuple(p.name for p in seats if p.key in to and not _is_bound(room, p)),
        faults=faults,
    )


def _is_bound(room: AskersRoom, party: Party) -> bool:
    return are_authorities(room.organisation, party, room.today)


def _seats(room: AskersRoom, case: Case) -> tuple[Party, ...]:
    """Of the group, those that the product speaks to; of the case, when it names its own."""
    seats = [p for p in room.organisation.seats(case.group) if p.bot_access]
    named: set[PartyKey] = set(case.parties)
    return tuple(p for p in seats if not named or p.key in named)
