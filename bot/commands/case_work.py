"""Typed: one part of a case. Its form is shown, filled in with what was said; "ja" saves it."""

from bot.absent import no_case
from bot.case_replies import is_off
from bot.case_typing import typed_fields
from bot.case_words import CODE, code_in
from bot.turn import Reply, Turn, notice
from cards.case_section import fields_of
from sspf.domain.case_work import Section
from sspf.ports import Services
from sspf.use_cases.work_on_case import open_section


async def step(turn: Turn, services: Services) -> Reply:
    """`nästa steg N27-01: gå vidare`."""
    return await _work(turn, services, Section.STEP)


async def part(turn: Turn, services: Services) -> Reply:
    """`vår del N27-01: riskbedömning 2027-01-20 ester; överens; beredskap samtal`."""
    return await _work(turn, services, Section.PART)


async def plan(turn: Turn, services: Services) -> Reply:
    """`plan N27-01: mål närvaro; styrkor idrott; uppföljning 2027-03-01; familjen är inte med`."""
    return await _work(turn, services, Section.PLAN)


async def measure(turn: Turn, services: Services) -> Reply:
    """`åtgärd N27-01: anpassat schema; skolan; 2027-02-10; styrka idrott`."""
    return await _work(turn, services, Section.MEASURE)


async def decide(turn: Turn, services: Services) -> Reply:
    """`besluta plan N27-01`."""
    return await _work(turn, services, Section.DECIDE)


async def follow(turn: Turn, services: Services) -> Reply:
    """`följ upp N27-01: 1 ja; fungerat ja; saknas ingen; familjen inte med`."""
    return await _work(turn, services, Section.FOLLOW)


async def check(turn: Turn, services: Services) -> Reply:
    """`checklista N27-01: samtycke finns`."""
    return await _work(turn, services, Section.CHECK)


async def outcome(turn: Turn, services: Services) -> Reply:
    """`utfall N27-01: bevaka`."""
    return await _work(turn, services, Section.OUTCOME)


async def attendance(turn: Turn, services: Services) -> Reply:
    """`närvaro N27-01: alla utom polisen`."""
    return await _work(turn, services, Section.ATTENDANCE)


async def settings(turn: Turn, services: Services) -> Reply:
    """`inställningar N27-01: hålla koll till 2027-03-01; avstämning 3 veckor; lots Kaj`."""
    return await _work(turn, services, Section.SETTINGS)


async def close(turn: Turn, services: Services) -> Reply:
    """`avsluta ärende N27-01: orsak 1`."""
    return await _work(turn, services, Section.CLOSE)


async def _work(turn: Turn, services: Services, section: Section) -> Reply:
    if is_off(turn):
        return notice("notunderstood")
    code = code_in(turn.text)
    if not code:
        return notice("case.which")
    shown = await open_section(services, turn.who, section, code=code)
    if shown is None:
        return no_case(turn)
    found = CODE.search(turn.rest)
    rest = turn.rest[found.end() :].strip(" :.!") if found else ""
    if section is Section.DECIDE:
        return Reply(message=shown, asks=ACTS[section], typed={})
    if not rest:
        return Reply(message=shown)
    fields = typed_fields(rest, section, shown)
    filled = await open_section(services, turn.who, section, code=code, typed=fields)
    if filled is None:
        return no_case(turn)
    return Reply(message=filled, asks=ACTS[section], typed=fields_of(fields))


ACTS = {section: f"case.{section}" for section in Section}
"""The act that "ja" presses."""
