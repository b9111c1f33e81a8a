"""Examples of what is said about commitments."""

from dataclasses import replace
from datetime import date

from sspf.domain.commitments import CommitmentId, CommitmentStatus
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.commitment import (
    CommitmentChanged,
    CommitmentCount,
    CommitmentList,
    CommitmentNews,
    CommitmentUpdate,
    ConfirmChange,
    ConfirmPostponement,
    Digest,
    DigestLine,
    Following,
    OwnerList,
    Scope,
)
from sspf.domain.messages.general import phrase
from sspf.domain.reminders import Occasion
from sspf.domain.wanted import Order
from tests.cards.example_facts import (
    FIELD,
    HIDDEN,
    JOBS,
    KAJEN,
    LAMPS,
    PARENTS,
    PATROL,
    RULES,
    late,
    many_lines,
)

OPEN = Scope(group="Operativ grupp")
OVERDUE = replace(OPEN, status="overdue")
ANY = replace(OPEN, status="any")
TEN = many_lines(10)
TWELVE = CommitmentList(lines=TEN, total=12, first=1, scope=OPEN)
UPDATE = CommitmentUpdate(
    line=replace(PARENTS, moved=1, goals=("Ökad skolnärvaro",), taking_part=("Polis",)),
    earliest_due=date(2027, 2, 12),
)
NEWS = CommitmentNews(
    line=replace(PARENTS, mine=False),
    news="postponed",
    by="Rut Rektorsdotter",
    note="Kuratorn är sjuk.",
    former_due=date(2027, 2, 11),
)
LOCKED = replace(HIDDEN, is_locked=True, status=CommitmentStatus.CANCELLED)
OTHER_YEAR = replace(PATROL, id=CommitmentId("Å-2026-003"))


def a_digest(*lines: tuple[object, Occasion], **more: object) -> Digest:
    said = tuple(DigestLine(line=line, occasion=o) for line, o in lines)  # type: ignore[arg-type]
    return Digest(lines=said, **more)  # type: ignore[arg-type]  # a field each


