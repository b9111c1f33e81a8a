"""One turn: who speaks, what is meant, which handler answers. Knows no channel and no rule."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from bot.actions import ACTIONS
from bot.closed_to_guests import ACTS_OF_A_GUEST, OF_A_GUEST, only_guest
from bot.commands import COMMANDS
from bot.commands.ways import WAYS
from bot.events import Place
from bot.installations import Roads
from bot.people import find_speaker
from bot.refusals import refusal, typed_again
from bot.turn import Reply, Turn, notice
from bot.understand import numbers_in, understand, without_mention
from cards.acts import Act
from sspf.domain.errors import SspfError, WrongWeekError
from sspf.domain.guests import is_only_guest
from sspf.domain.messages.general import Choices
from sspf.domain.references import Reference
from sspf.ports import NotKeptError, Presented, Services
from sspf.use_cases.again import again
from sspf.use_cases.ask_and_answer import Typeable, find_more, take_question
from sspf.use_cases.faults import described
from sspf.use_cases.handle_card import receive_press, remember_buttons, remember_card
from sspf.use_cases.room import Who

PAGES = frozenset({Act.LIST_MORE, Act.AGENDA_PAGE, Act.PLAN_PAGE})
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


async def hear(services: Services, heard: Heard, roads: Roads | None = None) -> Said:
    """Always an answer: a stranger gets one neutral sentence, a fault gets a reference.

    NotKeptError when the database stays away: nothing was said, and the same may be done again.
    """
    return await again(lambda: _hear(services, heard, roads))


async def _hear(services: Services, heard: Heard, roads: Roads | None) -> Said:
    speaker = await find_speaker(
        services, heard.tenant, heard.entra_object_id, is_private=heard.is_private
    )
    if speaker is None:
        return _to_a_stranger(services)
    if heard.place is not None:
        speaker = replace(speaker, who=replace(speaker.who, conversation=heard.place.conversation))
        if roads is not None:
            await roads.note(speaker, heard.place)
    turn = Turn(
        who=speaker.who,
        person=speaker.person,
        organisation=speaker.organisation,
        activity=heard.activity,
        text=without_mention(heard.text),
    )
    reply = await _safely(services, turn, heard)
    presented = services.presenter(reply.message, speaker.person, heard.activity)
    await remember_buttons(services, speaker.who, presented, _typeable(reply, presented))
    return Said(presented=presented, beside=reply.beside, who=speaker.who, message=reply.message)


async def remember(services: Services, said: Said, conversation: str, activity: str) -> None:
    """Every card that stands in front of somebody is a row, so that it can be replaced later."""
    if said.who is None or "card" not in said.presented.payload or not activity:
        return
    who, kind = said.who, type(said.message).__name__
    place, row = (conversation, activity), services.new_id()
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
        return refusal(error, texts(heard.inputs) if turn.who.is_private else ())
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
        return await _type(services, replace(turn, text=reference.value))
    if is_only_guest(turn.person) and reference.act not in ACTS_OF_A_GUEST:
        return notice("answer.guest_only")
    handler = ACTIONS[reference.act]
    return await handler(replace(turn, reference=reference, inputs=inputs), services)


async def _type(services: Services, turn: Turn) -> Reply:
    if len(turn.text) > LONGEST:
        return notice("refused.too_long", limit=LONGEST)
    understood = understand(turn.text, WAYS)
    if understood is None:
        return _not_understood(turn)
    if understood.command == "more":
        more = await find_more(services, turn.who)
        return await _act(services, turn, more, {}) if more else notice("answer.no_more")
    if understood.command in ("confirm", "dismiss"):
        return await _answer_question(services, turn, understood.command)
    if is_only_guest(turn.person):
        handler = OF_A_GUEST.get(understood.command, only_guest)
        return await handler(replace(turn, rest=understood.rest), services)
    command = COMMANDS[understood.command]
    if not turn.who.is_private and not command.in_company:
        return notice("answer.private")
    return await command.handler(replace(turn, rest=understood.rest), services)


async def _answer_question(services: Services, turn: Turn, answer: str) -> Reply:
    question = await take_question(services, turn.who, turn.activity)
    if question is None:
        return notice("answer.yes_to_what" if answer == "confirm" else "answer.nothing_asked")
    if answer == "dismiss":
        return notice("answer.nothing_changed")
    reply = await _press(services, turn, question.reference.ref, question.typed)
    return replace(reply, beside=False)


def _typeable(reply: Reply, presented: Presented) -> Typeable:
    """A list that goes on, a page with one after it and a question can be answered by typing."""
    of = presented.references
    more = next((reference.ref for reference in of if reference.act in PAGES), "")
    yes = next((reference.ref for reference in of if reference.act == reply.asks), "")
    return Typeable(more=more, yes=yes, typed=reply.typed)


def _not_understood(turn: Turn) -> Reply:
    """A number alone may be meant as a commitment; anything else gets examples."""
    numbers = numbers_in(turn.text)
    if numbers and turn.text.strip(" .?").lstrip("åÅaA-# ").replace("-", "").isdigit():
        number = str(numbers[0][1])
        options = ((f"uppdatera {number}", f"uppdatera {number}"),)
        return Reply(message=Choices(key="unsure", options=options))
    return notice("notunderstood")


def texts(inputs: Mapping[str, Any] | None) -> tuple[str, ...]:
    """What a person wrote with own words, among what came back from a card."""
    values = [v for v in (inputs or {}).values() if isinstance(v, str)]
    return tuple(v.strip() for v in values if len(v.strip().split()) > 1)


def _to_a_stranger(services: Services) -> Said:
    """The same words whatever exists; no card, no name."""
    words = services.words("sv", "answer.stranger")
    return Said(presented=Presented(payload={"text": words}, summary=""), beside=True)
