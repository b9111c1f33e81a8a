"""The doctor's findings in words, for a person and for a script."""

from typing import Any

from bot.check.finding import Finding, State
from cards.text import Text

WIDTH = 9


def as_text(text: Text, found: list[Finding]) -> str:
    """A line each, with what to do under it; last how many of each there are."""
    lines: list[str] = []
    for each in found:
        state = text(f"check.state.{each.state}")
        lines.append(f"{state:<{WIDTH}}{_label(text, each)}: {_found(text, each)}")
        if what := _what_to_do(text, each):
            lines.append(f"{'':<{WIDTH}}→ {what}")
    faults = sum(each.state is State.FAULT for each in found)
    warnings = sum(each.state is State.WARNING for each in found)
    lines += ["", text("check.sum", faults=faults, warnings=warnings)]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def as_json(text: Text, found: list[Finding]) -> dict[str, Any]:
    """`result` is that of the worst finding, where a warning is still ok."""
    is_faulty = any(each.state is State.FAULT for each in found)
    checks = [
        {
            "check": each.check,
            "state": each.state.value,
            "key": each.key,
            "found": _found(text, each),
            "do": _what_to_do(text, each),
        }
        for each in found
    ]
    return {"result": "fault" if is_faulty else "ok", "checks": checks}


def _label(text: Text, finding: Finding) -> str:
    return text(f"check.{finding.check}")


def _found(text: Text, finding: Finding) -> str:
    return text(_key(text, finding), **finding.values)


def _what_to_do(text: Text, finding: Finding) -> str:
    if finding.state not in (State.FAULT, State.WARNING):
        return ""
    return text(f"{_key(text, finding)}.do", **finding.values)


def _key(text: Text, finding: Finding) -> str:
    """The check's own sentence, or the one that all checks share (`check.tls`)."""
    own = f"check.{finding.check}.{finding.key}"
    return own if own in text else f"check.any.{finding.key}"
