"""A place that holds a key, uses it for us, and never hands it out."""

from typing import Protocol


class KeyWrapper(Protocol):
    """Raises TemporaryFailureError or PermanentFailureError; their words hold nothing secret."""

    async def wrap(self, plain: bytes) -> tuple[str, bytes]:
        """(id of the key that was used, what only that key opens)."""
        ...

    async def unwrap(self, key_id: str, wrapped: bytes) -> bytes:
        """PermanentFailureError when it is not that key's, was changed, or the key is gone."""
        ...

    async def close(self) -> None: ...
