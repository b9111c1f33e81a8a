"""A list of dates as a draft: who sees it, what is asked of it, and that it is silent."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sspf.domain.calendar_lists import Asked, Beside, Question, Reading, Usual, Wish
from sspf.domain.calendar_warnings import CalendarWarning, Hours
from sspf.domain.errors import NotConvenerError
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.organisation import GroupKey, PersonId
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.draft_calendar import preview_calendar, save_calendar_draft, usual_of
from sspf.use_cases.show_meetings import show_meetings, show_next_meeting
from tests.use_cases.world import (
    DISA,
    FIRST_DAY,
    FRIDA,
    KAJ,
    LEO,
    RUT,
    SECOND_DAY,
    Scene,
    a_scene,
    norrsjo,
)

SEPTEMBER, OCTOBER = date(2027, 9, 16), date(2027, 10, 14)


def at(on: date, starts: int = 13, ends: int = 15) -> Hours:
    return Hours(on=on, starts=time(starts), ends=time(ends))


def a_list(*days: date, questions: tuple[Question, ...] = ()) -> Reading:
    return Reading(wishes=tuple(Wish(on=day) for day in days), questions=questions)


async def save(scene: Scene, *chosen: Hours, without: tuple[date, ...] = ()) -> None:
    await save_calendar_draft(scene.services, scene.who(FRIDA), chosen, without)


def drafts(scene: Scene) -> list[Meeting]:
    return sorted(
        (m for m in scene.state.meetings.values() if m.is_draft), key=lambda m: m.starts_at
    )


@pytest.mark.parametrize("person", [RUT, KAJ, DISA])
async def test_given_anybody_but_the_convener_when_planning_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    who = scene.who(person)
    with pytest.raises(NotConvenerError):
        await save_calendar_draft(scene.services, who, [at(SEPTEMBER)])
    with pytest.raises(NotConvenerError):
        await preview_calendar(scene.services, who, a_list(SEPTEMBER))
    with pytest.raises(NotConvenerError):
        await usual_of(scene.services, who)


@pytest.mark.parametrize("person", [FRIDA, LEO])
async def test_given_a_draft_when_listed_then_only_the_conveners_see_it(
    scene: Scene, person: PersonId
) -> None:
    await save_calendar_draft(scene.services, scene.who(person), [at(SEPTEMBER)])

    for one in (FRIDA, LEO):
        shown = await show_meetings(scene.services, scene.who(one))
        assert [m.status for m in shown.meetings if m.facts.held_on == SEPTEMBER] == ["draft"]
        assert shown.drafts == 1
    for other in (RUT, KAJ):
        hidden = await show_meetings(scene.services, scene.who(other))
        assert SEPTEMBER not in [m.facts.held_on for m in hidden.meetings]
    in_company = await show_meetings(scene.services, scene.who(FRIDA, is_private=False))
    assert in_company.drafts == 0


async def test_given_drafts_when_a_year_goes_by_then_nothing_is_sent_of_them(scene: Scene) -> None:
    await save(scene, at(date(2027, 1, 14)), at(date(2027, 2, 4)))
    ids = {meeting.id for meeting in drafts(scene)}
    day = date(2026, 12, 17)
    for _ in range(12):
        day += timedelta(days=7)
        await scene.tick(day, "14.00")

    assert [m for m in scene.queued() if m.subject in ids] == []
    assert {scene.meeting(each).status for each in ids} == {MeetingStatus.DRAFT}


async def test_given_a_draft_before_the_next_meeting_then_the_next_meeting_is_another(
    scene: Scene,
) -> None:
    await save(scene, at(date(2027, 1, 14)))

    for person in (FRIDA, RUT):
        shown = await show_next_meeting(scene.services, scene.who(person))
        assert shown.held_on == FIRST_DAY


async def test_given_the_same_list_twice_when_saved_then_there_is_one_draft_each(
    scene: Scene,
) -> None:
    await save(scene, at(SEPTEMBER), at(OCTOBER))
    before = drafts(scene)
    await save(scene, at(SEPTEMBER), at(OCTOBER))

    assert drafts(scene) == before
    assert len(before) == 2


async def test_given_other_hours_when_saved_again_then_the_draft_has_them(scene: Scene) -> None:
    await save(scene, at(SEPTEMBER), at(OCTOBER))
    await save(scene, at(SEPTEMBER, 9, 11), at(OCTOBER))

    (first, second) = drafts(scene)
    assert (first.starts, first.minutes, first.version) == (time(9), 120, 2)
    assert second.version == 1


async def test_given_a_meeting_of_the_calendar_when_the_list_has_it_then_it_is_left_alone(
    scene: Scene,
) -> None:
    before = scene.meeting()
    await save(scene, at(FIRST_DAY, 9, 10))

    assert (scene.meeting(), drafts(scene)) == (before, [])


@pytest.mark.parametrize("leaves", ["moved", "cancelled"])
async def test_given_a_meeting_has_left_its_day_when_the_day_is_listed_then_it_is_a_new_draft(
    scene: Scene, leaves: str
) -> None:
    who = scene.who(FRIDA)
    if leaves == "moved":
        await move_meeting(scene.services, who, scene.first, date(2027, 1, 28), time(13))
    else:
        await cancel_meeting(scene.services, who, scene.first)
    await save(scene, at(FIRST_DAY))
    await save(scene, at(FIRST_DAY))

    (draft,) = drafts(scene)
    assert (draft.held_on, draft.id != scene.first) == (FIRST_DAY, True)


async def test_given_drafts_that_the_list_lacks_when_previewed_then_they_are_asked_about(
    scene: Scene,
) -> None:
    await save(scene, at(SEPTEMBER), at(OCTOBER))
    shown = await preview_calendar(scene.services, scene.who(FRIDA), a_list(OCTOBER))
    assert shown.left == (SEPTEMBER,)

    await save(scene, at(OCTOBER), without=shown.left)
    assert [m.held_on for m in drafts(scene)] == [OCTOBER]
    assert scene.tags()[-1] == "meeting:discard"


async def test_given_a_called_meeting_when_taken_away_as_a_draft_then_it_stays(
    scene: Scene,
) -> None:
    await save(scene, without=(FIRST_DAY,))

    assert scene.meeting().status is MeetingStatus.PLANNED


async def test_given_hours_that_have_been_when_saved_then_they_are_left_out(scene: Scene) -> None:
    await save(scene, at(date(2026, 12, 17), 8, 9), at(date(2026, 12, 16)))
    assert drafts(scene) == []

    await save(scene, at(date(2026, 12, 17), 15, 16))
    assert [m.held_on for m in drafts(scene)] == [date(2026, 12, 17)]


async def test_given_a_list_when_previewed_then_each_day_says_what_is_doubtful(
    scene: Scene,
) -> None:
    asked = Question(code=Asked.WEEKDAY_MISMATCH, on=OCTOBER, instead=(date(2027, 10, 15),))
    unread = Question(code=Asked.UNREADABLE, line="31 nov")
    days = (FIRST_DAY, date(2027, 2, 25), date(2027, 5, 6), SEPTEMBER, OCTOBER)
    shown = await preview_calendar(
        scene.services, scene.who(FRIDA), a_list(*days, questions=(asked, unread))
    )

    here, sportlov, ascension, good, odd = shown.planned
    assert (here.is_there, here.is_doubtful) == (True, False)
    assert (sportlov.names, sportlov.warnings) == (("sportlov",), (CalendarWarning.BREAK,))
    assert ascension.names == ("Kristi himmelsfärdsdag",)
    assert ascension.instead == (date(2027, 4, 29), date(2027, 5, 20))
    assert (good.is_doubtful, good.starts, good.ends) == (False, time(13), time(15))
    assert odd.questions == (asked,)
    assert date(2027, 10, 15) in odd.instead
    assert shown.unreadable == ("31 nov",)


async def test_given_the_same_day_twice_when_previewed_then_the_second_cannot_be_kept(
    scene: Scene,
) -> None:
    reading = Reading(wishes=(Wish(on=SEPTEMBER), Wish(on=SEPTEMBER, starts=time(14))))
    first, second = (await preview_calendar(scene.services, scene.who(FRIDA), reading)).planned

    assert (first.is_hopeless, second.is_hopeless) == (False, True)
    assert CalendarWarning.CLASH in first.warnings


async def test_given_a_group_with_the_same_people_when_it_meets_then_it_is_a_clash() -> None:
    """Which group it is is not said: it may be one that the convener knows nothing of."""
    scene = await a_scene()
    other = GroupKey("rtf_styrgrupp")
    meeting = replace(norrsjo().meetings[0], id=MeetingId("other"), group=other, held_on=SEPTEMBER)
    kaj = scene.organisation.person(KAJ)
    people = tuple(
        replace(p, groups=p.groups | {other}) if p.id == kaj.id else p
        for p in scene.organisation.people
    )
    scene.state.organisation = replace(scene.organisation, people=people)
    scene.state.meetings[meeting.id] = meeting
    (row,) = (await preview_calendar(scene.services, scene.who(FRIDA), a_list(SEPTEMBER))).planned

    assert (row.warnings, row.names) == ((CalendarWarning.CLASH,), ())


async def test_given_meetings_when_the_usual_is_asked_for_then_it_is_the_latests(
    scene: Scene,
) -> None:
    await save(scene, at(SEPTEMBER, 9, 10))
    context = await usual_of(scene.services, scene.who(FRIDA))

    assert context.usual == Usual(starts=time(9), minutes=60)
    assert context.today == date(2026, 12, 17)


async def test_given_answers_when_previewed_again_then_they_are_not_asked_again(
    scene: Scene,
) -> None:
    reading = Reading(wishes=(Wish(on=SECOND_DAY + timedelta(days=7)),))
    who = scene.who(FRIDA)
    (row,) = (await preview_calendar(scene.services, who, reading)).planned
    assert row.is_doubtful

    (again,) = (await preview_calendar(scene.services, who, reading, [row.hours])).planned
    assert not again.is_doubtful


async def test_given_a_remark_about_somebody_then_it_is_left_out_and_that_is_said(
    scene: Scene,
) -> None:
    told = Wish(on=SEPTEMBER, place="Kajen", remark="vi talar om 20100101-2384")
    fine = Wish(on=OCTOBER, place="  Kajen  sal 2 ", remark="studiebesök")
    shown = await preview_calendar(scene.services, scene.who(FRIDA), Reading(wishes=(told, fine)))

    assert [one.beside for one in shown.planned] == [
        Beside(),
        Beside(place="Kajen sal 2", remark="studiebesök"),
    ]
    assert [note.key for note in shown.notes] == ["calendar.beside_closed"]


async def test_given_the_same_list_with_a_place_then_the_draft_gets_it_and_once(
    scene: Scene,
) -> None:
    await save(scene, at(SEPTEMBER))
    kept = Beside(place="Kajen", remark="studiebesök")
    for _ in range(2):
        await save_calendar_draft(
            scene.services, scene.who(FRIDA), [at(SEPTEMBER)], beside={at(SEPTEMBER): kept}
        )
    await save(scene, at(SEPTEMBER))

    (draft,) = drafts(scene)
    assert (draft.place, draft.remark, draft.version) == ("Kajen", "studiebesök", 2)
