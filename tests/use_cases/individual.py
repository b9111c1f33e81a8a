"""Norrsjö with the individual level on and the scenario's three cases (SCENARIO 1, 2.3 to 2.5)."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol

from sspf.domain.case_texts import CaseAnswer, CaseText, Content, KnownBy
from sspf.domain.cases import CaseCode, CaseId, CaseState
from sspf.domain.consents import (
    ConsentId,
    GivenHow,
    GiverRole,
    Withdrawal,
)
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.messages.case_text import IndividualForm
from sspf.domain.organisation import AuthorityKey, IndividualMode, Organisation, PersonId
from sspf.ports import Services
from sspf.use_cases.write_briefing import save_draft, submit_briefing
from tests.factories_cases import COVERED, a_case, a_consent, every_way, guardians, the_youth
from tests.use_cases.world import FRIDA, KAJ, NORRSJO, PIA, RUT, SOL, Scene, local

WITH_CONSENT, WITHOUT, OF_A_YOUTH = CaseId("case-1"), CaseId("case-2"), CaseId("case-3")
BOARD = AuthorityKey("barn_utbildning")
TEXTS = {
    (RUT, WITH_CONSENT): (
        "Frånvaro 28 % sedan terminsstart, mest eftermiddagar. Fungerar bra i bild och idrott. "
        "Har själv sagt att hen vill ha kortare dagar en tid. Egen iakttagelse."
    ),
    (SOL, WITH_CONSENT): (
        "Familjen har tackat ja till föräldragruppen. Ungdomen är tveksam till samtal men kan "
        "tänka sig att träffa MiniMaria en gång."
    ),
    (PIA, WITH_CONSENT): (
        "Påträffad två fredagar i sällskap där det förekom alkohol. Kördes hem en gång, bra "
        "kontakt med vårdnadshavarna."
    ),
    (FRIDA, WITH_CONSENT): (
        "Kommer till Kajen ibland. Bra relation till en ledare. Intresserad av boxning men har "
        "inte råd med avgiften."
    ),
    (RUT, WITHOUT): (
        "Elev i åk 7, 40 % frånvaro, umgås med äldre, lukt av cannabis vid två tillfällen."
    ),
    (SOL, OF_A_YOUTH): (
        "Kontaktperson beviljad från v. 2. Första träffen gick bra. Vill helst ses på stan, inte "
        "på kontoret."
    ),
    (PIA, OF_A_YOUTH): (
        "Ingen ny händelse sedan november. Vi har haft samtal med vårdnadshavarna i december och "
        "vill följa upp det."
    ),
    (RUT, OF_A_YOUTH): "Har bytt elevens val och verkar nöjd. Närvaro 96 %.",
    (FRIDA, OF_A_YOUTH): (
        "Hjälper gärna till i köket på Kajen. Vi kan ge ett uppdrag under sportlovet."
    ),
}
"""What each says of each case before meeting 1."""


class House(Protocol):
    """A scene on fakes, or the product as it runs."""

    @property
    def services(self) -> Services: ...


async def with_individuals(
    scene: House, mode: IndividualMode = IndividualMode.FREE_TEXT
) -> Organisation:
    """N27-01 and N27-03 with consent, N27-02 without; each as the scenario has it."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        organisation = replace(
            await uow.organisations.get(), individual=mode, taken_numbers=frozenset()
        )
        await uow.organisations.put(organisation)
        for n, adult_on in ((1, date(2030, 4, 15)), (2, date(2031, 4, 15)), (3, date(2028, 4, 15))):
            await uow.cases.put(
                a_case(
                    id=CaseId(f"case-{n}"),
                    code=CaseCode(f"N27-{n:02d}"),
                    raised_on=date(2026, 11, 1),
                    controller=BOARD,
                    adult_on=adult_on,
                )
            )
        await uow.consents.put(_consent(1, date(2026, 12, 1), date(2027, 5, 31)))
        given = date(2026, 11, 10)
        both = (*guardians(given_on=given), the_youth(given))
        await uow.consents.put(_consent(3, given, date(2027, 5, 9), givers=both))
    return organisation


def _consent(n: int, given: date, until: date, **changes: Any) -> Any:
    return a_consent(
        id=ConsentId(f"consent-{n}"),
        case=CaseId(f"case-{n}"),
        givers=changes.pop("givers", guardians(given_on=given)),
        pairs=every_way(*COVERED),
        valid_from=given,
        valid_to=until,
        recorded_at=local(given, "10.00"),
        controller=BOARD,
        recorded_by=KAJ,
        **changes,
    )


