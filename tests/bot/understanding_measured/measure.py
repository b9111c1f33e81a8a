"""How often the product reads a sentence as the query specification does.

    .venv/bin/python tests/bot/understanding_measured/measure.py --generated 2000 --seed 7

asks `python -m bot understand --jsonl` for both sets, the 200 written by hand and the generated
one, and prints the rates and the sentences that were read in another way. Nothing is tuned against
these sentences: one that fails is mended as a class, and then another seed and other sentences
are measured. `rates` takes any callable, so that a test can use it without a process.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # run as a file, Python looks in this folder only

from tests.bot.understanding_measured.closed_lists import INTENTS, Slots, is_action  # noqa: E402
from tests.bot.understanding_measured.generator import Sentence, sentences  # noqa: E402

BY_HAND = Path(__file__).with_name("by_hand.jsonl")
COMMAND = [sys.executable, "-m", "bot", "understand", "--jsonl"]
UNORDERED = {"agency", "agency_not"}
WORDS_AS_TYPED = {"text", "person", "actor"}

Reading = tuple[str, Slots]
Understand = Callable[[str], Reading]


class Verdict(StrEnum):
    EXACT = "exact"
    ASKED_BACK = "asked back"
    WRONG_ACTION = "wrong action"
    """Another intent was meant, and an action would have begun (behind its confirm card)."""
    OTHER_OBJECT = "right action, other slots"
    """The action that was meant, on another object, date or value: as grave, so told apart."""
    WRONG = "other wrong reading"


GRAVEST_FIRST = [
    Verdict.WRONG_ACTION,
    Verdict.OTHER_OBJECT,
    Verdict.WRONG,
    Verdict.ASKED_BACK,
    Verdict.EXACT,
]


@dataclass(frozen=True)
class Outcome:
    meant: Sentence
    given: Reading
    verdict: Verdict


def by_hand() -> list[Sentence]:
    lines = BY_HAND.read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    return [Sentence(entry["text"], entry["intent"], entry["slots"]) for entry in entries]


def comparable(slots: Slots) -> Slots:
    """Slots as they are compared: agencies in any order, words as typed in any case."""
    return {key: _comparable(key, value) for key, value in slots.items()}


def _comparable(key: str, value: object) -> object:
    if key in UNORDERED and isinstance(value, list):
        return sorted(value)
    if key in WORDS_AS_TYPED and isinstance(value, str):
        return " ".join(value.casefold().split())
    return value


def judge(meant: Sentence, given: Reading) -> Verdict:
    """An intent that the specification does not know (or none) means that the bot asks back."""
    intent, slots = given
    if intent not in INTENTS:
        return Verdict.ASKED_BACK
    if intent == meant.intent and comparable(slots) == comparable(meant.slots):
        return Verdict.EXACT
    if is_action(intent, slots):
        return Verdict.OTHER_OBJECT if intent == meant.intent else Verdict.WRONG_ACTION
    return Verdict.WRONG


def outcomes(meant: Iterable[Sentence], understand: Understand) -> list[Outcome]:
    return [
        Outcome(each, given, judge(each, given))
        for each in meant
        for given in [understand(each.text)]
    ]


def rates(judged: list[Outcome]) -> dict[Verdict, float]:
    """The share of each verdict, 0 to 1; together they are 1."""
    counted = Counter(each.verdict for each in judged)
    return {verdict: counted[verdict] / len(judged) for verdict in Verdict}


def product_answers(
    texts: list[str], asks_below: float, command: Sequence[str] = COMMAND
) -> dict[str, Reading]:
    """What the product reads in each text; below this confidence it counts as asking back."""
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    done = subprocess.run(  # noqa: S603 our own command, no shell
        command, input=lines, cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode != 0:
        sys.exit(f"{' '.join(command[1:])} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    answers = [json.loads(line) for line in done.stdout.split("\n") if line.strip()]
    if len(answers) != len(texts):
        sys.exit(f"{len(texts)} sentences were asked and {len(answers)} answered.")
    return {text: _reading(answer, asks_below) for text, answer in zip(texts, answers, strict=True)}


def _reading(answer: dict[str, object], asks_below: float) -> Reading:
    slots, confidence = answer.get("slots"), answer.get("confidence")
    unsure = isinstance(confidence, int | float) and confidence < asks_below
    intent = "" if unsure else str(answer.get("intent") or "")
    return intent, slots if isinstance(slots, dict) else {}


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows with their columns under each other."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def report(title: str, judged: list[Outcome], most_rows: int) -> str:
    """The rates, the confused intents by number, and the first failing sentences."""
    failing = [each for each in judged if each.verdict is not Verdict.EXACT]
    failing.sort(key=lambda each: GRAVEST_FIRST.index(each.verdict))
    counted = Counter((each.meant.intent, each.given[0] or "(asks)") for each in failing)
    shares = [(verdict.value, f"{share:.1%}") for verdict, share in rates(judged).items()]
    parts = [f"## {title}: {len(judged)} sentences", table(shares)]
    if failing:
        confused = [(str(n), f"{meant} -> {given}") for (meant, given), n in counted.most_common()]
        parts += ["", "Meant -> read as", table(confused), "", f"Failing: {len(failing)}"]
        parts.append(table([_row(each) for each in failing[:most_rows]]))
    return "\n".join(parts)


def _row(outcome: Outcome) -> tuple[str, ...]:
    text, *meant = outcome.meant
    return (
        outcome.verdict.value,
        repr(text),
        f"meant {_told(*meant)}",
        f"read {_told(*outcome.given)}",
    )


def _told(intent: object, slots: object) -> str:
    return f"{intent or '(asks)'} {json.dumps(slots, ensure_ascii=False, sort_keys=True)}"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--generated", type=int, default=2000, help="how many are generated")
    parser.add_argument("--seed", type=int, default=1, help="which generated set")
    parser.add_argument("--asks-below", type=float, default=0.0, help="a confidence, 0 to 1")
    parser.add_argument("--rows", type=int, default=60, help="failing sentences shown of each set")
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    sets = {"Written by hand": by_hand()}
    if asked.generated > 0:
        made = list(sentences(asked.generated, asked.seed))
        sets[f"Generated, seed {asked.seed}"] = made
    for title, meant in sets.items():
        answers = product_answers([each.text for each in meant], asked.asks_below)
        judged = outcomes(meant, answers.__getitem__)
        sys.stdout.write(report(title, judged, asked.rows) + "\n\n")


if __name__ == "__main__":
    main()
