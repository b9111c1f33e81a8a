"""Matters, plan rows, picture rows and agreements: valid unless told otherwise."""

from dataclasses import replace
from datetime import date
from typing import Any

from sspf.domain.agreements import Agreement
from sspf.domain.annual_plans import PlanRow
from sspf.domain.happenings import Happening
from sspf.domain.levels import BriefingLevel
from sspf.domain.matters import Matter, MatterKind, Stop
from sspf.domain.organisation import PartyKey
from sspf.domain.problem_pictures import PicturePart, PictureRow
from sspf.domain.self_checks import SelfCheck
from sspf.domain.trainings import Training
from tests.factories import FRIDA, NOW, OPERATIVE, RUT, an_organisation

CONTROLLER = an_organisation().controller


def a_matter(**changed: Any) -> Matter:
    made = Matter(
        number=1,
        kind=MatterKind.ITEM,
        text="Belysningen vid torget.",
        level=BriefingLevel.GENERAL,
        controller=CONTROLLER,
        made_by=FRIDA,
        made_at=NOW,
        stops=(Stop(group=OPERATIVE, came_on=NOW.date()),),
        origin="press-1",
    )
    return replace(made, **changed)


def a_plan_row(**changed: Any) -> PlanRow:
    made = PlanRow(
        number=1,
        group=OPERATIVE,
        year=2027,
        text="Minska skolket.",
        level=BriefingLevel.GENERAL,
        lead=PartyKey("skola"),
        parties=(PartyKey("polis"),),
        controller=CONTROLLER,
        made_by=FRIDA,
        made_at=NOW,
        origin="press-1",
    )
    return replace(made, **changed)


def a_picture_row(**changed: Any) -> PictureRow:
    made = PictureRow(
        number=1,
        group=OPERATIVE,
        part=PicturePart.PROBLEM,
        text="Många är ute sent på torget.",
        party=PartyKey("skola"),
        controller=CONTROLLER,
        added_by=RUT,
        added_at=NOW,
        origin="press-1",
    )
    return replace(made, **changed)


def an_agreement(**changed: Any) -> Agreement:
    made = Agreement(
        number=1,
        title="Samverkansöverenskommelse",
        link="https://www.norrsjo.example.org/avtal",
        review_on=date(2027, 6, 1),
        controller=CONTROLLER,
        added_by=FRIDA,
        added_at=NOW,
        origin="press-1",
    )
    return replace(made, **changed)


def a_training(**changed: Any) -> Training:
    made = Training(
        number=1,
        title="Samverkan i praktiken",
        held_on=date(2027, 3, 12),
        controller=CONTROLLER,
        added_by=FRIDA,
        added_at=NOW,
        origin="press-1",
    )
    return replace(made, **changed)


def a_happening(**changed: Any) -> Happening:
    made = Happening(
        number=1,
        group=OPERATIVE,
        controller=CONTROLLER,
        added_by=FRIDA,
        added_at=NOW,
        origin="press-1",
    )
    return replace(made, **changed)


def a_self_check(**changed: Any) -> SelfCheck:
    made = SelfCheck(
        number=1,
        group=OPERATIVE,
        year=2027,
        answers={"tillit": "partly"},
        controller=CONTROLLER,
        added_by=FRIDA,
        added_at=NOW,
        origin="press-1",
    )
    return replace(made, **changed)
