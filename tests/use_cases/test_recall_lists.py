"""Cards of the lists that two agencies keep go with the right to see them (R-25, R-27, R-62)."""

from datetime import timedelta
from typing import Any

import pytest

from sspf.domain.messages.general import Locked
from sspf.domain.organisation import PersonId
from sspf.domain.shown import records_shown
from sspf.ports import Presented
from sspf.use_cases.follow_entry import Said, change_entry
from sspf.use_cases.handle_card import Row, remember_card
from sspf.use_cases.hold_selection import hold_selection
from sspf.use_cases.install import install_municipality
from sspf.use_cases.keep_list import show_entry, show_list
from sspf.use_cases.propose_entry import Proposed, confirm_entry, propose_entry
from sspf.use_cases.room import Who
from tests.use_cases.cased import FRITID, with_individuals
from tests.use_cases.test_recall_lost import locked, with_person
from tests.use_cases.world import FRIDA, PIA, SOL, Scene, a_scene

PERSON = Proposed(ground="OSL_10_18a")
CARD = Presented(payload={"card": "level 3"}, summary="")


@pytest.fixture
async def listed() -> Scene:
    """One on Top 5, chosen by both."""
    scene = await a_scene()
    await with_individuals(scene)
    await propose_entry(scene.services, scene.who(PIA), "top5", PERSON, "press")
    await confirm_entry(scene.services, scene.who(SOL), the_entry(scene))
    return scene


def the_entry(scene: Scene) -> str:
    return next(iter(scene.state.entries_of_lists))


async def keep(scene: Scene, name: str, message: object, who: Who) -> None:
    """A card of this message stands in front of them."""
    scene.messenger.shown[name] = (f"conversation-{who.person}", CARD)
    row = Row(name, frozenset(), records_shown(message))
    place = f"conversation-{who.person}", name
    await remember_card(scene.services, who, CARD, type(message).__name__, place, row)


async def shown_to(scene: Scene, person: PersonId) -> None:
    """The whole list in one card, and the entry in another."""
    who = scene.who(person)
    await keep(scene, f"list-{person}", await show_list(scene.services, who, "top5"), who)
    await keep(
        scene, f"entry-{person}", await show_entry(scene.services, who, the_entry(scene)), who
    )


async def let_in(scene: Scene, *parties: str) -> None:
    entry = scene.state.entries_of_lists[the_entry(scene)]
    said = Said(fields={"let_in": ",".join(parties)})
    await change_entry(scene.services, scene.who(SOL), entry.id, entry.version, "let_in", said)


@pytest.mark.parametrize(
    "changes",
    [
        {"groups": frozenset()},
        {"party": FRITID},
        {"party": None},
        {"is_guest": True},
        {"is_deputy": True},
    ],
)
async def test_r_27_r_62_given_a_seat_is_lost_then_the_cards_of_the_list_go(
    listed: Scene, changes: dict[str, Any]
) -> None:
    await shown_to(listed, PIA)
    await shown_to(listed, SOL)

    after = with_person(listed.organisation, PIA, **changes)
    await install_municipality(listed.services, after, [])
    await listed.tick()

    assert locked(listed) == {"list-pia", "entry-pia"}


async def test_r_25_given_the_assignment_ends_then_they_go_that_night(listed: Scene) -> None:
    await shown_to(listed, PIA)
    last = listed.clock.now().date()
    ends = with_person(listed.organisation, PIA, serves_until=last)
    await install_municipality(listed.services, ends, [])
    await listed.tick()
    until_then = locked(listed)

    listed.at(last + timedelta(days=1), "00.05")
    await listed.tick()

    assert until_then == set()
    assert locked(listed) == {"list-pia", "entry-pia"}


async def test_given_another_group_is_lost_then_the_list_stays(listed: Scene) -> None:
    """What may be read as before is not taken away."""
    await shown_to(listed, PIA)
    group = next(rule.group for rule in listed.organisation.lists if rule.key == "top5")

    after = with_person(listed.organisation, PIA, groups=frozenset({group}))
    assert after != listed.organisation
    await install_municipality(listed.services, after, [])
    await listed.tick()

    assert locked(listed) == set()


async def test_t4_given_an_agency_is_no_longer_let_in_then_its_cards_of_the_entry_go(
    listed: Scene,
) -> None:
    await let_in(listed, FRITID)
    frida = listed.who(FRIDA)
    sheet = await show_entry(listed.services, frida, the_entry(listed))
    await keep(listed, "entry-frida", sheet, frida)
    await shown_to(listed, SOL)

    await let_in(listed)
    await listed.tick()

    assert locked(listed) == {"entry-frida"}


async def test_t4_given_the_entry_leaves_the_list_then_the_same(listed: Scene) -> None:
    await let_in(listed, FRITID)
    frida = listed.who(FRIDA)
    sheet = await show_entry(listed.services, frida, the_entry(listed))
    await keep(listed, "entry-frida", sheet, frida)

    today = listed.clock.now().date().isoformat()
    await hold_selection(listed.services, listed.who(PIA), "top5", today, "none_new", ())
    await listed.tick()

    assert locked(listed) == {"entry-frida"}


@pytest.mark.parametrize("lost", [True, False])
async def test_r_62_given_a_card_read_before_the_seat_is_lost_and_written_down_after_then_it_goes(
    listed: Scene, lost: bool
) -> None:
    who = listed.who(PIA)
    board = await show_list(listed.services, who, "top5")
    changes: dict[str, Any] = {"groups": frozenset()} if lost else {}
    after = with_person(listed.organisation, PIA, **changes)
    await install_municipality(listed.services, after, [])

    await keep(listed, "list-pia", board, who)
    await listed.tick()

    assert locked(listed) == ({"list-pia"} if lost else set())


async def test_r_91_given_a_card_of_a_list_is_thirty_days_old_then_it_is_among_the_old(
    listed: Scene,
) -> None:
    await shown_to(listed, PIA)
    async with listed.services.unit_of_work(listed.organisation.municipality) as uow:
        old = await uow.cards.of_cases_before(listed.clock.now() + timedelta(seconds=1))

    assert {card.id for card in old} == {"list-pia", "entry-pia"}


def test_given_a_message_without_a_list_then_it_shows_none() -> None:
    assert records_shown(Locked()) == frozenset()
