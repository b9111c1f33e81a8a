"""Words and phrases with their kinds, read from the files in bot/understanding/lexicon/."""

import re
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from sys import intern

from bot.understanding.layered import Layered
from bot.understanding.normalise import fold

FOLDER = Path(__file__).parent / "lexicon"
SUBJECTS = ("time", "function", "states", "things", "acts", "families", "metrics", "refused")
"""In order of precedence: a phrase that stands in two files means what the first one says."""
ENDED = re.compile(r"^(.*?)\(([^()]*)\)(.*)$")
FAMILY = re.compile(r"@\w+")


@dataclass(frozen=True, slots=True)
class Sense:
    """Kinds in lower case are small words and weigh nothing."""

    kind: str
    value: str = ""


@dataclass(slots=True)
class Lexicon:
    """Phrases by their words."""

    phrases: MutableMapping[tuple[str, ...], tuple[Sense, ...]] = field(default_factory=dict)
    longest: MutableMapping[str, int] = field(default_factory=dict)
    """Words of the longest phrase that begins with the word."""
    words: MutableMapping[str, str] = field(default_factory=dict)
    """Every single word that stands in a phrase, and how it is spelt without å, ä and ö."""
    folded: MutableMapping[str, str] = field(default_factory=dict)
    plain: MutableMapping[tuple[str, ...], tuple[Sense, ...]] = field(default_factory=dict)
    """The phrases as they are typed on a keyboard without å, ä and ö."""
    short: dict[str, str] = field(default_factory=dict)
    """What a word is by its short form: mkt is mycket."""
    ordinary: frozenset[str] = frozenset()
    """Words of no meaning here that are never taken for a misspelt one of ours."""

    def add(self, phrase: str, sense: Sense) -> None:
        self.add_all((phrase,), sense)

    def add_all(self, phrases: Iterable[str], sense: Sense) -> None:
        """Some ten thousand are added at the start: what they have in common is made once."""
        alone = (sense,)
        for phrase in phrases:
            words = tuple(map(intern, phrase.split()))
            known = self.phrases.setdefault(words, alone)
            if known is not alone and sense not in known:
                self.phrases[words] = (*known, sense)
            if len(words) > self.longest.get(words[0], 0):
                self.longest[words[0]] = len(words)
            plain = words if phrase.isascii() else self._add_plain(words, sense)
            for word, folded in zip(words, plain, strict=True):
                if word not in self.words:
                    self.words[word] = folded
                    self.folded.setdefault(folded, word)

    def _add_plain(self, words: tuple[str, ...], sense: Sense) -> tuple[str, ...]:
        """The words without their rings and dots; phrases are in lower case."""
        plain = tuple([self.words.get(word) or intern(fold(word)) for word in words])
        if plain != words and sense not in (known := self.plain.get(plain, ())):
            self.plain[plain] = (*known, sense)
            self.longest[plain[0]] = max(len(words), self.longest.get(plain[0], 0))
        return plain

    def layered(self) -> "Lexicon":
        """One to add to, which holds only what is added: all of this is seen through it."""
        return Lexicon(
            phrases=Layered(self.phrases),
            longest=Layered(self.longest),
            words=Layered(self.words),
            folded=Layered(self.folded),
            plain=Layered(self.plain),
            short=self.short,
            ordinary=self.ordinary,
        )

    @property
    def added(self) -> MutableMapping[tuple[str, ...], tuple[Sense, ...]]:
        """The phrases that are not as in the one below, with all that they mean."""
        return self.phrases.own if isinstance(self.phrases, Layered) else self.phrases


@cache
def base_lexicon() -> Lexicon:
    """The product's own words; an organisation's lie over them."""
    lexicon = Lexicon()
    for subject in SUBJECTS:
        for head, phrases in lines_of(subject):
            kind, _, value = head.partition("=")
            lexicon.add_all(phrases, Sense(kind, value))
    for meant, forms in lines_of("shorthand"):
        lexicon.short |= dict.fromkeys(forms, meant)
    lexicon.ordinary = frozenset(
        word for _, line in lines_of("ordinary") for word in line[0].split()
    )
    return lexicon


def lines_of(subject: str) -> Iterator[tuple[str, list[str]]]:
    """(head, phrases) of each line; without a head the head is empty.

    `@help: hjälp|stöd` names a family of words; `behöver (@help)` in a line below holds them all.
    """
    text = (FOLDER / f"{subject}.txt").read_text(encoding="utf-8")
    families: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("@"):
            name, _, members = line.partition(": ")
            families[name] = members
        elif line and not line.startswith("#"):
            if families:
                line = FAMILY.sub(lambda found: families[found[0]], line)
            head, _, rest = line.partition(":") if re.match(r"[\w=]+:", line) else ("", "", line)
            yield head, [p for part in rest.split(",") for p in expanded(part.strip()) if p]


def expanded(phrase: str) -> list[str]:
    """`möte(|t|ts)` → möte, mötet, mötets; several brackets give every combination."""
    if "(" not in phrase:
        return [phrase]
    parts: list[list[str]] = []
    rest = phrase
    while found := ENDED.match(rest):
        parts += [[found[1]], found[2].split("|")]
        rest = found[3]
    return [" ".join(joined.split()) for joined in map("".join, product(*parts, [rest]))]


def first_of(senses: Iterable[Sense], kind: str) -> Sense | None:
    return next((sense for sense in senses if sense.kind == kind), None)
