"""Whose commitments: mine, our agency's, somebody's. Source: QUERIES.md, rules of near readings."""

from itertools import pairwise

from bot.understanding.items import Reading
from bot.understanding.slots.parts import Slots, person_said, without_genitive

MINE = (
    "på mig",
    "av mig",
    "hos mig",
    "mitt bord",
    "min lista",
    "my plate",
    "my list",
    "my desk",
    "for me to do",
)
IN_THE_GROUP = ("i gruppen", "hela gruppen", "som grupp", "i sspf", "in the group")
AT_A_MEETING = ("följa upp", "följer vi upp", "följas upp")
"""What the group does together there, whoever is to have done it."""
OURS = ("på oss", "av oss", "vårt bord", "our plate", "our list", "our desk")


def _i_am_said(reading: Reading) -> bool:
    """Inside a phrase: "jag behöver hjälp med", "ansvarar jag för", "måste jag ha klart"."""
    said = reading.all_of("STATUS", "PROMISED", "DUEMARK", "DO")
    return any("jag" in item.text.lower().split() for item in said)


def _we_have_any(reading: Reading) -> bool:
    said = (
        reading.all_of("anything")
        if _of_others(reading)
        else reading.all_of("anything", "PROMISED")
    )
    return any("vi" in item.text.lower().split() for item in said)


def _left_for_us(reading: Reading, ours: tuple[str, ...]) -> bool:
    """ "kvar för mig", "left for us": said of a status, not of whom it is to be shown to."""
    if reading.has("show"):
        return False
    pairs = pairwise(reading.items)
    return any(a.has("STATUS") and b.text.lower() in ours for a, b in pairs)


def _of_others(reading: Reading) -> bool:
    """Another agency's, not ours and theirs together."""
    if not reading.has("AGENCY") or reading.has("together", "our"):
        return False
    beside = [pair for pair in pairwise(reading.items) if any(item.has("we") for item in pair)]
    return not any(item.has("and", "with") for pair in beside for item in pair)


def _only_asks(reading: Reading) -> bool:
    """ "jag har glömt vad polisen skulle göra": whoever wonders is not whose they are."""
    if reading.has("my", "our", "we"):
        return False
    said = [kind for item in reading.items for kind in ("i", "what", "AGENCY") if item.has(kind)]
    return said[:1] == ["i"] and "what" in said and said[-1] == "AGENCY" and said.count("i") == 1


def owner_slots(reading: Reading) -> Slots:
    low = reading.text.lower()
    person = person_said(reading)
    if person is not None and person.has("PERSON"):
        return {"owner": without_genitive(person.text, reading)}
    if _left_for_us(reading, ("för mig", "for me")):
        return {"owner": "me"}
    if _left_for_us(reading, ("för oss", "for us")):
        return {"owner": "my_agency"}
    if _are_mine(reading, low):
        return {"owner": "me"}
    return {"owner": "my_agency"} if _are_ours(reading, low) else {}


def _are_mine(reading: Reading, low: str) -> bool:
    if _only_asks(reading):
        return False
    mine = reading.has("i") or _possesses(reading, "my")
    return mine or _i_am_said(reading) or any(words in low for words in MINE)


def _are_ours(reading: Reading, low: str) -> bool:
    if reading.has("CASECODE") or (reading.has("we") and _of_others(reading)):
        return False  # "vad har vi i N27-01", "vad har vi på polisen": not about us
    if reading.has("we") and _is_the_group(reading, low) and not reading.has("our"):
        return False  # "vad ska vi alla göra": the group
    ours = reading.has("we") or _possesses(reading, "our")
    return ours or _we_have_any(reading) or any(words in low for words in OURS)


def _is_the_group(reading: Reading, low: str) -> bool:
    return reading.has("all") or any(words in low for words in (*IN_THE_GROUP, *AT_A_MEETING))


def _possesses(reading: Reading, kind: str) -> bool:
    """ "våra åtaganden" are ours; "vår områdespolis" and "min rektor" only say which one."""
    items = reading.items
    return any(
        item.has(kind) and not any(after.has("AGENCY") for after in items[at + 1 : at + 2])
        for at, item in enumerate(items)
    )
