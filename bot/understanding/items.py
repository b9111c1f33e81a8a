"""The pieces that a sentence is understood by: each a stretch of the text with what it may mean."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from bot.understanding.lexicon import Sense

GUESSED = 0.85
"""How much a word weighs that was spelt another way."""


@dataclass(frozen=True)
class Item:
    """`data` holds what digits and times were read as; None for words.

    A sentence asks its items hundreds of times what they are, so that is made out once.
    """

    senses: tuple[Sense, ...]
    text: str
    start: int
    end: int
    data: object = None
    guessed: bool = False

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset([sense.kind for sense in self.senses])

    def has(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)

    def value(self, kind: str) -> str:
        """The value of its sense of that kind; empty when it has none."""
        return next((sense.value for sense in self.senses if sense.kind == kind), "")

    @cached_property
    def is_small(self) -> bool:
        """A small word: it may stand in any sentence."""
        return any(map(str.islower, self.kinds)) or self.has(*MARKS)

    @property
    def is_unknown(self) -> bool:
        return self.has("UNKNOWN")

    @property
    def weight(self) -> float:
        return 0.0 if self.is_small else (GUESSED if self.guessed else 1.0)


MARKS = ("COLON", "COMMA", "QUESTION", "POINT")
UNKNOWN = (Sense("UNKNOWN"),)
ASKING = ("who", "what", "when", "where", "how", "why", "is", "HOWMANY", "HOWGOES", "anything")
VERBS_FIRST = (
    "kommer",
    "får",
    "kan",
    "finns",
    "ska",
    "does",
    "do",
    "did",
    "will",
    "can",
    "finns det",
    "kan man",
    "får man",
)
"""A sentence that begins with one of these asks; "kan du" is politeness and another item."""


WITH_SUBJECT = (
    *(
        "borde",
        "bör",
        "måste",
        "behöver",
        "hinner",
        "hann",
        "blev",
        "blir",
        "vill",
        "skulle",
        "går",
    ),
    *("gick", "tror", "hade", "kunde", "tänker", "brukar", "ligger", "should", "must", "would"),
    *("svarade", "lämnade", "skrev", "sa", "gjorde", "lovade", "kom", "deltog", "skickade", "tog"),
    *("fick", "flyttade", "ställde", "hade"),
)
SUBJECTS = (
    *("i", "we", "my", "our", "AGENCY", "PERSON", "NAME", "ID", "IDHINT", "COMMITMENT", "MEETING"),
    *("MEETREF", "CASE", "CASECODE", "BRIEFING", "CONSENT", "CALLING"),
)
PRONOUNS = ("du", "ni", "det", "den", "man", "någon", "nån", "dom", "de", "you", "it", "they")
ITS_PRONOUNS = ("den", "det", "de", "dom")
HELPING = ("ska", "kommer", "får", "kan")
DOING = (
    *("SUBMIT", "CHANGE", "NEW", "MOVE", "CANCEL", "GIVE", "MARK", "SEND", "RAISE", "INVITE"),
    *("REGISTER", "WITHDRAW", "CLOSE", "CANT", "ABSENT"),
)
REQUEST = re.compile(
    r"(?:kan|kunde|skulle|får|vill|can|could|may|would|will)(?: inte)?"
    r" (?:du|ni|vi|jag|you|we|i)\b"
    r"|(?:går|gick|skulle|vore|är) det (?:bra |ok |okej |möjligt |lämpligt )?att\b"
    r"|(?:is it|would it be) (?:ok|okay|possible|alright) to\b"
)
WONDERS = re.compile(
    r"(?:undrar|kolla|kontrollera|titta|check|vet (?:du|ni|nån|någon)|tror (?:du|ni)|osäker på"
    r"|wonder|do you know)\b"
    r"(?:.{0,12}\b(?:om|ifall|if|whether|huruvida|when|what"
    r"|när|vad|vem|vilka|vilken|hur|var)\b| att\b|(?= \S+ (?:blir|är|går|kommer)\b))"
)
"""Asked without a question's order: "jag undrar om 4 är klart"."""
MAY_BE = ("kan", "kunde", "skulle", "can", "could")
PASSIVE = re.compile(
    r"(?:flyttas|skjutas|tas|ställas|bjudas|läggas|avbrytas|avbokas|strykas|senareläggas"
    r"|tidigareläggas|skapas|markeras|lämnas|registreras|avslutas|bokas|få vänta|ta över"
    r"|(?:vänta|ligga|stå|dröja) till|(?:vara|sitta) med"
    r"|få (?:\S+ \S+ till|mer tid|längre tid|ett? nytt)"
    r"|be (?:moved|postponed|cancelled|added|removed|rescheduled|marked))\b"
)
"""What is asked for with the thing itself first: "kan mötet flyttas till …"."""


