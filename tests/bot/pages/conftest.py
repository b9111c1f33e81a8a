"""Somebody outside with a link from a mail, in front of a running product."""

from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio

from tests.bot.pages.visiting import Visitor, link_in, mail_to
from tests.journeys.play import Play


@pytest_asyncio.fixture
async def browser_of_pia(chat: Play) -> AsyncIterator[Visitor]:
    """The police officer's own link; `chat` must stand at a stage where she has been called."""
    async with aiohttp.ClientSession() as session:
        yield Visitor(session, link_in(mail_to(chat.folder, "pia.omradesson")))


@pytest_asyncio.fixture
async def browser_of_rut(chat: Play) -> AsyncIterator[Visitor]:
    async with aiohttp.ClientSession() as session:
        yield Visitor(session, link_in(mail_to(chat.folder, "rut.rektorsdotter")))
