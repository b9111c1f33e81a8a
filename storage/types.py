"""Column types this product adds to SQLAlchemy. Each refuses what the database would bend."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time
from enum import StrEnum
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, DateTime, Dialect, Enum, Integer, LargeBinary, String, Time
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

from sspf.domain.levels import BriefingLevel
from storage.sealing import Ciphertext

Document = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""A JSON document; None is NULL, not the JSON word null."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: refuses naive values (ValueError), is kept and handed back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else self.in_utc(value)

    @staticmethod
    def in_utc(value: datetime) -> datetime:
        if value.utcoffset() is None:
            raise ValueError(f"naive datetime refused: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # SQLite keeps no zone; what stands there was written in UTC above.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class LocalTime(TypeDecorator[time]):
    """A time on the wall clock: refuses one that carries a zone (ValueError)."""

    impl = Time()
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Dialect) -> time | None:
        if value is not None and value.tzinfo is not None:
            raise ValueError(f"local time with a zone refused: {value!r}")
        return value


class ZoneName(TypeDecorator[ZoneInfo]):
    """An IANA time zone, kept by its name."""

    impl = String()
    cache_ok = True

    def process_bind_param(self, value: ZoneInfo | None, dialect: Dialect) -> str | None:
        return None if value is None else value.key

    def process_result_value(self, value: str | None, dialect: Dialect) -> ZoneInfo | None:
        return None if value is None else ZoneInfo(value)


class Strings(TypeDecorator[tuple[str, ...]]):
    """A short tuple of keys or codes that is only ever read whole."""

    impl = Document
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else list(value)

    def process_result_value(
        self, value: list[str] | None, dialect: Dialect
    ) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """SQLite keeps text: the same few stand in thousands of rows, and are read once."""
        if dialect.name == "sqlite":
            return _strings
        return super().result_processor(dialect, coltype)


@lru_cache(maxsize=4096)
def _strings(text: str | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(json.loads(text))


LEVELS = {level.value: level for level in BriefingLevel}


class Level(TypeDecorator[BriefingLevel]):
    """A briefing level, kept as its number."""

    impl = Integer()
    cache_ok = True

    def process_bind_param(self, value: BriefingLevel | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> BriefingLevel | None:
        # Four times as quick as asking the enumeration, and every item and commitment has one.
        return None if value is None else LEVELS.get(value) or BriefingLevel(value)


class Sealed(TypeDecorator[Ciphertext]):
    """A column that takes a Ciphertext and nothing else (TypeError): no text slips in unsealed.

    The sealing itself is done by the repository (`Scope.seal`), not here: what is sealed is
    bound to its row, and a column type never learns which row it writes.
    """

    impl = LargeBinary()
    cache_ok = True

    def process_bind_param(self, value: Ciphertext | None, dialect: Dialect) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, Ciphertext):
            raise TypeError(f"not sealed: {type(value).__name__}")
        return value.data

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Ciphertext | None:
        return None if value is None else Ciphertext(bytes(value))


class Word(TypeDecorator[StrEnum]):
    """One of these words in a column without a check: one that was added to a table with rows."""

    impl = String()
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


def one_of(words: type[StrEnum], name: str) -> Enum:
    """A column of these words, held by a CHECK named `ck_<table>_<name>`."""
    return Enum(
        words,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=20,
        values_callable=lambda members: [member.value for member in members],
    )
