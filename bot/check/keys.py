"""The key file: its owner's alone, and it opens what it seals."""

from bot.check.finding import Finding, Ground, fault, ok, skipped
from bot.probes import opens_what_it_seals
from storage.checkup import file_of
from storage.keys import StaticKeys
from storage.sealing import SealBrokenError

FILE = "sspf.keys"


async def check_keys(ground: Ground) -> list[Finding]:
    file = ground.settings.data / FILE
    if not file.exists():
        database = file_of(ground.settings.database_url)
        is_fresh = database is not None and not database.exists()
        return [skipped("keys", "missing") if is_fresh else fault("keys", "gone")]
    try:
        opens_what_it_seals(StaticKeys(file))
    except PermissionError:
        return [fault("keys", "open")]
    except (OSError, ValueError, SealBrokenError):
        # What stands in the file is a secret, also when it is not a key.
        return [fault("keys", "broken")]
    return [ok("keys")]
