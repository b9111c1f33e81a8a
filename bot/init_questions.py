"""What `python -m bot init` asks on the terminal; the answers become a municipality's file.

Only what the file must hold is asked. What the source is silent on is asked for, never filled in.
"""

import re
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import yaml

from bot.organisations.cadences import OffsetAfter
from bot.organisations.listing import describe, in_short
from bot.organisations.reader import presets, read_preset
from bot.organisations.schema import GroupModel, PartyModel, Preset
from bot.organisations.wording import cadence_in_words
from bot.understand import fold
from sspf.domain.agenda import Point
from sspf.domain.capture import day_of
from sspf.domain.ways_of_working import ChainRole

Ask = Callable[[str], str]
"""Shows a question, gives back what was answered."""
PER = {"stadsdel": "stadsdel", "omrade": "område"}
LEVELS = ("1", "2", "3")
MODES = ("off", "pointer_only")


def ask_everything(ask: Ask) -> str:
    """The text of the file. Nothing is checked here but what can be asked again."""
    preset = _model(ask)
    name = _until(ask, "Vad heter kommunen? ", bool)
    key = key_of(name)
    boards, parties = _parties(ask, preset)
    groups = _groups(ask, preset)
    data: dict[str, object] = {
        "key": key,
        "name": name,
        "preset": preset.key,
        "time_zone": "Europe/Stockholm",
        "tenants": [
            ask("Katalog-ID i Entra (tomt: ett påhittat, för att prova): ") or str(uuid4())
        ],
        "controller": boards[0]["key"],
        "concern_link": ask("Länk till er sida om orosanmälan (tomt: ingen): ") or None,
        "individual": _mode(ask, preset),
        "authorities": boards,
        "parties": parties,
        "groups": groups,
        "meeting": _meeting(ask, preset),
        "breaks": _breaks(ask),
        "reporting": _reporting(ask, preset),
        "people": _people(ask, [str(p["key"]) for p in parties], [str(g["key"]) for g in groups]),
    }
    kept = {name: value for name, value in data.items() if value not in ({}, [])}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False)


def _model(ask: Ask) -> Preset:
    models = [read_preset(file) for file in presets()]
    lines = [f"{n}. {m.name} ({m.key}), {in_short(m)}" for n, m in enumerate(models, start=1)]
    question = "\n".join(["Vilken modell?", *lines, "Skriv siffran: "])
    numbers = {str(n) for n in range(1, len(models) + 1)}
    chosen = models[int(_until(ask, question, lambda said: said in numbers)) - 1]
    ask(f"\n{describe(chosen)}\n\nTryck Enter för att fortsätta. ")
    return chosen


def _parties(ask: Ask, preset: Preset) -> tuple[list[dict[str, str]], list[dict[str, object]]]:
    name = _until(ask, "Vilken nämnd ansvarar för det gemensamma? ", bool)
    boards = [{"key": key_of(name), "name": name}]
    parties: list[dict[str, object]] = []
    for party in preset.parties:
        if not party.required and ask(f"Ska {party.name} vara med? (ja/nej) ") != "ja":
            continue
        called = ask(f"Vad heter {party.name} hos er? (tomt: {party.name}) ")
        seat: dict[str, object] = {"key": party.key, **({"name": called} if called else {})}
        if not party.external:
            board = _until(ask, f"Vilken nämnd eller myndighet svarar {party.name} för? ", bool)
            if key_of(board) not in {b["key"] for b in boards}:
                boards.append({"key": key_of(board), "name": board})
            seat["authorities"] = [key_of(board)]
        roles = _roles(ask, party) if party.chain_role is None else []
        parties.append(seat | ({"chain_role": roles} if roles else {}))
    return boards, parties


def _roles(ask: Ask, party: PartyModel) -> list[str]:
    """The source says that it has a role of its own, and not which (C12)."""
    known = ", ".join(ChainRole)
    question = f"Vilken roll har {party.name} i kedjan? ({known}, komma emellan, tomt: inte sagt) "
    said = _until(
        ask, question, lambda words: all(one in tuple(ChainRole) for one in _listed(words))
    )
    return _listed(said)


def _groups(ask: Ask, preset: Preset) -> list[dict[str, object]]:
    """A pattern is made as many times as areas are named; what is above is asked of the maker."""
    made: list[dict[str, object]] = []
    of: dict[str, list[str]] = {}
    for model in preset.groups:
        names = _names(ask, model)
        keys = [model.key if model.per is None else f"{model.key}_{key_of(n)}" for n in names]
        of[model.key] = keys
        for key, name in zip(keys, names, strict=True):
            group: dict[str, object] = {"key": key}
            if model.per is not None:
                group |= {"of": model.key, "name": f"{model.name} {name}"}
            parents = of.get(model.parent or "", [])
            if len(parents) > 1:
                group["parent"] = _one_of(ask, f"Vilken grupp ligger {key} under?", parents)
            elif parents and parents[0] != model.parent:
                group["parent"] = parents[0]
            convener = ask(f"Vem sammankallar {key}? (id, tomt: inte bestämt) ")
            if convener:
                group["convener"] = convener
            if model.cadence is None or model.cadence.inferred:
                ask(f"Hur ofta: {cadence_in_words(model.cadence)}. Tryck Enter. ")
            made.append(group)
    return made


