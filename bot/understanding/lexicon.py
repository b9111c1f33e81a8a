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
INFLECTED = re.compile(r"<(\w+)a>")
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
    ringed: MutableMapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The words with å, ä or ö that are spelt so without them."""
    short: dict[str, str] = field(default_factory=dict)
    """What a word is by its short form: mkt is mycket."""
    ordinary: frozenset[str] = frozenset()
    """Words of no meaning here that are never taken for a misspelt one of ours."""

    def add(self, phrase: str, sense: Sense) -> None:
        self.add_all((phrase,), sense)

    def add_all(self, phrases: Iterable[str], sense: Sense) -> None:
        """Some ten thousand are added at the start: what they have in common is made once."""
        alone = (sense,)
        table, longest, known_words = self.phrases, self.longest, self.words
        for phrase in phrases:
            words = tuple(map(intern, phrase.split()))
            known = table.setdefault(words, alone)
            if known is not alone and sense not in known:
                table[words] = (*known, sense)
            if len(words) > longest.get(words[0], 0):
                longest[words[0]] = len(words)
            for word in words:
                if word not in known_words:
                    self._add_word(word)

    def _add_word(self, word: str) -> None:
        folded = word if word.isascii() else intern(fold(word))
        self.words[word] = folded
        self.folded.setdefault(folded, word)
        if folded != word:
            self.ringed[folded] = (*self.ringed.get(folded, ()), word)

    def plain(self, words: tuple[str, ...]) -> tuple[Sense, ...]:
        """What a phrase may mean that is typed without å, ä and ö, beside what it means so."""
        spelt = product(*((word, *self.ringed.get(word, ())) for word in words))
        found = [self.phrases.get(other, ()) for other in spelt if other != words]
        return tuple(dict.fromkeys(sense for senses in found for sense in senses))

    def longest_from(self, word: str) -> int:
        """Words of the longest phrase that begins so, whether or not its rings are typed."""
        return max(self.longest.get(w, 0) for w in (word, *self.ringed.get(word, ())))

    def layered(self) -> "Lexicon":
        """One to add to, which holds only what is added: all of this is seen through it."""
        return Lexicon(
            phrases=Layered(self.phrases),
            longest=Layered(self.longest),
            words=Layered(self.words),
            folded=Layered(self.folded),
            ringed=Layered(self.ringed),
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
    `<hoppa>` is a verb of the first kind in its four forms.
    """
    text = (FOLDER / f"{subject}.txt").read_text(encoding="utf-8")
    families: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("@"):
            name, _, members = line.partition(": ")
            families[name] = members
        elif line and not line.startswith("#"):
            if "@" in line:
                line = FAMILY.sub(lambda found: families[found[0]], line)
            if "<" in line:
                line = INFLECTED.sub(r"(\1a|\1ar|\1ade|\1at)", line)
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
