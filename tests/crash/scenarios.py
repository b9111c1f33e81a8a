"""What is going on when the program dies. Every use case that writes is one, by itself."""

import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from sspf.domain.errors import SspfError
from sspf.domain.organisation import PersonId
from sspf.use_cases.install import install_municipality
from sspf.use_cases.tick import tick
from tests.crash.outside import conversation_of
from tests.crash.town import Town
from tests.journeys.reading import buttons_of, filled
from tests.use_cases.world import local, norrsjo

Act = Callable[[Town], Awaitable[object]]
BEGINS = local(date(2026, 12, 17), "08.30")


@dataclass(frozen=True, slots=True)
class Scenario:
    """`act` is what is killed. It is begun from the end of `base`, once `prepare` is done."""

    base: str
    prepare: Act
    act: Act


async def nothing(_: Town) -> None:
    """The end of the base is where it begins."""


async def ticks(town: Town) -> None:
    await tick(town.services)


async def install(town: Town) -> None:
    await install_municipality(town.services, norrsjo().organisation, norrsjo().meetings)
    await tick(town.services)


def then_ticks(act: Callable[..., Awaitable[object]]) -> Act:
    """A second time it may be refused: then it has been done."""

    async def both(town: Town) -> None:
        with suppress(SspfError):
            await act(town)
        await tick(town.services)

    return both


def then_settles(act: Callable[..., Awaitable[object]]) -> Act:
    """The same for a change of a meeting, which is told when it has settled."""

    async def both(town: Town) -> None:
        await then_ticks(act)(town)
        town.clock.advance(minutes=6)
        await tick(town.services)

    return both


def at(day: date, clock: str, *before: Act) -> Act:
    async def move(town: Town) -> None:
        for act in before:
            await act(town)
        town.at(day, clock)

    return move


# The turns, through the whole of what stands behind the door


def an_activity(who: PersonId, id: str, **more: Any) -> dict[str, Any]:
    person = norrsjo().organisation.person(who)
    tenant = min(norrsjo().organisation.tenants)
    return {
        "type": "message",
        "id": id,
        "channelId": "msteams",
        "serviceUrl": "http://127.0.0.1/",
        "from": {"id": f"29:{who}", "aadObjectId": person.entra_object_id},
        "recipient": {"id": "28:sspf"},
        "conversation": {
            "id": conversation_of(person.entra_object_id),
            "conversationType": "personal",
            "tenantId": tenant,
        },
        "channelData": {"tenant": {"id": tenant}},
        "text": "hjälp",
    } | more


def pressed(
    town: Town, who: PersonId, verb: str, typed: dict[str, str], id: str, *, as_submit: bool = False
) -> dict[str, Any]:
    """The newest card in that person's chat with a button of this act, and it pressed."""
    place = an_activity(who, id)["conversation"]["id"]
    for line in reversed(town.where.taken.lines()):
        card = card_in(line) if line.get("conversation") == place else {}
        for button in buttons_of(card):
            if button.action["verb"] == verb:
                data = {**button.action["data"], **filled(button, typed)}
                reply = {"replyToId": line["id"]}
                if as_submit:
                    return an_activity(who, id, value=data, **reply)
                value = {"action": {"type": "Action.Execute", "verb": verb, "data": data}}
                named = {"type": "invoke", "name": "adaptiveCard/action"}
                return an_activity(who, id, value=value, **named, **reply)
    raise LookupError(verb)


def card_in(line: dict[str, Any]) -> dict[str, Any]:
    attachments = line.get("activity", {}).get("attachments") or [{}]
    return dict(attachments[0].get("content", {}))


def writes_down(make: Callable[[Town], dict[str, Any]], *before: Act) -> Act:
    """Teams brings the very same activity again, so it is made once and kept."""

    async def keep(town: Town) -> None:
        for act in before:
            await act(town)
        file = town.where.folder / "turn.json"
        file.write_text(json.dumps(make(town)), encoding="utf-8")

    return keep


async def turn(town: Town) -> None:
    file = town.where.folder / "turn.json"
    await town.take(json.loads(file.read_text(encoding="utf-8")))
    await tick(town.services)


def press(base: str, who: PersonId, verb: str, /, *before: Act, **typed: str) -> Scenario:
    as_it_comes = writes_down(lambda town: pressed(town, who, verb, typed, "f:turn"), *before)
    return Scenario(base, as_it_comes, turn)


def said(base: str, who: PersonId, text: str, /, *before: Act) -> Scenario:
    body = an_activity(who, "f:turn", text=text)
    return Scenario(base, writes_down(lambda _: body, *before), turn)


def says(who: PersonId, text: str) -> Act:
    return lambda town: town.take(an_activity(who, f"f:{text}", text=text))


def presses(who: PersonId, verb: str, **typed: str) -> Act:
    return lambda town: town.take(pressed(town, who, verb, typed, f"f:{who}:{verb}"))


async def promised(town: Town) -> None:
    await town.commit()
    await tick(town.services)
