"""Deputies, mandates and absence: the seat counts, and the convener hears what matters."""

from datetime import date

import pytest

from sspf.domain.errors import AbsenceOverError, ComesNotError, UnknownDecisionError
from sspf.domain.invitations import Response
from sspf.domain.mandates import Mandate
from sspf.domain.messages.agenda import AgendaDocument
from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.messages.guest import NotComing
from sspf.domain.messages.mandate import MandateRadar, SeatEmpty
from sspf.domain.messages.meeting import Invitation, Today
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import PersonId
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.approve_agenda import approve_agenda
from sspf.use_cases.confirm_decision import confirm_decision
from sspf.use_cases.record_meeting import Despite, record_attendance, record_decision
from sspf.use_cases.set_absence import end_absence, set_absence
from sspf.use_cases.show_mandate import say_mandate
from sspf.use_cases.show_standing import show_standing
from tests.use_cases.world import (
    BO,
    FIRST_DAY,
    FRIDA,
    KIM,
    LEO,
    MEMBERS,
    PIA,
    RUT,
    SOL,
    TORE,
    Scene,
    a_scene,
)

NO = Response.DECLINED
DECISION = CaptureForm(
    decision="Vi tar fram en rutin.",
    decision_level="1",
    decision_prevention="universal",
    decision_subject="area",
)


@pytest.fixture
async def called() -> Scene:
    scene = await a_scene()
    await scene.call()
    await scene.tick()
    scene.messenger.said.clear()
    scene.mail.posted.clear()
    return scene


async def answer(
    scene: Scene, who: PersonId, response: Response, deputy: PersonId | None = None
) -> None:
    await answer_invitation(scene.services, scene.who(who), scene.first, response, deputy)


async def test_given_a_deputy_named_when_the_member_takes_it_back_then_the_deputy_is_let_go(
    called: Scene,
) -> None:
    await answer(called, RUT, NO, KIM)
    await called.tick()
    await answer(called, RUT, Response.ACCEPTED)
    await called.tick()

    assert (called.said(Invitation), called.said(NotComing)) == ([KIM], [KIM])
    assert [(r.to.id, r.is_cancelled) for r in called.mail.posted] == [(KIM, False), (KIM, True)]


async def test_given_the_deputy_is_named_once_more_then_the_deputy_is_called_once_more(
    called: Scene,
) -> None:
    for response, deputy in ((NO, KIM), (Response.ACCEPTED, None), (NO, KIM), (NO, KIM)):
        await answer(called, RUT, response, deputy)
        await called.tick()

    assert called.said(Invitation) == [KIM, KIM]


async def test_given_a_deputy_who_never_heard_of_it_when_taken_back_then_nothing_is_said(
    called: Scene,
) -> None:
    await answer(called, RUT, NO, KIM)
    await answer(called, RUT, Response.ACCEPTED)
    await called.tick()

    assert (called.messenger.said, called.mail.posted) == ([], [])


async def test_given_the_deputy_cannot_come_either_then_the_convener_hears_it_once(
    called: Scene,
) -> None:
    await answer(called, RUT, NO, KIM)
    await answer(called, KIM, NO)
    await answer(called, KIM, NO)
    await called.tick()

    assert called.said(SeatEmpty) == [FRIDA]


async def test_given_the_seat_is_filled_again_before_it_is_told_then_it_is_not_told(
    called: Scene,
) -> None:
    await answer(called, RUT, NO, KIM)
    await answer(called, KIM, NO)
    await answer(called, RUT, Response.ACCEPTED)
    await called.tick()

    assert called.said(SeatEmpty) == []


async def test_given_who_has_no_standing_mandate_then_it_is_asked_and_kept(called: Scene) -> None:
    services = called.services
    asked = await answer_invitation(services, called.who(RUT), called.first, Response.ACCEPTED)
    assert not asked.asks_mandate
    await answer(called, RUT, NO, KIM)
    asked = await answer_invitation(services, called.who(KIM), called.first, Response.ACCEPTED)
    assert asked.asks_mandate
    said = await say_mandate(services, called.who(KIM), Mandate.WITHOUT, called.first)
    assert (said.asks_mandate, said.mandate) == (False, False)

    again = await answer_invitation(services, called.who(KIM), called.first, Response.ACCEPTED)
    assert again.mandate is False
    with pytest.raises(ComesNotError):
        await say_mandate(services, called.who(SOL), Mandate.WITH, called.first)


async def test_given_two_working_days_before_then_the_convener_gets_one_card_of_every_seat(
    called: Scene,
) -> None:
    for who in (FRIDA, SOL, TORE):
        await answer(called, who, Response.ACCEPTED)
    await answer(called, RUT, NO, KIM)
    await answer(called, KIM, Response.ACCEPTED)
    await say_mandate(called.services, called.who(KIM), Mandate.WITHOUT, called.first)
    await called.tick(date(2027, 1, 19), "08.29")
    assert called.said(MandateRadar) == []
    await called.tick(date(2027, 1, 19), "08.30")
    await called.tick(date(2027, 1, 20), "12.00")

    assert called.said(MandateRadar) == [FRIDA]
    (card,) = [
        w.payload["card"]
        for _, w in called.messenger.said
        if isinstance(w.payload["card"], MandateRadar)
    ]
    assert [(s.party, s.state) for s in card.seats] == [
        ("Skola", "without"),
        ("Polis", "unanswered"),
        ("Ungas fritid", "with"),
        ("Socialtjänst", "with"),
        ("Säkerhet och beredskap", "with"),
    ]