LISTS: dict[str, object] = {
    "list": CommitmentList(lines=(RULES, JOBS, PARENTS, FIELD), total=4, first=1, scope=OPEN),
    "list_few": CommitmentList(lines=(FIELD, LAMPS), total=2, first=1, scope=OPEN),
    "list_first_page": TWELVE,
    "list_second_page": replace(TWELVE, lines=TEN[:2], first=11),
    "list_ended": CommitmentList(lines=(FIELD,), total=1, first=1, scope=OPEN, ended=1),
    "list_locked": CommitmentList(lines=(LOCKED,), total=1, first=1, scope=ANY),
    "list_hidden": CommitmentList(lines=(HIDDEN,), total=1, first=1, scope=OPEN),
    "list_of_one_agency": CommitmentList(
        lines=(FIELD,),
        total=1,
        first=1,
        scope=replace(
            OPEN, parties=("Socialtjänst",), mine=True, words=(phrase("prevention.selective"),)
        ),
    ),
    "list_none": CommitmentList(lines=(), total=0, first=1, scope=OPEN),
    "overdue": CommitmentList(
        lines=(late(FIELD, 5), late(LAMPS, 1)), total=2, first=1, scope=OVERDUE
    ),
    "overdue_of_agencies": CommitmentList(
        lines=(late(FIELD, 5), late(LAMPS, 1)),
        total=2,
        first=1,
        scope=OVERDUE,
        late_of=(("Socialtjänst", 1), ("Säkerhet och beredskap", 1)),
    ),
    "list_before_meeting": CommitmentList(
        lines=(PATROL, replace(PARENTS, from_meeting=True, mine=False, may_change=False)),
        total=2,
        first=1,
        scope=replace(
            OPEN,
            words=(
                phrase("scope.before_next_meeting", date=date(2027, 2, 18)),
                phrase("scope.levels", first=1, last=2),
            ),
        ),
        following=Following(lines=(FIELD,), total=1, on=date(2027, 2, 18)),
    ),
    "list_nothing_found": CommitmentList(
        lines=(),
        total=0,
        first=1,
        scope=replace(OPEN, status="done", words=(phrase("scope.text", text="cykelställ"),)),
        hint=phrase("hint.open", n=4),
    ),
    "list_by_agency": replace(TWELVE, scope=replace(OPEN, order=Order.AGENCY)),
    "list_by_status": CommitmentList(
        lines=(FIELD, LAMPS), total=2, first=1, scope=replace(OPEN, order=Order.STATUS)
    ),
    "list_done": replace(TWELVE, scope=replace(OPEN, status="done")),
    "count": CommitmentCount(total=1, scope=OPEN),
    "count_by_agency": CommitmentCount(
        total=3, scope=OPEN, of=(("Skola", 1), ("Socialtjänst", 2), ("Polis", 0))
    ),
    "overdue_many": replace(TWELVE, scope=OVERDUE, lines=tuple(late(c, 9) for c in TEN)),
    "overdue_none": CommitmentList(lines=(), total=0, first=1, scope=OVERDUE),
    "any": CommitmentList(
        lines=(KAJEN, replace(PATROL, status=CommitmentStatus.CANCELLED)),
        total=2,
        first=1,
        scope=ANY,
    ),
    "any_many": replace(TWELVE, scope=ANY),
    "any_none": CommitmentList(lines=(), total=0, first=1, scope=ANY),
    **{
        f"list_status_{status}": CommitmentList(
            lines=(replace(FIELD, status=status),), total=1, first=1, scope=ANY
        )
        for status in CommitmentStatus
    },
    "owner_list": OwnerList(lines=(RULES, JOBS), meeting_on=date(2027, 2, 18)),
    "owner_list_many": OwnerList(lines=many_lines(12), meeting_on=date(2027, 2, 18)),
}
CHANGES: dict[str, object] = {
    "update": UPDATE,
    "update_late": CommitmentUpdate(line=late(FIELD, 3)),
    "update_individual": replace(UPDATE, line=replace(UPDATE.line, level=BriefingLevel.INDIVIDUAL)),
    "update_of_others": replace(UPDATE, may_complete=False),
    "update_closed": CommitmentUpdate(line=KAJEN),
    "update_done_again": replace(
        UPDATE, open_form="done", typed="Lugnare nu.", typed_effect="", faults=("fault.effect",)
    ),
    "update_date_again": replace(
        UPDATE, open_form="postpone", typed_date="2026-01-01", faults=("fault.date.past",)
    ),
    "update_help_again": replace(
        UPDATE, open_form="help", faults=("fault.help.empty", "fault.help.long")
    ),
    "update_cancel_again": replace(
        UPDATE,
        open_form="cancel",
        typed="Ring 070-123 45 67.",
        faults=("fault.reason.empty", "fault.reason.long", "fault.contact@6"),
    ),
    "confirm_postponement": ConfirmPostponement(line=PARENTS, to=date(2027, 3, 4)),
    "confirm_postponement_holiday": ConfirmPostponement(
        line=PARENTS, to=date(2027, 5, 6), reason="Kristi himmelsfärdsdag"
    ),
    **{
        f"confirm_{change}": ConfirmChange(line=FIELD, change=change, note="Det tog längre tid.")
        for change in ("done", "start", "help", "cancel")
    },
    **{
        f"changed_{change}": CommitmentChanged(
            line=FIELD, change=change, may_undo=change not in ("undo", "ask")
        )
        for change in (
            *("done", "start", "plan", "help", "postpone", "cancel", "undo", "ask", "give"),
        )
    },
    "news_postponed": NEWS,
    "news_help": replace(NEWS, news="help", former_due=None),
    "news_cancelled": replace(NEWS, news="cancelled", former_due=None),
    "news_given": replace(NEWS, news="given", former_due=None),
    "news_asked": replace(NEWS, news="asked", note="", line=PARENTS, former_due=None),
}
DIGESTS: dict[str, object] = {
    "digest": a_digest((PATROL, Occasion.WEEK), (HIDDEN, Occasion.WEEK), hidden=1),
    "digest_one": a_digest((FIELD, Occasion.TODAY)),
    "digest_all_kinds": a_digest(
        (PATROL, Occasion.WEEK),
        (FIELD, Occasion.SOON),
        (PARENTS, Occasion.TODAY),
        (late(RULES, 1), Occasion.OVERDUE),
        (OTHER_YEAR, Occasion.WEEK),
        missing_briefing=date(2027, 2, 18),
        deadline="2027-02-17T12:00:00+01:00",
    ),
    "digest_briefing_only": a_digest(missing_briefing=date(2027, 2, 18)),
    "digest_convener": a_digest(late_elsewhere=(late(LAMPS, 9),)),
    "digest_many": a_digest(
        *((line, Occasion.OVERDUE) for line in many_lines(12)),
        late_elsewhere=tuple(late(line, 9) for line in many_lines(24)[12:]),
    ),
}
EXAMPLES: dict[str, object] = LISTS | CHANGES | DIGESTS
