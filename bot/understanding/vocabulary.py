"""The words of one organisation beside the product's own: agencies, people, groups, breaks, places.

Data only: an agency is known by its name, its key, its roles, what its own file says it is also
called, and the usual words for a party of that key (lexicon/agencies.txt).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from sys import intern

from bot.understanding.lexicon import Lexicon, Sense, base_lexicon, first_of, lines_of
from bot.understanding.normalise import lowered
from bot.understanding.spelling import Speller
from sspf.domain.organisation import Organisation, Party, Person

ENDINGS = (
    "",
    "s",
    "n",
    "ns",
    "en",
    "ens",
    "et",
    "ets",
    "t",
    "ar",
    "er",
    "na",
    "nas",
    "erna",
    "ernas",
    "arna",
    "arnas",
)
SHORTEST_STEM = 3
SHORTEST_TAIL = 5
"""A compound is an agency's when it ends in one of its words: kommunpolisen, Björkskolan."""
NEVER_GUESSED = frozenset(
    (
        "fill",
        "i",
        "we",
        "is",
        "has",
        "and",
        "or",
        "to",
        "for",
        "at",
        "with",
        "about",
        "what",
        "who",
        "when",
        "where",
        "how",
        "why",
        "that",
        "all",
        "not",
        "during",
        "from",
        "than",
        "their",
        "NAME",
        "UNKNOWN",
    )
)
LIKELY = (
    *("STATUS", "COMMITMENT", "AGENCY", "BRIEFING", "AGENDA", "CALENDAR", "CONSENT", "HOWMANY"),
    *("MEETING", "MEETINGS", "REL", "TERM", "RESPONSE"),
)
OTHERS = "ovrig"
"""Whoever is asked in and is no party; not a seat, so it is not among the parties."""
NAME_WORDS = re.compile(r"[^\W\d_]+(?:[-'&.][^\W\d_]+)*|&")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Built once per organisation, by `vocabulary_of`; holds no text that anybody typed.

    There are as many as municipalities, so each holds only what is its own.
    """

    lexicon: Lexicon
    speller: Speller
    tails: dict[str, str]
    """The agency of each word that a compound may end in."""

    heads: dict[str, str]
    """What people are never selected by, by how its compounds begin."""

    def sensitive_compound(self, word: str) -> str | None:
        """The category of `drogproblem`; prevention is not what somebody is selected by."""
        if "förebygg" in word or word in self.lexicon.ordinary:
            return None
        if not word.startswith(tuple(self.heads)):
            return None
        return next((c for head, c in self.heads.items() if word.startswith(head)), None)

    def agency_of_compound(self, word: str) -> str | None:
        if word in self.lexicon.ordinary:
            return None
        for cut in range(SHORTEST_STEM, len(word) - SHORTEST_TAIL + 1):
            if agency := self.tails.get(word[cut:]):
                return agency
        return None


def vocabulary_of(organisation: Organisation) -> Vocabulary:
    lexicon = base_lexicon().layered()
    tails = _add_agencies(lexicon, organisation)
    _add_people(lexicon, organisation.people)
    _add_groups(lexicon, organisation)
    _add_breaks(lexicon, organisation)
    _add_names(lexicon, "ACTOR", organisation.sayings.actors)
    _add_names(lexicon, "PLACE", organisation.sayings.places)
    _add_given_names(lexicon)
    speller = Speller(_guessable(lexicon), likely=_likely(lexicon), shared=_base_speller())
    return Vocabulary(lexicon, speller, tails, _heads())


@cache
def _base_speller() -> Speller:
    return Speller(_guessable(base_lexicon()), likely=_likely(base_lexicon()))


@cache
def _heads() -> dict[str, str]:
    """All of them are the product's own."""
    return {
        words[0]: sense.value
        for words, senses in base_lexicon().phrases.items()
        if len(words) == 1 and (sense := first_of(senses, "HEAD"))
    }


def _add_agencies(lexicon: Lexicon, organisation: Organisation) -> dict[str, str]:
    """Returns the agency of each single word."""
    usual = dict(lines_of("agencies"))
    tails: dict[str, str] = {}
    for party in organisation.parties:
        names = _names_of(party, organisation, usual.get(party.key, []))
        forms = {intern(form) for name in names for form in _forms(name)}
        forms |= set(usual.get(f"{party.key}=en", []))
        lexicon.add_all(sorted(forms), Sense("AGENCY", party.key))
        tails |= dict.fromkeys((form for form in forms if " " not in form), party.key)
    lexicon.add_all(usual[OTHERS], Sense("AGENCY", OTHERS))
    return tails


