"""The municipality as it would stand in its file with another model: what is here, and the answers.

What only the file knows (decisions on the individual level) is not made up: a municipality that
needs it has its file read again after the change.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.model_own import own_ways
from bot.model_questions import (
    DROP,
    LEAVES,
    NONE,
    here,
    left_without,
    listed,
    made_groups,
    new_parties,
)
from bot.organisations.cadence_reading import read_cadence
from bot.organisations.keys import key_of
from bot.organisations.schema import Preset
from bot.understand import fold
from sspf.domain.organisation import Authority, Break, Group, Organisation, Party, Person
from sspf.domain.ways_of_working import ChainRole

CHAIN_ROLES = {
    **dict.fromkeys(("identifierar", "identifierare", "identifies"), ChainRole.IDENTIFIES.value),
    **dict.fromkeys(("stodjer", "stod", "supports"), ChainRole.SUPPORTS.value),
}
"""How the roles are typed, folded."""
Entry = dict[str, Any]
Answers = Mapping[str, str]


def entries_of(
    preset: Preset, ours: Preset | None, organisation: Organisation, said: Answers
) -> Entry:
    """As the file is read: keys and values that JSON knows."""
    boards = [_authority(authority) for authority in organisation.authorities]
    called = organisation.sayings.parties
    kept = [
        _kept(p) | {"also_called": list(called.get(p.key, ()))}
        for p in organisation.parties
        if _stays(p, preset, ours)
    ]
    new = list(_new_parties(preset, organisation, said, boards))
    for entry in (*kept, *new):
        entry |= {"chain_role": roles} if (roles := _roles(said, entry["key"])) else {}
    groups = [*_groups(preset, organisation, said), *_own_groups(organisation, ours)]
    itself = _itself(organisation, own_ways(organisation, ours) if keeps_own(said) else {})
    return {
        **itself,
        "preset": preset.key,
        "individual": said.get("individual") or "off",
        "authorities": boards,
        "parties": [*kept, *new],
        "groups": groups,
        "people": list(_people(preset, ours, organisation, said)),
        "meeting": itself.get("meeting", {}) | _meeting(preset, said),
        "reporting": _reporting(said),
    }


def keeps_own(said: Answers) -> bool:
    """Unless it was said that the new model's ways are taken instead."""
    return said.get("own") != DROP


def _itself(organisation: Organisation, own: Mapping[str, Entry]) -> Entry:
    """What no model says and nobody is asked, and what has been settled here and is kept."""
    cases: Entry = {"letter": organisation.cases.letter}
    rest: Entry = {}
    for entry in own.values():
        cases |= entry.get("cases", {})
        rest |= {key: value for key, value in entry.items() if key != "cases"}
    return {
        **rest,
        "key": organisation.municipality,
        "name": organisation.name,
        "time_zone": organisation.time_zone.key,
        "tenants": sorted(organisation.tenants),
        "controller": organisation.controller,
        "concern_link": organisation.concern_link,
        "cases": cases,
        "breaks": [_break(each) for each in organisation.breaks],
        "closed_days": [day.isoformat() for day in organisation.closed_days],
        "own_reminders": organisation.own_reminders,
        "taken_numbers": sorted(organisation.taken_numbers),
        "actors": list(organisation.sayings.actors),
        "places": list(organisation.sayings.places),
    }


def _break(each: Break) -> Entry:
    return {
        "name": each.name,
        "first": each.first.isoformat(),
        "last": each.last.isoformat(),
        "school_form": each.school_form or None,
        "effect": each.effect,
    }


def _authority(authority: Authority) -> Entry:
    return {
        "key": authority.key,
        "name": authority.name,
        "legal_form": authority.legal_form,
        "receiving_secrecy": authority.receiving_secrecy,
    }


def _roles(said: Answers, party: str) -> list[str]:
    """What cannot be read is kept as it is written, and refused by name."""
    words = listed(said.get(f"role_{party}", ""))
    return [CHAIN_ROLES.get(fold(word), word) for word in words]


def _stays(party: Party, preset: Preset, ours: Preset | None) -> bool:
    """A party of the new model, or one that the municipality has added to the old."""
    of_old = {p.key for p in ours.parties} if ours else set()
    return party.key in {p.key for p in preset.parties} or party.key not in of_old


def _kept(party: Party) -> Entry:
    return {
        "key": party.key,
        "name": party.name,
        "authorities": list(party.authorities),
        "branch": party.branch,
    }


def _new_parties(
    preset: Preset, organisation: Organisation, said: Answers, boards: list[Entry]
) -> Iterator[Entry]:
    """A board that is new is added to `boards`; an optional party without one stays out."""
    for party in new_parties(preset, organisation):
        named = said.get(f"board_{party.key}", "")
        if not named and (not party.required or party.external):
            if party.required:
                yield {"key": party.key}
            continue
        known = [board for board in boards if fold(board["name"]) == fold(named)]
        if not known:
            known = [{"key": key_of(named), "name": named}]
            boards.extend(known)
        yield {"key": party.key, "authorities": [known[0]["key"]]}


