"""Typed: the lists that two agencies keep together. A change shows its form, and takes a yes."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.absent import answered
from bot.clocks import today
from bot.commands import case_work, cases
from bot.dates import find_date
from bot.turn import Reply, Turn
from bot.understand import Understood, fold
from bot.words import parties_named
from cards.acts import Act
from cards.inputs import NO, YES
from sspf.domain.choices import Choice
from sspf.domain.entries import GROUNDS
from sspf.domain.list_rules import EntryKind, ListRule
from sspf.domain.organisation import Organisation
from sspf.ports import Services
from sspf.use_cases.follow_entry import open_step
from sspf.use_cases.hold_selection import open_selection
from sspf.use_cases.keep_list import show_entry_with_code, show_list
from sspf.use_cases.propose_entry import Proposed, open_entry_form

CODE = re.compile(r"\b([a-zåäö]\d{2}-\d{2,})\b", re.IGNORECASE)
ALONE = re.compile(
    r"(?:(?:visa|oppna|show|open)\s+)?(?:(?:listan|the|var|our)\s+)?(.+?)"
    r"(?:-?\s?listan?|\s?list)?[\s.!?]*"
)
PRESENT = {"guardians": r"vardnadshavar|foraldra|guardian|parent", "youth": r"ungdom|youth|young"}
RESULTS = {
    "partly": r"delvis|partly",
    "too_early": r"for tidigt|too early",
    "no": r"nej|no\b|inte",
    "yes": r"ja\b|yes|bra",
}
REASONS = {
    "better": r"battre|better",
    "other_help": r"annan hjalp|annat satt|other help",
    "moved_away": r"flyttat|moved",
    "declined": r"tackat nej|declined",
    "other": r"annat|other",
}
OUTCOMES = {
    "none_new": r"inga nya|ingen ny|nobody new|none new",
    "new_persons": r"nya individ|nya person|new person|new individual",
    "new_theme": r"ny inriktning|nya inriktning|new focus|new theme",
}
A_MONTH = timedelta(days=31)


def lists_alone(text: str, organisation: Organisation) -> Understood | None:
    """The name of a list and nothing else, in one or several, joined or apart (Y5, T5)."""
    found = ALONE.fullmatch(fold(text))
    name = found[1].replace(" ", "") if found else ""
    for rule in organisation.lists:
        own = fold(rule.name).replace(" ", "")
        if name and name in (own, own.removesuffix("s")):
            return Understood("list_board", "", True)
    return None


async def board(turn: Turn, services: Services) -> Reply:
    key = list_named(turn.text, turn.organisation)
    return await answered(turn, services, show_list(services, turn.who, key))


async def opened(turn: Turn, services: Services) -> Reply:
    """`visa T27-01`, `bekräfta T27-01`: the card has the button."""
    if _is_of_case(turn):
        return await cases.show(turn, services)
    done = show_entry_with_code(services, turn.who, code_in(turn.text))
    return await answered(turn, services, done)


async def confirming(turn: Turn, services: Services) -> Reply:
    done = show_entry_with_code(services, turn.who, code_in(turn.text))
    reply = await answered(turn, services, done)
    return Reply(message=reply.message, beside=reply.beside, asks=Act.ENTRY_CONFIRM)


async def proposing(turn: Turn, services: Services) -> Reply:
    """`föreslå till top 5: person; missbruk; 18 a`, `föreslå till top 5: inriktning Nörrby`."""
    rule = _rule(turn)
    _, _, said = turn.text.partition(":")
    typed = _proposed(said, rule)
    done = open_entry_form(services, turn.who, rule.key if rule else "", typed)
    reply = await answered(turn, services, done)
    fields = {
        "entry_kind": typed.kind,
        "entry_title": typed.title,
        "entry_problems": ",".join(typed.problems),
        "entry_ground": typed.ground,
        "entry_reason": typed.reason,
    }
    return _asking(reply, Act.ENTRY_PROPOSE, fields if said.strip() else {})


async def selecting(turn: Turn, services: Services) -> Reply:
    """`urval top 5: inga nya; kvar T27-01, T27-02`."""
    rule = _rule(turn)
    _, _, said = turn.text.partition(":")
    outcome = next((key for key, words in OUTCOMES.items() if re.search(words, fold(said))), "")
    day = today(turn, services)
    codes = tuple(code.upper() for code in CODE.findall(said))
    key = rule.key if rule else ""
    done = open_selection(services, turn.who, key, day.isoformat(), outcome, codes)
    reply = await answered(turn, services, done)
    kept = getattr(reply.message, "kept", ())
    fields = {
        "selection_on": day.isoformat(),
        "selection_outcome": outcome,
        "selection_kept": ",".join(kept),
    }
    return _asking(reply, Act.SELECTION_SAVE, fields if outcome else {})


async def measure(turn: Turn, services: Services) -> Reply:
    """`åtgärd T27-01: samtal; polis; 12 mars`."""
    if _is_of_case(turn):
        return await case_work.measure(turn, services)
    parts = _parts(turn)
    rule = _rule_of_code(turn)
    fields: dict[str, str] = {}
    for part in parts:
        day = find_date(part, today(turn, services))
        named = parties_named(part, turn.organisation, rule.parties if rule else ())
        kind = _choice(part, rule.measures if rule else ())
        if day is not None:
            fields["measure_due"] = day.isoformat()
        elif kind:
            fields["measure_kind"] = kind
        elif named:
            fields["measure_party"] = named[0]
        else:
            fields["measure_text"] = part
    return await _step(turn, services, "measure", fields)


async def measure_done(turn: Turn, services: Services) -> Reply:
    """`åtgärd T27-01 klar 1`."""
    numbers = re.findall(r"\b(\d{1,2})\b", CODE.sub("", turn.text))
    return await _step(turn, services, f"measure_done:{numbers[0] if numbers else 1}", {})


async def talk(turn: Turn, services: Services) -> Reply:
    """`bekymringssamtal T27-01: 3 mars; hembesök; polis; ungdomen; samtal; följs upp 17 mars`."""
    rule = _rule_of_code(turn)
    said = fold(turn.text)
    fields = {
        "talk_home": YES if re.search(r"hembesok|home", said) else NO,
        "talk_parties": ",".join(
            parties_named(turn.text, turn.organisation, rule.parties if rule else ())
        ),
        "talk_present": ",".join(k for k, words in PRESENT.items() if re.search(words, said)),
        "talk_kinds": ",".join(
            c.key for c in (rule.measures if rule else ()) if fold(c.name) in said
        ),
    }
    for part in _parts(turn):
        day = _near(part, today(turn, services), ahead="folj" in fold(part))
        if day is not None:
            name = "talk_follow_up" if re.search(r"folj|follow", fold(part)) else "talk_on"
            fields[name] = day.isoformat()
    return await _step(turn, services, "talk", fields)


async def follow_up(turn: Turn, services: Services) -> Reply:
    """`följ upp T27-01 1: 17 mars; ja; delvis`: the day, and how each measure went."""
    if _is_of_case(turn):
        return await case_work.follow(turn, services)
    head, _, said = turn.text.partition(":")
    numbers = re.findall(r"\b(\d{1,2})\b", CODE.sub("", head))
    fields: dict[str, str] = {}
    results = 0
    for part in said.split(";"):
        day = find_date(part, today(turn, services))
        result = next((k for k, words in RESULTS.items() if re.search(words, fold(part))), "")
        if day is not None:
            fields["close_on"] = day.isoformat()
        elif result:
            results += 1
            fields[f"result_{results}"] = result
    number = numbers[0] if numbers else "1"
    return await _step(turn, services, f"talk_close:{number}", fields)


async def let_in(turn: Turn, services: Services) -> Reply:
    """`låt skola se T27-01`."""
    named = parties_named(turn.text, turn.organisation)
    return await _step(turn, services, "let_in", {"let_in": ",".join(named)})


async def leave(turn: Turn, services: Services) -> Reply:
    """`lämna listan T27-01: har flyttat`."""
    said = fold(turn.text.partition(":")[2])
    reason = next((key for key, words in REASONS.items() if re.search(words, said)), "")
    return await _step(turn, services, "leave", {"leave_reason": reason})


async def move(turn: Turn, services: Services) -> Reply:
    """`flytta T27-01 till youngsters`."""
    done = show_entry_with_code(services, turn.who, code_in(turn.text))
    reply = await answered(turn, services, done)
    return Reply(message=reply.message, beside=reply.beside, asks=Act.ENTRY_MOVE)


def _is_of_case(turn: Turn) -> bool:
    """What the codes of cases begin with is the municipality's to say, so no pattern tells it."""
    letter = code_in(turn.text)[:1]
    of_list = any(rule.letter == letter for rule in turn.organisation.lists)
    return letter == turn.organisation.cases.letter and not of_list


