"""Single young people in the reader's own agenda: the code, and who has said what."""

from cards.actions import Buttons, action_set, short
from cards.acts import Act
from cards.inputs import Choices
from cards.markdown import escaped
from cards.pages import Row
from cards.parts import Element, bold, line, paragraphs, rich, run, shown, subtle
from cards.text import Text
from sspf.domain.messages.agenda import CaseLine, CaseSaid, PointLine

SAID_LIMIT = 300
"""Characters of one agency's text; the rest by "Läs hela"."""


def case_rows(point: PointLine, text: Text, press: Buttons) -> list[Row]:
    if not point.cases:
        return []
    rows: list[Row] = [[subtle(text.md("agenda.case_logged"), spacing="Small")]]
    for place, case in enumerate(point.cases, start=1):
        rows.append([_head(point.number, place, case, text)])
        rows += [_said(each, case, text, press) for each in case.said]
        if not case.said and not case.is_waiting:
            rows.append([subtle(text.md("agenda.case_nothing"), spacing="None")])
    return rows


def _head(number: int, place: int, case: CaseLine, text: Text) -> Element:
    key = "agenda.case_waiting" if case.is_waiting else "agenda.case"
    return bold(text.md(key, number=f"{number}.{place}", code=case.code), spacing="Medium")


def _said(said: CaseSaid, case: CaseLine, text: Text, press: Buttons) -> Row:
    party = run(f"{said.party}: ", weight="Bolder")
    if said.is_pointer:
        return [rich(party, run(text("agenda.case_pointer")))]
    row = paragraphs(said.text, SAID_LIMIT, party) if said.text else [rich(party)]
    row += [
        line(escaped(f"{label}: {words}"), spacing="None") for label, words in _picks(said, text)
    ]
    if said.known_by:
        row.append(subtle(escaped(text(f"known.{said.known_by}")), spacing="None"))
    if len(shown(said.text)) <= SAID_LIMIT:
        return row
    title = short(text("agenda.case_whole", code=case.code, party=said.party))
    return [*row, action_set(press(title, Act.AGENDA_WHOLE, value=said.ref))]


def _picks(said: CaseSaid, text: Text) -> Choices:
    strengths = text.join(text(f"strength.{key}") for key in said.strengths)
    told = (
        (text("case_text.concerns.first"), text.join(said.concerns)),
        (text("case_text.strengths.first"), strengths),
        (text("case_text.since.first"), text(f"since.{said.since}") if said.since else ""),
        (text("case_text.need.first"), text(f"need.{said.need}") if said.need else ""),
    )
    return [(label.rstrip("?"), words) for label, words in told if words]
