"""Facts for tests: valid unless told otherwise. `a_meeting(minutes=30)` says what matters.

The values fit together: everything stands in Norrsjö's operative group.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sspf.domain.audit import Entry
from sspf.domain.briefings import Briefing, BriefingPart, PartState
from sspf.domain.commitments import Change, Commitment, Due, commitment_id
from sspf.domain.decisions import Attendance, Check, Decision, Item, ItemId
from sspf.domain.invitations import Absence, Answer, Response
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import (
    Authority,
    AuthorityKey,
    BriefingPartRule,
    Group,
    GroupKey,
    MeetingRules,
    MunicipalityId,
    Organisation,
    Party,
    PartyKey,
    Person,
    PersonId,
    Role,
)
from sspf.domain.outbox import Kind, Message
from sspf.domain.references import Ref, Reference, SentCard
from sspf.ports import Conversation

NORRSJO = MunicipalityId("norrsjo")
STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2027, 1, 12, 7, 30, tzinfo=UTC)
"""A Tuesday, 08.30 in Norrsjö."""

OPERATIVE = GroupKey("operativ")
KOMMUN = AuthorityKey("kommunstyrelsen")
SCHOOL_BOARD = AuthorityKey("utbildningsnamnden")
FRITID, SKOLA, POLIS = PartyKey("fritid"), PartyKey("skola"), PartyKey("polis")
FRIDA, LEO, RUT = PersonId("frida"), PersonId("leo"), PersonId("rut")
PIA, KAJ = PersonId("pia"), PersonId("kaj")

MEETING = MeetingId("norrsjo-2027-01-21")


def a_person(**changes: Any) -> Person:
    """Rut, who sits for the school."""
    person = Person(
        id=RUT,
        name="Rut Rektorsdotter",
        title="rektor",
        email="rut.rektorsdotter@norrsjo.example.org",
        entra_object_id="oid-rut",
        party=SKOLA,
        groups=frozenset({OPERATIVE}),
    )
    return replace(person, **changes)


PERIOD = {"serves_from": date(2026, 8, 17), "serves_until": date(2031, 6, 15)}
"""Of a deputy: without one the individual level is closed to them."""


def _somebody(id: PersonId, name: str, title: str, **changes: Any) -> Person:
    email = f"{id}@norrsjo.example.org"
    return a_person(
        id=id, name=name, title=title, email=email, entra_object_id=f"oid-{id}", **changes
    )


def people() -> tuple[Person, ...]:
    """Frida convenes and Leo is her deputy; Rut and Pia sit for school and police; Kaj helps."""
    return (
        _somebody(FRIDA, "Frida Gårdman", "fritidsassistent", party=FRITID),
        _somebody(LEO, "Leo Ledarsson", "fritidsledare", party=FRITID, is_deputy=True, **PERIOD),
        a_person(has_mandate=True),
        _somebody(PIA, "Pia Områdesson", "områdespolis", party=POLIS),
        _somebody(
            KAJ, "Kaj Samordnare", "samordnare", party=None, roles=frozenset({Role.COORDINATOR})
        ),
    )


def a_group(**changes: Any) -> Group:
    group = Group(
        key=OPERATIVE,
        name="Operativ grupp",
        type="operative",
        parties=(FRITID, SKOLA, POLIS),
        levels=frozenset({BriefingLevel.GENERAL, BriefingLevel.GROUP}),
        convener=FRIDA,
        stand_in=LEO,
    )
    return replace(group, **changes)


def an_organisation(**changes: Any) -> Organisation:
    """Norrsjö with three parties and five people; `people()` and `a_group()` are in it."""
    organisation = Organisation(
        municipality=NORRSJO,
        name="Norrsjö kommun",
        model="rtf_fem_parter",
        controller=KOMMUN,
        time_zone=STOCKHOLM,
        authorities=(
            Authority(key=KOMMUN, name="Kommunstyrelsen"),
            Authority(key=SCHOOL_BOARD, name="Utbildningsnämnden"),
            Authority(key=AuthorityKey("polismyndigheten"), name="Polismyndigheten"),
        ),
        parties=(
            Party(key=FRITID, name="Ungas fritid", authorities=(KOMMUN,)),
            Party(key=SKOLA, name="Skola", authorities=(SCHOOL_BOARD,)),
            Party(key=POLIS, name="Polis", authorities=(AuthorityKey("polismyndigheten"),)),
        ),
        people=people(),
        groups=(a_group(),),
        rules=MeetingRules(
            parts=(
                BriefingPartRule(name="Allmän information", level=BriefingLevel.GENERAL),
                BriefingPartRule(name="Gruppnivå", level=BriefingLevel.GROUP),
            )
        ),
        tenants=frozenset({"tenant-norrsjo"}),
    )
    return replace(organisation, **changes)


def a_meeting(**changes: Any) -> Meeting:
    """Thursday 21 January 2027, 13.00–15.00 in Norrsjö; planned, nobody called yet."""
    meeting = Meeting(
        id=MEETING,
        group=OPERATIVE,
        controller=KOMMUN,
        held_on=date(2027, 1, 21),
        starts=time(13),
        minutes=120,
        zone=STOCKHOLM,
    )
    return replace(meeting, **changes)


def an_answer(**changes: Any) -> Answer:
    answer = Answer(meeting=MEETING, person=RUT, response=Response.ACCEPTED, answered_at=NOW)
    return replace(answer, **changes)


def an_absence(**changes: Any) -> Absence:
    absence = Absence(person=RUT, first=date(2027, 1, 18), last=date(2027, 1, 22))
    return replace(absence, **changes)


def a_part(**changes: Any) -> BriefingPart:
    part = BriefingPart(
        number=1,
        level=BriefingLevel.GENERAL,
        state=PartState.TEXT,
        text="Närvaron på högstadiet var 91,4 % i december.",
    )
    return replace(part, **changes)


def a_briefing(**changes: Any) -> Briefing:
    """The school's, not begun."""
    briefing = Briefing(
        meeting=MEETING,
        party=SKOLA,
        controller=SCHOOL_BOARD,
        parts=(
            BriefingPart(number=1, level=BriefingLevel.GENERAL),
            BriefingPart(number=2, level=BriefingLevel.GROUP),
        ),
    )
    return replace(briefing, **changes)


