"""Buttons of school breaks: one more by the form, and saving what was shown."""

from bot.turn import Reply, Turn, notice
from cards import break_book, break_preview
from sspf.domain.breaks import BreakList, fault_of
from sspf.ports import Services
from sspf.use_cases.change_breaks import preview_breaks, save_breaks


async def add(turn: Turn, services: Services) -> Reply:
    """The form stays where it is; what it would change comes below, to be saved there."""
    one = break_book.Submission.model_validate(turn.inputs).one()
    fault = "no_first" if one is None else fault_of(one)
    if one is None or fault:
        return notice(f"breaks.form.{fault}")
    card = await preview_breaks(services, turn.who, BreakList(breaks=(one,)))
    return Reply(message=card, beside=True)


async def save(turn: Turn, services: Services) -> Reply:
    what = break_preview.chosen(turn.pressed.value)
    return Reply(message=await save_breaks(services, turn.who, what.wanted, what.unwanted))
