"""What comes back from a page: read with care, whole or not at all."""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl

from aiohttp import web

from bot.door.admitted import TurnedAwayError
from bot.door.reading import read_raw
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import PartForm

MOST_FIELDS = 40
FORM = "application/x-www-form-urlencoded"
NO_ORIGIN = ("", "null")
"""A browser that is told to name no referrer names no origin either."""
SAME_SITE = ("", "same-origin", "none")
"""Values of Sec-Fetch-Site that a press on the page itself has; older browsers send none."""
PART = re.compile(r"d\d{1,2}(?:_inget|_antal)?")
OWN = frozenset({"form", "del", "version", "gor", "svar", "ersattare", "mandat"})
NUMBER = re.compile(r"\d{1,9}")

Fields = Mapping[str, str]


class NotOurFormError(Exception):
    """It did not come from the page, or is no form of it; nothing of it is looked at."""


async def read_form(request: web.Request, origin: str) -> Fields:
    """Every field once. NotOurFormError for a form from elsewhere, or with fields of no page."""
    if not is_from_the_page(request, origin) or request.content_type != FORM:
        raise NotOurFormError
    try:
        raw = await read_raw(request)
        pairs = parse_qsl(raw.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except (TurnedAwayError, ValueError):
        raise NotOurFormError from None
    found = dict(pairs)
    if len(found) < len(pairs) or not all(_is_known(name) for name in found):
        raise NotOurFormError
    return found


def is_from_the_page(request: web.Request, origin: str) -> bool:
    said = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "")
    return said in (*NO_ORIGIN, origin) and site in SAME_SITE


def version_in(fields: Fields) -> int:
    """Of what was shown in the form."""
    said = fields.get("version", "")
    if not NUMBER.fullmatch(said):
        raise NotOurFormError
    return int(said)


def part_answers(fields: Fields, parts: Iterable[PartForm]) -> tuple[PartAnswer, ...]:
    """NotOurFormError when it holds a part that the page does not, as the individual level."""
    numbers = [part.number for part in parts]
    own = {f"d{n}{kind}" for n in numbers for kind in ("", "_inget", "_antal")}
    if any(PART.fullmatch(name) and name not in own for name in fields):
        raise NotOurFormError
    return tuple(
        PartAnswer(
            number=n,
            text=fields.get(f"d{n}"),
            nothing=f"d{n}_inget" in fields,
            size=fields.get(f"d{n}_antal"),
        )
        for n in numbers
    )


def _is_known(name: str) -> bool:
    return name in OWN or PART.fullmatch(name) is not None
