"""Holds what people saw against what they should have seen."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.rehearsal.actors import Played
from bot.rehearsal.scenario_file import Answers, Chats, Checkpoints, LogDown, Notices, Step

NO_ANSWER = "inget som passar"
NO_READING = "inga läsningar"
LOGGED = "utan loggrad {n}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One row of the table."""

    key: str
    title: str
    who: str
    expected: str
    seen: str
    is_awaited: bool = False
    """What it is about is not built yet."""

    @property
    def holds(self) -> bool:
        return self.expected == self.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is known when the scenario has been played, beside the answers themselves."""

    leaks: Callable[[Notices], Sequence[str]] = lambda _: ()
    """Runs of typed words, and words that may never, where a locked screen would show them."""
    chats: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(step, person) → all that stood in the chat when the step had been played."""
    unlogged: int | None = None
    """Showings of a text of a case that the log lacks; None: nothing was ever shown."""
    told: Mapping[str, str] = field(default_factory=dict)
    """Key of a check → what its person was told while the log was down."""


def verdicts(
    checkpoints: Checkpoints, played: Sequence[tuple[Step, Sequence[Played]]], seen: Seen
) -> list[Verdict]:
    """One for each check point and person, in the order of the points' numbers."""
    found = [_answered(check, who, played) for check in checkpoints.answers for who in check.who]
    found += [_noticed(check, seen.leaks(check)) for check in checkpoints.notices]
    found += [_stood(check, who, seen) for check in checkpoints.chats for who in check.who]
    found += [
        _row(check, LOGGED.format(n=check.expects), _logged(seen.unlogged))
        for check in checkpoints.readings
    ]
    found += [_down(check, seen.told.get(check.key, "")) for check in checkpoints.log_down]
    found += [replace(_row(check, "", ""), is_awaited=True) for check in checkpoints.awaited]
    return sorted(found, key=lambda verdict: _place(verdict.key))


def _place(key: str) -> tuple[str, int]:
    """K10 after K9."""
    number = re.search(r"\d+", key)
    return key.rstrip("0123456789"), int(number[0]) if number else 0


def _answered(check: Answers, who: str, played: Sequence[tuple[Step, Sequence[Played]]]) -> Verdict:
    answers = [
        one
        for step, acts in played
        for one in acts
        if step.key == check.step and one.act.who == who and one.act.types == check.types
    ]
    read = "\n".join(answers[-1].answer) if answers else ""
    return Verdict(
        key=check.key,
        title=check.title,
        who=answers[-1].name if answers else who,
        expected=_worded(check.expects),
        seen=", ".join([_read(check, read), *_faults(check.shows, check.never, read)]),
    )


def _read(check: Answers, read: str) -> str:
    found = re.search(check.reads, read)
    return _worded({name: found[name] for name in check.expects}) if found else NO_ANSWER


def _worded(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _faults(shows: Sequence[str], never: Sequence[str], read: str) -> Iterator[str]:
    yield from (f"saknar ”{words}”" for words in shows if words not in read)
    yield from (f"visar ”{words}”" for words in never if words in read)


def _noticed(check: Notices, leaks: Sequence[str]) -> Verdict:
    seen = ", ".join([f"träffar {len(leaks)}", *leaks])
    return _row(check, f"träffar {check.expects}", seen)


def _stood(check: Chats, who: str, seen: Seen) -> Verdict:
    chat = seen.chats.get((check.step, who), "")
    n = sum(text in chat for text in check.texts)
    expected, found = (f"texter {number}" for number in (check.expects, n))
    return Verdict(
        key=check.key, title=check.title, who=who.capitalize(), expected=expected, seen=found
    )


def _logged(unlogged: int | None) -> str:
    return NO_READING if unlogged is None else LOGGED.format(n=unlogged)


def _down(check: LogDown, told: str) -> Verdict:
    said = check.shows if check.shows in told else NO_ANSWER
    seen = ", ".join([said, *_faults((), check.never, told)])
    return Verdict(
        key=check.key,
        title=check.title,
        who=check.who.capitalize(),
        expected=check.shows,
        seen=seen,
    )


def _row(check: object, expected: str, seen: str) -> Verdict:
    """Of a check that is nobody's in particular."""
    return Verdict(
        key=str(getattr(check, "key", "")),
        title=str(getattr(check, "title", "")),
        who="alla",
        expected=expected,
        seen=seen,
    )
