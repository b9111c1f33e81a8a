"""Where the data key of each case is kept: apart from the data, and outside its back-ups."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from sspf.domain.organisation import MunicipalityId


class KeyDestroyedError(Exception):
    """The case's key was destroyed, or was never made: nothing sealed with it opens again."""


class NoCaseKeysError(Exception):
    """This house has no place for case keys, so nothing may be sealed for a case."""


class CaseKeys(Protocol):
    async def create(self, municipality: MunicipalityId, case: str) -> None:
        """Make the case's data key; once it is there, nothing changes.

        KeyDestroyedError when it has been destroyed: what was purged does not come back.
        """
        ...

    async def open(self, municipality: MunicipalityId, case: str) -> bytes:
        """The 32 bytes of the data key. KeyDestroyedError when destroyed or never made."""
        ...

    async def open_many(
        self, municipality: MunicipalityId, cases: Collection[str]
    ) -> dict[str, bytes]:
        """All at once; those that were destroyed or never made are not among them."""
        ...

    async def destroy(self, municipality: MunicipalityId, case: str, at: datetime) -> None:
        """For good; that it was done, and when, is kept. Again changes nothing."""
        ...

    async def destroyed(self, municipality: MunicipalityId) -> dict[str, datetime]:
        """The purge log: each case whose key was destroyed, and when."""
        ...


class NoCaseKeys:
    """A house that seals nothing for a case: every key is refused (NoCaseKeysError)."""

    async def create(self, municipality: MunicipalityId, case: str) -> None:
        raise NoCaseKeysError

    async def open(self, municipality: MunicipalityId, case: str) -> bytes:
        raise NoCaseKeysError

    async def open_many(
        self, municipality: MunicipalityId, cases: Collection[str]
    ) -> dict[str, bytes]:
        raise NoCaseKeysError

    async def destroy(self, municipality: MunicipalityId, case: str, at: datetime) -> None:
        raise NoCaseKeysError

    async def destroyed(self, municipality: MunicipalityId) -> dict[str, datetime]:
        return {}
