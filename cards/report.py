"""Rapport: its figures as they were when drafted, its text, and who has got it; and the list."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons, action_set
from cards.acts import Act
from cards.envelope import Card, card, first_that_fits
from cards.faults import cut_note, fault_box
from cards.figures import figure_rows
from cards.inputs import date_field, radio, short_field, text_field
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, heading, line, rich, row, run, subtle
from cards.text import Text
from sspf.domain.documents import DocumentKind, Ordered
from sspf.domain.messages.report import ReportLine, ReportList, ReportShown
from sspf.domain.reports import RECEIVER_LIMIT, REPORT_LIMIT, Receiver, Report

TITLE, TITLE_LIST = "title.report", "title.reports"
TEXT, RECEIVER, ON = "report_text", "report_receiver", "report_on"
STEPS = ((60, REPORT_LIMIT), (20, 3000), (8, 2000), (3, 1000), (0, 400), (0, 80))
"""Figures and characters that are tried in turn; the whole is in the document."""
MOST_ROWS = 10
OTHER = "other"


class Submission(BaseModel):
    """Everything that stands in the form; each button takes what is its own."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    report_text: str = ""
    report_receiver: str = ""
    report_on: str = ""


def render(message: ReportShown, text: Text, mint: Mint) -> Card:
    return first_that_fits(lambda step: _drawn(message, text, mint, *step), STEPS)


def _drawn(message: ReportShown, text: Text, mint: Mint, most: int, limit: int) -> Card:
    report = message.report
    first = text.day(report.period.first)
    last = text.day(report.period.last, year=True)
    left = len(report.figures) - most
    body = [
        *fault_box(text.md("report.not_saved"), message.faults, LIMITS, text),
        line(text.md("report.about", n=report.number, first=first, last=last)),
        _standing(message, text),
        *(figure_rows(f, message.words, message.limit, text) for f in report.figures[:most]),
        *([subtle(text.md("report.more", n=left))] if left > 0 else []),
        *([] if report.figures else [line(text.md("figures.none"))]),
        subtle(text.md("report.frozen", limit=message.limit, at=_day(report.drafted_at, text))),
        _as_file(report, text, mint),
        *(_approved(message, text, limit) if report.is_approved else _editor(message, text, limit)),
        *_improvements(message, text),
        heading(text.md("report.receivers"), spacing="Large"),
        *(line(_received(r, text), spacing="Small") for r in report.receivers),
        *([] if report.receivers else [line(text.md("report.no_receiver"))]),
        *(_hand_over(message, text) if report.is_approved and report.is_open else []),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint))


def _as_file(report: Report, text: Text, mint: Mint) -> Element:
    """What is handed over: beside its figures, for four buttons are what a row holds."""
    what = Ordered(DocumentKind.REPORT, of=str(report.number))
    press = Buttons(mint, f"report-{report.number}", report.version)
    return action_set(press(text("document.get"), Act.DOCUMENT_GET, value=str(what)))


def _standing(message: ReportShown, text: Text) -> Element:
    report = message.report
    due = text.day(report.due_on, year=True)
    said = text.md("report.late" if message.is_late else "report.due", due=due)
    if not report.is_open:
        return line(text.md("report.done"), spacing="Small")
    return box(bold(said), style=WARNING) if message.is_late else line(said, spacing="Small")


def _editor(message: ReportShown, text: Text, limit: int) -> list[Element]:
    return [
        text_field(
            TEXT,
            text("report.text", limit=REPORT_LIMIT),
            text("fault.report.long", report_limit=REPORT_LIMIT),
            REPORT_LIMIT,
            value=message.text[:limit],
        ),
        *cut_note(message.text, limit, text),
        subtle(text.md("report.care")),
    ]


def _approved(message: ReportShown, text: Text, limit: int) -> list[Element]:
    said = message.report.text
    return [rich(run(said[:limit])), *cut_note(said, limit, text)] if said else []


