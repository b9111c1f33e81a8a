"""What of a case one reader sees, each part by its own right; what is closed is not in it."""

from collections.abc import Sequence

from sspf.domain.access import Record, may
from sspf.domain.case_access import Matter
from sspf.domain.case_files import Intake
from sspf.domain.choices import Choice
from sspf.domain.messages.case import CaseView, IntakeShown
from sspf.use_cases.case_room import Found, duty, head
from sspf.use_cases.room import AskersRoom


async def view(room: AskersRoom, found: Found) -> CaseView:
    intake = _intake(room, found)
    return CaseView(
        head=head(room, found.case),
        intake=intake,
        item_title=await _came_up_in(room, found) if intake else "",
        duty=duty(room),
    )


async def _came_up_in(room: AskersRoom, found: Found) -> str:
    """The general item's title, to those who may read it still."""
    link = found.file.intake.item
    if link is None:
        return ""
    item = await room.uow.minutes.item(link)
    record = Record(group=found.case.group, level=item.level, party=item.party, case=item.case)
    return item.title if may(room.asker, record, room.now) else ""


def named(keys: Sequence[str], among: Sequence[Choice]) -> tuple[str, ...]:
    """In the model's words; one that the model has dropped is left out."""
    return tuple(choice.name for choice in among if choice.key in keys)


def _intake(room: AskersRoom, found: Found) -> IntakeShown | None:
    """What the raising agency has said of the person is its own text (R-10)."""
    if not found.sees(room, Matter.TEXT, found.case.raised_by):
        return None
    intake: Intake = found.file.intake
    rules = room.organisation.cases
    return IntakeShown(
        age=intake.age,
        school_year=intake.school_year,
        source=intake.source,
        concerns=named(intake.concerns, rules.concern_areas),
        risk_factors=named(intake.risk_factors, rules.risk_factors),
        why_here=intake.why_here,
        family_spoken=intake.family_spoken,
        report_considered=intake.report_considered,
        note=intake.note,
    )
