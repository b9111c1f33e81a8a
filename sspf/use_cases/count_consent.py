"""Consents given, taken back and run out, as numbers alone (M35). Refused: see count_case.py."""

from datetime import date, timedelta

from sspf.domain.cases import Case
from sspf.domain.consents import Consent, Givers, is_complete
from sspf.domain.tallies import TallyKind, fitting
from sspf.use_cases.room import Room


async def count_given(room: Room, case: Case, consent: Consent, givers: Givers) -> None:
    """When everybody who must has given it, so at the last who does."""
    if is_complete(consent, givers, room.today):
        await _count(room, TallyKind.CONSENT_GIVEN, case, consent, room.today)


async def count_withdrawn(room: Room, case: Case, consent: Consent) -> None:
    await _count(room, TallyKind.CONSENT_WITHDRAWN, case, consent, room.today)


async def count_expired(room: Room, case: Case, consent: Consent, givers: Givers) -> None:
    """One that held to its last day, in a case that goes on; in the month in which it held no more.

    The month comes of the consent and not of today: the job looks back some days, and what it has
    counted in one month must not be counted in the next.
    """
    holds = is_complete(consent, givers, consent.valid_to)
    if case.is_open and holds and not consent.is_withdrawn(room.now):
        ended_on = consent.valid_to + timedelta(days=1)
        await _count(room, TallyKind.CONSENT_EXPIRED, case, consent, ended_on)


async def _count(room: Room, kind: TallyKind, case: Case, consent: Consent, on: date) -> None:
    await room.uow.tallies.add(fitting(kind, on, group=case.group), origin=consent.id)
