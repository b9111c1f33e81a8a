"""Cards shown in one municipality, and one of their buttons pressed."""

from sspf.ports import UnitOfWork
from tests.factories import NOW, RUT, a_reference, a_sent_card


async def show(uow: UnitOfWork, said: str) -> None:
    await uow.cards.add_references([a_reference(value=said)])
    await uow.cards.put_card(a_sent_card(subject=said))
    await uow.cards.add_card(a_sent_card(id="card-2", subject=said))
    await uow.cards.keep(RUT, "ref-1", {"text": said}, NOW)


async def press(uow: UnitOfWork, said: str) -> None:
    await uow.cards.mark_used(a_reference().ref, NOW)
