"""A press on either copy of a message gives one effect: both are pressed, and one thing happens."""

from collections import defaultdict
from typing import Any

from sspf.domain.organisation import PersonId
from tests.crash.judging import AUDIT, effects
from tests.crash.outside import Line, conversation_of
from tests.crash.scenarios import an_activity, card_in
from tests.crash.town import Town
from tests.journeys.reading import Button, buttons_of, filled
from tests.use_cases.world import norrsjo

MOST_BUTTONS = 2
SHOWN = "case_cards", "list_cards"
"""Which cards show something of a case or a list: two answered with one each are two rows."""


async def press_copies(town: Town) -> list[str]:
    """The first buttons of each message that came more than once, on every copy of it."""
    copies: dict[str, list[Line]] = defaultdict(list)
    for line in town.where.taken.lines():
        if line["op"] == "post" and not line["key"].startswith("answer:"):
            copies[line["key"]].append(line)
    faults = []
    for lines in copies.values():
        if len(lines) > 1:
            faults += await _press_both(town, lines)
    return faults


async def _press_both(town: Town, lines: list[Line]) -> list[str]:
    faults = []
    for nth in range(min(MOST_BUTTONS, len(buttons_of(card_in(lines[0]))))):
        once: dict[str, Any] | None = None
        for copy, line in enumerate(lines):
            button = buttons_of(card_in(line))[nth]
            await town.take(_pressed(line, button, f"f:copy:{nth}:{copy}"))
            now = await effects(town)
            for noted in (AUDIT, *SHOWN):  # that it was pressed again is noted, and may be
                del now[noted]
            if once is not None and now != once:
                verb = button.action["verb"]
                faults.append(f"double: {verb} on both copies has two effects")
            once = now
    return faults


def _pressed(line: Line, button: Button, id: str) -> dict[str, Any]:
    fields = {f["id"]: _something(f) for f in button.fields if f.get("isRequired")}
    sent = filled(button, fields if button.sends_fields else {})
    value = {"action": {"type": "Action.Execute", "data": {**button.action["data"], **sent}}}
    body = an_activity(_who(line), id, type="invoke", name="adaptiveCard/action", value=value)
    return body | {"replyToId": line["id"]}


def _something(field: dict[str, Any]) -> str:
    choices = field.get("choices")
    return str(field.get("value") or (choices[0]["value"] if choices else "2027-02-11"))


def _who(line: Line) -> PersonId:
    everybody = norrsjo().organisation.people
    return next(
        p.id for p in everybody if conversation_of(p.entra_object_id) == line["conversation"]
    )
