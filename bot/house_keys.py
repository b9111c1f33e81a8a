"""Opens the house's sealing keys: from their file, or from their file by way of a vault."""

from bot.key_vault import VaultWrapper
from bot.settings import Settings
from sspf.ports import KeyProvider
from storage.keys import StaticKeys
from storage.wrapped_keys import unwrapped

FILE = "sspf.keys"


async def open_keys(settings: Settings) -> KeyProvider:
    """The vault is asked once; what it unwraps is held in memory for as long as the program runs.

    TemporaryFailureError or PermanentFailureError of the vault: nothing can be opened without it.
    """
    path = settings.data / FILE
    if not settings.key_vault_key:
        return StaticKeys(path)
    wrapper = VaultWrapper(settings)
    try:
        return await unwrapped(path, wrapper)
    finally:
        await wrapper.close()
