"""What `python -m bot init` asks on the terminal; the answers become a municipality's file.

Only what the file must hold is asked. What the source is silent on is asked for, never filled in.
"""

from datetime import date
from uuid import uuid4

import yaml

from bot.init_asking import AgainError, Ask, listed, one_of, some_text, until, yes_or_no
from bot.init_groups import AskedGroup, ask_groups, convened
from bot.init_people import Room, ask_people
from bot.model_entries import CHAIN_ROLES
from bot.organisations.cadences import OffsetAfter
from bot.organisations.keys import key_of
from bot.organisations.listing import describe, in_short
from bot.organisations.reader import presets, read_preset
from bot.organisations.schema import PartyModel, Preset
from bot.understand import fold
from sspf.domain.agenda import Point
from sspf.domain.capture import day_of

LEVELS = ("1", "2", "3")
MODES = {"off": "av", "pointer_only": "bara en hänvisning"}
"""More than a reference takes decisions that are named in the municipality's file (A29, R-00)."""
NO_DAY = "Skriv dagen som 2027-01-04."
A_NAME = "Ett namn behövs."


def ask_everything(ask: Ask) -> str:
    """The text of the file. What cannot be read is asked again, with the reason."""
    preset = _model(ask)
    name = some_text(ask, "Vad heter kommunen? ", A_NAME)
    boards, parties = _parties(ask, preset)
    groups = ask_groups(ask, preset)
    data: dict[str, object] = {
        "key": key_of(name),
        "name": name,
        "preset": preset.key,
        "time_zone": "Europe/Stockholm",
        "tenants": [
            ask("Katalog-ID i Entra (tomt: ett påhittat, för att prova): ").strip() or str(uuid4())
        ],
        "controller": boards[0]["key"],
        "concern_link": ask("Länk till er sida om orosanmälan (tomt: ingen): ").strip() or None,
        "individual": _mode(ask, preset),
        "authorities": boards,
        "parties": parties,
        "groups": [group.entry for group in groups],
        "meeting": _meeting(ask, preset),
        "breaks": _breaks(ask),
        "reporting": _reporting(ask, preset),
        "people": ask_people(ask, _room(preset, parties, groups)),
    }
    kept = {name: value for name, value in data.items() if value not in ({}, [])}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


def _model(ask: Ask) -> Preset:
    models = {model.key: model for model in map(read_preset, presets())}
    named = {key: f"{m.name} ({key}), {in_short(m)}" for key, m in models.items()}
    chosen = models[one_of(ask, "Vilken modell?", named)]
    ask(f"\n{describe(chosen)}\n\nTryck Enter för att fortsätta. ")
    return chosen


def _parties(ask: Ask, preset: Preset) -> tuple[list[dict[str, str]], list[dict[str, object]]]:
    name = some_text(ask, "Vilken nämnd ansvarar för det gemensamma? ", A_NAME)
    boards = [{"key": key_of(name), "name": name}]
    parties: list[dict[str, object]] = []
    for party in preset.parties:
        if not party.required and not yes_or_no(ask, f"Ska {party.name} vara med?"):
            continue
        called = ask(f"Vad heter {party.name} hos er? (tomt: {party.name}) ").strip()
        seat: dict[str, object] = {"key": party.key, **({"name": called} if called else {})}
        if not party.external:
            question = f"Vilken nämnd eller myndighet svarar {called or party.name} för? "
            board = some_text(ask, question, A_NAME)
            if key_of(board) not in {b["key"] for b in boards}:
                boards.append({"key": key_of(board), "name": board})
            seat["authorities"] = [key_of(board)]
        roles = _roles(ask, party) if party.chain_role is None else []
        parties.append(seat | ({"chain_role": roles} if roles else {}))
    return boards, parties


def _room(preset: Preset, parties: list[dict[str, object]], groups: list[AskedGroup]) -> Room:
    """The parties by the names that were given here, or else the model's."""
    names = {str(party.key): party.name for party in preset.parties}
    return Room(
        parties={str(p["key"]): str(p.get("name") or names[str(p["key"])]) for p in parties},
        groups={group.key: group.name for group in groups},
        seats={group.key: frozenset(group.model.parties or ()) for group in groups},
        convened=convened(groups),
    )


