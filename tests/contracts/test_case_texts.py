"""What every CaseTexts and Registrations must do."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text as sql

from sspf.domain.case_texts import CaseTextId, Content, Picks, TextState
from sspf.domain.consents import COORDINATION, InfoArea
from sspf.domain.errors import StaleError
from sspf.domain.organisation import MunicipalityId, PartyKey
from sspf.domain.registrations import RecordKind, Registration
from tests.contracts.stores import PostgresqlStore, Store, StoredStore
from tests.factories import FRITID, MEETING, NOW, POLIS, RUT, SCHOOL_BOARD, SKOLA
from tests.factories_cases import N27_01, a_case, a_case_text, a_release

NOBODY = PartyKey("sakerhet_beredskap")
ELSEWHERE = Content(text="En annan text.", areas=frozenset({InfoArea.SCHOOL}))


async def test_given_a_text_when_read_then_it_is_as_it_was_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    picks = Picks(concerns=("skolan",), strengths=("school",), since="done", need="know")
    text = a_case_text(content=replace(a_case_text().content, picks=picks))
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_texts.put(text)

    async with store.other(norrsjo) as uow:
        assert await uow.case_texts.find(text.id, SKOLA) == text
        assert await uow.case_texts.of_meeting(MEETING, SKOLA) == [text]
        assert await uow.case_texts.all_of_case(N27_01) == [text]


async def test_r_31_given_a_draft_when_another_asks_then_it_cannot_be_reached(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_texts.put(a_case_text())

    async with store.other(norrsjo) as uow:
        for reader in (FRITID, POLIS, NOBODY, COORDINATION):
            assert await uow.case_texts.find(a_case_text().id, reader) is None
            assert await uow.case_texts.of_meeting(MEETING, reader) == []


async def test_r_31_given_a_release_when_read_then_only_by_those_it_names(
    store: Store, norrsjo: MunicipalityId
) -> None:
    draft = a_case_text()
    released = draft.release([a_release(COORDINATION), a_release(FRITID)])
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_texts.put(draft)
        await uow.case_texts.put(released)

    async with store.other(norrsjo) as uow:
        assert await uow.case_texts.of_meeting(MEETING, SKOLA) == [released]
        for reader in (FRITID, COORDINATION):  # whom else it went to is not theirs to know
            (read,) = await uow.case_texts.of_meeting(MEETING, reader)
            assert read == replace(released, releases=(a_release(reader),))
        for reader in (POLIS, NOBODY):
            assert await uow.case_texts.find(draft.id, reader) is None


async def test_r_31_given_postgresql_when_a_row_is_asked_for_by_hand_then_the_database_refuses(
    store: Store, norrsjo: MunicipalityId
) -> None:
    """Not only the repository: whatever the statement says."""
    if not isinstance(store, PostgresqlStore):
        return
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_texts.put(a_case_text())
        await uow.case_texts.put(a_case_text().release([a_release(FRITID)]))

    seen = {}
    for reader in (SKOLA, FRITID, POLIS, ""):
        async with store.database.transaction(norrsjo) as connection:
            await connection.execute(
                sql("SELECT set_config('sspf.reader', :reader, true)"), {"reader": reader}
            )
            seen[reader] = (await connection.execute(sql("SELECT id FROM case_texts"))).all()
    assert [len(rows) for rows in seen.values()] == [1, 1, 0, 0]


async def test_given_a_later_wording_when_put_then_the_former_keeps_its_history(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first = a_case_text().release([a_release(FRITID)])
    second = a_case_text(
        id=CaseTextId("text-2"), content=ELSEWHERE, written_at=NOW + timedelta(hours=1)
    )
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_texts.put(a_case_text())
        await uow.case_texts.put(first)
        await uow.case_texts.put(first.replaced())
        await uow.case_texts.put(second)

        assert [t.state for t in await uow.case_texts.all_of_case(N27_01)] == [
            TextState.REPLACED,
            TextState.DRAFT,
        ]
        with pytest.raises(StaleError):
            await uow.case_texts.put(first)


async def test_given_a_draft_when_removed_then_it_is_gone_and_a_released_one_stays(
    store: Store, norrsjo: MunicipalityId
) -> None:
    draft = a_case_text()
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_texts.put(draft)
        await uow.case_texts.remove(draft)
        assert await uow.case_texts.all_of_case(N27_01) == []
        with pytest.raises(StaleError):
            await uow.case_texts.remove(draft)

        released = draft.release([a_release(FRITID)])
        await uow.case_texts.put(draft)
        await uow.case_texts.put(released)
        with pytest.raises(StaleError):
            await uow.case_texts.remove(released)


async def test_r_81_given_registrations_when_numbered_then_they_run_in_the_year(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first = a_registration()
    async with store.begin(norrsjo) as uow:
        assert await uow.registrations.next_number(2027) == 1
        await uow.registrations.add(first)
        assert await uow.registrations.next_number(2027) == 2
        assert await uow.registrations.next_number(2028) == 1
        assert await uow.registrations.of_year(2027) == [first]
        with pytest.raises(StaleError):
            await uow.registrations.add(replace(first, item="text-2"))


async def test_given_a_text_when_the_database_is_read_raw_then_no_word_of_it_stands_there(
    store: Store, norrsjo: MunicipalityId
) -> None:
    if not isinstance(store, StoredStore):
        return
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.case_texts.put(a_case_text())

    async with store.database.transaction(norrsjo) as connection:
        if isinstance(store, PostgresqlStore):
            await connection.execute(sql("SELECT set_config('sspf.reader', '*', true)"))
        rows = (await connection.execute(sql("SELECT * FROM case_texts"))).all()
    assert len(rows) == 1
    assert b"idrott" not in repr(rows).encode()


def a_registration() -> Registration:
    return Registration(
        year=2027,
        number=1,
        at=NOW,
        kind=RecordKind.CASE_TEXT,
        item="text-1",
        sender=SKOLA,
        recipients=(FRITID, COORDINATION),
        registered_by=RUT,
        controller=SCHOOL_BOARD,
    )
