"""What must hold after a death, told by the database and by what the other side has taken."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from re import compile as pattern
from typing import Any

from sqlalchemy import Table, select

from sspf.domain.outbox import FOLDED, NO_CHAT, Delivery, Kind
from storage.audit import AuditRepository
from storage.database import metadata
from storage.types import Sealed
from tests.crash.outside import Line
from tests.crash.scenarios import card_in
from tests.crash.town import Town
from tests.journeys.reading import buttons_of
from tests.use_cases.world import NORRSJO

RANDOM = pattern(r"[0-9a-f]{32}")
OF_THE_ROAD = frozenset(
    {"outbox", "audit", "card_references", "sent_cards", "kept_inputs", "conversations", "reach"}
    | {"activities", "municipalities", "calendar_events", "event_feeds", "tellings"}
)
"""Tables whose rows tell how something came about; what came of it stands in the others."""
AUDIT = "audit"
"""Nobody may be without an entry; who repeats what was done may be noted once more."""
OFTEN = ("card:", "list:", "message:", "conversation:", "reach:")
"""Entries of the log about answers and roads: a turn that is repeated may write them once more."""
READINGS = "case:read "
"""Written down each time before something of a case is shown (R-70), so once more when what the
dead had read is read again to be shown; once for each entry, not more."""
NEVER_TOLD = frozenset({Kind.REPLACE, Kind.NOT_REACHED, Kind.EVENT_TROUBLE, Kind.OWN_REMINDER})
OF_WHAT_STANDS = frozenset({Kind.CONSENT_CHECK})
"""Told by the clock, of what stands. A program that is awake tells it while what the dead had
begun, and had not kept, is not done again yet: it was so when it was said."""
TOLD = frozenset({Delivery.DEAD, Delivery.UNKNOWN})
OVER = frozenset({Delivery.SENT, Delivery.DROPPED, Delivery.DEAD, Delivery.UNKNOWN})


@dataclass(slots=True)
class Found:
    """The end of one run."""

    effects: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Key of each row of the outbox → (kind, state)."""
    ended: dict[str, str] = field(default_factory=dict)
    """Key → when its row ended, ISO 8601; none while it waits."""
    folded: dict[str, str] = field(default_factory=dict)
    """Key of a row that was too old to send by itself after the stop → whom it was to."""
    messages: dict[str, int] = field(default_factory=dict)
    """Key → how many of it the other side has taken."""
    faults: list[str] = field(default_factory=list)
    """What is wrong whatever the other run was like."""
    passed: dict[str, int] = field(default_factory=dict)

    def as_json(self) -> str:
        return json.dumps(asdict(self), sort_keys=True)


def read(text: str) -> Found:
    found = Found(**json.loads(text))
    found.rows = {key: (kind, state) for key, (kind, state) in found.rows.items()}
    return found


async def look(town: Town) -> Found:
    found = Found(effects=await effects(town), passed=dict(town.points.passed))
    lines = town.where.taken.lines()
    found.messages = dict(Counter(key_of(line["key"]) for line in lines if "key" in line))
    now = town.clock.now()
    async with town.outer.transaction() as connection:
        rows = (await connection.execute(select(metadata.tables["outbox"]))).mappings().all()
    for row in rows:
        key, state = key_of(row["key"]), Delivery(row["state"])
        found.rows[key] = row["kind"], state.value
        if row["reason"] == FOLDED:
            found.folded[key] = row["recipient"]
        if row["ended_at"]:
            found.ended[key] = row["ended_at"].isoformat()
        if row["send_at"] <= now and state not in OVER:
            found.faults.append(f"lost: {row['kind']} is {state}")
        if state in OVER - {Delivery.SENT} and not row["reason"]:
            found.faults.append(f"lost: {row['kind']} is {state} without a reason")
    found.faults += await _faults(town, lines)
    return found


async def effects(town: Town) -> dict[str, Any]:
    """Every row that the act brought about, and every entry of the log."""
    found: dict[str, Any] = {}
    async with town.outer.transaction() as connection:
        for table in metadata.sorted_tables:
            if table.name not in OF_THE_ROAD:
                rows = (await connection.execute(select(*_told(table)))).all()
                found[table.name] = sorted(bare(str(tuple(row))) for row in rows)
        audit = metadata.tables[AUDIT]
        tags = (await connection.execute(select(audit.c.tag, audit.c.subject))).all()
    outlook = town.outlook
    found["outlook"] = sorted(f"{e['on']} {e['people']}" for e in outlook.events.values())
    found["outlook made"] = [bare(key) for key in outlook.made]
    entries = [bare(f"{tag} {about}") for tag, about in tags if not tag.startswith(OFTEN)]
    return found | {AUDIT: sorted(entries)}


def _told(table: Table) -> list[Any]:
    return [c for c in table.columns if not isinstance(c.type, Sealed) and c.name != "sequence"]


