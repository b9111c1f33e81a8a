"""Examples of figures: a year with its counts, and the same as it is shown outside."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.tally_files.reading import figures_in_file
from sspf.domain.commitments import CommitmentStatus, Effect
from sspf.domain.decisions import Outcome
from sspf.domain.figures import Figure, Period, masked
from sspf.domain.ledger import Ledger
from sspf.domain.messages.figures import ContactCounted, FiguresShown
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.domain.reporting import figures
from sspf.domain.tallies import (
    CLOSED,
    Counted,
    Dimension,
    TallyKind,
    counted,
    tally,
)
from sspf.domain.work_counts import (
    AttendanceCounted,
    CommitmentsCounted,
    GoalsCounted,
    ItemsCounted,
    MeetingsCounted,
    WorkCounts,
)
from sspf.domain.work_figures import Frame, work_figures

FILE = Path(__file__).parents[1] / "bot" / "tally_files" / "nacka.csv"
NACKA = figures_in_file(FILE.read_bytes(), "nacka")
YEAR = Period(first=date(2019, 1, 1), last=date(2019, 12, 31))
WORDS = {
    "reason|1": "Skyddet har ökat och riskerna har minskat",
    "reason|2": "För omfattande stödbehov",
    "intensity|omfattande": "Omfattande",
    "intensity|lattare": "Lättare",
    "party|skola": "Skola",
    "party|polis": "Polis",
    "goal|skolnarvaro": "Ökad skolnärvaro",
    "risks|svarigheter_skola": "Svårigheter i skolan",
    "risks|fritid_umgange": "Oro för fritid och umgänge",
}
OPERATIVE, SKOLA, POLIS = GroupKey("operativ"), PartyKey("skola"), PartyKey("polis")
DONE, OPEN = CommitmentStatus.DONE, CommitmentStatus.IN_PROGRESS


def _work() -> dict[str, Figure]:
    def promised(party: PartyKey, status: CommitmentStatus, **more: object) -> CommitmentsCounted:
        said = {"level": 1, "is_late": False, "days": None, "number": 1} | more
        return CommitmentsCounted(party=party, status=status, **said)  # type: ignore[arg-type]  # as named

    counts = WorkCounts(
        commitments=(
            promised(SKOLA, DONE, days=14, number=4),
            promised(SKOLA, OPEN, is_late=True),
            promised(POLIS, DONE, days=21, is_late=True),
            promised(POLIS, CommitmentStatus.CANCELLED),
        ),
        goals=tuple(
            GoalsCounted(goals=("skolnarvaro",), status=DONE, effect=effect, number=1)
            for effect in Effect
        ),
        meetings=(MeetingsCounted(group=OPERATIVE, planned=6, held=5, submitted=9, late=2),),
        attendance=(AttendanceCounted(group=OPERATIVE, party=SKOLA, meetings=5),),
        items=tuple(ItemsCounted(outcome=o, days=6, number=3) for o in (*Outcome, None)),
    )
    frame = Frame(seats={OPERATIVE: (SKOLA, POLIS)}, goals=("skolnarvaro",))
    return work_figures(counts, frame)


def _shown(counters: tuple[Counted, ...], *metrics: str) -> FiguresShown:
    ledger = Ledger(counted=counters, period=YEAR, estimates=NACKA.estimates)
    made = figures(ledger, _work(), metrics) if metrics else figures(ledger, _work())
    return FiguresShown(
        period=YEAR,
        figures=tuple(f for f in made if f.is_counted),
        is_masked=False,
        limit=5,
        words=WORDS,
    )


YEAR_SHOWN = _shown(NACKA.counted)
MORE = tuple(
    one
    for each in (
        tally(TallyKind.CASE_ACCEPTED, YEAR.first),
        tally(TallyKind.CASE_DECLINED, YEAR.first),
        tally(TallyKind.CONCERN_ALSO, YEAR.first, party="polis"),
        tally(TallyKind.TURNED_AWAY, YEAR.first),
        tally(TallyKind.GUIDED, YEAR.first, body="minimaria"),
        tally(TallyKind.SIG_DECLINED, YEAR.first),
        tally(TallyKind.CONSENT_GIVEN, YEAR.first),
        tally(TallyKind.CONSENT_DECLINED, YEAR.first),
        tally(TallyKind.CONSENT_WITHDRAWN, YEAR.first),
        tally(TallyKind.CONSENT_EXPIRED, YEAR.first),
        tally(TallyKind.WAITED_PLAN, YEAR.first, days="0_7"),
        tally(TallyKind.WAITED_INTERVENTION, YEAR.first, days="91_"),
        tally(TallyKind.INTERVENTION, YEAR.first, intervention="repulse"),
        tally(TallyKind.CASE_RAISED, YEAR.first, risks=("svarigheter_skola", "fritid_umgange")),
        *(
            tally(TallyKind.VOICE, YEAR.first, answer=answer)
            for answer in sorted(CLOSED[Dimension.ANSWER])
        ),
        *(
            tally(TallyKind.CASE_RAISED, YEAR.first, school_year=year)
            for year in ("f", "7", "gy2", "unknown")
        ),
        *(
            tally(TallyKind.CONTACT, YEAR.first, contact=kind)
            for kind in ("coordinator", "offered", "guided")
        ),
        *(tally(TallyKind.SIG_FREE, YEAR.first, months=n) for n in ("1", "12")),
        *(
            tally(TallyKind.SIG_OCCUPIED, YEAR.first, occupation=o)
            for o in ("work", "studies", "income")
        ),
        *(
            tally(TallyKind.WAITED_CONSENT, YEAR.first, days=d)
            for d in sorted(CLOSED[Dimension.DAYS])
        ),
        tally(TallyKind.CASE_RAISED, YEAR.first, gender="other", party="skola"),
    )
    for one in counted(each, 6)
)
STATED = (*NACKA.counted, *counted(tally(TallyKind.CASE_OPEN, date(2019, 12, 1)), 2))
BELOW = counted(tally(TallyKind.CASE_CLOSED, YEAR.first), 30)

COUNTED = ContactCounted(kind="coordinator", body="", month=date(2027, 2, 1))

EXAMPLES: dict[str, object] = {
    "counted_contact": COUNTED,
    "counted_offered": replace(COUNTED, kind="offered"),
    "counted_guided": replace(COUNTED, kind="guided", body="MiniMaria"),
    "counted_undone": replace(COUNTED, is_undone=True),
    "figures_year": YEAR_SHOWN,
    "figures_outside": replace(YEAR_SHOWN, is_masked=True, figures=masked(YEAR_SHOWN.figures)),
    "figures_contacts": _shown((*NACKA.counted, *MORE), "M10", "M11", "M12", "C10", "C15", "C29"),
    "figures_cases": _shown((*NACKA.counted, *MORE), "M02", "M03", "M09", "M13", "M19", "M35"),
    "figures_work": _shown((), "M14", "M31", "M32", "M33", "M36", "A3", "A4", "A16"),
    "figures_sig": _shown((*NACKA.counted, *MORE), "M18", "M24", "M28", "M30", "M34", "G9"),
    "figures_doubt": _shown((*STATED, *BELOW), "M06", "M07"),
    "figures_none": replace(YEAR_SHOWN, figures=()),
}
