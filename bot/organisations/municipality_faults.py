"""What does not hold together in a municipality's file, by itself or with its model."""

from collections.abc import Iterator

from bot.organisations.choices import (
    ChosenGroup,
    chosen_groups,
    group_model,
    is_complete,
    seat_model,
)
from bot.organisations.documents import Place
from bot.organisations.faults import Fault
from bot.organisations.level3_faults import individual_faults
from bot.organisations.municipality import Municipality
from bot.organisations.people_faults import faults_in_people
from bot.organisations.references import (
    agenda_faults,
    circle_faults,
    level_faults,
    listed,
    twice,
    unknown,
)
from bot.organisations.schema import Preset, Terms


def faults_in_municipality(municipality: Municipality, preset: Preset) -> Iterator[Fault]:
    groups = chosen_groups(preset, municipality)
    yield from _authority_faults(municipality)
    yield from _seat_faults(municipality, preset)
    yield from _group_faults(municipality, preset, groups)
    yield from faults_in_people(municipality, groups)
    yield from _calendar_faults(municipality, groups)
    yield from _meeting_faults(municipality, preset)
    yield from individual_faults(municipality, preset)
    own, model = municipality.cases, preset.cases
    measures = model.interventions if own.interventions is None else own.interventions
    yield from unknown(("cases", "no_help"), own.no_help or (), measures, "insats")
    reports = [report.key for report in preset.reports]
    for key in municipality.reporting.receivers:
        if key not in reports:
            problem = f"”{key}” är ingen rapport här; det finns {listed(reports)}"
            yield ("reporting", "receivers", key), problem
    for number, pause in enumerate(municipality.breaks):
        if pause.last < pause.first:
            yield ("breaks", number, "last"), f"”{pause.name}” slutar innan det börjar"
    for key in municipality.terms:
        if key not in Terms.model_fields or key == "inferred":
            known = listed(name for name in Terms.model_fields if name != "inferred")
            yield ("terms", key), f"”{key}” är inget ord som kan bytas; det finns {known}"


def _authority_faults(municipality: Municipality) -> Iterator[Fault]:
    known = [authority.key for authority in municipality.authorities]
    yield from twice("authorities", known)
    if municipality.controller not in known:
        problem = f"”{municipality.controller}” är ingen myndighet här; det finns {listed(known)}"
        yield ("controller",), problem


def _seat_faults(municipality: Municipality, preset: Preset) -> Iterator[Fault]:
    known = [authority.key for authority in municipality.authorities]
    seats = [seat.key for seat in municipality.parties]
    yield from twice("parties", seats)
    for number, seat in enumerate(municipality.parties):
        place: Place = ("parties", number)
        model = seat_model(preset, seat)
        if model is None and seat.name is None:
            yield place, f"”{seat.key}” är ingen part i modellen; en egen part behöver ett name"
        if not seat.authorities and not (model and model.external):
            yield place, f"”{seat.key}” saknar myndighet (authorities)"
        yield from unknown((*place, "authorities"), seat.authorities, known, "myndighet")
    for party in preset.parties:
        if party.required and not party.external and party.key not in seats:
            yield ("parties",), f"modellens part ”{party.key}” saknas"


def _group_faults(
    municipality: Municipality, preset: Preset, groups: tuple[ChosenGroup, ...]
) -> Iterator[Fault]:
    seats = [seat.key for seat in municipality.parties]
    keys = [group.key for group in groups]
    yield from twice("groups", [entry.key for entry in municipality.groups])
    for number, entry in enumerate(municipality.groups):
        if group_model(preset, entry) is None and not is_complete(entry):
            problem = (
                f"”{entry.origin}” är ingen grupp i modellen; "
                "en egen grupp behöver name, type, parties och levels"
            )
            yield ("groups", number), problem
    for group in groups:
        if group.parent is not None and group.parent not in keys:
            problem = f"”{group.key}” ligger under ”{group.parent}”, som inte finns; ange parent"
            yield (*group.place, "parent"), problem
        yield from unknown((*group.place, "parties"), group.parties, seats, "part")
        yield from level_faults(group.place, group.type, group.levels)
    yield from circle_faults([(group.place, group.key, group.parent) for group in groups])
    yield from unknown(("chain",), municipality.chain or preset.chain, keys, "grupp")


def _calendar_faults(
    municipality: Municipality, groups: tuple[ChosenGroup, ...]
) -> Iterator[Fault]:
    conveners = {group.key: group.convener for group in groups}
    seen = set()
    for number, entry in enumerate(municipality.calendar):
        place: Place = ("calendar", number)
        if entry.group not in conveners:
            problem = f"”{entry.group}” är ingen grupp här; det finns {listed(conveners)}"
            yield (*place, "group"), problem
        elif conveners[entry.group] is None:
            problem = f"gruppen ”{entry.group}” har möten men ingen sammankallande (convener)"
            yield (*place, "group"), problem
        if entry.minutes <= 0:
            yield (*place, "ends"), "mötet slutar innan det börjar"
        for day_number, day in enumerate(entry.dates):
            if (entry.group, day) in seen:
                yield (*place, "dates", day_number), f"{day} finns två gånger för samma grupp"
            seen.add((entry.group, day))


def _meeting_faults(municipality: Municipality, preset: Preset) -> Iterator[Fault]:
    own, model = municipality.meeting, preset.meeting
    points = {**preset.agenda_points, **own.agenda_points}
    yield from agenda_faults(("meeting", "agenda"), own.agenda or (), points)
    if own.agenda is None and model.agenda is None:
        yield ("meeting",), "modellen säger inget om dagordningen; ange meeting: agenda"
    if own.briefing_parts is None and model.briefing_parts is None:
        yield (
            ("meeting",),
            "modellen säger inget om underlagets delar; ange meeting: briefing_parts",
        )
