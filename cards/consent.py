"""What stands of consents: the status of a case, the receipt, a list, and short news."""

from typing import Any

from cards.actions import Buttons, action_set
from cards.acts import Act
from cards.concern import concern_note
from cards.envelope import Card, card, first_that_fits
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, bold, heading, line, row, subtle
from cards.text import Text
from sspf.domain.consents import GiverRole
from sspf.domain.messages.consent import (
    CommitmentsEnded,
    ConsentCheck,
    ConsentLine,
    ConsentList,
    ConsentNews,
    ConsentRegistered,
    ConsentRow,
    ConsentStatus,
    GivenLine,
    PairLine,
)

TITLE = "title.consent"
TITLE_LIST = "title.consents"
TITLE_NEWS = "title.something_changed"
MOST_ROWS = (10, 5, 2)


def render_status(message: ConsentStatus, text: Text, mint: Mint) -> Card:
    def drawn(most: int) -> Card:
        shown = message.consents[-most:]
        body: list[Element] = [
            bold(text.md("consent.of_case", code=message.code)),
            *([line(text.md("consent.is_locked"))] if message.is_locked else []),
            *([] if shown else [line(text.md("consent.none_at_all"))]),
            *(part for each in shown for part in consent_rows(each, text)),
            *([line(text.md("consent.grounds", n=message.grounds))] if message.grounds else []),
            subtle(text.md("log.notice")),
            *concern_note(text),
        ]
        return card(text, text(TITLE), body, _buttons(message, text, mint))

    return first_that_fits(drawn, MOST_ROWS)


def render_registered(message: ConsentRegistered, text: Text, mint: Mint) -> Card:
    body = [
        bold(text.md("consent.of_case", code=message.code)),
        *consent_rows(message.line, text),
        *(
            [line(text.md("consent.eighteen", on=text.day(message.adult_on, year=True)))]
            if message.adult_on
            else []
        ),
        subtle(text.md("consent.bot_never_decides")),
        *concern_note(text),
    ]
    press = Buttons(mint, message.case)
    more = [press(text("consent.one_more"), Act.CONSENT_SIGN_OPEN)] if message.line.missing else []
    return card(text, text(TITLE), body, [*more, press(text("consent.show"), Act.CONSENT_SHOW)])


def render_list(message: ConsentList, text: Text, mint: Mint) -> Card:
    key = "consents.ending" if message.only_ending else "consents.all"
    body: list[Element] = [
        line(text.md(key, group=message.group))
        if message.rows
        else line(text.md("consents.none", group=message.group)),
        *(_row(each, text, mint) for each in message.rows[:10]),
        *_left(len(message.rows) - 10, text),
        *concern_note(text),
    ]
    return card(text, text(TITLE_LIST), body)


def render_check(message: ConsentCheck, text: Text, mint: Mint) -> Card:
    body: list[Element] = [
        line(text.md("consents.check", day=text.day(message.meeting_on), n=len(message.rows))),
        *(_row(each, text, mint) for each in message.rows[:10]),
        *_left(len(message.rows) - 10, text),
        subtle(text.md("log.notice")),
        *concern_note(text),
    ]
    return card(text, text(TITLE_LIST), body)


def render_news(message: ConsentNews, text: Text, mint: Mint) -> Card:
    values = {"on": text.day(message.on, year=True)} if message.on else {}
    return card(text, text(TITLE_NEWS), [line(text.md(message.key, **values))])


def render_ended(message: CommitmentsEnded, text: Text, mint: Mint) -> Card:
    """How many, and nothing of which (SCENARIO K3)."""
    return card(text, text(TITLE_NEWS), [line(text.md("consent.ended", n=message.ended))])


def consent_rows(each: ConsentLine, text: Text) -> list[Element]:
    first, last = (text.day(day, year=True) for day in (each.valid_from, each.valid_to))
    return [
        heading(text.md("consent.days", first=first, last=last), separator=True),
        line(_standing(each, text), spacing="Small"),
        line(text.md("consent.given_by", who=text.join(_given(g, text) for g in each.given))),
        *([line(_evidence(each, text), spacing="Small")] if each.evidence else []),
        *_missing(each, text),
        *(line(_pair(pair, text), spacing="Small") for pair in each.pairs),
        line(text.md("consent.about", areas=text.join(_areas(each, text)))),
        *_collected(each, text),
        *_since(each, text),
    ]


