"""The day's one reminder to each person: commitments due, and a briefing that is missing."""

from datetime import date

from sspf.domain.cycle import MORNING, Step
from sspf.domain.invitations import is_away
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.reminders import Occasion, convener_hears, due_on
from sspf.domain.world import World


def digests(world: World, today: date) -> list[Message]:
    """One message a person, in the order in which the organisation lists people."""
    counts: dict[PersonId, dict[str, int]] = {}

    def add(person: PersonId, what: str) -> None:
        facts = counts.setdefault(person, {})
        facts[what] = facts.get(what, 0) + 1

    for commitment in world.commitments:
        due = due_on(commitment, today, world.days)
        if due is None or not wants_ahead(world, commitment.owner, due.occasion):
            continue
        late = due.occasion is Occasion.OVERDUE
        add(commitment.owner, "overdue" if late else "commitments")
        convener = world.organisation.group(commitment.group).convener
        if convener_hears(due) and convener and convener != commitment.owner:
            add(convener, "late")
    for person in missing_on(world, today):
        add(person, "briefings")
    at = world.days.at(today, MORNING)
    return [
        Message(
            key=f"digest:{person.id}:{today.isoformat()}",
            kind=Kind.DIGEST,
            recipient=person.id,
            subject=today.isoformat(),
            controller=world.organisation.controller_of(person.party),
            send_at=at,
            why=_why(counts[person.id]),
            values={"n": _number(counts[person.id]), **counts[person.id]},
        )
        for person in world.organisation.people
        if person.id in counts and wants_it(world, person.id, today)
    ]


def missing_on(world: World, today: date) -> list[PersonId]:
    """Those who are reminded today of a briefing that their agency has not submitted."""
    people: list[PersonId] = []
    for meeting in world.meetings:
        remind_at = world.cycle(meeting).at(Step.REMIND_MISSING)
        if remind_at is None or world.days.local(remind_at).date() != today:
            continue
        if not meeting.is_on or meeting.called_at is None:
            continue
        missing = world.missing(meeting)
        people += [p.id for p in world.holders(meeting, today) if p.party in missing]
    return people


def _number(counts: dict[str, int]) -> int:
    """How many the reason speaks of."""
    return counts.get("overdue") or counts.get("commitments", 0)


def _why(counts: dict[str, int]) -> str:
    """The most pressing reason, as a key of the catalogue."""
    if "overdue" in counts:
        return "why.digest_overdue"
    if "commitments" in counts:
        return "why.digest_commitments"
    return "why.digest_briefing" if "briefings" in counts else "why.digest_late"


def wants_ahead(world: World, person: PersonId, occasion: Occasion) -> bool:
    """Whoever asked for fewer reminders gets none before the due day."""
    ahead = occasion in (Occasion.WEEK, Occasion.SOON)
    return not ahead or person not in world.organisation.fewer_reminders


def wants_it(world: World, person: PersonId, today: date) -> bool:
    """Nobody is reminded while they are away (DOMAIN 6), or who has said no to it (R-67)."""
    away = is_away(world.absences, person, today)
    return not away and person not in world.organisation.without_reminders
