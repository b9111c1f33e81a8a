"""A masked table cannot be calculated back: every hidden number could be another."""

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from sspf.domain.masking import Shown, Sum, mask

LIMIT = 5
SMALL = st.integers(0, 9)
HIGHEST = 14
"""Higher than any number of these tables by enough for another table to be found."""


def table(rows: Sequence[Sequence[int]]) -> tuple[dict[str, int], list[Sum]]:
    """A cross table with both margins and the grand total."""
    numbers = {f"{r}{c}": n for r, row in enumerate(rows) for c, n in enumerate(row)}
    wide = range(len(rows[0]))
    numbers |= {f"row{r}": sum(row) for r, row in enumerate(rows)}
    numbers |= {f"col{c}": sum(row[c] for row in rows) for c in wide}
    numbers["all"] = sum(map(sum, rows))
    tall = range(len(rows))
    return numbers, [
        *(Sum((f"row{r}",), tuple(f"{r}{c}" for c in wide)) for r in tall),
        *(Sum((f"col{c}",), tuple(f"{r}{c}" for r in tall)) for c in wide),
        Sum(("all",), tuple(f"row{r}" for r in tall)),
        Sum(("all",), tuple(f"col{c}" for c in wide)),
    ]


def readings(
    numbers: Mapping[str, int],
    shown: Mapping[str, Shown],
    cells: Sequence[str],
    sums: Sequence[Sum],
    other: str,
) -> Iterator[dict[str, int]]:
    """Every table that a reader of the published one would have to think possible, and in which
    `other` is another number than it is."""
    allowed = {
        Shown.FEW: range(1, LIMIT),
        Shown.HIDDEN: range(LIMIT, HIGHEST),
        Shown.BLANK: range(HIGHEST),
    }
    ranges = {cell: allowed.get(shown[cell]) or (numbers[cell],) for cell in cells}

    def fits(name: str, number: int) -> bool:
        true = numbers[name]
        return _looks(number, shown[name], true) and (name != other or number != true)

    def with_next(found: dict[str, int]) -> Iterator[dict[str, int]]:
        """Cell by cell; a number that cannot be what is shown ends what begins so."""
        cell = next((cell for cell in cells if cell not in found), None)
        if cell is None:
            yield found
            return
        for value in ranges[cell]:
            more = _added_up(found | {cell: value}, sums)
            if more and all(fits(name, number) for name, number in more.items()):
                yield from with_next(more)

    return with_next({})


def _added_up(found: dict[str, int], sums: Sequence[Sum]) -> dict[str, int] | None:
    """With every total whose parts are known. None: one has two values."""
    for one in sums:  # every sum's left side is one number: a margin or the grand total
        (total,) = one.left
        if all(part in found for part in one.right):
            added = sum(found[part] for part in one.right)
            if found.setdefault(total, added) != added:
                return None
    return found


def _looks(number: int, how: Shown, true: int) -> bool:
    if how is Shown.NUMBER:
        return number == true
    if how is Shown.FEW:
        return 0 < number < LIMIT
    return how is Shown.BLANK or number >= LIMIT


def safe(rows: Sequence[Sequence[int]]) -> None:
    numbers, sums = table(rows)
    shown = mask(numbers, sums, LIMIT)
    small = {name for name, number in numbers.items() if 0 < number < LIMIT}
    hidden = {name for name, how in shown.items() if how is not Shown.NUMBER}
    cells = [f"{r}{c}" for r, row in enumerate(rows) for c in range(len(row))]

    assert small <= hidden
    uncertain: set[str] = set()
    for name in hidden:
        if name not in uncertain:
            found = next(readings(numbers, shown, cells, sums, other=name), {})
            uncertain |= {n for n, number in found.items() if number != numbers[n]}
    assert hidden <= uncertain


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(SMALL, min_size=2, max_size=2), min_size=2, max_size=2))
def test_a_table_of_two_by_two_cannot_be_calculated_back(rows: list[list[int]]) -> None:
    safe(rows)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 2), st.integers(1, 3), st.data())
def test_a_table_with_margins_cannot_be_calculated_back(
    tall: int, wide: int, data: st.DataObject
) -> None:
    row = st.lists(SMALL, min_size=wide, max_size=wide)
    safe(data.draw(st.lists(row, min_size=tall, max_size=tall)))


@given(st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 40), max_size=8))
def test_without_sums_the_small_ones_are_few_and_all_others_stand(numbers: dict[str, int]) -> None:
    assert mask(numbers, ()) == {
        name: Shown.FEW if 0 < number < LIMIT else Shown.NUMBER for name, number in numbers.items()
    }


@given(st.dictionaries(st.text("abcdef", min_size=1), st.integers(0, 40), max_size=8))
def test_with_the_limit_lowered_by_decision_everything_is_shown(numbers: dict[str, int]) -> None:
    assert set(mask(numbers, (), 1).values()) <= {Shown.NUMBER}


def test_given_one_small_part_then_the_smallest_other_is_hidden_and_the_total_stands() -> None:
    numbers = {"all": 22, "boy": 18, "girl": 4}

    shown = mask(numbers, [Sum(("all",), ("boy", "girl"))])

    assert shown == {"all": Shown.NUMBER, "boy": Shown.HIDDEN, "girl": Shown.FEW}


def test_given_two_small_parts_that_could_be_others_then_nothing_more_is_hidden() -> None:
    numbers = {"all": 9, "a": 3, "b": 3, "c": 3}

    shown = mask(numbers, [Sum(("all",), ("a", "b", "c"))])

    assert list(shown.values()) == [Shown.NUMBER, Shown.FEW, Shown.FEW, Shown.FEW]


def test_given_that_few_can_only_mean_one_each_then_not_even_few_is_said() -> None:
    """Four reasons among fewer than five: "fewer than 5" four times would say that each is 1."""
    numbers = {"all": 4, "a": 1, "b": 1, "c": 1, "d": 1}

    shown = mask(numbers, [Sum(("all",), ("a", "b", "c", "d"))])

    assert [shown[n] for n in "abcd"] == [Shown.BLANK] * 4


def test_given_a_balance_then_the_small_one_cannot_be_got_from_the_other_three() -> None:
    numbers = {"in": 13, "new": 7, "closed": 3, "out": 17}

    shown = mask(numbers, [Sum(("in", "new"), ("closed", "out"))])

    assert shown["closed"] is Shown.FEW
    assert Shown.HIDDEN in shown.values()


def test_given_the_same_number_in_two_tables_then_it_is_hidden_in_both_or_in_none() -> None:
    numbers = {"all": 8, "boy": 4, "girl": 4, "a": 8}

    shown = mask(numbers, [Sum(("all",), ("boy", "girl")), Sum(("all",), ("a",))])

    assert (shown["a"] is Shown.NUMBER) is (shown["all"] is Shown.NUMBER)
    assert Shown.NUMBER not in (shown["boy"], shown["girl"])
