"""To the family: what SSPF is, what is written down, their rights, whom to ask (B8, B20).

Plain words and short sentences: it is read at a kitchen table, by children too.
"""

from collections.abc import Iterator

from bot.documents.blocks import Block, Bullets, Document, Heading, Paragraph, Table
from bot.documents.frame import Frame, framed
from cards.case_fields import worded
from cards.text import Text
from sspf.domain.family import (
    FamilyContact,
    FamilyInformation,
    FamilyInvitation,
    FamilyPlan,
    FamilyRow,
)

RIGHTS = ("voluntary", "read", "correct", "complain")


def draw(message: FamilyInformation, text: Text, frame: Frame) -> Document:
    key = "document.family_plan" if message.plan else "document.family"
    return framed(text, frame, text(key), _blocks(message, text))


def draw_invitation(message: FamilyInvitation, text: Text, frame: Frame) -> Document:
    """What is not known here is left to be written by hand: who it is to, and where."""
    return framed(text, frame, text("document.family_invitation"), _invitation(message, text))


def _invitation(message: FamilyInvitation, text: Text) -> Iterator[Block]:
    at = message.meeting
    yield Paragraph(text("family.to"))
    yield Paragraph(text("family.invited"))
    yield Paragraph(text.capital(text.hours(at.held_on, at.starts, at.ends)), text("family.when"))
    yield Paragraph(text("family.by_hand"), text("family.where"))
    yield Paragraph(text.join(message.agencies), text("family.who_comes"))
    yield Bullets(tuple(text(f"family.invited_{n}") for n in (1, 2, 3)))
    yield from _blocks(message.information, text)


def _blocks(message: FamilyInformation, text: Text) -> Iterator[Block]:
    if message.plan:
        yield from _plan(message.plan, text)
    yield Heading(text("family.what"))
    yield Paragraph(text("family.what_1"))
    yield Paragraph(text("family.what_2", agencies=text.join(message.agencies)))
    kind = "individual" if message.works_with_individuals else "general"
    yield Paragraph(text(f"family.what_{kind}"))
    yield Heading(text("family.kept"))
    yield Bullets(tuple(text(f"family.kept_{kind}_{n}") for n in (1, 2, 3)))
    yield Heading(text("family.rights"))
    left = RIGHTS if message.works_with_individuals else RIGHTS[1:]
    answers_for = message.controller or message.municipality
    yield Bullets(tuple(text(f"family.right_{right}", controller=answers_for) for right in left))
    yield Heading(text("family.ask"))
    yield from _contact(message, text)


def _plan(plan: FamilyPlan, text: Text) -> Iterator[Block]:
    """Everybody who does something stands here: the young person and the guardians too."""
    if plan.goals:
        yield Heading(text("family.goals"))
        yield Bullets(tuple(text.capital(worded(goal, "case.goal", text)) for goal in plan.goals))
    yield Heading(text("family.plan"))
    heads = tuple(text(f"document.{head}") for head in ("who", "does", "due"))
    yield Table(heads, tuple(_row(row, text) for row in plan.rows), (3, 6, 4))
    if plan.follow_up_on:
        day = text.day(plan.follow_up_on, year=True)
        yield Paragraph(text("family.followed", date=day))


def _row(row: FamilyRow, text: Text) -> tuple[str, ...]:
    who = text.capital(worded(row.who, "case.owner", text))
    does = text.capital(worded(row.does, "case.measure", text))
    return who, does, text.capital(text.day(row.due_on, year=True))


def _contact(message: FamilyInformation, text: Text) -> Iterator[Block]:
    if not message.contacts:
        yield Paragraph(text("family.ask_municipality", municipality=message.municipality))
    for contact in message.contacts:
        yield Paragraph(_named(contact), f"{contact.name}:")
    yield Paragraph(text("family.danger"))
    if message.concern_link:
        yield Paragraph(text("document.concern_link", link=message.concern_link))


def _named(contact: FamilyContact) -> str:
    return ", ".join(filter(None, (contact.title, contact.email)))
