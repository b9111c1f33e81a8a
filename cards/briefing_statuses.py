"""How the agency's own open commitments are going: the first question of the briefing form."""

from collections.abc import Mapping, Sequence

from cards.inputs import choice
from cards.lines import MAX_ROWS, due, is_closed_to_view, names
from cards.markdown import escaped
from cards.parts import Element, box, heading, paragraphs, run, subtle
from cards.text import Text
from sspf.domain.commitments import CommitmentId, CommitmentStatus
from sspf.domain.messages.commitment import CommitmentLine

STATUS = "s_"
STATUSES = (
    CommitmentStatus.NOT_STARTED,
    CommitmentStatus.IN_PROGRESS,
    CommitmentStatus.DONE,
    CommitmentStatus.NEEDS_HELP,
)


def status_keys(lines: Sequence[CommitmentLine]) -> Mapping[CommitmentId, str]:
    """How each commitment is named in what comes back: `004` for Å-2027-004."""
    return {key: name.replace("-", "_") for key, name in names(lines[:MAX_ROWS]).items()}


def status_box(lines: Sequence[CommitmentLine], text: Text, rows: int, limit: int) -> list[Element]:
    """What is asked about first, because following up is the point."""
    if not lines:
        return []
    keys = status_keys(lines)
    asked = [
        element
        for place, each in enumerate(lines[:rows])
        for element in _asked(each, keys[each.id], text, limit, is_first=place == 0)
    ]
    left = len(lines) - min(rows, len(lines))
    more = [subtle(text.md("list.more_rows", n=left), spacing="Small")] if left else []
    head = heading(text.md("briefing.open"), spacing="None")
    return [box(head, *asked, *more, _new_date(lines[0], text))]


def _asked(
    each: CommitmentLine, key: str, text: Text, limit: int, *, is_first: bool
) -> list[Element]:
    identity = run(f"{each.id}  ", weight="Bolder")
    said = paragraphs("" if is_closed_to_view(each) else each.text, limit, identity)
    if not is_first:
        said[0] |= {"separator": True, "spacing": "Medium"}
    when = subtle(escaped(text.capital(due(each, text))), spacing="None")
    return [*said, when, _status(each, key, text)]


def _status(each: CommitmentLine, key: str, text: Text) -> Element:
    return choice(
        STATUS + key,
        text("briefing.how_goes", id=each.id),
        text("briefing.how_goes_error"),
        [(text(f"status.{status}"), str(status)) for status in STATUSES],
        spacing="Small",
        placeholder=text("briefing.how_goes_choose"),
        value=str(each.status) if each.status in STATUSES else "",
    )


def _new_date(first: CommitmentLine, text: Text) -> Element:
    number = str(int(first.id.rsplit("-", 1)[-1]))
    return subtle(text.md("briefing.new_date", number=number), spacing="Small")
