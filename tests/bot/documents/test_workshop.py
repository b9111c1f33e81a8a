"""Where files are made: bounded, ended in time, begun anew after a fault."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.documents.blocks import as_data
from bot.documents.protocol import NOT_MADE
from bot.documents.worker import answered
from bot.documents.workshop import NotMadeError, Workshop, WorkshopBusyError
from tests.bot.documents.test_pdf import a_document, of_every_kind

TOLD = as_data(a_document(*of_every_kind()))
ORDER = {"form": "pdf", "told": TOLD, "logo": "", "template": ""}
HANGS = (sys.executable, "-c", "import sys; sys.stdin.buffer.read()")
DIES = (sys.executable, "-c", "import sys; sys.stdin.buffer.read(4)")


@pytest_asyncio.fixture
async def workshop() -> AsyncIterator[Workshop]:
    made = Workshop()
    yield made
    await made.close()


async def test_given_orders_one_after_another_then_one_process_makes_them_all(
    workshop: Workshop,
) -> None:
    for _ in range(3):
        await workshop.make(ORDER)

    assert workshop.at_rest == 1


async def test_given_several_orders_at_once_then_each_gets_its_own_file(
    workshop: Workshop,
) -> None:
    forms = ("pdf", "docx", "pdf", "docx")
    made = await asyncio.gather(*(workshop.make({**ORDER, "form": form}) for form in forms))

    assert [file[:4] for file in made] == [b"%PDF", b"PK\x03\x04"] * 2


async def test_given_an_order_that_cannot_be_made_then_the_next_one_can(
    workshop: Workshop,
) -> None:
    with pytest.raises(NotMadeError, match=NOT_MADE):
        await workshop.make({"form": "pdf"})

    assert (await workshop.make(ORDER)).startswith(b"%PDF")


@pytest.mark.parametrize("command", [HANGS, DIES], ids=["hangs", "dies"])
async def test_given_a_process_that_hangs_or_dies_then_it_is_ended_and_said(
    command: tuple[str, ...],
) -> None:
    workshop = Workshop(command, within_seconds=0.5)

    for _ in range(2):
        with pytest.raises(NotMadeError, match=NOT_MADE):
            await workshop.make(ORDER)


async def test_given_more_wait_than_there_is_room_for_then_one_is_asked_to_come_again() -> None:
    workshop = Workshop(HANGS, workers=1, most_waiting=1, within_seconds=0.3)
    waiting = [asyncio.create_task(workshop.make(ORDER)) for _ in range(2)]
    await asyncio.sleep(0)

    with pytest.raises(WorkshopBusyError):
        await workshop.make(ORDER)
    ended = await asyncio.gather(*waiting, return_exceptions=True)
    assert [type(each) for each in ended] == [NotMadeError, NotMadeError]


async def test_given_whoever_asked_has_gone_then_their_place_is_free() -> None:
    workshop = Workshop(HANGS, workers=1, most_waiting=0)

    for _ in range(2):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await workshop.make(ORDER)


async def test_given_nothing_to_do_then_the_process_ends_and_the_next_order_begins_another() -> (
    None
):
    workshop = Workshop(idle_seconds=0)
    first = await workshop.make(ORDER)
    async with asyncio.timeout(5):
        while workshop.at_rest:  # noqa: ASYNC110  nothing tells of it; the loop only has to turn
            await asyncio.sleep(0)
    again = await workshop.make(ORDER)
    await workshop.close()

    assert first[:4] == again[:4] == b"%PDF"


@pytest.mark.parametrize("order", [b"", b"{}", b'{"form": "exe"}', b"\xff", b"[]"])
def test_given_an_order_of_nobodys_then_the_answer_tells_nothing_of_it(order: bytes) -> None:
    assert answered(order) == b"x" + NOT_MADE.encode()


def test_given_a_template_that_cannot_be_filled_then_its_fault_comes_back() -> None:
    order = {**ORDER, "form": "docx", "template": "no word file"}
    assert answered(json.dumps(order).encode()) == b"xletterhead.template_wrong"
