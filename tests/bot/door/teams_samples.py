"""Activities as Teams sends them, field for field; ids are made up.

Source: Microsoft's documents on conversation events, meetings, reactions and card actions in Teams.
"""

from typing import Any

from tests.bot.door.doorway import TENANT
from tests.fakes.key_server import APP_ID, SERVICE_URL

TEAM = "19:7c8cd8b4b4ad4e73a2957e6daad706ef@thread.tacv2"
CHAT = "19:meeting_NmQ2ZTUwYTItMGRhMi00ZmQ2@thread.v2"
OBJECT_ID = "5d5b9a0e-0000-4000-8000-00000000000a"
USER = {"id": "29:1I9Is_Sx0OIy2rQ7Xz1lcaPKlO9eqmBRTBuW6XzkFtcj", "aadObjectId": OBJECT_ID}
BOT = {"id": f"28:{APP_ID}", "name": "SSPF-stödet"}
CLIENT = {
    "locale": "sv-SE",
    "country": "SE",
    "platform": "Windows",
    "timezone": "Europe/Stockholm",
    "type": "clientInfo",
}
OWN = {"conversationType": "personal", "tenantId": TENANT, "id": "a:1pL6i0oY3C0K8oAj8"}
GROUP = {"isGroup": True, "conversationType": "groupChat", "tenantId": TENANT, "id": CHAT}
CHANNEL = {
    "isGroup": True,
    "conversationType": "channel",
    "tenantId": TENANT,
    "id": f"{TEAM};messageid=1485983194839",
}
OF_TEAM = {
    "channel": {"id": TEAM},
    "team": {"id": TEAM, "name": "SSPF", "aadGroupId": "3d5d4c90-1ae9-41c7-9471-7ccd37ddb7d4"},
    "tenant": {"id": TENANT},
}
OF_TENANT = {"tenant": {"id": TENANT}}


def _sent(type: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": type,
        "timestamp": "2027-01-19T08:00:41.0256123Z",
        "id": "f:622749630322482883",
        "channelId": "msteams",
        "serviceUrl": SERVICE_URL,
        "from": USER,
        "conversation": OWN,
        "recipient": BOT,
        "channelData": OF_TENANT,
    } | {name.rstrip("_"): value for name, value in fields.items()}


