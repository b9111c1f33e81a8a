"""Typed: record a decision on another legal ground, see what stands, end one. Private chat only."""

from bot.absent import no_case
from bot.clocks import today
from bot.commands.consent_words import CODE, code_in
from bot.commands.ground_words import commitment_in, ground_in, number_in
from bot.turn import Reply, Turn, notice
from cards.acts import Act
from sspf.ports import Services
from sspf.use_cases.record_ground import find_own_text, open_ground_form
from sspf.use_cases.revoke_ground import ask_to_revoke
from sspf.use_cases.show_grounds import show_grounds

WHICH = notice("ground.which")


async def record(turn: Turn, services: Services) -> Reply:
    """`annan laglig grund N27-02: polis; 18 a; …`, or of a commitment by its number."""
    commitment, code = commitment_in(turn.rest), code_in(turn.rest)
    if not commitment and code is None:
        return WHICH
    item = commitment or (await find_own_text(services, turn.who, code) if code else "")
    if not item:
        return no_case(turn)
    said = turn.rest.partition(":")[2]
    typed = ground_in(said, turn.organisation, today(turn, services))
    form = await open_ground_form(services, turn.who, item, typed)
    return Reply(message=form, asks=Act.GROUND_RECORD, typed=typed)


async def show(turn: Turn, services: Services) -> Reply:
    code = code_in(turn.text)
    return Reply(message=await show_grounds(services, turn.who, code)) if code else WHICH


async def revoke(turn: Turn, services: Services) -> Reply:
    """`återkalla beslut 1 i N27-02`: asked once more before it is done."""
    code = code_in(turn.text)
    if code is None:
        return WHICH
    number = number_in(CODE.sub(" ", turn.rest))
    asked = await ask_to_revoke(services, turn.who, code, number)
    return Reply(message=asked, asks=Act.GROUND_REVOKE)
