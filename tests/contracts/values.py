"""Arbitrary values of the domain, for what must hold of all of them."""

import json
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from sspf.domain.audit import Entry
from sspf.domain.briefings import Briefing, BriefingPart, PartState
from sspf.domain.commitments import Commitment, CommitmentStatus, Due, Effect, commitment_id
from sspf.domain.decisions import Decision, Item, Outcome
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.outbox import Kind, Message
from sspf.domain.roads import Road
from tests.factories import FRIDA, FRITID, MEETING, OPERATIVE, POLIS, RUT, SKOLA

# What no text column takes: NUL and half surrogate pairs; they are cleaned away at the edge.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)
WORDS = st.text(st.characters(categories=["L", "N"], include_characters="-_."), max_size=20)
LONG = st.builds(lambda text: (text or "å🙂") * 30_000, TEXTS.filter(lambda t: len(t) < 4))
PROSE = TEXTS | LONG
INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 bounds are naive
DAYS = INSTANTS.map(lambda instant: instant.date())
TIMES = st.times(max_value=time(23, 59, 59))
NUMBERS = st.integers(0, 2**31 - 1)
ZONES = st.sampled_from(["Europe/Stockholm", "UTC", "Asia/Kathmandu"]).map(ZoneInfo)
LEVELS = st.sampled_from(BriefingLevel)
KEYS = st.lists(WORDS, max_size=3).map(tuple)
CONTROLLERS = st.sampled_from(["kommunstyrelsen", "utbildningsnamnden"])


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def meetings() -> st.SearchStrategy[Meeting]:
    return st.builds(
        Meeting,
        id=WORDS,
        group=st.just(OPERATIVE),
        controller=CONTROLLERS,
        held_on=DAYS,
        starts=TIMES,
        minutes=st.integers(1, 600),
        zone=ZONES,
        status=st.sampled_from(MeetingStatus),
        invite_on=maybe(DAYS),
        called_at=maybe(INSTANTS),
        agenda_approved_at=maybe(INSTANTS),
        agenda_approved_by=maybe(WORDS),
        plan_fixed_at=maybe(INSTANTS),
        template_version=WORDS,
        sequence=NUMBERS,
    )


def parts() -> st.SearchStrategy[tuple[BriefingPart, ...]]:
    part = st.builds(
        BriefingPart,
        number=st.integers(1, 20),
        level=LEVELS,
        state=st.sampled_from(PartState),
        text=PROSE,
        size=WORDS,
    )
    in_order = st.lists(part, max_size=4, unique_by=lambda p: p.number)
    return in_order.map(lambda found: tuple(sorted(found, key=lambda p: p.number)))


def _without_individuals(found: tuple[BriefingPart, ...]) -> tuple[BriefingPart, ...]:
    """Of a single person nothing is said in a part; a text on one is sealed by itself."""
    deep = BriefingLevel.INDIVIDUAL
    return tuple(replace(p, text="") if p.level is deep else p for p in found)


def briefings() -> st.SearchStrategy[Briefing]:
    return st.builds(
        Briefing,
        meeting=st.just(MEETING),
        party=st.sampled_from([FRITID, SKOLA, POLIS]),
        controller=CONTROLLERS,
        parts=parts().map(_without_individuals),
        draft=maybe(parts()),
        draft_by=maybe(WORDS),
        draft_at=maybe(INSTANTS),
        submitted_at=maybe(INSTANTS),
        submitted_by=maybe(WORDS),
        first_submitted_at=maybe(INSTANTS),
        is_late=st.booleans(),
        is_oral=st.booleans(),
        road=st.sampled_from(Road),
        said_at=maybe(INSTANTS),
    )


def items() -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        id=WORDS,
        meeting=st.just(MEETING),
        number=NUMBERS,
        controller=CONTROLLERS,
        title=PROSE,
        point=WORDS,
        level=LEVELS,
        party=maybe(st.just(SKOLA)),
        subject=maybe(st.sampled_from(Subject)),
        prevention=maybe(st.sampled_from(PreventionLevel)),
        goals=KEYS,
        age_band=WORDS,
        case=maybe(WORDS.filter(bool)),
        outcome=maybe(st.sampled_from(Outcome)),
    )


def decisions() -> st.SearchStrategy[Decision]:
    return st.builds(
        Decision,
        id=WORDS,
        meeting=st.just(MEETING),
        number=NUMBERS,
        controller=CONTROLLERS,
        text=PROSE,
        level=LEVELS,
        subject=st.sampled_from(Subject),
        prevention=st.sampled_from(PreventionLevel),
        decided_at=INSTANTS,
        recorded_by=WORDS,
        case=maybe(WORDS.filter(bool)),
        origin=WORDS,
    )


def commitments() -> st.SearchStrategy[Commitment]:
    return st.builds(
        Commitment,
        id=st.builds(commitment_id, st.integers(2020, 2100), st.integers(2, 9999)),
        group=st.just(OPERATIVE),
        party=st.sampled_from([SKOLA, POLIS]),
        owner=st.sampled_from([RUT, FRIDA]),
        controller=CONTROLLERS,
        text=PROSE,
        level=LEVELS,
        prevention=st.sampled_from(PreventionLevel),
        due=st.builds(Due, on=DAYS, at_meeting=maybe(st.just(MEETING))),
        decided_on=DAYS,
        meeting=maybe(st.just(MEETING)),
        taking_part=KEYS,
        goals=KEYS,
        subject=st.sampled_from(Subject),
        case=maybe(WORDS.filter(bool)),
        status=st.sampled_from(CommitmentStatus),
        effect=maybe(st.sampled_from(Effect)),
        note=PROSE,
        moved=NUMBERS,
        closed_on=maybe(DAYS),
        origin=WORDS,
    )


def messages() -> st.SearchStrategy[Message]:
    return st.builds(
        Message,
        key=WORDS,
        kind=st.sampled_from(Kind),
        recipient=st.sampled_from([RUT, FRIDA]),
        subject=WORDS,
        controller=CONTROLLERS,
        send_at=INSTANTS,
        revision=NUMBERS,
        why=WORDS,
        values=st.dictionaries(WORDS, WORDS | NUMBERS, max_size=3),
    )


def entries() -> st.SearchStrategy[Entry]:
    return st.builds(
        Entry,
        at=INSTANTS,
        actor=WORDS,
        tag=WORDS,
        subject=TEXTS,
        controller=CONTROLLERS,
        version=NUMBERS,
        case=st.just("") | WORDS,
        ground=st.just("") | WORDS,
        purpose=st.just("") | WORDS,
    )


def typed() -> st.SearchStrategy[dict[str, Any]]:
    """What a card may send back: any JSON, half surrogate pairs and NUL included."""
    leaves = st.none() | st.booleans() | st.integers() | st.text()
    documents = st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
    return st.dictionaries(st.text(), documents, max_size=4).map(
        lambda d: json.loads(json.dumps(d))
    )
