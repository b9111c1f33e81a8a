"""A meeting before which every agency has written of every case, for benches."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.wiring import House
from sspf.domain.case_access import Basis
from sspf.domain.case_texts import CaseText, CaseTextId, Content, KnownBy, Release
from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.consents import COORDINATION, ConsentId
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import IndividualMode, Organisation, Party, PartyKey
from sspf.use_cases.install import install_municipality
from tests.bench.stands.town import ASKER, LOADED
from tests.factories_cases import a_case, a_case_text, a_consent, every_way, guardians

MEETING: Meeting = LOADED.meetings[0]
NOW = MEETING.starts_at - timedelta(hours=4)
TEXT = "Har bytt elevens val och verkar nöjd. Närvaron är 96 procent. Hjälper gärna till. " * 4
COORDINATOR = "kaj"


def a_town(agencies: int) -> Organisation:
    """The demo's with the individual level, and so many agencies at the table."""
    town = LOADED.organisation
    more = tuple(
        Party(key=PartyKey(f"party-{n}"), name=f"Verksamhet {n}", authorities=(town.controller,))
        for n in range(agencies - len(town.group(MEETING.group).parties))
    )
    seats = (*town.group(MEETING.group).parties, *(party.key for party in more))
    levels = frozenset(BriefingLevel)
    return replace(
        town,
        individual=IndividualMode.FREE_TEXT,
        parties=(*town.parties, *more),
        groups=tuple(
            replace(g, parties=seats, levels=levels) if g.key == MEETING.group else g
            for g in town.groups
        ),
    )


async def filled(house: House, town: Organisation, cases: int) -> None:
    """So many cases, each with a consent every way and a text by each agency, released to all."""
    await install_municipality(house.services, town, [MEETING])
    await house.refresh()
    seats = town.group(MEETING.group).parties
    given = NOW.date() - timedelta(days=20)
    async with house.services.unit_of_work(town.municipality) as uow:
        for n in range(1, cases + 1):
            case = a_case(
                id=CaseId(f"case-{n}"),
                code=CaseCode(f"N27-{n:02d}"),
                group=MEETING.group,
                raised_by=ASKER.party,
                raised_on=given,
                controller=town.controller,
                coordinator=COORDINATOR,
            )
            await uow.cases.put(case)
            consent = a_consent(
                id=ConsentId(f"consent-{n}"),
                case=case.id,
                pairs=every_way(*seats),
                givers=guardians(given_on=given),
                valid_from=given,
                valid_to=given + timedelta(days=180),
                recorded_at=NOW - timedelta(days=20),
                controller=town.controller,
            )
            await uow.consents.put(consent)
            for text in _texts(town, case.id, seats):
                await uow.case_texts.put(text)
                others = [p for p in (*seats, COORDINATION) if p != text.party]
                await uow.case_texts.put(text.release([_release(p, consent.id) for p in others]))


def _texts(town: Organisation, case: CaseId, seats: tuple[PartyKey, ...]) -> Iterator[CaseText]:
    for party in seats:
        controller = town.controller_of(party)
        whole = a_case_text(
            id=CaseTextId(f"{case}-{party}"),
            case=case,
            meeting=MEETING.id,
            party=party,
            controller=controller,
            written_by=ASKER.id,
            written_at=NOW - timedelta(days=1),
            content=Content(text=TEXT, known_by=KnownBy.OWN, names_others=False),
        )
        yield replace(whole, marking=replace(whole.marking, authority=controller))


def _release(recipient: PartyKey, ground: str) -> Release:
    at = NOW - timedelta(days=1)
    return Release(recipient=recipient, at=at, by=ASKER.id, basis=Basis.CONSENT, ground=ground)
