"""Who answers for what is kept, and who may be given it: R-01, R-29, R-31, by the public road."""

import json
from pathlib import Path
from typing import Any

import pytest

from sspf.domain.case_texts import Release
from tests.acceptance.test_individuals import REST, SCHOOLS, STOPPED, about, opened
from tests.fixtures_play import Cli
from tests.journeys.play import REHEARSED, Play
from tests.journeys.test_consent_rows import CODE, GIVEN, with_individuals
from tests.journeys.test_grounds import SAID, TO_POLICE, stopped
from tests.use_cases.individual import WITH_CONSENT

STRONG = 'name: "Polismyndigheten", receiving_secrecy: strong'
NO_AUTHORITY = REHEARSED.read_text(encoding="utf-8").replace(
    STRONG, f"{STRONG}, legal_form: association"
)
ONLY_CONSENT = (
    "Det stödet gäller bara mellan myndigheter. Till den verksamheten är samtycke enda vägen."
)
CODE_OF_TEXT = "N27-01"
OF_THE_DRAFT = "bild och idrott"
ASKED = (
    *("dagordning", "underlag", "läget", f"visa ärende {CODE_OF_TEXT}", "mina ärenden"),
    *("visa åtaganden", "statistik", "sök bild och idrott", f"samtycken {CODE_OF_TEXT}"),
)


@pytest.mark.accepts("R-01")
async def test_given_all_that_is_kept_of_a_municipality_then_each_row_names_who_controls_it(
    chat: Play, cli: Cli, tmp_path: Path
) -> None:
    """Cases, consents, briefings and commitments among them: nothing is left out of an export."""
    await with_individuals(chat)
    await chat.say("kaj", f"registrera samtycke {CODE}: vårdnadshavare 1 och 2; {GIVEN}")
    await chat.say("kaj", "ja")
    await chat.close()
    ran = await cli.at(chat.folder)("export", "norrsjo", "--out", str(tmp_path / "out"))
    await chat.open()

    assert ran.code == 0
    rows = exported(tmp_path / "out")
    known = {row["key"] for row in rows["authorities"]}
    lacking = [(t, row) for t, of in rows.items() for row in of if row["controller"] not in known]
    assert lacking == []
    assert {t for t in ("cases", "consents", "outbox", "audit", "meetings") if rows[t]} == {
        *("cases", "consents", "outbox", "audit", "meetings")
    }


def exported(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Rows by the name of their table."""
    files = [file for file in sorted(folder.rglob("*.json")) if file.stem != "receipt"]
    read = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}
    return {name: rows for name, rows in read.items() if isinstance(rows, list)}


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-29")
async def test_given_who_is_no_authority_then_no_ground_reaches_them_and_a_consent_warns(
    chat: Play,
) -> None:
    await chat.move_to_municipality(NO_AUTHORITY)
    await stopped(chat)
    await chat.press("rut", "Annan laglig grund", {"text": STOPPED})
    pressed = [
        await chat.press("rut", "Registrera beslutet", TO_POLICE | {"code": code})
        for code in ("OSL_10_15a", "OSL_10_27")
    ]
    typed = await chat.say("rut", f"annan laglig grund N27-02: {SAID}; till 2027-01-15")
    before = await chat.say("pia", "samtycken N27-02")
    warned = await chat.say("kaj", f"registrera samtycke N27-02: vårdnadshavare 1 och 2; {GIVEN}")
    await chat.say("kaj", "ja")

    for refused in (*pressed, typed):
        assert ONLY_CONSENT in refused
        assert TO_POLICE["weighing"].casefold()[:-1] in refused.casefold()
    assert "Jag hittar inget ärende" in before
    assert "Sekretesslagen gäller inte för Polis." in warned
    assert "Samtycke är registrerat" in await chat.say("pia", "samtycken N27-02")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-31")
async def test_given_one_agencys_text_then_no_question_of_another_reaches_it_until_it_is_released(
    chat: Play,
) -> None:
    """Released to whom the consent names, once, with the hour, the sender and the recipient."""
    await opened(chat, "rut")
    own = await chat.press("rut", "Spara utkast", REST | about("case-1", SCHOOLS))
    before = {who: await all_that_is_told(chat, who) for who in ("pia", "frida", "kaj", "tore")}
    unreleased = await releases(chat)
    await chat.say("rut", "skicka in underlaget")
    await chat.say("rut", "ja")
    after = await chat.say("pia", "dagordning")

    assert OF_THE_DRAFT in own
    assert [who for who, told in before.items() if OF_THE_DRAFT in told] == []
    assert unreleased == []
    assert OF_THE_DRAFT in after
    assert OF_THE_DRAFT not in await all_that_is_told(chat, "tore")
    released = await releases(chat)
    assert {r.recipient for r in released} >= {"fritid", "polis", "socialtjanst"}
    assert {(r.by, r.basis, bool(r.ground)) for r in released} == {("rut", "consent", True)}
    assert all(r.at == chat.now for r in released)


async def all_that_is_told(chat: Play, who: str) -> str:
    """By every question that could lead there, and in all that stands in the chat."""
    said = [await chat.say(who, words) for words in ASKED]
    return "\n".join([*said, chat.everything(who)])


async def releases(chat: Play) -> list[Release]:
    house = chat.run.house
    async with house.services.unit_of_work(min(house.installed)) as uow:
        return [r for text in await uow.case_texts.all_of_case(WITH_CONSENT) for r in text.releases]
