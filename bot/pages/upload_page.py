"""The page that takes a kalendarium: choose or paste, look at what was read, save it as a draft."""

from collections.abc import Collection, Mapping
from datetime import date

from bot.pages import fields
from bot.pages.layout import document
from bot.pages.markup import Markup, element
from cards.calendar_entries import KEEP, REMOVE, encoded, entries_of
from cards.text import Text
from sspf.domain.calendar_lists import Asked
from sspf.domain.calendar_warnings import CalendarWarning
from sspf.domain.calendars import Planned
from sspf.domain.messages.calendar import CalendarPreview
from sspf.domain.messages.meeting import MeetingFacts, MeetingList

NAMED = frozenset(
    {
        CalendarWarning.HOLIDAY,
        CalendarWarning.EVE,
        CalendarWarning.HALF_DAY,
        CalendarWarning.SQUEEZE_DAY,
        CalendarWarning.BREAK,
    }
)
ACCEPTED = ".csv,.xlsx,.docx,.ics,.txt"
MULTIPART = "multipart/form-data"


def draw_upload(text: Text, form_token: str, *, fault: str = "", typed: str = "") -> Markup:
    """`fault`: key of why nothing could be read; `typed`: what was pasted."""
    wrong = [fields.summary(text("upload.not_read"), [("", text(fault))])] if fault else []
    return document(
        text,
        text("upload.title"),
        *wrong,
        element("p", element("strong", fields.tied(text, "calendar.nobody_told"))),
        element("p", text("upload.intro")),
        element(
            "form",
            fields.hidden("form", form_token),
            element(
                "div",
                element("label", text("upload.file"), for_="fil"),
                element("p", text("upload.file_help"), id="fil-hjalp"),
                element(
                    "input",
                    type="file",
                    name="fil",
                    id="fil",
                    accept=ACCEPTED,
                    aria_describedby="fil-hjalp",
                ),
                class_="field",
            ),
            element("p", text("upload.or")),
            element("p", text("upload.text_help"), id="lista-hjalp"),
            fields.area("lista", text("upload.text"), typed, "lista-hjalp"),
            fields.buttons(fields.button("gor", "las", text("upload.read"), primary=True)),
            method="post",
            enctype=MULTIPART,
        ),
        element("footer", element("p", text("upload.once"))),
    )


def draw_preview(
    preview: CalendarPreview,
    text: Text,
    form_token: str,
    chosen: Mapping[str, str],
    *,
    is_judged: bool = False,
) -> Markup:
    """`chosen`: field → what was chosen; `is_judged`: what is not chosen is asked for."""
    missing = _missing(preview, chosen) if is_judged else []
    faults = [
        (f"m{n}", text("calendar.question_error", day=text.day(preview.planned[n].on)))
        for n in missing
    ]
    return document(
        text,
        text("title.calendar_preview"),
        fields.summary(text("upload.not_saved"), faults) if faults else None,
        _sum(preview, text),
        _unreadable(preview, text) if preview.unreadable else None,
        _list(preview, text, form_token, chosen, missing),
        element("p", element("a", text("upload.again"), href="?")),
        element("footer", element("p", text("upload.once"))),
    )


def _list(
    preview: CalendarPreview,
    text: Text,
    form_token: str,
    chosen: Mapping[str, str],
    missing: Collection[int],
) -> Markup:
    """What was read, row by row, and what goes back with the answers."""
    return element(
        "form",
        fields.hidden("form", form_token),
        fields.hidden(
            "poster", encoded(entries_of(preview.planned, preview.left, preview.group_key))
        ),
        fields.hidden("olasta", "\n".join(preview.unreadable)),
        element(
            "ol",
            *(
                _row(n, planned, text, chosen.get(f"m{n}", ""), is_wrong=n in missing)
                for n, planned in enumerate(preview.planned)
            ),
            class_="rows",
        ),
        _left(preview, text, chosen.get("left", KEEP)) if preview.left else None,
        element("p", text("calendar.next")),
        fields.buttons(fields.button("gor", "spara", text("calendar.save"), primary=True)),
        method="post",
        enctype=MULTIPART,
    )


def draw_saved(saved: MeetingList, text: Text) -> Markup:
    drafts = [line for line in saved.meetings if line.status == "draft"]
    rows = [_when(d.facts, text) for d in drafts]
    return document(
        text,
        text("upload.saved_title"),
        fields.told(text("upload.saved", n=len(drafts))),
        element("p", fields.tied(text, "calendar.nobody_told")),
        element("ul", *(element("li", text.capital(row)) for row in rows)),
        element("p", fields.tied(text, "upload.next")),
    )


