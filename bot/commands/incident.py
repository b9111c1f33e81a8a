"""Typed: report a personal data incident, see which are open, close one."""

import re
from datetime import date, timedelta

from bot.dates import find_clock, find_date
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from cards.acts import Act
from cards.incident import fields_of
from sspf.domain.incidents import IncidentKind
from sspf.domain.messages.incident import IncidentForm
from sspf.ports import Services
from sspf.use_cases.follow_incidents import close_incident, list_incidents, open_incident
from sspf.use_cases.report_incident import open_incident_form

KINDS: dict[IncidentKind, str] = {
    IncidentKind.WRONG_RECIPIENT: r"fel mottagare|fel person|skickat? fel|wrong recipient",
    IncidentKind.UNAUTHORISED: r"obehorig|unauthori[sz]ed",
    IncidentKind.LOST: r"tappa|borttappa|forlora|forsvunn|stul|lost|stolen",
    IncidentKind.ALTERED: r"andra(?:ts|d)|fel uppgift|altered|changed",
    IncidentKind.UNAVAILABLE: r"otillganglig|kommer inte at|unavailable",
    IncidentKind.OTHER: r"annat|nagot annat|other",
}
WHEN = re.compile(
    r"(?:upptackt(?:es)?|noticed)?\s*(?:\d|i dag|idag|i gar|igar|today|yesterday|i forrgar"
    r"|mandag|tisdag|onsdag|torsdag|fredag|lordag|sondag|kl\b|den \d|nu\b)"
)
"""How a part begins that says when; it must be short as well."""
LONGEST_WHEN = 40
YESTERDAY = re.compile(r"\bi\s?gar\b|\byesterday\b")
WEEKDAY = re.compile(r"\b(?:man|tis|ons|tors|fre|lor|son)dag")
WEEK = timedelta(days=7)
NOT_TOLD = re.compile(r"\b(?:inte|ej|not)\b")
TOLD = re.compile(r"\b(?:anmald|anmalt|rapporterad|rapporterat|ja|yes|reported)\b")


async def report(turn: Turn, services: Services) -> Reply:
    """`rapportera personuppgiftsincident: fel mottagare; i går 15.00; vad som hände`."""
    if not turn.rest:
        return Reply(message=await open_incident_form(services, turn.who))
    typed = _typed(turn.rest, _today(turn, services))
    form = await open_incident_form(services, turn.who, typed)
    if form.faults or not form.kinds:
        return Reply(message=form)
    return Reply(message=form, asks=Act.INCIDENT_REPORT, typed=fields_of(form))


async def listed(turn: Turn, services: Services) -> Reply:
    return Reply(message=await list_incidents(services, turn.who))


async def open_one(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_incident(services, turn.who, _number(turn)))


async def close(turn: Turn, services: Services) -> Reply:
    """`stäng incident 3: anmäld 22 januari` or `stäng incident 3: inte anmäld`."""
    said = fold(turn.rest)
    after = re.sub(r"^\D*\d+", "", said)
    if NOT_TOLD.search(after):
        told, on = "no", ""
    elif TOLD.search(after):
        told, on = "yes", _iso(past_day(after, _today(turn, services)))
    else:
        return await open_one(turn, services)
    if told == "yes" and not on:
        return notice("answer.incident_when")
    return Reply(message=await close_incident(services, turn.who, _number(turn), told, on))


def _typed(words: str, today: date) -> IncidentForm:
    """Parts between semicolons: kinds, when it was noticed, and the rest is the text."""
    kinds: list[str] = []
    texts: list[str] = []
    on = at = ""
    for part in (p.strip() for p in words.split(";")):
        said = fold(part)
        found = [k.value for k, pattern in KINDS.items() if re.match(rf"(?:{pattern})", said)]
        if found:
            kinds += found
        elif len(part) <= LONGEST_WHEN and WHEN.match(said):
            clock = find_clock(part)
            day = past_day(said, today)
            at = "{:02d}:{:02d}".format(*clock) if clock else ""
            on = _iso(day or (today if clock else None))
        elif part:
            texts.append(part)
    return IncidentForm(on=on, at=at, kinds=tuple(kinds), text="\n".join(texts))


def past_day(said: str, today: date) -> date | None:
    """Dates are read as those to come; what has happened lies behind."""
    if YESTERDAY.search(said):
        return today - timedelta(days=1)
    day = find_date(said, today)
    if day is None or day <= today:
        return day
    if day - today <= WEEK and WEEKDAY.search(said):
        return day - WEEK
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _number(turn: Turn) -> int:
    found = re.search(r"\d{1,6}", turn.rest)
    return int(found[0]) if found else 0


def _today(turn: Turn, services: Services) -> date:
    return services.working_days(turn.organisation).local(services.clock.now()).date()
