"""What every Tellings and every Guests must do."""

from dataclasses import replace
from datetime import timedelta

from sspf.domain.guests import Guest
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from sspf.domain.tellings import Road, Telling, telling
from tests.contracts.stores import Store
from tests.factories import FRIDA, LEO, MEETING, NOW, RUT, a_meeting


def a_telling(**changes: object) -> Telling:
    return replace(telling(a_meeting(), RUT, Road.CHAT), **changes)  # type: ignore[arg-type]  # fields


def a_guest(**changes: object) -> Guest:
    guest = Guest(meeting=MEETING, person=LEO, point="p", invited_by=FRIDA, invited_at=NOW)
    return replace(guest, **changes)  # type: ignore[arg-type]  # fields of it


async def test_given_tellings_when_put_anew_then_the_newest_counts_road_by_road(
    store: Store, norrsjo: MunicipalityId
) -> None:
    by_mail = a_telling(road=Road.MAIL, is_on=False)
    newest = a_telling(sequence=3, shown=2)

    async with store.begin(norrsjo) as uow:
        await uow.tellings.put([a_telling(), by_mail])
        await uow.tellings.put([newest])
        await uow.tellings.put([])
    async with store.begin(norrsjo) as uow:
        assert await uow.tellings.of_meeting(MEETING) == [newest, by_mail]
        assert await uow.tellings.to(RUT) == [newest, by_mail]
        assert await uow.tellings.to(FRIDA) == []
        assert await uow.tellings.of_meeting(MeetingId("m9")) == []


async def test_given_guests_when_listed_then_in_the_order_in_which_they_were_invited(
    store: Store, norrsjo: MunicipalityId
) -> None:
    late = a_guest(person=RUT, invited_at=NOW + timedelta(hours=1))
    withdrawn = a_guest(withdrawn_at=NOW)

    async with store.begin(norrsjo) as uow:
        await uow.guests.put(late)
        await uow.guests.put(a_guest())
        await uow.guests.put(withdrawn)
    async with store.begin(norrsjo) as uow:
        assert await uow.guests.of_meeting(MEETING) == [withdrawn, late]
        assert await uow.guests.of_person(RUT) == [late]
        assert await uow.guests.of_person(FRIDA) == []