async def test_given_all_come_with_mandate_then_there_is_no_card(called: Scene) -> None:
    for who in (FRIDA, RUT, SOL, PIA, TORE):
        await answer(called, who, Response.ACCEPTED)
    await called.tick(date(2027, 1, 19), "08.30")

    assert called.said(MandateRadar) == []


async def test_given_nobody_with_mandate_at_the_table_when_decided_then_it_is_asked_first(
    meeting_scene: Scene,
) -> None:
    services, frida, first = meeting_scene.services, meeting_scene.who(FRIDA), meeting_scene.first
    await record_attendance(services, frida, first, frozenset({FRIDA, KIM}))
    asked = await record_decision(services, frida, first, DECISION, "one")
    assert asked.form.decision_lacks == ("Skola",)
    assert asked.form.decision == DECISION.decision
    assert asked.decisions == ()

    kept = await record_decision(services, frida, first, DECISION, "two", Despite.SAVE)
    assert [d.waits_for for d in kept.decisions] == [()]
    waits = await record_decision(services, frida, first, DECISION, "three", Despite.ANCHOR)
    assert waits.decisions[1].waits_for == ("Skola",)
    with pytest.raises(UnknownDecisionError):
        await confirm_decision(services, meeting_scene.who(PIA), 2)
    plan = await confirm_decision(services, meeting_scene.who(RUT), 2)
    assert plan.decisions[1].waits_for == ()


async def test_given_an_absence_when_something_is_asked_then_the_deputy_is_asked_instead(
    called: Scene,
) -> None:
    """Failure mode 10: nobody is asked while on leave; the deputy is."""
    called.at(date(2027, 1, 11), "09.00")
    await set_absence(called.services, called.who(RUT), date(2027, 1, 11), date(2027, 1, 15))
    await called.tick(date(2027, 1, 12), "08.30")
    assert RUT not in called.said(BriefingRequest)
    assert KIM in called.said(BriefingRequest)
    await called.tick(date(2027, 1, 15), "16.00")
    assert RUT not in called.said(BriefingRequest)

    await called.tick(date(2027, 1, 18), "08.30")
    assert called.said(BriefingRequest).count(RUT) == 1


async def test_given_an_absence_newer_than_the_row_when_it_is_sent_then_it_waits(
    called: Scene,
) -> None:
    """Failure mode 10: queued before, and the person went away between."""
    await called.submit(SOL, PIA, TORE, FRIDA, RUT)
    called.at(date(2027, 1, 20), "13.30")
    await approve_agenda(called.services, called.who(FRIDA), called.first)
    await set_absence(called.services, called.who(SOL), date(2027, 1, 20), FIRST_DAY)
    await called.tick()
    assert SOL not in called.said(AgendaDocument)

    await called.tick(FIRST_DAY, "08.00")
    assert SOL not in called.said(Today)
    await end_absence(called.services, called.who(SOL))
    await called.tick(FIRST_DAY, "08.30")
    assert called.said(AgendaDocument).count(SOL) == 1


async def test_given_a_member_away_on_the_day_then_the_deputy_is_called_and_let_go_at_the_return(
    called: Scene,
) -> None:
    """Failure mode 10: a pause has an end, and the deputy is asked instead."""
    await set_absence(called.services, called.who(RUT), date(2027, 1, 18), date(2027, 1, 22))
    await called.tick()
    assert called.said(Invitation) == [KIM]
    standing = await show_standing(called.services, called.who(FRIDA), called.first)
    assert standing.seats[1].coming == (
        ("Rut Rektorsdotter, rektor", "away"),
        ("Kim Skolvärdh, skolvärd", "deputy"),
    )

    called.at(date(2027, 1, 5), "09.00")
    assert not await end_absence(called.services, called.who(RUT))
    assert await end_absence(called.services, called.who(RUT), also_to_come=True)
    await called.tick()
    assert called.said(NotComing) == [KIM]


async def test_given_the_convener_is_away_when_the_agenda_waits_then_the_stand_in_is_asked(
    called: Scene,
) -> None:
    """Failure mode 10."""
    await set_absence(called.services, called.who(FRIDA), date(2027, 1, 18), date(2027, 1, 22))
    await called.tick(date(2027, 1, 20), "13.00")

    asked = [
        p for p, w in called.messenger.said if type(w.payload["card"]).__name__ == "AgendaApproval"
    ]
    assert asked == [LEO]


async def test_given_an_absence_that_has_been_then_it_is_refused(called: Scene) -> None:
    with pytest.raises(AbsenceOverError):
        await set_absence(called.services, called.who(RUT), date(2026, 12, 1), date(2026, 12, 2))
    assert BO not in MEMBERS
