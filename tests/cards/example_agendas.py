"""Examples of what is said about the agenda."""

from dataclasses import replace
from datetime import date

from sspf.domain.agenda import FollowUp, Half
from sspf.domain.messages.agenda import (
    AgendaApproval,
    AgendaDocument,
    AgendaEdit,
    PointLine,
    SaidLine,
    WholeText,
)
from tests.cards.example_facts import (
    AIM,
    CONCERN,
    FIELD,
    KAJEN,
    LAMPS,
    MEETING,
    NEXT,
    NORRSJO,
    PARENTS,
    PATROL,
    an_item,
    at,
    late,
    many_lines,
)
from tests.cards.example_meetings import RECIPIENTS

POLICE_TEXT = (
    "Under perioden 1 dec–15 jan har vi haft färre ordningsstörningar i centrum än under "
    "motsvarande tid förra året, men de har varit mer koncentrerade till fredagar. Vi ser ingen "
    "ökning av anmälda våldsbrott bland unga.\n\nBemanningen är ansträngd fram till mitten av "
    "februari eftersom två kollegor är på utbildning. Områdespolisen finns på plats tis–fre."
)
SAID = (
    SaidLine(
        party="Ungas fritid",
        saying="text",
        text="Kalendern är klar: 23 aktiviteter, 9 arrangörer.",
        ref="allmant_nulage|fritid",
    ),
    SaidLine(party="Skola", saying="nothing"),
    SaidLine(
        party="Polis", saying="text", text=POLICE_TEXT, is_late=True, ref="allmant_nulage|polis"
    ),
    SaidLine(
        party="Säkerhet och beredskap",
        saying="text",
        text=POLICE_TEXT,
        ref="allmant_nulage|sakerhet_beredskap",
    ),
    SaidLine(party="Socialtjänst", saying="missing"),
)
FOLLOWED = (KAJEN, LAMPS, late(PATROL, 6), replace(PARENTS, moved=1), FIELD)
COUNTS = FollowUp(total=6, done=1, moved=1, ongoing=3, overdue=1, cancelled=1)


def in_point(key: str, said: tuple[SaidLine, ...]) -> tuple[SaidLine, ...]:
    """The same sayings under another point, where each has a key of its own."""
    return tuple(replace(s, ref=f"{key}|{s.party}") for s in said)


POINTS = (
    PointLine(key="oppning_sekretess_orosanmalan", number=1, half=Half.GENERAL),
    PointLine(
        key="uppfoljning_ataganden",
        number=2,
        half=Half.GENERAL,
        follow_up=COUNTS,
        commitments=FOLLOWED,
    ),
    PointLine(key="allmant_nulage", number=3, half=Half.GENERAL, said=SAID),
    PointLine(key="gruppniva", number=4, half=Half.GENERAL, said=in_point("gruppniva", SAID[:2])),
    PointLine(
        key="gemensam_kalender",
        number=5,
        half=Half.GENERAL,
        commitments=FOLLOWED[1:],
        items=(an_item(1, "Sportlovet vecka 8"), an_item(2, "Rutin för rykten")),
    ),
    PointLine(key="aktualisering", number=6, half=Half.GENERAL),
    PointLine(key="individniva", number=7, half=Half.INDIVIDUAL, takes_part=False),
    PointLine(key="beslut_ataganden", number=8, half=Half.GENERAL),
    PointLine(key="nasta_mote", number=9, half=Half.GENERAL, next_meeting=NEXT),
)
AGENDA = AgendaDocument(
    meeting=MEETING,
    points=POINTS,
    submitted=4,
    expected=5,
    concern_link=CONCERN,
    municipality=NORRSJO,
    aim=AIM,
)
EMPTY_POINTS = tuple(
    replace(p, said=(), commitments=(), items=(), next_meeting=None, takes_part=True, raised=True)
    if p.follow_up is None
    else replace(p, commitments=(), follow_up=FollowUp())
    for p in POINTS
)
OTHER_MODEL = tuple(
    PointLine(key=key, number=n, half=Half.GENERAL)
    for n, key in enumerate(
        (
            "samtycke_och_sekretess",
            "var_och_ens_bild",
            "styrkor_resurser",
            "ungdomens_rost",
            "plan_mal",
            "uppfoljningsdatum",
            "egen_punkt",
        ),
        start=1,
    )
)
LONG = tuple(
    replace(p, said=in_point(p.key, tuple(replace(s, text=POLICE_TEXT * 4) for s in SAID)))
    if p.said
    else replace(p, commitments=many_lines(12, FIELD.text * 4) if p.commitments else ())
    for p in POINTS
)
APPROVAL = AgendaApproval(
    document=replace(
        AGENDA,
        points=tuple(replace(p, somebody_raised=p.half is Half.INDIVIDUAL) for p in POINTS),
    ),
    recipients=(
        *((name, "Ungas fritid") for name in RECIPIENTS[:1]),
        *((name, "Skola") for name in RECIPIENTS[1:2]),
        ("Kaj Samordnare", ""),
    ),
    missing=("Socialtjänst",),
    goes_out_at=at(date(2027, 2, 18), 8),
)
EDIT = AgendaEdit(
    meeting=MEETING, points=(("allmant_nulage", 3), ("gruppniva", 4), ("gemensam_kalender", 5))
)

EXAMPLES: dict[str, object] = {
    "agenda": AGENDA,
    "agenda_not_approved": replace(AGENDA, is_approved=False, concern_link="", aim=""),
    "agenda_empty": replace(AGENDA, points=EMPTY_POINTS),
    "agenda_one_of_each": replace(
        AGENDA, points=(replace(POINTS[1], follow_up=FollowUp(total=1, done=1)),)
    ),
    "agenda_without_individual": replace(AGENDA, points=POINTS[:6]),
    "agenda_other_model": replace(AGENDA, points=OTHER_MODEL),
    "agenda_long": replace(AGENDA, points=LONG),
    "agenda_long_second_page": replace(AGENDA, points=LONG, page=2),
    "agenda_long_last_page": replace(AGENDA, points=LONG, page=99),
    "approval": APPROVAL,
    "approval_approved": replace(APPROVAL, approved_at=at(date(2027, 2, 17), 13, 30)),
    "approval_complete": replace(APPROVAL, missing=(), goes_out_at=None),
    "agenda_edit": EDIT,
    "agenda_edit_faults": replace(
        EDIT,
        title="Rutin för rykten",
        point="gruppniva",
        faults=("fault.item.empty", "fault.item.long", "fault.item.point"),
    ),
    "whole_text": WholeText(meeting=MEETING, party="Polis", text=POLICE_TEXT * 4),
}
