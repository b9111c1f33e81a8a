"""The groups of the municipality as a tree, and the model that it follows, in plain words."""

from datetime import date

from sspf.domain.cadence import Cadence, Kind
from sspf.domain.errors import NotAllowedError
from sspf.domain.group_tree import above
from sspf.domain.messages.board import Board, BoardRow
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group, Organisation
from sspf.domain.ways_of_working import ChainRole
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

SHOWN_MEETINGS = 3


async def show_groups(services: Services, who: Who) -> Board:
    """Each group under the one above it: seats, titles, who convenes, how often, what it does.

    Names and titles of seats, never what a group has written. Not for guests.
    """
    async with enter(services, who) as room:
        if room.me.is_guest or not room.me.groups:
            raise NotAllowedError(room.me.id)
        organisation = room.organisation
        intro = phrase("groups.intro", municipality=organisation.name, n=len(organisation.groups))
        return Board(
            title="title.groups",
            intro=(intro,),
            rows=tuple(_row(organisation, group) for group in _in_order(organisation)),
        )


async def show_model(services: Services, who: Who) -> Board:
    """What the model says, and what is only proposed; its source is named for what it is (E17)."""
    async with enter(services, who) as room:
        if room.me.is_guest or not room.me.groups:
            raise NotAllowedError(room.me.id)
        organisation = room.organisation
        ways, goals = organisation.ways, {g.key: g.name for g in organisation.rules.goals}
        lists = (
            ("goals", goals),
            ("focus", ways.focus),
            ("measure_kinds", ways.measure_kinds),
            ("concerns", ways.concerns),
            ("tags", ways.tags),
            ("self_check", ways.self_check),
            ("decided_by", dict(enumerate(ways.decided_by))),
        )
        open_here = ways.proposed & set(ways.undecided)
        rows = tuple(
            BoardRow(
                heading=phrase(f"model.{name}"),
                text="\n".join(words.values()),
                facts=(phrase("model.proposed"),) if name in open_here else (),
            )
            for name, words in lists
            if words
        )
        intro = (*_about(organisation), *_template(organisation), *await _kept(room))
        return Board(title="title.model", intro=intro, rows=rows)


def _about(organisation: Organisation) -> tuple[Phrase, ...]:
    ways = organisation.ways
    names: dict[str, str] = {g.key: g.name for g in organisation.groups}
    chain = tuple(names[key] for key in ways.chain if key in names)
    together = tuple(p.name for p in organisation.parties if p.key in ways.together)
    return (
        phrase("model.name", name=ways.model_name),
        *((phrase("model.area", area=ways.area),) if ways.area else ()),
        *((phrase("model.aim", aim=organisation.rules.aim),) if organisation.rules.aim else ()),
        phrase(f"model.plan.{ways.plan_kind}"),
        phrase(f"model.individual.{organisation.individual}"),
        *((phrase("model.together", parties=together),) if together else ()),
        *((phrase("model.chain", groups=chain),) if chain else ()),
        *((phrase("model.source", note=ways.source_note),) if ways.source_note else ()),
    )


def _template(organisation: Organisation) -> tuple[Phrase, ...]:
    """Version, owner, approver and dates of the template (A27)."""
    template = organisation.ways.template
    approved = template.approved_on and phrase(
        "model.approved", by=template.approved_by, date=_day(template.approved_on)
    )
    return (
        phrase("model.version", version=template.version),
        *((phrase("model.owner", owner=template.owner),) if template.owner else ()),
        *((approved,) if approved else ()),
        *(
            (phrase("model.revised", date=_day(template.revised_on)),)
            if template.revised_on
            else ()
        ),
        *((phrase("model.undecided", n=n),) if (n := len(organisation.ways.undecided)) else ()),
    )


async def _kept(room: AskersRoom) -> list[Phrase]:
    """Each meeting ahead that was planned with another version than today's, or with this one."""
    found: list[Phrase] = []
    for group in room.organisation.groups:
        if group.key not in room.me.groups:
            continue
        meetings = await room.uow.meetings.of_group(group.key)
        ahead = [m for m in meetings if m.is_on and m.ends_at > room.now][:SHOWN_MEETINGS]
        found += [
            phrase("model.meeting", date=m.held_on, version=m.template_version) for m in ahead
        ]
    return found


def _day(day: date) -> str:
    """With its year: an approval may be old."""
    return day.isoformat()


def _in_order(organisation: Organisation) -> list[Group]:
    """Each group straight after the one above it, else as the model has them."""
    found: list[Group] = []

    def put(group: Group) -> None:
        found.append(group)
        for child in organisation.groups:
            if child.parent == group.key:
                put(child)

    for group in organisation.groups:
        if group.parent is None:
            put(group)
    return found


