"""The store of the cases' keys: there is one, and it has a key for each case that is kept."""

from pathlib import Path

from bot.case_keys import open_case_keys
from bot.check.finding import Finding, Ground, fault, ok, skipped
from bot.house_keys import FILE, open_keys
from sspf.domain.organisation import MunicipalityId
from sspf.ports import PermanentFailureError, TemporaryFailureError
from storage.case_keys import FILE as CASE_KEYS
from storage.case_keys import StoredCaseKeys
from storage.checkup import file_of, sealed_cases
from storage.database import Database


async def check_case_keys(ground: Ground) -> list[Finding]:
    settings = ground.settings
    data = file_of(settings.database_url)
    if data is not None and not data.exists():
        return [skipped("case_keys", "fresh")]
    if data is None and not settings.case_keys_url:
        return [fault("case_keys", "nowhere")]
    if not (settings.data / FILE).exists():
        return [skipped("case_keys", "no_house_key")]
    database = Database(settings.database_url)
    try:
        kept = await sealed_cases(database)
        return [await _looked_at(ground, kept)]
    finally:
        await database.dispose()


async def _looked_at(ground: Ground, kept: dict[MunicipalityId, list[str]]) -> Finding:
    """`kept`: ids of cases and entries by municipality."""
    count = sum(map(len, kept.values()))
    if not ground.settings.case_keys_url and not _store(ground).exists():
        return fault("case_keys", "gone", n=count) if count else ok("case_keys", "none")
    try:
        keys = open_case_keys(ground.settings, await open_keys(ground.settings))
    except (PermanentFailureError, TemporaryFailureError, OSError, ValueError):
        return skipped("case_keys", "no_house_key")
    if keys is None:
        return fault("case_keys", "nowhere")
    try:
        lost = sum([await _lost(keys, m, cases) for m, cases in kept.items()])
    finally:
        await keys.dispose()
    return fault("case_keys", "lost", n=lost) if lost else ok("case_keys", n=count)


async def _lost(keys: StoredCaseKeys, municipality: MunicipalityId, cases: list[str]) -> int:
    """Neither there nor destroyed: such a case opens for nobody, and nobody decided so."""
    there = await keys.open_many(municipality, cases)
    gone = await keys.destroyed(municipality)
    return len(set(cases) - there.keys() - gone.keys())


def _store(ground: Ground) -> Path:
    return ground.settings.data / CASE_KEYS
