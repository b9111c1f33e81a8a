"""One turn: who speaks, what is meant, which handler answers. Knows no channel and no rule."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from bot.actions import ACTIONS
from bot.answers import MEANINGS, TYPED
from bot.answers.near import AS_TYPED, MARK, chosen, key_of, typed_for, unsure
from bot.closed_to_guests import ACTS_OF_A_GUEST, MEANT_BY_A_GUEST, OF_A_GUEST, only_guest
from bot.commands import COMMANDS
from bot.commands.calendars import dates_alone
from bot.commands.entries import lists_alone
from bot.commands.plainness import is_exact, may_be_obeyed
from bot.commands.ways import WAYS
from bot.company import Company
from bot.events import Place
from bot.group_words import group_asked
from bot.installations import Roads
from bot.people import find_speaker
from bot.reading import kept_form, read
from bot.refusals import refused, texts, typed_again
from bot.turn import Command, Reply, Turn, notice
from bot.understand import Understood, numbers_in, understand, without_mention
from bot.understanding.meaning import Meaning
from bot.words import names_somebody
from cards.acts import Act
from sspf.domain.errors import SspfError, WrongWeekError
from sspf.domain.guards import tells_of_somebody
from sspf.domain.guests import is_only_guest
from sspf.domain.messages.general import Choices
from sspf.domain.references import Reference
from sspf.domain.shown import shown_in
from sspf.ports import NotKeptError, Presented, Services
from sspf.use_cases.again import again
from sspf.use_cases.answer_apart import HOW_TO_REMOVE, answer_apart
from sspf.use_cases.ask_and_answer import Typeable, find_more, take_question
from sspf.use_cases.faults import described
from sspf.use_cases.handle_card import Row, receive_press, remember_buttons, remember_card
from sspf.use_cases.redraw_cards import drawn_by
from sspf.use_cases.room import Who

PAGES = frozenset({Act.LIST_MORE, Act.AGENDA_PAGE, Act.PLAN_PAGE, Act.CALENDAR_PAGE, Act.CASE_LIST})
LONGEST = 20_000
"""Characters of one typed message that are read."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came from the channel, in our own words."""

    tenant: str
    entra_object_id: str
    activity: str
    is_private: bool
    place: Place | None = None
    """Where it was said, when Teams told all of it."""
    text: str = ""
    ref: str = ""
    inputs: Mapping[str, Any] | None = None
    """None: typed; else what stood in the card whose button was pressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The answer, ready for the channel."""

    presented: Presented
    beside: bool
    who: Who | None = None
    """None: said to a stranger."""
    message: object = None


async def hear(
    services: Services, heard: Heard, roads: Roads | None = None, company: Company | None = None
) -> Said:
    """Always an answer: a stranger gets one neutral sentence, a fault gets a reference.

    NotKeptError when the database stays away: nothing was said, and the same may be done again.
    """
    return await again(lambda: _hear(services, heard, roads, company))


async def _hear(
    services: Services, heard: Heard, roads: Roads | None, company: Company | None
) -> Said:
    speaker = await find_speaker(
        services,
        heard.tenant,
        heard.entra_object_id,
        is_private=heard.is_private,
        conversation=heard.place.conversation if heard.place else "",
    )
    if speaker is None:
        return _to_a_stranger(services)
    if heard.place is not None and roads is not None:
        await roads.note(speaker, heard.place)
    if company is not None and not heard.is_private and heard.inputs is None:
        others = await company.of(speaker, heard.place)
        speaker = replace(speaker, who=replace(speaker.who, company=others))
    text = without_mention(heard.text)
    group = group_asked(text, speaker.person, speaker.organisation)
    turn = Turn(
        who=replace(speaker.who, group=group) if group else speaker.who,
        person=speaker.person,
        organisation=speaker.organisation,
        activity=heard.activity,
        text=text,
    )
    reply = await _safely(services, turn, heard)
    person = reply.reader(speaker.person)
    presented = services.presenter(reply.message, person, heard.activity)
    await remember_buttons(services, speaker.who, presented, _typeable(turn, reply, presented))
    return Said(presented=presented, beside=reply.beside, who=speaker.who, message=reply.message)


async def remember(services: Services, said: Said, conversation: str, activity: str) -> None:
    """Every card that stands in front of somebody is a row, so that it can be replaced later."""
    if said.who is None or "card" not in said.presented.payload or not activity:
        return
    who, kind = said.who, type(said.message).__name__
    place = conversation, activity
    shown = shown_in(said.message)
    row = Row(services.new_id(), shown.cases, shown.records, drawn_by(said.message))
    await again(lambda: remember_card(services, who, said.presented, kind, place, row))


async def _safely(services: Services, turn: Turn, heard: Heard) -> Reply:
    try:
        if heard.inputs is not None:
            return await _press(services, turn, heard.ref, heard.inputs)
        return await _type(services, turn)
    except WrongWeekError as wrong:
        week, day, right = wrong.args
        return notice("refused.week", week=week, date=day, right=right)
    except SspfError as error:
        return refused(turn, error, heard.inputs)
    except ValidationError:
        kept = texts(heard.inputs)
        return typed_again("refused.form.kept", kept) if kept else notice("refused.form")
    except NotKeptError:
        raise
    except Exception as fault:  # noqa: BLE001  # the edge of a turn: always an answer
        reference = heard.activity[-8:]
        log.error("turn_failed", extra=described(fault, reference=reference))
        return notice("refused.technical", reference=reference)


async def _press(services: Services, turn: Turn, ref: str, inputs: Mapping[str, Any]) -> Reply:
    """Keep what was typed, find what the button means, then act. The verb is never asked."""
    reference = await receive_press(services, turn.who, ref, inputs)
    return await _act(services, turn, reference, inputs)