def code_in(text: str) -> str:
    found = CODE.search(text)
    return found[1].upper() if found else ""


def list_named(text: str, organisation: Organisation) -> str:
    """Key of the list whose name stands in the text; empty when none does."""
    said = fold(text).replace(" ", "")
    for rule in organisation.lists:
        name = fold(rule.name).replace(" ", "")
        if name in said or name.removesuffix("s") in said:
            return rule.key
    return organisation.lists[0].key if organisation.lists and "list" in said else ""


async def _step(turn: Turn, services: Services, step: str, fields: dict[str, str]) -> Reply:
    done = open_step(services, turn.who, code_in(turn.text), step, fields)
    reply = await answered(turn, services, done)
    return _asking(reply, Act.ENTRY_STEP, fields)


def _asking(reply: Reply, act: Act, fields: dict[str, str]) -> Reply:
    if reply.beside:
        return reply
    return Reply(message=reply.message, asks=act, typed=fields)


def _rule(turn: Turn) -> ListRule | None:
    key = list_named(turn.text, turn.organisation)
    return next((rule for rule in turn.organisation.lists if rule.key == key), None)


def _rule_of_code(turn: Turn) -> ListRule | None:
    letter = code_in(turn.text)[:1]
    return next((rule for rule in turn.organisation.lists if rule.letter == letter), None)


