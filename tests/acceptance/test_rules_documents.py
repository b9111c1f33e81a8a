"""Official documents, their register, and the duty to report (R-74 to R-105)."""

from pathlib import Path

import pytest
from sqlalchemy import text

from bot.__main__ import _parser
from bot.check.address import check_address
from bot.check.finding import Ground, State
from bot.disclose_commands import carry_out
from bot.settings import Settings
from cards.text import LOCALES
from sspf.domain.cases import CaseCode
from sspf.domain.registrations import RecordKind
from sspf.domain.statutes import STATUTES
from sspf.domain.tallies import TallyKind, tally
from sspf.ports import KeyDestroyedError
from tests.acceptance.test_individuals import REST, about
from tests.journeys.play import ROOT, Play
from tests.journeys.test_cases import raised
from tests.storage.canaries import holding
from tests.use_cases.individual import TEXTS, WITH_CONSENT, with_individuals
from tests.use_cases.retained import NOTE, with_files
from tests.use_cases.world import NORRSJO, RUT

CODE = "N27-01"
SCHOOLS = TEXTS[RUT, WITH_CONSENT]
TEAMS = "chats.jsonl"
CONSENT = (
    "registrera samtycke N27-02: vårdnadshavare 1 och 2; skriftligt 15 december; "
    "från skolan till polisen; alla områden; till 31 maj; "
    "inhämtat av skolan; informationen; barnet hört"
)


async def sent(chat: Play) -> None:
    """The school's text on N27-01, by its card."""
    await with_individuals(chat.run.house)
    await chat.say("rut", "ändra underlaget")
    await chat.press("rut", "Skicka in", REST | about("case-1", SCHOOLS))
    await chat.press("rut", "Skicka in texten")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-74")
async def test_given_a_text_then_no_file_has_it_and_without_its_key_nobody_reads_it(
    chat: Play,
) -> None:
    """And an address without TLS is a fault to the doctor."""
    await sent(chat)
    house = chat.run.house

    assert {file.name for file in holding(SCHOOLS, chat.folder)} <= {TEAMS}
    assert "idrott" in await chat.say("pia", "dagordning")
    await house.services.case_keys.destroy(NORRSJO, WITH_CONSENT, chat.now)
    assert "idrott" not in await chat.say("pia", "dagordning")
    with pytest.raises(KeyDestroyedError):
        await house.services.case_keys.open(NORRSJO, WITH_CONSENT)
    bare = Settings(microsoft_app_id="7d3c8c51-0d0b-4d0e-9f0f-4b5f0c4f5a11", data=chat.folder)
    plain = bare.model_copy(update={"public_url": "http://sspf.example.org"})
    assert {f.state for f in await check_address(Ground(settings=plain))} == {State.FAULT}


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-81")
async def test_given_a_text_and_a_consent_then_each_is_in_the_register_at_once(chat: Play) -> None:
    await sent(chat)
    await chat.say("rut", CONSENT)
    told = await chat.say("rut", "ja")

    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        entries = await uow.registrations.of_year(chat.now.year)
    assert {entry.kind for entry in entries} == {RecordKind.CASE_TEXT, RecordKind.CONSENT}, told
    first = entries[0]
    assert (first.sender, first.registered_by) == ("skola", "rut")
    assert "polis" in first.recipients
    assert not [said for said in (CODE, "idrott") if said in repr(entries)]


@pytest.mark.accepts("R-83")
async def test_given_a_case_is_raised_then_one_agency_keeps_it_and_none_may_be_missing(
    chat: Play,
) -> None:
    await raised(chat)

    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        case = await uow.cases.with_code(CaseCode("N26-01"))
    assert case is not None
    assert case.archive_agency == case.raised_by
    async with chat.run.house.database.transaction() as connection:
        told = await connection.execute(text("PRAGMA table_info(cases)"))
        columns = {row.name: row.notnull for row in told}
    assert columns["archive_agency"] == 1


@pytest.mark.accepts("R-84")
async def test_given_a_request_then_one_readable_file_with_level_and_marking(
    chat: Play, tmp_path: Path
) -> None:
    await with_individuals(chat.run.house)
    await with_files(chat.run.house)
    await chat.close()
    out = tmp_path / "begaran.txt"
    chosen = _parser().parse_args(["disclose", "norrsjo", "--case", CODE, "--out", str(out)])

    assert await carry_out(Settings(auth="anonymous", data=chat.folder), chosen) == 0

    written = out.read_text(encoding="utf-8")
    assert NOTE in written
    assert "Nivå 3: individnivå" in written
    assert "Sekretess kan gälla enligt 23 kap. 2 § OSL" in written


@pytest.mark.accepts("R-102")
async def test_given_somebody_wants_to_report_a_concern_then_where_to_and_112_and_nothing_is_kept(
    chat: Play,
) -> None:
    told = await chat.say("rut", "jag vill göra en orosanmälan om en elev")

    assert "https://www.norrsjo.example.org/orosanmalan" in told
    assert "Vid fara: ring 112" in told
    assert "Jag tar inte emot någon anmälan" in told
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        assert await uow.cases.every() == []


@pytest.mark.accepts("R-104")
async def test_given_the_duty_to_report_then_todays_section_is_named_and_no_old_one_anywhere(
    chat: Play,
) -> None:
    assert "19 kap. 1 § socialtjänstlagen" in await chat.say("rut", "orosanmälan")

    assert all(statute.valid_from for statute in STATUTES)
    texts = [p for language in sorted(LOCALES) for p in (ROOT / "cards/locale").glob("*/*.po")]
    sources = [p for part in ("bot", "cards", "sspf") for p in (ROOT / part).rglob("*.py")]
    old = [p.name for p in (*texts, *sources) if "14 kap. 1 §" in p.read_text(encoding="utf-8")]
    assert old == []


@pytest.mark.accepts("R-105")
async def test_given_a_family_then_there_is_a_text_to_hand_over_and_that_it_was_is_recorded(
    chat: Play,
) -> None:
    await with_individuals(chat.run.house)
    assert "Information till familjen finns" in await chat.say("kaj", "information till familjen")

    await chat.say("rut", CONSENT)
    await chat.say("rut", "ja")

    assert "Familjen fick informationen" in await chat.say("kaj", "samtycke N27-02")


@pytest.mark.accepts("R-96")
async def test_given_a_case_is_counted_then_only_margins_are_kept_and_nothing_that_names_it(
    chat: Play,
) -> None:
    await raised(chat)
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        case = await uow.cases.with_code(CaseCode("N26-01"))
        assert case is not None
        word = {"gender": "girl", "school_year": "8"}
        assert await uow.tallies.add(tally(TallyKind.CASE_RAISED, chat.now, **word), origin=case.id)
        with pytest.raises(ValueError, match="no such gender"):
            tally(TallyKind.CASE_RAISED, chat.now, gender=case.code)

    async with chat.run.house.database.transaction() as connection:
        rows = (await connection.execute(text("SELECT * FROM tallies"))).mappings().all()
        digests = (await connection.execute(text("SELECT * FROM tally_origins"))).mappings().all()
    kept = {"municipality_id", "controller", "kind", "month", "dimension", "value", "number"}
    assert {column for row in rows for column in row} == kept
    # One counter for each single word: that two of them were the same child's is not kept.
    assert len(rows) == len({(r["kind"], r["dimension"], r["value"]) for r in rows})
    assert not [said for said in (case.id, case.code) if said in repr([*rows, *digests])]
