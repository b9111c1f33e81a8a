"""The one gate before /api/messages: shape, then token, then what the token allows."""

from collections.abc import Callable

from bot.door.admitted import Admitted, Reason, Refused, TurnedAwayError, turned_away
from bot.door.bodies import read_activity
from bot.door.keys import SigningKeys
from bot.door.rules import DoorRules, origin_of, origins, stays_at_home
from bot.door.shapes import tenants_of
from bot.door.tokens import BearerTokens, Verified

CHANNEL = "msteams"


def _uncounted(_: str) -> None:
    return None


class Gate:
    """Implements Door. `now`: Unix seconds."""

    def __init__(
        self,
        rules: DoorRules,
        keys: SigningKeys,
        *,
        now: Callable[[], float],
        refused: Refused = _uncounted,
    ) -> None:
        if not rules.app_id.strip():
            raise ValueError("without an app id the door would stand open")
        self._tokens = BearerTokens(rules.app_id, keys, now)
        self._origins = origins(rules.hosts)
        self._tenants = frozenset(tenant.lower() for tenant in rules.tenants)
        self._refused = refused

    async def admit(self, authorization: str, content_type: str, raw: bytes) -> Admitted:
        try:
            admitted = read_activity(content_type, raw)
            self._judge(await self._tokens.check(authorization), admitted)
        except TurnedAwayError as error:
            self._refused(error.reason)
            raise
        return admitted

    def _judge(self, token: Verified, admitted: Admitted) -> None:
        """A token is not bound to a body: each activity is held against it anew."""
        service_url = admitted.body["serviceUrl"]
        if token.service_url != service_url:
            raise turned_away(Reason.SERVICE_URL)
        if CHANNEL not in token.key.endorsements:
            raise turned_away(Reason.ENDORSEMENT)
        if admitted.body.get("channelId") != CHANNEL:
            raise turned_away(Reason.CHANNEL)
        if origin_of(service_url) not in self._origins:
            raise turned_away(Reason.HOST)
        tenants = {tenant.lower() for tenant in tenants_of(admitted.body)}
        if len(tenants) != 1 or not tenants <= self._tenants:
            raise turned_away(Reason.TENANT)


class OpenGate:
    """Implements Door for the rehearsal on this machine: nobody is asked who they are.

    What is well formed comes in, if its answer stays on this machine.
    """

    def __init__(self, refused: Refused = _uncounted) -> None:
        self._refused = refused

    async def admit(self, authorization: str, content_type: str, raw: bytes) -> Admitted:
        try:
            admitted = read_activity(content_type, raw)
            if not stays_at_home(admitted.body["serviceUrl"]):
                raise turned_away(Reason.HOST)
        except TurnedAwayError as error:
            self._refused(error.reason)
            raise
        return admitted
