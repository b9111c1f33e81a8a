"""Documents: one link, one person, a while; and what a full room or a family may see."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sspf.domain.documents import FETCHED_WITHIN, SHOWN_WITHIN, DocumentKind, FileForm, Ordered
from sspf.domain.errors import LinkClosedError
from sspf.domain.levels import BriefingLevel
from sspf.domain.roads import Road
from sspf.domain.web_links import Purpose, WebLink
from sspf.use_cases.issue_link import open_upload
from sspf.use_cases.open_outside import who_holds
from sspf.use_cases.order_document import held_order, order_document, revoke_documents
from sspf.use_cases.room import Who
from sspf.use_cases.show_family import show_family
from sspf.use_cases.show_screen import show_screen
from sspf.use_cases.use_link import use_up
from tests.fakes.web_links import OpenLinks
from tests.use_cases.world import FRIDA, NORRSJO, RUT, Scene, a_scene_during_the_meeting

PDF = Ordered(DocumentKind.AGENDA, FileForm.PDF)
SCREEN = Ordered(DocumentKind.SCREEN)
FAMILY = Ordered(DocumentKind.FAMILY)


@pytest.fixture
def ready(scene: Scene) -> Scene:
    scene.services = replace(scene.services, links=OpenLinks())
    return scene


@pytest.fixture
async def during() -> Scene:
    return await a_scene_during_the_meeting()


def links(scene: Scene) -> list[WebLink]:
    return sorted(scene.state.web_links.values(), key=lambda link: link.issued_at)


def by(scene: Scene, link: WebLink) -> Who:
    return replace(scene.who(link.person), road=Road.WEB, link=link.id)


OF_A_GROUP = Ordered(DocumentKind.CALENDAR, FileForm.PDF, "lokal_torget")


@pytest.mark.parametrize("ordered", [PDF, SCREEN, Ordered(DocumentKind.PLAN), OF_A_GROUP])
def test_given_an_order_when_written_and_read_then_it_is_the_same(ordered: Ordered) -> None:
    assert Ordered.read(str(ordered)) == ordered


@pytest.mark.parametrize("written", ["", "agenda.exe", "secrets", "agenda.pdf.pdf"])
def test_given_what_is_no_document_when_read_then_it_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="valid"):
        Ordered.read(written)


@pytest.mark.parametrize(("ordered", "lasts"), [(PDF, FETCHED_WITHIN), (SCREEN, SHOWN_WITHIN)])
async def test_given_an_order_then_its_link_is_that_persons_and_ends(
    ready: Scene, ordered: Ordered, lasts: timedelta
) -> None:
    told = await order_document(ready.services, ready.who(RUT), ordered, ready.first)

    (link,) = links(ready)
    assert (link.person, link.purpose, link.document) == (RUT, Purpose.DOCUMENT, str(ordered))
    assert link.expires_at - link.issued_at == lasts
    assert link.id in told.address


async def test_given_the_same_is_ordered_twice_in_a_minute_then_it_is_one_link(
    ready: Scene,
) -> None:
    first = await order_document(ready.services, ready.who(RUT), PDF, ready.first)
    again = await order_document(ready.services, ready.who(RUT), PDF, ready.first)

    assert again == first
    assert len(links(ready)) == 1


async def test_given_it_is_ordered_anew_later_then_only_the_newest_opens(ready: Scene) -> None:
    await order_document(ready.services, ready.who(RUT), PDF, ready.first)
    ready.clock.advance(minutes=2)
    await order_document(ready.services, ready.who(RUT), PDF, ready.first)

    assert [link.opens(ready.clock.now()) for link in links(ready)] == [False, True]


async def test_given_another_kind_or_another_person_then_each_has_a_link(ready: Scene) -> None:
    await order_document(ready.services, ready.who(RUT), PDF, ready.first)
    await order_document(ready.services, ready.who(RUT), FAMILY)
    await order_document(ready.services, ready.who(FRIDA), PDF, ready.first)
    await open_upload(ready.services, ready.who(FRIDA))

    assert all(link.opens(ready.clock.now()) for link in links(ready))
    assert len(links(ready)) == 4


async def test_given_the_meeting_is_over_then_its_plan_can_still_be_fetched(ready: Scene) -> None:
    ready.clock.advance(days=60)
    await order_document(ready.services, ready.who(RUT), Ordered(DocumentKind.PLAN), ready.first)

    held = await held_order(ready.services, by(ready, links(ready)[0]))

    assert (held.ordered.kind, held.meeting) == (DocumentKind.PLAN, ready.first)


async def test_given_it_is_used_up_or_taken_back_then_it_opens_nothing(ready: Scene) -> None:
    await order_document(ready.services, ready.who(RUT), PDF, ready.first)
    await order_document(ready.services, ready.who(RUT), FAMILY)
    used, left = links(ready)
    await use_up(ready.services, by(ready, used))

    assert await revoke_documents(ready.services, ready.who(RUT)) == 1
    assert await revoke_documents(ready.services, ready.who(RUT)) == 0
    for link in (used, left):
        with pytest.raises(LinkClosedError):
            await held_order(ready.services, by(ready, link))


async def test_given_a_link_for_something_else_then_it_gives_no_document(ready: Scene) -> None:
    await open_upload(ready.services, ready.who(FRIDA))
    (link,) = links(ready)

    with pytest.raises(LinkClosedError):
        await held_order(ready.services, by(ready, link))
    with pytest.raises(LinkClosedError):
        await held_order(ready.services, ready.who(FRIDA))
    with pytest.raises(LinkClosedError):
        await who_holds(ready.services, NORRSJO, link.id, Purpose.DOCUMENT)


POINTING = (
    "Ring 070-123 45 67.",
    "Killen i 8B ska få en mentor.",
    "N27-04 behöver en plan.",
    "A.B. följs upp.",
    "Björkgatan 12 ska belysas.",
    "20100101-1234 finns i listan.",
)


async def test_given_what_was_decided_when_the_room_looks_then_texts_of_levels_1_and_2_stand(
    during: Scene,
) -> None:
    made = await during.commit()
    shown = await show_screen(during.services, during.who(FRIDA))

    (line,) = shown.commitments
    assert (line.id, line.text) == (made, during.commitment(made).text)
    assert [point.number for point in shown.points] == list(range(1, len(shown.points) + 1))


@pytest.mark.parametrize("text", POINTING)
async def test_given_a_text_that_may_point_at_somebody_when_the_room_looks_then_it_is_kept_back(
    during: Scene, text: str
) -> None:
    made = await during.commit()
    during.state.commitments[made] = replace(during.commitment(made), text=text)

    (line,) = (await show_screen(during.services, during.who(FRIDA))).commitments

    assert line.text == ""
    assert line.party


@pytest.mark.parametrize("hidden", [{"level": BriefingLevel.INDIVIDUAL}, {"case": "N27-04"}])
async def test_given_the_individual_level_when_the_room_looks_then_not_even_a_row_is_there(
    during: Scene, hidden: dict[str, object]
) -> None:
    made = await during.commit()
    changed = replace(during.commitment(made), **hidden)  # type: ignore[arg-type]  # either of two
    during.state.commitments[made] = changed

    assert (await show_screen(during.services, during.who(FRIDA))).commitments == ()


async def test_given_a_family_is_to_read_then_it_is_of_the_municipality_and_of_nobody(
    ready: Scene,
) -> None:
    told = await show_family(ready.services, ready.who(RUT))

    assert told.municipality == ready.organisation.name
    assert len(told.agencies) == 5
    assert [contact.name for contact in told.contacts] == ["Kaj Samordnare"]
    assert told.works_with_individuals
    assert told.plan is None
