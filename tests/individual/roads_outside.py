"""Roads out of the house beside the chat's own words: presses, files, pages, feeds, searches.

All the roads there are stand in ROADS.
"""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import asdict, replace
from datetime import timedelta

from bot.dispatch import Heard, Said, hear
from bot.documents.blocks import as_data
from bot.documents.frame import Frame
from bot.documents.kinds import KINDS
from bot.pages.answer_page import Shown, draw
from bot.searching import search
from cards.acts import LIST, Act
from cards.text import Text
from sspf.domain.case_work import Section
from sspf.domain.feeds import Digest, Feed, FeedScope
from sspf.domain.organisation import Person
from sspf.domain.references import Ref, Reference
from sspf.domain.roads import Road
from sspf.domain.web_links import Purpose, WebLink, WebLinkId
from sspf.use_cases.open_outside import open_outside
from sspf.use_cases.read_feed import read_feed
from sspf.use_cases.show_reports import list_reports
from sspf.use_cases.write_report import open_report
from tests.individual.planted import ENTRY, ITEM, text_id
from tests.individual.roads import bytes_of, composed, exported, typed
from tests.use_cases.cased import COVERED, N27_03
from tests.use_cases.world import NORRSJO, Scene

Told = AsyncIterator[tuple[str, str]]
PROMISES = ("Å-2027-020", "Å-2027-022")
NUMBERED = (
    "report",
    "incident",
    "matter",
    "row",
    "picture",
    "agreement",
    "proposal",
)
BY_KIND: dict[str, tuple[str, ...]] = {
    "commitment": PROMISES,
    "list": (LIST, *PROMISES),
    "case": (N27_03, LIST),
    "consent": (N27_03,),
    "entry": (ENTRY, "top5"),
    "selection": ("top5",),
    "item": (ITEM,),
    **dict.fromkeys(NUMBERED, ("1",)),
}
"""What the buttons of a kind are about; all others are about a meeting."""
VALUES: dict[str, tuple[str, ...]] = {
    Act.AGENDA_WHOLE: tuple(f"individniva|{text_id(party)}" for party in COVERED),
    Act.CASE_OPEN: tuple(Section),
    Act.COMMITMENT_CONFIRM: ("done", "start", "help", "cancel"),
    Act.ENTRY_STEP: ("measure", "talk", "let_in", "leave"),
    Act.DOCUMENT_GET: ("agenda", "plan.pdf", "notes", "evaluation", "statistics.csv"),
}
UNTOUCHED = frozenset({Act.CHOICE_PICK, Act.INVITATION_DEPUTY, Act.CONSENT_WITHDRAW})
"""No buttons of their own; and the one that closes everything that is looked for here."""


def presses(scene: Scene) -> list[tuple[Act, str, str]]:
    """(act, subject, value) of every button, about all that it could be about."""
    meetings = (scene.first, scene.second)
    return [
        (act, subject, value)
        for act in Act
        if act not in UNTOUCHED
        for subject in BY_KIND.get(act.partition(".")[0], meetings)
        for value in VALUES.get(act, ("",))
    ]


async def pressed(scene: Scene, person: Person) -> Told:
    async for where, said in answers_to_presses(scene, person):
        yield where, bytes_of(said.presented.payload)


async def answers_to_presses(scene: Scene, person: Person) -> AsyncIterator[tuple[str, Said]]:
    """As if the button stood in front of this person, whoever it was drawn for."""
    for number, (act, subject, value) in enumerate(presses(scene)):
        ref = Ref(f"ref-{person.id}-{number}")
        reference = Reference(ref=ref, person=person.id, act=act, subject=subject, value=value)
        async with scene.services.unit_of_work(NORRSJO) as uow:
            await uow.cards.add_references([replace(reference, version=1)])
        heard = Heard(
            tenant=min(scene.organisation.tenants),
            entra_object_id=person.entra_object_id,
            activity=f"press-{number}",
            is_private=True,
            ref=ref,
            inputs={},
        )
        yield f"pressed: {act} {subject} {value}", await hear(scene.services, heard)


async def documents(scene: Scene, person: Person) -> Told:
    """What goes into each file and page, in words and in cells."""
    who = replace(scene.who(person.id), road=Road.WEB)
    frame = Frame(municipality="Norrsjö", made_on=scene.clock.now().date())
    text = Text.load("sv")
    for name, kind in KINDS.items():
        for meeting in (scene.first, scene.second) if kind.of_meeting else (None,):
            try:
                message = await kind.ask(scene.services, who, meeting)
            except Exception as fault:  # noqa: BLE001  # a refusal is told, and so looked at
                yield f"document {name}", repr(fault)
                continue
            yield f"document {name}", bytes_of(as_data(kind.draw(message, text, frame)))
            if kind.rows is not None:
                yield f"sheet {name}", bytes_of(asdict(kind.rows(message, text)))


async def paged(scene: Scene, person: Person) -> Told:
    """The page behind the link of a kallelse."""
    now = scene.clock.now()
    link = WebLink(
        id=WebLinkId(f"link-{person.id}"),
        purpose=Purpose.ANSWER,
        person=person.id,
        meeting=scene.second,
        issued_at=now,
        expires_at=now + timedelta(days=1),
    )
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.web_links.put(link)
    who = replace(scene.who(person.id), road=Road.WEB, link=link.id)
    try:
        page = await open_outside(scene.services, who, judged=True)
        yield "page", repr(page) + str(draw(page, Shown("token")))
    except Exception as fault:  # noqa: BLE001  # a refusal is told, and so looked at
        yield "page", repr(fault)


async def fed(scene: Scene, person: Person) -> Told:
    feed = Feed(
        id=f"feed-{person.id}",
        digest=Digest(f"digest-{person.id}"),
        scope=FeedScope.PERSON,
        person=person.id,
        group=None,
        made_at=scene.clock.now(),
    )
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.feeds.put(feed)
    yield "feed", repr(await read_feed(scene.services, NORRSJO, feed.digest))


async def searched(scene: Scene, person: Person) -> Told:
    """The compose box, whose finds are put where others read."""
    tenant = min(scene.organisation.tenants)
    for text in ("", "koltrast", "N27-03", "åtaganden för N27-03", "nivå 3", "falk", "T27-01"):
        value = {"parameters": [{"name": "text", "value": text}]}
        found = await search(scene.services, tenant, person.entra_object_id, "search", value)
        yield f"searched: {text}", json.dumps(found, ensure_ascii=False, default=repr)


async def reported(scene: Scene, person: Person) -> Told:
    for asked in (list_reports, lambda s, who: open_report(s, who, 1)):
        try:
            yield "report", repr(await asked(scene.services, scene.who(person.id)))
        except Exception as fault:  # noqa: BLE001  # a refusal is told, and so looked at
            yield "report", repr(fault)


ROADS: tuple[Callable[[Scene, Person], Told], ...] = (
    typed,
    composed,
    exported,
    pressed,
    documents,
    paged,
    fed,
    searched,
    reported,
)
