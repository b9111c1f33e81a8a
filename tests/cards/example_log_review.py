"""The log's monthly review in every state."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sspf.domain.messages.log_review import (
    LogReviewFacts,
    LogReviewLine,
    LogReviewNews,
    LogReviewStanding,
    NoLogReview,
)

ZONE = ZoneInfo("Europe/Stockholm")
FACTS = LogReviewFacts(
    month="2027-01",
    version=1,
    reads=41,
    people=5,
    cases=9,
    many_cases=8,
    odd_hours=1,
    refused=2,
)
LINE = LogReviewLine(
    position=812,
    at=datetime(2027, 1, 21, 8, 41, tzinfo=ZONE),
    actor="Rut",
    party="Skola",
    tag="case:read",
    purpose="agenda",
    ground="S2",
)
NIGHT = replace(LINE, position=907, at=datetime(2027, 1, 23, 23, 5, tzinfo=ZONE), purpose="case")
REFUSED = replace(LINE, position=915, tag="case:refuse", purpose="", ground="")
STANDING = LogReviewStanding(facts=FACTS, sample=(LINE,), odd=(NIGHT, REFUSED))

EXAMPLES: dict[str, object] = {
    "log_review_news": LogReviewNews(facts=FACTS),
    "log_review_news_overdue": LogReviewNews(
        facts=replace(FACTS, reads=1, people=1, cases=1, many_cases=0, refused=0), is_overdue=True
    ),
    "log_review_news_to_others": LogReviewNews(facts=FACTS, is_overdue=True, may_open=False),
    "log_review": STANDING,
    "log_review_signed": replace(
        STANDING, signed_at=datetime(2027, 2, 3, 9, 12, tzinfo=ZONE), signed_by="Dag"
    ),
    "log_review_none": NoLogReview(),
}
