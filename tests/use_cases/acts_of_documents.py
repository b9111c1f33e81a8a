"""Documents: ordered, looked at, taken back; and what is shown of a meeting or to a family."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace

from sspf.domain.documents import DocumentKind, FileForm, Ordered
from sspf.domain.errors import UnknownMeetingError
from sspf.domain.roads import Road
from sspf.domain.web_links import Purpose
from sspf.use_cases.order_document import held_order, order_document, revoke_documents
from sspf.use_cases.show_family import show_family, show_family_invitation
from sspf.use_cases.show_screen import show_screen
from tests.use_cases.world import FRIDA, NORRSJO, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
AGENDA = Ordered(DocumentKind.AGENDA, FileForm.PDF)


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read."""
    return (
        {
            "order_document": (_nothing, _ordering),
            "revoke_documents": (
                _ordering,
                lambda scene: revoke_documents(scene.services, scene.who(FRIDA)),
            ),
        },
        {
            "held_order": (_ordering, _holding),
            "show_screen": (
                _nothing,
                lambda scene: show_screen(scene.services, scene.who(FRIDA)),
            ),
            "show_family": (
                _nothing,
                lambda scene: show_family(scene.services, scene.who(FRIDA)),
            ),
            "show_family_invitation": (_nothing, _inviting_a_family),
        },
    )


def _ordering(scene: Scene) -> Awaitable[object]:
    return order_document(scene.services, scene.who(FRIDA), AGENDA, scene.first)


async def _holding(scene: Scene) -> None:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        link = (await uow.web_links.of_purpose(FRIDA, Purpose.DOCUMENT))[-1].id
    who = replace(scene.who(FRIDA), road=Road.WEB, link=link)
    await held_order(scene.services, who)


async def _inviting_a_family(scene: Scene) -> None:
    """No family has a seat in this group, and that is said."""
    with suppress(UnknownMeetingError):
        await show_family_invitation(scene.services, scene.who(FRIDA))


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""