async def _faults(town: Town, lines: list[Line]) -> list[str]:
    found = []
    async with town.services.unit_of_work(NORRSJO) as uow:
        log: AuditRepository = uow.audit._inner  # type: ignore[attr-defined]  # past the watch
        if await log.broken_at() is not None:
            found.append("the audit chain is broken")
        sent = [row for row in await uow.outbox.log(10_000) if row.state is Delivery.SENT]
    cards = Counter(
        (row.message.recipient, row.message.subject)
        for row in sent
        if row.message.kind is Kind.INVITATION
    )
    found += ["double: two kallelser to one person" for n in cards.values() if n > 1]
    taken = {line["key"] for line in lines if "key" in line}
    chats = {row.message.key for row in sent if row.message.kind not in NO_CHAT | {Kind.REPLACE}}
    found += ["lost: a row says sent, and nobody has it" for _ in chats - taken]
    return found + _differing(lines)


def _differing(lines: list[Line]) -> list[str]:
    """Copies of one message carry the same references."""
    seen: dict[str, list[str]] = {}
    for line in lines:
        if line["op"] == "post" and not line["key"].startswith("answer:"):
            refs = [b.action["data"].get("ref") for b in buttons_of(card_in(line))]
            if seen.setdefault(line["key"], refs) != refs:
                return ["double: copies with other references"]
    return []


def compare(
    calm: Found, found: Found, dead: Mapping[str, Any], *, is_race: bool = False
) -> tuple[list[str], int]:
    """What is wrong, and how many messages came more than once."""
    faults = list(found.faults)
    faults += [
        f"{'double' if len(found.effects[name]) > len(rows) else 'lost'}: {name} differs"
        for name, rows in calm.effects.items()
        if found.effects[name] != rows and name != AUDIT
    ]
    if set(calm.effects[AUDIT]) - set(found.effects[AUDIT]):
        faults.append("lost: an entry of the log")
    again = Counter(found.effects[AUDIT]) - Counter(calm.effects[AUDIT])
    for entry, times in again.items():
        if times == 1 and entry.startswith(READINGS):
            continue
        faults.append(f"double: an entry of the log, {entry.partition(' ')[0]}")
    faults += _missing(calm, found, dead, is_race=is_race)
    extra = Counter({key: n - calm.messages.get(key, 1) for key, n in found.messages.items()})
    in_flight = Counter({key_of(key): n for key, n in dead["taken"].items()})
    for key in (+extra) - in_flight:
        faults.append(f"double: {key.partition(':')[0]} more often than was in flight")
    return faults, (+extra).total()


def _missing(calm: Found, found: Found, dead: Mapping[str, Any], *, is_race: bool) -> list[str]:
    """A row may end in doubt when its send was begun by the dead, and then somebody is told.

    `is_race`: another program was awake, and may have sent what the act made pointless.
    """
    faults = []
    tellings = {k for k, (kind, _) in found.rows.items() if kind == Kind.NOT_REACHED}
    new = tellings - set(calm.rows)
    begun = {key_of(key) for key in dead["begun"]}
    for key, (kind, state) in calm.rows.items():
        now = found.rows.get(key, (kind, "nowhere"))[1]
        overtaken = state == Delivery.DROPPED and now == Delivery.SENT
        if now == state or (overtaken and is_race) or _is_gathered(found, key):
            continue
        in_doubt = now == Delivery.UNKNOWN and key in begun
        is_told = any(_tells(found, telling, key) for telling in tellings)
        if not in_doubt or not (is_told or kind in NEVER_TOLD):
            faults.append(f"lost: {kind} is {now}, and {state} without the death")
    gathered = {_gathering(person, found) for person in found.folded.values()}
    strange = set(found.rows) - set(calm.rows) - new - gathered
    if is_race:
        strange -= {key for key in strange if found.rows[key][0] in OF_WHAT_STANDS}
    return faults + [f"double: {found.rows[key][0]} that nobody gets otherwise" for key in strange]


def _is_gathered(found: Found, key: str) -> bool:
    """Dropped after the stop, which is told of in one message to whom it was to."""
    return key in found.folded and _gathering(found.folded[key], found) is not None


def _gathering(person: str, found: Found) -> str | None:
    begins = f"{Kind.CATCH_UP}:{person}:"
    return next((key for key in found.rows if key.startswith(begins)), None)


def _tells(found: Found, telling: str, key: str) -> bool:
    """It is read when it is sent: one that had waited tells of what ended before that."""
    waits = telling not in found.ended
    return waits or found.ended[telling] >= found.ended.get(key, "")


def bare(text: str) -> str:
    """Without what is drawn by lot."""
    return RANDOM.sub("*", text)


def key_of(key: str) -> str:
    """The card that a replacement names may have an id drawn by lot."""
    return bare(key) if key.startswith(f"{Kind.REPLACE}:") else key
