"""What has been stopped is let go: a suite starts some thousand products in one process."""

import gc
from weakref import ref

from tests.journeys.play import Play
from tests.memory_plugin import let_servers_go


async def test_given_a_product_that_was_stopped_when_let_go_then_nothing_holds_it(
    chat: Play,
) -> None:
    await chat.say("frida", "mina åtaganden")
    channel, bot = ref(chat.run.channel), ref(chat.run.house.bot)
    await chat.close()

    let_servers_go()
    gc.collect()

    assert (channel(), bot()) == (None, None)
