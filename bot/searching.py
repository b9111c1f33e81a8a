"""The compose box: "åtaganden" gives the same commitments under the same rights.

What is chosen is put in a message that others read: only what all of the group may read is found,
and the card has no button, for a button belongs to one person. Level 3 is never among them (R-52).
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.answers.asked import query_of
from bot.clocks import today
from bot.people import Speaker, find_speaker
from bot.reading import read
from bot.turn import Turn
from bot.understanding.meaning import Meaning
from cards.lines import due, state
from cards.text import Text
from sspf.domain.errors import SspfError
from sspf.domain.messages.answers import FoundCommitment
from sspf.domain.messages.commitment import CommitmentLine
from sspf.ports import Services
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import list_commitments

QUERY = "composeExtension/query"
COMMAND = "ataganden"
CARD = "application/vnd.microsoft.card.adaptive"
PREVIEW = "application/vnd.microsoft.card.thumbnail"
LISTS = frozenset({"list_commitments", "search_commitments", "count_commitments"})
LONGEST = 500
"""Characters of a search that are read."""


async def search(
    services: Services, tenant: str, entra_object_id: str, activity: str, value: Mapping[str, Any]
) -> dict[str, Any]:
    """The body that Teams takes as the answer; a stranger gets one neutral sentence.

    Source: learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/
    search-commands/respond-to-search.
    """
    speaker = await find_speaker(services, tenant, entra_object_id, is_private=False)
    if speaker is None:
        return _said(services.words("sv", "answer.stranger"))
    # Whoever it is shown to is not asked for: it is the sender who shows it, of what all may read.
    speaker = replace(speaker, who=replace(speaker.who, company=frozenset()))
    text = Text.load(speaker.person.language)
    turn = Turn(
        who=speaker.who,
        person=speaker.person,
        organisation=speaker.organisation,
        activity=activity,
        text=typed_in(value),
    )
    try:
        found = await list_commitments(
            services, turn.who, await _query(services, turn), _first(value)
        )
    except SspfError:
        return _said(text("search.none"))
    if not found.lines:
        return _said(text("search.none"))
    shown = [
        _attachment(services, speaker, text, each) for each in found.lines if not each.is_hidden
    ]
    return {
        "composeExtension": {
            "type": "result",
            "attachmentLayout": "list",
            "attachments": shown,
        }
    }


def typed_in(value: Mapping[str, Any]) -> str:
    """What stands in the search box; empty when it was just opened."""
    parameters = value.get("parameters")
    for one in parameters if isinstance(parameters, list) else ():
        if isinstance(one, Mapping) and one.get("name") == "text":
            return str(one.get("value", ""))[:LONGEST]
    return ""


async def _query(services: Services, turn: Turn) -> Query:
    """Nothing typed: all that is open. What is no question is looked for in the texts."""
    if not turn.text.strip():
        return Query()
    meaning: Meaning = await read(services, turn)
    if meaning.is_sure and meaning.intent in LISTS and not meaning.slots.get("case"):
        asked = query_of(meaning.slots, turn.person, turn.organisation, today(turn, services))
        return replace(asked, level_not=3)
    return Query(text=turn.text, status="any")


def _first(value: Mapping[str, Any]) -> int:
    options = value.get("queryOptions")
    skip = options.get("skip") if isinstance(options, Mapping) else 0
    return skip + 1 if isinstance(skip, int) and skip >= 0 else 1


def _attachment(
    services: Services, speaker: Speaker, text: Text, each: CommitmentLine
) -> dict[str, Any]:
    message = FoundCommitment(line=each)
    card = services.presenter(message, speaker.person, "search").payload["card"]
    title = text("commitment.head", id=each.id, state=state(each, text))
    about = text("row.two", first=each.party, second=due(each, text))
    preview = {"title": title, "subtitle": each.text, "text": about}
    return {
        "contentType": CARD,
        "content": dict(card),
        "preview": {"contentType": PREVIEW, "content": preview},
    }


def _said(words: str) -> dict[str, Any]:
    return {"composeExtension": {"type": "message", "text": words}}
