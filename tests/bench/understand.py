"""How long it takes to understand a sentence, and to make the vocabulary of a municipality.

The sentences are those of the tests, as they are and misspelt. The start-up is that of a new
process that has the modules: reading the word files, and adding an organisation's own words.
Option: how many rounds of all sentences.
"""

import json
import statistics
import sys
import time
from pathlib import Path

from bot.organisations.reader import read_municipality
from bot.understand_command import DEMO, reference
from bot.understanding.context import Context
from bot.understanding.frames import grammar
from bot.understanding.lexicon import base_lexicon
from bot.understanding.understand import understand
from bot.understanding.vocabulary import vocabulary_of
from sspf.domain.organisation import Organisation
from tests.bot.understanding.report import expected_of
from tests.bot.understanding.variants import misspelt

GOAL_MS, GOAL_START_MS = 5.0, 200.0
FOLDER = Path(__file__).parents[1] / "bot" / "understanding"
FILES = ("queries.jsonl", "phrases.txt", "phrases_more.txt")


def measured(rounds: int) -> dict[str, float]:
    loaded = read_municipality(DEMO)
    started, started_cpu = started_ms(loaded.organisation)
    context = reference(loaded)
    plain = [each.text for name in FILES for each in expected_of(FOLDER / name)]
    sentences = plain + [misspelt(text) for text in plain]
    both = [_taken_ms(text, context) for _ in range(rounds) for text in sentences]
    taken = [wall for wall, _ in both]
    return {
        "p99_ms": round(statistics.quantiles(taken, n=100)[98], 3),
        "goal_p99_ms": GOAL_MS,
        "cpu_p99_ms": round(statistics.quantiles([cpu for _, cpu in both], n=100)[98], 3),
        "p50_ms": round(statistics.median(taken), 3),
        "worst_ms": round(max(taken), 3),
        "start_ms": round(started, 1),
        "cpu_start_ms": round(started_cpu, 1),
        "goal_start_ms": GOAL_START_MS,
        "sentences": len(sentences),
        "longest_ms": round(_taken_ms("otagandre " * 2_000, context)[0], 3),
    }


def started_ms(organisation: Organisation) -> tuple[float, float]:
    """From no words at all to a vocabulary: on the clock, and in the processor."""
    base_lexicon.cache_clear()
    grammar.cache_clear()
    begun, spent = time.perf_counter(), time.thread_time()
    grammar()
    vocabulary_of(organisation)
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - spent) * 1000


def _taken_ms(text: str, context: Context) -> tuple[float, float]:
    """On the clock, and in the processor: a machine that others use too tells them apart."""
    begun, spent = time.perf_counter(), time.thread_time()
    understand(text, context)
    return (time.perf_counter() - begun) * 1000, (time.thread_time() - spent) * 1000


def main(rounds: int = 3) -> None:
    print(json.dumps(measured(rounds)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
