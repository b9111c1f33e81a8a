"""The scenario is played as people would: step by step, each act once, kindly whatever was done."""

from datetime import datetime
from pathlib import Path

from tests.bot.rehearsal.fakes import says
from tests.bot.rehearsal.staging import STEPS, a_stage
from tests.journeys.play import Play


async def test_before_the_first_step_the_opening_is_shown(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        state = stage.scenario.state()

    assert (state.step, state.total, state.title, state.try_it) == (0, 2, "Före", "vänta")
    assert [line.when for line in state.steps] == [
        "onsdag 10 februari kl. 09.00",
        "torsdag 11 februari kl. 09.00",
    ]


async def test_a_step_moves_the_clock_and_does_what_people_do(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.scenario.play_step()
        state = stage.scenario.state()

    assert stage.heard == ["läget", "hej"]
    assert [f"{at:%d %H.%M}" for at in stage.world.house.moves] == ["10 09.00"]
    assert (state.step, state.title, state.explanation) == (1, "Läget", "Frida har frågat.")
    assert stage.states == ["here", "later"]
    assert not state.playing


async def test_given_another_answer_than_written_then_the_state_says_so(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        stage.world.bot.replies["läget"] = {"type": "message", "text": "Två saknas."}
        await stage.scenario.play_step()
        state = stage.scenario.state()

    assert state.explanation == "Frida har frågat. Frida fick ett annat svar än väntat."
    assert stage.heard == ["läget", "hej"]


async def test_given_the_bot_broke_then_the_state_says_so(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.send_form()
        stage.world.bot.answers["briefing.submit"] = says("Något gick fel. Inget är skickat.")
        await stage.scenario.play_rest()

    assert stage.scenario.state().explanation.endswith("Rut kunde inte göra det här nu.")


async def test_given_a_restart_then_the_scenario_goes_on_where_it_was(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.scenario.play_step()
    async with a_stage(tmp_path) as stage:
        assert stage.scenario.state().step == 1
        await stage.send_form()
        await stage.scenario.play_rest()
        await stage.scenario.play_step()

    assert stage.heard == []
    assert len(stage.pressed) == 1


async def test_wherever_the_process_ends_each_act_is_answered_once(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.scenario.play_step()
    lines = (tmp_path / "chats.jsonl").read_bytes().splitlines(keepends=True)
    answered = []
    for kept in range(1, len(lines) + 1):
        folder = tmp_path / f"ended-after-{kept}"
        folder.mkdir()
        (folder / "chats.jsonl").write_bytes(b"".join(lines[:kept]))
        async with a_stage(folder) as stage:
            if stage.scenario.state().step == 0:
                await stage.scenario.play_step()
            answered.append([m.text for m in stage.answers])

    assert answered == [["Alla är inne.", "Hej."]] * len(lines)


async def test_given_two_at_the_page_play_at_once_then_nothing_is_done_twice(
    tmp_path: Path,
) -> None:
    async with a_stage(tmp_path) as stage:

        async def another() -> None:
            assert stage.scenario.state().playing
            await stage.scenario.play_rest()

        stage.world.house.before_move = another
        await stage.scenario.play_step()

    assert stage.heard == ["läget", "hej"]


async def test_given_the_chats_are_emptied_then_it_begins_anew(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.scenario.play_step()
        stage.world.channel.reset()
        stage.scenario.start_over()
        state = stage.scenario.state()

    assert (state.step, state.title) == (0, "Före")
    assert stage.scenario.played == []


async def test_where_it_stands_is_in_nobodys_chat(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        await stage.scenario.play_step()
        texts = [m.text for key in stage.world.channel.users for m in stage.world.channel.chat(key)]

    assert sorted(texts) == ["Alla är inne.", "Hej.", "hej", "läget"]


async def test_given_other_people_then_there_is_no_scenario(tmp_path: Path) -> None:
    async with a_stage(tmp_path, STEPS.replace("who: rut", "who: ulla")) as stage:
        await stage.scenario.play_rest()
        state = stage.scenario.state()

    assert (state.total, state.steps, state.title) == (0, (), "Inget scenario")
    assert stage.heard == []


async def test_given_people_did_it_themselves_and_ran_ahead_then_the_scenario_follows(
    chat: Play,
) -> None:
    """The real product: the kallelse was sent by hand and the clock is past five steps."""
    await chat.press("frida", "invitation.send")
    await chat.press("rut", "invitation.accept")
    await chat.to("2027-01-13 09:00")
    for _ in range(6):
        await chat.run.rehearsal.play_step()
    state = await chat.run.rehearsal.scenario()

    assert (state.step, state.title) == (6, "Socialtjänsten sparar ett utkast")
    assert chat.now == datetime(2027, 1, 13, 15, 40, tzinfo=chat.run.rehearsal.time_zone)
    assert chat.titles("rut").count("Svar på kallelsen") == 1


async def test_given_the_real_product_restarts_then_nothing_played_is_played_again(
    chat: Play,
) -> None:
    for _ in range(2):
        await chat.run.rehearsal.play_step()
    before = chat.counts()

    await chat.restart()

    assert (await chat.run.rehearsal.scenario()).step == 2
    assert chat.counts() == before
    await chat.run.rehearsal.start_over()
    assert (await chat.run.rehearsal.scenario()).step == 0
