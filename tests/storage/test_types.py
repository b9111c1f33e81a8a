"""Column types refuse what the database would bend."""

import time as time_module
from collections.abc import Iterator
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.engine.default import DefaultDialect

from storage.types import LocalTime, Sealed, UtcDateTime

DIALECT = DefaultDialect()


def test_given_a_naive_datetime_when_bound_then_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        UtcDateTime().process_bind_param(datetime(2027, 1, 1), DIALECT)  # noqa: DTZ001


def test_given_a_datetime_in_stockholm_when_bound_then_it_is_utc() -> None:
    noon = datetime(2027, 1, 1, 12, tzinfo=ZoneInfo("Europe/Stockholm"))

    bound = UtcDateTime().process_bind_param(noon, DIALECT)

    assert bound is not None
    assert (bound.hour, bound.tzinfo) == (11, UTC)


@pytest.fixture
def a_machine_in_stockholm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine that runs in UTC would hide a time that is read as the machine's own."""
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time_module.tzset()
    yield
    monkeypatch.undo()
    time_module.tzset()


@pytest.mark.usefixtures("a_machine_in_stockholm")
def test_given_what_sqlite_hands_back_when_read_then_it_is_utc() -> None:
    found = UtcDateTime().process_result_value(datetime(2027, 1, 1, 11), DIALECT)  # noqa: DTZ001

    assert found == datetime(2027, 1, 1, 11, tzinfo=UTC)


def test_given_a_local_time_with_a_zone_when_bound_then_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        LocalTime().process_bind_param(time(13, tzinfo=UTC), DIALECT)


@pytest.mark.parametrize("unsealed", ["a text", b"bytes"])
def test_given_something_unsealed_when_bound_to_a_sealed_column_then_refused(
    unsealed: object,
) -> None:
    with pytest.raises(TypeError, match="not sealed"):
        Sealed().process_bind_param(unsealed, DIALECT)  # type: ignore[arg-type]  # what is refused
