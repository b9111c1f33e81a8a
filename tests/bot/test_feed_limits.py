"""How often a calendar address may be asked."""

from bot.feed_limits import ALL, EACH, REMEMBERED, FeedLimits


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_given_one_address_is_asked_often_then_it_waits_and_others_do_not() -> None:
    clock = Seconds()
    limits = FeedLimits(clock)

    assert [limits.wait_seconds("a") for _ in range(EACH.most)] == [0] * EACH.most
    clock.now = 10.0
    assert limits.wait_seconds("a") == EACH.seconds - 10 + 1
    assert limits.wait_seconds("b") == 0
    clock.now = EACH.seconds + 1.0
    assert limits.wait_seconds("a") == 0


def test_given_many_addresses_are_guessed_then_all_of_them_wait() -> None:
    limits = FeedLimits(Seconds())

    waits = [limits.wait_seconds(f"guess-{n}") for n in range(ALL.most + 5)]

    assert waits[: ALL.most] == [0] * ALL.most
    assert all(wait > 0 for wait in waits[ALL.most :])


def test_given_ever_new_addresses_then_only_so_many_are_remembered() -> None:
    clock = Seconds()
    limits = FeedLimits(clock)

    for n in range(REMEMBERED + 100):
        clock.now += 1.0
        limits.wait_seconds(f"guess-{n}")

    assert len(limits._each) == REMEMBERED
