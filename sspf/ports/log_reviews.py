"""Where the monthly reviews of the log are kept."""

from typing import Protocol

from sspf.domain.log_review import LogReview


class LogReviews(Protocol):
    async def find(self, month: str) -> LogReview | None: ...
    async def unsigned(self) -> list[LogReview]:
        """In order of month."""
        ...

    async def put(self, review: LogReview) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...
