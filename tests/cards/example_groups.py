"""Examples of what is said of the groups together: boards, forms and news."""

from dataclasses import replace
from datetime import date

from sspf.domain.messages.board import (
    Board,
    BoardField,
    BoardForm,
    BoardRow,
    Do,
    Doing,
    FieldKind,
    GroupNews,
)
from sspf.domain.messages.general import phrase

DAY = date(2027, 2, 15)
HOSTILE = "**[Kanariefågeln](https://www.norrsjo.example.org) sjunger** _1. # <at>x</at>"
MATTER = Board(
    title="title.matter",
    rows=(
        BoardRow(
            heading=phrase("matter.kind.assignment", number=3),
            text="Kartlägg skolket i årskurs 7–9.",
            facts=(
                phrase("matter.at", group="Lokal grupp Norr"),
                phrase("matter.due", date=DAY),
            ),
            flags=(phrase("matter.no_owner"),),
        ),
        BoardRow(
            heading=phrase("matter.stop", place=1, group="Strategiska gruppen", date=DAY),
            text="Vi vill ha svar före sommaren.",
            facts=(phrase("matter.decided_on", date=DAY),),
        ),
        BoardRow(
            heading=phrase("matter.stop", place=2, group="Lokal grupp Norr", date=DAY),
            facts=(
                phrase("matter.on_agenda", date=DAY),
                phrase("matter.outcome", outcome="outcome.watch"),
            ),
        ),
    ),
    does=(
        Do(what=Doing.MATTER_FORWARD, subject="matter-3", version=2, value="styrgrupp"),
        Do(what=Doing.MATTER_CLOSE, subject="matter-3", version=2),
    ),
)
ROW = BoardRow(
    heading=phrase("plan_row.heading", number=4, year="2027"),
    text="Minska skolket.",
    facts=(
        phrase("plan_row.lead", party="Skola"),
        phrase("plan_row.with", parties=("Polis", "Socialtjänst")),
        phrase("plan_row.level.1"),
        phrase("plan_row.status.anchored"),
        phrase("plan_row.step.anchored", group="Lokal grupp Norr", date=DAY),
        phrase("plan_row.waits", groups=("Ledningsgrupp Öster",)),
        phrase("plan_row.trial", date=DAY),
    ),
    flags=(phrase("plan_row.evaluate"),),
    does=tuple(
        Do(what=what, subject="row-4", version=2)
        for what in (Doing.ROW_ANCHOR, Doing.ROW_APPROVE, Doing.ROW_DONE)
    ),
)
PLAN = Board(
    title="title.annual_plan",
    intro=(phrase("annual_plan.intro", group="Lokal grupp Norr", year="2027"),),
    rows=(ROW,),
    does=(
        Do(what=Doing.PLAN_SEND, subject="lokal_norr", value="2027"),
        Do(what=Doing.PLAN_CARRY, subject="lokal_norr", value="2027"),
    ),
)
FORM = BoardForm(
    title="title.plan_row_form",
    intro=(
        phrase("plan_row.for", group="Lokal grupp Norr", year="2027"),
        phrase("plan_row.prompt"),
    ),
    fields=(
        BoardField(
            id="what",
            kind=FieldKind.TEXT,
            value="Minska skolket.",
            limit=300,
            is_required=True,
        ),
        BoardField(
            id="lead",
            kind=FieldKind.ONE,
            value="skola",
            options=(("Skola", "skola"), ("Polis", "polis")),
            is_required=True,
        ),
        BoardField(
            id="with_parties",
            kind=FieldKind.MANY,
            value="polis",
            options=(("Skola", "skola"), ("Polis", "polis")),
        ),
        BoardField(id="trial", kind=FieldKind.DAY, value="2027-06-30"),
    ),
    saves=Do(what=Doing.ROW_SAVE, subject="lokal_norr", value="2027"),
)
PICTURE = Board(
    title="title.picture",
    intro=(
        phrase("picture.of", group="Lokal grupp Norr"),
        phrase("picture.silent", parties=("Polis",)),
    ),
    rows=(
        BoardRow(heading=phrase("picture.part.problem", count=1)),
        BoardRow(
            heading=phrase("picture.row", number=1),
            text="Många är ute sent på torget.",
            facts=(
                phrase("picture.by_outside", by="Hyresgästföreningen"),
                phrase("picture.added", date=DAY),
                phrase("picture.source", source="Trygghetsmätningen 2026"),
            ),
            does=(Do(what=Doing.PICTURE_END, subject="picture-1", version=1),),
        ),
        BoardRow(heading=phrase("picture.part.positive_force", count=0)),
    ),
)
NEWS = GroupNews(
    said=phrase("matter.news.assignment", number=3, group="Lokal grupp Norr"),
    text="Kartlägg skolket i årskurs 7–9.",
    opens=Do(what=Doing.MATTER_OPEN, subject="matter-3", version=2),
)

