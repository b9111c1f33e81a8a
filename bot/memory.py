"""What is loaded at the start stays to the end; the collector of garbage need not look there."""

import gc

YOUNG, MIDDLE, OLD = 10_000, 20, 20
"""Objects made before the youngest are looked through (Python's own 700 is for small programs),
and so many rounds before the older ones are."""


def settle_memory() -> None:
    """Call it once, when everything is built and before the first turn.

    Half a million objects come with the libraries. Looking through them all again and again took
    a quarter of each turn, and a tenth of a second at a time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
