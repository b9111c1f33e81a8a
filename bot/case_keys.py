"""Opens the place where the keys of cases lie, if this house has one."""

from bot.settings import Settings
from sspf.ports import KeyProvider
from storage.case_keys import StoredCaseKeys, beside
from storage.engines import SQLITE


def open_case_keys(settings: Settings, keys: KeyProvider) -> StoredCaseKeys | None:
    """None on a server without a database for them: a file would be one replica's alone."""
    if settings.case_keys_url:
        return StoredCaseKeys(settings.case_keys_url, keys)
    is_embedded = settings.database_url.startswith(SQLITE)
    return StoredCaseKeys(beside(settings.data), keys) if is_embedded else None