def an_item(**changes: Any) -> Item:
    item = Item(
        id=ItemId("item-1"),
        meeting=MEETING,
        number=1,
        controller=SCHOOL_BOARD,
        title="Belysningen vid hållplats C",
        point="group",
        level=BriefingLevel.GROUP,
        party=SKOLA,
    )
    return replace(item, **changes)


def a_decision(**changes: Any) -> Decision:
    decision = Decision(
        id="decision-1",
        meeting=MEETING,
        number=1,
        controller=KOMMUN,
        text="Gruppen följer närvaron i åk 7–8.",
        level=BriefingLevel.GENERAL,
        subject=Subject.AREA,
        prevention=PreventionLevel.UNIVERSAL,
        decided_at=NOW,
        recorded_by=FRIDA,
        origin="press-1",
    )
    return replace(decision, **changes)


def an_attendance(**changes: Any) -> Attendance:
    attendance = Attendance(meeting=MEETING, party=SKOLA, person=RUT, title="rektor")
    return replace(attendance, **changes)


def a_check(**changes: Any) -> Check:
    return replace(Check(meeting=MEETING, person=RUT, at=NOW, is_right=True), **changes)


def a_commitment(**changes: Any) -> Commitment:
    """Å-2027-001: the school's, Rut's, due on 11 February."""
    commitment = Commitment(
        id=commitment_id(2027, 1),
        group=OPERATIVE,
        party=SKOLA,
        owner=RUT,
        controller=SCHOOL_BOARD,
        text="Skolan håller föräldramöte för åk 7–8 om vejp, vitt snus och rykten.",
        level=BriefingLevel.GENERAL,
        prevention=PreventionLevel.UNIVERSAL,
        due=Due(on=date(2027, 2, 11)),
        decided_on=date(2027, 1, 21),
    )
    return replace(commitment, **changes)


def a_change(before: Commitment, after: Commitment, **changes: Any) -> Change:
    change = Change(commitment=after.id, by=after.owner, at=NOW, before=before, after=after)
    return replace(change, **changes)


def a_message(**changes: Any) -> Message:
    message = Message(
        key="invitation:norrsjo-2027-01-21:rut",
        kind=Kind.INVITATION,
        recipient=RUT,
        subject=MEETING,
        controller=KOMMUN,
        send_at=NOW,
        why="why.invite",
        values={"on": "2027-01-21", "days": 7},
    )
    return replace(message, **changes)


def a_reference(**changes: Any) -> Reference:
    reference = Reference(
        ref=Ref("ref-1"), person=RUT, act="invitation.accept", subject=MEETING, issued_at=NOW
    )
    return replace(reference, **changes)


def a_sent_card(**changes: Any) -> SentCard:
    card = SentCard(
        id="card-1",
        person=RUT,
        conversation="conversation-rut",
        activity="activity-1",
        kind=Kind.INVITATION,
        subject=MEETING,
        version=1,
        sent_at=NOW,
    )
    return replace(card, **changes)


def a_conversation(**changes: Any) -> Conversation:
    conversation = Conversation(
        person=RUT,
        conversation="conversation-rut",
        service_url="https://connector.example.org",
        tenant="tenant-norrsjo",
    )
    return replace(conversation, **changes)


def an_entry(**changes: Any) -> Entry:
    entry = Entry(
        at=NOW, actor=FRIDA, tag="meeting:call", subject=MEETING, controller=KOMMUN, version=2
    )
    return replace(entry, **changes)
