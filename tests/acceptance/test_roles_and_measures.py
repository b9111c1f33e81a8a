"""Roles and measures (D9, D24); a steering group that sets goals and sees nobody (A11, U2)."""

import pytest

from tests.acceptance.test_groups_malmo import SUNDHAMN
from tests.fixtures_play import Cli
from tests.journeys.play import NORRSJO, Play
from tests.journeys.test_cases import raised


@pytest.mark.accepts("D9")
async def test_given_the_central_groups_then_their_role_titles_stand_and_another_can_be_chosen(
    chat: Play,
    cli: Cli,
) -> None:
    await chat.move_to_municipality(SUNDHAMN)
    tree = await chat.say("sven", "grupper")
    central, _, rest = tree.partition("\nSekretariat")
    for title in ("utbildningschef", "stadsdelschef", "central samordnare för drogförebyggande"):
        assert title in central
    for title in (
        *("centrala samordnare", "central planeringssekreterare barn och ungdom"),
        "representant för närpolisområde",
    ):
        assert title in rest
    assert "Ulla Utbildningschef, utbildningschef" in await chat.say("sven", "kontaktlista")

    chosen = SUNDHAMN.replace('title: "utbildningschef"', 'title: "central samordnare"')
    chat.municipality.write_text(chosen, "utf-8")
    await chat.close()
    ran = await cli.at(chat.folder)("init", "--answers", str(chat.municipality), "--yes")
    assert (ran.code, ran.err) == (0, "")
    await chat.open()

    assert "Ulla Utbildningschef, central samordnare" in await chat.say("sven", "kontaktlista")


@pytest.mark.accepts("D24")
async def test_given_those_who_guide_young_people_on_then_only_a_count_is_kept(
    chat: Play,
) -> None:
    await chat.move_to_municipality(SUNDHAMN)
    model = await chat.say("kaj", "så arbetar vi")
    for kind in (
        *("Slussa ungdomar vidare till verksamheter och aktiviteter", "Polisaspiranter medverkar"),
        "Fältassistenter och fritidspersonal på plats",
    ):
        assert kind in model

    counted = await chat.say("kaj", "lotsad till Fritidsledare")

    assert "Bara slag, månad och verksamhet sparas." in counted
    assert "Lotsade till\n**Fritidsledare:** 1" in await chat.say("kaj", "siffror 2027")
    for asked in ("nytt ärende", "mina ärenden", "ärende N27-01"):
        assert "N27-0" not in await chat.say("kaj", asked)
    form = await chat.say("frida", "nytt ärende")
    assert "Aktualisera" not in form
    async with chat.run.house.services.unit_of_work(chat.run.house.installed[0]) as uow:
        for group in ("lokal_norr", "ledning_oster"):
            assert await uow.cases.of_group(group) == []  # type: ignore[arg-type]


@pytest.mark.accepts("A11")
async def test_given_the_steering_group_then_its_goals_are_read_below_and_it_sees_no_individual(
    chat: Play,
) -> None:
    tree = await chat.say("kaj", "grupper")
    steering = tree[tree.index("Styrgrupp") :].partition("Sammankallar")[0]
    for party in ("Ungas fritid", "Skola", "Socialtjänst", "Polis", "Säkerhet och beredskap"):
        assert party in steering
    await chat.say("disa", "övergripande mål: Alla unga har någonstans att gå.")
    await chat.say("disa", "ja")
    for who in ("rut", "pia", "frida"):
        model = await chat.say(who, "så arbetar vi")
        assert "Alla unga har någonstans att gå." in model
        assert "Ökad skolnärvaro" in model

    await raised(chat)
    for text in (
        *("ärende N26-01", "mina ärenden", "dagordning", "öppna åtaganden nivå 3", "statistik"),
        *("alla åtaganden", "siffror 2026", "samtycken", "planen till familjen N26-01"),
    ):
        await chat.say("disa", text)
    await chat.to("2027-01-21 14:00")

    seen = chat.everything("disa")
    assert "N26-01" not in seen
    assert "xperimenterat" not in seen
    assert "Misstanke" not in seen


@pytest.mark.accepts("U2")
@pytest.mark.stage("decided")
async def test_given_an_outcome_is_recorded_on_any_day_then_the_figures_have_it_at_once(
    chat: Play,
) -> None:
    text = NORRSJO.read_text(encoding="utf-8")
    assert "reporting:" not in text
    before = await chat.say("frida", "statistik")
    assert "0 klara" in before
    for day, number, done in (("2027-01-23 10:00", 1, 1), ("2027-02-03 20:15", 12, 2)):
        await chat.to(day)
        await chat.say("frida", f"klart {number} effekt ja")
        await chat.say("frida", "ja")
        shown = await chat.say("frida", "statistik")
        assert f"{done} klar" in shown
        assert shown != before
        before = shown
