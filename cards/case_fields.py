"""Fields of a case's forms. Labels are keys of the catalogue; choices come with the message."""

from collections.abc import Iterable
from dataclasses import dataclass

from cards.faults import cut_note
from cards.inputs import YES, choice, date_field, radio, text_field, ticks, toggle
from cards.markdown import escaped
from cards.parts import Element, bold, heading, subtle
from cards.text import Text
from sspf.domain.case_raising import NOTE_LIMIT
from sspf.domain.case_rules import Checklist
from sspf.domain.choices import Choice
from sspf.domain.messages.case import CaseSection, MeasureShown

Row = list[Element]
WEEKS_LIMIT = 2


def worded(each: Choice, prefix: str, text: Text) -> str:
    """The municipality's own words, else the catalogue's. A concern is said as one (A7)."""
    if each.key.startswith("c:"):
        return text("case.basis_concern", what=each.name[:1].lower() + each.name[1:])
    if each.name:
        return each.name
    for key in (f"{prefix}.{each.key}", f"case.measure.{each.key}", f"case.owner.{each.key}"):
        if key in text:
            return text(key)
    return each.key


@dataclass(frozen=True)
class Form:
    """One section with its words; each method gives one field, filled in as it stands."""

    message: CaseSection
    text: Text
    limit: int

    def radio(self, name: str, prefix: str) -> Element:
        """Of few, none chosen beforehand unless it stands already."""
        return radio(*self._named(name), self._choices(name, prefix), value=self._value(name))

    def radio_of(self, name: str, choices: Iterable[tuple[str, str]]) -> Element:
        worded_ = [(self.text(key), value) for key, value in choices]
        return radio(*self._named(name), worded_, value=self._value(name))

    def choice(self, name: str, prefix: str) -> Element:
        return choice(
            *self._named(name),
            self._choices(name, prefix),
            placeholder=self.text("case.choose"),
            value=self._value(name),
        )

    def ticks(self, name: str, prefix: str) -> Element:
        return ticks(*self._named(name), self._choices(name, prefix), value=self._value(name))

    def tick(self, name: str) -> Element:
        id_, label, error = self._named(name)
        return toggle(id_, label, error, is_on=self._value(name) == YES)

    def day(self, name: str) -> Element:
        return date_field(*self._named(name), value=self._value(name))

    def number(self, name: str) -> Element:
        """A few digits, as text: a number field takes decimals and signs."""
        id_, label, error = self._named(name)
        field = text_field(id_, label, error, WEEKS_LIMIT, value=self._value(name))
        return field | {"isMultiline": False}

    def texts(self, name: str) -> Row:
        """Only where the municipality has decided on free text."""
        if not self.message.takes_text:
            return []
        value = self._value(name)
        label = self.text(f"case.field.{name}", case_limit=NOTE_LIMIT)
        error = self.text("fault.case.long", case_limit=NOTE_LIMIT)
        field = text_field(f"case_{name}", label, error, NOTE_LIMIT, value=value[: self.limit])
        return [field, *cut_note(value, self.limit, self.text)]

    def head(self, key: str) -> Element:
        return heading(self.text.md(key), spacing="Large")

    def named(self, words: str) -> Element:
        """A heading in the municipality's own words."""
        return heading(escaped(words), spacing="Large")

    def help(self, key: str) -> Element:
        return subtle(self.text.md(key), spacing="Small")

    def only_if(self, option: str, name: str, *elements: Element) -> Row:
        keys = {each.key for each in self.message.options.get(name, ())}
        return list(elements) if option in keys else []

    def phases(self, each: Checklist) -> Row:
        return [
            ticks(
                f"case_t_{each.key}_{n}",
                phase.name,
                self.text("case.check_error"),
                [(step.name, step.key) for step in phase.steps],
                value=self._value(f"t_{each.key}_{n}"),
            )
            for n, phase in enumerate(each.phases, start=1)
        ]

    def result(self, measure: MeasureShown) -> Element:
        """What became of one part of the plan (B26)."""
        label = self.text("case.result_of", number=measure.number, what=self._kind(measure))
        return radio(
            f"case_r{measure.number}",
            label,
            self.text("fault.case.result"),
            self._choices("result", "case.effect"),
            value=self._value(f"r{measure.number}"),
        )

    def measure(self) -> Row:
        """One more: who does what by when, and what it builds on (B20, B21)."""
        return [
            bold(self.text.md("case.one_more"), spacing="Medium"),
            self.choice("kind", "case.measure"),
            *self.texts("measure_note"),
            self.choice("owner", "case.owner"),
            self.day("due_on"),
            self.choice("basis", "case.basis"),
            *([self.choice("weight", "")] if self.message.options.get("weight") else []),
        ]

    def _kind(self, measure: MeasureShown) -> str:
        return worded(measure.kind, "case.measure", self.text)

    def _named(self, name: str) -> tuple[str, str, str]:
        error = f"fault.case.{name}"
        said = error if error in self.text else f"case.field.{name}"
        return (
            f"case_{name}",
            self.text(f"case.field.{name}"),
            self.text(said, names="", case_limit=NOTE_LIMIT),
        )

    def _choices(self, name: str, prefix: str) -> list[tuple[str, str]]:
        options = self.message.options.get(name, ())
        return [(worded(each, prefix, self.text), each.key) for each in options]

    def _value(self, name: str) -> str:
        return self.message.typed.get(name, "")
