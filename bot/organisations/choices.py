"""Which seats and groups a municipality ends up with: its model, with its own answers on top."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.organisations.cadences import AnyCadence
from bot.organisations.documents import Place
from bot.organisations.municipality import GroupEntry, Municipality, SeatEntry
from bot.organisations.schema import GroupModel, PartyModel, Preset


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenGroup:
    place: Place
    """Where the municipality speaks of it; its list of groups, if it does not."""
    key: str
    name: str
    type: str
    parent: str | None
    parties: tuple[str, ...]
    levels: tuple[int, ...]
    cadence: AnyCadence | None
    convener: str | None
    stand_in: str | None
    convener_title: str | None
    convener_party: str | None
    also_called: tuple[str, ...] = ()
    model: GroupModel | None = None


def seat_model(preset: Preset, seat: SeatEntry) -> PartyModel | None:
    return next((party for party in preset.parties if party.key == seat.key), None)


def group_model(preset: Preset, entry: GroupEntry) -> GroupModel | None:
    return next((group for group in preset.groups if group.key == entry.origin), None)


def is_complete(entry: GroupEntry) -> bool:
    """Does the entry say enough to be a group that the model knows nothing of?"""
    return entry.of is None and None not in (entry.name, entry.type, entry.parties, entry.levels)


def chosen_groups(preset: Preset, municipality: Municipality) -> tuple[ChosenGroup, ...]:
    """The model's groups in its order, then the municipality's own.

    A group that a model has one of for each area exists as often as the municipality names it.
    """
    seats = [seat.key for seat in municipality.parties]
    return tuple(
        _chosen(place, model, entry, seats) for place, model, entry in _pairs(preset, municipality)
    )


def _pairs(
    preset: Preset, municipality: Municipality
) -> Iterator[tuple[Place, GroupModel | None, GroupEntry]]:
    entries = list(enumerate(municipality.groups))
    for model in preset.groups:
        mine = [(number, entry) for number, entry in entries if entry.origin == model.key]
        for number, entry in mine:
            yield ("groups", number), model, entry
        if not mine and model.per is None:
            yield ("groups",), model, GroupEntry(key=model.key)
    for number, entry in entries:
        if group_model(preset, entry) is None and is_complete(entry):
            yield ("groups", number), None, entry


def _chosen(
    place: Place, model: GroupModel | None, entry: GroupEntry, seats: list[str]
) -> ChosenGroup:
    parties = entry.parties
    if parties is None:
        parties = tuple(key for key in (model and model.parties) or () if key in seats)
    usual = model.convener if model else None
    return ChosenGroup(
        place=place,
        key=entry.key,
        name=entry.name or (model.name if model else entry.key),
        type=entry.type or (model.type if model else ""),
        parent=entry.parent or (model.parent if model else None),
        parties=parties,
        levels=entry.levels or (model.levels if model else ()),
        cadence=entry.cadence or (model.cadence if model else None),
        convener=entry.convener,
        stand_in=entry.stand_in,
        convener_title=usual.title if usual else None,
        convener_party=usual.party if usual else None,
        also_called=model.also_called if model else (),
        model=model,
    )
