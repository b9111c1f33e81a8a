"""Ett ärende: what this reader may see of it, in the order in which it is worked on."""

from datetime import date

from cards.actions import POSITIVE, Buttons, action_sets
from cards.acts import Act
from cards.case_parts import duty_box, found_in, head_box, show_button
from cards.case_plan import closing_of, parts_of, plan_of
from cards.envelope import Card, card, fitted
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, heading, line, paragraphs, subtle
from cards.text import Text
from sspf.domain.cases import CaseState
from sspf.domain.documents import DocumentKind
from sspf.domain.messages.case import CaseView, IntakeShown, PurgeShown

TITLE = "title.case"


def render(message: CaseView, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: CaseView, text: Text, mint: Mint, limit: int) -> Card:
    body = [
        head_box(message.head, text),
        *(line(words, spacing="Small") for words in _stands(message, text)),
        *(_intake(message.intake, text, limit) if message.intake else []),
        *found_in(message.item_title, text),
        *parts_of(message, text, limit),
        *plan_of(message, text, limit),
        *closing_of(message, text),
        *(subtle(words, spacing="Medium") for words in _purge(message.purge, text)),
        *_mark(message, text),
        line(text.md("case.logged"), spacing="Medium", separator=True),
        duty_box(message.duty, text),
        *_openings(message, text, mint),
    ]
    return card(text, text(TITLE), body, [show_button(message.head, text, mint)], wide=True)


def _openings(message: CaseView, text: Text, mint: Mint) -> list[Element]:
    """What may be done now; the first is the next step."""
    press = Buttons(mint, message.head.id, message.head.version)
    buttons = [
        press(
            text(f"case.open.{section}"),
            Act.CASE_OPEN,
            value=section,
            style="" if place else POSITIVE,
        )
        for place, section in enumerate(message.sections)
    ]
    if message.shows_consents:
        buttons.append(press(text("consent.show"), Act.CONSENT_SHOW))
    if message.prints:
        what = DocumentKind.FAMILY_PLAN
        buttons.append(press(text("case.print"), Act.DOCUMENT_GET, value=what))
    return action_sets(buttons, spacing="Medium") if buttons else []


def _stands(message: CaseView, text: Text) -> list[Markdown]:
    """Where it stands and what it waits for."""
    wait, watch = message.wait_until, message.watch_until
    waits = message.gate == "wait" and wait is not None
    missing = text.join(message.not_assessed)
    locked = message.head.state is CaseState.LOCKED
    return [
        *([text.md("case.is_locked")] if locked else []),
        *([text.md("case.old", n=message.months)] if message.months else []),
        *([text.md("case.to_assess", names=missing)] if missing else []),
        *([text.md("case.waits", date=text.day(wait))] if waits and wait else []),
        *([text.md("case.gate_not")] if message.gate == "not" else []),
        *([text.md("case.watched", date=text.day(watch))] if watch else []),
        *(_attended(*message.attended, text) if message.attended else []),
        *(_outcome(*message.outcome, text) if message.outcome else []),
        *([text.md("case.has_lots", name=message.lots)] if message.lots else []),
        *(
            text.md("case.ticked", name=name, done=done, all=every)
            for name, done, every in message.ticked
        ),
    ]


def _attended(on: date, names: tuple[str, ...], text: Text) -> list[Markdown]:
    return [text.md("case.attended", names=text.join(names), date=text.day(on))]


def _outcome(on: date, outcome: str, text: Text) -> list[Markdown]:
    words = text(f"outcome.{outcome}")
    return [text.md("case.outcome_was", outcome=words, date=text.day(on))]


def _purge(purge: PurgeShown, text: Text) -> list[Markdown]:
    """When nobody can read it any more."""
    if purge.is_held:
        return [text.md("case.purge.held")]
    if not purge.is_decided:
        return [text.md("case.purge.undecided")]
    if purge.case_on is None:
        months = {"texts": purge.texts_months, "months": purge.case_months}
        return [text.md("case.purge.open", **months)]
    texts = purge.texts_on
    return [
        *([text.md("case.purge.texts_on", date=text.day(texts, year=True))] if texts else []),
        text.md("case.purge.case_on", date=text.day(purge.case_on, year=True)),
    ]


def _mark(message: CaseView, text: Text) -> list[Element]:
    """R-82: provision, date, authority."""
    if message.mark is None:
        return []
    provision = text.on(message.mark.on).law(message.mark.provision)
    day = text.day(message.mark.on, year=True)
    words = text.md("case.mark", provision=provision, date=day, authority=message.authority)
    return [subtle(words, spacing="Medium")]


def _intake(intake: IntakeShown, text: Text, limit: int) -> list[Element]:
    return [
        heading(text.md("case.raising"), spacing="Large"),
        *(line(words, spacing="Small") for words in _facts(intake, text)),
        *(paragraphs(intake.note, limit) if intake.note else []),
    ]


def _facts(intake: IntakeShown, text: Text) -> list[Markdown]:
    """A concern is said as a suspicion (A7)."""
    factors, why = intake.risk_factors, intake.why_here
    return [
        *([text.md("case.is_age", age=text(f"case.age.{intake.age}"))] if intake.age else []),
        *_year(intake, text),
        *_source(intake, text),
        *_suspected(intake, text),
        *([text.md("case.factors", names=text.join(map(_small, factors)))] if factors else []),
        *(text.md(f"case.why.{key}") for key in why),
        text.md("case.was_spoken" if intake.family_spoken else "case.not_spoken"),
        text.md("case.was_considered" if intake.report_considered else "case.not_considered"),
    ]


def _suspected(intake: IntakeShown, text: Text) -> list[Markdown]:
    """A model may have risk factors and no concerns."""
    names = text.join(map(_small, intake.concerns))
    return [text.md("case.suspected", names=names)] if names else []


def _source(intake: IntakeShown, text: Text) -> list[Markdown]:
    if not intake.source:
        return []
    return [text.md("case.is_source", source=text(f"case.source.{intake.source}"))]


def _year(intake: IntakeShown, text: Text) -> list[Markdown]:
    return (
        [text.md("case.is_year", year=text(f"case.year.{y}"))] if (y := intake.school_year) else []
    )


def _small(words: str) -> str:
    """In the middle of a sentence."""
    return words[:1].lower() + words[1:]
