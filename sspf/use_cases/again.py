"""A step that the database undid, or cannot say of, is done again from its beginning."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sspf.ports import NotKeptError

WAITS = (0.2, 1.0)
"""Seconds before each new try. A person waits for the answer, so they are few and short."""
Done = TypeVar("Done")


async def again(step: Callable[[], Awaitable[Done]]) -> Done:
    """`step` must be free to run again: business keys and versions see to that.

    Between half of each wait and the whole of it, so that those who met do not meet anew. After
    the last try NotKeptError goes to whoever asked.
    """
    for wait in WAITS:
        try:
            return await step()
        except NotKeptError:
            await asyncio.sleep(wait * (1 + random.random()) / 2)  # noqa: S311 no secret
    return await step()
