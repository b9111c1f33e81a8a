"""Each kind of document from the messages of the cards: what it holds, what it never does."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest

from bot.documents import agenda, calendar, evaluation, family, plan, screen, statistics
from bot.documents.blocks import Block, Chart, Document, Heading, Table, as_data
from bot.documents.frame import Frame
from bot.documents.kinds import KINDS
from bot.documents.making import SAFE
from bot.documents.pdf import pdf_of
from cards.text import Text
from sspf.domain.cases import CaseId
from sspf.domain.choices import Choice
from sspf.domain.documents import DocumentKind
from sspf.domain.family import (
    FamilyContact,
    FamilyInformation,
    FamilyInvitation,
    FamilyPlan,
    FamilyRow,
)
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.agenda import AgendaDocument
from sspf.domain.messages.answers import Promises
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.document import MeetingScreen
from sspf.domain.messages.meeting import MeetingFacts, MeetingList
from sspf.domain.messages.minutes import Plan
from sspf.domain.messages.statistics import Statistics
from tests.bot.documents.reading_pdf import headings, read
from tests.cards.example_facts import HIDDEN, KAJEN
from tests.cards.examples import ALL

Draw = Callable[..., Document]
CANARY = "Kanariefågel"
FRAME = Frame(municipality="Norrsjö kommun", made_on=date(2027, 2, 18))
FAMILY = FamilyInformation(
    municipality="Norrsjö kommun",
    agencies=("Skola", "Polis"),
    works_with_individuals=True,
    controller="Kommunstyrelsen",
    contacts=(FamilyContact(name="Kaj Samordnare", title="samordnare", email="kaj@example.org"),),
    plan=FamilyPlan(
        case=CaseId("case-1"),
        rows=(
            FamilyRow(
                who=Choice(key="youth", name=""),
                does=Choice(key="leisure_talk", name="Går på fritidsgården"),
                due_on=date(2027, 3, 4),
            ),
            FamilyRow(
                who=Choice(key="guardians", name=""),
                does=Choice(key="meet", name="Följer med till skolan"),
                due_on=date(2027, 3, 4),
            ),
            FamilyRow(
                who=Choice(key="skola", name="Skola"),
                does=Choice(key="mentor", name="Ger en mentor"),
                due_on=date(2027, 4, 1),
            ),
        ),
        goals=(Choice(key="okad_skolnarvaro", name="Ökad skolnärvaro"),),
        follow_up_on=date(2027, 4, 8),
    ),
)
DRAWN: dict[type, tuple[Draw, ...]] = {
    AgendaDocument: (agenda.draw,),
    Plan: (plan.draw, plan.draw_notes),
    MeetingList: (calendar.draw,),
    Promises: (evaluation.draw,),
    Statistics: (statistics.draw,),
    MeetingScreen: (screen.draw,),
}
EXAMPLES = [
    pytest.param(draw, message, id=f"{name}-{draw.__module__.rpartition('.')[2]}-{draw.__name__}")
    for name, message in ALL.items()
    for draw in DRAWN.get(type(message), ())
]


def blocks(document: Document) -> Iterator[Block]:
    yield from document.blocks


def written(document: Document) -> str:
    return json.dumps(as_data(document), ensure_ascii=False)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("draw", "message"), EXAMPLES)
def test_given_any_message_of_a_card_then_it_is_a_document_whose_parts_fit(
    draw: Draw, message: object, language: str
) -> None:
    document = draw(message, Text.load(language), FRAME)

    assert document.language == language
    for block in blocks(document):
        if isinstance(block, Table):
            assert len(block.head) == len(block.widths)
            assert {len(row) for row in block.rows} <= {len(block.head)}
        if isinstance(block, Chart):
            assert all(str(n) in block.alt and name in block.alt for name, n in block.bars)
    levels = [block.level for block in blocks(document) if isinstance(block, Heading)]
    assert all(later - former <= 1 for former, later in pairwise([0, *levels]))


@pytest.mark.long
@pytest.mark.parametrize(("draw", "message"), EXAMPLES)
def test_given_any_message_of_a_card_then_it_is_a_pdf_in_order(draw: Draw, message: object) -> None:
    found = read(pdf_of(as_data(draw(message, Text.load("sv"), FRAME))))
    levels = headings(found)

    assert found.conformance == "1"
    assert all(later - former <= 1 for former, later in pairwise(levels))


def test_given_every_chart_then_a_table_of_the_same_follows_it() -> None:
    document = statistics.draw(ALL["statistics"], Text.load("sv"), FRAME)  # type: ignore[arg-type]
    charts = [pair for pair in pairwise(document.blocks) if isinstance(pair[0], Chart)]

    assert charts
    for chart, after in charts:
        assert isinstance(chart, Chart)
        assert isinstance(after, Table)
        assert after.rows == tuple((name, str(n)) for name, n in chart.bars)


INDIVIDUAL = replace(KAJEN, text=CANARY, owner=CANARY, level=BriefingLevel.INDIVIDUAL)
UNSEEN = replace(HIDDEN, text=CANARY, owner=CANARY, is_hidden=True)


@pytest.mark.parametrize("line", [INDIVIDUAL, UNSEEN], ids=["level 3", "hidden"])
def test_given_what_may_stand_in_no_list_then_its_text_stands_in_no_document(
    line: CommitmentLine,
) -> None:
    text = Text.load("sv")
    a_plan, an_agenda, promises = ALL["plan"], ALL["agenda"], ALL["promises"]
    assert isinstance(a_plan, Plan)
    assert isinstance(an_agenda, AgendaDocument)
    assert isinstance(promises, Promises)
    held = replace(a_plan, commitments=(line,))
    points = tuple(replace(point, commitments=(line,)) for point in an_agenda.points)

    drawn = (
        plan.draw(held, text, FRAME),
        plan.draw_notes(held, text, FRAME),
        agenda.draw(replace(an_agenda, points=points), text, FRAME),
        evaluation.draw(replace(promises, late=(line,)), text, FRAME),
    )

    for document in drawn:
        assert CANARY not in written(document)
        assert line.id in written(document)
        assert "Individnivå" in written(document)


@pytest.mark.parametrize("kind", DocumentKind)
def test_given_a_file_then_its_name_says_what_it_is_and_nothing_of_whom(kind: DocumentKind) -> None:
    assert SAFE.fullmatch(KINDS[kind].file_name)
    assert not any(letter.isdigit() for letter in KINDS[kind].file_name)


def test_given_a_plan_for_the_family_then_everybody_who_does_something_stands_in_it() -> None:
    document = family.draw(FAMILY, Text.load("sv"), FRAME)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]

    assert document.title == "Plan och information till dig och din familj"
    assert [row[0] for row in table.rows] == ["Den unga", "Vårdnadshavarna", "Skola"]
    assert table.rows[2][:2] == ("Skola", "Ger en mentor")
    assert table.rows[2][2].replace("\N{NO-BREAK SPACE}", " ") == "Torsdag 1 april 2027"


def test_given_an_invitation_to_a_family_then_it_says_when_and_leaves_the_name_to_a_pen() -> None:
    told = FamilyInvitation(
        meeting=MeetingFacts(
            id=MeetingId("m"),
            version=1,
            group="Operativ grupp",
            held_on=date(2027, 2, 18),
            starts=time(15),
            ends=time(16, 30),
        ),
        agencies=("Skola", "Polis"),
        information=replace(FAMILY, plan=None),
    )
    for language in ("sv", "en"):
        document = family.draw_invitation(told, Text.load(language), FRAME)
        assert as_data(document)
    said = written(family.draw_invitation(told, Text.load("sv"), FRAME))

    assert "Torsdag 18 februari kl. 15.00" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert "Skola och Polis" in said
    assert "skrivs för hand" in said
    assert "Vad har ni rätt till?" in said


def test_given_a_model_without_individuals_then_the_family_is_not_told_of_consent() -> None:
    told = replace(FAMILY, works_with_individuals=False, plan=None, contacts=())
    said = written(family.draw(told, Text.load("sv"), FRAME))

    assert "samtycke" not in said
    assert "Vi pratar inte om enskilda barn och unga." in said
    assert "Ring kommunens växel i Norrsjö kommun" in said


def test_given_figures_as_rows_then_each_is_there_once() -> None:
    sheet = statistics.rows(ALL["statistics"], Text.load("sv"))  # type: ignore[arg-type]

    kinds = [row[:3] for row in sheet.rows]
    assert len(set(kinds)) == len(kinds)
    assert all(isinstance(row[3], int) for row in sheet.rows)
