"""Why the individual level cannot be what a municipality's file says that it is (R-00, R-02)."""

from collections.abc import Iterator

from bot.organisations.documents import Place
from bot.organisations.faults import Fault
from bot.organisations.municipality import Level3Decisions, Municipality
from bot.organisations.references import INDIVIDUAL
from bot.organisations.schema import Preset

TAKES_TEXTS = ("structured", "free_text")
NEEDED = {
    "responsible": "vem som har beslutat om individnivån, med namn och titel",
    "dpia": "konsekvensbedömningen",
    "klassa": "klassningen i KLASSA",
    "controllers": "beslutet om vem som är personuppgiftsansvarig i varje verksamhet",
    "agreements": "avtalen om gemensamt personuppgiftsansvar och personuppgiftsbiträden",
    "retention": "gallringsbeslutet",
    "legal_advice": "juristens bedömning",
    "cloud": "beslutet om molntjänsten",
}
"""Fields of Level3Decisions, in the words of whoever is to look the decision up."""


def individual_faults(municipality: Municipality, preset: Preset) -> Iterator[Fault]:
    mode = municipality.individual
    place: Place = ("individual",)
    parts = municipality.meeting.briefing_parts or preset.meeting.briefing_parts or ()
    if preset.privacy.level3_mode == "off" and mode != "off":
        yield place, "modellen arbetar inte på individnivå; skriv off"
    elif mode in TAKES_TEXTS and (lacking := _lacking(municipality.level3_decisions)):
        yield place, _explained(mode, lacking)
    if mode == "off" and parts and all(part.level == INDIVIDUAL for part in parts):
        yield place, "med off finns ingen del kvar i underlaget; ange meeting: briefing_parts"


def _lacking(decisions: Level3Decisions | None) -> list[str]:
    return [name for name in NEEDED if decisions is None or getattr(decisions, name) is None]


def _explained(mode: str, lacking: list[str]) -> str:
    named = "; ".join(f"{name} ({NEEDED[name]})" for name in lacking)
    return (
        f"texter om enskilda ({mode}) kan inte slås på än. Det saknas hänvisning till: {named}. "
        "Skriv beslutens beteckningar under level3_decisions, eller skriv individual: pointer_only"
    )
