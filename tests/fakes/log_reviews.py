"""Monthly reviews of the log, in memory."""

from sspf.domain.log_review import LogReview
from tests.fakes.state import State, put_version


class FakeLogReviews:
    """Implements sspf.ports.LogReviews."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, month: str) -> LogReview | None:
        return self._state.log_reviews.get(month)

    async def unsigned(self) -> list[LogReview]:
        return [r for _, r in sorted(self._state.log_reviews.items()) if not r.is_signed]

    async def put(self, review: LogReview) -> None:
        self._state.check(review, people=review.signed_by)
        put_version(self._state.log_reviews, review.month, review, review.version)
