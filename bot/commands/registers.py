"""Typed: the register of agreements and guidelines."""

import re
from datetime import date

from bot.dates import find_date
from bot.group_words import after_number, number_in
from bot.turn import Reply, Turn
from cards.acts import Act
from sspf.ports import Services
from sspf.use_cases.keep_register import (
    AgreementTyped,
    open_agreement_form,
    review_agreement,
    show_register,
)

REVIEW = re.compile(r"(?:granskas|ses över|nästa|review|next)\b", re.IGNORECASE)
LINK = re.compile(r"https?://\S+")


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_register(services, turn.who))


async def add(turn: Turn, services: Services) -> Reply:
    """`nytt avtal: Samverkansöverenskommelse; granskas 1 mars 2028; https://…`."""
    first, *rest = [part.strip() for part in turn.rest.split(";")]
    link = next((part for part in rest if LINK.match(part)), "")
    said = next((part for part in rest if REVIEW.match(part)), "")
    day = find_date(said, _today(turn, services)) if said else None
    typed = AgreementTyped(title=first, link=link, review=day.isoformat() if day else "")
    form = await open_agreement_form(services, turn.who, typed)
    if form.faults or not first:
        return Reply(message=form)
    fields = {f.id: f.value for f in form.fields}
    return Reply(message=form, asks=Act.AGREEMENT_SAVE, typed=fields)


async def reviewed(turn: Turn, services: Services) -> Reply:
    """`granskat avtal 2`, `granskat avtal 2; nästa 1 mars 2029`."""
    day = find_date(after_number(turn.rest), _today(turn, services))
    number = number_in(turn.rest)
    return Reply(message=await review_agreement(services, turn.who, number, day))


def _today(turn: Turn, services: Services) -> date:
    return services.working_days(turn.organisation).local(services.clock.now()).date()
