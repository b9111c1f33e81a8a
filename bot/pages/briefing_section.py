"""The briefing on a page: the open parts as a form, and what is wrong with what was handed in."""

from bot.pages import fields
from bot.pages.markup import Markup, element
from cards.briefing_part import SIZES
from cards.text import Text
from sspf.domain.briefings import TEXT_LIMIT
from sspf.domain.guards import PLACED, Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.briefing import PartForm
from sspf.domain.pages import OutsidePage


def briefing_section(page: OutsidePage, form_token: str, text: Text) -> Markup:
    return element(
        "section",
        element("h2", text("page.briefing"), id="underlag"),
        *(element("p", words) for words in _first(page, text)),
        element(
            "form",
            fields.hidden("form", form_token),
            fields.hidden("del", "underlag"),
            fields.hidden("version", str(page.version)),
            *(_part(part, text) for part in page.parts),
            element("p", text("page.keeps_back"), class_="box") if page.keeps_back else None,
            _duty(page, text),
            element("p", text("briefing.legal"), class_="legal"),
            fields.buttons(
                fields.button("gor", "skicka", text("briefing.submit"), primary=True),
                fields.button("gor", "spara", text("briefing.draft")),
            ),
            method="post",
        ),
        aria_labelledby="underlag",
    )


def briefing_faults(page: OutsidePage, text: Text) -> list[tuple[str, str]]:
    """(field, sentence) for each kind of fault in each part."""
    return [
        (_field_of(part, fault), words)
        for part in page.parts
        for fault, words in _faults(part, text)
    ]


def _first(page: OutsidePage, text: Text) -> list[str]:
    day, deadline = text.day(page.meeting.held_on), text.moment(page.deadline)
    said = [fields.tied(text, "briefing.intro", day=day, deadline=deadline)]
    if page.submitted_at:
        moment = text.moment(page.submitted_at)
        by = page.submitted_by
        said += [
            text("receipt.colleague", moment=moment, by=by)
            if by
            else text("receipt.thanks", moment=moment)
        ]
        said.append(text("page.submit_again"))
    if page.draft_at:
        moment = text.moment(page.draft_at)
        said.append(fields.tied(text, "briefing.draft_saved", moment=moment, by=page.draft_by))
    if page.is_late and not page.submitted_at:
        said.append(text("briefing.late"))
    return said


def _part(part: PartForm, text: Text) -> Markup:
    n = part.number
    wrong = {_field_of(part, fault): words for fault, words in reversed(_faults(part, text))}
    given = part.help or text(f"briefing.help_{part.level.name.lower()}")
    label = text("briefing.text", n=n, limit=TEXT_LIMIT)
    size = [("", text("briefing.size_choose")), *((s, text(f"size.{s}")) for s in SIZES)]
    return element(
        "fieldset",
        element("legend", text("briefing.part", n=n, name=part.name)),
        element("p", given, id=f"d{n}-hjalp"),
        fields.area(f"d{n}", label, part.text, f"d{n}-hjalp", wrong.get(f"d{n}", "")),
        fields.check(f"d{n}_inget", text("briefing.nothing", n=n), is_on=part.nothing),
        fields.select(
            f"d{n}_antal",
            text("briefing.size", n=n),
            size,
            part.size,
            wrong.get(f"d{n}_antal", ""),
        )
        if part.level is BriefingLevel.GROUP
        else None,
        class_="part",
    )


def _field_of(part: PartForm, fault: Fault) -> str:
    return f"d{part.number}_antal" if fault is Fault.SMALL_GROUP else f"d{part.number}"


def _faults(part: PartForm, text: Text) -> list[tuple[Fault, str]]:
    """One sentence for each kind, in the order in which they were found."""
    kinds = dict.fromkeys(fault for fault, _ in part.faults)
    return [(kind, _sentence(part, kind, text)) for kind in kinds]


def _sentence(part: PartForm, kind: Fault, text: Text) -> str:
    places = [place for fault, place in part.faults if fault is kind and place]
    if kind is Fault.TOO_LONG:
        return text("briefing.fault.too_long", part=part.number, n=places[0], limit=TEXT_LIMIT)
    said = text(f"briefing.fault.{kind}", part=part.number, law=text.law("OSL_10_21_24"))
    return f"{said} {text.where(places)}" if kind in PLACED and places else said


def _duty(page: OutsidePage, text: Text) -> Markup:
    """The duty to report stands by every form where one writes (R-100)."""
    words = text("concern.full", law=text.law("SoL_19_1"))
    link = None
    if page.concern_link:
        name = text("concern.link", municipality=page.municipality)
        link = element("p", element("a", name, href=page.concern_link, rel="noreferrer"))
    return element(
        "section",
        element("p", element("strong", text("concern.short"))),
        element("p", words),
        link,
        class_="box",
        aria_label=text("page.duty"),
    )
