"""What is told of consents: to owners a number, to coordinators a day; never a name or a code."""

from collections.abc import Awaitable, Callable
from datetime import date

from sspf.domain.messages.consent import CommitmentsEnded, ConsentNews
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.check_consents import compose_check
from sspf.use_cases.room import AskersRoom


async def _ended(room: AskersRoom, message: Message) -> object:
    return CommitmentsEnded(ended=int(message.values["ended"]))


async def _ending(room: AskersRoom, message: Message) -> object:
    """Whatever has become of it since: the coordinator opens the case to see."""
    return ConsentNews(key="consent.expiring", on=_day(message))


async def _adult(room: AskersRoom, message: Message) -> object:
    return ConsentNews(key="consent.eighteen", on=_day(message))


async def _not_recalled(room: AskersRoom, message: Message) -> object:
    return ConsentNews(key="consent.not_recalled")


def _day(message: Message) -> date:
    return date.fromisoformat(str(message.values["on"]))


OF_CONSENTS: dict[Kind, Callable[[AskersRoom, Message], Awaitable[object]]] = {
    Kind.COMMITMENTS_ENDED: _ended,
    Kind.CONSENT_ENDING: _ending,
    Kind.YOUTH_ADULT: _adult,
    Kind.NOT_RECALLED: _not_recalled,
    Kind.CONSENT_CHECK: compose_check,
}
