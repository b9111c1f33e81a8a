"""Holds what people saw against what they should have seen."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.rehearsal.actors import Played
from bot.rehearsal.scenario_file import Answers, Checkpoints, Notices, Step

NO_ANSWER = "inget som passar"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One row of the table."""

    key: str
    title: str
    who: str
    expected: str
    seen: str

    @property
    def holds(self) -> bool:
        return self.expected == self.seen


def verdicts(
    checkpoints: Checkpoints,
    played: Sequence[tuple[Step, Sequence[Played]]],
    leaks: Callable[[int], Sequence[str]],
) -> list[Verdict]:
    """One for each check point and person, in the order of the points' keys.

    `leaks`: the runs of so many typed words that stand where a locked screen would show them.
    """
    found = [_answered(check, who, played) for check in checkpoints.answers for who in check.who]
    found += [_noticed(check, leaks(check.words_in_a_row)) for check in checkpoints.notices]
    return sorted(found, key=lambda verdict: verdict.key)


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
        seen=", ".join([_read(check, read), *_faults(check, read)]),
    )


def _read(check: Answers, read: str) -> str:
    found = re.search(check.reads, read)
    return _worded({name: found[name] for name in check.expects}) if found else NO_ANSWER


def _worded(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _faults(check: Answers, read: str) -> Iterator[str]:
    yield from (f"saknar ”{words}”" for words in check.shows if words not in read)
    yield from (f"visar ”{words}”" for words in check.never if words in read)


def _noticed(check: Notices, leaks: Sequence[str]) -> Verdict:
    return Verdict(
        key=check.key,
        title=check.title,
        who="alla",
        expected=f"träffar {check.expects}",
        seen=", ".join([f"träffar {len(leaks)}", *leaks]),
    )
