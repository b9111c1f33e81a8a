"""What comes weeks after something was written down of a case: reminders, and what is not taken."""

from dataclasses import replace
from datetime import date

from sspf.domain.case_files import CaseFile
from sspf.domain.case_work import Section
from sspf.domain.consent_forms import WithdrawalTyped
from sspf.domain.consents import GiverRole
from sspf.use_cases.propose_entry import confirm_entry, propose_entry
from sspf.use_cases.withdraw_consent import withdraw_consent
from sspf.use_cases.work_on_case import Sent, save_section
from tests.crash.outside import conversation_of
from tests.crash.scenarios import Act, Scenario, at, then_ticks, ticks
from tests.crash.town import Town
from tests.use_cases.acts_of_lists import PERSON
from tests.use_cases.acts_of_retention import old, to_be_purged
from tests.use_cases.cased import (
    BOARD,
    N27_03,
    SKOLA,
    SOC,
    a_card,
    n27_03,
    put,
    the_consent,
    with_individuals,
)
from tests.use_cases.world import KAJ, NORRSJO, PIA, RUT, SOL, norrsjo

TWO_DAYS_BEFORE = date(2027, 1, 19)
"""Working days before the meeting on the 21st: the day on which consents are looked through."""
SOON = date(2027, 2, 9)
"""Three weeks later: what ends then is warned of."""
EIGHT_WEEKS_AGO = date(2026, 11, 24)
MORNING = "08.30"
ALL = WithdrawalTyped(by=GiverRole.YOUTH.value)


async def _ends_soon(town: Town) -> None:
    """A consent that ends, somebody who turns 18, and nothing that reaches the coordinator."""
    await with_individuals(town)
    one_way = frozenset({(SKOLA, SOC)})
    consent = replace(the_consent(), pairs=one_way, valid_to=SOON)
    await put(town, case=n27_03(adult_on=SOON), consents=[consent])


async def _watched(town: Town) -> None:
    """An eye is kept on it until the day before."""
    await with_individuals(town)
    await put(town, case=n27_03(), consents=[the_consent()])
    async with town.services.unit_of_work(NORRSJO) as uow:
        await uow.case_files.put(CaseFile(case=N27_03, controller=BOARD))
    sent = Sent(fields={"watch_until": "2027-01-18"}, origin="press")
    await save_section(town.services, town.who(KAJ), Section.SETTINGS, sent, id=N27_03)


async def _listed(town: Town) -> None:
    """Somebody was chosen eight weeks ago, and nobody since."""
    await propose_entry(town.services, town.who(PIA), "top5", PERSON, "press")
    async with town.services.unit_of_work(NORRSJO) as uow:
        (entry,) = await uow.entries.of_list("top5")
    await confirm_entry(town.services, town.who(SOL), entry.id)
    async with town.services.unit_of_work(NORRSJO) as uow:
        (entry,) = await uow.entries.of_list("top5")
        old = replace(entry, chosen_on=EIGHT_WEEKS_AGO, version=entry.version + 1)
        await uow.entries.put(old)


async def _shown_and_refused(town: Town) -> None:
    """Rut has a card that shows the case, and then nothing is taken in her chat."""
    chat = conversation_of(norrsjo().organisation.person(RUT).entra_object_id)
    await with_individuals(town)
    card = a_card("card-rut", RUT, conversation=chat)
    await put(town, case=n27_03(), consents=[the_consent()], cards=[card])
    town.where.taken.refuse(chat)


async def _takes_back(town: Town) -> None:
    await withdraw_consent(town.services, town.who(KAJ), N27_03, ALL)


def cases() -> dict[str, Scenario]:
    def that_morning(before: Act) -> Scenario:
        return Scenario("asked", at(TWO_DAYS_BEFORE, MORNING, before), ticks)

    return {
        "case: consent ends": that_morning(_ends_soon),
        "case: an eye was kept": that_morning(_watched),
        "case: choose anew": that_morning(_listed),
        "case: old and decided": Scenario("called", to_be_purged, ticks),
        "case: old and not decided": Scenario("called", old, ticks),
        "case: not taken back": Scenario("asked", _shown_and_refused, then_ticks(_takes_back)),
    }
