"""`python -m bot mail-reply`: a mail server's pipe, or somebody with a saved mail, hands it in.

Nothing that stands in the mail is printed or logged: kinds only.
"""

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from bot.mail_replies import MOST_BYTES, NotAReplyError, read_reply
from bot.settings import Settings
from bot.wiring import build
from scheduler.clock import SystemClock
from sspf.ports import Clock, NotKeptError
from sspf.use_cases.again import again
from sspf.use_cases.take_reply import Taken, take_reply
from storage.group_commit import DATABASE_IS_AWAY

WELL, NOT_TAKEN, TRY_AGAIN = 0, 1, 75
"""Source: sysexits.h, EX_TEMPFAIL: the mail server keeps the mail and comes again."""
SAID = {
    Taken.TAKEN: "Svaret är sparat.",
    Taken.NOT_OURS: "Svaret hör inte till någon kallelse som gäller.",
    Taken.TOO_OLD: "Mötet har ändrats eller är över. Svaret är inte sparat.",
}

log = logging.getLogger(__name__)


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    reply = commands.add_parser("mail-reply", help="ta emot ett svar på en kallelse från e-post")
    reply.add_argument("--file", type=Path, help="mejlet som fil; annars läses standard in")


def run(chosen: argparse.Namespace) -> int:
    """0 taken; 1 not taken, and why; 75 come again."""
    settings = Settings(auth="anonymous", host="127.0.0.1")
    raw = _read(chosen.file)
    return asyncio.run(hand_in(settings, raw, SystemClock()))


async def hand_in(settings: Settings, raw: bytes, clock: Clock) -> int:
    """The same on this event loop."""
    try:
        reply = read_reply(raw)
    except NotAReplyError:
        log.warning("mail_reply_not_taken", extra={"reason": "not_a_reply"})
        return _say("Det är inget svar på en kallelse.", NOT_TAKEN)
    try:
        house = await build(settings, clock, "")
    except DATABASE_IS_AWAY:
        return _say("Databasen svarar inte. Försök igen.", TRY_AGAIN)
    try:
        taken = await again(lambda: take_reply(house.services, reply))
    except NotKeptError:
        return _say("Databasen svarar inte. Försök igen.", TRY_AGAIN)
    finally:
        await house.close()
    if taken is not Taken.TAKEN:
        log.warning("mail_reply_not_taken", extra={"reason": taken.value})
    return _say(SAID[taken], WELL if taken is Taken.TAKEN else NOT_TAKEN)


def _read(file: Path | None) -> bytes:
    """One byte more than the limit is enough to know that it is too much."""
    if file is None:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with file.open("rb") as content:
        return content.read(MOST_BYTES + 1)


def _say(words: str, code: int) -> int:
    print(words, file=sys.stderr if code else sys.stdout)
    return code
