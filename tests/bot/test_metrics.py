"""The figures: each road counts, and whatever comes in, the labels are words of closed lists."""

import math

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from bot.metric_words import KINDS, OTHER, OUTCOMES, REFUSED, RETRIED, TOKENS, TURNS
from bot.metrics import Depth, Metrics

CLOSED = {
    ("sspf_turns", "outcome"): TURNS,
    ("sspf_refused", "reason"): REFUSED,
    ("sspf_retries", "reason"): RETRIED,
    ("sspf_sends", "kind"): KINDS,
    ("sspf_sends", "outcome"): OUTCOMES,
    ("sspf_token_fetches", "outcome"): TOKENS,
}
OUR_OWN = {"le", "version", "python"}
CANARY = "Kanariefågel"


def read(metrics: Metrics) -> dict[tuple[str, ...], float]:
    """Name and label values → figure."""
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(metrics.text().decode())
        for sample in family.samples
    }


def test_given_everything_that_is_counted_when_scraped_then_it_is_there() -> None:
    metrics = Metrics()
    metrics.sent("digest", "sent", 3.0)
    metrics.turn("answered", 0.02)
    metrics.refused("signature")
    metrics.refused("413")
    metrics.retried("failed.busy")
    metrics.paced(0.4)
    metrics.token("fetched")
    metrics.queue(Depth(7, 2, 61.5))
    told = read(metrics)

    assert told["sspf_sends_total", "digest", "sent"] == 1
    assert told["sspf_send_late_seconds_sum",] == 3.0
    assert told["sspf_turns_total", "answered"] == 1
    assert told["sspf_turn_seconds_bucket", "0.025"] == 1
    assert told["sspf_refused_total", "signature"] == 1
    assert told["sspf_refused_total", "413"] == 1
    assert told["sspf_retries_total", "busy"] == 1
    assert told["sspf_paced_wait_seconds_count",] == 1
    assert told["sspf_token_fetches_total", "fetched"] == 1
    assert told["sspf_queue_due_rows",] == 7
    assert told["sspf_queue_leased_rows",] == 2
    assert told["sspf_queue_oldest_due_seconds",] == 61.5
    assert told["sspf_queue_known",] == 1


def test_given_no_answer_from_the_database_when_scraped_then_the_queue_does_not_seem_empty() -> (
    None
):
    metrics = Metrics()
    metrics.queue(Depth(7, 2, 61.5))
    metrics.queue(None)
    told = read(metrics)

    assert told["sspf_queue_known",] == 0
    assert math.isnan(told["sspf_queue_due_rows",])
    assert math.isnan(told["sspf_queue_oldest_due_seconds",])


def test_given_a_send_before_its_time_when_counted_then_it_is_not_late() -> None:
    metrics = Metrics()
    metrics.sent("digest", "sent", -5.0)

    assert read(metrics)["sspf_send_late_seconds_sum",] == 0


@given(st.text() | st.just(CANARY))
def test_whatever_comes_in_each_label_is_a_word_of_its_list(word: str) -> None:
    metrics = Metrics()
    metrics.sent(word, word, 0)
    metrics.turn(word, 0)
    metrics.refused(word)
    metrics.retried(word)
    metrics.token(word)

    for family in metrics.registry.collect():
        for sample in family.samples:
            for label, value in sample.labels.items():
                if label not in OUR_OWN:
                    assert value in CLOSED[family.name, label] | {OTHER}
    assert CANARY.encode() not in metrics.text()
