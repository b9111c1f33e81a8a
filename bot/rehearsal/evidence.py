"""What is known of a played scenario beside the answers: leaks, chats, the log."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot.rehearsal.actors import Played, news
from bot.rehearsal.channel import Channel
from bot.rehearsal.checkpoints import Seen
from bot.rehearsal.leaks import leaks, shown_of_chats, shown_of_mails, standing
from bot.rehearsal.reading import lines_of
from bot.rehearsal.scenario_file import Checkpoints, Notices
from bot.rehearsal.server import Running
from bot.rehearsal.shown_texts import case_ids, showings, unlogged, written
from bot.settings import Settings
from sspf.use_cases.extract_log import extract_log
from storage.stopped_log import log_stopped

CHATS = "chats.jsonl"
"""The journal's file in the data folder (bot/rehearsal/server.py)."""
READ = "read"
"""Of the log's extract: something was shown."""


def chat_of(channel: Channel, who: str) -> str:
    """All that stands in that person's own chat now."""
    return "\n".join(line for message in channel.chat(who) for line in lines_of(message))


async def gather(
    running: Running,
    settings: Settings,
    expected: Checkpoints,
    acts: Sequence[Played],
    chats: Mapping[tuple[str, str], str],
) -> Seen:
    """Asks last what is told while the log is down, for that is an answer of its own."""
    folder = settings.data
    shown = [*shown_of_chats(folder / CHATS), *shown_of_mails(running.house.mail_folder)]
    typed = [text for one in acts for text in one.typed]

    def found(check: Notices) -> Sequence[str]:
        return [*leaks(typed, shown, check.words_in_a_row), *standing(check.never, shown)]

    missing = await _unlogged(running, folder, acts) if expected.readings else None
    return Seen(
        leaks=found,
        chats=chats,
        unlogged=missing,
        told=await _told_without_log(running, settings, expected),
    )


async def _unlogged(running: Running, folder: Path, acts: Sequence[Played]) -> int | None:
    """By the extract of each case that the controller hands out (`audit extract`)."""
    organisation = running.rehearsal.organisation
    seats = {str(p.id): str(p.party) for p in organisation.people if p.party}
    shown = showings(folder / CHATS, running.channel.users, written(acts), seats)
    if not shown:
        return None
    names = {person.name: person.id for person in organisation.people}
    log: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for code, case in case_ids(folder / CHATS).items():
        services, municipality = running.house.services, organisation.municipality
        for line in await extract_log(services, municipality, case, with_names=True):
            if line.action == READ and line.name in names:
                log[names[line.name], code].append(line.at)
    return unlogged(shown, log)


async def _told_without_log(
    running: Running, settings: Settings, expected: Checkpoints
) -> dict[str, str]:
    told = {}
    url = settings.migration_database_url or settings.database_url
    for check in expected.log_down:
        since = running.channel.journal.version
        async with log_stopped(url):
            await running.channel.say(check.who, check.types)
        answer = news(running.channel, check.who, since)
        told[check.key] = "\n".join(line for message in answer for line in lines_of(message))
    return told
