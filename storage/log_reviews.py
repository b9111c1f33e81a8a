"""Table and repository of the log's monthly reviews."""

from sqlalchemy import Column, Integer, RowMapping, String

from sspf.domain.log_review import LogReview
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, prepared, value_of
from storage.types import Strings, UtcDateTime

log_reviews = keyed_table(
    "log_reviews",
    Column("month", String, primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("seed", String, nullable=False),
    *(
        Column(name, Integer, nullable=False)
        for name in ("reads", "people", "cases", "many_cases", "odd_hours", "refused")
    ),
    Column("sample", Strings, nullable=False),
    Column("odd", Strings, nullable=False),
    Column("signed_at", UtcDateTime),
    Column("signed_by", String),
    Column("version", Integer, nullable=False),
    refers("signed_by", to="people"),
)
PLACES = ("sample", "odd")
UNSIGNED = prepared(log_reviews, log_reviews.c.signed_at.is_(None)).order_by(log_reviews.c.month)


class LogReviewRepository:
    """Implements sspf.ports.LogReviews."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, month: str) -> LogReview | None:
        row = await self._scope.only(log_reviews, month=month)
        return _review(row) if row else None

    async def unsigned(self) -> list[LogReview]:
        return [_review(row) for row in await self._scope.rows(UNSIGNED)]

    async def put(self, review: LogReview) -> None:
        row = columns_of(review)
        row |= {name: [str(place) for place in row[name]] for name in PLACES}
        await self._scope.put_version(log_reviews, ("month",), row)


def _review(row: RowMapping) -> LogReview:
    return value_of(LogReview, row, **{name: tuple(map(int, row[name])) for name in PLACES})
