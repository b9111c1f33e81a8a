"""What stands of legal grounds other than consent: a receipt, a list, and how one is ended."""

from cards.actions import DESTRUCTIVE, Buttons, action_set, short
from cards.acts import Act
from cards.case_parts import of_case
from cards.concern import concern_note
from cards.consent_withdraw import copies_part
from cards.envelope import Card, card, first_that_fits
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, heading, line, subtle
from cards.text import Text
from sspf.domain.messages.ground import (
    GroundLine,
    GroundList,
    GroundRecorded,
    GroundRevoked,
    GroundRevoking,
)

TITLE = "title.grounds"
TITLE_RECORDED = "title.ground_recorded"
TITLE_REVOKE = "title.ground_revoke"
TITLE_REVOKED = "title.ground_revoked"
MOST_LINES = (10, 5, 2)


def render_recorded(message: GroundRecorded, text: Text, mint: Mint) -> Card:
    body = [
        *of_case(message.code, text),
        *ground_part(message.line, text),
        *([line(text.md("ground.draft_waits"))] if message.meeting else []),
        subtle(text.md("consent.bot_never_decides")),
        *concern_note(text),
    ]
    press = Buttons(mint, message.case)
    shown = press(text("ground.show"), Act.GROUND_SHOW)
    briefing = Buttons(mint, message.meeting)
    opens = [briefing(text("ground.briefing"), Act.BRIEFING_REOPEN)] if message.meeting else []
    return card(text, text(TITLE_RECORDED), body, [*opens, *([shown] if message.code else [])])


def render_list(message: GroundList, text: Text, mint: Mint) -> Card:
    def drawn(most: int) -> Card:
        lines = message.lines[-most:]
        body: list[Element] = [
            *of_case(message.code, text),
            *([] if lines else [line(text.md("ground.none"))]),
            *(part for each in lines for part in _listed(each, text, mint)),
            *_left(len(message.lines) - len(lines), text),
            *([line(text.md("ground.new_decision"))] if message.items else []),
            subtle(text.md("log.notice")),
            *concern_note(text),
        ]
        buttons = [
            Buttons(mint, item.id)(short(text.capital(text.phrase(item.about))), Act.GROUND_OPEN)
            for item in message.items
        ]
        return card(text, text(TITLE), body, buttons[:most])

    return first_that_fits(drawn, MOST_LINES)


def render_revoking(message: GroundRevoking, text: Text, mint: Mint) -> Card:
    body = [
        *of_case(message.code, text),
        *ground_part(message.line, text),
        line(text.md("ground.revoke_help", party=message.line.recipient)),
        *concern_note(text),
    ]
    press = Buttons(mint, message.line.id)
    buttons = [
        press(text("cancel"), Act.CHANGE_DISMISS),
        press(text("ground.revoke"), Act.GROUND_REVOKE, style=DESTRUCTIVE),
    ]
    return card(text, text(TITLE_REVOKE), body, buttons)


def render_revoked(message: GroundRevoked, text: Text, mint: Mint) -> Card:
    body = [
        *of_case(message.code, text),
        line(text.md("ground.was_revoked", at=text.moment(message.at))),
        *([line(text.md("consent.replaced", n=message.replaced))] if message.replaced else []),
        *copies_part(message.copies, text),
        subtle(text.md("ground.revoke_help", party=message.line.recipient)),
        *concern_note(text),
    ]
    return card(text, text(TITLE_REVOKED), body)


def ground_part(each: GroundLine, text: Text) -> list[Element]:
    by = text.md(
        "ground.decided",
        on=text.day(each.decided_on, year=True),
        by=each.decided_by,
        delegation=each.delegation,
    )
    return [
        heading(_named(each, text), separator=True),
        line(_standing(each, text), spacing="Small"),
        line(text.md("ground.from_to", sender=each.sender, recipient=each.recipient)),
        line(text.md("ground.by_law", law=each.provision), spacing="Small"),
        line(by, spacing="Small"),
        line(text.md("ground.until", on=text.day(each.expires_on, year=True)), spacing="Small"),
    ]


def _named(each: GroundLine, text: Text) -> Markdown:
    about = text.phrase(each.about)
    if not each.number:
        return text.md("ground.alone", about=about)
    return text.md("ground.line", number=each.number, about=about)


def _standing(each: GroundLine, text: Text) -> Markdown:
    """Word first, and never that something may be shared (R-22)."""
    if each.revoked_at is not None:
        return text.md("ground.was_revoked", at=text.moment(each.revoked_at))
    if each.has_ended:
        return text.md("ground.has_ended")
    return text.md("ground.recorded_by", name=each.recorded_by)


def _listed(each: GroundLine, text: Text, mint: Mint) -> list[Element]:
    part = ground_part(each, text)
    if not each.may_revoke:
        return part
    press = Buttons(mint, each.id)
    return [
        *part,
        action_set(press(text("ground.revoke_one", number=each.number), Act.GROUND_REVOKE_OPEN)),
    ]


def _left(left: int, text: Text) -> list[Element]:
    return [subtle(text.md("consents.more", n=left))] if left > 0 else []