def _evidence(each: ConsentLine, text: Text) -> Markdown:
    return text.md("consent.evidence_at", where=text.join(each.evidence))


def _since(each: ConsentLine, text: Text) -> list[Element]:
    """What has been done with it: told to the family, used again with them."""
    days = (
        ("consent.was_informed", each.informed_on),
        ("consent.was_reconfirmed", each.reconfirmed_on),
    )
    return [
        subtle(text.md(key, on=text.day(on, year=True)), spacing="Small") for key, on in days if on
    ]


def _areas(each: ConsentLine, text: Text) -> list[str]:
    return [text(f"consent.area.{area}").lower() for area in each.areas]


def _standing(each: ConsentLine, text: Text) -> Any:
    """Word first, and never that something may be shared (R-22)."""
    if each.withdrawn_at is not None:
        return text.md("consent.was_withdrawn", at=text.moment(each.withdrawn_at))
    if each.has_ended:
        return text.md("consent.has_ended")
    if each.missing:
        return text.md("consent.incomplete")
    if each.is_partly_withdrawn:
        return text.md("consent.partly_withdrawn", name=each.recorded_by)
    return text.md("consent.registered_by", name=each.recorded_by)


def _missing(each: ConsentLine, text: Text) -> list[Element]:
    if not each.missing or each.withdrawn_at is not None or each.has_ended:
        return []
    who = [_giver(m.role, m.number, text) for m in each.missing]
    return [line(text.md("consent.missing", who=text.join(who)), spacing="Small")]


def _given(each: GivenLine, text: Text) -> str:
    return text(
        "consent.given_line",
        who=_giver(each.role, each.number, text),
        how=text(f"consent.how.{each.how}").lower(),
        on=text.day(each.on, year=True),
    )


def _giver(role: GiverRole, number: int, text: Text) -> str:
    if role is GiverRole.YOUTH:
        return text("consent.giver.youth").lower()
    return text("consent.giver.guardian", n=number).lower()


def _pair(pair: PairLine, text: Text) -> Any:
    coordinator = text("consent.the_coordinator")
    to = text.join(name or coordinator for name in pair.recipients)
    return text.md("consent.from_to", sender=pair.sender, recipients=to)


def _collected(each: ConsentLine, text: Text) -> list[Element]:
    if not each.collected_by:
        return []
    return [subtle(text.md("consent.was_collected", party=each.collected_by), spacing="Small")]


def _row(each: ConsentRow, text: Text, mint: Mint) -> Element:
    press = Buttons(mint, each.case)
    if each.valid_to is not None:
        said = text.md("consents.until", on=text.day(each.valid_to, year=True))
    elif each.missing:
        said = text.md("consents.lacks", n=each.missing)
    else:
        said = text.md("consents.no_valid")
    return row(
        bold(text.md("consent.of_case", code=each.code)),
        line(said, spacing="None"),
        action_set(press(text("consent.open_one", code=each.code), Act.CONSENT_SHOW)),
    )


def _left(left: int, text: Text) -> list[Element]:
    return [subtle(text.md("consents.more", n=left))] if left > 0 else []


def _buttons(message: ConsentStatus, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, message.case)
    is_begun = any(c.missing and not c.withdrawn_at and not c.has_ended for c in message.consents)
    found = []
    if message.may_register and is_begun:
        found.append(press(text("consent.one_more"), Act.CONSENT_SIGN_OPEN))
    if message.may_register:
        found.append(press(text("consent.register_one"), Act.CONSENT_OPEN))
    if message.may_withdraw:
        found.append(press(text("consent.withdraw"), Act.CONSENT_WITHDRAW_OPEN))
    if message.may_see_grounds:
        found.append(press(text("ground.show"), Act.GROUND_SHOW))
    return found