def _add_names(lexicon: Lexicon, kind: str, names: Iterable[str]) -> None:
    for name in names:
        lexicon.add_all(sorted(_forms(name)), Sense(kind, name))


def _add_given_names(lexicon: Lexicon) -> None:
    """A name that is also a word, or a colleague's, stays what it was."""
    for _, given in lines_of("names"):
        for name in given:
            if (name,) not in lexicon.phrases:
                lexicon.add(name, Sense("NAME", name))
                lexicon.add(f"{name}s", Sense("NAME", name))


def _names_of(party: Party, organisation: Organisation, usual: list[str]) -> Iterator[str]:
    yield party.name
    yield from usual
    yield from party.attendees
    yield from organisation.sayings.parties.get(party.key, ())
    yield from (p.title for p in organisation.people if p.party == party.key)


def _forms(name: str) -> set[str]:
    """The name with Swedish endings on its last word."""
    words = NAME_WORDS.findall(lowered(name.split("(")[0]))
    if not words:
        return set()
    before, last = words[:-1], words[-1]
    stems = {last} if len(last) < SHORTEST_STEM + 1 else {last, last.removesuffix("a")}
    if not last.endswith("a"):
        stems = {last}
    forms = {last + ending for ending in ENDINGS} if len(last) > 1 else {last}
    if len(stems) > 1:
        forms |= {last.removesuffix("a") + e for e in ("or", "orna", "ornas", "an", "ans", "orna")}
    return {" ".join([*before, form]) for form in forms}


def _add_people(lexicon: Lexicon, people: Iterable[Person]) -> None:
    for person in people:
        names = [lowered(part) for part in person.name.split()]
        sense = Sense("PERSON", person.id)
        for name in ([names[0]], names, [names[-1]]):
            if len(name) == 1 and (name[0],) in lexicon.phrases:
                continue  # Dag and Bo are also words: such a person is known by the whole name
            for ending in ("", "s"):
                lexicon.add(" ".join([*name[:-1], name[-1] + ending]), sense)


def _add_groups(lexicon: Lexicon, organisation: Organisation) -> None:
    for group in organisation.groups:
        sense = Sense("GROUP", group.key)
        for name in (group.name, *organisation.sayings.groups.get(group.key, ())):
            low = " ".join(NAME_WORDS.findall(lowered(name)))
            for form in _group_forms(low):
                lexicon.add(form, sense)


def _group_forms(name: str) -> Iterator[str]:
    """`operativ grupp` is also said operativa gruppen, operativgruppen, operative group."""
    yield from (name, f"{name}s", f"{name}en", f"{name}ens")
    if name.endswith(" grupp"):
        first = name.removesuffix(" grupp")
        for stem in (first, f"{first}a"):
            for noun in ("grupp", "gruppen", "gruppens"):
                yield f"{stem} {noun}"
                yield f"den {stem} {noun}"
        yield from (f"{first}a", f"{first}as", f"den {first}a")
        yield from (f"{first}gruppen", f"{first}gruppens", f"{first}grupp", f"{first}e group")


def _add_breaks(lexicon: Lexicon, organisation: Organisation) -> None:
    usual = dict(lines_of("breaks"))
    for of_year in organisation.breaks:
        name = lowered(of_year.name)
        for word in (name, *usual.get(name, [])):
            for ending in ("", "et", "ets", "en", "s"):
                lexicon.add(word + ending, Sense("BREAK", name))


def _likely(lexicon: Lexicon) -> set[str]:
    """Single words for what the bot is mostly asked about. Source: QUERIES.md, Normalisation 3."""
    return {
        phrase[0]
        for phrase, senses in lexicon.added.items()
        if len(phrase) == 1 and any(sense.kind in LIKELY for sense in senses)
    }


def _guessable(lexicon: Lexicon) -> set[str]:
    found: set[str] = set()
    for phrase, senses in lexicon.added.items():
        if any(sense.kind not in NEVER_GUESSED for sense in senses):
            found.update(phrase)
    return found
