"""Text: one language's words, with its dates, numbers, lists and plurals."""

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from cards.markdown import Markdown, escaped
from sspf.domain.guards import PLACE_MARK, PLACES_MARK
from sspf.domain.messages.general import Phrase, Span
from sspf.domain.statutes import newest, statute_on

CATALOGUES = Path(__file__).parent / "locale"
LOCALES = {"sv": "sv_SE", "en": "en_GB"}
FALLBACK = "sv"
WRITTEN_BEFORE = 4096
"""Dates and numbers that are remembered as they are written; Babel takes 0.1 ms for each."""
SPACE = "\N{NO-BREAK SPACE}"
# Never a line break inside: 10 minuter, del 1, vecka {week}.
TIED = re.compile(
    r"(?<=\d) (?=[\w§])|(?<=\}) (?=år\b|tecken\b|years\b|characters\b)"
    r"|(?i:(?<=\bdel)|(?<=\bvecka)|(?<=\bnivå)|(?<=\bsida)|(?<=\bkl\.)|(?<=\bring)|(?<=\btecken)"
    r"|(?<=\bpart)|(?<=\bweek)|(?<=\blevel)|(?<=\bpage)|(?<=\bcall)) (?=[\d{])"
)

PLACES_NAMED = 3
"""Places in a text that are named for one kind of fault."""

Words = str | list[str] | tuple[str, ...]
Entry = str | tuple[str, str]
"""The words of a key; a pair when they differ between one and several."""


class Text:
    """Give it a key and values; get the words. Text in `md` may stand in a TextBlock."""

    def __init__(self, language: str, words: Mapping[str, Entry]) -> None:
        self.language = language
        self._locale = Locale.parse(LOCALES[language])
        self._words = words
        self._day: date | None = None

    def on(self, day: date) -> "Text":
        """The same words on that day: a provision is called what it is called then (R-104)."""
        return _on(self, day)

    def law(self, key: str) -> str:
        """A provision by its name on the day, else by its newest. LookupError: no such one."""
        statute = (statute_on(key, self._day) if self._day else None) or newest(key)
        in_english = statute.in_english if self.language == "en" else ""
        return _tied(in_english or statute.words)

    @staticmethod
    @cache
    def load(language: str) -> "Text":
        """The language's catalogues; Swedish where the language is not spoken here."""
        spoken = language if language in LOCALES else FALLBACK
        return Text(spoken, catalogue(spoken))

    def __contains__(self, key: object) -> bool:
        return key in self._words

    def __call__(self, key: str, **values: object) -> str:
        """Plain words: for labels, buttons and RichTextBlocks. A plural is chosen by `n`."""
        said = self._template(key, values)
        if not values and "{" not in said and "}" not in said:
            return said
        return said.format_map({name: self._written(value) for name, value in values.items()})

    def md(self, key: str, **values: object) -> Markdown:
        """The same for a TextBlock: the catalogue's marks count, those of the values do not."""
        return Markdown(
            self._template(key, values).format_map(
                {name: escaped(self._written(value)) for name, value in values.items()}
            )
        )

    def plural(self, key: str, n: int, **values: object) -> str:
        return self(key, n=n, **values)

    def day(self, day: date, *, year: bool = False) -> str:
        """`torsdag 18 februari`."""
        pattern = self("date.day_year") if year else self("date.day")
        return _day(day, pattern, self.language)

    def month(self, day: date) -> str:
        """The day's month and year, as `januari 2027`."""
        return _dated(day, "MMMM y", self.language)

    def day_week(self, day: date) -> str:
        """`torsdag 18 februari (vecka 7)`."""
        return f"{self.day(day)} ({self.week(day)})"

    def week(self, day: date) -> str:
        return self("date.week", week=day.isocalendar().week)

    def clock(self, at: time) -> str:
        """`kl. 13.00`."""
        return self("date.clock", time=self._time(at))

    def span(self, start: time, end: time) -> str:
        """`kl. 13.00–15.00`."""
        return self("date.clock", time=f"{self._time(start)}–{self._time(end)}")

    def moment(self, at: datetime) -> str:
        """`onsdag 17 februari kl. 12.00`; the wall time that is given, no zone is asked."""
        return self("date.moment", day=self.day(at.date()), clock=self.clock(at.time()))

    def hours(self, day: date, start: time, end: time) -> str:
        """`torsdag 18 februari kl. 13.00–15.00`."""
        return self("date.hours", day=self.day(day), span=self.span(start, end))

    def join(self, words: Iterable[str]) -> str:
        """`A, B och C`."""
        return format_list(list(words), style="standard", locale=self._locale)

    def phrase(self, said: Phrase) -> str:
        """Plain words of a phrase, its dates, hours and keys written out."""
        return self(said.key, **{name: self.worded(value) for name, value in said.values})

    def worded(self, value: object) -> object:
        """A date, an hour, a list, a phrase or a key of the catalogue in words; else as it is."""
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, time):
            return self.clock(value)
        if isinstance(value, Phrase):
            return self.phrase(value)
        if isinstance(value, Span):
            return self.span(value.starts, value.ends)
        if isinstance(value, tuple):
            return self.join(str(self.worded(each)) for each in value)
        return self(value) if isinstance(value, str) and value in self else value

    @staticmethod
    def capital(words: str) -> str:
        return words[:1].upper() + words[1:]

    def _time(self, at: time) -> str:
        return at.strftime(self("date.time"))

    def _template(self, key: str, values: Mapping[str, object]) -> str:
        if key not in self._words:
            return self._placed(key)
        entry = self._words[key]
        if isinstance(entry, str):
            return entry
        one, several = entry  # both languages: one, and all the rest
        return one if values["n"] == 1 else several

    def _placed(self, key: str) -> str:
        """`fault.contact@6,40`: what is wrong, and where to look. KeyError: no such key."""
        plain, _, places = key.partition(PLACES_MARK)
        said = self._words[plain] if places else self._words[key]
        return f"{said} {self.where(places.split(PLACE_MARK))}"

    def where(self, places: Sequence[object]) -> str:
        """Which characters of a text to look at, the first ones where there are many."""
        named = self.join(str(place) for place in places[:PLACES_NAMED])
        first = "_first" if len(places) > PLACES_NAMED else ""
        return self(f"fault.where{first}", places=named)

    def _written(self, value: object) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return _numbered(value, self.language)
        return str(value)


