"""What the examples share: Norrsjö's meeting of 18 February 2027, its people and commitments."""

from dataclasses import replace
from datetime import date, datetime, time

from sspf.domain.choices import Choice
from sspf.domain.commitments import CommitmentId, CommitmentStatus
from sspf.domain.decisions import Item, ItemId
from sspf.domain.levels import BriefingLevel, PreventionLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.meeting import MeetingFacts, PartyChoice, PersonChoice
from sspf.domain.organisation import AuthorityKey, PartyKey, PersonId

MEETING = MeetingFacts(
    id=MeetingId("m-2027-02-18"),
    version=2,
    group="Operativ grupp",
    held_on=date(2027, 2, 18),
    starts=time(13),
    ends=time(15),
)
NEXT = replace(MEETING, id=MeetingId("m-2027-03-18"), held_on=date(2027, 3, 18), version=0)
DEADLINE = datetime(2027, 2, 17, 12)  # noqa: DTZ001 local wall time, as the messages hold it
AIM = (
    "Målet är att ungdomarna ska ha en fungerande skolgång "
    "och ett liv fritt från kriminalitet och droger."
)
CONCERN = "https://www.norrsjo.example.org/orosanmalan"
NORRSJO = "Norrsjö"

PARTIES = tuple(
    PartyChoice(key=PartyKey(key), name=name)
    for key, name in (
        ("fritid", "Ungas fritid"),
        ("skola", "Skola"),
        ("socialtjanst", "Socialtjänst"),
        ("polis", "Polis"),
        ("sakerhet_beredskap", "Säkerhet och beredskap"),
    )
)
GOALS = tuple(
    Choice(key=key, name=name)
    for key, name in (
        ("minskad_brottslighet", "Minskad brottslighet"),
        ("minskat_missbruk", "Minskat missbruk"),
        ("okad_skolnarvaro", "Ökad skolnärvaro"),
        ("okad_maluppfyllelse", "Ökad måluppfyllelse"),
        ("alternativa_fritidsintressen", "Alternativa fritidsintressen"),
    )
)
KIM = PersonChoice(id=PersonId("kim"), name="Kim Skolvärdh", title="skolvärd")
RUT = PersonChoice(id=PersonId("rut"), name="Rut Rektorsdotter", title="rektor")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


def a_line(number: int, text: str, party: str, due_on: date, **more: object) -> CommitmentLine:
    given: dict[str, object] = {
        "id": CommitmentId(f"Å-2027-{number:03d}"),
        "version": 1,
        "text": text,
        "party": party,
        "owner": "",
        "level": BriefingLevel.GROUP,
        "prevention": PreventionLevel.SELECTIVE,
        "status": CommitmentStatus.NOT_STARTED,
        "due_on": due_on,
        "at_next_meeting": False,
    }
    return CommitmentLine(**(given | more))  # type: ignore[arg-type]  # a field each


KAJEN = a_line(
    1,
    "Ungas fritid håller Kajen öppen fredagar 17–22 från v. 4 och bjuder in från Busstorget.",
    "Ungas fritid",
    date(2027, 1, 29),
    owner="Frida Gårdman",
    status=CommitmentStatus.DONE,
    mine=False,
)
LAMPS = a_line(
    2,
    "Säkerhet och beredskap felanmäler belysningen vid hållplats C och gångtunneln "
    "och kontrollerar att den lagas.",
    "Säkerhet och beredskap",
    date(2027, 2, 5),
    owner="Tore Trygg",
    mine=False,
)
PATROL = a_line(
    3,
    "Polisen gör synlig tillsyn på Busstorget fredagar 19–22, v. 4–6, samtidigt som fältarna.",
    "Polis",
    date(2027, 2, 12),
    owner="Pia Områdesson",
    status=CommitmentStatus.IN_PROGRESS,
)
PARENTS = a_line(
    4,
    "Skolan håller föräldramöte för åk 7–8 om vejp, vitt snus och rykten.",
    "Skola",
    date(2027, 2, 11),
    owner="Rut Rektorsdotter",
    level=BriefingLevel.GENERAL,
    prevention=PreventionLevel.UNIVERSAL,
    decided_on=date(2027, 1, 21),
)
FIELD = a_line(
    5,
    "Fältgruppen är på Busstorget två kvällar i veckan, varav fredag.",
    "Socialtjänst",
    date(2027, 2, 18),
    owner="Bo Behandlare",
    status=CommitmentStatus.IN_PROGRESS,
    at_next_meeting=True,
    decided_on=date(2027, 1, 21),
)
HIDDEN = a_line(
    10,
    "",
    "Polis",
    date(2027, 2, 12),
    level=BriefingLevel.INDIVIDUAL,
    is_hidden=True,
)
RULES = a_line(
    13,
    "Polisen skriver förslag till halvsidesrutin för rykten.",
    "Polis",
    date(2027, 3, 5),
    level=BriefingLevel.GENERAL,
    prevention=PreventionLevel.UNIVERSAL,
    goals=("Minskad brottslighet",),
    taking_part=("Skola", "Ungas fritid"),
)
CONTACT = a_line(
    14,
    "Skolan utser kontaktperson för rutinen.",
    "Skola",
    date(2027, 3, 5),
    level=BriefingLevel.GENERAL,
    prevention=PreventionLevel.UNIVERSAL,
)
JOBS = a_line(
    16,
    "Socialtjänsten tar fram tre vägar till sommarjobb tillsammans med KAA.",
    "Socialtjänst",
    date(2027, 3, 18),
    at_next_meeting=True,
)


def late(line: CommitmentLine, days: int) -> CommitmentLine:
    return replace(line, days_late=days)


def many_lines(count: int, text: str = FIELD.text) -> tuple[CommitmentLine, ...]:
    return tuple(
        replace(a_line(n, text, "Socialtjänst", date(2027, 3, 1)), owner="Bo Behandlare")
        for n in range(20, 20 + count)
    )


def an_item(number: int, title: str, **more: object) -> Item:
    given: dict[str, object] = {
        "id": ItemId(f"m-2027-02-18-{number}"),
        "meeting": MEETING.id,
        "number": number,
        "controller": AuthorityKey("norrsjo"),
        "title": title,
        "point": "gemensam_kalender",
        "level": BriefingLevel.GENERAL,
    }
    return Item(**(given | more))  # type: ignore[arg-type]  # a field each
