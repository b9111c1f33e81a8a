"""What a stretch of time is called, before it is known which day it is."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    DATE = "date"
    """a = (year or None, month, day)"""
    DAY_OF_MONTH = "day_of_month"
    """a = day"""
    WEEKDAY = "weekday"
    """a = 0 for Monday; b = the words said with it: "", "next", "past", or an ISO week's number."""
    WEEK = "week"
    """a = ISO week"""
    WEEKS = "weeks"
    """a, b = the first and the last ISO week"""
    MONTH = "month"
    """a = (year or None, month)"""
    WEEKDAY_OF_MONTH = "weekday of month"
    """a = (which of them, weekday), the last one as -1; b = month"""
    YEAR = "year"
    TERM = "term"
    """a = VT or HT; b = two digits or None"""
    RELATIVE = "relative"
    """a = today, this_week, next_month …"""
    DAYS = "days"
    """a = how many days; b = "ahead", "ago" or "later" (a shift)"""
    BREAK = "break"
    """a = the break's name; empty for the next one, whichever; b = "week after" or None"""
    MEETING = "meeting"
    """a = next or last"""
    RANGE = "range"
    """a, b = two moments, both within"""
    END = "end"
    """a = week, weekend, month, term or year, or the number of a month"""


class Relation(StrEnum):
    ON = "on"
    BY = "by"
    BEFORE = "before"
    FROM = "from"
    SINCE = "since"
    AFTER = "after"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Moment:
    kind: Kind
    a: object = None
    b: object = None


@dataclass(frozen=True, slots=True)
class Timed:
    """A moment and how the sentence stands to it."""

    relation: Relation
    moment: Moment
    said: bool = False
    """Was the relation a word of the sentence, or only taken for granted?"""
    to: bool = False
    """The word was "till": where something goes, or by when it is due."""
