"""Lines of a calendar as they came, made plain: one kind of dash, of space and of digit, and
without what only looks like a date (phone numbers, addresses, rooms, numbering)."""

import html
import re
import unicodedata

from bot.calendar_reading.english import in_swedish
from bot.calendar_reading.vocabulary import WEEKDAY_WORD, month

LINE_END = re.compile(r"\r\n|[\n\r\v\f\u2028\u2029\x85]|<br\s*/?>|</(?:p|li|tr|div|h\d)>", re.I)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－⁃"), "-")
QUOTES = dict.fromkeys(map(ord, "’‘`´′"), "'")
NOTHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f*_~"), None)
SIGNS = {ord("→"): " -> ", ord("⇒"): " -> ", ord("½"): ".5", ord("•"): " ", ord("·"): " "}
PLAIN = {**DASHES, **QUOTES, **NOTHING, **SIGNS}
BULLET = re.compile(r"^\s*(?:[-o>●◦▪■□✓]\s+|[-●◦▪■□]+(?=\d|\s|[a-zåäö])\s*)")
NUMBERING = re.compile(r"^\s*\(?(?:\d{1,3}|[a-uw-z])[.)](?:\s+|(?=[a-zåäö]))(?=\S)")
NUMBERING_COLON = re.compile(r"^\s*(?:#\s?\d+|nr\.?\s*\d+|\d{1,2}\s*:\s)\s*[:.)-]?\s*")
DATE_LIKE = r"(?!\s*(?::?[ae]\s*)?/)(?![.:]\d\d)(?!\d)"
MEETING_WORDS = (
    r"m[öo]tet?|m[öo]tesnummer|sammantr[äa]det?|tr[äa]ff(?:en)?|tillf[äa]llet?|nr|nummer|g[åa]ng"
)
PLACE_WORDS = (
    r"rum|rummet|sal|salen|lokal|lokalen|hus|huset|hall|klassrum|plan|v[åa]ning(?:en)?|vån|grupp|"
    r"åk|[åa]rskurs|klass|punkt|§|sid(?:an?)?|bilaga|version|ver|avd(?:elning)?|port|uppg[åa]ng|"
    r"entr[ée]|niv[åa]|del|box|linje|buss"
)
NOISE = (
    re.compile(r"https?://\S+|www\.\S+|\S+@\S+"),
    re.compile(r"\b(?:\d{6}|\d{8})[-+]\d{4}\b"),
    re.compile(
        r"(?:\btel(?:efon)?|\btfn|\bmobil|\bfax|\bring|\bsms|\bm[öo]tes-?id|\bmeeting id|"
        r"\bl[öo]senord|\bpin|\bpasscode|\bkod|\bdnr|\bdiarienr|\borg\.?\s?nr)\b"
        r"[.:]?\s*(?:\w{0,3}\s?)?[+(]?\d[\d ()/-]*"
    ),
    re.compile(r"(?<![\d.:/-])\+\d{2}[\d ()-]{6,}\d"),
    re.compile(
        r"(?<![\d.:/-])(?!\d{4}-\d{4}(?!\d))0\d{1,3}\s?-\s?\d{2,3}(?:\s?\d{2,3}){1,2}(?:\s?\d{2})?(?![\d.:/])"
    ),
    re.compile(r"(?<![\d.:/-])0\d{9}(?!\d)"),
    re.compile(r"(?<![\d.:/-])\d{3} \d{3} \d{3}(?: \d{1,3})*(?!\d)"),
    re.compile(
        r"\b[a-zåäöé]+(?:gatan|v[äa]gen|torget|gr[äa]nd|all[ée]n|stigen|backen)\s+\d+\s?[a-z]?\b"
    ),
    re.compile(r"(?<![\d/.-])\d{3}\s?\d{2}\s+(?=[a-zåäö]{4,})(?![a-zåäö]+dag)"),
    re.compile(rf"\b(?:{PLACE_WORDS})\s*:?\s*[a-z]?-?\d+(?:[.:/-]\d+)*[a-z]?\b(?!\s*:\s)"),
    re.compile(
        r"\b\d+(?:[.,]\d+)?\s*(?:år|[åa]ringar|kr|kronor|procent|personer|deltagare|"
        r"elever|ungdomar|platser|st|ggr/[åa]r|km|m2)\b|\b\d+(?:[.,]\d+)?\s*%|§\s*\d+"
    ),
    re.compile(r"\bv[åa]ra?\s+m[öo]ten\b"),
)
MEETING_NUMBER = re.compile(
    rf"\b(?:{MEETING_WORDS})\s*(?:nr\.?\s*|#\s?)?(\d{{1,3}}){DATE_LIKE}\s*[:.),-]?(?=\s|$)"
)
MOST_LINES, LONGEST_LINE = 5000, 2000


def lines_of(text: str) -> list[tuple[str, str]]:
    """(as written, made plain) of each line that holds anything."""
    text = unicodedata.normalize("NFC", text)
    found = []
    for line in LINE_END.split(text)[:MOST_LINES]:
        written = " ".join(html.unescape(TAG.sub(" ", line)).split())[:LONGEST_LINE]
        if written:
            found.append((written, plain(written)))
    return found


def plain(line: str) -> str:
    line = unicodedata.normalize("NFKC", line) if not line.isascii() else line
    line = "".join(_digit(c) for c in line) if not line.isascii() else line
    line = in_swedish(line.translate(PLAIN).lower())
    line = " ".join(line.replace("|", " ; ").split())
    line = BULLET.sub("", line)
    line = NUMBERING_COLON.sub("", line)
    line = _without_numbering(line)
    for noise in NOISE:
        line = noise.sub(" ; " if noise.pattern.startswith("http") else " \x00 ", line)
    return MEETING_NUMBER.sub(_meeting_number, line).strip()


def _digit(character: str) -> str:
    if character.isdigit() and not character.isascii():
        return str(unicodedata.digit(character, 0))
    return character


def _without_numbering(line: str) -> str:
    """ "1. 14 januari" is the fourteenth; "14. januari" is too."""
    found = NUMBERING.match(line)
    if not found:
        return line
    rest = line[found.end() :]
    word = re.match(r"([a-zåäöé]+)\.?(\s+\d{1,2}(?![\d.:]))?", rest)
    is_day = ")" not in found[0] and word is not None and not word[2]
    if word and is_day and month(word[1]) and not re.match(WEEKDAY_WORD, word[1]):
        return line
    return rest


def _meeting_number(found: re.Match[str]) -> str:
    """ "Möte 3: 14 jan" loses its number; "möte 3 dec" keeps its day."""
    rest = found.string[found.end() :]
    word = re.match(r"\s*(?:i\s+)?([a-zåäöé]{3,})", rest)
    if word and month(word[1]) and not found[0].rstrip().endswith((":", ")", "-")):
        return found[0]
    return " \x00 "