def _parts(turn: Turn) -> list[str]:
    said = turn.text.partition(":")[2]
    return [part.strip() for part in said.split(";") if part.strip()]


def _choice(part: str, choices: tuple[Choice, ...]) -> str:
    said = fold(part)
    return next((c.key for c in choices if fold(c.name) in said or said in fold(c.name)), "")


def _near(part: str, day: date, *, ahead: bool) -> date | None:
    """A conversation has been held: a date that would lie far ahead is last year's."""
    found = find_date(part, day)
    if found is None or ahead or found <= day:
        return found
    return found.replace(year=found.year - 1) if found - day > A_MONTH else found


def _proposed(said: str, rule: ListRule | None) -> Proposed:
    words = fold(said)
    theme = re.search(r"(?:inriktning(?:en)?|focus area)\s*(.*?)\s*(?:;|$)", said, re.IGNORECASE)
    problems = rule.problems if rule else ()
    grounds: dict[str, Callable[[str], object]] = {
        GROUNDS[0]: re.compile(r"18 ?a").search,
        GROUNDS[1]: re.compile(r"15 ?a").search,
        GROUNDS[2]: re.compile(r"samtycke|consent").search,
    }
    return Proposed(
        kind=EntryKind.THEME if theme else EntryKind.PERSON,
        title=theme[1] if theme else "",
        problems=tuple(p.key for p in problems if fold(p.name) in words),
        ground=next((code for code, found in grounds.items() if found(words)), ""),
        reason="",
    )
