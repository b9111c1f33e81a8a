"""Where files are made: a few processes beside ours, each with an end of its time.

What hangs is killed and begun anew; who comes when all are busy and many wait is asked to come
again. No turn of the chat ever waits for a file.
"""

import asyncio
import json
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.documents.protocol import FILE, LENGTH, NOT_MADE

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-X", "utf8", "-m", "bot.documents.worker")
WORKERS = 2
MOST_WAITING = 12
WITHIN_SECONDS = 20.0
RENEWED_AFTER = 500
"""Files; a process that has made so many is let go."""


class WorkshopBusyError(Exception):
    """Too many wait already; nothing was begun."""


class NotMadeError(Exception):
    """No file came of it; `key` of the catalogue says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Workshop:
    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        workers: int = WORKERS,
        most_waiting: int = MOST_WAITING,
        within_seconds: float = WITHIN_SECONDS,
    ) -> None:
        self._command = tuple(command)
        self._free = asyncio.Semaphore(workers)
        self._most = workers + most_waiting
        self._within = within_seconds
        self._inside = 0
        self._idle: list[_Worker] = []

    async def make(self, order: Mapping[str, Any]) -> bytes:
        """WorkshopBusyError, NotMadeError."""
        if self._inside >= self._most:
            raise WorkshopBusyError
        self._inside += 1
        try:
            async with self._free:
                return await self._made(json.dumps(order, ensure_ascii=False).encode())
        finally:
            self._inside -= 1

    async def close(self) -> None:
        while self._idle:
            await self._idle.pop().end()

    async def _made(self, order: bytes) -> bytes:
        worker = self._idle.pop() if self._idle else await self._begun()
        try:
            async with asyncio.timeout(self._within):
                answer = await worker.ask(order)
        except (TimeoutError, OSError, asyncio.IncompleteReadError):
            await worker.end()
            raise NotMadeError(NOT_MADE) from None
        except BaseException:  # whoever asked has gone: what it makes is nobody's
            await worker.end()
            raise
        if worker.made < RENEWED_AFTER:
            self._idle.append(worker)
        else:
            await worker.end()
        if answer[:1] != FILE:
            raise NotMadeError(answer[1:].decode())
        return answer[1:]

    async def _begun(self) -> "_Worker":
        # Nothing of our own environment goes along: there may be secrets in it.
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, cwd=ROOT, env={}
        )
        if process.stdin is None or process.stdout is None:
            raise NotMadeError(NOT_MADE)
        return _Worker(process, process.stdin, process.stdout)


class _Worker:
    def __init__(self, process: Process, orders: StreamWriter, answers: StreamReader) -> None:
        self._process = process
        self._orders, self._answers = orders, answers
        self.made = 0

    async def ask(self, order: bytes) -> bytes:
        self._orders.write(LENGTH.pack(len(order)) + order)
        await self._orders.drain()
        (length,) = LENGTH.unpack(await self._answers.readexactly(LENGTH.size))
        self.made += 1
        return await self._answers.readexactly(length)

    async def end(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()