def _improvements(message: ReportShown, text: Text) -> list[Element]:
    """What is to be done better, and who has promised it (C26)."""
    if not message.improvements:
        return []
    return [
        heading(text.md("report.improvements"), spacing="Large"),
        *(
            line(
                text.md(
                    "report.improvement",
                    n=each.number,
                    what=each.text,
                    owner=each.owner,
                    due=text.day(each.due, year=True),
                    status=text(f"status.{each.status}"),
                ),
                spacing="Small",
            )
            for each in message.improvements
        ),
    ]


def _day(at: datetime, text: Text) -> str:
    return text.day(at.date(), year=True)


def _received(receiver: Receiver, text: Text) -> Markdown:
    if receiver.handed_on is None:
        return text.md("report.waits", name=receiver.name)
    return text.md("report.handed", name=receiver.name, day=text.day(receiver.handed_on, year=True))


def _hand_over(message: ReportShown, text: Text) -> list[Element]:
    missing = [(name, name) for name in message.report.missing]
    error = text("fault.report_receiver.empty")
    who = text("report.to_whom")
    if missing:
        chosen = message.receiver or missing[0][1]
        field = radio(RECEIVER, who, error, missing, value=chosen)
    else:
        field = short_field(RECEIVER, who, error, RECEIVER_LIMIT, value=message.receiver)
    day = date_field(ON, text("report.on"), text("fault.report.day"), value=message.on)
    return [field, day]


def _buttons(message: ReportShown, text: Text, mint: Mint) -> list[Element]:
    report = message.report
    press = Buttons(mint, f"report-{report.number}", report.version)
    improve = press(text("report.improve"), Act.REPORT_IMPROVE)
    if not report.is_approved:
        return [
            press.sending(text("report.save"), Act.REPORT_SAVE),
            press.sending(text("report.approve"), Act.REPORT_APPROVE, style=POSITIVE),
            press.sending(text("report.count"), Act.REPORT_COUNT),
            improve,
        ]
    if report.is_open:
        return [
            press.sending(text("report.hand_over"), Act.REPORT_HAND_OVER, style=POSITIVE),
            improve,
        ]
    return [improve]


def render_list(message: ReportList, text: Text, mint: Mint) -> Card:
    shown = message.reports[:MOST_ROWS]
    left = len(message.reports) - len(shown)
    body = [
        *(_listed(each, text, mint) for each in shown),
        *([] if shown else [line(text.md("reports.none"))]),
        *([subtle(text.md("reports.more", n=left))] if left else []),
    ]
    return card(text, text(TITLE_LIST), body)


def _listed(each: ReportLine, text: Text, mint: Mint) -> Element:
    due = text.day(each.due_on, year=True)
    if not each.is_open:
        state = text.md("report.done")
    elif each.is_approved and each.missing:
        state = text.md("reports.waits", names=text.join(each.missing))
    else:
        state = text.md("reports.approved" if each.is_approved else "reports.draft")
    press = Buttons(mint, f"report-{each.number}")
    return row(
        bold(text.md("reports.line", n=each.number, due=due)),
        subtle(_about(each, text), spacing="None"),
        line(state, spacing="None"),
        action_set(press(text("reports.open", n=each.number), Act.REPORT_OPEN)),
    )


def _about(each: ReportLine, text: Text) -> Markdown:
    """Whose it is, of which time and for whom: several have the same last day."""
    first, last = text.day(each.period.first, year=True), text.day(each.period.last, year=True)
    whose = "of_group" if each.group else "of_all"
    about = text.md(f"reports.{whose}", group=each.group, first=first, last=last)
    if not each.receivers:
        return about
    to = text.md("reports.to", names=text.join(each.receivers))
    return Markdown(f"{about} {to}")


LIMITS = (("report_limit", str(REPORT_LIMIT)), ("receiver_limit", str(RECEIVER_LIMIT)))
