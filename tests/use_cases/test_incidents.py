"""Report, be told, decide: each once, and nobody else learns of it."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.errors import IncidentClosedError, NotAllowedError, UnknownIncidentError
from sspf.domain.incidents import Incident
from sspf.domain.messages.incident import IncidentForm, IncidentNews, IncidentReceipt
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.follow_incidents import close_incident, list_incidents, open_incident
from sspf.use_cases.report_incident import open_incident_form, report_incident
from tests.use_cases.world import FRIDA, KAJ, RUT, Scene, a_scene_during_the_meeting

DAG = PersonId("dag")
FORM = IncidentForm(kinds=("lost",), text="En utskrift är borta.")


async def reported(by: PersonId = RUT, form: IncidentForm = FORM) -> Scene:
    scene = await a_scene_during_the_meeting()
    await report_incident(scene.services, scene.who(by), form, "press")
    return scene


def noted(scene: Scene) -> Incident:
    (incident,) = scene.state.incidents.values()
    return incident


async def test_given_a_report_then_it_is_noted_with_its_hour_and_audited() -> None:
    scene = await reported()

    assert noted(scene).noticed_at == noted(scene).reported_at == scene.clock.now()
    assert scene.tags()[-1] == "incident:report"
    assert noted(scene).controller == "barn_utbildning"


async def test_given_a_report_then_those_who_handle_and_the_officer_are_told_and_nobody_else() -> (
    None
):
    scene = await reported()

    assert sorted(scene.waiting(Kind.INCIDENT)) == [DAG, KAJ]


async def test_given_the_coordinator_reports_then_only_the_others_are_told() -> None:
    scene = await reported(by=KAJ)

    assert scene.waiting(Kind.INCIDENT) == [DAG]


async def test_given_the_same_press_twice_then_it_is_noted_and_told_once() -> None:
    scene = await reported()

    again = await report_incident(scene.services, scene.who(RUT), FORM, "press")

    assert isinstance(again, IncidentReceipt)
    assert len(scene.state.incidents) == 1
    assert len(scene.waiting(Kind.INCIDENT)) == 2


async def test_given_a_report_at_night_then_it_is_told_at_once() -> None:
    """The 72 hours do not wait for the morning; everything else does."""
    scene = await a_scene_during_the_meeting()
    scene.at(date(2027, 1, 23), "23.30")
    await report_incident(scene.services, scene.who(RUT), FORM, "press")

    await scene.tick()

    assert sorted(scene.said(IncidentNews)) == [DAG, KAJ]


async def test_given_what_is_told_then_it_is_a_number_and_hours_and_no_word_that_was_typed() -> (
    None
):
    scene = await reported()
    await scene.tick()

    told = [what for _, what in scene.messenger.said if what.summary == "IncidentNews"]
    assert len(told) == 2
    assert not any("utskrift" in repr(what) or "rut" in repr(what) for what in told)


async def test_given_it_is_closed_before_it_is_told_then_nobody_is_told() -> None:
    scene = await reported()
    await close_incident(scene.services, scene.who(KAJ), 1, "no", "")

    await scene.tick()

    assert scene.said(IncidentNews) == []


@pytest.mark.parametrize("form", [IncidentForm(), IncidentForm(kinds=("lost",), on="2027-09-01")])
async def test_given_something_is_wrong_then_nothing_is_noted_and_what_was_typed_is_kept(
    form: IncidentForm,
) -> None:
    scene = await a_scene_during_the_meeting()

    back = await report_incident(scene.services, scene.who(RUT), form, "press")

    assert isinstance(back, IncidentForm)
    assert back.faults
    assert replace(back, faults=()) == form
    assert scene.state.incidents == {}


async def test_given_others_can_read_along_then_nothing_is_taken_or_shown() -> None:
    scene = await reported()
    rut, kaj = (scene.who(p, is_private=False) for p in (RUT, KAJ))

    for asked in (
        report_incident(scene.services, rut, FORM, "other"),
        open_incident_form(scene.services, rut),
        list_incidents(scene.services, kaj),
        open_incident(scene.services, kaj, 1),
        close_incident(scene.services, kaj, 1, "no", ""),
    ):
        with pytest.raises(NotAllowedError):
            await asked


async def test_given_somebody_who_does_not_handle_then_nothing_is_shown() -> None:
    """Not even to the one who reported it: whether it exists is told by the receipt alone."""
    scene = await reported()

    for person in (RUT, FRIDA):
        with pytest.raises(NotAllowedError):
            await list_incidents(scene.services, scene.who(person))
        with pytest.raises(NotAllowedError):
            await open_incident(scene.services, scene.who(person), 1)


async def test_given_the_officer_then_hours_and_kinds_are_shown_and_no_text_or_name() -> None:
    scene = await reported()

    shown = await open_incident(scene.services, scene.who(DAG), 1)

    assert (shown.text, shown.reporter, shown.may_close) == ("", "", False)
    assert shown.kinds == ("lost",)
    with pytest.raises(NotAllowedError):
        await close_incident(scene.services, scene.who(DAG), 1, "no", "")


async def test_given_a_decision_then_it_is_kept_and_the_list_is_empty() -> None:
    scene = await reported()

    closed = await close_incident(scene.services, scene.who(KAJ), 1, "yes", "2027-01-21")

    assert (closed.authority_told, closed.told_on) == (True, date(2027, 1, 21))
    assert noted(scene).closed_by == KAJ
    assert scene.tags()[-1] == "incident:close"
    assert (await list_incidents(scene.services, scene.who(KAJ))).incidents == ()


async def test_given_the_same_decision_twice_then_the_second_changes_nothing() -> None:
    scene = await reported()
    await close_incident(scene.services, scene.who(KAJ), 1, "no", "")
    before = noted(scene), scene.tags()

    await close_incident(scene.services, scene.who(KAJ), 1, "no", "")

    assert (noted(scene), scene.tags()) == before
    with pytest.raises(IncidentClosedError):
        await close_incident(scene.services, scene.who(KAJ), 1, "yes", "2027-01-21")


async def test_given_no_decision_then_it_stays_open_and_says_what_is_missing() -> None:
    scene = await reported()

    back = await close_incident(scene.services, scene.who(KAJ), 1, "yes", "2027-01-30")

    assert back.faults == ("fault.incident.told_on",)
    assert (back.told, back.on) == ("yes", "2027-01-30")
    assert noted(scene).is_open


async def test_given_no_such_number_then_refused() -> None:
    scene = await reported()

    with pytest.raises(UnknownIncidentError):
        await open_incident(scene.services, scene.who(KAJ), 2)


async def test_given_several_then_the_one_with_least_time_left_stands_first() -> None:
    scene = await reported()
    earlier = replace(FORM, on="2027-01-20", at="15:00")
    await report_incident(scene.services, scene.who(FRIDA), earlier, "other")

    shown = await list_incidents(scene.services, scene.who(KAJ))

    assert [(i.number, i.hours_left) for i in shown.incidents] == [(2, 49), (1, 72)]