def _when(facts: MeetingFacts, text: Text) -> str:
    return f"{text.day(facts.held_on, year=True)} {text.span(facts.starts, facts.ends)}"


def _missing(preview: CalendarPreview, chosen: Mapping[str, str]) -> list[int]:
    doubtful = (n for n, planned in enumerate(preview.planned) if planned.is_doubtful)
    return [n for n in doubtful if not chosen.get(f"m{n}")]


def _sum(preview: CalendarPreview, text: Text) -> Markup:
    doubtful = sum(planned.is_doubtful for planned in preview.planned)
    return element(
        "section",
        element("p", element("strong", fields.tied(text, "calendar.nobody_told"))),
        element("p", text("calendar.found", n=len(preview.planned))),
        element("p", text("calendar.doubtful", n=doubtful)) if doubtful else None,
        element("p", text("calendar.where", group=preview.group)),
        *(element("p", text(note.key, **dict(note.values))) for note in preview.notes),
        class_="box",
        aria_label=text("upload.summary"),
    )


def _unreadable(preview: CalendarPreview, text: Text) -> Markup:
    lines = [element("li", line) for line in preview.unreadable]
    return element(
        "section",
        element("p", fields.tied(text, "calendar.unreadable", n=len(lines))),
        element("ul", *lines),
        class_="box",
        aria_label=text("upload.unclear"),
    )


def _row(number: int, planned: Planned, text: Text, chosen: str, *, is_wrong: bool) -> Markup:
    day = text.capital(text.day(planned.on, year=True))
    when = f"{day}, {text.week(planned.on)}"
    told = [element("p", words) for words in _told(planned, text)]
    wrong = text("calendar.question_error", day=text.day(planned.on)) if is_wrong else ""
    question = (
        fields.radios(
            f"m{number}",
            text("calendar.question", day=text.day(planned.on)),
            _choices(planned, text),
            chosen,
            wrong,
        )
        if planned.is_doubtful
        else None
    )
    return element(
        "li",
        element("p", element("strong", when)),
        element("p", text.capital(text.span(planned.starts, planned.ends))),
        fields.place(planned.beside.place, text),
        element("p", planned.beside.remark) if planned.beside.remark else None,
        *told,
        question,
    )


def _told(planned: Planned, text: Text) -> list[str]:
    if planned.is_there:
        return [fields.tied(text, "calendar.there")]
    said = [fields.tied(text, f"calendar.asked.{q.code}") for q in planned.questions]
    if planned.is_double:
        said.append(fields.tied(text, "calendar.double"))
    name = ", ".join(planned.names) or text("calendar.unnamed")
    for warning in planned.warnings:
        values = {"name": name} if warning in NAMED else {}
        said.append(fields.tied(text, f"calendar.warning.{warning}", **values))
    return said


def _choices(planned: Planned, text: Text) -> list[tuple[str, str]]:
    """As the card offers them: another hour, keep, another day, take away."""
    hours = [q for q in planned.questions if q.code is Asked.TIME]
    clocks = [
        (f"t{at:%H:%M}", text("calendar.at", clock=text.clock(at)))
        for question in hours
        for at in question.starts
    ]
    keep = [(KEEP, text("calendar.keep", day=text.day(planned.on)))]
    if planned.is_hopeless or clocks:
        keep = []
    others = [
        (on.isoformat(), text("calendar.move_to", day=_dated(on, text))) for on in planned.instead
    ]
    return [*clocks, *keep, *others, (REMOVE, text("calendar.remove"))]


def _left(preview: CalendarPreview, text: Text, chosen: str) -> Markup:
    days = text.join(text.day(day) for day in preview.left)
    return element(
        "section",
        element("p", fields.tied(text, "calendar.left", n=len(preview.left))),
        element("p", text.capital(days)),
        fields.radios(
            "left",
            text("calendar.left_question"),
            [(KEEP, text("calendar.left_keep")), (REMOVE, text("calendar.left_remove"))],
            chosen,
        ),
        class_="box",
        aria_label=text("upload.left"),
    )


def _dated(on: date, text: Text) -> str:
    return f"{text.day(on, year=True)} ({text.week(on)})"
