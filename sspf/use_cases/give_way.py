"""Long work in one transaction, done so that nobody else has to wait for all of it."""

import asyncio

AT_ONCE = 10
"""Writes that are done in a row: some milliseconds of the loop's."""


async def give_way(number: int) -> None:
    """Once in so many of a long list: whoever else is ready has a turn. `number`: from 0."""
    if number % AT_ONCE == AT_ONCE - 1:
        await asyncio.sleep(0)
