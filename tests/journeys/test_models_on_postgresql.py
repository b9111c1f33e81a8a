"""`python -m bot init` and a model changed by card, with PostgreSQL under them.

On SQLite the same is done in test_init and test_change_of_model.
"""

from argparse import Namespace
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.init_commands import NOT_DONE, WELL, carry_out
from bot.organisations.reader import read_municipality
from bot.settings import Settings
from tests.journeys.play import Play, free_port
from tests.journeys.test_change_of_model import EMPTY, TYPED, VASTERA
from tests.postgresql import Place


@pytest_asyncio.fixture
async def play(tmp_path: Path, place: Place, bare_place: Place) -> AsyncIterator[Play]:
    """Västerå without a calendar, the walls up and the keys of cases in a database of their own."""
    file = tmp_path / "vastera.yaml"
    file.write_text(EMPTY, "utf-8")
    play = Play(tmp_path / "data", free_port(), file)
    play.databases = {
        "database_url": place.app,
        "migration_database_url": place.owner,
        "case_keys_url": bare_place.owner,
    }
    await play.open()
    yield play
    await play.close()
    assert not (play.folder / "sspf.db").exists()


async def init(play: Play, text: str) -> int:
    """The command on the same database; the product itself is stopped meanwhile."""
    await play.close()
    play.municipality.write_text(text, "utf-8")
    given = {"auth": "anonymous", "host": "127.0.0.1", "data": play.folder}
    settings = Settings.model_validate({**given, **play.databases})
    chosen = Namespace(answers=play.municipality, out=None, yes=True)
    code = await carry_out(settings, chosen, read_municipality(play.municipality))
    await play.open()
    return code


async def test_given_postgresql_when_the_model_is_changed_by_card_then_it_is_kept_and_told(
    play: Play,
) -> None:
    assert "TILLKOMMER: gruppen Lokal SSP-grupp Norr" in await play.say("kaj", TYPED)
    assert "Det här är er modell." in await play.say("kaj", "ja")

    await play.restart()

    assert "Lokal SSP-grupp Norr" in await play.say("pia", "grupper")
    history = await play.say("kaj", "byt modell")
    assert "Kaj Koordinator bytte från ale\\_tre\\_nivaer 1 till malmo\\_ssp 1." in history
    assert history.count("bytte från") == 1


async def test_given_postgresql_when_a_file_is_read_in_then_what_is_open_stops_what_would_break_it(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await init(play, VASTERA.replace('name: "Lokal grupp Norr"', 'name: "Norra"')) == WELL
    assert "ÄNDRAS: gruppen Lokal grupp Norr" in capsys.readouterr().out
    assert "Norra" in await play.say("rut", "grupper")
    await play.say(
        "rut",
        "nytt ärende: inte skyddad; åk 8; från skolan; misstanke om utanförskap; pratat med "
        "familjen ja; orosanmälan nej; två vårdnadshavare",
    )
    assert "N27-01" in await play.say("rut", "ja")

    refused = await init(play, VASTERA.replace("lokal_norr", "lokal_ny"))

    told = capsys.readouterr().out
    assert refused == NOT_DONE
    assert "Det går inte att byta nu." in told
    assert "1 ärende på individnivå i gruppen" in told
    assert "N27-01" not in told
