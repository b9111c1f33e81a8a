"""The short way of an answer out of a turn: the same bytes as by the SDK's own."""

from typing import Any

import pytest
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes, ResourceResponse

from bot.activity import activity_from
from bot.teams import Turning, activity_of, body_of
from sspf.ports import Presented
from tests.bot.door.teams_samples import SAMPLES

ANSWERS = {
    "words": Presented(payload={"text": "Hej."}, summary=""),
    "a card": Presented(payload={"card": {"type": "AdaptiveCard", "body": []}}, summary="Läget"),
}


class Sent:
    """Stands where the adapter does."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []

    async def send_activities(
        self, _: TurnContext, activities: list[Activity]
    ) -> list[ResourceResponse]:
        self.bodies += [body_of(activity) for activity in activities]
        return [ResourceResponse(id="1") for _ in activities]


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("heard", SAMPLES)
async def test_given_an_answer_when_sent_then_it_is_addressed_as_the_sdk_does_it(
    heard: str, answer: str
) -> None:
    theirs, ours = Sent(), Sent()
    context = Turning(ours, activity_from(SAMPLES[heard]))
    await TurnContext(theirs, activity_from(SAMPLES[heard])).send_activity(
        activity_of(ANSWERS[answer])
    )

    told = await context.send_activity(activity_of(ANSWERS[answer]))

    assert ours.bodies == theirs.bodies
    assert (told.id, context.responded) == ("1", True)


async def test_given_a_turn_that_begins_with_us_when_sent_then_it_hangs_under_nothing() -> None:
    sent = Sent()
    heard = activity_from(SAMPLES["typing"] | {"type": "event"})
    heard.id = None

    await Turning(sent, heard).send_activity(Activity(type=ActivityTypes.message, text="Hej."))

    assert "replyToId" not in sent.bodies[0]
