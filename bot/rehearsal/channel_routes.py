"""Bot Connector's REST protocol over the local channel: what the bot calls at its serviceUrl."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.rehearsal.channel import Channel, ChannelUser
from bot.rehearsal.channel_bodies import bad_argument, content_of, number, read_json
from bot.rehearsal.channel_errors import body_of, refused
from bot.rehearsal.channel_guards import (
    Accepts,
    bot_only,
    in_the_connectors_words,
    local_programs_only,
)
from bot.rehearsal.channel_traffic import Call, Operation

PREFIX = "/channel"
DEFAULT_PAGE_SIZE = 200
Work = Callable[[], web.Response]


def add_routes(
    app: web.Application, channel: Channel, prefix: str = PREFIX, accepts: Accepts | None = None
) -> None:
    """Mount the protocol under the prefix; the bot's serviceUrl is that address and a slash.

    `accepts`: judges the Authorization header; without it nobody is asked.
    """
    connector = Connector(channel)
    guards = [local_programs_only, *([bot_only(accepts)] if accepts else [])]
    mounted = web.Application(middlewares=[*guards, in_the_connectors_words])
    one = "/v3/conversations/{conversation}"
    mounted.add_routes(
        [
            web.post("/v3/conversations", connector.create),
            web.post(f"{one}/activities", connector.post),
            web.post(f"{one}/activities/{{activity}}", connector.reply),
            web.put(f"{one}/activities/{{activity}}", connector.update),
            web.delete(f"{one}/activities/{{activity}}", connector.delete),
            web.get(f"{one}/activities/{{activity}}/members", connector.activity_members),
            web.get(f"{one}/members", connector.members),
            web.get(f"{one}/pagedmembers", connector.paged_members),
            web.get(f"{one}/members/{{member}}", connector.member),
        ]
    )

    async def let_go(_: web.Application) -> None:
        channel.faults.end()

    mounted.on_shutdown.append(let_go)
    app.add_subapp(prefix, mounted)


class Connector:
    """One handler for each operation of the protocol that the product uses."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def create(self, request: web.Request) -> web.StreamResponse:
        body = await read_json(request)
        where, user = self._wanted(body)
        first = body.get("activity")
        content = content_of(first) if isinstance(first, dict) else None

        def work() -> web.Response:
            if user is not None and not user.installed:
                raise refused("ForbiddenOperationException")
            self._channel.people.open_to(where)
            posted = self._channel.post(where, content) if isinstance(first, dict) else ""
            made = self._channel.people.thread(where, posted) if posted else where
            answer = {"id": made, "serviceUrl": self._channel.bot.service_url}
            answer |= {"activityId": posted} if posted else {}
            return web.json_response(answer, status=HTTPStatus.CREATED)

        return await self._meet(request, "create", where, work)

    async def post(self, request: web.Request) -> web.StreamResponse:
        content = content_of(await read_json(request))
        where = request.match_info["conversation"]

        def work() -> web.Response:
            posted = self._channel.post(where, content)
            return web.json_response({"id": posted}, status=HTTPStatus.CREATED)

        return await self._meet(request, "post", where, work)

    async def reply(self, request: web.Request) -> web.StreamResponse:
        # A chat in Teams has no threads: a reply is a message like any other, and Teams takes one
        # to an activity that is gone.
        return await self.post(request)

    async def update(self, request: web.Request) -> web.StreamResponse:
        where, activity = request.match_info["conversation"], request.match_info["activity"]
        content = content_of(await read_json(request))
        if content is None:
            raise bad_argument("Only a message can replace a message.")

        def work() -> web.Response:
            self._channel.update(where, activity, content)
            return web.json_response({"id": activity})

        return await self._meet(request, "update", where, work)

    async def delete(self, request: web.Request) -> web.StreamResponse:
        where, activity = request.match_info["conversation"], request.match_info["activity"]

        def work() -> web.Response:
            self._channel.delete(where, activity)
            return web.Response()

        return await self._meet(request, "delete", where, work)

    async def members(self, request: web.Request) -> web.StreamResponse:
        where = request.match_info["conversation"]

        def work() -> web.Response:
            return web.json_response([_account(user) for user in self._channel.members(where)])

        return await self._meet(request, "members", where, work)

    async def activity_members(self, request: web.Request) -> web.StreamResponse:
        self._channel.find(request.match_info["conversation"], request.match_info["activity"])
        return await self.members(request)

    async def paged_members(self, request: web.Request) -> web.StreamResponse:
        where = request.match_info["conversation"]
        size = number(request.query.get("pageSize", str(DEFAULT_PAGE_SIZE)))
        first = number(request.query.get("continuationToken", "0"))

        def work() -> web.Response:
            members = self._channel.members(where)
            if not size or first > len(members):
                raise bad_argument("Bad pageSize or continuationToken.")
            page: dict[str, Any] = {"members": [_account(u) for u in members[first : first + size]]}
            if first + size < len(members):
                page["continuationToken"] = str(first + size)
            return web.json_response(page)

        return await self._meet(request, "members", where, work)

    async def member(self, request: web.Request) -> web.StreamResponse:
        where, wanted = request.match_info["conversation"], request.match_info["member"]

        def work() -> web.Response:
            user = self._channel.people.find(wanted, self._channel.members(where))
            if user is None:
                raise refused("MemberNotFoundInConversation")
            return web.json_response(_account(user))

        return await self._meet(request, "member", where, work)

    async def _meet(
        self, request: web.Request, operation: Operation, where: str, work: Work
    ) -> web.StreamResponse:
        """Count the call, hold it against the limits, and fail if a fault waits for it."""
        people, faults = self._channel.people, self._channel.faults
        owner = next((u.key for u in people.users.values() if u.conversation_id == where), "")
        call = Call(
            operation=operation, conversation=where, tenant=people.tenant(where), user=owner
        )
        if wait := self._channel.traffic.meet(call):
            headers = {"Retry-After": str(wait)}
            status = HTTPStatus.TOO_MANY_REQUESTS
            return web.json_response(body_of("Throttled"), status=status, headers=headers)
        if fault := faults.next(call):
            return await faults.play(fault, request, work)
        return work()

    def _wanted(self, body: dict[str, Any]) -> tuple[str, ChannelUser | None]:
        """The conversation that is asked for: with one person, or a new thread in a channel.

        Teams' words for an unknown person: github.com/MicrosoftDocs/msteams-docs/issues/7424
        """
        match body:
            case {"isGroup": True, "channelData": {"channel": {"id": str(channel)}}}:
                if self._channel.people.kind(channel) == "channel":
                    return channel, None
            case {"members": [{"id": str(wanted)}]} if not body.get("isGroup"):
                user = self._channel.people.find(wanted)
                if user is None or not _is_in_tenant(user, body):
                    raise bad_argument("Failed to decrypt pairwise id")
                return user.conversation_id, user
        raise bad_argument("Incorrect conversation creation parameters.")


def _is_in_tenant(user: ChannelUser, body: dict[str, Any]) -> bool:
    """Whether every tenant that the request names is the person's."""
    data = body.get("channelData")
    tenant = data.get("tenant") if isinstance(data, dict) else None
    named = (body.get("tenantId"), tenant.get("id") if isinstance(tenant, dict) else None)
    return all(one in (None, "", user.tenant_id) for one in named)


def _account(user: ChannelUser) -> dict[str, Any]:
    given, _, surname = user.name.partition(" ")
    return {
        "id": user.id,
        "name": user.name,
        "givenName": given,
        "surname": surname,
        "aadObjectId": user.aad_object_id,
        "objectId": user.aad_object_id,
        "tenantId": user.tenant_id,
        "userRole": "guest" if user.guest else "user",
    }