async def withdraw(scene: Scene, n: int, at: datetime, *, lock: bool = False) -> None:
    """Orally by the youth, all of it. Of what else follows only the lock, where it is asked for."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        consent = await uow.consents.get(ConsentId(f"consent-{n}"))
        withdrawal = Withdrawal(at=at, by=GiverRole.YOUTH, how=GivenHow.ORAL, recorded_by=KAJ)
        await uow.consents.put(consent.withdraw(withdrawal))
        if lock:
            case = await uow.cases.get(CaseId(f"case-{n}"))
            await uow.cases.put(replace(case, state=CaseState.LOCKED, version=case.version + 1))


def about(case: CaseId | None, text: str, **changes: Any) -> CaseAnswer:
    """Every question answered as it is for most texts."""
    answered: dict[str, Any] = {
        "known_by": KnownBy.OWN,
        "names_others": False,
        "tells_of_crime": False,
        "is_protected": False,
    }
    return CaseAnswer(case=case, content=Content(text=text, **(answered | changes)))


def with_texts(*texts: CaseAnswer, nothing: bool = False) -> tuple[PartAnswer, ...]:
    """A whole briefing with these texts in part 3."""
    return (
        PartAnswer(number=1, text="Lugnt hos oss."),
        PartAnswer(number=2, text="", nothing=True),
        PartAnswer(number=3, nothing=nothing, texts=texts),
    )


async def send(
    scene: Scene, person: PersonId, *texts: CaseAnswer, step_taken: bool = True
) -> object:
    return await submit_briefing(
        scene.services, scene.who(person), scene.first, with_texts(*texts), step_taken=step_taken
    )


async def everything_said(scene: Scene) -> None:
    """What the scenario says on individual level before meeting 1, but for N27-02."""
    for person in (RUT, SOL, PIA, FRIDA):
        said = [about(c, t) for (p, c), t in TEXTS.items() if p == person and c != WITHOUT]
        await send(scene, person, *said)


def texts(scene: Scene) -> list[CaseText]:
    return list(scene.state.case_texts.values())


def part_3(form: object) -> IndividualForm:
    assert isinstance(form, BriefingRequest)
    assert form.parts[2].individual
    return form.parts[2].individual


async def save(scene: Scene, person: PersonId, *said: CaseAnswer) -> object:
    return await save_draft(scene.services, scene.who(person), scene.first, with_texts(*said))


PROMISES: tuple[tuple[PersonId, CaseId | None, int, str, str, str], ...] = (
    (FRIDA, None, 2, "fritid", "Ungas fritid håller Kajen öppen fredagar 17–22.", "2027-01-29"),
    (FRIDA, None, 2, "sakerhet_beredskap", "Felanmäler belysningen.", "2027-02-05"),
    (FRIDA, None, 2, "polis", "Synlig tillsyn på Busstorget v. 4–6.", "2027-02-12"),
    (FRIDA, None, 1, "skola", "Skolan håller föräldramöte.", "2027-02-11"),
    (FRIDA, None, 2, "socialtjanst", "Fältgruppen är på Busstorget.", "next"),
    (FRIDA, WITH_CONSENT, 3, "skola", "Skolan gör anpassat schema.", "2027-02-03"),
    (FRIDA, WITH_CONSENT, 3, "socialtjanst", "Första besök hos MiniMaria.", "2027-02-10"),
    (FRIDA, WITH_CONSENT, 3, "fritid", "Fyra provträningar i boxning.", "next"),
    (RUT, WITHOUT, 3, "skola", "Skolan frågar om samtycke.", "2027-02-12"),
    (FRIDA, OF_A_YOUTH, 3, "polis", "Polisen ringer vårdnadshavarna.", "2027-02-12"),
    (FRIDA, OF_A_YOUTH, 3, "fritid", "Uppdrag i köket under sportlovet.", "2027-02-17"),
    (FRIDA, None, 1, "fritid", "Samlar aktiviteter i en sportlovskalender.", "2027-02-10"),
)
"""Who records, case, level, owner, what, due: Å-2027-001 to 012 (SCENARIO 2.6)."""


async def twelve_promises(scene: Scene) -> None:
    """During the first meeting."""
    for person, case, level, party, text, due in PROMISES:
        await scene.commit(
            by=person,
            origin=text,
            case=case or "",
            level=str(level),
            party=party,
            text=text,
            due="next" if due == "next" else "date",
            on="" if due == "next" else due,
        )
