"""A document is made for one reader at the moment it is asked for; nothing of it is kept."""

import asyncio
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.documents.blocks import Document, as_data
from bot.documents.frame import Frame
from bot.documents.kinds import KINDS, MEDIA_TYPES
from bot.documents.letterhead import Letterhead, read_letterhead
from bot.documents.workshop import Workshop
from cards.text import Text
from sspf.domain.documents import FileForm
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.use_cases.order_document import Held
from sspf.use_cases.room import Who

SAFE = re.compile(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class File:
    name: str
    media_type: str
    body: bytes


class Maker:
    def __init__(
        self, services: Services, workshop: Workshop, letterheads: Path | None = None
    ) -> None:
        """`letterheads`: a folder with one for each municipality."""
        self._services = services
        self._workshop = workshop
        self._letterheads = letterheads

    async def drawn(self, who: Who, held: Held) -> Document:
        """As this reader may read it now."""
        kind = KINDS[held.ordered.kind]
        message = await kind.ask(self._services, who, held.about)
        day = self._services.clock.now().date()
        return kind.draw(message, Text.load(held.language).on(day), _frame(held))

    async def made(self, who: Who, held: Held, form: FileForm) -> File:
        """WorkshopBusyError, NotMadeError; KeyError for a form that this kind has not."""
        kind = KINDS[held.ordered.kind]
        if form not in kind.forms:
            raise KeyError(form)
        order = await self._order(who, held, form)
        body = await self._workshop.make({"form": form.value, **order})
        return File(f"{kind.file_name}.{form}", MEDIA_TYPES[form], body)

    async def close(self) -> None:
        await self._workshop.close()

    async def _order(self, who: Who, held: Held, form: FileForm) -> dict[str, Any]:
        kind = KINDS[held.ordered.kind]
        message = await kind.ask(self._services, who, held.about)
        text = Text.load(held.language)
        if form in (FileForm.EXCEL, FileForm.CSV) and kind.rows is not None:
            return {"told": asdict(kind.rows(message, text))}
        look = await self._look(who.municipality)
        return {
            "told": as_data(kind.draw(message, text, _frame(held))),
            "logo": look.logo,
            "template": look.template.decode("latin-1"),
        }

    async def _look(self, municipality: MunicipalityId) -> Letterhead:
        if self._letterheads is None or not SAFE.fullmatch(municipality):
            return Letterhead()
        return await asyncio.to_thread(read_letterhead, self._letterheads / municipality)


def _frame(held: Held) -> Frame:
    return Frame(municipality=held.municipality, made_on=held.today)
