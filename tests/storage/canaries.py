"""Plants a text of its own wherever something is sealed, and looks for it in every file there is.

To add a table of one's own: a function that writes the canary there, and its line in `PLANTS`.
"""

import mmap
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlalchemy import update

from sspf.domain.case_files import FollowUp, Measure, PartyPart, Plan
from sspf.domain.decisions import ItemId
from sspf.domain.entries import Conversation
from sspf.domain.incidents import IncidentKind
from sspf.domain.levels import BriefingLevel
from sspf.ports import UnitOfWork
from storage.briefings import briefings
from storage.database import Database
from storage.scope import Scope
from tests.factories import (
    FRITID,
    MEETING,
    NOW,
    RUT,
    SKOLA,
    a_briefing,
    a_change,
    a_commitment,
    a_decision,
    a_part,
    an_item,
)
from tests.factories_cases import (
    a_case,
    a_case_file,
    a_case_text,
    a_consent,
    a_ground,
    a_release,
)
from tests.factories_incidents import an_incident
from tests.factories_lists import an_entry as a_list_entry

CASE = "c1"


def a_canary() -> str:
    """No other test's, so that a server that all share can be searched whole."""
    return f"kanariefågeln-{token_hex(6)}-sjunger"


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a plant is put: one transaction, seen from both sides."""

    uow: UnitOfWork
    scope: Scope


async def in_a_draft(ground: Ground, canary: str) -> None:
    await ground.uow.briefings.put(a_briefing())
    await ground.uow.briefings.put(a_briefing().save_draft((a_part(text=canary),), RUT, NOW))


async def in_kept_inputs(ground: Ground, canary: str) -> None:
    await ground.uow.cards.keep(RUT, "ref-1", {"text": canary}, NOW)


async def in_a_change(ground: Ground, canary: str) -> None:
    before = a_commitment(text=canary, note=canary)
    await ground.uow.commitments.add_change(a_change(before, replace(before, version=2)))


async def in_an_incident(ground: Ground, canary: str) -> None:
    kinds = (IncidentKind.LOST.value,)
    await ground.uow.incidents.put(an_incident(number=1, kinds=kinds, text=canary))


async def in_a_case(ground: Ground, canary: str) -> None:
    """In a column that is sealed for a case; this one is of drafts, any will do."""
    place = ("briefings", "draft", (MEETING, SKOLA))
    sealed = await ground.scope.seal_for_case(CASE, *place, canary)
    mine = ground.scope.mine(briefings)
    await ground.scope.connection.execute(update(briefings).where(mine).values(draft=sealed))


async def in_what_is_written_of_a_case(ground: Ground, canary: str) -> None:
    """Its stub, its plan and notes, and an agency's text on it: draft, released and replaced."""
    uow, plan = ground.uow, Plan(goal=canary, strength=canary, picture=canary)
    await uow.cases.put(a_case())
    voice = replace(plan.voice, note=canary)
    measure = Measure(number=1, kind="k", owner="skola", due_on=NOW.date(), basis="b", note=canary)
    file = a_case_file(
        intake=replace(a_case_file().intake, note=canary),
        parts=(PartyPart(party=SKOLA, note=canary),),
        plan=replace(plan, voice=voice, measures=(measure,)),
        follow_ups=(FollowUp(held_on=NOW.date(), results=(), worked="yes", note=canary),),
    )
    await uow.case_files.put(file)
    text = a_case_text(content=replace(a_case_text().content, text=canary))
    await uow.case_texts.put(text)
    released = text.release([a_release(FRITID)])
    await uow.case_texts.put(released)
    await uow.case_texts.put(released.replaced())


async def in_a_consent(ground: Ground, canary: str) -> None:
    """Where the form lies, and why a ground was weighed so."""
    given = tuple(replace(giver, evidence=canary) for giver in a_consent().givers)
    await ground.uow.consents.put(a_consent(givers=given))
    await ground.uow.consents.put_ground(a_ground(weighing=canary))


async def in_an_entry(ground: Ground, canary: str) -> None:
    """On a list that two agencies keep: the ground, and what was said in a conversation."""
    talk = Conversation(
        held_on=NOW.date(),
        at_home=True,
        parties=(),
        guardians=True,
        youth=True,
        measures=(canary,),
    )
    entry = a_list_entry(ground_note=canary, conversations=(talk,))
    await ground.uow.entries.put(entry)


async def in_the_minutes_about_one_person(ground: Ground, canary: str) -> None:
    """Item, decision and commitment, in a case and in none."""
    single: dict[str, Any] = {"level": BriefingLevel.INDIVIDUAL}
    minutes, commitments = ground.uow.minutes, ground.uow.commitments
    for number, case in enumerate((CASE, None), 5):
        await minutes.put_item(an_item(id=ItemId(f"i{number}"), title=canary, case=case, **single))
        decision = a_decision(id=f"d{number}", origin=f"d{number}", text=canary, case=case)
        await minutes.add_decision(replace(decision, **single))
        made = a_commitment(id=f"Å-2027-09{number}", text=canary, note=canary, case=case, **single)
        await commitments.put(made)


Plant = Callable[[Ground, str], Awaitable[None]]
PLANTS: tuple[Plant, ...] = (
    in_a_draft,
    in_kept_inputs,
    in_a_change,
    in_an_incident,
    in_a_case,
    in_what_is_written_of_a_case,
    in_a_consent,
    in_an_entry,
    in_the_minutes_about_one_person,
)


def spellings(words: str) -> list[bytes]:
    """As a database, a log or a JSON file may write it."""
    return [words.encode(), words.encode("utf-16-le"), words.encode("unicode-escape")]


def holding(canary: str, *folders: Path) -> list[Path]:
    """Every file in these folders in which the canary stands."""
    sought = spellings(canary)
    return [file for file in _files(*folders) if _has(file, sought)]


def _files(*folders: Path) -> Iterator[Path]:
    for folder in folders:
        yield from (file for file in sorted(folder.rglob("*")) if file.is_file())


def _has(file: Path, sought: list[bytes]) -> bool:
    """Files that a server removes meanwhile hold nothing any more."""
    try:
        with file.open("rb") as opened:
            if file.stat().st_size == 0:
                return False
            with mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return any(data.find(spelling) >= 0 for spelling in sought)
    except (FileNotFoundError, ValueError):
        return False


async def server_folder(admin: Database) -> Path:
    """PostgreSQL's data directory, tables and write-ahead log, with all that is in its memory."""
    async with admin.engine.connect() as connection:
        bare = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await bare.exec_driver_sql("CHECKPOINT")
        return Path((await bare.exec_driver_sql("SHOW data_directory")).scalar_one())
