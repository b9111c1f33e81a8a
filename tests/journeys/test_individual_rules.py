"""Rules of the individual level by the chat: what is refused, what is closed, what cards hold."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.organisations.reader import read_municipality
from sspf.use_cases.install import install_municipality
from tests.acceptance.test_individuals import REST, about, opened
from tests.journeys.play import EVERYONE, NORRSJO, Play
from tests.journeys.reading import buttons_of
from tests.journeys.stages import GENERAL, GROUP_LEVEL, brief
from tests.journeys.test_case_work import CODE, MEASURE, PLAN, assessed
from tests.journeys.test_cases import NO_CASE, raised
from tests.journeys.test_grounds import SAID, stopped

NUMBERS = (
    *("20100101-1234", "100101-1234", "100161-1234", "201001011234", "1001011234"),
    *("100101+1234", "20100161-1234", "19991231-9876", "990228-0011", "050630-4455"),
    *("2010 01 01-1234", "100101 1234", "20050630-1234", "851224-9876", "700169-1234"),
)
CONTACTS = (
    *("070-123 45 67", "0701234567", "+46701234567", "+46 70 123 45 67", "073-555 12 12"),
    *("08-123 456 78", "0046701234567", "0580-123 45", "076 123 45 67", "010-555 00 00"),
    *("anna@example.org", "a.b@skola.example.org", "elev_1@mail.example.com"),
    *("x+y@example.se", "ungdom@example.org"),
    *("Storgatan 12", "Skolvägen 3 B", "Kungsgatan 4", "Björkstigen 7", "Ekbacken 1"),
    *("@anna_k", "@ungdom.01", "@snapelev", "@killen99", "@a_b_c"),
)
IS_TEXT = {"d3_nothing": "nej"}
PASSING = ("112", "114 14", "1177", "116 111", "Storgatan och Busstorget")
KINDS = dict.fromkeys(NUMBERS, "personnummer") | dict.fromkeys(CONTACTS, "annan adress")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-40")
async def test_given_forty_patterns_then_each_is_refused_with_its_place_and_numbers_to_help_pass(
    chat: Play,
) -> None:
    assert len(KINDS) == 40
    await opened(chat, "rut")
    nothing = {"d2_nothing": "ja", "d3_nothing": "ja"}
    for pattern, kind in KINDS.items():
        form = await chat.press("rut", "Skicka in", {"d1": f"Ring {pattern} nu.", **nothing})
        assert kind in form or "personnummer" in form, pattern
        assert "vid tecken 6" in form, pattern
        assert f"Ring {pattern} nu." in form, pattern
    refused = await chat.press(
        "rut",
        "Skicka in",
        {"d1": "Lugnt.", "d2_nothing": "ja"} | about("case-1", "Nås på 070-123 45 67."),
    )
    assert "annan adress" in refused
    said = " ".join(f"Ring {each}." for each in PASSING)
    receipt = await chat.press(
        "rut", "Skicka in", {"d1": said} | about("case-1", "Lugnt.") | IS_TEXT
    )
    assert "annan adress" not in receipt
    assert "När du går vidare" in receipt


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-42")
async def test_given_fewer_than_five_then_the_group_level_is_refused(chat: Play) -> None:
    individual = {"Har ni något på individnivå": "Inget att rapportera"}
    answers = {"d1": "Lugnt.", "d2": "Några träffas vid torget.", **individual}
    refused = await chat.press("rut", "Skicka in", answers | {"d2_size": "Färre än 5"})
    after = await chat.press("rut", "Skicka in", {"d2_size": "10–19"})

    assert "Grupper med färre än fem personer hör hemma på individnivå." in refused
    assert "inskickat" not in refused
    assert "Några träffas vid torget." in refused
    assert "inskickat" in after


@pytest.mark.accepts("R-43")
async def test_given_a_case_is_raised_then_no_name_is_asked_for_and_no_column_can_hold_one(
    chat: Play,
) -> None:
    await chat.say("rut", "nytt ärende")
    form = await chat.press("rut", "Nej, fortsätt")
    assert "namn" not in form.casefold().replace("inga namn", "").replace("inte namn", "")
    await raised(chat)

    columns = set(columns_in(chat.folder))
    assert {table for table, _ in columns} >= {"cases", "case_files", "consents", "case_texts"}
    assert [c for c in columns if "name" in c[1] or "namn" in c[1]] == []


def columns_in(folder: Path) -> list[tuple[str, str]]:
    """(table, column) of what is kept of single young people."""
    files = [f for f in folder.rglob("*") if f.suffix in (".db", ".sqlite", ".sqlite3")]
    assert files
    kept = ("cases", "case_files", "consents", "legal_grounds", "case_texts", "entries")
    return [pair for file in files for pair in columns_of(file) if pair[0] in kept]


def columns_of(file: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(file)) as database:
        tables = [
            r[0] for r in database.execute("select name from sqlite_master where type='table'")
        ]
        return [
            (table, row[1])
            for table in tables
            for row in database.execute(f'pragma table_info("{table}")')
        ]


@pytest.mark.accepts("R-46")
async def test_given_no_voice_then_no_plan_is_decided_until_it_is_heard_or_said_why_not(
    chat: Play,
) -> None:
    await assessed(chat)
    unheard = {k: v for k, v in PLAN.items() if k not in ("case_on_sspf", "case_on_plan")}
    await chat.say("kaj", f"plan {CODE}")
    await chat.press("kaj", "Spara planen", unheard)
    await chat.press("kaj", "Planen")
    await chat.press("kaj", "Lägg till åtgärden", MEASURE)
    stopped_at = await chat.press("kaj", "Besluta planen")
    await chat.say("kaj", f"plan {CODE}")
    await chat.press("kaj", "Spara planen", {"case_why_not": "not_reached"})
    await chat.press("kaj", "Planen")
    decided = await chat.press("kaj", "Besluta planen")

    assert "den ungas röst" in stopped_at
    assert f"{CODE} · Plan beslutad" not in stopped_at
    assert f"{CODE} · Plan beslutad" in decided


@pytest.mark.accepts("R-47")
async def test_given_heavier_concerns_then_cases_stand_by_code_and_nobody_is_ranked(
    chat: Play,
) -> None:
    await raised(chat, case_concerns="droger")
    await raised(chat, case_concerns="droger,brott")
    listed = await chat.say("rut", "mina ärenden")
    asked = [
        await chat.say("rut", words)
        for words in (
            "vilket ärende har högst risk",
            "rangordna ärendena efter risk",
            "hur stor är risken för N26-01",
            "vilken ungdom är värst",
        )
    ]

    assert listed.index("N26-01") < listed.index("N26-02")
    for said in (listed, *asked):
        assert not re.search(r"(?i)risk(?:poäng|nivå|värde)|poäng|\d+ ?%", said), said
        codes = re.findall(r"N26-0\d", said)
        assert codes == sorted(codes)


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-26")
async def test_given_a_steering_group_then_it_sees_no_text_of_group_or_individual_level(
    chat: Play,
) -> None:
    for who in GENERAL:
        await brief(chat, who)
    await opened(chat, "rut")
    await chat.press("rut", "Skicka in", about("case-1", "Trivs i bild.") | {"d3_nothing": "nej"})
    await chat.press("rut", "Skicka in texten")
    assert GROUP_LEVEL["pia"] in await chat.say("rut", "dagordning")
    asked = [
        await chat.say("disa", words)
        for words in (
            *("mina ärenden", "visa ärende N27-01", "samtycke N27-01", "lagliga grunder N27-01"),
            *("dagordning", "vad skriver skolan", "åtaganden för N27-01", "statistik"),
            "vad står det på gruppnivå",
        )
    ]

    said = "\n".join(asked)
    for hidden in (*GROUP_LEVEL.values(), "N27-0", "Trivs i bild."):
        assert hidden not in said
    assert NO_CASE in asked[1]
    assert asked[1] == await chat.say("disa", "visa ärende N27-99")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-62")
async def test_given_sent_ended_withdrawn_or_lost_then_no_card_holds_the_text_any_more(
    chat: Play,
) -> None:
    await stopped(chat)
    await chat.say("rut", f"annan laglig grund N27-02: {SAID}; till 2027-01-21")
    await chat.say("rut", "ja")
    await chat.say("rut", "skicka in underlag")
    await chat.say("rut", "ja")
    await chat.say("rut", "ändra underlaget")
    await chat.press("rut", "Skicka in", REST | about("case-1", "Trivs i bild."))
    await chat.press("rut", "Skicka in texten")
    assert "Trivs i bild." not in chat.last("rut")
    for who in ("pia", "frida"):
        await chat.say(who, "dagordning")
    assert "cannabis" in chat.everything("pia")
    assert "Trivs i bild." in chat.everything("frida")

    await chat.to("2027-01-22 08:00")
    assert "cannabis" not in chat.everything("pia")
    await chat.say("kaj", "återkalla samtycke N27-01: vårdnadshavare 1, muntligt, bara till fritid")
    await chat.say("kaj", "ja")
    await chat.to("2027-01-22 08:02")
    assert "Trivs i bild." not in chat.everything("frida")
    assert "Trivs i bild." in chat.everything("pia")
    await without_a_group(chat, "pia")
    assert "Trivs i bild." not in chat.everything("pia")


async def without_a_group(chat: Play, who: str) -> None:
    """The municipality's file is changed and put in place again; nothing is stopped."""
    lines = NORRSJO.read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"  - id: {who} "))
    place = next(n for n in range(start, len(lines)) if lines[n].startswith("    groups:"))
    lines[place] = "    groups: [youngsters_top5]"
    file = chat.folder.with_suffix(".yaml")
    file.write_text("\n".join(lines), encoding="utf-8")
    organisation = read_municipality(file).organisation
    await install_municipality(chat.run.house.services, organisation, ())
    await chat.to("2027-01-22 08:05")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-65")
async def test_given_cards_of_the_individual_level_then_their_actions_hold_a_reference_alone(
    chat: Play,
) -> None:
    await stopped(chat)
    for words in (
        *("samtycke N27-01", "registrera samtycke N27-02", "ändra underlaget", "mina ärenden"),
        *("visa ärende N27-02", "lagliga grunder N27-02", f"annan laglig grund N27-02: {SAID}"),
        "dagordning",
    ):
        await chat.say("rut", words)
        await chat.say("kaj", words)
    seen = 0
    for who in EVERYONE:
        for message in chat.chat(who):
            for button in buttons_of(message.card or {}):
                for data in every_data(button.action):
                    assert set(data) == {"ref"}, (button.title, data)
                    assert re.fullmatch(r"[a-z0-9]{16}", data["ref"]), data
                    seen += 1
    assert seen > 50


def every_data(action: Any) -> list[dict[str, str]]:
    """Of the action and of what stands in for it in old clients."""
    fallback = action.get("fallback", {})
    return [a["data"] for a in (action, fallback) if isinstance(a, dict) and "data" in a]
