"""Examples of the lists that two agencies keep together."""

from dataclasses import replace
from datetime import date

from sspf.domain.choices import Choice
from sspf.domain.messages.lists import (
    EntryForm,
    EntryLine,
    EntrySheet,
    EntryStepForm,
    ListBoard,
    MeasureLine,
    SelectionForm,
    TalkLine,
)

HOSTILE = "**[Kanariefågeln](https://www.norrsjo.example.org) sjunger** _1. # <at>x</at>"
LINE = EntryLine(
    id="entry-1",
    version=2,
    code="T27-01",
    list_name="Top 5",
    problems=("Missbruk", "Kriminalitet"),
)
PROPOSED = EntryLine(
    id="entry-2",
    version=1,
    code="T27-02",
    list_name="Top 5",
    title="Kvällar vid resecentrum",
    state="proposed",
    waits_for=("Socialtjänst",),
)
NEEDING = replace(LINE, id="entry-3", code="T27-03", lacks_measure=True, to_follow_up=1)
OLDER = replace(LINE, id="entry-4", code="Y27-01", list_name="Youngsters", above_age=17)
BOARD = ListBoard(
    key="top5",
    name="Top 5",
    entries=(LINE, PROPOSED, NEEDING),
    used=2,
    slots=5,
    select_by=date(2027, 3, 11),
    last_outcome="none_new",
    last_on=date(2027, 1, 14),
)
PROBLEMS = (Choice(key="missbruk", name="Missbruk"), Choice(key="annat", name="Annat"))
MEASURES = (Choice(key="samtal", name="Samtal"), Choice(key="minimaria", name="MiniMaria"))
BOTH = (Choice(key="socialtjanst", name="Socialtjänst"), Choice(key="polis", name="Polis"))
FORM = EntryForm(
    key="top5",
    name="Top 5",
    kinds=("person", "theme"),
    grounds=("OSL_10_18a", "OSL_10_15a", "OSL_12_2"),
    problems=PROBLEMS,
)
TALK = TalkLine(
    number=1,
    held_on=date(2027, 2, 3),
    at_home=True,
    parties=("Socialtjänst", "Polis"),
    guardians=True,
    youth=True,
    measures=("Samtal", "MiniMaria"),
    follow_up_on=date(2027, 2, 24),
)
SHEET = EntrySheet(
    line=LINE,
    ground="OSL_10_18a",
    proposed_by="Polis",
    proposed_on=date(2027, 1, 14),
    measures=(
        MeasureLine(number=1, text="Samtal", party="Socialtjänst", due=date(2027, 3, 12)),
        MeasureLine(
            number=2,
            text="Tillsyn på plats",
            party="Polis",
            due=date(2027, 2, 5),
            done_on=date(2027, 2, 4),
        ),
    ),
    talks=(TALK,),
    both=BOTH,
    others=(Choice(key="skola", name="Skola"), Choice(key="fritid", name="Ungas fritid")),
    kinds_of_measure=MEASURES,
    other_lists=(Choice(key="youngsters", name="Youngsters"),),
    takes_text=True,
)
SELECTION = SelectionForm(key="top5", name="Top 5", entries=(LINE, NEEDING), held_on="2027-03-11")

EXAMPLES: dict[str, object] = {
    "list_board": BOARD,
    "list_board_late": replace(BOARD, is_late=True),
    "list_board_empty": ListBoard(key="youngsters", name="Youngsters", entries=()),
    "list_board_many": replace(
        BOARD,
        entries=tuple(replace(OLDER, id=f"entry-{n}", code=f"Y27-{n:02d}") for n in range(1, 15)),
    ),
    "entry_form": FORM,
    "entry_form_full": replace(
        FORM,
        to_swap=(Choice(key="entry-1", name="T27-01"), Choice(key="entry-3", name="T27-03")),
        takes_text=True,
        max_age=17,
        faults=("fault.entry.full", "fault.entry.ground"),
    ),
    "entry_sheet": SHEET,
    "entry_sheet_proposed": EntrySheet(
        line=PROPOSED, proposed_by="Polis", proposed_on=date(2027, 1, 14), may_confirm=True
    ),
    "entry_sheet_read_only": replace(SHEET, may_write=False, let_in=("Skola",)),
    "entry_sheet_faults": replace(
        SHEET,
        faults=("fault.entry.follow_up", "fault.entry.stale"),
        typed={"measure_text": "Ring 070"},
    ),
    "entry_sheet_closed_talk": replace(
        SHEET,
        talks=(
            replace(TALK, closed_on=date(2027, 2, 24), results=("yes", "partly")),
            replace(TALK, number=2, at_home=False, measures=(), follow_up_on=None),
        ),
    ),
    "entry_step": EntryStepForm(
        sheet=replace(SHEET, typed={"measure_kind": "samtal", "measure_due": "2027-03-12"}),
        step="measure",
    ),
    "entry_step_follow_up": EntryStepForm(sheet=SHEET, step="talk_close", number=1),
    "entry_step_done": EntryStepForm(sheet=SHEET, step="measure_done", number=1),
    "selection": SELECTION,
    "selection_faults": replace(SELECTION, faults=("fault.selection.outcome", "fault.entry.held")),
    "hostile_marks_entry_sheet": replace(
        SHEET,
        line=replace(PROPOSED, title=HOSTILE),
        measures=(MeasureLine(number=1, text=HOSTILE, party="Polis", due=date(2027, 3, 12)),),
        talks=(replace(TALK, measures=(HOSTILE,)),),
    ),
}
