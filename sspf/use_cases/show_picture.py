"""The problem picture of an area: seen, added to, and rows that no longer hold taken out (D16)."""

from dataclasses import dataclass

from sspf.domain.access import Record, may
from sspf.domain.capture import text_faults
from sspf.domain.errors import NotAllowedError, UnknownRowError
from sspf.domain.group_tree import speaks_for
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.board import Board, BoardField, BoardForm, BoardRow, Do, Doing, FieldKind
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group, GroupKey, PartyKey
from sspf.domain.problem_pictures import (
    CONTRIBUTOR_LIMIT,
    PICTURE_LIMIT,
    SOURCE_LIMIT,
    PicturePart,
    PictureRow,
    silent,
)
from sspf.ports import Services
from sspf.use_cases.group_of import own_group
from sspf.use_cases.room import AskersRoom, Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTyped:
    """As typed."""

    group: str = ""
    part: str = ""
    what: str = ""
    contributor: str = ""
    """An actor without an account; empty: the member's own party says it."""
    source: str = ""


async def show_picture(services: Services, who: Who, named: str) -> Board:
    async with enter(services, who) as room:
        return await _picture(room, own_group(room, named))


async def open_picture_form(services: Services, who: Who, typed: PictureTyped) -> BoardForm:
    """Filled in with what was typed; nothing is saved yet."""
    async with enter(services, who) as room:
        group = _contributed(room, typed)
        return _form(group, typed, _faults(typed) if typed.what else ())


async def add_to_picture(
    services: Services, who: Who, typed: PictureTyped, origin: str
) -> Board | BoardForm:
    """The picture with the row in it, once for each cause; or the form with what is wrong."""
    async with enter(services, who) as room:
        group = _contributed(room, typed)
        if await room.uow.picture_rows.made_by(origin) is None:
            faults = _faults(typed)
            if faults:
                return _form(group, typed, faults)
            await _add(room, group, typed, origin)
        return await _picture(room, group)


async def end_picture_row(services: Services, who: Who, number: int) -> Board:
    """It no longer holds. By the party that said it, or somebody who speaks for the group."""
    async with enter(services, who) as room:
        row = await room.uow.picture_rows.get(number)
        if not _may(room, row.group, row.level):
            raise UnknownRowError(number)
        own = room.me.party is not None and room.me.party == row.party
        if not own and not speaks_for(room.asker, row.group):
            raise NotAllowedError(room.me.id)
        ended = row.ended(room.today)
        if ended != row:
            await room.uow.picture_rows.put(ended)
            await room.note("picture:end", row.id, controller=row.controller, version=ended.version)
        return await _picture(room, room.organisation.group(row.group))


async def _add(room: AskersRoom, group: Group, typed: PictureTyped, origin: str) -> None:
    outside = cleaned(typed.contributor)
    party: PartyKey | None = None if outside else room.me.party
    row = PictureRow(
        number=await room.uow.picture_rows.next_number(),
        group=group.key,
        part=PicturePart(typed.part),
        text=cleaned(typed.what),
        party=party,
        contributor=outside,
        source=cleaned(typed.source),
        controller=room.organisation.controller_of(party),
        added_by=room.me.id,
        added_at=room.now,
        origin=origin,
    )
    await room.uow.picture_rows.put(row)
    await room.note("picture:add", row.id, controller=row.controller, version=1)


async def _picture(room: AskersRoom, group: Group) -> Board:
    if not _may(room, group.key, BriefingLevel.GROUP):
        raise NotAllowedError(room.me.id)
    rows = [r for r in await room.uow.picture_rows.every() if r.group == group.key and r.holds]
    waits = silent(rows, room.organisation.answering(group.key))
    names = tuple(room.organisation.party(p).name for p in waits)
    lines: list[BoardRow] = []
    for part in PicturePart:
        of_part = [row for row in rows if row.part is part]
        lines.append(BoardRow(heading=phrase(f"picture.part.{part}", count=len(of_part))))
        lines += [_row(room, row) for row in of_part]
    newest = max((row.added_at for row in rows), default=None)
    dated = (phrase("picture.dated", date=room.local(newest).date()),) if newest else ()
    silent_ones = (phrase("picture.silent", parties=names),) if names else ()
    return Board(
        title="title.picture",
        intro=(phrase("picture.of", group=group.name), *dated, *silent_ones),
        rows=tuple(lines),
    )


def _row(room: AskersRoom, row: PictureRow) -> BoardRow:
    by = row.contributor or (room.organisation.party(row.party).name if row.party else "")
    said = phrase("picture.by_outside", by=by) if row.contributor else phrase("picture.by", by=by)
    date = phrase("picture.added", date=room.local(row.added_at).date())
    may_end = speaks_for(room.asker, row.group) or (
        row.party is not None and row.party == room.me.party
    )
    end = Do(what=Doing.PICTURE_END, subject=row.id, version=row.version)
    return BoardRow(
        heading=phrase("picture.row", number=row.number),
        text=row.text,
        facts=(
            *((said,) if by else ()),
            date,
            *((phrase("picture.source", source=row.source),) if row.source else ()),
        ),
        does=(end,) if may_end else (),
    )


def _contributed(room: AskersRoom, typed: PictureTyped) -> Group:
    """Every member of the group may add; not somebody who only reads."""
    group = own_group(room, typed.group)
    if not room.asker.is_private or not _may(room, group.key, BriefingLevel.GROUP):
        raise NotAllowedError(room.me.id)
    return group


def _may(room: AskersRoom, group: GroupKey, level: BriefingLevel) -> bool:
    return may(room.asker, Record(group=group, level=level), room.now)


def _faults(typed: PictureTyped) -> tuple[Phrase, ...]:
    level = BriefingLevel.GROUP
    known = typed.part in {part.value for part in PicturePart}
    whose = text_faults(cleaned(typed.contributor) or "–", CONTRIBUTOR_LIMIT, level, "picture")
    whence = text_faults(cleaned(typed.source) or "–", SOURCE_LIMIT, level, "picture")
    keys = (
        *text_faults(cleaned(typed.what), PICTURE_LIMIT, level, "picture"),
        *(() if known else ("fault.picture.part",)),
        *whose,
        *whence,
    )
    return tuple(phrase(key, limit=PICTURE_LIMIT) for key in dict.fromkeys(keys))


def _form(group: Group, typed: PictureTyped, faults: tuple[Phrase, ...]) -> BoardForm:
    parts = tuple((f"picture.name.{part}", part.value) for part in PicturePart)
    text, one = FieldKind.TEXT, FieldKind.ONE
    return BoardForm(
        title="title.picture_form",
        intro=(phrase("picture.of", group=group.name), phrase("picture.living")),
        fields=(
            BoardField(id="part", kind=one, value=typed.part, options=parts, is_required=True),
            BoardField(
                id="what", kind=text, value=typed.what, limit=PICTURE_LIMIT, is_required=True
            ),
            BoardField(
                id="contributor", kind=text, value=typed.contributor, limit=CONTRIBUTOR_LIMIT
            ),
            BoardField(id="source", kind=text, value=typed.source, limit=SOURCE_LIMIT),
        ),
        faults=faults,
        saves=Do(what=Doing.PICTURE_SAVE, subject=str(group.key)),
    )
