"""How many sentences of a file are understood exactly, per intent, and what is taken for what.

A file holds lines {"text", "intent", "slots"}, or `# intent {slots}` with its sentences below it.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.understanding.acting import ACTIONS
from bot.understanding.meaning import Meaning
from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference

DEFAULT = Path(__file__).with_name("queries.jsonl")
DIFFERENT_SLOTS = "(slots differ)"


@dataclass(frozen=True, slots=True)
class Expected:
    text: str
    intent: str
    slots: dict[str, object]


@dataclass(slots=True)
class Report:
    """Counts over one file; `wrong` holds what was expected and what was read."""

    total: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    asked: int = 0
    wrong: list[tuple[Expected, Meaning]] = field(default_factory=list)

    @property
    def wrong_actions(self) -> int:
        """Acts that would have been begun for a sentence that asks for none, or for another."""
        return sum(got.intent in ACTIONS and got.is_sure for want, got in self.wrong)

    @property
    def confusions(self) -> Counter[tuple[str, str]]:
        return Counter(
            (want.intent, got.intent if got.intent != want.intent else DIFFERENT_SLOTS)
            for want, got in self.wrong
        )


def expected_of(file: Path) -> Iterator[Expected]:
    intent, slots = "", {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            found = json.loads(line)
            yield Expected(found["text"], found["intent"], found["slots"])
        elif line.startswith("# "):
            intent, _, said = line[2:].partition(" ")
            slots = json.loads(said)
        elif line:
            yield Expected(line, intent, slots)


def measured(sentences: Iterator[Expected]) -> Report:
    report = Report()
    for want in sentences:
        got = understand(want.text, reference())
        report.total[want.intent] += 1
        report.asked += not got.is_sure
        if (got.intent, dict(got.slots)) == (want.intent, want.slots):
            report.exact[want.intent] += 1
        else:
            report.wrong.append((want, got))
    return report


def as_lines(report: Report, *, each: bool) -> Iterator[str]:
    total, exact = report.total.total(), report.exact.total()
    share = 100 * exact / max(total, 1)
    yield f"{exact} of {total} exactly ({share:.1f} %), {report.asked} asked back"
    yield f"{report.wrong_actions} wrong actions"
    yield ""
    yield f"{'intent':<26}{'exact':>6}{'of':>6}"
    for intent in sorted(report.total):
        yield f"{intent:<26}{report.exact[intent]:>6}{report.total[intent]:>6}"
    yield ""
    yield f"{'expected':<26}{'taken for':<26}{'times':>6}"
    for (want, got), times in report.confusions.most_common():
        yield f"{want:<26}{got:<26}{times:>6}"
    if each:
        yield from _each(report)


def _each(report: Report) -> Iterator[str]:
    for want, got in report.wrong:
        yield f"\n{want.text}\n  expected {want.intent} {want.slots}"
        yield f"  read     {got.intent} {dict(got.slots)} {got.confidence}"


def per_intent(sentences: Sequence[Expected]) -> dict[str, list[Expected]]:
    found: dict[str, list[Expected]] = defaultdict(list)
    for sentence in sentences:
        found[sentence.intent].append(sentence)
    return found


def main(arguments: list[str]) -> None:
    files = [Path(name) for name in arguments if not name.startswith("-")] or [DEFAULT]
    for file in files:
        lines = as_lines(measured(expected_of(file)), each="--each" in arguments)
        sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
