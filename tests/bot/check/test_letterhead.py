"""What a municipality has put in its folder is judged before anybody waits for a document."""

from pathlib import Path

import docx
import pytest

from bot.check.finding import Ground, State
from bot.check.letterhead import check_letterhead
from bot.documents.word_template import made
from bot.settings import Settings
from tests.bot.documents.test_letterhead import a_png
from tests.bot.documents.test_pdf import LOGO


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "dokument" / "norrsjo"
    found.mkdir(parents=True)
    return found


def ground(folder: Path) -> Ground:
    return Ground(settings=Settings(auth="anonymous", data=folder.parents[1]))


async def test_given_no_folder_then_our_own_look_is_said(tmp_path: Path) -> None:
    (found,) = await check_letterhead(ground(tmp_path / "dokument" / "norrsjo"))

    assert (found.state, found.key) == (State.OK, "none")


async def test_given_a_logotype_and_a_template_that_work_then_all_is_well(folder: Path) -> None:
    (folder / "logotyp.svg").write_text(LOGO, encoding="utf-8")
    (folder / "mall.docx").write_bytes(made())

    (found,) = await check_letterhead(ground(folder))

    assert (found.state, found.key) == (State.OK, "well")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("logotyp.png", b"GIF89a", "Logotypen är ingen bild."),
        ("logotyp.png", a_png()[:40], "Logotypen är ingen bild."),
        ("mall.docx", b"PK\x03\x04", "Word-mall gick inte att fylla i."),
    ],
)
async def test_given_what_cannot_be_used_then_it_is_said_in_swedish(
    folder: Path, name: str, data: bytes, said: str
) -> None:
    (folder / name).write_bytes(data)

    (found,) = await check_letterhead(ground(folder))

    assert found.state is State.FAULT
    assert said in str(found.values["why"])


async def test_given_a_template_without_a_place_for_the_text_then_it_is_said(folder: Path) -> None:
    own = docx.Document()
    own.save(str(folder / "mall.docx"))

    (found,) = await check_letterhead(ground(folder))

    assert "saknar platsen för texten" in str(found.values["why"])
