"""The part of an event's body that is ours, and the rest of it, which is not to be touched.

Teams writes how to join below ours. Without that the meeting is no online meeting any more, so a
body is only ever changed inside our own part. Source: learn.microsoft.com/graph/api/event-update.
"""

import re
from collections.abc import Sequence
from html import escape, unescape

MARK = "sspf-agenda"
BEGIN, END = f'<div id="{MARK}">', "</div>"
OURS = re.compile(rf'<div[^>]*\bid="(?:x_)*{MARK}"[^>]*>(?:(?!</?div\b).)*</div>', re.S | re.I)
"""Exchange may put `x_` before an id, and attributes beside it; we write no div inside."""
TAG = re.compile(r"<[^>]*>")
SPACE = re.compile(r"\s+")


def body_of(headings: Sequence[str]) -> str:
    """What is sent when the event is made."""
    return f"{BEGIN}{'<br>'.join(escape(line, quote=False) for line in headings)}{END}"


def with_ours(content: str, headings: Sequence[str]) -> str | None:
    """The body as it is to be; None: leave it as it is.

    Where nothing of ours is found somebody has written the body anew, and it is theirs.
    """
    found = OURS.search(content)
    if found is None or _words(found[0]) == _words(body_of(headings)):
        return None
    return f"{content[: found.start()]}{body_of(headings)}{content[found.end() :]}"


def _words(html: str) -> str:
    """What a person reads: how it is marked up is Exchange's business."""
    return SPACE.sub(" ", unescape(TAG.sub(" ", html))).strip()
