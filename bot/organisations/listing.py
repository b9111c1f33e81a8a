"""A model in plain Swedish, for `python -m bot models`.

What the source does not say is marked "(förslag)" or "frågas vid införandet": nothing inferred is
ever shown as decided.
"""

from collections.abc import Iterator
from textwrap import wrap

from bot.organisations.fields import Stated
from bot.organisations.schema import Convener, GroupModel, Preset
from bot.organisations.wording import ASKED, SUGGESTION, cadence_in_words

WIDTH = 100
LABEL = 16
PER = {"stadsdel": "stadsdel", "omrade": "område"}


def describe(preset: Preset) -> str:
    """Groups, parties, conveners and cadences, aligned; no trailing line break."""
    names = {party.key: _marked(party, "name", party.name) for party in preset.parties}
    lines = [f"{preset.key}: {preset.name}"]
    required = [names[party.key] for party in preset.parties if party.required]
    invited = [names[party.key] for party in preset.parties if not party.required]
    lines += _row("Parter", ", ".join(required), indent=2)
    if invited:
        lines += _row("Vid behov", ", ".join(invited), indent=2)
    for party in preset.parties:
        if party.attendees:
            lines += _row(names[party.key], ", ".join(party.attendees), indent=2)
    for group in preset.groups:
        lines += ["", *_group(group, names)]
    return "\n".join(lines)


def in_short(preset: Preset) -> str:
    required = sum(party.required for party in preset.parties)
    individual = "utan" if preset.privacy.level3_mode == "off" else "med"
    return f"{required} parter, {len(preset.groups)} sorters grupper, {individual} individnivå"


def _group(group: GroupModel, names: dict[str, str]) -> Iterator[str]:
    yield f"  {_marked(group, 'name', group.name)}{_how_many(group)}"
    if group.parties is not None:
        parties = ", ".join(names[key] for key in group.parties)
        yield from _row("Parter", _list(group, "parties", parties))
    if group.attendees:
        people = ", ".join(group.attendees)
        yield from _row("Deltagare", _list(group, "attendees", people))
    if group.parties is None and not group.attendees:
        yield from _row("Parter", ASKED)
    convener = _convener(group.convener, names)
    yield from _row("Sammankallande", _marked(group, "convener", convener))
    yield from _row("Möten", _marked(group, "cadence", cadence_in_words(group.cadence)))


def _how_many(group: GroupModel) -> str:
    if group.per is None:
        return ""
    number = "en" if group.count == "one" else "en eller flera"
    return f" – {number} per {PER[group.per]}"


def _convener(convener: Convener | None, names: dict[str, str]) -> str:
    if convener is None:
        return ASKED
    words = _marked(convener, "title", convener.title)
    if convener.party:
        words += _marked(convener, "party", f", {names[convener.party]}")
    if convener.channel:
        words += _marked(convener, "channel", ", via Teams")
    return words


def _marked(thing: Stated, key: str, words: str) -> str:
    """The words as they are, or marked as nobody's decision."""
    is_decided = not thing.is_inferred(key) or words.endswith((SUGGESTION, ASKED))
    return words if is_decided else f"{words} {SUGGESTION}"


def _list(group: GroupModel, key: str, words: str) -> str:
    """A mark in front is about the whole list; a mark inside, about one of its words."""
    return f"{SUGGESTION} {words}" if group.is_inferred(key) else words


def _row(label: str, words: str, indent: int = 4) -> list[str]:
    """A label and its words in a column of their own, folded to the width of a screen."""
    margin = " " * (4 + LABEL)
    first = f"{' ' * indent}{label}".ljust(len(margin))
    if len(first.rstrip()) >= len(margin):  # it does not fit in its column
        return [first, *wrap(words, WIDTH, initial_indent=margin, subsequent_indent=margin)]
    return wrap(words, WIDTH, initial_indent=first, subsequent_indent=margin)
