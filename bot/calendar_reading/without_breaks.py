""" "Ej på loven", "utom jullovet": which breaks a line leaves out, without saying their dates."""

import re

from sspf.domain.organisation import Break

LEFT_OUT = re.compile(
    r"\b(?:ej|inte|inga\s+m[öo]ten|utom|f[öo]rutom|undantag(?:et)?|exkl(?:usive|\.)?|uppeh[åa]ll|"
    r"hoppa[rs]?\s+[öo]ver)\s+(?:(?:m[öo]ten|f[öo]r|p[åa]|under|i|vid)\s+)*"
    r"(?P<kind>sport|höst|påsk|jul|sommar|skol)?lov(?:et|en|veckan|veckor(?:na)?|dagar(?:na)?)?"
    r"(?![a-zåäö])"
)
ANY = ("", "skol")


def left_out(plain: str, breaks: tuple[Break, ...]) -> tuple[Break, ...] | None:
    """None where nothing is left out. Empty: a break is, and nobody has said when it is."""
    found = LEFT_OUT.search(plain)
    if found is None:
        return None
    kind = found["kind"] or ""
    return breaks if kind in ANY else tuple(b for b in breaks if b.name.lower().startswith(kind))
