"""Every use case that writes leaves an audit entry in the same transaction, and no content in it.

The walk finds the use cases by itself: one that has no line in tests/use_cases/acts.py is red.
"""

import importlib
import inspect
import pkgutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields, replace

import pytest

import sspf.use_cases
from sspf.domain.audit import Entry
from sspf.domain.organisation import MunicipalityId
from sspf.ports import UnitOfWork
from tests.fakes.state import State
from tests.use_cases.acts import CANARY, READS, WRITES
from tests.use_cases.world import Scene, a_scene_during_the_meeting, norrsjo

BOOKKEEPING = {
    "calendar_events",
    "entries",
    "event_feeds",
    "known",
    "last_numbers",
    "outbox",
    "reach",
    "references",
}
"""Not records: the queue, how the calendar stands and how far it is read, what buttons mean, when
somebody was heard from. What is sent is audited when it is sent; a road that opens or is shut, when
it changes: tests/use_cases/test_reach.py."""


@dataclass(frozen=True)
class Kept:
    """What one transaction changed."""

    changed: frozenset[str]
    entries: tuple[Entry, ...]


@dataclass
class Watched:
    """Units of work that tell what each of them kept."""

    scene: Scene
    kept: list[Kept]

    @asynccontextmanager
    async def __call__(self, municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        states = self.scene.database.states
        before = states.get(municipality, State())
        async with self.scene.units(municipality) as uow:
            yield uow
        after = states[municipality]
        names = [f.name for f in fields(State)]
        self.kept.append(
            Kept(
                changed=frozenset(n for n in names if getattr(before, n) != getattr(after, n)),
                entries=tuple(after.entries[len(before.entries) :]),
            )
        )


async def watched(name: str) -> list[Kept]:
    """What the use case kept, transaction by transaction."""
    prepare, act = (WRITES | READS)[name]
    scene = await a_scene_during_the_meeting()
    await prepare(scene)
    kept: list[Kept] = []
    scene.services = replace(scene.services, unit_of_work=Watched(scene, kept))
    await act(scene)
    return kept


def use_cases() -> Iterator[str]:
    """Every public coroutine in sspf/use_cases that takes Services first."""
    for module in pkgutil.iter_modules(sspf.use_cases.__path__):
        home = importlib.import_module(f"sspf.use_cases.{module.name}")
        for name, found in inspect.getmembers(home, inspect.iscoroutinefunction):
            first = next(iter(inspect.signature(found).parameters), "")
            if found.__module__ == home.__name__ and first == "services" and name[0] != "_":
                yield name


def test_every_use_case_is_walked() -> None:
    assert sorted(use_cases()) == sorted(WRITES | READS)


@pytest.mark.parametrize("name", WRITES)
async def test_given_a_use_case_that_writes_when_done_then_it_has_written(name: str) -> None:
    """Otherwise the next tests would prove nothing."""
    assert any(kept.changed for kept in await watched(name))


@pytest.mark.parametrize("name", WRITES)
async def test_given_a_use_case_that_writes_when_done_then_every_transaction_is_audited(
    name: str,
) -> None:
    silent = [
        sorted(kept.changed)
        for kept in await watched(name)
        if kept.changed - BOOKKEEPING and not kept.entries
    ]

    assert silent == []


@pytest.mark.parametrize("name", WRITES)
async def test_given_a_use_case_that_writes_when_done_then_there_is_an_entry(name: str) -> None:
    assert [entry for kept in await watched(name) for entry in kept.entries]


@pytest.mark.parametrize("name", READS)
async def test_given_a_use_case_that_reads_when_done_then_nothing_is_kept(name: str) -> None:
    assert [sorted(kept.changed) for kept in await watched(name) if kept.changed] == []


@pytest.mark.parametrize("name", WRITES)
async def test_given_an_entry_when_read_then_no_text_name_or_case_stands_in_it(name: str) -> None:
    names = {word for person in norrsjo().organisation.people for word in person.name.split()}
    hidden = {CANARY, *CANARY.split(), *names, "N27-"}
    written = " ".join(str(e) for kept in await watched(name) for e in kept.entries)

    assert [word for word in hidden if word in written] == []


@pytest.mark.parametrize("name", WRITES)
async def test_given_an_entry_when_read_then_its_tag_is_a_subject_and_an_action(name: str) -> None:
    tags = [entry.tag for kept in await watched(name) for entry in kept.entries]

    assert [tag for tag in tags if len(tag.split(":")) not in (2, 3)] == []