async def _act(
    services: Services, turn: Turn, reference: Reference, inputs: Mapping[str, Any]
) -> Reply:
    if not turn.who.is_private:
        return notice("answer.private")
    if reference.act == Act.CHOICE_PICK:
        return await _pick(services, turn, reference.value)
    if is_only_guest(turn.person) and reference.act not in ACTS_OF_A_GUEST:
        return notice("answer.guest_only")
    handler = ACTIONS[reference.act]
    return await handler(replace(turn, reference=reference, inputs=inputs), services)


async def _type(services: Services, turn: Turn) -> Reply:
    if len(turn.text) > LONGEST:
        return notice("refused.too_long", limit=LONGEST)
    if not turn.who.is_private and tells_of_somebody(turn.text):
        await answer_apart(services, turn.who, HOW_TO_REMOVE, turn.activity)
        return notice("answer.private")
    understood = understand(turn.text, WAYS) or lists_alone(turn.text, turn.organisation)
    understood = dates_alone(turn, understood)
    if understood is not None and is_exact(understood, turn):
        return await _command(services, turn, understood)
    if _is_number_alone(turn.text):
        return _not_understood(turn)
    obeyed = understood is not None and may_be_obeyed(understood, turn)
    return await _read(services, turn, understood if obeyed else None)


async def _read(services: Services, turn: Turn, understood: Understood | None) -> Reply:
    """What is sure is answered; else the old words, the nearest meanings, or examples."""
    meaning = await read(services, turn)
    if meaning.is_sure and meaning.intent in MEANINGS:
        return await _mean(services, turn, meaning)
    if understood is not None:
        return await _command(services, turn, understood)
    if meaning.near or meaning.intent != "out_of_scope":
        return unsure(turn, meaning)
    if names_somebody(turn.text, turn.organisation):
        return await _mean(services, turn, Meaning("refuse_name_search", {"contains": "name"}, 1.0))
    return _not_understood(turn)


async def _pick(services: Services, turn: Turn, value: str) -> Reply:
    """A choice stands for a meaning that is kept, or for words as if typed."""
    if not value.startswith(MARK):
        return await _type(services, replace(turn, text=value))
    meaning = await chosen(services, turn, value)
    if meaning is not None and meaning.intent == AS_TYPED:
        return await _type(services, typed_for(turn, meaning))
    return await _mean(services, turn, meaning) if meaning else notice("refused.unknown_card")


async def _mean(services: Services, turn: Turn, meaning: Meaning) -> Reply:
    if meaning.intent == "confirm":
        return await _answer_question(services, turn, _yes_or_no(meaning))
    if meaning.intent == "next_page":
        return await _command(services, turn, Understood("more"))
    asked = replace(turn, slots=meaning.slots)
    if is_only_guest(turn.person):
        return await MEANT_BY_A_GUEST.get(meaning.intent, only_guest)(asked, services)
    return await _handle(services, asked, MEANINGS[meaning.intent])


async def _command(services: Services, turn: Turn, understood: Understood) -> Reply:
    if understood.command == "more":
        more = await find_more(services, turn.who)
        return await _act(services, turn, more, {}) if more else notice("answer.no_more")
    if understood.command in ("confirm", "dismiss"):
        return await _answer_question(services, turn, understood.command)
    turn = replace(turn, rest=understood.rest)
    if is_only_guest(turn.person):
        return await OF_A_GUEST.get(understood.command, only_guest)(turn, services)
    known = COMMANDS | TYPED | MEANINGS
    return await _handle(services, turn, known[understood.command])


async def _handle(services: Services, turn: Turn, command: Command) -> Reply:
    if not turn.who.is_private and not command.in_company:
        return notice("answer.private")
    return await command.handler(turn, services)


def _yes_or_no(meaning: Meaning) -> str:
    return "dismiss" if meaning.slots.get("value") is False else "confirm"


async def _answer_question(services: Services, turn: Turn, answer: str) -> Reply:
    question = await take_question(services, turn.who, turn.activity)
    if question is None:
        return notice("answer.yes_to_what" if answer == "confirm" else "answer.nothing_asked")
    if answer == "dismiss":
        return notice("answer.nothing_changed")
    reply = await _press(services, turn, question.reference.ref, question.typed)
    return replace(reply, beside=False)


def _typeable(turn: Turn, reply: Reply, presented: Presented) -> Typeable:
    """A list that goes on, a page with one after it and a question can be answered by typing."""
    of = presented.references
    more = next((reference.ref for reference in of if reference.act in PAGES), "")
    yes = next((reference.ref for reference in of if reference.act == reply.asks), "")
    return Typeable(
        more=more,
        yes=yes,
        typed=reply.typed,
        answered=kept_form(reply.answers) if reply.answers else {},
        near={key_of(turn): {"meanings": [kept_form(m) for m in reply.near]}} if reply.near else {},
    )


def _not_understood(turn: Turn) -> Reply:
    """A number alone may be meant as a commitment; anything else gets examples."""
    if _is_number_alone(turn.text):
        number = str(numbers_in(turn.text)[0][1])
        options = ((f"uppdatera {number}", f"uppdatera {number}"),)
        return Reply(message=Choices(key="unsure", options=options))
    return notice("notunderstood")


def _is_number_alone(text: str) -> bool:
    alone = text.strip(" .?").lstrip("åÅaA-# ").replace("-", "").isdigit()
    return alone and bool(numbers_in(text))


def _to_a_stranger(services: Services) -> Said:
    """The same words whatever exists; no card, no name."""
    words = services.words("sv", "answer.stranger")
    return Said(presented=Presented(payload={"text": words}, summary=""), beside=True)