def _groups(preset: Preset, organisation: Organisation, said: Answers) -> Iterator[Entry]:
    made = made_groups(preset, said)
    for group in made:
        entry: Entry = {"key": group.key}
        if group.model.per is not None:
            entry |= {"of": group.model.key, "name": group.name}
        above = [g.key for g in made if g.model.key == group.model.parent]
        chosen = said.get(f"above_{group.key}") or (above[0] if len(above) == 1 else None)
        if chosen:
            entry["parent"] = chosen
        convener = said.get(f"convenes_{group.key}", "")
        if convener:
            entry["convener"] = person_key(organisation, convener)
        if often := said.get(f"often_{group.key}", ""):
            entry["cadence"] = read_cadence(often)
        yield entry


def _own_groups(organisation: Organisation, ours: Preset | None) -> Iterator[Entry]:
    """Groups that no model knows stay as they are."""
    if ours is None:
        return
    of_model = {group.key for group in ours.groups}
    for group in organisation.groups:
        origin = organisation.ways.origins.get(group.key, "")
        if origin not in of_model and group.key not in of_model:
            yield _own_group(group)


def _own_group(group: Group) -> Entry:
    return {
        "key": group.key,
        "name": group.name,
        "type": group.type,
        "parent": group.parent,
        "convener": group.convener,
        "stand_in": group.stand_in,
        "parties": list(group.parties),
        "levels": sorted(group.levels),
    }


def _people(
    preset: Preset, ours: Preset | None, organisation: Organisation, said: Answers
) -> Iterator[Entry]:
    own_groups = {entry["key"] for entry in _own_groups(organisation, ours)}
    own_parties = {str(p.key) for p in organisation.parties if _stays(p, preset, ours)}
    asked = {p.id for p in left_without(preset, organisation, own_parties)}
    sits: dict[str, list[str]] = {}
    for group in made_groups(preset, said):
        for name in listed(said.get(f"in_{group.key}", "")):
            sits.setdefault(person_key(organisation, name), []).append(group.key)
    for person in here(organisation):
        party = person.party
        if person.id in asked:
            answer = fold(said.get(f"party_{person.id}", ""))
            if answer in (LEAVES, "leaves"):
                continue
            party = None if answer in (NONE, "ingen", "none") else _party_key(preset, answer)
        groups = sits.get(person.id, []) + [g for g in sorted(person.groups) if g in own_groups]
        yield _person(person, party, groups)


def _party_key(preset: Preset, answer: str) -> Any:
    return next((p.key for p in preset.parties if fold(p.name) == answer), answer)


def person_key(organisation: Organisation, named: str) -> str:
    """By id, whole name, or a first name that only one has; else what was written."""
    said = fold(named)
    people = [(str(p.id), (p.id, p.name, p.first_name)) for p in here(organisation)]
    for n in range(3):
        found = [known for known, names in people if fold(names[n]) == said]
        if len(found) == 1:
            return found[0]
    return named


def _person(person: Person, party: Any, groups: list[str]) -> Entry:
    has_seat = party is not None
    delegated = {"by": person.delegated_by, "from": _day(person.delegated_from)}
    return {
        "id": person.id,
        "name": person.name,
        "title": person.title,
        "workplace": person.workplace,
        "email": person.email,
        "entra_object_id": person.entra_object_id or None,
        "language": person.language,
        "party": party,
        "deputy": person.is_deputy and has_seat,
        "mandate": person.has_mandate and has_seat,
        "guest": person.is_guest,
        "delegated": delegated if person.delegated_by and has_seat else None,
        "serves": {"from": _day(person.serves_from), "until": _day(person.serves_until)},
        "roles": sorted(person.roles),
        "groups": groups,
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _meeting(preset: Preset, said: Answers) -> Entry:
    found: Entry = {}
    if preset.meeting.briefing_parts is None:
        parts = [part.rsplit(None, 1) for part in listed(said.get("parts", ""))]
        found["briefing_parts"] = [
            {"name": part[0], "level": int(part[1]) if part[-1].isdigit() else part[-1]}
            for part in parts
        ]
    if preset.meeting.agenda is None:
        found["agenda"] = list(listed(said.get("points", "")))
    return found


def _reporting(said: Answers) -> Entry:
    names = {
        asked.removeprefix("receives_"): list(listed(value))
        for asked, value in said.items()
        if asked.startswith("receives_") and value
    }
    return {"receivers": names, "counted_from": said.get("counted") or None}
