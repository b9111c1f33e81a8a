"""Buttons of lists and help: more rows, open one, mine, next meeting."""

from bot.meeting_told import told_next
from bot.turn import Reply, Turn, notice
from cards import commitment_list
from cards.acts import Act
from sspf.domain.commitments import CommitmentId
from sspf.ports import Services
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.handle_card import find_choice
from sspf.use_cases.list_commitments import list_commitments, open_commitment
from sspf.use_cases.show_meetings import show_next_meeting


async def more(turn: Turn, services: Services) -> Reply:
    query, first = Query.decoded(turn.pressed.subject), int(turn.pressed.value or 1)
    return Reply(message=await list_commitments(services, turn.who, query, first), beside=True)


async def open_one(turn: Turn, services: Services) -> Reply:
    sent = commitment_list.Submission.model_validate(turn.inputs)
    if not sent.chosen:
        return notice("answer.choose_one")
    chosen = await find_choice(services, turn.who, sent.chosen, Act.COMMITMENT_OPEN)
    card = await open_commitment(services, turn.who, CommitmentId(chosen.subject))
    return Reply(message=card, beside=True)


async def mine(turn: Turn, services: Services) -> Reply:
    return Reply(message=await list_commitments(services, turn.who, Query(mine=True)), beside=True)


async def all_open(turn: Turn, services: Services) -> Reply:
    return Reply(message=await list_commitments(services, turn.who, Query()), beside=True)


async def next_meeting(turn: Turn, services: Services) -> Reply:
    return told_next(await show_next_meeting(services, turn.who))
