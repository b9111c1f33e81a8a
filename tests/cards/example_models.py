"""Examples of the models that can be chosen, and of a change to one."""

from datetime import date

from sspf.domain.messages.board import (
    Board,
    BoardField,
    BoardForm,
    BoardRow,
    Do,
    Doing,
    FieldKind,
)
from sspf.domain.messages.general import phrase

DAY = date(2027, 2, 15)
EXAMPLES: dict[str, object] = {
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
            phrase("models.difference", words="FÖRSVINNER: gruppen Lokal grupp Norr. Berör: rut."),
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
