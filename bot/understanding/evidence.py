"""What a sentence holds, as a set of kinds that frames ask for."""

from bot.understanding.acting import is_not_until, says_not
from bot.understanding.clauses import asks_whether
from bot.understanding.context import Context
from bot.understanding.frames import grammar
from bot.understanding.items import Item, Reading
from bot.understanding.moments import Kind, Timed
from bot.understanding.normalise import fold
from bot.understanding.subject import asks_time, subject_of

TEXTS = ("UNKNOWN", "PLACE", "ACTOR")
"""What a search may be about."""
NO_TOPICS = ("TIME", "MEETREF", "ID", "IDHINT", "LEVEL", "GROUP", "CASECODE")
FOLLOWING = ("and",)
BOTH = ("både", "both", "såväl")
"""Words that join what comes after them, and nothing to what was said before."""
ALSO_FOLLOWING = ("men", "but", "what about", "samma", "same")
LONGEST_FOLLOWUP = 3
SURELY_MEANT = 8
PEOPLE = {"PERSONS", "YOUTH", "FAMILY", "GRADE", "SELECTION"}
AND_THEN = ("da", "then")
FOLLOWS = "FOLLOWS"
WHOLE = ("what", "who", "COMMITMENT", "MEETREF")
"""With one of these a sentence with "då" last asks by itself."""


def kinds_of(item: Item) -> set[str]:
    """Every kind that one item answers to, with and without its value."""
    kinds = {sense.kind for sense in item.senses}
    kinds |= {f"{sense.kind}={sense.value}" for sense in item.senses if sense.value}
    if item.has(*TEXTS):
        kinds.add("TEXT")
    if item.value("BY") == "agency":
        kinds.add("AGENCYWORD")
    if item.value("CONSENT") == "many":
        kinds.add("CONSENTLIST")
    if isinstance(item.data, Timed):
        kinds |= _kinds_of_time(item.data)
    return kinds


def _kinds_of_time(timed: Timed) -> set[str]:
    moment = timed.moment
    kinds = {timed.relation.value} if timed.said else set()
    if moment.kind is Kind.BREAK:
        kinds.add("BREAK")
    if moment.kind is Kind.DAYS:
        kinds |= {"DAYS", "SHIFT"} if moment.b == "later" else {"DAYS"}
    if moment.kind in (Kind.MONTH, Kind.WEEK, Kind.TERM):
        kinds.add("STRETCH")
    if moment.kind is Kind.MEETING:
        kinds.add(f"MEETREF={moment.a}")
    return kinds


def evidence(reading: Reading, context: Context) -> frozenset[str]:
    kinds = {kind for item in reading.items for kind in kinds_of(item)}
    if not kinds & PEOPLE and all(_is_doubtful(item) for item in reading.all_of("SENSITIVE")):
        kinds.discard("SENSITIVE")
    if "RANK" in kinds and kinds & {"who", "PERSONS"}:
        kinds.add("RANKER")
    if _names_somebody(reading):
        kinds.add("PERSONNAME")
    if found := subject_of(reading):
        kinds.add(f"SUBJECT={found[0]}")
    kinds |= _of_form(reading)
    kinds |= _of_place(reading, context)
    return _after_an_answer(frozenset(kinds), context)


def _after_an_answer(kinds: frozenset[str], context: Context) -> frozenset[str]:
    """What was answered last is only asked for where a frame turns on it: it may lie far away."""
    if grammar().turns_on(FOLLOWS, kinds) and context.follows_an_answer:
        return kinds | {FOLLOWS}
    return kinds


def _of_form(reading: Reading) -> set[str]:
    """Does it ask something, or for something; is it about something?"""
    is_question = reading.is_question
    kinds = {"Q"} if is_question else set()
    if is_question and not reading.is_request:
        kinds.add("ASKED")
    if about_at(reading) is not None:
        kinds.add("ABOUT")
    if says_not(reading):
        kinds.add("NEGATED")
    if is_not_until(reading):
        kinds.add("NOTUNTIL")
    if asks_time(reading):
        kinds.add("ASKSTIME")
    if not reading.content:
        kinds.add("ALLSMALL")
    return kinds


def _is_doubtful(item: Item) -> bool:
    """A short word that was guessed: not enough to say that people are being selected."""
    return item.guessed and len(item.text) < SURELY_MEANT


def about_at(reading: Reading) -> int | None:
    """The place of an "om" that something follows which is not a time or an agency alone."""
    for at, item in enumerate(reading.items):
        after = [i for i in reading.items[at + 1 :] if not i.is_small]
        is_whether = asks_whether(reading.items[at + 1 :])
        if item.has("about") and after and not after[0].has(*NO_TOPICS) and not is_whether:
            return at
    return None


def _of_place(reading: Reading, context: Context) -> set[str]:
    """Where the first and last words stand: "och polisens?", "inte individnivå", "polisen då"."""
    said = [item for item in reading.items if not item.has("POINT", "QUESTION", "COMMA")]
    content = reading.content
    if not said or len(content) > LONGEST_FOLLOWUP:
        return set()
    kinds = set()
    follows = said[0].has(*FOLLOWING) and said[0].text.lower() not in BOTH
    if follows or said[0].text.lower() in ALSO_FOLLOWING:
        kinds.add("ANDSTART")
    if said[0].has("not", "without"):
        kinds.add("NOTSTART")
    if fold(said[-1].text) in AND_THEN and not reading.has(*WHOLE):
        kinds.add("THEN")
    if content and all(i.has("LEVEL", "AGENCY") for i in content) and context.follows_an_answer:
        kinds.add("LASTLIST")
    if len(content) == 1 and content[0].has("SENSITIVE"):
        kinds.add("SENSITIVEPERSONS")
    return kinds


def _names_somebody(reading: Reading) -> bool:
    """Two words with capitals side by side that are no known place: a person's whole name."""
    for first, second in zip(reading.items, reading.items[1:], strict=False):
        if not (first.is_unknown or first.has("NAME")) or not second.is_unknown:
            continue
        if first.has("NAME") and reading.text.isupper():
            return True
        if all(item.text[0].isupper() and not item.text.isupper() for item in (first, second)):
            return True
    return False
