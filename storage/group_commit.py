"""What many turns ask at one moment is done in one transaction: one commit for all of them."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.failures import CommitUnknownError, TransactionUndoneError

Question = TypeVar("Question")
Found = TypeVar("Found")
Step = Callable[[AsyncConnection, Sequence[Question]], Awaitable[Sequence[Found]]]
"""Answers all that is asked of it at one moment, in order. It must be free to run again."""
DATABASE_IS_AWAY = (
    OperationalError,
    PoolTimeoutError,
    OSError,
    TransactionUndoneError,
    CommitUnknownError,
)


@dataclass(frozen=True, slots=True)
class _Asked:
    step: Step[Any, Any]
    question: Any
    answer: asyncio.Future[Any]


class GroupCommit:
    """While one transaction is under way, questions gather; the next one answers them all.

    Nobody waits for company: a question that comes alone is asked alone and at once.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[_Asked] = []
        self._at_work: asyncio.Task[None] | None = None

    async def ask(self, step: Step[Question, Found], question: Question) -> Found:
        """What the step found for this question, once it is committed."""
        answer: asyncio.Future[Found] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Asked(step, question, answer))
        if self._at_work is None or self._at_work.done():
            self._at_work = asyncio.create_task(self._work())
        return await answer

    async def _work(self) -> None:
        while self._waiting:
            asked, self._waiting = self._waiting, []
            await self._settle(asked)

    async def _settle(self, asked: Sequence[_Asked]) -> None:
        failure = await self._failure(asked)
        if failure is None:
            return
        if len(asked) == 1 or isinstance(failure, DATABASE_IS_AWAY):
            for one in asked:
                if not one.answer.done():
                    one.answer.set_exception(failure)
            return
        for one in asked:  # one question's fault is not its neighbours'
            await self._settle([one])

    async def _failure(self, asked: Sequence[_Asked]) -> BaseException | None:
        """What went wrong; None: all are answered.

        A connection that is torn away may say that it was cancelled. Only when the program ends
        is it we who are.
        """
        try:
            await self._do(asked)
        except asyncio.CancelledError as failure:
            if self._at_work is None or self._at_work.cancelling():
                raise
            return failure
        except Exception as failure:  # noqa: BLE001  # handed to whoever asked
            return failure
        return None

    async def _do(self, asked: Sequence[_Asked]) -> None:
        steps: dict[Step[Any, Any], list[_Asked]] = defaultdict(list)
        for one in asked:
            steps[one.step].append(one)
        found: list[tuple[_Asked, Any]] = []
        async with self._database.transaction() as connection:
            for step, those in steps.items():
                answers = await step(connection, [one.question for one in those])
                found.extend(zip(those, answers, strict=True))
        for one, answer in found:
            if not one.answer.done():  # done already: whoever asked has gone
                one.answer.set_result(answer)
