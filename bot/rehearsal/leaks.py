"""What a locked screen, a mail's subject or a file's name shows, and whether people's words do."""

import json
import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from icalendar import Calendar

from bot.rehearsal.journal import BOT
from bot.rehearsal.reading import first_block

WORD = re.compile(r"\w+(?:-\w+)*")


def leaks(typed: Iterable[str], shown: Iterable[str], words_in_a_row: int) -> list[str]:
    """Each run of so many words that stands both in what was typed and in what is shown."""
    own = {run for text in typed for run in _runs(text, words_in_a_row)}
    seen = {run for text in shown for run in _runs(text, words_in_a_row)}
    return [" ".join(run) for run in sorted(own & seen)]


def standing(never: Iterable[str], shown: Iterable[str]) -> list[str]:
    """Those of the words that are shown anywhere, in whatever case."""
    seen = "\n".join(shown).casefold()
    return [words for words in never if words.casefold() in seen]


def shown_of_chats(journal: Path) -> Iterator[str]:
    """All that every message ever sent, replaced ones too, shows before its card is opened."""
    for entry in journal.read_text(encoding="ascii").splitlines():
        message = json.loads(entry).get("message", {})
        if message.get("sender") != BOT:
            continue
        yield from (message["text"], message["summary"], message["notice"])
        if card := message["card"]:
            yield from (first_block(card), str(card.get("fallbackText", "")))


def shown_of_mails(folder: Path) -> Iterator[str]:
    """File names, subjects, and the calendar entries' titles and places."""
    for file in folder.glob("*.eml"):
        mail = message_from_bytes(file.read_bytes(), policy=default)
        yield from (file.stem, str(mail["Subject"]), *_entries(mail))


def _entries(mail: EmailMessage) -> Iterator[str]:
    for part in mail.walk():
        if part.get_content_type() == "text/calendar":
            for event in Calendar.from_ical(part.get_content()).walk("VEVENT"):
                yield from (str(event["SUMMARY"]), str(event.get("LOCATION", "")))


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return zip(*(words[start:] for start in range(length)), strict=False)
