"""Single young people on the agenda: each reader's own version (SCENARIO 2.3 to 2.5, R-24)."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.agenda import Point
from sspf.domain.decisions import ItemId
from sspf.domain.errors import NotAllowedError
from sspf.domain.levels import BriefingLevel
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.agenda import AgendaDocument, PointLine
from sspf.domain.organisation import IndividualMode, PartyKey, PersonId
from sspf.use_cases.approve_agenda import open_approval
from sspf.use_cases.show_agenda import show_agenda, show_whole_text
from sspf.use_cases.write_briefing import submit_briefing
from tests.factories import an_item
from tests.use_cases.individual import (
    TEXTS,
    WITH_CONSENT,
    WITHOUT,
    about,
    everything_said,
    send,
    twelve_promises,
    with_individuals,
    withdraw,
)
from tests.use_cases.world import FIRST_DAY, FRIDA, KAJ, PIA, RUT, SOL, TORE, Scene, local

COVERED = (RUT, SOL, PIA, FRIDA)


@pytest.fixture
async def said(individuals: Scene) -> Scene:
    """Everybody covered has written of N27-01 and N27-03, and the school of N27-02 too."""
    await everything_said(individuals)
    await send(individuals, RUT, about(WITHOUT, TEXTS[RUT, WITHOUT]))
    individuals.at(date(2027, 1, 20), "13.30")
    return individuals


async def point(scene: Scene, person: PersonId, **who: bool) -> PointLine:
    document = await show_agenda(scene.services, scene.who(person, **who), scene.first)
    return _individual(document)


def _individual(document: AgendaDocument) -> PointLine:
    return next(p for p in document.points if p.key == Point.INDIVIDUAL)


@pytest.mark.parametrize(
    ("person", "codes"),
    [
        (FRIDA, ["N27-01", "N27-03"]),
        (SOL, ["N27-01", "N27-03"]),
        (PIA, ["N27-01", "N27-03"]),
        (RUT, ["N27-01", "N27-02", "N27-03"]),
        (KAJ, ["N27-01", "N27-02", "N27-03"]),
        (TORE, []),
    ],
)
async def test_r_24_given_a_reader_then_the_agenda_has_the_cases_of_that_reader(
    said: Scene, person: PersonId, codes: list[str]
) -> None:
    shown = await point(said, person)

    assert [case.code for case in shown.cases] == codes
    assert shown.takes_part == bool(codes)


@pytest.mark.parametrize("person", [*COVERED, KAJ])
async def test_given_a_covered_reader_then_every_text_of_the_scenario_is_there(
    said: Scene, person: PersonId
) -> None:
    shown = await point(said, person)

    texts = {each.text for case in shown.cases for each in case.said}
    assert texts == {text for (_, case), text in TEXTS.items() if case != WITHOUT}


async def test_given_a_case_without_consent_then_it_waits_and_no_word_of_it_is_there(
    said: Scene,
) -> None:
    for person in (RUT, KAJ):
        shown = await point(said, person)
        waiting = [case for case in shown.cases if case.is_waiting]
        assert [(case.code, case.said) for case in waiting] == [("N27-02", ())]


async def test_r_23_given_the_approval_then_nothing_of_the_individual_level_is_in_it(
    said: Scene,
) -> None:
    approval = await open_approval(said.services, said.who(FRIDA), said.first)

    assert "N27" not in repr(approval)
    assert not [text for text in TEXTS.values() if text in repr(approval)]


async def test_r_70_given_an_agenda_when_shown_then_each_case_and_text_is_logged_as_read(
    said: Scene,
) -> None:
    before = len(said.state.entries)
    await point(said, PIA)

    read = [entry.subject for entry in said.state.entries[before:] if entry.tag == "case:read"]
    assert len(read) == len(set(read)) == 2 + 8


async def test_given_tore_then_nothing_is_read_and_nothing_logged(said: Scene) -> None:
    before = len(said.state.entries)
    await point(said, TORE)

    assert said.tags()[before:] == []


async def test_r_52_given_company_then_no_case_is_there(said: Scene) -> None:
    shown = await point(said, RUT, is_private=False)

    assert (shown.cases, shown.takes_part) == ((), False)


async def test_given_a_withdrawal_then_the_case_is_on_no_agenda_of_a_recipient(
    said: Scene,
) -> None:
    await withdraw(said, 3, local(date(2027, 1, 20), "13.00"))
    for person in (SOL, PIA, FRIDA):
        assert [case.code for case in (await point(said, person)).cases] == ["N27-01"]


async def test_given_a_locked_case_then_it_is_on_nobodys_agenda(said: Scene) -> None:
    await withdraw(said, 3, local(date(2027, 1, 20), "13.00"), lock=True)
    for person in (RUT, KAJ, SOL):
        assert "N27-03" not in repr(await point(said, person))


async def test_given_a_consent_that_ends_before_the_meeting_then_the_case_is_not_there(
    said: Scene,
) -> None:
    """It must hold both now and when the meeting begins."""
    async with said.services.unit_of_work(said.organisation.municipality) as uow:
        (consent,) = await uow.consents.of_case(WITH_CONSENT)
        ends = replace(consent, valid_to=date(2027, 1, 20), version=2)
        await uow.consents.put(ends)

    assert date(2027, 1, 20) < FIRST_DAY
    assert [case.code for case in (await point(said, PIA)).cases] == ["N27-03"]


async def test_given_a_long_text_when_read_whole_then_by_those_it_opens_to(said: Scene) -> None:
    shown = await point(said, PIA)
    ref = shown.cases[0].said[0].ref.partition("|")[2]
    whole = await show_whole_text(
        said.services, said.who(PIA), said.first, Point.INDIVIDUAL, PartyKey(ref)
    )

    assert whole.text in TEXTS.values()
    with pytest.raises(NotAllowedError):
        await show_whole_text(
            said.services, said.who(TORE), said.first, Point.INDIVIDUAL, PartyKey(ref)
        )


@pytest.mark.parametrize(("person", "total"), [(KAJ, 12), (RUT, 12), (PIA, 11), (TORE, 6)])
async def test_k2_given_the_second_agenda_then_the_follow_up_counts_for_its_reader(
    scene: Scene, person: PersonId, total: int
) -> None:
    await with_individuals(scene)
    await scene.call()
    scene.at(FIRST_DAY, "13.05")
    await twelve_promises(scene)
    scene.at(date(2027, 2, 10), "08.00")
    document = await show_agenda(scene.services, scene.who(person), scene.second)

    counted = next(p.follow_up for p in document.points if p.follow_up)
    assert counted.total == total


async def test_given_pointer_only_then_who_wants_to_bring_it_up_and_no_word(
    scene: Scene,
) -> None:
    await with_individuals(scene, IndividualMode.POINTER_ONLY)
    typed = (
        PartAnswer(number=1, nothing=True, text=""),
        PartAnswer(number=2, nothing=True, text=""),
        PartAnswer(number=3, raises=True, cases=(WITH_CONSENT,)),
    )
    await submit_briefing(scene.services, scene.who(RUT), scene.first, typed)

    (first, *_) = (await point(scene, PIA)).cases
    assert [(each.party, each.is_pointer, each.text) for each in first.said] == [
        ("Skola", True, "")
    ]


async def test_r_11_given_an_item_of_a_case_then_it_must_be_open_now_too_and_is_logged(
    said: Scene,
) -> None:
    """A consent that begins before the meeting and after today opens nothing today."""
    item = an_item(
        id=ItemId("of-a-case"),
        meeting=said.first,
        title="Mentor i skolan",
        point=Point.GROUP_LEVEL,
        level=BriefingLevel.INDIVIDUAL,
        case=WITH_CONSENT,
        controller=said.organisation.controller,
    )
    async with said.services.unit_of_work(said.organisation.municipality) as uow:
        await uow.minutes.put_item(item)
    opened = await show_agenda(said.services, said.who(PIA), said.first)
    read = {entry.subject for entry in said.state.entries if entry.tag == "case:read"}
    async with said.services.unit_of_work(said.organisation.municipality) as uow:
        (consent,) = await uow.consents.of_case(WITH_CONSENT)
        await uow.consents.put(replace(consent, valid_from=FIRST_DAY, version=2))
    closed = await show_agenda(said.services, said.who(PIA), said.first)

    assert "Mentor i skolan" in repr(opened)
    assert "of-a-case" in read
    assert "Mentor i skolan" not in repr(closed)
