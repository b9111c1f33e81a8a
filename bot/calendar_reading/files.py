"""A file with a calendar becomes a list of meetings; what cannot be read says why, kindly."""

from sspf.domain.calendar_lists import Reading, ReadingContext


def read_file(name: str, data: bytes, context: ReadingContext) -> Reading:
    """`name` decides nothing but what is said of a wrong type; the bytes do. Never raises.

    `Reading.fault` holds the catalogue key of what to say when the file cannot be read.
    """
    return Reading(fault="calendar_file.wrong_type")