PASSIVES = ("as", "ds", "ks", "ls", "ts")


def _is_subject(item: Item) -> bool:
    return item.has(*SUBJECTS) or item.text.lower() in PRONOUNS


@dataclass(slots=True)
class Reading:
    """A sentence as items, in order. `text` is normalised and in the writer's own case."""

    text: str
    items: list[Item] = field(default_factory=list)

    def has(self, *kinds: str) -> bool:
        for item in self.items:  # noqa: SIM110 asked dozens of times, and half as long as with any
            if not item.kinds.isdisjoint(kinds):
                return True
        return False

    def first(self, *kinds: str) -> Item | None:
        return next((item for item in self.items if item.has(*kinds)), None)

    def all_of(self, *kinds: str) -> list[Item]:
        return [item for item in self.items if item.has(*kinds)]

    def value(self, kind: str) -> str:
        found = self.first(kind)
        return found.value(kind) if found else ""

    @property
    def content(self) -> list[Item]:
        return [item for item in self.items if not item.is_small]

    @property
    def is_question(self) -> bool:
        """Begins as a question does, or ends in its mark."""
        asks = self.ends_as_question or self.begins_as_question or self.wonders
        return asks or self.asks_of_it

    @property
    def asks_of_it(self) -> bool:
        """ "affischen, är den klar": what it is about, and then a question's order."""
        said = [item for item in self.items if not item.has("COMMA")]
        return any(
            not it.is_small and is_.has("is") and pronoun.text.lower() in ITS_PRONOUNS
            for it, is_, pronoun in zip(said, said[1:], said[2:], strict=False)
        )

    @property
    def wonders(self) -> bool:
        return WONDERS.search(self.text.lower()) is not None

    @property
    def ends_as_question(self) -> bool:
        return bool(self.items) and self.items[-1].has("QUESTION")

    @property
    def is_request(self) -> bool:
        """`kan du …`, `can we …`: asks for something to be done, in a question's form."""
        low = " ".join(item.text.lower() for item in self.items)
        if REQUEST.match(low):
            return True
        if low.partition(" ")[0] not in MAY_BE:
            return False
        return self.has("TAKES") or PASSIVE.search(low) is not None

    @property
    def begins_as_question(self) -> bool:
        said = [item for item in self.items if not item.has("GREETING", *MARKS)]
        if not said:
            return False
        if said[0].has("is") and len(said) > 1 and said[1].has("STATUS"):
            return False  # "är klar med enkäten": of oneself
        is_passive = said[0].has(*DOING) and said[0].text.lower().endswith(PASSIVES)
        if is_passive and len(said) > 1 and _is_subject(said[1]):
            return True  # "raderas mina meddelanden"
        asks = said[0].has("has") and len(said) > 1 and not said[1].has("STATUS", "NOTHING")
        if said[0].text.lower() in WITH_SUBJECT and len(said) > 1 and _is_subject(said[1]):
            return True
        if said[0].text.lower() in HELPING and len(said) > 1 and said[1].has(*DOING):
            return False  # "ska lämna underlag": of oneself
        return asks or said[0].has(*ASKING) or said[0].text.lower() in VERBS_FIRST
