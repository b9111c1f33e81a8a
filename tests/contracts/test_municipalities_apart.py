"""What happens in one municipality can be neither seen nor felt in another."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sspf.domain.commitments import commitment_id
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import MunicipalityId, PartyKey
from sspf.domain.outbox import Sent
from sspf.domain.reach import nothing_known
from sspf.domain.references import Ref
from sspf.ports import UnitOfWork
from tests.contracts.acts_on_calendars import calendars_of, draft, subscribe
from tests.contracts.acts_on_cards import press, show
from tests.contracts.acts_on_case_texts import of_case_texts, write_of_case
from tests.contracts.acts_on_cases import cases_of, choose, consent, or_none, raise_case, show_case
from tests.contracts.acts_on_commitments import promise, undo
from tests.contracts.acts_on_events import enter_calendar, follow, of_events
from tests.contracts.acts_on_groups import of_groups, write_between_groups
from tests.contracts.acts_on_incidents import report
from tests.contracts.acts_on_links import of_links, open_page
from tests.contracts.acts_on_tallies import count, of_tallies
from tests.contracts.acts_on_the_log import note, of_the_log
from tests.contracts.acts_on_the_outbox import (
    die,
    hand_back,
    hasten,
    let_go,
    postpone,
    queue,
    revive,
    send,
    sweep,
)
from tests.contracts.stores import Store, settled
from tests.contracts.test_tellings import a_guest, a_telling
from tests.contracts.watched import EVERY_METHOD, Watched
from tests.factories import (
    FRIDA,
    LEO,
    MEETING,
    NOW,
    OPERATIVE,
    RUT,
    a_briefing,
    a_check,
    a_conversation,
    a_decision,
    a_message,
    a_part,
    an_absence,
    an_answer,
    an_attendance,
    an_item,
)

Act = Callable[[UnitOfWork, str], Awaitable[object]]
"""Something done with ids that are the same in every municipality, and a text that is its own."""


async def approve(uow: UnitOfWork, said: str) -> None:
    meeting = await uow.meetings.get(MEETING)
    await uow.meetings.put(replace(meeting, template_version=said, version=meeting.version + 1))


async def brief(uow: UnitOfWork, said: str) -> None:
    before = await uow.briefings.find(MEETING, a_briefing().party)
    now = (before or a_briefing(version=0)).save_draft((a_part(text=said),), RUT, NOW)
    await uow.briefings.put(replace(now, parts=(a_part(text=said),)))


async def attend(uow: UnitOfWork, said: str) -> None:
    await uow.minutes.put_attendance(MEETING, [an_attendance(title=said)])
    await uow.minutes.put_check(a_check(objection=said))
    await uow.minutes.add_decision(a_decision(text=said))
    if not await uow.minutes.items(MEETING):
        await uow.minutes.put_item(an_item(title=said))


async def tell(uow: UnitOfWork, said: str) -> None:
    await uow.tellings.put([a_telling(sequence=len(said))])
    await uow.guests.put(a_guest(point=said))
    for before in await uow.minutes.decisions(MEETING):
        await uow.minutes.confirm_decision(before, replace(before, confirmed=(PartyKey(said),)))


async def answer(uow: UnitOfWork, said: str) -> None:
    await uow.invitations.put(an_answer(person=RUT if len(said) % 2 else FRIDA))
    await uow.invitations.put_absence(an_absence())
    await uow.conversations.put(a_conversation(conversation=said))
    await uow.reach.put(nothing_known(RUT, NOW).failed("failed.blocked", NOW))
    if len(said) == 1:
        await uow.reach.put(nothing_known(FRIDA, NOW))
        await uow.conversations.forget(FRIDA)


async def rename(uow: UnitOfWork, said: str) -> None:
    await uow.organisations.put(replace(await uow.organisations.hold(), name=said))


ACTS: tuple[Act, ...] = (
    approve,
    brief,
    promise,
    undo,
    attend,
    tell,
    answer,
    queue,
    send,
    die,
    revive,
    postpone,
    hand_back,
    hasten,
    let_go,
    sweep,
    show,
    press,
    report,
    write_between_groups,
    subscribe,
    draft,
    enter_calendar,
    follow,
    rename,
    count,
    note,
    open_page,
    raise_case,
    consent,
    choose,
    show_case,
    write_of_case,
)
ON_WHAT_IS_THERE = (undo, send, die, revive, postpone, hand_back, let_go, sweep, press)


async def everything(uow: UnitOfWork) -> list[object]:
    """All that can be read in a municipality."""
    organisation = await uow.organisations.get()
    changes = [
        c for n in range(1, 30) for c in await uow.commitments.changes(commitment_id(2027, n))
    ]
    log = [_without_sequence(sent) for sent in await uow.outbox.log(1000)]
    held: list[Meeting] = await uow.meetings.of_group(OPERATIVE)
    return [
        replace(organisation, municipality=MunicipalityId("")),
        held,
        await uow.invitations.of_meeting(MEETING),
        await uow.invitations.absences(),
        [await uow.tellings.of_meeting(MEETING), await uow.tellings.to(RUT)],
        [await uow.guests.of_meeting(MEETING), await uow.guests.of_person(LEO)],
        await uow.briefings.of_meeting(MEETING),
        [await uow.minutes.items(MEETING), await uow.minutes.decisions(MEETING)],
        [await uow.minutes.attendance(MEETING), await uow.minutes.checks(MEETING)],
        [await uow.commitments.of_group(OPERATIVE), await uow.commitments.still_open()],
        await uow.commitments.open_of_group(OPERATIVE),
        await uow.commitments.last_change(RUT),
        changes,
        log,
        await uow.outbox.next_due(),
        await uow.outbox.count_dropped(RUT, "dropped.folded", NOW),
        await uow.outbox.known([a_message().key, "message:a", "message:b"]),
        *await of_case_texts(uow),
        *await of_people(uow),
    ]


async def of_people(uow: UnitOfWork) -> list[object]:
    """Their cards, the roads to them, what they reported, and what was done."""
    return [
        await uow.cards.reference(Ref("ref-1")),
        await uow.cards.card("card-1"),
        await uow.cards.card_in("conversation-rut", "activity-1"),
        await uow.cards.cards_about("a", "invitation"),
        await uow.cards.kept(RUT, "ref-1"),
        await uow.conversations.find(RUT),
        await uow.reach.find(RUT),
        await uow.reach.every(),
        [_without_sequence(sent) for sent in await uow.outbox.about(a_message().subject)],
        [_without_sequence(sent) for sent in await uow.outbox.dead(RUT, NOW)],
        [_without_sequence(sent) for sent in await uow.outbox.waiting(RUT)],
        await uow.meetings.held_since(NOW.date()),
        await or_none(uow.minutes.item(an_item().id)),
        await or_none(uow.commitments.get(commitment_id(2027, 2))),
        await uow.commitments.made_by("origin-1"),
        await or_none(uow.incidents.get(1)),
        await uow.incidents.made_by("press-1"),
        await uow.incidents.still_open(),
        *await calendars_of(uow),
        *await of_events(uow),
        *await cases_of(uow),
        *await of_links(uow),
        *await of_the_log(uow),
        *await of_tallies(uow),
        *await of_groups(uow),
    ]


def _without_sequence(sent: Sent) -> Sent:
    """It counts all municipalities' rows together, and says only what came before what."""
    return replace(sent, sequence=0)


@settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(acts=st.lists(st.tuples(st.booleans(), st.sampled_from(ACTS)), max_size=25))
async def test_what_is_done_in_one_changes_nothing_in_another(
    store: Store, acts: list[tuple[bool, Act]]
) -> None:
    here, there, alone = [await settled(store) for _ in range(3)]
    for is_here, act in acts:
        async with store.begin(here if is_here else there) as uow:
            await act(uow, "a" if is_here else "bb")
        if is_here:
            async with store.begin(alone) as uow:
                await act(uow, "a")

    async with store.begin(here) as uow:
        found = await everything(uow)
    async with store.begin(alone) as uow:
        assert found == await everything(uow)


async def test_given_the_same_keys_in_both_when_one_acts_then_the_other_is_untouched(
    store: Store,
) -> None:
    """Chance seldom finds this: rows under the same key in both, waiting, and then acted upon."""
    here, there = await settled(store), await settled(store)
    for municipality in (here, there):
        async with store.begin(municipality) as uow:
            for act in ACTS:
                if act not in ON_WHAT_IS_THERE:
                    await act(uow, "a")
    async with store.begin(here) as uow:
        before = await everything(uow)

    for act in (*ON_WHAT_IS_THERE, *ACTS):
        async with store.begin(there) as uow:
            await act(uow, "bb")
        async with store.begin(here) as uow:
            assert await everything(uow) == before, act.__name__
    async with store.begin(here) as uow:
        assert await uow.commitments.next_number(2027, frozenset()) == 3


async def test_given_a_full_municipality_when_another_is_read_then_it_is_empty(
    store: Store,
) -> None:
    full, empty = await settled(store), await settled(store)
    async with store.begin(empty) as uow:
        before = await everything(uow)
    async with store.begin(full) as uow:
        for act in ACTS:
            await act(uow, "secret")
        assert "secret" in repr(await everything(uow))

    async with store.begin(empty) as uow:
        assert await everything(uow) == before
        assert await uow.meetings.held_since(NOW.date()) == [
            await uow.meetings.get(MeetingId(MEETING))
        ]


async def test_no_method_of_any_repository_is_left_out(store: Store) -> None:
    """The tests above hold what they use. One that nobody added here would hold nothing."""
    used: set[str] = set()
    municipality = await settled(store)
    async with store.begin(municipality) as uow:
        watched = Watched(uow, used)
        for act in ACTS:
            await act(watched, "a")
        await everything(watched)

    assert used == EVERY_METHOD
