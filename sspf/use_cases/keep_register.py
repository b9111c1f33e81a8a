"""The register of agreements and guidelines, with review dates that are reminded of (E12)."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.agreements import (
    AGREEMENT_LIMIT,
    LINK_LIMIT,
    Agreement,
    is_link,
    keeps_register,
    reminded,
)
from sspf.domain.capture import day_of, text_faults
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.board import (
    Board,
    BoardField,
    BoardForm,
    BoardRow,
    Do,
    Doing,
    FieldKind,
    GroupNews,
)
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.outbox import Message
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.kept_by_number import keep, must_be_member, must_keep, reminder
from sspf.use_cases.room import AskersRoom, Room, Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTyped:
    """As typed."""

    title: str = ""
    link: str = ""
    review: str = ""
    """ISO date."""


async def show_register(services: Services, who: Who) -> Board:
    """What is to be reviewed next stands first. For every member, not for guests."""
    async with enter(services, who) as room:
        return await _register(room)


async def open_agreement_form(services: Services, who: Who, typed: AgreementTyped) -> BoardForm:
    """Filled in with what was typed; nothing is saved yet."""
    async with enter(services, who) as room:
        must_keep(room)
        return _form(typed, _faults(room, typed) if typed.title else ())


async def add_agreement(
    services: Services, who: Who, typed: AgreementTyped, origin: str
) -> Board | BoardForm:
    async with enter(services, who) as room:
        must_keep(room)
        if await room.uow.agreements.made_by(origin) is None:
            faults = _faults(room, typed)
            if faults:
                return _form(typed, faults)
            await _add(room, typed, origin)
        return await _register(room)


async def review_agreement(
    services: Services, who: Who, number: int, next_on: date | None
) -> Board:
    """Looked at today. Without a day for the next time it is a year from now."""
    async with enter(services, who) as room:
        must_keep(room)
        agreement = await room.uow.agreements.get(number)
        day = next_on if next_on and next_on > room.today else _a_year_on(room.today)
        reviewed = agreement.reviewed(room.today, day)
        if reviewed != agreement:
            await keep(room, room.uow.agreements, reviewed, "agreement:review")
        return await _register(room)


async def review_reminders(room: Room) -> list[Message]:
    """To those who keep the register: thirty days before a review, and on its day."""
    found: list[Message] = []
    for agreement in await room.uow.agreements.every():
        ahead = agreement.reminder_on(room.today)
        if ahead is None:
            continue
        day = f"{agreement.review_on:%Y%m%d}:{ahead.days}d"
        found += [
            reminder(room, person, agreement.id, day, "why.agreement")
            for person in reminded(room.organisation)
        ]
    return found


async def compose_review(room: AskersRoom, message: Message) -> object:
    """One that has been reviewed since is not reminded of."""
    agreement = await room.uow.agreements.get(int(message.subject.rpartition("-")[2]))
    if agreement.reminder_on(room.today) is None:
        return Dropped("dropped.reviewed")
    if not keeps_register(room.me):
        return Dropped("dropped.no_access")
    said = phrase("agreement.news", number=agreement.number, date=agreement.review_on)
    return GroupNews(said=said, text=agreement.title)


async def _add(room: AskersRoom, typed: AgreementTyped, origin: str) -> None:
    review = day_of(typed.review)
    if review is None:
        raise NotAllowedError(room.me.id)
    agreement = Agreement(
        number=await room.uow.agreements.next_number(),
        title=cleaned(typed.title),
        link=typed.link.strip(),
        review_on=review,
        controller=room.organisation.controller,
        added_by=room.me.id,
        added_at=room.now,
        origin=origin,
    )
    await keep(room, room.uow.agreements, agreement, "agreement:add")


async def _register(room: AskersRoom) -> Board:
    must_be_member(room)
    rows = sorted(await room.uow.agreements.every(), key=lambda a: (a.review_on, a.number))
    return Board(
        title="title.register",
        rows=tuple(_row(room, agreement) for agreement in rows),
        empty="register.none",
    )


def _row(room: AskersRoom, agreement: Agreement) -> BoardRow:
    late = agreement.review_on <= room.today
    reviewed = Do(what=Doing.AGREEMENT_REVIEWED, subject=agreement.id, version=agreement.version)
    since = agreement.reviewed_on
    return BoardRow(
        heading=phrase("agreement.heading", number=agreement.number),
        text="\n".join(words for words in (agreement.title, agreement.link) if words),
        facts=(
            phrase("agreement.review", date=agreement.review_on),
            *((phrase("agreement.reviewed", date=since),) if since else ()),
        ),
        flags=(phrase("agreement.late"),) if late else (),
        does=(reviewed,) if keeps_register(room.me) else (),
    )


def _faults(room: AskersRoom, typed: AgreementTyped) -> tuple[Phrase, ...]:
    title = text_faults(cleaned(typed.title), AGREEMENT_LIMIT, BriefingLevel.GENERAL, "agreement")
    review = day_of(typed.review)
    keys = (
        *title,
        *(("fault.agreement.link",) if typed.link and not is_link(typed.link.strip()) else ()),
        *(() if review and review > room.today else ("fault.agreement.review",)),
    )
    return tuple(phrase(key, limit=AGREEMENT_LIMIT) for key in keys)


def _form(typed: AgreementTyped, faults: tuple[Phrase, ...]) -> BoardForm:
    text = FieldKind.TEXT
    return BoardForm(
        title="title.agreement_form",
        intro=(phrase("agreement.only_link"),),
        fields=(
            BoardField(
                id="what", kind=text, value=typed.title, limit=AGREEMENT_LIMIT, is_required=True
            ),
            BoardField(id="link", kind=text, value=typed.link, limit=LINK_LIMIT),
            BoardField(id="review", kind=FieldKind.DAY, value=typed.review, is_required=True),
        ),
        faults=faults,
        saves=Do(what=Doing.AGREEMENT_SAVE, subject="register"),
    )


def _a_year_on(day: date) -> date:
    """The same day next year; 28 February after a 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
