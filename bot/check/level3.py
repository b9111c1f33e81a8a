"""What the individual level rests on: the references of R-00, and the days of the deputies."""

from collections.abc import Mapping
from typing import Any

from bot.check.finding import Finding, Ground, ok, skipped, warning
from bot.organisations.documents import read_document
from bot.organisations.level3_faults import NEEDED, TAKES_TEXTS
from bot.organisations.reader import OrganisationFileError


async def check_level3(ground: Ground) -> list[Finding]:
    """Whether it may be turned on is judged where the file is read; here it is told what lacks."""
    file = ground.settings.municipality_file
    if file is None:
        return [skipped("level3", "demo")]
    try:
        data = read_document(file).data
    except (OrganisationFileError, OSError, UnicodeDecodeError):
        return [skipped("level3", "unreadable")]
    if data.get("individual") == "off":
        return [ok("level3", "off")]
    deputies = _without_period(data.get("people"))
    closed = [warning("level3", "deputies", names=", ".join(deputies))] if deputies else []
    return [_decisions(data), *closed]


def _decisions(data: Mapping[str, Any]) -> Finding:
    mode, lacking = data.get("individual"), _lacking(data.get("level3_decisions"))
    if mode in TAKES_TEXTS and lacking:
        return warning("level3", "lacking", names=", ".join(lacking))
    if lacking:
        return ok("level3", "pointer", names=", ".join(lacking))
    return ok("level3", n=len(NEEDED))


def _without_period(people: Any) -> list[str]:
    """Ids of deputies to whom the level is closed until somebody names their days (R-25)."""
    rows = [p for p in people if isinstance(p, dict)] if isinstance(people, list) else []
    return [str(p.get("id")) for p in rows if p.get("deputy") and not _has_period(p.get("serves"))]


def _has_period(serves: Any) -> bool:
    return isinstance(serves, dict) and bool(serves.get("from") and serves.get("until"))


def _lacking(decisions: Any) -> list[str]:
    given = decisions if isinstance(decisions, dict) else {}
    return [name for name in NEEDED if not str(given.get(name) or "").strip()]
