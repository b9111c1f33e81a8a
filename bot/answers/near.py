""" "Menade du": the nearest meanings as buttons. What each stands for is kept sealed, not in it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.reading import meaning_from
from bot.turn import Reply, Turn
from bot.understanding.meaning import Meaning
from cards.text import Text
from sspf.domain.messages.general import Choices
from sspf.domain.organisation import GroupKey
from sspf.ports import Services
from sspf.use_cases.ask_and_answer import find_near

MARK = "near:"
MOST = 3
LONGEST_KEY = 100
AS_TYPED = "as_typed"
"""Not a meaning of its own: what was typed is read once more, with its group named."""
DETAILS = ("agency", "agency_not", "status", "due", "period", "id", "id_hint", "level")


def ask(
    turn: Turn, key: str, meant: Sequence[tuple[str, Meaning]], of_cases: tuple[str, ...] = ()
) -> Reply:
    """`meant`: what each button says, and what is then done; `of_cases`: ids of what is told of."""
    activity = key_of(turn)
    options = tuple((label, f"{MARK}{activity}:{n}") for n, (label, _) in enumerate(meant))
    return Reply(
        message=Choices(key=key, options=options, of_cases=of_cases),
        near=tuple(meaning for _, meaning in meant),
    )


def which_group(turn: Turn, groups: Sequence[str]) -> Reply:
    """One button for each group; whoever presses it need not write the same again."""
    names = {group.key: group.name for group in turn.organisation.groups}
    meant = [
        (names[GroupKey(key)], Meaning(AS_TYPED, {"text": turn.text, "group": key}, 1.0))
        for key in groups
    ]
    return ask(turn, "which_group", meant)


def typed_for(turn: Turn, meaning: Meaning) -> Turn:
    """The turn as it would have been with the group in its words."""
    who = replace(turn.who, group=str(meaning.slots["group"]))
    return replace(turn, who=who, text=str(meaning.slots["text"]))


def unsure(turn: Turn, meaning: Meaning) -> Reply:
    """The closest readings; nothing is done before one of them is chosen (R-55)."""
    every = [
        m for m in (meaning, *_of_the_week(meaning), *meaning.near) if m.intent != "out_of_scope"
    ]
    distinct = {label(m, turn): m for m in every}
    return ask(turn, "unsure", list(distinct.items())[:MOST])


def _of_the_week(meaning: Meaning) -> list[Meaning]:
    """ "v 6" may be about commitments or about meetings."""
    due = meaning.slots.get("due")
    if meaning.intent != "list_commitments" or not isinstance(due, Mapping):
        return []
    week = due.get("iso_week")
    return [Meaning("list_meetings", {"period": {"iso_week": week}}, 1.0)] if week else []


async def chosen(services: Services, turn: Turn, value: str) -> Meaning | None:
    """What a button of `ask` stands for; None when it is no longer known."""
    key, _, number = value.removeprefix(MARK).rpartition(":")
    kept = await find_near(services, turn.who, key)
    meanings = kept.get("meanings", [])
    if not number.isdigit() or int(number) >= len(meanings):
        return None
    return meaning_from(meanings[int(number)])


def key_of(turn: Turn) -> str:
    return turn.activity[-LONGEST_KEY:]


def label(meaning: Meaning, turn: Turn) -> str:
    """`Visa åtaganden: Polis, vecka 6`, in the language of who asks."""
    text = Text.load(turn.person.language)
    what = text(f"meaning.{meaning.intent}")
    details = [said for name in DETAILS if (said := _said(name, meaning.slots, turn, text))]
    if not details:
        return what
    return text("meaning.with", what=what, details=", ".join(details))


def _said(name: str, slots: Mapping[str, object], turn: Turn, text: Text) -> str:
    value = slots.get(name)
    if name in ("agency", "agency_not") and isinstance(value, list | tuple):
        named = {p.key: p.name for p in turn.organisation.parties}
        names = text.join(named.get(key, str(key)) for key in value)
        return text("scope.not_parties", names=names) if name == "agency_not" else names
    if name == "status" and f"scope.{value}" in text and value != "open":
        return text(f"scope.{value}")
    if isinstance(value, Mapping) and "iso_week" in value:
        return text("meaning.week", week=value["iso_week"])
    if name == "level" and value:
        return text("scope.level", n=value)
    if name in ("id", "id_hint") and value:
        return str(value) if name == "id" else text("meaning.number", n=value)
    return ""
