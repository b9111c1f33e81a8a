"""Use cases about cases, ready to be done once. The municipality takes free text, so that what is
typed would show."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from sspf.domain.case_raising import CaseTyped
from sspf.domain.case_work import Section
from sspf.domain.cases import case_id_of
from sspf.domain.organisation import IndividualMode, PersonId
from sspf.use_cases.install import install_municipality
from sspf.use_cases.raise_case import ask_protected, open_case_form, raise_case, stop_protected
from sspf.use_cases.show_case import list_cases, show_case
from sspf.use_cases.work_on_case import Sent, open_section, save_section
from tests.use_cases.world import KAJ, RUT, Scene, norrsjo

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
CASE = case_id_of("press")
TYPED = CaseTyped(
    school_year="8",
    source="school",
    concerns=("droger",),
    spoken="ja",
    considered="nej",
    guardians="2",
)
SENT = Sent(fields={"watch_until": "2027-03-01"}, origin="press-2")


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""

    async def raised(scene: Scene) -> None:
        await free_text(scene)
        typed = replace(TYPED, note=f"{canary}.")
        await raise_case(scene.services, scene.who(RUT), typed, "press")

    return (
        {
            "raise_case": (_nothing, raised),
            "show_case": (raised, by(RUT, show_case, id=CASE)),
            "list_cases": (raised, by(RUT, list_cases)),
            "open_section": (raised, by(KAJ, open_section, Section.SETTINGS, id=CASE)),
            "save_section": (raised, by(KAJ, save_section, Section.SETTINGS, SENT, id=CASE)),
        },
        {
            "ask_protected": (_nothing, by(RUT, ask_protected)),
            "stop_protected": (_nothing, by(RUT, stop_protected)),
            "open_case_form": (_nothing, by(RUT, open_case_form)),
        },
    )


async def free_text(scene: Scene) -> None:
    """The municipality has decided that short texts are kept."""
    organisation = replace(norrsjo().organisation, individual=IndividualMode.FREE_TEXT)
    await install_municipality(scene.services, organisation, norrsjo().meetings)


def by(
    person: PersonId, of: Callable[..., Awaitable[object]], *given: object, **named: object
) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given, **named)


async def _nothing(scene: Scene) -> None:
    """All that is needed is the municipality."""