@lru_cache(maxsize=64)
def _on(text: Text, day: date) -> Text:
    """Known by itself, not by its words: there is one of each language."""
    dated = copy(text)
    dated._day = day
    return dated


@lru_cache(maxsize=WRITTEN_BEFORE)
def _dated(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=LOCALES[language])


@lru_cache(maxsize=WRITTEN_BEFORE)
def _day(day: date, pattern: str, language: str) -> str:
    """A line break only after the day of the week."""
    weekday, rest = _dated(day, pattern, language).split(" ", 1)
    return f"{weekday} {rest.replace(' ', SPACE)}"


@lru_cache(maxsize=WRITTEN_BEFORE)
def _numbered(value: int, language: str) -> str:
    return format_decimal(value, locale=LOCALES[language])


def catalogue(language: str) -> dict[str, Entry]:
    """Every entry of every catalogue of a language; a key that stands twice is refused."""
    words: dict[str, Entry] = {}
    for file in sorted((CATALOGUES / language).glob("*.po")):
        with file.open("rb") as lines:
            messages = [m for m in read_po(lines, locale=LOCALES[language]) if m.id]
        for message in messages:
            key, entry = _entry(message.id, message.string)
            if key in words:
                raise ValueError(f"{file}: {key} is already there")
            words[key] = entry
    return words


def _entry(id: Words, string: Words | None) -> tuple[str, Entry]:
    if isinstance(id, str):
        return id, _tied(str(string))
    return id[0], (_tied(string[0]), _tied(string[1])) if string else ("", "")


def _tied(words: str) -> str:
    return TIED.sub(SPACE, words)
