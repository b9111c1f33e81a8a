"""The same sentence said otherwise: nothing here changes what it means."""

from collections.abc import Callable
from random import Random

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
LONG = 8
VERBS = ("visa", "lista", "flytta", "skicka", "boka", "påminn", "avbryt")


def polite(text: str) -> str:
    return (
        f"Hej! Kan du {text[0].lower()}{text[1:]} tack"
        if _is_imperative(text)
        else f"hej, {text} tack"
    )


def _is_imperative(text: str) -> bool:
    return text.lower().startswith(
        ("visa", "lista", "flytta", "skicka", "boka", "påminn", "avbryt")
    )


def shouted(text: str) -> str:
    return text.upper()


def punctuated(text: str) -> str:
    return f"{text}!!"


def asked(text: str) -> str:
    return text if text.endswith("?") else f"{text}?"


def spaced(text: str) -> str:
    return "  " + text.replace(" ", "   ") + " "


def plain(text: str) -> str:
    """As typed on a keyboard without å, ä and ö."""
    return text.translate(str.maketrans("åäöÅÄÖ", "aaoAAO"))


def smiling(text: str) -> str:
    return f"{text} 🙏😊"


def capitalised(text: str) -> str:
    return text[0].upper() + text[1:]


def misspelt(text: str) -> str:
    """One slip in the longest word of eight letters or more, always the same for a sentence."""
    dice = Random(text)  # noqa: S311 dice, not secrets
    words = text.split(" ")
    long = [n for n, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
    if not long:
        return text
    chosen = max(long, key=lambda n: len(words[n]))
    words[chosen] = _slip(words[chosen], dice)
    return " ".join(words)


def _slip(word: str, dice: Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    kind = dice.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + dice.choice(LETTERS) + word[at + 1 :]


VARIANTS: tuple[Callable[[str], str], ...] = (
    polite,
    shouted,
    punctuated,
    spaced,
    plain,
    smiling,
    capitalised,
    misspelt,
)
