"""Understood: agenda, plan, notes, decisions and briefings of a meeting."""

from bot.answers.asked import parties_of
from bot.answers.meetings import meeting_said
from bot.commands import briefings
from bot.documents.ordering import form_in, named, ordered
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from cards.acts import Act
from sspf.domain.documents import DocumentKind, Ordered
from sspf.domain.messages.general import Choices
from sspf.ports import Services
from sspf.use_cases.answer_apart import AGENDA, answer_apart
from sspf.use_cases.name_meeting import name_meeting
from sspf.use_cases.open_briefing import open_briefing
from sspf.use_cases.show_agenda import show_agenda
from sspf.use_cases.show_briefings import Sought, show_briefings
from sspf.use_cases.show_meetings import show_deadline
from sspf.use_cases.show_plan import show_plan
from sspf.use_cases.show_standing import show_standing


async def agenda(turn: Turn, services: Services) -> Reply:
    """Where others read along it goes to one's own chat, when that is what was asked for."""
    if not turn.who.is_private:
        if turn.slots.get("deliver") != "me":
            return notice("answer.private")
        await answer_apart(services, turn.who, AGENDA, turn.activity)
        return notice("answer.sent_apart")
    facts = await name_meeting(services, turn.who, meeting_said(turn))
    if form := form_in(fold(turn.text)):
        return await ordered(turn, services, Ordered(DocumentKind.AGENDA, form), facts.id)
    return Reply(message=await show_agenda(services, turn.who, facts.id))


async def item(turn: Turn, services: Services) -> Reply:
    """`punkt: …` adds it; from free words the agenda is shown, with how to add."""
    return notice("answer.item_how")


async def plan(turn: Turn, services: Services) -> Reply:
    """Decisions, commitments and notes of one meeting stand in one document."""
    which = str(turn.slots.get("meeting") or turn.slots.get("date_hint") or "last")
    newest = which in ("last", "next")
    about = None if newest else (await name_meeting(services, turn.who, which)).id
    if form := form_in(fold(turn.text)):
        kind = named(fold(turn.text))
        notes = DocumentKind.NOTES if kind is DocumentKind.NOTES else DocumentKind.PLAN
        return await ordered(turn, services, Ordered(notes, form), about)
    return Reply(message=await show_plan(services, turn.who, about))


async def briefing(turn: Turn, services: Services) -> Reply:
    """ "Inget att rapportera" is asked about part by part; else the form."""
    if turn.slots.get("nothing") is not True:
        return await briefings.show(turn, services)
    shown = await open_briefing(services, turn.who)
    text = services.words
    language = turn.person.language
    options = tuple(
        (
            text(language, "meaning.briefing_part", n=part.number, name=part.name),
            f"underlag {part.number} inget",
        )
        for part in getattr(shown, "parts", ())
        if not part.text and not part.nothing and part.raises is None
    )
    if not options:
        return Reply(message=shown)
    return Reply(message=Choices(key="answer.nothing_how", options=options))


async def changed(turn: Turn, services: Services) -> Reply:
    return await briefings.change(turn, services)


async def standing(turn: Turn, services: Services) -> Reply:
    return await briefings.standing(turn, services)


async def deadline(turn: Turn, services: Services) -> Reply:
    facts, moment = await show_deadline(services, turn.who)
    return notice("answer.deadline", date=facts.held_on, moment=moment)


async def texts(turn: Turn, services: Services) -> Reply:
    level = turn.slots.get("level")
    asked = Sought(
        meeting=meeting_said(turn),
        parties=parties_of(turn.slots, "agency", turn.organisation),
        level=level if isinstance(level, int) else 0,
        text=str(turn.slots.get("text", "")),
    )
    return Reply(message=await show_briefings(services, turn.who, asked))


async def reminded(turn: Turn, services: Services) -> Reply:
    """The standing, whose button reminds: nothing is sent on free words alone (R-55)."""
    shown = await show_standing(services, turn.who)
    return Reply(message=shown, asks=Act.STANDING_REMIND if shown.may_remind else "")
