"""What was typed of a consent, sealed between the steps, with the id that it will bear."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from sspf.domain.cases import CaseId
from sspf.domain.consent_forms import ConsentTyped, months_after
from sspf.domain.consents import ConsentId
from sspf.ports import Services
from sspf.use_cases.consent_setting import Registering
from sspf.use_cases.room import AskersRoom

KEPT = "consent:"
NAMES = frozenset(f.name for f in fields(ConsentTyped))
TUPLES = frozenset({"givers", "parties", "senders", "recipients", "areas"})


@dataclass(frozen=True, slots=True)
class Draft:
    id: ConsentId
    """Known before it is registered, so that what is pressed twice is registered once."""
    typed: ConsentTyped


async def draft_of(room: AskersRoom, here: Registering, services: Services) -> Draft:
    """The one begun, or a new one; one that has been registered is not begun any more."""
    kept = await room.uow.cards.kept(room.me.id, _key(here.case.id))
    if kept and kept["id"] not in {c.id for c in here.consents}:
        return Draft(ConsentId(kept["id"]), merged(ConsentTyped(), kept["typed"]))
    rules = here.setting.givers.rules
    first = ConsentTyped(
        given_on=room.today.isoformat(),
        valid_to=months_after(room.today, rules.default_months).isoformat(),
        collected_by=room.me.party or here.case.raised_by,
    )
    return Draft(ConsentId(services.new_id()), first)


async def registered_before(room: AskersRoom, here: Registering) -> ConsentId | None:
    """The consent that the draft in hand has become."""
    kept = await room.uow.cards.kept(room.me.id, _key(here.case.id))
    known = {c.id for c in here.consents}
    return ConsentId(kept["id"]) if kept and kept["id"] in known else None


async def keep_draft(room: AskersRoom, here: Registering, draft: Draft) -> None:
    document = {"id": draft.id, "typed": asdict(draft.typed)}
    await room.uow.cards.keep(room.me.id, _key(here.case.id), document, room.now)
    await room.note("consent:draft", here.case.id, controller=here.case.controller)


def merged(typed: ConsentTyped, more: Mapping[str, Any]) -> ConsentTyped:
    """What the step brought takes the place of what stood there; the other steps stand."""
    known = {
        name: tuple(value) if name in TUPLES else str(value)
        for name, value in more.items()
        if name in NAMES
    }
    return replace(typed, **known)  # type: ignore[arg-type]  # each under its own name


def _key(case: CaseId) -> str:
    return f"{KEPT}{case}"
