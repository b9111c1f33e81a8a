"""Text becomes items: known phrases, organisation's own words, misspelt ones, unknown ones."""

from bot.understanding import spoken
from bot.understanding.items import UNKNOWN, Item, Reading
from bot.understanding.lexicon import Sense, first_of
from bot.understanding.normalise import fold
from bot.understanding.spelling import MOST_GUESSES, regrets
from bot.understanding.tokens import Token, tokens_of
from bot.understanding.vocabulary import Vocabulary

SHORTEST_JOINED = 7
FARTHEST_ADVERB = 4
ENDS_A_CLAUSE = ("COLON", "COMMA", "POINT", "QUESTION")
LIKE_WORDS, NUMBERED = ("WORD", "NUM"), ("NUM", "HINT", "ID")


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """`text` is normalised."""
    return _Reader(text, vocabulary).read()


class _Reader:
    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._text, self._known = text, vocabulary
        self._guesses = 0
        self._shouts = spoken.shouts(text)
        said = [part for token in tokens_of(text) for part in self._split(token)]
        self._tokens = [token for token in said if not regrets(token.low, vocabulary.lexicon.words)]
        self._has_rings = any(c in spoken.RINGS for c in text)
        self._is_plain = self._types_plainly()
        self._words = [self._word(at, token) for at, token in enumerate(self._tokens)]

    def read(self) -> Reading:
        reading, at = Reading(self._text), 0
        while at < len(self._tokens):
            item, then = self._next(at)
            reading.items += [*self._subject_in(at, then), item]
            at = then
        return reading

    def _subject_in(self, at: int, then: int) -> list[Item]:
        """Whoever stands in the middle of a phrase that has no such word: he is there as well."""
        words = [word for word, _ in self._words[at:then]]
        if tuple(words) in self._known.lexicon.phrases:
            return []
        inside = range(at + 1, then - 1)
        said = [n for n in inside if self._is_numbered(n) or self._is_subject(words[n - at])]
        known = self._known.lexicon.phrases
        return [self._item(n, 1, known.get((words[n - at],), self._as_itself(n))) for n in said]

    def _as_itself(self, at: int) -> tuple[Sense, ...]:
        kind = self._tokens[at].kind
        return (Sense(kind),) if kind in NUMBERED else UNKNOWN

    def _next(self, at: int) -> tuple[Item, int]:
        token = self._tokens[at]
        if token.kind not in LIKE_WORDS:
            return self._item(at, 1, (Sense(token.kind),)), at + 1
        count, senses = self._phrase(at)
        if count <= 1 and (joined := self._joined(at)):
            return self._item(at, 2, joined), at + 2
        if count <= 1 and (parted := self._parted(at)):
            return self._item(at, 1, parted), at + 1
        if senses:
            return self._item(at, count, senses), at + count
        if token.kind == "NUM":
            return self._item(at, 1, (Sense("NUM", token.low),)), at + 1
        if agency := self._known.agency_of_compound(token.low):
            return self._item(at, 1, (Sense("AGENCY", agency),)), at + 1
        if category := self._known.sensitive_compound(token.low):
            return self._item(at, 1, (Sense("SENSITIVE", category),)), at + 1
        return self._item(at, 1, UNKNOWN), at + 1

    def _phrase(self, at: int) -> tuple[int, tuple[Sense, ...]]:
        """The longest known phrase that begins here: its words and senses; (0, ()) for none."""
        count, senses = self._whole_phrase(at)
        for then in range(at + max(count, 1), min(at + FARTHEST_ADVERB, len(self._tokens))):
            longer = self._around(at, then) if self._may_stand_within(at, then) else None
            if longer and (longer[1][0].kind == "STATUS" or not self._is_numbered(then)):
                return longer
        return count, senses

    def _around(self, at: int, adverb: int) -> tuple[int, tuple[Sense, ...]] | None:
        """A phrase with an adverb, or two words such, in the middle: "borde *redan* varit"."""
        two = adverb + 1 < len(self._tokens) and self._may_stand_within(at, adverb + 1)
        return self._without(at, adverb, 1) or (self._without(at, adverb, 2) if two else None)

    def _may_stand_within(self, at: int, then: int) -> bool:
        word = self._words[then][0]
        is_told = self._words[at][0] not in spoken.ASKING
        is_named = is_told and self._is_numbered(then)
        return (
            is_named or word in spoken.ADVERBS or (not self._begins(at) and self._is_subject(word))
        )

    def _is_numbered(self, at: int) -> bool:
        """A commitment's number: "lägg 4 på hyllan", "kan fyran bockas av"."""
        senses = self._known.lexicon.phrases.get((self._words[at][0],), ())
        return self._tokens[at].kind in NUMBERED or first_of(senses, "HINTWORD") is not None

    def _begins(self, at: int) -> bool:
        """The first word of a sentence, or of what follows a greeting or a comma."""
        if at == 0 or self._tokens[at - 1].kind not in LIKE_WORDS:
            return True
        senses = self._known.lexicon.phrases.get((self._words[at - 1][0],), ())
        return any(sense.kind in ("GREETING", "opener") for sense in senses)

    def _is_subject(self, word: str) -> bool:
        senses = self._known.lexicon.phrases.get((word,), ())
        return word in spoken.SUBJECTS or first_of(senses, "AGENCY") is not None

    def _without(self, at: int, adverb: int, many: int) -> tuple[int, tuple[Sense, ...]] | None:
        """The phrase that is left when so many words are taken out of it."""
        words = [word for word, _ in self._words[at : at + FARTHEST_ADVERB + 1 + many]]
        del words[adverb - at : adverb - at + many]
        for count in range(len(words), adverb - at, -1):
            senses = self._known.lexicon.phrases.get(tuple(words[:count]))
            then = tuple(words[count - 1 : count + 1])
            if senses and (len(then) == 1 or then not in self._known.lexicon.phrases):
                return count + many, senses
        return None

    def _whole_phrase(self, at: int) -> tuple[int, tuple[Sense, ...]]:
        for count in range(self._longest(at), 0, -1):
            words = tuple(word for word, _ in self._words[at : at + count])
            senses = self._known.lexicon.phrases.get(words, ())
            if count > 1 and not senses:
                senses = self._spoken_senses(words) or self._subordinate_senses(words)
            if self._is_plain:
                senses += self._plain_senses(at, count)
            if senses and not (words[-1] == "till" and self._begins_a_time(at + count, senses)):
                return count, senses
        return 0, ()

    def _begins_a_time(self, at: int, senses: tuple[Sense, ...]) -> bool:
        """The "till" of "fixa till nästa möte" is the time's, not the verb's."""
        if senses[0].kind not in ("CHANGE", "DO") or at >= len(self._tokens):
            return False
        after = self._known.lexicon.phrases.get((self._words[at][0],), ())
        return any(sense.kind in spoken.TIMES_BEGIN for sense in after)

    def _spoken_senses(self, words: tuple[str, ...]) -> tuple[Sense, ...]:
        """ "hur går de med", "va e läget": as it is said."""
        meant = tuple(spoken.SPOKEN.get(word, word) for word in words)
        return self._known.lexicon.phrases.get(meant, ()) if meant != words else ()

    def _subordinate_senses(self, words: tuple[str, ...]) -> tuple[Sense, ...]:
        """ "… att jag inte hinner komma": in a subordinate clause the "not" stands first."""
        if words[0] not in spoken.NOTS:
            return ()
        return self._known.lexicon.phrases.get((words[1], words[0], *words[2:]), ())

    def _plain_senses(self, at: int, count: int) -> tuple[Sense, ...]:
        """ "andra" may be "ändra" for somebody who types neither å, ä nor ö."""
        words = tuple(fold(token.low) for token in self._tokens[at : at + count])
        return self._known.lexicon.plain(words)

    def _types_plainly(self) -> bool:
        """No å, ä or ö anywhere, and a word that would be known with them."""
        if self._has_rings:
            return False
        lexicon = self._known.lexicon
        return any(
            token.kind == "WORD" and token.low not in lexicon.words and token.low in lexicon.folded
            for token in self._tokens
        )

    def _parted(self, at: int) -> tuple[Sense, ...] | None:
        """A verb whose particle stands further on: när går samtycket ut, stäng det av."""
        first, phrases = self._words[at][0], self._known.lexicon.phrases
        last = min(at + spoken.FARTHEST_PARTICLE, len(self._tokens))
        for then in range(at + 2, last):
            word = self._words[then][0]
            if self._tokens[then].kind in ENDS_A_CLAUSE or self._tokens[then - 1].kind == "COLON":
                return None
            if (self._words[then - 1][0], word) in phrases:
                continue  # "för polisen sätta upp": the particle is the nearer verb's
            closes = self._closes(then + 1)
            is_particle = word in spoken.PARTICLES or (word in spoken.ALSO_LAST and closes)
            if is_particle and (senses := phrases.get((first, word))):
                return senses
        return None

    def _closes(self, at: int) -> bool:
        """Nothing follows but marks and thanks, or what the verb is done with."""
        rest = zip(self._tokens[at:], self._words[at:], strict=True)
        only_kind = all(
            t.kind in ENDS_A_CLAUSE or word in spoken.AFTERWARDS for t, (word, _) in rest
        )
        return only_kind or self._words[at][0] == "med"

    def _longest(self, at: int) -> int:
        """How many tokens the longest phrase that may begin here could take."""
        longest, word = self._known.lexicon.longest, self._words[at][0]
        most = max(longest.get(word, 0), longest.get(spoken.SPOKEN.get(word, word), 0))
        if self._is_plain:
            plain = fold(self._tokens[at].low)
            most = max(most, self._known.lexicon.longest_from(plain))
        count = 0
        while count < most and at + count < len(self._tokens):
            if count and self._tokens[at + count].kind not in LIKE_WORDS:
                break
            count += 1
        return count

    def _item(self, at: int, count: int, senses: tuple[Sense, ...]) -> Item:
        start, end = self._tokens[at].start, self._tokens[at + count - 1].end
        guessed = any(was_guessed for _, was_guessed in self._words[at : at + count])
        return Item(senses, self._text[start:end], start, end, guessed=guessed)

    def _joined(self, at: int) -> tuple[Sense, ...] | None:
        """A compound written apart: social tjänsten, åtagande lista."""
        if at + 1 >= len(self._tokens) or self._tokens[at + 1].kind != "WORD":
            return None
        joined = self._tokens[at].low + self._tokens[at + 1].low
        if len(joined) < SHORTEST_JOINED:
            return None
        lexicon = self._known.lexicon
        if first_of(lexicon.phrases.get((self._tokens[at + 1].low,), ()), "STATUS"):
            return None  # "är fritid sen med" is no "fritidsen"
        first = lexicon.folded.get(fold(self._tokens[at].low), "")
        if first_of(lexicon.phrases.get((first,), ()), "when"):
            return None  # "när polisen är klar" is about no "närpolisen"
        if joined in lexicon.words:
            return lexicon.phrases.get((joined,))
        if all((token.low,) in lexicon.phrases for token in self._tokens[at : at + 2]):
            return None  # "när måste" is not "närmaste"
        return lexicon.phrases.get((lexicon.folded.get(fold(joined), ""),))

    def _word(self, at: int, token: Token) -> tuple[str, bool]:
        """The known word that is meant, and whether it was guessed; the token's own if none is."""
        low, lexicon = token.low, self._known.lexicon
        if token.kind == "WORD" and low in lexicon.short and not self._is_spelt_out(at):
            return lexicon.short[low], False
        if token.kind != "WORD" or low in lexicon.words:
            return low, False
        same = self._genitive(low) or self._without_rings(low)
        if same or low in lexicon.ordinary:
            return same or low, False
        known = self._known.agency_of_compound(low) or self._known.sensitive_compound(low)
        if known or self._is_named(at, token) or self._joined(at):
            return low, False
        return self._guessed(at, low)

    def _genitive(self, low: str) -> str:
        """The known word whose genitive is spelt with a mark: `ifo:s`; empty when there is none."""
        lexicon = self._known.lexicon
        for ending in spoken.GENITIVES:
            stem = low.removesuffix(ending)
            if stem != low and (stem in lexicon.words or fold(stem) in lexicon.folded):
                return stem if stem in lexicon.words else lexicon.folded[fold(stem)]
        return ""

    def _without_rings(self, low: str) -> str:
        """The known word that it is without its rings and dots, unless it is a word itself."""
        lexicon = self._known.lexicon
        if low in lexicon.ordinary and self._has_rings:
            return ""
        return lexicon.folded.get(fold(low), "")

    def _is_spelt_out(self, at: int) -> bool:
        """The t and m of "t o m" are no short words."""
        beside = self._tokens[max(0, at - 1) : at] + self._tokens[at + 1 : at + 2]
        return any(token.low == "o" for token in beside)

    def _guessed(self, at: int, low: str) -> tuple[str, bool]:
        if self._guesses >= MOST_GUESSES:
            return low, False
        self._guesses += 1
        meant = self._known.speller.meant(low)
        if at and meant and self._only_greets(meant):
            return low, False
        return (meant, True) if meant else (low, False)

    def _only_greets(self, word: str) -> bool:
        """A greeting stands first: "lotsning" further on is no misspelt "morsning"."""
        senses = self._known.lexicon.phrases.get((word,), ())
        return bool(senses) and all(sense.kind in spoken.ONLY_FIRST for sense in senses)

    def _is_named(self, at: int, token: Token) -> bool:
        """A capital in the middle of a sentence: a name, and names are not put right."""
        begins = at == 0 or self._tokens[at - 1].kind in ("POINT", "QUESTION")
        return not begins and token.text[0].isupper() and not self._shouts

    def _split(self, token: Token) -> list[Token]:
        """`åtgärds-planen` is one word, `mån-fre` two; known words stay as they are."""
        low, lexicon = token.low, self._known.lexicon
        if token.kind != "WORD" or "-" not in low or low in lexicon.words:
            return [token]
        whole = low.replace("-", "")
        if whole in lexicon.words or fold(whole) in lexicon.folded:
            return [Token("WORD", token.text, whole, token.start, token.end)]
        if not all(part in lexicon.words for part in low.split("-")):
            return [token]
        parts, at = [], token.start
        for part in token.text.split("-"):
            parts.append(Token("WORD", part, part.lower(), at, at + len(part)))
            at += len(part) + 1
        return parts
