"""Buttons of a signal between meetings."""

from bot.turn import Reply, Turn
from cards.signal import Submission
from sspf.ports import Services
from sspf.use_cases.raise_signal import Raised, raise_signal


async def send(turn: Turn, services: Services) -> Reply:
    """The button's reference is the cause: pressed twice it makes one signal."""
    sent = Submission.model_validate(turn.inputs)
    raised = Raised(text=sent.signal, parties=sent.chosen, level=sent.level)
    return Reply(message=await raise_signal(services, turn.who, raised, turn.pressed.ref))
