"""Activities as hypothesis makes them: each field right, wrong in kind, huge, deep, or odd."""

from typing import Any

from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]

ODD_TEXTS = (
    *("", " ", "\n\t\r", "\x00", "a\x00b", "\x1b[31m", "\u202e\u2067", "\u200b\ufeff", "\ud800"),
    *("\udfff\ud83d", "é", "e\u0301" * 50, "👩\u200d👩\u200d👧", "ǅ", "ﬁ", "İı", "٣", "Ⅷ", "½"),
    *(
        "<at>SSPF-stödet</at>",
        "<at>",
        "</at><at>",
        "<b>&amp;&#0;</b>",
        "${title}",
        "{0}{x!r}",
        "%n",
    ),
    *("' OR 1=1 --", "../../etc/passwd", "file:///", "http://[", "https://a@b:c/", "\\\\host\\x"),
    *("x" * 5_000, "å" * 20_001, "ja " * 3_000, "9" * 400, "-0", "1e999", "NaN", "null", "[]", "{"),
    *("2027-99-99", "0000-00-00T00:00:00Z", "9999-12-31T23:59:60+99:99", "igår", "2027-01-19"),
)
ODD_NUMBERS = (
    *(0, -1, 7, 2**31, 2**63, -(2**63) - 1, 2**64, 10**30, 10**99, 10**100, 10**400),
    *(0.0, -0.0, 0.1, 5e-324, 1.7e308, float("inf"), float("-inf"), float("nan")),
)


def _deep(levels: int) -> Any:
    value: Any = "x"
    for n in range(levels):
        value = [value] if n % 2 else {"a": value}
    return value


ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, [], {}, [None], [[]], [{}], {"": None}, {"\x00": 1}, {"id": {"id": []}}),
    *({"__class__": "x"}, {"$type": "System.Object"}, {"isGroup": "True"}, [1, "a", None, {}]),
    *(_deep(5), _deep(28), _deep(31), _deep(300), ["x"] * 3_000, {str(n): n for n in range(500)}),
)
scalars: Strategy = st.one_of(
    st.sampled_from(ODD_TEXTS), st.sampled_from(ODD_NUMBERS), st.booleans(), st.none()
)
texts: Strategy = st.one_of(st.sampled_from(ODD_TEXTS), st.text(max_size=30))
trees: Strategy = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
odd: Strategy = st.one_of(st.sampled_from(ODD_VALUES), scalars, trees)


def mostly(right: Strategy, instead: Strategy = odd) -> Strategy:
    """`one_of` would give each of the many kinds of odd values the same chance as the right one."""
    return st.integers(0, 3).flatmap(lambda dice: instead if dice == 3 else right)


TYPES = (
    *("message", "messageUpdate", "messageDelete", "messageReaction", "conversationUpdate"),
    *("installationUpdate", "invoke", "event", "typing", "endOfConversation", "handoff", "trace"),
    *("command", "contactRelationUpdate", "suggestion", "invokeResponse", "delay", "Message"),
)
NAMES = (
    *("adaptiveCard/action", "task/fetch", "task/submit", "composeExtension/query", "config/fetch"),
    *("signin/verifyState", "fileConsent/invoke", "message/submitAction", "tokens/response"),
    *("application/vnd.microsoft.meetingStart", "continueConversation", "createConversation"),
)
ACCOUNT_FIELDS = ("id", "name", "aadObjectId", "role", "tenantId", "conversationType", "isGroup")
FIELDS = (
    *("type", "id", "timestamp", "localTimestamp", "localTimezone", "serviceUrl", "channelId"),
    *("from", "conversation", "recipient", "textFormat", "attachmentLayout", "membersAdded"),
    *("membersRemoved", "reactionsAdded", "reactionsRemoved", "topicName", "historyDisclosed"),
    *("locale", "text", "speak", "inputHint", "summary", "suggestedActions", "attachments"),
    *("entities", "channelData", "action", "replyToId", "label", "valueType", "value", "name"),
    *("relatesTo", "code", "expiration", "importance", "deliveryMode", "listenFor", "callerId"),
    *("textHighlights", "semanticAction", "localTimeZone", "unknownField", "", "__proto__"),
)
accounts: Strategy = st.dictionaries(st.sampled_from(ACCOUNT_FIELDS), odd, max_size=4)
mentions: Strategy = st.fixed_dictionaries(
    {"type": st.sampled_from(["mention", "clientInfo", "x"])},
    optional={"mentioned": mostly(accounts, odd), "text": st.one_of(texts), "locale": odd},
)
attachments: Strategy = st.fixed_dictionaries(
    {}, optional={"contentType": mostly(texts), "content": odd, "contentUrl": odd}
)
channel_data: Strategy = st.fixed_dictionaries(
    {},
    optional={
        "tenant": mostly(st.fixed_dictionaries({"id": texts})),
        "team": mostly(accounts),
        "eventType": mostly(texts),
        "source": odd,
    },
)
OF_FIELD: dict[str, Strategy] = {
    "type": st.sampled_from(TYPES),
    "name": mostly(st.sampled_from(NAMES)),
    "action": mostly(st.sampled_from(["add", "remove", "add-upgrade", "remove-upgrade"])),
    "text": mostly(texts),
    "from": mostly(accounts),
    "recipient": mostly(accounts),
    "conversation": mostly(accounts),
    "membersAdded": mostly(st.lists(accounts, max_size=3)),
    "membersRemoved": mostly(st.lists(accounts, max_size=3)),
    "entities": mostly(st.lists(mentions, max_size=3)),
    "attachments": mostly(st.lists(attachments, max_size=3)),
    "channelData": mostly(channel_data),
}


def some_fields(at_most: int) -> Strategy:
    """To put in place of the right ones."""
    names = st.lists(st.sampled_from(FIELDS), max_size=at_most, unique=True)
    return names.flatmap(
        lambda names: st.fixed_dictionaries({name: OF_FIELD.get(name, odd) for name in names})
    )


inputs: Strategy = st.dictionaries(
    st.one_of(st.sampled_from(["d1", "d2", "d1_nothing", "d3_raise", "text", "ref"]), texts),
    odd,
    max_size=4,
)
actions: Strategy = st.fixed_dictionaries(
    {"data": mostly(inputs)},
    optional={
        "type": mostly(st.sampled_from(["Action.Execute", "Action.Submit"])),
        "verb": odd,
        "id": odd,
    },
)
values: Strategy = mostly(
    st.fixed_dictionaries({"action": mostly(actions)}, optional={"trigger": odd}),
    st.one_of(inputs, odd),
)
"""What comes with an invoke, or with a pressed button."""
