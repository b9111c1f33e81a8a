"""Services on a real database, for whoever sends: the machine's clock, and nobody outside."""

from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bot.organisations.days import working_days
from scheduler.clock import SystemClock
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from storage.bell import Bell
from storage.database import Database
from storage.keys import StaticKeys
from storage.scope import Editions
from storage.unit_of_work import unit_of_work
from tests.fakes.messenger import FakeMail, FakeMessenger
from tests.fakes.meter import FakeMeter
from tests.fakes.unit_of_work import FakeUnitsOfWork
from tests.use_cases.world import FakePresenter, catalogue_key


@dataclass(frozen=True, slots=True)
class Sending:
    services: Services
    database: Database
    bell: Bell


def sending(database: Database, keys: Path, municipalities: int) -> Sending:
    """Municipalities `m-0` and on."""
    bell, editions, ids = Bell(), Editions(), count(1)
    named = tuple(MunicipalityId(f"m-{n}") for n in range(municipalities))
    services = Services(
        clock=SystemClock(),
        unit_of_work=unit_of_work(database, StaticKeys(keys), editions, bell),
        municipalities=lambda: named,
        working_days=working_days,
        presenter=FakePresenter(),
        messenger=FakeMessenger(),
        mail=FakeMail(),
        words=catalogue_key,
        meter=FakeMeter(),
        directory=FakeUnitsOfWork(),
        new_id=lambda: f"id-{next(ids)}",
    )
    return Sending(services, database, bell)
