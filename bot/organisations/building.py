"""A checked model and a checked municipality become an Organisation and its meetings."""

from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from bot.organisations.building_cadences import cadence_of, season_of
from bot.organisations.building_cases import case_rules
from bot.organisations.building_lists import list_review, list_rules
from bot.organisations.building_reports import reporting_of
from bot.organisations.building_ways import ways_of
from bot.organisations.choices import ChosenGroup, chosen_groups, seat_model
from bot.organisations.municipality import BreakEntry, Municipality, PersonEntry, SeatEntry
from bot.organisations.references import INDIVIDUAL
from bot.organisations.schema import BriefingPartModel, OffsetsModel, Preset
from sspf.domain.case_rules import Branch
from sspf.domain.choices import Choice
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import (
    Authority,
    AuthorityKey,
    Break,
    BreakEffect,
    BriefingPartRule,
    Group,
    GroupKey,
    IndividualMode,
    MeetingRules,
    MunicipalityId,
    Offsets,
    Organisation,
    Party,
    PartyKey,
    Person,
    PersonId,
    Role,
    Sayings,
)


def organisation_of(municipality: Municipality, preset: Preset) -> Organisation:
    mode = IndividualMode(municipality.individual)
    terms = {k: v for k, v in preset.terms.model_dump(exclude={"inferred"}).items() if v}
    return Organisation(
        municipality=MunicipalityId(municipality.key),
        name=municipality.name,
        model=preset.key,
        controller=AuthorityKey(municipality.controller),
        time_zone=municipality.time_zone,
        authorities=tuple(
            Authority(
                key=AuthorityKey(a.key),
                name=a.name,
                legal_form=a.legal_form,
                receiving_secrecy=a.receiving_secrecy,
            )
            for a in municipality.authorities
        ),
        parties=tuple(_party(seat, municipality, preset) for seat in municipality.parties),
        people=tuple(_person(entry) for entry in municipality.people),
        groups=tuple(_group(group, mode) for group in chosen_groups(preset, municipality)),
        rules=_rules(municipality, preset, mode),
        individual=mode,
        cases=case_rules(preset, municipality.cases),
        lists=list_rules(preset),
        list_review=list_review(preset),
        individual_to_guests=_deep_to_guests(municipality),
        terms={**terms, **municipality.terms},
        breaks=tuple(map(_break, municipality.breaks)),
        closed_days=municipality.closed_days,
        season=season_of(municipality.season or preset.season),
        concern_link=municipality.concern_link,
        tenants=frozenset(str(tenant) for tenant in municipality.tenants),
        taken_numbers=frozenset(municipality.taken_numbers),
        own_reminders=municipality.own_reminders,
        sayings=_sayings(municipality, preset),
        reporting=reporting_of(municipality, preset),
        ways=ways_of(municipality, preset),
    )


def meetings_of(municipality: Municipality, preset: Preset) -> tuple[Meeting, ...]:
    """The calendar in order of time. A date of a group always gives the same id."""
    return tuple(
        sorted(
            (
                Meeting(
                    id=meeting_id(municipality.key, entry.group, day.isoformat()),
                    group=GroupKey(entry.group),
                    controller=AuthorityKey(municipality.controller),
                    held_on=day,
                    starts=entry.starts,
                    minutes=entry.minutes,
                    zone=municipality.time_zone,
                    template_version=preset.template_version,
                )
                for entry in municipality.calendar
                for day in entry.dates
            ),
            key=lambda meeting: (meeting.starts_at, meeting.group),
        )
    )


def meeting_id(municipality: str, group: str, day: str) -> MeetingId:
    return MeetingId(uuid5(NAMESPACE_URL, f"sspf:{municipality}/{group}/{day}").hex)


def clock_start_of(municipality: Municipality) -> datetime | None:
    local = municipality.clock_start
    return local.replace(tzinfo=municipality.time_zone).astimezone(UTC) if local else None


def _sayings(municipality: Municipality, preset: Preset) -> Sayings:
    groups = chosen_groups(preset, municipality)
    return Sayings(
        parties={PartyKey(s.key): s.also_called for s in municipality.parties if s.also_called},
        groups={GroupKey(g.key): g.also_called for g in groups if g.also_called},
        actors=municipality.actors,
        places=municipality.places,
    )


