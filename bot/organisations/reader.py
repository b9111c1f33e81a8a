"""Read models and municipalities from their files; everything about an organisation is data."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.organisations.building import clock_start_of, meetings_of, organisation_of
from bot.organisations.documents import Document, OrganisationFileError, read_document
from bot.organisations.faults import checked, raise_first
from bot.organisations.municipality import Municipality
from bot.organisations.municipality_faults import faults_in_municipality
from bot.organisations.references import faults_in_preset, listed
from bot.organisations.schema import Preset
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Organisation

REHEARSED = "PROV"
"""How the references of a rehearsal begin: decisions that nobody has taken."""
MODELS = Path(__file__).parents[2] / "sspf" / "models"

__all__ = [
    "Loaded",
    "OrganisationFileError",
    "presets",
    "read_municipality",
    "read_preset",
    "read_real_municipality",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One municipality, ready to use."""

    organisation: Organisation
    meetings: tuple[Meeting, ...]
    """Its calendar, planned and not yet called."""
    preset: Preset
    """The model with all that the organisation does not carry: cases, lists, reports."""
    clock_start: datetime | None
    """UTC instant at which a rehearsal begins; None outside rehearsals."""


def presets() -> tuple[Path, ...]:
    """The model files that ship with the product."""
    return tuple(sorted(MODELS.glob("*.yaml")))


def read_preset(file: Path) -> Preset:
    """Raises OrganisationFileError about the first fault in the file."""
    document = read_document(file)
    preset = checked(Preset, document)
    if preset.key != file.stem:
        raise document.error(("key",), f"nyckeln ”{preset.key}” ska vara filens namn, {file.stem}")
    raise_first(document, faults_in_preset(preset))
    return preset


def read_municipality(file: Path) -> Loaded:
    """The municipality with its model: one that lies beside the file, else one that ships."""
    document = read_document(file)
    municipality = checked(Municipality, document)
    preset = read_preset(_model_file(document, municipality.preset))
    raise_first(document, faults_in_municipality(municipality, preset))
    return Loaded(
        organisation=organisation_of(municipality, preset),
        meetings=meetings_of(municipality, preset),
        preset=preset,
        clock_start=clock_start_of(municipality),
    )


def read_real_municipality(file: Path) -> Loaded:
    """The same, where real people work: references that a rehearsal made up are refused (R-00)."""
    loaded = read_municipality(file)
    document = read_document(file)
    decisions = document.data.get("level3_decisions")
    for name, reference in (decisions or {}).items():
        if str(reference).strip().upper().startswith(REHEARSED):
            problem = f"”{name}” hänvisar till en provkörning; ange det beslut som är taget"
            raise document.error(("level3_decisions", name), problem)
    return loaded


def _model_file(document: Document, key: str) -> Path:
    beside = document.file.with_name(f"{key}.yaml")
    if beside.is_file() and beside != document.file:
        return beside
    for file in presets():
        if file.stem == key:
            return file
    known = listed(file.stem for file in presets())
    raise document.error(("preset",), f"modellen ”{key}” finns inte; det finns {known}")
