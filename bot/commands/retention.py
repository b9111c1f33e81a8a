"""Typed: how retention stands, a gallringsbeslut, and a stop for one case."""

import re
from datetime import date

from bot.case_words import CODE, code_in
from bot.commands.incident import past_day
from bot.turn import Reply, Turn
from bot.understand import fold
from cards import legal_hold, retention
from cards.acts import Act
from sspf.domain.messages.retention import HoldForm, RetentionForm
from sspf.domain.retention import HoldReason
from sspf.ports import Services
from sspf.use_cases.decide_retention import open_retention_form, withdraw_retention
from sspf.use_cases.hold_case import open_hold_form, release_case
from sspf.use_cases.show_retention import show_retention

ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
PERIODS: dict[str, str] = {
    "group_texts": r"(?:grupptexter?|grupp|niva 2|group(?: texts)?)",
    "texts": r"(?:texter|individtexter|texts)",
    "cases": r"(?:arenden|cases)",
    "consents": r"(?:samtycken|consents)",
    "card_days": r"(?:kort|cards)",
}
REASONS: dict[HoldReason, str] = {
    HoldReason.REQUEST: r"begar|utlamn|registerutdrag|request",
    HoldReason.INSPECTION: r"tillsyn|ivo\b|imy\b|\bjo\b|granskning|inspection",
    HoldReason.APPEAL: r"overklag|appeal",
}


async def show(turn: Turn, services: Services) -> Reply:
    """`gallring`."""
    return Reply(message=await show_retention(services, turn.who))


async def decide(turn: Turn, services: Services) -> Reply:
    """`gallringsbeslut GB-2027-3; 2027-03-15; texter 3; ärenden 12`, and then "ja"."""
    if not turn.rest:
        return Reply(message=await open_retention_form(services, turn.who))
    today = services.working_days(turn.organisation).local(services.clock.now()).date()
    form = await open_retention_form(services, turn.who, _typed(turn.rest, today))
    if form.faults:
        return Reply(message=form)
    return Reply(message=form, asks=Act.RETENTION_DECIDE, typed=retention.fields_of(form))


async def withdraw(turn: Turn, services: Services) -> Reply:
    """`ta tillbaka gallringsbeslutet`."""
    return Reply(message=await withdraw_retention(services, turn.who))


async def hold(turn: Turn, services: Services) -> Reply:
    """`stoppa gallring N27-01: tillsyn`, and then "ja"."""
    said = fold(CODE.sub(" ", turn.rest))
    reason = next((r.value for r, words in REASONS.items() if re.search(words, said)), "")
    form = HoldForm(code=code_in(turn.rest), reason=reason)
    shown = await open_hold_form(services, turn.who, form)
    if not form.code or not form.reason:
        return Reply(message=shown)
    return Reply(message=shown, asks=Act.RETENTION_HOLD, typed=legal_hold.fields_of(form))


async def release(turn: Turn, services: Services) -> Reply:
    """`släpp gallringsstopp N27-01`."""
    form = HoldForm(code=code_in(turn.rest))
    return Reply(message=await release_case(services, turn.who, form))


def _typed(words: str, today: date) -> RetentionForm:
    """Parts between semicolons, or one line: a reference, a date, and periods by name."""
    decided = ISO.search(words)
    parts = [p.strip() for p in ISO.sub(";", words).split(";") if p.strip(" ,.")]
    found: dict[str, str] = {"decided_on": decided[0] if decided else ""}
    for part in parts:
        name, number = _period(fold(part))
        day = None if decided or name else past_day(fold(part), today)
        if name:
            found[name] = number
        elif day is not None and "reference" in found:
            found["decided_on"] = day.isoformat()
        else:
            found.setdefault("reference", part.strip(" ,.:"))
    return RetentionForm(**found)  # type: ignore[arg-type]  # names of fields


def _period(said: str) -> tuple[str, str]:
    """Which period it is, and how long as typed; empty for anything else."""
    for name, pattern in PERIODS.items():
        found = re.fullmatch(rf"{pattern}:?\s*(\S+)(?: (?:manader|dagar|months|days))?", said)
        if found:
            return name, found[1]
    return "", ""
