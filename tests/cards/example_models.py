"""Examples of the models that can be chosen, and of a change to one."""

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
HAPPENING = Board(
    title="title.happening",
    intro=(
        phrase("happening.no_alarm"),
        phrase("happening.draft", date=DAY, convener="Frida Gårdman"),
        phrase("happening.proposed"),
    ),
    rows=(
        BoardRow(
            heading=phrase("happening.step", number=1, place=1, step="happening.step.inform"),
            facts=(phrase("happening.done"),),
        ),
        BoardRow(
            heading=phrase("happening.step", number=1, place=2, step="Stödcentrum"),
            facts=(phrase("happening.left"),),
            does=(Do(what=Doing.HAPPENING_TICK, subject="happening-1", value="stodcentrum"),),
        ),
    ),
    does=(Do(what=Doing.HAPPENING_END, subject="happening-1", version=2),),
)
EXAMPLES: dict[str, object] = {
    "improvement_form": BoardForm(
        title="title.improvement_form",
        intro=(phrase("report.improvement_intro", n=1),),
        fields=(BoardField(id="due", kind=FieldKind.DAY, value="2027-06-01", is_required=True),),
        faults=(phrase("fault.improvement.owner"), phrase("fault.improvement.due")),
        saves=Do(what=Doing.REPORT_PROMISE, subject="report-1", version=1),
    ),
    "happening": HAPPENING,
    "happening_over": replace(
        HAPPENING,
        intro=(
            phrase("happening.over", date=DAY),
            phrase("happening.meeting", date=DAY),
            phrase("happening.debrief_draft", date=DAY, convener="Frida Gårdman"),
        ),
    ),
    "happening_news": GroupNews(
        said=phrase("happening.news"),
        opens=Do(what=Doing.HAPPENING_OPEN, subject="happening-1", version=1),
    ),
    "selfcheck_news": GroupNews(
        said=phrase("selfcheck.news", group="Lokal grupp Norr", year="2027")
    ),
    "happening_form": BoardForm(
        title="title.happening_form",
        intro=(
            phrase("happening.no_alarm"),
            phrase("happening.told", names=("Rut Rektorsdotter",), group="Operativ grupp"),
            phrase("happening.nothing_written"),
        ),
        fields=(BoardField(id="held", kind=FieldKind.DAY, value="2027-02-16", is_required=True),),
        faults=(phrase("fault.happening.held"),),
        saves=Do(what=Doing.HAPPENING_BEGIN, subject="operativ"),
    ),
    "models": Board(
        title="title.models",
        intro=(
            phrase("models.how"),
            phrase(
                "models.change",
                date=DAY,
                name="Kaj Samordnare",
                before="rtf_fem_parter 1",
                after="malmo_ssp 1",
            ),
        ),
        rows=(
            BoardRow(
                heading=phrase("models.heading", name="SSP i tre delar", code="malmo_ssp"),
                text="3 parter, 4 sorters grupper, utan individnivå",
                facts=(
                    phrase("models.parties", names=("Ungas fritid", "Säkerhet och beredskap")),
                    phrase("models.no_individuals"),
                ),
                flags=(phrase("models.stops", n=4),),
                does=(Do(what=Doing.MODEL_CHECK, subject="model", value="malmo_ssp"),),
            ),
        ),
    ),
    "model_form": BoardForm(
        title="title.model_change",
        intro=(
            phrase("models.form", name="SSP"),
            phrase("models.differs"),
            phrase(
                "difference.goes_for",
                what=phrase("difference.group", name="Lokal grupp Norr", seats="skola"),
                whom="rut",
            ),
            phrase("models.more", n=3),
            phrase("models.proposals", n=2),
        ),
        fields=(
            BoardField(
                id="in_lokal_grupp_norr",
                kind=FieldKind.TEXT,
                label=phrase("models.ask.in", group="Lokal grupp Norr", code="lokal_grupp_norr"),
                value="rut, kaj",
                limit=400,
            ),
            BoardField(
                id="individual",
                kind=FieldKind.ONE,
                label=phrase("models.ask.individual"),
                value="off",
                options=(
                    ("models.mode.off", "off"),
                    ("models.mode.pointer_only", "pointer_only"),
                ),
                is_required=True,
            ),
        ),
        faults=(
            phrase("models.in_the_way"),
            phrase("models.stop.commitment", id="Å-2027-002", why=("Lokal grupp Norr", "Polis")),
            phrase("models.stop.cases", id="Lokal grupp Norr", why=("Lokal grupp Norr",)),
            phrase("models.stop.entries"),
        ),
        saves=Do(what=Doing.MODEL_SAVE, subject="model", value="malmo_ssp|0123456789abcdef"),
    ),
}
