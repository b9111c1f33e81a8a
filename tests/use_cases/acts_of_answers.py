"""Use cases that answer a question or do what was typed, ready to be done once."""

from collections.abc import Awaitable, Callable
from datetime import date

from sspf.domain.commitments import CommitmentId
from sspf.domain.organisation import PartyKey, PersonId
from sspf.ports import Presented
from sspf.use_cases.answer_apart import LIST, answer_apart
from sspf.use_cases.ask_and_answer import Typeable, find_near
from sspf.use_cases.ask_meetings import (
    clashing_meetings,
    list_meetings,
    next_break,
    what_day,
    who_comes,
)
from sspf.use_cases.choose_language import choose_language
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.give_commitment import Giving, confirm_giving, give_commitment
from sspf.use_cases.handle_card import remember_buttons
from sspf.use_cases.list_commitments import count_commitments, list_commitments
from sspf.use_cases.name_meeting import name_meeting
from sspf.use_cases.note_refusal import note_refusal
from sspf.use_cases.raise_signal import Raised, open_signal, raise_signal
from sspf.use_cases.recall import recall
from sspf.use_cases.show_access_log import show_access_log
from sspf.use_cases.show_briefings import Sought, show_briefings
from sspf.use_cases.show_meetings import show_deadline
from sspf.use_cases.show_own_data import show_own_data
from sspf.use_cases.show_promises import show_promises
from tests.use_cases.world import FRIDA, RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
MADE = CommitmentId("Å-2027-001")
DAG = PersonId("dag")
TOLD = Presented(payload={"card": {}}, summary="Titel")


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    return _writes(canary), _reads(canary)


def _writes(canary: str) -> dict[str, Prepared]:
    signal = Raised(text=f"{canary} vid trappan.", parties=("polis",), level="2")
    giving = Giving(PartyKey("polis"), f"{canary} har tid.")
    asked = Query(text=canary)
    return {
        "answer_apart": (_nothing, by(RUT, answer_apart, LIST, "activity-1", asked)),
        "choose_language": (_nothing, by(RUT, choose_language, "en")),
        "give_commitment": (_promised(canary), by(RUT, give_commitment, MADE, giving)),
        "note_refusal": (_nothing, by(RUT, note_refusal, "sensitive")),
        "raise_signal": (_nothing, by(RUT, raise_signal, signal, "press")),
        "show_access_log": (_nothing, by(DAG, show_access_log)),
    }


def _reads(canary: str) -> dict[str, Prepared]:
    near = Typeable(near={"a": {"meanings": []}}, answered={"intent": "x", "slots": {"t": canary}})
    promised, kept = _promised(canary), by(RUT, remember_buttons, TOLD, near)
    giving, signal = Giving(PartyKey("polis"), canary), Raised(text=canary)
    return {
        "list_commitments": (promised, by(RUT, list_commitments, Query(text="torget"))),
        "count_commitments": (promised, by(RUT, count_commitments, Query(), "agency")),
        "find_near": (kept, by(RUT, find_near, "a")),
        "recall": (kept, by(RUT, recall)),
        "list_meetings": (_nothing, by(RUT, list_meetings)),
        "clashing_meetings": (_nothing, by(RUT, clashing_meetings)),
        "who_comes": (_nothing, by(RUT, who_comes, "next")),
        "what_day": (_nothing, by(RUT, what_day, date(2027, 5, 6))),
        "next_break": (_nothing, by(RUT, next_break)),
        "confirm_giving": (promised, by(RUT, confirm_giving, MADE, giving)),
        "name_meeting": (_nothing, by(RUT, name_meeting, "next")),
        "open_signal": (_nothing, by(RUT, open_signal, signal)),
        "show_briefings": (_submitted, by(RUT, show_briefings, Sought(text="torget"))),
        "show_deadline": (_nothing, by(RUT, show_deadline)),
        "show_own_data": (promised, by(RUT, show_own_data)),
        "show_promises": (_held(canary), by(FRIDA, show_promises)),
    }


def _promised(canary: str) -> Act:
    return lambda scene: scene.commit(text=f"{canary} för skolan.")


def _held(canary: str) -> Act:
    async def held(scene: Scene) -> None:
        await _promised(canary)(scene)
        scene.at(date(2027, 1, 26), "09.00")

    return held


def by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


async def _submitted(scene: Scene) -> None:
    await scene.submit(RUT)


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""
