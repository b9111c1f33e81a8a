"""`python -m bot keys`: a new key, and every case's key protected by it, while the bot runs."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.__main__ import _parser
from bot.house_keys import FILE
from bot.key_commands import carry_out
from bot.settings import Settings
from bot.wiring import House, build
from scheduler.clock import SystemClock
from sspf.domain.organisation import MunicipalityId

NORRSJO = MunicipalityId("norrsjo")
CASES = ("c1", "c2")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(auth="anonymous", data=tmp_path)


@pytest_asyncio.fixture
async def house(settings: Settings) -> AsyncIterator[House]:
    """The bot, which goes on while the commands are run beside it."""
    made = await build(settings, SystemClock(), "http://127.0.0.1/")
    for case in CASES:
        await made.services.case_keys.create(NORRSJO, case)
    yield made
    await made.close()


async def keys(settings: Settings, act: str) -> int:
    return await carry_out(settings, _parser().parse_args(["keys", act]))


async def opened(house: House) -> list[bytes]:
    return [await house.services.case_keys.open(NORRSJO, case) for case in CASES]


async def test_given_a_running_bot_when_the_key_is_changed_then_it_opens_what_it_opened(
    settings: Settings, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    before = await opened(house)

    assert await keys(settings, "new") == 0
    assert await keys(settings, "rewrap") == 0

    assert "2 ärendenycklar är skyddade med den nyaste nyckeln." in capsys.readouterr().out
    assert await opened(house) == before  # by a key that this program reads from the file
    assert await keys(settings, "rewrap") == 0
    assert "0 ärendenycklar" in capsys.readouterr().out


def drop_first_key(file: Path) -> None:
    file.write_text("\n".join(file.read_text().splitlines()[1:]) + "\n")


async def test_given_a_key_taken_away_too_early_when_rewrapped_then_it_says_so(
    settings: Settings, house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    await keys(settings, "new")
    drop_first_key(settings.data / FILE)

    assert await keys(settings, "rewrap") == 1
    assert "Några ärendenycklar går inte att öppna" in capsys.readouterr().out


async def test_given_no_key_file_then_nothing_is_done(settings: Settings) -> None:
    assert await keys(settings, "new") == 2