EXAMPLES: dict[str, object] = {
    "matter": MATTER,
    "annual_plan": PLAN,
    "annual_plan_none": replace(PLAN, rows=(), empty="annual_plan.none", does=()),
    "plan_row_form": FORM,
    "plan_row_form_faults": replace(
        FORM,
        faults=(
            phrase("fault.plan_row.long", limit=300),
            phrase("fault.plan_row.parties", parties=("Socialtjänst", "Polis")),
        ),
    ),
    "picture": PICTURE,
    "group_news": NEWS,
    "group_news_plan": GroupNews(said=phrase("plan.news", group="Lokal grupp Norr", year="2027")),
    "matter_form": BoardForm(
        title="title.matter.assignment",
        intro=(phrase("matter.from", group="Strategiska gruppen"),),
        fields=(
            BoardField(id="what", kind=FieldKind.TEXT, limit=500, is_required=True),
            BoardField(
                id="to_group",
                kind=FieldKind.ONE,
                options=(("Lokal grupp Norr", "lokal_norr"),),
                is_required=True,
            ),
            BoardField(id="due", kind=FieldKind.DAY),
        ),
        saves=Do(what=Doing.MATTER_SEND, subject="strategisk", value="assignment"),
    ),
    "picture_form": BoardForm(
        title="title.picture_form",
        intro=(phrase("picture.living"),),
        fields=(
            BoardField(
                id="part",
                kind=FieldKind.ONE,
                options=(("picture.name.problem", "problem"),),
                is_required=True,
            ),
            BoardField(id="contributor", kind=FieldKind.TEXT, limit=80),
        ),
        saves=Do(what=Doing.PICTURE_SAVE, subject="lokal_norr"),
    ),
    "agreement_form": BoardForm(
        title="title.agreement_form",
        intro=(phrase("agreement.only_link"),),
        fields=(BoardField(id="review", kind=FieldKind.DAY, is_required=True),),
        saves=Do(what=Doing.AGREEMENT_SAVE, subject="register"),
    ),
    "register": Board(
        title="title.register",
        rows=(
            BoardRow(
                heading=phrase("agreement.heading", number=1),
                text="Samverkansöverenskommelse\nhttps://www.norrsjo.example.org/avtal",
                facts=(phrase("agreement.review", date=DAY),),
                flags=(phrase("agreement.late"),),
                does=(Do(what=Doing.AGREEMENT_REVIEWED, subject="agreement-1", version=1),),
            ),
        ),
    ),
    "trainings": Board(
        title="title.trainings",
        rows=(
            BoardRow(
                heading=phrase("training.heading", number=1, date=DAY),
                text="Samverkan i praktiken",
                facts=(phrase("training.for_all"),),
                does=(Do(what=Doing.TRAINING_CANCEL, subject="training-1", version=1),),
            ),
        ),
    ),
    "training_form": BoardForm(
        title="title.training_form",
        intro=(phrase("training.empty_group"),),
        fields=(
            BoardField(id="what", kind=FieldKind.TEXT, limit=150, is_required=True),
            BoardField(id="held", kind=FieldKind.DAY, is_required=True),
            BoardField(id="for_group", kind=FieldKind.ONE, options=(("Norr", "lokal_norr"),)),
        ),
        faults=(phrase("fault.training.held", limit=150),),
        saves=Do(what=Doing.TRAINING_SAVE, subject="trainings"),
    ),
    "self_check": Board(
        title="title.selfcheck",
        intro=(
            phrase("selfcheck.of", group="Lokal grupp Norr", year="2027"),
            phrase("selfcheck.answered", n=1, every=10),
            phrase("selfcheck.proposed"),
        ),
        rows=(
            BoardRow(
                heading=phrase("selfcheck.heading", number=9),
                text="Tillit",
                facts=(
                    phrase("selfcheck.stands.partly"),
                    phrase("selfcheck.stood.no", year="2026"),
                ),
                does=tuple(
                    Do(what=what, subject="lokal_norr", value="2027|tillit")
                    for what in (Doing.SELFCHECK_YES, Doing.SELFCHECK_PARTLY, Doing.SELFCHECK_NO)
                ),
            ),
        ),
    ),
    "proposals": Board(
        title="title.proposals",
        intro=(phrase("proposals.intro"),),
        rows=(
            BoardRow(
                heading=phrase("proposals.heading", number=1),
                text="Styrgrupp: nivåer 1",
                facts=(phrase("model.proposed"),),
                does=(Do(what=Doing.PROPOSAL_DECIDE, subject="proposal-1", value="groups.a"),),
            ),
        ),
    ),
    "hostile_marks_board": replace(PLAN, rows=(replace(ROW, text=HOSTILE),)),
    "hostile_marks_group_news": replace(NEWS, text=HOSTILE),
}
