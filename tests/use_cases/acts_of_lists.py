"""Use cases of the lists that two agencies keep together."""

from collections.abc import Awaitable, Callable
from datetime import date
from hashlib import sha256

from sspf.domain.organisation import PersonId
from sspf.use_cases.follow_entry import Said, change_entry, move_entry, open_step
from sspf.use_cases.hold_selection import hold_selection, open_selection
from sspf.use_cases.keep_list import show_entry, show_entry_with_code, show_list
from sspf.use_cases.propose_entry import (
    Proposed,
    confirm_entry,
    open_entry_form,
    propose_entry,
)
from tests.use_cases.world import NORRSJO, PIA, SOL, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
PERSON = Proposed(ground="OSL_10_18a")


async def _nothing(scene: Scene) -> None:
    """All that is needed is the list."""


async def _proposed(scene: Scene) -> None:
    await propose_entry(scene.services, scene.who(PIA), "top5", PERSON, "press")


async def _chosen(scene: Scene) -> None:
    await _proposed(scene)
    await confirm_entry(scene.services, scene.who(SOL), _id(scene))


def _id(scene: Scene) -> str:
    """As the press that proposed it makes it."""
    return sha256(f"{NORRSJO}|press".encode()).hexdigest()[:24]


def by(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)


def of_it(person: PersonId, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), _id(scene), *given)


WRITES: dict[str, Prepared] = {
    "propose_entry": (_nothing, by(PIA, propose_entry, "top5", PERSON, "press")),
    "confirm_entry": (_proposed, of_it(SOL, confirm_entry)),
    "change_entry": (
        _chosen,
        of_it(SOL, change_entry, 2, "leave", Said(fields={"leave_reason": "better"})),
    ),
    "move_entry": (_chosen, of_it(SOL, move_entry, 2, "youngsters")),
    "hold_selection": (
        _chosen,
        by(PIA, hold_selection, "top5", date(2027, 1, 21).isoformat(), "none_new", ()),
    ),
    "show_list": (_nothing, by(PIA, show_list, "top5")),
    "show_entry": (_chosen, of_it(PIA, show_entry)),
    "show_entry_with_code": (_chosen, by(PIA, show_entry_with_code, "T27-01")),
    "open_entry_form": (_nothing, by(PIA, open_entry_form, "top5")),
    "open_step": (_chosen, by(PIA, open_step, "T27-01", "measure", {})),
    "open_selection": (_chosen, by(PIA, open_selection, "top5")),
}
"""Each reading of the individual level is written down, so those that only show are here too."""
