"""What changes something. Sentences that ask, wonder or say no begin no change (R-55)."""

import re
from itertools import pairwise, takewhile

from bot.understanding.items import Item, Reading

ACTIONS = frozenset(
    (
        "update_commitment",
        "change_due",
        "reassign_commitment",
        "create_commitment",
        "cancel_commitment",
        "add_agenda_item",
        "create_meeting",
        "reschedule_meeting",
        "cancel_meeting",
        "invite_guest",
        "decline_meeting",
        "set_deputy",
        "submit_briefing",
        "edit_briefing",
        "send_reminder",
        "create_case",
        "close_case",
        "register_consent",
        "withdraw_consent",
        "undo_last",
        "send_invitation",
        "set_absence",
        "raise_signal",
        "notification_settings",
        "set_language",
        "confirm",
    )
)
"""What changes or sends something: never on thin evidence (R-55)."""
QUESTIONS = ("who", "what", "when", "where", "how", "why")
CONDITIONS = ("om", "ifall", "if", "tänk om", "what if")
ACTING = (
    *("MARK", "MOVE", "CANCEL", "GIVE", "NEW", "CLOSE", "WITHDRAW", "REGISTER", "UNDO", "SUBMIT"),
    *("INVITE", "REMIND", "SEND", "CALL", "RAISE", "ABSENT", "EXTEND", "CHANGE", "TAKES"),
)
OF_COMMITMENTS = frozenset(
    ("update_commitment", "change_due", "reassign_commitment", "cancel_commitment")
)
"""Acts that a number names the object of: "ställ in utbildning 2" is none of them."""
STILL_MEANT = frozenset(("decline_meeting", "set_deputy", "confirm"))
"""Acts that are said with a "not": "jag kan inte komma"."""
OF_ONESELF = ("REMINDME", "REMINDER", "STOP", "LESS")
NOT_SENDING = ("skicka inte", "skicka inga", "don't send", "do not send")
RELATIVE = ("som", "who", "that")
IMPERATIVES = ("ställ in", "avboka", "boka av", "stryk", "avlys", "cancel", "call off")
ASKED_KINDLY = 3
FARTHEST_BEFORE, FARTHEST_AFTER = 3, 2


def asks(reading: Reading) -> bool:
    """ "vilka har …" asks, and so does what ends in "?"; whoever asks wants nothing done."""
    if reading.is_question and not reading.is_request:
        return True
    if _is_conditional(reading):
        return True
    said = [item for item in reading.items if not item.is_small or item.has(*QUESTIONS)]
    return bool(said) and said[0].has(*QUESTIONS, "HOWMANY", "HOWGOES")


def _is_conditional(reading: Reading) -> bool:
    """ "om 4 är klart kan …": nothing is said to be so."""
    return bool(reading.items) and reading.items[0].text.lower() in CONDITIONS


def may_be_meant(intent: str, reading: Reading) -> bool:
    """ "ta inte bort 4" is never the act of taking it away."""
    if intent in OF_COMMITMENTS and reading.has("OTHERS"):
        return False
    if intent not in ACTIONS or intent in STILL_MEANT:
        return True
    if intent == "create_commitment" and _are_new(reading):
        return False
    if intent == "notification_settings" and _keeps_settings(reading):
        return False
    if intent != "notification_settings" and _is_not_to_send(reading):
        return False
    if not says_not(reading) or (intent == "change_due" and is_not_until(reading)):
        return True
    if intent != "notification_settings" or reading.has("AGENCY"):
        return False
    return reading.has(*OF_ONESELF) or bool({"mig", "me"} & set(reading.text.lower().split()))


NOT_UNTIL = re.compile(r"\b(?:inte|int|ej|not)\b.{0,30}\b(?:förr[aäeo]?ns?|until|before)\b")


def is_not_until(reading: Reading) -> bool:
    """ "4 går inte att få klar förrän 12 mars": a new day, unless it is told what not to do."""
    if reading.has("MOVE", "CANCEL", "GIVE", "EXTEND", "CHANGE", "MARK"):
        return False
    return NOT_UNTIL.search(reading.text.lower()) is not None


def _are_new(reading: Reading) -> bool:
    """ "nya åtaganden" without what they are: those that have come."""
    said = {item.text.lower() for item in reading.all_of("NEW")}
    several = any(item.text.lower().endswith("s") for item in reading.all_of("COMMITMENT"))
    are_several = said == {"nya"} or (said == {"new"} and several)
    return are_several and not reading.has("COLON", "AGENCY")


def _is_not_to_send(reading: Reading) -> bool:
    """ "skicka inte över 2 till fritid": the "not" stands inside one known phrase."""
    begins = takewhile(lambda item: not item.has("COLON"), reading.items)
    return any(item.text.lower().startswith(NOT_SENDING) for item in begins)


def _keeps_settings(reading: Reading) -> bool:
    """ "stäng inte av påminnelser": of two noes none is left."""
    if reading.items[0].text.lower() == "skicka inte" and reading.has("STATUS", "COMMITMENT"):
        return True  # of others' reminders
    pairs = [*pairwise(reading.items)]
    return any(
        (_is_not(b) and a.has("STOP", "ON", "LESS")) or (_is_not(a) and b.has("LESS", "STOP"))
        for a, b in pairs
    )


def says_not(reading: Reading) -> bool:
    """A "not" beside what would be done, in the same clause; after a colon words are free."""
    items = reading.items
    if not any(map(_is_not, items)):
        return False
    colon = next((n for n, item in enumerate(items) if item.has("COLON")), len(items))
    if reading.is_request and any(_is_not(item) for item in items[:ASKED_KINDLY]):
        return False  # "kan du inte flytta mötet" asks for it
    acts = [at for at, item in enumerate(items[:colon]) if item.has(*ACTING) or _is_done(item)]
    return any(_not_before(items, at) or _not_after(items, at) for at in acts)


def _is_done(item: Item) -> bool:
    return item.value("STATUS") in ("done", "cancelled", "in_progress", "needs_help", "on_hold")


def _is_not(item: Item) -> bool:
    low = item.text.lower()
    return item.has("not") or (item.has("NO") and low.startswith(("inte ", "do not", "don't")))


def _is_relative(item: Item) -> bool:
    """ "de som inte svarat": the "not" is theirs."""
    return item.text.lower().rsplit(" ", 1)[-1] in RELATIVE


def _not_before(items: list[Item], at: int) -> bool:
    for place in range(at - 1, max(-1, at - 1 - FARTHEST_BEFORE), -1):
        if _is_not(items[place]) and not _is_without_one(items, place, at):
            return not (place and _is_relative(items[place - 1]))
        if items[place].has("COMMA", "POINT", "COLON", "and"):
            return False
    return False


def _is_without_one(items: list[Item], place: int, at: int) -> bool:
    """ "det blir inget möte nästa gång ställ in det": there is none, and so it is cancelled."""
    is_none = items[place].text.lower() in ("inget", "ingen", "no")
    told = items[at].text.lower().startswith(IMPERATIVES)
    return is_none and told and items[place + 1].has("MEETING", "MEETREF")


def _not_after(items: list[Item], at: int) -> bool:
    for item in items[at + 1 : at + 1 + FARTHEST_AFTER]:
        if _is_not(item):
            return True
        if not item.is_small or item.has("COMMA", "POINT") or _is_relative(item):
            return False
    return False