def _names(ask: Ask, model: GroupModel) -> list[str]:
    if model.per is None:
        return [model.name]
    question = f"Vilka {PER[model.per]} har {model.name}? (komma emellan, tomt: inga) "
    return [part.strip() for part in ask(question).split(",") if part.strip()]


def _meeting(ask: Ask, preset: Preset) -> dict[str, object]:
    """Only what the model is silent on."""
    found: dict[str, object] = {}
    if preset.meeting.briefing_parts is None:
        said = _until(
            ask, "Underlagets delar, som ”Läget 1; Grupper 2” (namn och nivå): ", _is_parts
        )
        found["briefing_parts"] = [_part(part) for part in said.split(";") if part.strip()]
    if preset.meeting.agenda is None:
        known = ", ".join(Point)
        said = _until(ask, f"Dagordningens punkter med komma emellan. Det finns {known}: ", bool)
        found["agenda"] = [point.strip() for point in said.split(",") if point.strip()]
    return found


def _reporting(ask: Ask, preset: Preset) -> dict[str, object]:
    """Only what the model is silent on, as on the card where a model is chosen."""
    receivers: dict[str, list[str]] = {}
    for report in preset.reports:
        if report.to is None and not report.to_outside:
            said = ask(f"Vilka får rapporten {report.key}? (komma emellan, tomt: inte bestämt) ")
            receivers |= {report.key: _listed(said)} if said else {}
    found: dict[str, object] = {"receivers": receivers} if receivers else {}
    if any(isinstance(report.when, OffsetAfter) for report in preset.reports):
        question = "Från vilken dag räknas den rapport som kommer efter en tid? (tomt: inte sagt) "
        day = day_of(_until(ask, question, lambda said: not said or day_of(said)))
        found |= {"counted_from": day} if day else {}
    return found


def _mode(ask: Ask, preset: Preset) -> str:
    """Always the municipality's own choice (A29)."""
    if preset.privacy.level3_mode == "off":
        return "off"
    return _one_of(ask, "Individnivå: av eller bara en hänvisning?", list(MODES))


def _breaks(ask: Ask) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    while said := ask("Ett lov, som ”sportlov 2027-02-22 2027-02-26” (tomt: inga fler): "):
        parts = said.rsplit(None, 2)
        if len(parts) == 3 and all(map(day_of, parts[1:])):  # noqa: PLR2004 a name and two days
            name, first, last = parts
            days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
            found.append({"name": name, **days})
    return found


def _people(ask: Ask, parties: list[str], groups: list[str]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    while known_as := ask("En person: kort id, som frida (tomt: inga fler): "):
        party = _one_of(ask, "För vilken part?", [*parties, "ingen"])
        person: dict[str, object] = {
            "id": key_of(known_as),
            "name": _until(ask, "Namn: ", bool),
            "title": _until(ask, "Titel: ", bool),
            "email": _until(ask, "E-post: ", lambda said: "@" in said),
            "entra_object_id": ask("Objekt-ID i Entra (tomt: ett påhittat): ") or str(uuid4()),
            "roles": [
                r
                for r in ask("Roller (coordinator, steering, admin; tomt: ingen): ").split(",")
                if r
            ],
            "groups": _several(ask, "I vilka grupper?", groups),
        }
        found.append(person | ({} if party == "ingen" else {"party": party}))
    return found


def _listed(said: str) -> list[str]:
    return [part.strip() for part in said.split(",") if part.strip()]


def _one_of(ask: Ask, question: str, among: list[str]) -> str:
    return _until(ask, f"{question} ({', '.join(among)}) ", lambda said: said in among)


def _several(ask: Ask, question: str, among: list[str]) -> list[str]:
    def known(said: str) -> bool:
        return bool(said) and all(one.strip() in among for one in said.split(","))

    return [g.strip() for g in _until(ask, f"{question} ({', '.join(among)}) ", known).split(",")]


def _until(ask: Ask, question: str, holds: Callable[[str], object]) -> str:
    """Asked again until the answer will do."""
    while not holds(said := ask(question)):
        question = f"Det går inte. {question.removeprefix('Det går inte. ')}"
    return said


def _is_parts(said: str) -> bool:
    parts = [part.strip() for part in said.split(";") if part.strip()]
    return bool(parts) and all(p[-1] in LEVELS and len(p.split()) > 1 for p in parts)


def _part(said: str) -> dict[str, object]:
    name, level = said.strip().rsplit(None, 1)
    return {"name": name, "level": int(level)}


def key_of(name: str) -> str:
    """a–z, 0–9 and _, as a key is written."""
    key = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
    return key if key[:1].isalpha() else f"x_{key}"
