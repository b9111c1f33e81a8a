"""What can be done to the outbox, each with a word that would be seen elsewhere if it leaked."""

from datetime import timedelta

from sspf.domain.outbox import Delivery, Sweep
from sspf.ports import UnitOfWork
from tests.factories import NOW, RUT, a_message


async def queue(uow: UnitOfWork, said: str) -> None:
    await uow.outbox.add(a_message(values={"by": said}))
    await uow.outbox.add(a_message(key=f"message:{said}"))


async def send(uow: UnitOfWork, said: str) -> None:
    for sent in await uow.outbox.claim(NOW, 1):
        await uow.outbox.begin(sent.message.key)
        await uow.outbox.finish(sent.message.key, Delivery.DROPPED, NOW, said)


async def die(uow: UnitOfWork, said: str) -> None:
    for sent in await uow.outbox.claim(NOW, 1):
        await uow.outbox.begin(sent.message.key, f"failed.{said}")
        await uow.outbox.finish(sent.message.key, Delivery.DEAD, NOW, said)


async def revive(uow: UnitOfWork, said: str) -> None:
    for sent in await uow.outbox.dead(RUT, NOW):
        await uow.outbox.revive(sent.message.key, NOW)


async def hasten(uow: UnitOfWork, said: str) -> None:
    await uow.outbox.add(a_message(key=f"hasten:{said}", send_at=NOW + timedelta(hours=1)))
    await uow.outbox.hasten(f"hasten:{said}", NOW)


async def postpone(uow: UnitOfWork, said: str) -> None:
    await uow.outbox.postpone(a_message().key, NOW, said)


async def hand_back(uow: UnitOfWork, said: str) -> None:
    await uow.outbox.add_missing([a_message(key=f"missing:{said}")])
    for sent in await uow.outbox.claim(NOW, 1):
        await uow.outbox.hand_back(sent.message.key, NOW, "failed.paced")


async def let_go(uow: UnitOfWork, said: str) -> None:
    await uow.outbox.claim(NOW, 1)
    await uow.outbox.release()


async def sweep(uow: UnitOfWork, said: str) -> None:
    stale = Sweep(kinds=frozenset({a_message().kind}), before=NOW, reason="dropped.folded")
    await uow.outbox.drop(stale, NOW, 1)
