"""Cards that show a case are replaced when it closes, whatever Teams is up to (R-17, R-62)."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from sspf.domain import consents
from sspf.domain.commitments import CommitmentId
from sspf.domain.consent_forms import WithdrawalTyped
from sspf.domain.consents import GiverRole
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.agenda import AgendaDocument
from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.messages.commitment import CommitmentList, Digest, Scope
from sspf.domain.messages.consent import ConsentWithdrawn
from sspf.domain.messages.general import Locked
from sspf.domain.messages.minutes import Capture, Plan
from sspf.domain.outbox import Delivery, Kind, Message
from sspf.domain.shown import cases_shown
from sspf.ports import Conversation, Presented, TemporaryFailureError
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.handle_card import Row, remember_card
from sspf.use_cases.redraw_cards import drawn_by
from sspf.use_cases.show_consents import show_consents
from sspf.use_cases.withdraw_consent import withdraw_consent
from tests.fakes.messenger import FakeMessenger
from tests.use_cases.cased import (
    CODE,
    N27_03,
    POLIS,
    a_card,
    a_case_at_the_meeting,
    a_case_scene,
    a_promise,
    put,
    who_has_read,
)
from tests.use_cases.world import KAJ, NORRSJO, PIA, RUT, Scene

ALL = WithdrawalTyped(by=GiverRole.YOUTH.value)
TO_POLICE = WithdrawalTyped(by="guardian", scope=consents.Scope.PAIR.value, recipient=POLIS)


@pytest.fixture
async def case_scene() -> Scene:
    return await a_case_scene()


@pytest.fixture
async def during() -> Scene:
    return await a_case_at_the_meeting()


async def taken_back(scene: Scene, typed: WithdrawalTyped = ALL) -> ConsentWithdrawn:
    done = await withdraw_consent(scene.services, scene.who(KAJ), N27_03, typed)
    assert isinstance(done, ConsentWithdrawn)
    return done


def replaced(scene: Scene) -> dict[str, object]:
    """What stands now where each card stood."""
    return {a: what.payload["card"] for a, (_, what) in scene.messenger.shown.items()}


@dataclass
class DownMessenger(FakeMessenger):
    """Teams, away until told otherwise."""

    is_down: bool = True

    async def update(self, to: Conversation, activity: str, what: Presented) -> None:
        if self.is_down:
            raise TemporaryFailureError("failed.teams")
        await super().update(to, activity, what)


async def test_given_teams_is_down_at_that_moment_then_the_outbox_finishes_it(
    case_scene: Scene,
) -> None:
    """R-17: closed at once; the cards as soon as Teams is back, ahead of whatever else waits."""
    down = DownMessenger(shown=case_scene.messenger.shown)
    case_scene.services = replace(case_scene.services, messenger=down)

    await taken_back(case_scene)
    for _ in range(200):
        await case_scene.tick()
        case_scene.clock.advance(seconds=30)
    assert await show_consents(case_scene.services, case_scene.who(PIA), CODE) == NO_CASE
    assert case_scene.row("replace:card-pia").state is Delivery.DUE
    down.is_down = False
    case_scene.clock.advance(seconds=30)
    await case_scene.tick()

    shown = {a: what.payload["card"] for a, (_, what) in down.shown.items()}
    assert [shown[f"activity-card-{p}"] for p in ("pia", "frida", "kaj")] == [Locked()] * 3


async def test_given_others_wait_then_what_takes_away_goes_first(case_scene: Scene) -> None:
    async with case_scene.services.unit_of_work(NORRSJO) as uow:
        for n in range(30):
            await uow.outbox.add(
                Message(
                    key=f"welcome:{n}",
                    kind=Kind.WELCOME,
                    recipient=PIA,
                    subject="x",
                    controller=case_scene.organisation.controller,
                    send_at=case_scene.clock.now() - timedelta(hours=1),
                )
            )
    await taken_back(case_scene)

    async with case_scene.services.unit_of_work(NORRSJO) as uow:
        claimed = await uow.outbox.claim(case_scene.clock.now(), 5)

    assert [row.message.kind for row in claimed[:3]] == [Kind.REPLACE] * 3


async def test_given_an_agenda_card_then_it_is_drawn_anew_and_stays(case_scene: Scene) -> None:
    agenda = a_card("agenda-rut", RUT, kind=Kind.AGENDA, subject=case_scene.first)
    await put(case_scene, cards=[agenda])

    await taken_back(case_scene)
    await case_scene.tick()

    assert isinstance(replaced(case_scene)["activity-agenda-rut"], AgendaDocument)
    assert case_scene.state.cards["agenda-rut"].replaced_at is None
    assert not case_scene.state.case_cards["agenda-rut"]


DRAWN: list[tuple[str, str, type]] = [
    (Kind.AGENDA, "meeting", AgendaDocument),
    (Kind.PLAN_CHECK, "meeting", Plan),
    (Kind.CAPTURE, "meeting", Capture),
    (Kind.CLOSE_ITEMS, "meeting", Capture),
    (Kind.BRIEFING_REQUEST, "meeting", BriefingRequest),
    ("AgendaDocument", "meeting", AgendaDocument),
    ("Plan", "meeting", Plan),
    ("Capture", "meeting", Capture),
    ("BriefingRequest", "meeting", BriefingRequest),
    ("CommitmentList", Query().encoded(), CommitmentList),
]


@pytest.mark.parametrize(("kind", "subject", "made"), DRAWN)
async def test_r_62_given_a_card_of_several_things_when_a_case_closes_then_it_stays_without_it(
    during: Scene, kind: str, subject: str, made: type
) -> None:
    about = during.first if subject == "meeting" else subject
    await put(during, cards=[a_card("several", RUT, kind=kind, subject=about)])
    await taken_back(during)
    await during.tick()

    shown = replaced(during)["activity-several"]
    assert isinstance(shown, made)
    assert N27_03 not in cases_shown(shown)
    assert CODE not in repr(shown)
    assert "Kanariefågeln" not in repr(shown)
    assert during.state.cards["several"].replaced_at is None


@pytest.mark.parametrize("kind", ["CaseView", "CommitmentUpdate", "WholeText", "ItemForm"])
async def test_given_a_card_of_one_case_when_it_closes_then_it_is_locked(
    during: Scene, kind: str
) -> None:
    await put(during, cards=[a_card("one", RUT, kind=kind)])
    await taken_back(during)
    await during.tick()

    assert replaced(during)["activity-one"] == Locked()


@pytest.mark.parametrize(
    ("kind", "subject"), [("CommitmentList", "Å-2027-010"), ("Capture", "gone")]
)
async def test_given_nothing_to_draw_it_by_then_the_card_is_locked(
    during: Scene, kind: str, subject: str
) -> None:
    await put(during, cards=[a_card("old", RUT, kind=kind, subject=subject)])
    await taken_back(during)
    await during.tick()

    assert replaced(during)["activity-old"] == Locked()


async def test_given_a_digest_with_a_hidden_line_when_the_case_closes_then_the_line_is_gone(
    case_scene: Scene,
) -> None:
    """Its number and its day are of the case too."""
    other = a_promise(CommitmentId("Å-2027-031"), PIA, POLIS, case=None, text="Ringer skolan.")
    await put(case_scene, promises=[replace(other, level=BriefingLevel.GROUP)])
    case_scene.at(date(2027, 2, 12), "08.30")
    await case_scene.tick()
    card = case_scene.state.cards["digest:pia:2027-02-12"]
    assert case_scene.state.case_cards[card.id] == {N27_03}

    await taken_back(case_scene)
    await case_scene.tick()

    shown = replaced(case_scene)[card.activity]
    assert isinstance(shown, Digest)
    assert [each.line.id for each in shown.lines] == ["Å-2027-031"]


def test_given_what_was_typed_then_no_card_is_written_down_by_it() -> None:
    """The words of a search, and the case that was asked about, lie nowhere in the clear."""
    scope = Scope(group="Operativ grupp")
    asked = [Query(), Query(text="namn"), Query(case=N27_03)]
    lists = [
        CommitmentList(lines=(), total=0, first=1, scope=scope, query=q.encoded()) for q in asked
    ]

    assert [drawn_by(each) for each in lists] == ["{}", "", ""]
    assert drawn_by(Locked()) == ""


async def test_given_a_card_sent_while_it_was_closed_then_it_is_replaced_too(
    case_scene: Scene,
) -> None:
    """Read a moment before the withdrawal, written down a moment after."""
    pia = await who_has_read(case_scene, PIA)
    await taken_back(case_scene)
    presented = Presented(payload={"card": "level 3"}, summary="")
    case_scene.messenger.shown["late"] = ("conversation-pia", presented)
    row = Row("late-card", frozenset({N27_03}))
    place = "conversation-pia", "late"
    await remember_card(case_scene.services, pia, presented, "ConsentStatus", place, row)
    await case_scene.tick()

    assert replaced(case_scene)["late"] == Locked()


async def test_given_the_receipt_of_the_withdrawal_then_it_stays_until_something_else_closes(
    case_scene: Scene,
) -> None:
    """It has the list of the copies that cannot be recalled."""
    kaj = case_scene.who(KAJ)
    await withdraw_consent(case_scene.services, kaj, N27_03, TO_POLICE)
    presented = Presented(payload={"card": "receipt"}, summary="")
    case_scene.messenger.shown["receipt"] = ("conversation-kaj", presented)
    row = Row("receipt-card", frozenset({N27_03}))
    place = "conversation-kaj", "receipt"
    await remember_card(case_scene.services, kaj, presented, "ConsentWithdrawn", place, row)
    await case_scene.tick()
    stood = replaced(case_scene)["receipt"]
    case_scene.clock.advance(minutes=1)
    await taken_back(case_scene)
    await case_scene.tick()

    assert stood == "receipt"
    assert replaced(case_scene)["receipt"] == Locked()


async def test_given_a_card_that_is_gone_in_teams_then_the_coordinator_is_told(
    case_scene: Scene,
) -> None:
    del case_scene.messenger.shown["activity-card-pia"]

    await taken_back(case_scene)
    await case_scene.tick()

    assert case_scene.row("replace:card-pia").state is Delivery.DEAD
    assert case_scene.row("not_recalled:").message.recipient == KAJ


async def test_given_a_card_sent_by_a_clock_that_was_ahead_then_it_is_called_back_too(
    case_scene: Scene,
) -> None:
    """Two programs' clocks may be minutes apart: what closes now closes for all that was shown."""
    ahead = case_scene.clock.now() + timedelta(minutes=10)
    await put(case_scene, cards=[a_card("card-ahead", RUT, sent_at=ahead)])

    await taken_back(case_scene)
    await case_scene.tick()

    assert replaced(case_scene)["activity-card-ahead"] == Locked()
