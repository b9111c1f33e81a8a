"""A file cannot be called back: nothing about a single young person stands in one (R-10, R-62)."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import pytest_asyncio

from bot.documents import agenda, plan
from bot.documents.blocks import as_data
from bot.documents.frame import Frame
from bot.documents.kinds import KINDS
from bot.documents.worker import WRITERS
from cards.text import Text
from sspf.domain.documents import DocumentKind, FileForm
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.agenda import AgendaDocument
from sspf.domain.messages.minutes import Plan
from sspf.domain.organisation import PersonId
from sspf.domain.roads import Road
from sspf.use_cases.show_agenda import show_agenda
from sspf.use_cases.show_plan import show_plan
from tests.bot.documents.reading_pdf import words_in
from tests.bot.documents.test_drawn import FRAME, written
from tests.cards.examples import ALL
from tests.factories_reports import a_report
from tests.individual.test_closed_by_default import World, built
from tests.use_cases.world import FRIDA, KAJ, PIA, RUT, SOL, TORE, Scene

TEXT = Text.load("sv")
HELD_BACK = "Individnivå står aldrig i en fil."
OF_A_MEETING = (DocumentKind.AGENDA, DocumentKind.NOTES, DocumentKind.PLAN)
OF_NO_MEETING = {DocumentKind.FIGURES: None, DocumentKind.REPORT: "1"}
OF_THE_COORDINATOR = (DocumentKind.STATISTICS, *OF_NO_MEETING)
OF_A_FAMILY = frozenset({DocumentKind.FAMILY_INVITATION})
"""Only where a family has a seat, which this house has not; it holds the meeting's hours alone."""
MADE = [(kind, form) for kind in KINDS if kind not in OF_A_FAMILY for form in KINDS[kind].forms]


@pytest_asyncio.fixture
async def open_to_all(tmp_path: Path) -> tuple[Scene, list[str]]:
    """Everything is written and everybody but Tore may read it; the words that tell."""
    scene, planted = await built(World(), tmp_path / "keys")
    async with scene.services.unit_of_work(scene.who(KAJ).municipality) as uow:
        await uow.reports.put(a_report())
        await uow.reports.put(a_report().approve(KAJ, scene.clock.now()))  # its figures stay
    return scene, [canary.word for canary in planted]


async def told(
    scene: Scene, kind: DocumentKind, person: PersonId, form: FileForm
) -> dict[str, Any]:
    """What goes to the process that makes files, as the page behind the link asks for it."""
    asked = KINDS[kind]
    who = replace(scene.who(person), road=Road.WEB)
    meeting = scene.second if kind is DocumentKind.AGENDA else scene.first
    about = OF_NO_MEETING.get(kind, meeting)
    message = await asked.ask(scene.services, who, about)
    if form in (FileForm.EXCEL, FileForm.CSV):
        assert asked.rows
        return {"told": asdict(asked.rows(message, TEXT))}
    frame = Frame(municipality="Norrsjö kommun", made_on=scene.clock.now().date())
    return {"told": as_data(asked.draw(message, TEXT, frame)), "logo": "", "template": ""}


READ: dict[FileForm, Callable[[bytes], str]] = {
    FileForm.PDF: words_in,
    FileForm.WORD: lambda body: _unzipped(body),
    FileForm.EXCEL: lambda body: _unzipped(body),
    FileForm.CSV: lambda body: body.decode("utf-8-sig"),
}


def _unzipped(body: bytes) -> str:
    with ZipFile(BytesIO(body)) as parts:
        return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())


@pytest.mark.parametrize(("kind", "form"), MADE)
async def test_r_62_given_all_may_read_when_a_file_is_made_then_nothing_of_a_person_is_in_it(
    open_to_all: tuple[Scene, list[str]], kind: DocumentKind, form: FileForm
) -> None:
    scene, words = open_to_all
    reader = KAJ if kind in OF_THE_COORDINATOR else RUT
    body = WRITERS[form](await told(scene, kind, reader, form))
    said = READ[form](body)

    assert len(said) > 100
    assert [word for word in words if word in said] == []
    assert (HELD_BACK in said.replace("\N{NO-BREAK SPACE}", " ")) == (kind in OF_A_MEETING)


@pytest.mark.parametrize("person", [FRIDA, RUT, SOL, PIA, TORE, KAJ])
@pytest.mark.parametrize("kind", OF_A_MEETING)
async def test_r_10_given_any_reader_then_the_same_is_said_of_the_individual_level_to_all(
    open_to_all: tuple[Scene, list[str]], kind: DocumentKind, person: PersonId
) -> None:
    scene, words = open_to_all
    before = len(scene.state.entries)
    said = json.dumps(await told(scene, kind, person, FileForm.PDF), ensure_ascii=False)

    assert [word for word in words if word in said] == []
    assert HELD_BACK in said
    of_tore = await told(scene, kind, TORE, FileForm.PDF)  # he takes part in no case
    assert said == json.dumps(of_tore, ensure_ascii=False)
    assert "case:read" not in scene.tags()[before:]  # what is not shown is not read


async def test_given_the_same_reader_in_the_chat_then_the_words_are_there(
    open_to_all: tuple[Scene, list[str]],
) -> None:
    """Or the tests above would prove nothing."""
    scene, words = open_to_all
    shown = (
        await show_agenda(scene.services, scene.who(RUT), scene.second),
        await show_plan(scene.services, scene.who(RUT), scene.first),
    )

    assert {"Sidensvanspolis", "Rosenfink", "Domherre", "Steglits", "Koltrastpolis"} <= {
        word for word in words if word in repr(shown)
    }


def test_given_a_message_of_a_case_when_drawn_then_it_is_held_back_once_more() -> None:
    """Whatever road a message came by: the drawing itself holds it back."""
    a_plan, an_agenda = ALL["plan"], ALL["agenda"]
    assert isinstance(a_plan, Plan)
    assert isinstance(an_agenda, AgendaDocument)
    decision = replace(a_plan.decisions[0], text="Domherre", case="case-3")
    deep = replace(a_plan.items[0], title="Steglits", level=BriefingLevel.INDIVIDUAL)
    held = replace(a_plan, decisions=(decision,), items=(deep,))
    points = tuple(replace(point, items=(deep,)) for point in an_agenda.points)

    for drawn in (
        plan.draw(held, TEXT, FRAME),
        plan.draw_notes(held, TEXT, FRAME),
        agenda.draw(replace(an_agenda, points=points), TEXT, FRAME),
    ):
        assert "Domherre" not in written(drawn)
        assert "Steglits" not in written(drawn)
