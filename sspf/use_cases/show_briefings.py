"""What agencies have submitted before a meeting, and those parts of it that hold some words."""

from dataclasses import dataclass

from sspf.domain.access import Record, may
from sspf.domain.briefings import Briefing, PartState
from sspf.domain.errors import NotAllowedError
from sspf.domain.folding import holds, sought
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.messages.answers import BriefingText, BriefingTexts
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Party, PartyKey
from sspf.ports import Services
from sspf.use_cases.lines import facts
from sspf.use_cases.name_meeting import named_meeting
from sspf.use_cases.room import AskersRoom, Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Empty values do not limit."""

    meeting: str = "next"
    parties: tuple[PartyKey, ...] = ()
    level: int = 0
    text: str = ""


async def show_briefings(services: Services, who: Who, asked: Sought) -> BriefingTexts:
    """Drafts are nobody's but the writers'; the individual level has no texts here."""
    async with enter(services, who) as room:
        meeting = await named_meeting(room, asked.meeting)
        if not _readable(room, meeting):
            raise NotAllowedError(meeting.id)
        seats = [
            p
            for p in room.organisation.seats(meeting.group)
            if p.bot_access and (not asked.parties or p.key in asked.parties)
        ]
        every = {b.party: b for b in await room.uow.briefings.of_meeting(meeting.id)}
        given = {p.key: b for p in seats if (b := every.get(p.key)) and b.is_submitted}
        return BriefingTexts(
            meeting=facts(room, meeting),
            texts=tuple(
                text
                for p in seats
                if p.key in given
                for text in _texts(room, meeting, p, given[p.key], asked)
            ),
            scope=_scope(room, asked),
            missing=tuple(p.name for p in seats if p.key not in given),
            concern_link=room.organisation.concern_link or "",
        )


def _readable(room: AskersRoom, meeting: Meeting) -> frozenset[BriefingLevel]:
    return frozenset(
        level
        for level in (BriefingLevel.GENERAL, BriefingLevel.GROUP)
        if may(room.asker, Record(group=meeting.group, level=level), room.now)
    )


def _texts(
    room: AskersRoom, meeting: Meeting, party: Party, briefing: Briefing, asked: Sought
) -> list[BriefingText]:
    names = {n: rule.name for n, rule in enumerate(room.organisation.rules.parts, start=1)}
    levels = _readable(room, meeting)
    words = sought(asked.text)
    return [
        BriefingText(
            party=party.name,
            part=names.get(part.number, ""),
            text=part.text,
            is_late=briefing.is_late,
        )
        for part in briefing.parts
        if part.state is PartState.TEXT
        and part.level in levels
        and asked.level in (0, part.level)
        and all(holds(part.text, word) for word in words)
    ]


def _scope(room: AskersRoom, asked: Sought) -> tuple[Phrase, ...]:
    names = tuple(p.name for p in room.organisation.parties if p.key in asked.parties)
    said = (
        (True, phrase("scope.names", names=names) if names else phrase("scope.all_parties")),
        (asked.level, phrase("scope.level", n=asked.level)),
        (asked.text, phrase("scope.text", text=asked.text)),
    )
    return tuple(words for given, words in said if given)
