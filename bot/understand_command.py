"""`python -m bot understand --jsonl`: what sentences mean, to be measured. Keeps nothing."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.organisations.reader import Loaded, read_municipality
from bot.understanding.context import Context
from bot.understanding.meaning import Meaning
from bot.understanding.speaking import context_of
from bot.understanding.understand import understand
from bot.understanding.vocabulary import vocabulary_of

DEMO = Path(__file__).parent / "rehearsal" / "norrsjo.yaml"
GROUP = "operativ"
NOW = datetime(2027, 2, 1, 9, tzinfo=ZoneInfo("Europe/Stockholm"))
"""A Monday in week 5 between two meetings: every sentence is measured at the same hour."""
LONGEST_LINE = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jsonl", action="store_true", required=True, help="en rad JSON in, en rad JSON ut"
    )


def run(_: argparse.Namespace) -> int:
    lines = (raw.decode("utf-8", "replace") for raw in sys.stdin.buffer)
    for answer in answers(lines, reference(read_municipality(DEMO))):
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
    return 0


def reference(loaded: Loaded) -> Context:
    """The demo's coordinator in the operative group, at the hour of measuring."""
    organisation = loaded.organisation
    held_on = [meeting.held_on for meeting in loaded.meetings if meeting.group == GROUP]
    return context_of(organisation, vocabulary_of(organisation), held_on, NOW, GROUP)


def answers(lines: Iterable[str], context: Context) -> Iterator[str]:
    """One line for each that is not empty; a line that is no request gives a line with `error`."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, context), ensure_ascii=False)


def _answer(line: str, context: Context) -> dict[str, object]:
    """`last` and `open_question` beside the text say what stands open in the conversation."""
    try:
        asked = json.loads(line[:LONGEST_LINE])
    except (ValueError, RecursionError):
        return {"error": "not JSON"}
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        return {"error": "a line is an object with a text"}
    meaning = understand(asked["text"], _in_conversation(asked, context))
    return {
        "text": asked["text"],
        "intent": meaning.intent,
        "slots": dict(meaning.slots),
        "confidence": meaning.confidence,
    }


def _in_conversation(asked: dict[str, object], context: Context) -> Context:
    last = asked.get("last")
    if isinstance(last, dict) and isinstance(last.get("intent"), str):
        slots = last.get("slots")
        before = Meaning(last["intent"], slots if isinstance(slots, dict) else {}, 1.0)
        context = replace(context, last=before)
    return replace(context, open_question=asked.get("open_question") is True)
