"""When a case goes and its texts before it, as its card says it."""

from sspf.domain.messages.case import PurgeShown
from sspf.domain.purge_days import case_goes_on, texts_go_on
from sspf.domain.retention import closed_on, standing
from sspf.use_cases.case_room import Found
from sspf.use_cases.room import AskersRoom


async def purge_of(room: AskersRoom, found: Found) -> PurgeShown:
    """By the decision that stands; a hold goes before it."""
    decision = standing(await room.uow.retention.decisions())
    held = found.case.id in {hold.case for hold in await room.uow.retention.holds()}
    if decision is None:
        return PurgeShown(is_held=held)
    closed = closed_on(found.file)
    texts_on = texts_go_on(closed, decision.periods) if closed else None
    return PurgeShown(
        is_decided=True,
        is_held=held,
        texts_months=decision.periods.texts,
        case_months=decision.periods.cases,
        texts_on=texts_on if texts_on and texts_on > room.today else None,
        case_on=case_goes_on(found.case, closed, decision.periods) if closed else None,
    )
