"""What is asked when the administrator changes the model: all that its source does not say.

A question's id is its kind and the key of what it is about: `convenes_lokal_grupp_norr`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.organisations.cadences import OffsetAfter
from bot.organisations.keys import key_of
from bot.organisations.listing import PER
from bot.organisations.schema import GroupModel, PartyModel, Preset
from sspf.domain.agenda import Point
from sspf.domain.messages.board import BoardField, FieldKind
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import GroupKey, Organisation, Person

LIMIT = 400
NONE, LEAVES = "-", "slutar"
"""For a person whose party is gone: of no party, and no longer in it at all."""
KEEP, DROP = "keep", "drop"
MODES = ("off", "pointer_only")
"""More than a reference takes decisions that are named in the municipality's file (A29, R-00)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeGroup:
    """A group that the model will give, once the areas are named."""

    key: str
    name: str
    model: GroupModel


def made_groups(preset: Preset, said: Mapping[str, str]) -> tuple[MadeGroup, ...]:
    """In the model's order. A pattern is made once for each area, and not at all without one."""
    return tuple(_made(preset, said))


def new_parties(preset: Preset, organisation: Organisation) -> tuple[PartyModel, ...]:
    here = {party.key for party in organisation.parties}
    return tuple(party for party in preset.parties if party.key not in here)


def left_without(preset: Preset, organisation: Organisation, own: set[str]) -> tuple[Person, ...]:
    """People whose party the model does not have. own: parties that the municipality has added."""
    parties = {party.key for party in preset.parties} | own
    return tuple(
        p for p in here(organisation) if p.party is not None and str(p.party) not in parties
    )


def here(organisation: Organisation) -> tuple[Person, ...]:
    return tuple(p for p in organisation.people if not p.has_left and p.email)


def questions(
    preset: Preset,
    organisation: Organisation,
    own: set[str],
    said: Mapping[str, str],
    settled: Iterable[str] = (),
) -> tuple[BoardField, ...]:
    """With what has been answered; those of groups come when their areas are named.

    settled: what the municipality has settled for itself, and may keep.
    """
    fields = [
        *_of_own(tuple(settled)),
        *_of_parties(preset, organisation),
        *_of_patterns(preset),
        *_of_groups(preset, organisation, said),
        *_of_people(preset, organisation, own),
        *_of_meetings(preset),
        *_of_reports(preset),
    ]
    return tuple(_answered(field, said) for field in fields)


def _made(preset: Preset, said: Mapping[str, str]) -> Iterator[MadeGroup]:
    for model in preset.groups:
        if model.per is None:
            yield MadeGroup(key=model.key, name=model.name, model=model)
            continue
        for area in listed(said.get(f"areas_{model.key}", "")):
            key = f"{model.key}_{key_of(area)}"
            yield MadeGroup(key=key, name=f"{model.name} {area}", model=model)


def listed(said: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in said.split(",") if part.strip())


def _of_own(settled: tuple[str, ...]) -> Iterator[BoardField]:
    """What has been settled here outlives a model, unless somebody says otherwise."""
    if settled:
        yield BoardField(
            id="own",
            kind=FieldKind.ONE,
            label=phrase("models.ask.own", names=tuple(f"models.own.{s}" for s in settled)),
            value=KEEP,
            options=(("models.own.keep", KEEP), ("models.own.drop", DROP)),
            is_required=True,
        )


def _of_parties(preset: Preset, organisation: Organisation) -> Iterator[BoardField]:
    known = tuple(authority.name for authority in organisation.authorities)
    for party in new_parties(preset, organisation):
        if party.external and party.required:
            continue
        kind = "board" if party.required else "board_if"
        label = phrase(f"models.ask.{kind}", party=party.name, known=known, code=party.key)
        yield _text(f"board_{party.key}", label, is_required=party.required)
    for party in preset.parties:
        if party.chain_role is None:
            label = phrase("models.ask.role", party=party.name, code=party.key)
            yield _text(f"role_{party.key}", label)


def _of_patterns(preset: Preset) -> Iterator[BoardField]:
    for model in preset.groups:
        if model.per is not None:
            label = phrase("models.ask.areas", group=model.name, per=PER[model.per], code=model.key)
            yield _text(f"areas_{model.key}", label)


def _of_groups(
    preset: Preset, organisation: Organisation, said: Mapping[str, str]
) -> Iterator[BoardField]:
    made = made_groups(preset, said)
    for group in made:
        above = [g.key for g in made if g.model.key == group.model.parent]
        if len(above) > 1:
            label = phrase("models.ask.above", group=group.name, among=tuple(above), code=group.key)
            yield _text(f"above_{group.key}", label, is_required=True)
        present = next((g for g in organisation.groups if g.key == group.key), None)
        members = [p.id for p in here(organisation) if GroupKey(group.key) in p.groups]
        label = phrase("models.ask.in", group=group.name, code=group.key)
        yield _text(f"in_{group.key}", label, value=", ".join(members))
        convener = str(present.convener or "") if present else ""
        label = phrase("models.ask.convenes", group=group.name, code=group.key)
        yield _text(f"convenes_{group.key}", label, value=convener)
        if group.model.cadence is None or group.model.cadence.inferred:
            label = phrase("models.ask.often", group=group.name, code=group.key)
            yield _text(f"often_{group.key}", label)


def _of_people(preset: Preset, organisation: Organisation, own: set[str]) -> Iterator[BoardField]:
    for person in left_without(preset, organisation, own):
        label = phrase("models.ask.party", name=person.name, title=person.title, code=person.id)
        yield _text(f"party_{person.id}", label, is_required=True)


def _of_meetings(preset: Preset) -> Iterator[BoardField]:
    if preset.privacy.level3_mode != "off":
        options = tuple((f"models.mode.{mode}", mode) for mode in MODES)
        yield BoardField(
            id="individual",
            kind=FieldKind.ONE,
            label=phrase("models.ask.individual"),
            options=options,
            is_required=True,
        )
    if preset.meeting.briefing_parts is None:
        yield _text("parts", phrase("models.ask.parts"), is_required=True)
    if preset.meeting.agenda is None:
        known = (*Point, *preset.agenda_points)
        yield _text("points", phrase("models.ask.points", known=known), is_required=True)


def _of_reports(preset: Preset) -> Iterator[BoardField]:
    for report in preset.reports:
        if report.to is None and not report.to_outside:
            label = phrase("models.ask.receives", report=report.key)
            yield _text(f"receives_{report.key}", label)
    if any(isinstance(report.when, OffsetAfter) for report in preset.reports):
        yield BoardField(id="counted", kind=FieldKind.DAY, label=phrase("models.ask.counted"))


def _text(id: str, label: Phrase, *, value: str = "", is_required: bool = False) -> BoardField:
    return BoardField(
        id=id,
        kind=FieldKind.TEXT,
        label=label,
        value=value,
        limit=LIMIT,
        is_required=is_required,
    )


def _answered(field: BoardField, said: Mapping[str, str]) -> BoardField:
    return BoardField(
        id=field.id,
        kind=field.kind,
        label=field.label,
        value=said.get(field.id, field.value).strip()[:LIMIT],
        options=field.options,
        limit=field.limit,
        is_required=field.is_required,
    )
