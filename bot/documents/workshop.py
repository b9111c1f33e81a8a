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
RENEWED_AFTER = 200
"""Files; a process that has made so many is let go."""
IDLE_SECONDS = 120.0
"""So is one that has nothing to do: typst remembers what it drew last, and takes 200 MB for it."""


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
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._command = tuple(command)
        self._free = asyncio.Semaphore(workers)
        self._most = workers + most_waiting
        self._within, self._idle_for = within_seconds, idle_seconds
        self._inside = 0
        self._idle: list[_Worker] = []
        self._ending: set[asyncio.Task[None]] = set()

    @property
    def at_rest(self) -> int:
        """Processes that have nothing to do and are kept warm."""
        return len(self._idle)

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
            self._let_go(self._idle[-1])
        await asyncio.gather(*self._ending)

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
            self._rest(worker)
        else:
            await worker.end()
        if answer[:1] != FILE:
            raise NotMadeError(answer[1:].decode())
        return answer[1:]

    def _rest(self, worker: "_Worker") -> None:
        self._idle.append(worker)
        loop, made = asyncio.get_running_loop(), worker.made
        loop.call_later(self._idle_for, self._rested, worker, made)

    def _rested(self, worker: "_Worker", made: int) -> None:
        if worker in self._idle and worker.made == made:
            self._let_go(worker)

    def _let_go(self, worker: "_Worker") -> None:
        self._idle.remove(worker)
        ending = asyncio.get_running_loop().create_task(worker.end())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

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