def _roles(ask: Ask, party: PartyModel) -> list[str]:
    """The source says that it has a role of its own, and not which (C12)."""
    question = f"Vilken roll har {party.name} i kedjan: identifierar, stödjer eller båda?"

    def read(said: str) -> list[str]:
        both = fold(said) in ("bada", "bagge")
        words = ["identifierar", "stödjer"] if both else listed(said)
        if any(fold(word) not in CHAIN_ROLES for word in words):
            raise AgainError("Skriv identifierar, stödjer, båda eller inget.")
        return [CHAIN_ROLES[fold(word)] for word in words]

    return until(ask, f"{question} (tomt: inte sagt) ", read)


def _meeting(ask: Ask, preset: Preset) -> dict[str, object]:
    """Only what the model is silent on."""
    found: dict[str, object] = {}
    if preset.meeting.briefing_parts is None:
        question = "Underlagets delar med nivå, som ”Läget 1; Grupper 2”: "
        found["briefing_parts"] = until(ask, question, _parts)
    if preset.meeting.agenda is None:
        known = ", ".join((*Point, *preset.agenda_points))
        question = f"Dagordningens punkter, komma emellan. Det finns {known}: "
        found["agenda"] = until(ask, question, lambda said: _points(said, preset))
    return found


def _parts(said: str) -> list[dict[str, object]]:
    parts = [part.strip().rsplit(None, 1) for part in said.split(";") if part.strip()]
    if not parts or any(len(part) == 1 or part[1] not in LEVELS for part in parts):
        raise AgainError(
            "Varje del behöver ett namn och en nivå, 1, 2 eller 3, med semikolon emellan."
        )
    return [{"name": name, "level": int(level)} for name, level in parts]


def _points(said: str, preset: Preset) -> list[str]:
    known = {str(point) for point in (*Point, *preset.agenda_points)}
    points = listed(said)
    unknown = [point for point in points if point not in known]
    if unknown or not points:
        raise AgainError(f"Finns inte: {', '.join(unknown)}." if unknown else "Minst en behövs.")
    return points


def _reporting(ask: Ask, preset: Preset) -> dict[str, object]:
    """Only what the model is silent on, as on the card where a model is chosen."""
    receivers: dict[str, list[str]] = {}
    for report in preset.reports:
        if report.to is None and not report.to_outside:
            said = ask(f"Vilka får rapporten {report.key}? (komma emellan, tomt: inte bestämt) ")
            receivers |= {report.key: listed(said)} if said.strip() else {}
    found: dict[str, object] = {"receivers": receivers} if receivers else {}
    if any(isinstance(report.when, OffsetAfter) for report in preset.reports):
        question = "Från vilken dag räknas den rapport som kommer efter en tid? (tomt: inte sagt) "
        day = until(ask, question, _day_or_none)
        found |= {"counted_from": day} if day else {}
    return found


def _day_or_none(said: str) -> date | None:
    day = day_of(said) if said else None
    if said and day is None:
        raise AgainError(NO_DAY)
    return day


def _mode(ask: Ask, preset: Preset) -> str:
    """Always the municipality's own choice (A29)."""
    if preset.privacy.level3_mode == "off":
        return "off"
    return one_of(ask, "Hur arbetar ni på individnivå?", MODES)


def _breaks(ask: Ask) -> list[dict[str, object]]:
    question = "Ett lov, som ”sportlov 2027-02-22 2027-02-26” (tomt: inga fler): "
    found: list[dict[str, object]] = []
    while entry := until(ask, question, _break):
        found.append(entry)
    return found


def _break(said: str) -> dict[str, object] | None:
    if not said:
        return None
    *name, first, last = ["", "", *said.split()]
    begins, ends = day_of(first), day_of(last)
    if not any(name) or begins is None or ends is None:
        raise AgainError("Skriv namnet, första dagen och sista dagen.")
    if begins > ends:
        raise AgainError("Lovet slutar före det börjar: skriv första dagen först.")
    return {"name": " ".join(filter(None, name)), "first": begins, "last": ends}
