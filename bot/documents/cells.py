"""What stands in a cell of a spreadsheet."""

import re

from sspf.domain.guards import CONTROL

FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
"""How a cell begins that a spreadsheet would work out (CSV injection, OWASP)."""


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    said = CONTROL.sub("", text)
    return f"'{said}" if FORMULA.match(said) else said
