"""The key file: its owner's alone, opened by the vault if there is one; it opens what it seals."""

from bot.check.finding import Finding, Ground, fault, ok, skipped
from bot.house_keys import FILE, open_keys
from bot.probes import opens_what_it_seals
from sspf.ports import PermanentFailureError, TemporaryFailureError
from storage.checkup import file_of
from storage.sealing import SealBrokenError
from storage.wrapped_keys import PlainKeyError


async def check_keys(ground: Ground) -> list[Finding]:
    file = ground.settings.data / FILE
    if not file.exists():
        database = file_of(ground.settings.database_url)
        is_fresh = database is not None and not database.exists()
        return [skipped("keys", "missing") if is_fresh else fault("keys", "gone")]
    try:
        opens_what_it_seals(await open_keys(ground.settings))
    except PermissionError:
        return [fault("keys", "open")]
    except PlainKeyError:
        return [fault("keys", "plain")]
    except TemporaryFailureError:
        return [fault("keys", "vault_away")]
    except PermanentFailureError:
        return [fault("keys", "vault_refused")]
    except (OSError, ValueError, SealBrokenError):
        # What stands in the file is a secret, also when it is not a key.
        return [fault("keys", "broken")]
    return [ok("keys")]