def _row(organisation: Organisation, group: Group) -> BoardRow:
    higher = above(organisation, group.key)
    seats = tuple(p.name for p in organisation.seats(group.key))
    titles = organisation.ways.attendees.get(group.key, ()) or _titles(organisation, group)
    tasks = organisation.ways.tasks.get(group.key, {})
    under = (phrase("groups.under", group=higher[0].name),) if higher else (phrase("groups.top"),)
    return BoardRow(
        heading=phrase("groups.heading", group=group.name, level=len(higher) + 1),
        text="\n".join(tasks.values()),
        facts=(
            *under,
            *((phrase("groups.seats", n=len(seats), parties=seats),) if seats else ()),
            *((phrase("groups.titles", titles=titles),) if titles else ()),
            *_chain_roles(organisation, group),
            *((phrase(f"groups.works.{_levels(group)}"),) if group.levels else ()),
            _convener(organisation, group),
            _often(group.cadence),
            *(
                phrase("groups.undecided", what=words)
                for words in organisation.ways.undecided_of(group.key)
            ),
        ),
    )


def _chain_roles(organisation: Organisation, group: Group) -> tuple[Phrase, ...]:
    """Who identifies and who supports, and whose role nobody has said (C12)."""
    said = organisation.ways.chain_roles
    seats = [(p.name, said[p.key]) for p in organisation.seats(group.key) if p.key in said]
    by_role = {role: tuple(n for n, roles in seats if role in roles) for role in ChainRole}
    unsaid = tuple(name for name, roles in seats if not roles)
    return (
        *(phrase(f"groups.role.{role}", parties=who) for role, who in by_role.items() if who),
        *((phrase("groups.role.unsaid", parties=unsaid),) if unsaid else ()),
    )


def _titles(organisation: Organisation, group: Group) -> tuple[str, ...]:
    """Who usually comes for each agency, where the model has no list for the group."""
    return tuple(
        dict.fromkeys(title for party in organisation.seats(group.key) for title in party.attendees)
    )


def _levels(group: Group) -> str:
    """`12`, `3`: what the group works with."""
    return "".join(str(level.value) for level in sorted(group.levels))


def _convener(organisation: Organisation, group: Group) -> Phrase:
    if group.convener is None:
        return phrase("groups.no_convener")
    name = organisation.person(group.convener)
    stand_in = organisation.person(group.stand_in).name if group.stand_in else ""
    if stand_in:
        return phrase("groups.convener_and", name=name.name, title=name.title, stand_in=stand_in)
    return phrase("groups.convener", name=name.name, title=name.title)


def _often(cadence: Cadence | None) -> Phrase:
    if cadence is None:
        return phrase("groups.often.unknown")
    if cadence.kind is Kind.INTERVAL and cadence.season:
        return phrase(f"groups.often.{cadence.unit}_season", n=cadence.every)
    if cadence.kind is Kind.INTERVAL:
        return phrase(f"groups.often.{cadence.unit}", n=cadence.every)
    if cadence.kind is Kind.MIN_PER_PERIOD:
        return phrase(f"groups.often.least_{cadence.period}", n=cadence.count)
    if cadence.kind is Kind.APPROX_PER_YEAR:
        return phrase("groups.often.per_year", n=cadence.count)
    if cadence.kind is Kind.PER_CASE:
        return phrase("groups.often.per_case")
    return phrase("groups.often.calendar")


async def show_contact_list(services: Services, who: Who) -> Board:
    """Who sits in each group, level by level, with title and address (E10). Not for guests."""
    async with enter(services, who) as room:
        if room.me.is_guest or not room.me.groups:
            raise NotAllowedError(room.me.id)
        organisation = room.organisation
        depth = {g.key: len(above(organisation, g.key)) + 1 for g in organisation.groups}
        groups = sorted(_in_order(organisation), key=lambda g: depth[g.key])
        return Board(
            title="title.contact_list",
            rows=tuple(
                BoardRow(
                    heading=phrase("groups.heading", group=group.name, level=depth[group.key]),
                    text="\n".join(_contacts(organisation, group)),
                    facts=_chain_roles(organisation, group),
                )
                for group in groups
            ),
        )


def _contacts(organisation: Organisation, group: Group) -> list[str]:
    names = {p.key: p.name for p in organisation.parties}
    return [
        ", ".join(
            words
            for words in (
                person.name,
                person.title,
                names[person.party] if person.party else "",
                person.email,
            )
            if words
        )
        for person in organisation.people
        if group.key in person.groups and not person.has_left and not person.is_guest
    ]
