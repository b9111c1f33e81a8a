"""A scene with the individual level on, and one case that everybody but Tore is covered in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sspf.domain.cases import Case, CaseCode, CaseId, CaseState
from sspf.domain.commitments import Commitment, CommitmentId, Due
from sspf.domain.consents import (
    Consent,
    ConsentId,
    GivenHow,
    Giver,
    GiverRole,
    InfoArea,
    LegalGround,
)
from sspf.domain.levels import BriefingLevel, PreventionLevel
from sspf.domain.organisation import AuthorityKey, IndividualMode, PartyKey, PersonId
from sspf.domain.references import SentCard
from sspf.ports import Presented, UnitOfWork
from sspf.use_cases.room import Who
from sspf.use_cases.show_consents import show_consents
from tests.factories import OPERATIVE
from tests.factories_cases import every_way
from tests.use_cases.world import (
    FIRST_DAY,
    FRIDA,
    KAJ,
    NORRSJO,
    PIA,
    RUT,
    Scene,
    a_scene,
    a_scene_during_the_meeting,
    local,
)

N27_03 = CaseId("case-3")
CODE = CaseCode("N27-03")
SKOLA, POLIS, FRITID, SOC = map(PartyKey, ("skola", "polis", "fritid", "socialtjanst"))
COVERED = (SKOLA, SOC, POLIS, FRITID)
CONSENT = ConsentId("consent-3")
TEN, ELEVEN = CommitmentId("Å-2027-010"), CommitmentId("Å-2027-011")
WITHDRAWN_ON = date(2027, 2, 10)
BOARD = AuthorityKey("kommunstyrelsen")


async def with_individuals(scene: Scene) -> None:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        organisation = await uow.organisations.get()
        await uow.organisations.put(replace(organisation, individual=IndividualMode.FREE_TEXT))


def n27_03(**changes: Any) -> Case:
    """A young person of 16, raised by the school, coordinated by Kaj."""
    case = Case(
        id=N27_03,
        code=CODE,
        group=OPERATIVE,
        raised_by=SKOLA,
        raised_on=date(2026, 11, 1),
        noted_by=RUT,
        controller=BOARD,
        archive_agency=SKOLA,
        coordinator=KAJ,
        state=CaseState.ACTIVE,
        adult_on=date(2028, 9, 1),
    )
    return replace(case, **changes)


def the_consent(**changes: Any) -> Consent:
    """Both guardians and the youth, in writing; every way between the four, and the coordinator."""
    on = date(2026, 11, 10)
    guardians = [Giver(role=GiverRole.GUARDIAN, number=n, given_on=on) for n in (1, 2)]
    consent = Consent(
        id=CONSENT,
        case=N27_03,
        givers=(*guardians, Giver(role=GiverRole.YOUTH, given_on=on, how=GivenHow.WRITTEN)),
        pairs=every_way(*COVERED),
        areas=frozenset(InfoArea),
        purpose="sspf",
        valid_from=on,
        valid_to=date(2027, 5, 9),
        recorded_by=KAJ,
        recorded_at=local(on, "12.00"),
        controller=BOARD,
        collected_by=SKOLA,
        child_heard=True,
    )
    return replace(consent, **changes)


def a_promise(id: CommitmentId, owner: PersonId, party: PartyKey, **changes: Any) -> Commitment:
    promise = Commitment(
        id=id,
        group=OPERATIVE,
        party=party,
        owner=owner,
        controller=BOARD,
        text="Kanariefågeln sjunger för ungdomen.",
        level=BriefingLevel.INDIVIDUAL,
        prevention=PreventionLevel.INDIVIDUAL,
        due=Due(on=date(2027, 2, 12)),
        decided_on=FIRST_DAY,
        case=N27_03,
    )
    return replace(promise, **changes)


def a_card(id: str, person: PersonId, **changes: Any) -> SentCard:
    card = SentCard(
        id=id,
        person=person,
        conversation=f"conversation-{person}",
        activity=f"activity-{id}",
        kind="ConsentStatus",
        subject=N27_03,
        version=1,
        sent_at=local(FIRST_DAY, "12.00"),
    )
    return replace(card, **changes)


async def put(
    scene: Scene,
    *,
    case: Case | None = None,
    consents: Iterable[Consent] = (),
    grounds: Iterable[LegalGround] = (),
    promises: Iterable[Commitment] = (),
    cards: Iterable[SentCard] = (),
) -> None:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await _put_case(uow, case)
        for consent in consents:
            await uow.consents.put(consent)
        for ground in grounds:
            await uow.consents.put_ground(ground)
        for promise in promises:
            await uow.commitments.put(promise)
        for card in cards:
            await uow.cards.add_card(card)
            await uow.cards.put_cases(card.id, frozenset({N27_03}))
            shown = Presented(payload={"card": "level 3"}, summary="")
            scene.messenger.shown[card.activity] = (card.conversation, shown)


async def _put_case(uow: UnitOfWork, case: Case | None) -> None:
    if case is not None:
        await uow.cases.put(case)


async def prepared(scene: Scene) -> None:
    """N27-03 with its consent, two promises and three cards in Teams that show it."""
    await with_individuals(scene)
    await put(
        scene,
        case=n27_03(),
        consents=[the_consent()],
        promises=[a_promise(TEN, PIA, POLIS), a_promise(ELEVEN, FRIDA, FRITID)],
        cards=[a_card("card-pia", PIA), a_card("card-frida", FRIDA), a_card("card-kaj", KAJ)],
    )


async def a_case_scene() -> Scene:
    """10 February 2027, 14.32: the minute in which the consent is taken back."""
    scene = await a_scene()
    await prepared(scene)
    scene.at(WITHDRAWN_ON, "14.32")
    return scene


async def a_case_at_the_meeting() -> Scene:
    scene = await a_scene_during_the_meeting()
    await prepared(scene)
    return scene


async def who_has_read(scene: Scene, person: PersonId) -> Who:
    """Somebody in the middle of a turn that shows the case: it is read, and not yet written down
    what it was shown in."""
    who = scene.who(person)
    await show_consents(scene.services, who, CODE)
    return who