def _party(seat: SeatEntry, municipality: Municipality, preset: Preset) -> Party:
    model = seat_model(preset, seat)
    attendees = seat.attendees if seat.attendees is not None else (model.attendees if model else ())
    # A family or an association has no board of its own: the municipality answers for its rows.
    authorities = seat.authorities or (municipality.controller,)
    return Party(
        key=PartyKey(seat.key),
        name=seat.name or (model.name if model else seat.key),
        authorities=tuple(AuthorityKey(key) for key in authorities),
        required=model.required if model else True,
        attendees=attendees,
        branch=seat.branch or (model.branch if model else Branch.OTHER),
        bot_access=model.bot_access if model else True,
    )


def _person(entry: PersonEntry) -> Person:
    return Person(
        id=PersonId(entry.id),
        name=entry.name,
        title=entry.title,
        workplace=entry.workplace,
        email=entry.email,
        entra_object_id=str(entry.entra_object_id or ""),
        language=entry.language,
        party=PartyKey(entry.party) if entry.party else None,
        is_deputy=entry.deputy,
        has_mandate=entry.mandate,
        is_guest=entry.guest or Role.GUEST in entry.roles,
        roles=frozenset(entry.roles),
        groups=frozenset(GroupKey(key) for key in entry.groups),
        delegated_by=entry.delegated.by if entry.delegated else None,
        delegated_from=entry.delegated.since if entry.delegated else None,
        serves_from=entry.serves.since,
        serves_until=entry.serves.until,
    )


def _group(group: ChosenGroup, mode: IndividualMode) -> Group:
    levels = [level for level in group.levels if _is_open(level, mode)]
    return Group(
        key=GroupKey(group.key),
        name=group.name,
        type=group.type,
        parties=tuple(PartyKey(key) for key in group.parties),
        levels=frozenset(BriefingLevel(level) for level in levels),
        parent=GroupKey(group.parent) if group.parent else None,
        cadence=cadence_of(group.cadence),
        convener=PersonId(group.convener) if group.convener else None,
        stand_in=PersonId(group.stand_in) if group.stand_in else None,
        convener_title=group.convener_title,
        convener_party=PartyKey(group.convener_party) if group.convener_party else None,
    )


def _deep_to_guests(municipality: Municipality) -> bool:
    decisions = municipality.level3_decisions
    return decisions is not None and decisions.guests is not None


def _is_open(level: int, mode: IndividualMode) -> bool:
    """`off` leaves no trace of the individual level anywhere."""
    return level != INDIVIDUAL or mode is not IndividualMode.OFF


def _break(entry: BreakEntry) -> Break:
    return Break(
        name=entry.name,
        first=entry.first,
        last=entry.last,
        school_form=entry.school_form or "",
        effect=BreakEffect(entry.effect),
    )


def _rules(municipality: Municipality, preset: Preset, mode: IndividualMode) -> MeetingRules:
    own, model = municipality.meeting, preset.meeting
    parts = own.briefing_parts or model.briefing_parts or ()
    points = {**preset.agenda_points, **own.agenda_points}
    return MeetingRules(
        parts=tuple(_part(part) for part in parts if _is_open(part.level, mode)),
        agenda=own.agenda or model.agenda or (),
        points=tuple(Choice(key=key, name=name) for key, name in points.items()),
        offsets=_offsets(own.offsets_workdays) if own.offsets_workdays else offsets_of(preset),
        aim=municipality.aim or preset.aim or "",
        goals=tuple(Choice(key=key, name=name) for key, name in preset.goals.items()),
        usual_max_age=preset.cases.usual_max_age,
    )


def _part(part: BriefingPartModel) -> BriefingPartRule:
    return BriefingPartRule(name=part.name, level=BriefingLevel(part.level), help=part.help)


def offsets_of(preset: Preset) -> Offsets:
    """The model's; the usual ones where it is silent."""
    said = preset.meeting.offsets_workdays
    return _offsets(said) if said else Offsets()


def _offsets(model: OffsetsModel) -> Offsets:
    return Offsets(**model.model_dump(exclude={"inferred"}))
