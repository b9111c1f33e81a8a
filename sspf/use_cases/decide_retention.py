"""Record a gallringsbeslut that people have made, or take it back (R-90).

It begins to hold the day after it was recorded, so that a slip of the finger destroys nothing.
"""

import re
from dataclasses import replace
from datetime import date

from sspf.domain.guards import faults_in
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.general import Notice
from sspf.domain.messages.retention import RetentionForm, RetentionStanding
from sspf.domain.retention import LONGEST, Periods, RetentionDecision, standing
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_retention import must_keep, standing_in

REFERENCE = re.compile(r"[\w§][\w§ ./:-]{1,39}")
"""As a diary has it: `GB-2027-3`, `KS 2027/114 § 12`."""
TOO_MANY = 4
"""Digits of a period."""
NO_DECISION = Notice(key="retention.no_decision")


async def open_retention_form(
    services: Services, who: Who, typed: RetentionForm | None = None
) -> RetentionForm:
    """With the periods that are proposed; what is wrong is told when something was typed."""
    async with enter(services, who) as room:
        must_keep(room)
        decision = standing(await room.uow.retention.decisions())
        form = _filled(typed or RetentionForm(), decision.periods if decision else Periods())
        return form if typed is None else replace(form, faults=_faults(form, room.today))


async def decide_retention(
    services: Services, who: Who, typed: RetentionForm
) -> RetentionStanding | RetentionForm:
    """How it stands then, or the form with what is wrong. The same again changes nothing."""
    async with enter(services, who) as room:
        must_keep(room)
        faults = _faults(typed, room.today)
        if faults:
            return replace(typed, faults=faults)
        await _record(room, _decision(room, typed))
        return await standing_in(room)


async def withdraw_retention(services: Services, who: Who) -> RetentionStanding | Notice:
    """From now on nothing goes. What has gone does not come back."""
    async with enter(services, who) as room:
        must_keep(room)
        decision = standing(await room.uow.retention.decisions())
        if decision is None:
            return NO_DECISION
        taken = decision.withdraw(room.now)
        await room.uow.retention.put_decision(taken)
        await room.note("retention:withdraw", taken.reference, version=taken.version)
        return await standing_in(room)


async def _record(room: AskersRoom, decision: RetentionDecision) -> None:
    known = await room.uow.retention.decisions()
    before = standing(known)
    if before is not None and _says_the_same(before, decision):
        return
    same = next((d for d in known if d.reference == decision.reference), None)
    kept = decision if same is None else same.again(decision)
    await room.uow.retention.put_decision(kept)
    await room.note("retention:decide", kept.reference, version=kept.version)


def _says_the_same(one: RetentionDecision, other: RetentionDecision) -> bool:
    said = [(d.reference, d.decided_on, d.periods) for d in (one, other)]
    return said[0] == said[1]


def _decision(room: AskersRoom, typed: RetentionForm) -> RetentionDecision:
    return RetentionDecision(
        reference=" ".join(typed.reference.split()),
        decided_on=date.fromisoformat(typed.decided_on),
        periods=Periods(**{name: int(getattr(typed, name)) for name in PERIODS}),
        recorded_by=room.me.id,
        recorded_at=room.now,
        controller=room.organisation.controller,
    )


def _filled(typed: RetentionForm, periods: Periods) -> RetentionForm:
    missing = {name: str(getattr(periods, name)) for name in PERIODS if not getattr(typed, name)}
    return replace(typed, **missing)  # type: ignore[arg-type]  # names of fields


def _faults(typed: RetentionForm, today: date) -> tuple[str, ...]:
    reference = " ".join(typed.reference.split())
    told = faults_in(reference, BriefingLevel.GENERAL)
    is_one = REFERENCE.fullmatch(reference) and re.search(r"\d", reference)
    found = [] if is_one and not told else ["fault.retention.reference"]
    decided = _day(typed.decided_on)
    if decided is None:
        found.append("fault.retention.date")
    elif decided > today:
        found.append("fault.retention.later")
    if not all(_is_period(getattr(typed, name)) for name in PERIODS):
        found.append("fault.retention.period")
    return tuple(found)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        return None


def _is_period(typed: str) -> bool:
    said = typed.strip()
    return said.isascii() and said.isdigit() and len(said) < TOO_MANY and 1 <= int(said) <= LONGEST


PERIODS = ("texts", "cases", "consents", "group_texts", "card_days")
