"""What the law can look at: the log, its review and its extract (R-70 to R-73)."""

import argparse

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.__main__ import _parser
from bot.audit_commands import carry_out
from bot.settings import Settings
from sspf.domain.disclosure import Wanted
from sspf.use_cases.disclose import disclose
from sspf.use_cases.replay_purges import replay_purges
from storage.audit_verify import verify_all
from tests.journeys.play import Play
from tests.use_cases.individual import WITH_CONSENT, WITHOUT, with_individuals
from tests.use_cases.retained import NOTE, with_files
from tests.use_cases.world import NORRSJO

CODE = "N27-01"
DOWN = "CREATE TRIGGER down BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'down'); END"


async def opened(chat: Play) -> None:
    await with_individuals(chat.run.house)
    await with_files(chat.run.house)


async def of_case(chat: Play) -> list[object]:
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        return [(e.tag, e.actor, e.purpose) for e in await uow.audit.of_case(WITH_CONSENT)]


@pytest.mark.accepts("R-70")
async def test_given_a_read_then_it_is_in_the_log_and_without_a_log_nothing_is_shown(
    chat: Play,
) -> None:
    await opened(chat)
    assert NOTE in await chat.say("kaj", f"ärende {CODE}")
    assert ("case:read", "kaj", "case") in await of_case(chat)

    async with chat.run.house.database.transaction() as connection:
        await connection.execute(text(DOWN))
    told = await chat.say("kaj", f"ärende {CODE}")

    assert "Loggen fungerar inte just nu" in told
    assert NOTE not in told
    assert CODE not in told


@pytest.mark.accepts("R-71")
async def test_given_writes_and_a_refusal_then_each_is_in_a_log_that_cannot_be_changed(
    chat: Play,
) -> None:
    await opened(chat)
    await chat.say("tore", f"ärende {CODE}")
    await chat.say("kaj", f"återkalla samtycke {CODE}: ungdomen, muntligt")
    await chat.say("kaj", "ja")

    await chat.run.house.services.case_keys.destroy(NORRSJO, WITHOUT, chat.now)
    await replay_purges(chat.run.house.services)
    await disclose(chat.run.house.services, NORRSJO, Wanted(code=CODE))

    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        tags = {(entry.tag, entry.actor) for entry in await uow.audit.entries()}
        written = repr(await uow.audit.entries())
    house = chat.run.house
    assert (await verify_all(house.database, NORRSJO, house.keys)).fault is None
    assert {("case:refuse", "tore"), ("consent:withdraw", "kaj"), ("case:lock", "kaj")} <= tags
    assert {("case:purge", "system"), ("documents:disclose", "system")} <= tags
    assert not [said for said in (CODE, NOTE) if said in written]
    for change in ("UPDATE audit SET actor = 'x'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError):
            async with chat.run.house.database.transaction() as connection:
                await connection.execute(text(change))


@pytest.mark.long
@pytest.mark.accepts("R-72")
async def test_given_a_month_with_reads_then_the_reviewer_is_asked_and_told_again_when_overdue(
    chat: Play,
) -> None:
    await opened(chat)
    await chat.say("kaj", f"ärende {CODE}")

    await chat.to("2027-01-04 09:00")
    assert chat.titles("dag").count("Logggranskning") == 1
    await chat.to("2027-01-19 09:00")

    assert chat.titles("dag").count("Logggranskning") == 3
    assert "Granskningen är försenad" in chat.last("dag")
    assert "Granskad av" in await chat.say("dag", "loggen är granskad")


@pytest.mark.accepts("R-73")
async def test_given_a_case_when_its_log_is_asked_for_then_agency_and_role_and_names_by_decision(
    chat: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    await opened(chat)
    await chat.say("rut", f"ärende {CODE}")
    await chat.close()

    assert await extract(chat) == 0
    without = capsys.readouterr().out
    assert await extract(chat, "--names") == 0
    named = capsys.readouterr().out

    assert "Skola" in without
    assert "läste" in without
    assert "Rut Rektorsdotter" not in without
    assert "Rut Rektorsdotter" in named


async def extract(chat: Play, *more: str) -> int:
    words = ["audit", "extract", "--case", CODE, *more]
    chosen: argparse.Namespace = _parser().parse_args(words)
    return await carry_out(Settings(auth="anonymous", data=chat.folder), chosen)