SAMPLES: dict[str, dict[str, Any]] = {
    "typed in the bot's own chat": _sent(
        "message",
        id="1485983408511",
        localTimestamp="2027-01-19T09:00:41.0256123+01:00",
        localTimezone="Europe/Stockholm",
        from_=USER | {"name": "Rut Rektorsdotter"},
        entities=[CLIENT],
        textFormat="plain",
        locale="sv-SE",
        text="mina åtaganden",
    ),
    "mentioned in a channel": _sent(
        "message",
        conversation=CHANNEL,
        channelData=OF_TEAM | {"teamsChannelId": TEAM, "teamsTeamId": TEAM},
        text="<at>SSPF-stödet</at> när är nästa möte\n",
        attachments=[
            {"contentType": "text/html", "content": "<div><at id=0>SSPF-stödet</at> när</div>"}
        ],
        entities=[{"type": "mention", "mentioned": BOT, "text": "<at>SSPF-stödet</at>"}, CLIENT],
    ),
    "typed by a guest without an Entra id": _sent(
        "message", from_={"id": "29:x", "name": "Gäst"}, text="hjälp"
    ),
    "a button of Action.Submit, which has no text": _sent(
        "message", value={"ref": "k1", "d1": "Lugnt."}, replyToId="1485983194839"
    ),
    "a button of Action.Execute": _sent(
        "invoke",
        name="adaptiveCard/action",
        value={
            "action": {"type": "Action.Execute", "verb": "v", "data": {"ref": "k1"}},
            "trigger": "manual",
        },
        replyToId="1485983194839",
        channelData={"source": {"name": "message"}, "legacy": {"replyToId": "1:x"}} | OF_TENANT,
    ),
    "a refresh of a card": _sent(
        "invoke",
        name="adaptiveCard/action",
        conversation=GROUP,
        value={
            "action": {"type": "Action.Execute", "id": "r", "verb": "v", "data": {"ref": "k1"}},
            "trigger": "automatic",
        },
    ),
    "a dialog is asked for": _sent(
        "invoke",
        name="task/fetch",
        value={"data": {"type": "task/fetch"}, "context": {"theme": "default"}},
    ),
    "a search in the compose box": _sent(
        "invoke",
        name="composeExtension/query",
        conversation=GROUP,
        value={
            "commandId": "ataganden",
            "parameters": [{"name": "text", "value": "försenade"}],
            "queryOptions": {"skip": 0, "count": 25},
        },
    ),
    "the compose box was just opened": _sent(
        "invoke",
        name="composeExtension/query",
        value={
            "commandId": "ataganden",
            "parameters": [{"name": "initialRun", "value": "true"}],
            "queryOptions": {"skip": 0, "count": 25},
        },
    ),
    "a setting is asked for": _sent("invoke", name="config/fetch"),
    "installed for a person": _sent(
        "installationUpdate",
        action="add",
        entities=[{"locale": "sv", "platform": "Windows", "type": "clientInfo"}],
        channelData=OF_TENANT | {"source": {"name": "message"}},
        locale="sv",
    ),
    "installed in a team": _sent(
        "installationUpdate",
        action="add",
        conversation={**CHANNEL, "id": TEAM, "isGroup": "True"},
        channelData=OF_TEAM | {"settings": {"selectedChannel": {"id": TEAM}}},
    ),
    "upgraded": _sent("installationUpdate", action="add-upgrade"),
    "removed": _sent("installationUpdate", action="remove-upgrade"),
    "added to the bot's own chat": _sent(
        "conversationUpdate", membersAdded=[BOT, {"id": USER["id"], "aadObjectId": OBJECT_ID}]
    ),
    "added to a team, of an older kind": _sent(
        "conversationUpdate",
        membersAdded=[{"id": BOT["id"]}],
        localTimestamp="2017-02-23T12:38:35.312-07:00",
        from_={"id": USER["id"]},
        conversation={"isGroup": True, "conversationType": "channel", "id": TEAM},
        channelData={"team": {"id": TEAM}, "eventType": "teamMemberAdded"} | OF_TENANT,
    ),
    "somebody left": _sent(
        "conversationUpdate",
        membersRemoved=[USER],
        conversation=GROUP,
        channelData={"eventType": "teamMemberRemoved"} | OF_TENANT,
    ),
    "a channel was renamed": _sent(
        "conversationUpdate",
        conversation=CHANNEL,
        channelData=OF_TEAM
        | {"eventType": "channelRenamed", "channel": {"id": TEAM, "name": "Åtgärder"}},
    ),
    "liked": _sent("messageReaction", reactionsAdded=[{"type": "like"}], replyToId="1485983194839"),
    "no longer liked": _sent(
        "messageReaction", reactionsRemoved=[{"type": "like"}], replyToId="1485983194839"
    ),
    "a message was edited": _sent(
        "messageUpdate", text="hjälp mig", channelData={"eventType": "editMessage"} | OF_TENANT
    ),
    "a message was taken back": _sent(
        "messageDelete", channelData={"eventType": "softDeleteMessage"} | OF_TENANT
    ),
    "a meeting begins": _sent(
        "event",
        name="application/vnd.microsoft.meetingStart",
        conversation={"isGroup": True, "tenantId": TENANT, "id": CHAT},
        entities=[CLIENT],
        channelData={"source": None, "meeting": {"id": "MCMxOTptZWV0aW5n"}} | OF_TENANT,
        value={
            "MeetingType": "Scheduled",
            "Title": "SSPF",
            "Id": "MCMxOTptZWV0aW5n",
            "JoinUrl": "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
            "StartTime": "2027-01-20T12:00:00.1365171Z",
        },
        locale="sv-SE",
    ),
    "a message was read": _sent(
        "event",
        name="application/vnd.microsoft.readReceipt",
        value={"lastReadMessageId": "1485983194839"},
    ),
    "typing": _sent("typing"),
    "with nothing in some places": _sent(
        "message", text=None, replyToId=None, entities=None, attachments=None, value=None
    ),
}
