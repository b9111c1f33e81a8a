"""One break in words: its days, its weeks, whose it is, and what it does to proposed dates."""

from cards.markdown import Markdown, escaped
from cards.text import Text
from sspf.domain.organisation import Break, BreakEffect


def break_line(one: Break, text: Text) -> Markdown:
    """`**sportlov** måndag 22 februari–fredag 26 februari 2027, vecka 8`."""
    name = f"{one.name} ({one.school_form})" if one.school_form else one.name
    effect = "" if one.effect is BreakEffect.WARN else f". {text(f'break.effect.{one.effect}')}."
    return Markdown(
        f"**{escaped(text.capital(name))}:** {escaped(days(one, text))}{escaped(effect)}"
    )


def days(one: Break, text: Text) -> str:
    last = text.day(one.last, year=True)
    if one.first == one.last:
        return text("break.day", day=last, week=text.week(one.first))
    first = text.day(one.first, year=one.first.year != one.last.year)
    weeks = [text.week(one.first), text.week(one.last)]
    if weeks[0] == weeks[1]:
        return text("break.one_week", first=first, last=last, week=weeks[0])
    return text("break.weeks", first=first, last=last, week=weeks[0], until=weeks[1])
