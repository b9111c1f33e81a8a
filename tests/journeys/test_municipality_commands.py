"""`python -m bot hand-over`, `export` and `erase` on what the product itself has written."""

import json
import stat
from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.municipality_commands import add_commands, carry_out
from bot.settings import Settings
from tests.fixtures_play import Cli, Ran
from tests.journeys.play import Play

CANARY = "kanariefågeln sjunger"


@dataclass(frozen=True)
class Typed:
    """The same commands without a process of their own, which costs seconds each."""

    folder: Path
    told: pytest.CaptureFixture[str]

    async def __call__(self, *arguments: str) -> Ran:
        parser = ArgumentParser()
        add_commands(parser.add_subparsers(dest="command"))
        settings = Settings(auth="anonymous", data=self.folder)
        self.told.readouterr()
        code = await carry_out(settings, parser.parse_args(arguments))
        out, err = self.told.readouterr()
        return Ran(code, out, err)


@pytest.fixture
def typed(chat: Play, capsys: pytest.CaptureFixture[str]) -> Typed:
    """On the folder that the product runs in; stop it first."""
    return Typed(chat.folder, capsys)


async def test_given_it_is_only_shown_when_somebody_leaves_then_nothing_is_changed(
    chat: Play,
    cli: Cli,
) -> None:
    await chat.close()
    cli = cli.at(chat.folder)

    ran = await cli("hand-over", "norrsjo", "--from", "frida", "--to", "leo")

    assert (ran.code, ran.err) == (0, "")
    assert "Sammankallande i operativ blir leo." in ran.out
    assert "Inget är ändrat." in ran.out
    await chat.open()
    assert "inte behörighet" not in await chat.say("frida", "läget")


async def test_given_the_convener_leaves_then_the_other_convenes_and_the_leaver_is_a_stranger(
    chat: Play,
    typed: Typed,
) -> None:
    await chat.close()

    for _ in range(2):
        ran = await typed("hand-over", "norrsjo", "--from", "frida", "--to", "leo", "--yes")
        assert (ran.code, ran.err) == (0, "")

    assert "frida förlorar åtkomsten genast" in ran.out
    await chat.open()
    for words in ("hjälp", "mina åtaganden", "läget"):
        assert "Jag kan inte hjälpa dig här." in await chat.say("frida", words)
    assert "inte behörighet" not in await chat.say("leo", "läget")


@pytest.mark.parametrize(
    "names",
    [
        ("norrsjo", "frida", "frida"),
        ("norrsjo", "frida", "nobody"),
        ("elsewhere", "frida", "leo"),
    ],
)
async def test_given_names_that_do_not_fit_then_refused_in_one_line(
    chat: Play, typed: Typed, names: tuple[str, str, str]
) -> None:
    await chat.close()
    municipality, leaver, heir = names

    ran = await typed("hand-over", municipality, "--from", leaver, "--to", heir, "--yes")

    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


async def test_given_an_export_then_everything_is_in_a_private_folder_with_an_index(
    chat: Play, typed: Typed, tmp_path: Path
) -> None:
    await chat.say("rut", f"rapportera incident: förlorad; {CANARY}")
    await chat.say("rut", "ja")
    await chat.close()
    out = tmp_path / "out"

    ran = await typed("export", "norrsjo", "--out", str(out))

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("VARNING")
    index = json.loads((out / "index.json").read_text("utf-8"))
    written = {file.name for file in out.iterdir()} - {"index.json"}
    assert set(index["files"]) == written
    assert index["rows"]["incidents"] == 1
    assert CANARY in (out / "incidents.json").read_text("utf-8")
    audit = json.loads((out / "audit.json").read_text("utf-8"))
    assert audit[-1]["tag"] == "municipality:export"
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in out.iterdir()} == {0o600}
    assert not [name for name in written if "rut" in name or "norrsjo" in name]
    assert (await typed("export", "norrsjo", "--out", str(out))).code == 2


@pytest.mark.stage("called")
async def test_given_mail_was_sent_then_it_is_exported_and_erased_too(
    chat: Play, typed: Typed, tmp_path: Path
) -> None:
    mails = len(list((chat.folder / "mail").glob("*.eml")))
    assert mails > 0
    await chat.close()
    out = tmp_path / "out"

    await typed("export", "norrsjo", "--out", str(out))
    assert len(list(out.glob("mail-*.eml"))) == mails
    await typed("erase", "norrsjo", "--yes", "norrsjo")

    assert list((chat.folder / "mail").glob("*.eml")) == []


async def test_given_no_yes_or_the_wrong_one_when_erased_then_nothing_is_gone(
    chat: Play, typed: Typed
) -> None:
    await chat.close()

    shown = await typed("erase", "norrsjo")
    wrong = await typed("erase", "norrsjo", "--yes", "norsjo")

    assert (shown.code, wrong.code) == (0, 2)
    assert "Inget är raderat." in shown.out
    assert " people" in shown.out
    assert (await typed("erase", "norrsjo")).out == shown.out
    await chat.open()
    assert "Det här kan jag hjälpa dig med" in await chat.say("frida", "hjälp")


async def test_given_yes_when_erased_then_a_receipt_is_left_and_again_finds_nothing(
    chat: Play,
    typed: Typed,
) -> None:
    await chat.say("rut", f"rapportera incident: förlorad; {CANARY}")
    await chat.say("rut", "ja")
    await chat.close()

    ran = await typed("erase", "norrsjo", "--yes", "norrsjo")

    assert (ran.code, ran.err) == (0, "")
    (file,) = (chat.folder / "receipts").iterdir()
    receipt = json.loads(file.read_text("utf-8"))
    assert receipt["municipality"] == "norrsjo"
    assert receipt["rows"]["people"] > 5
    assert len(receipt["audit_head"]) == 64
    assert "Rut" not in file.read_text("utf-8")
    assert b"Rektorsdotter" not in b"".join(f.read_bytes() for f in chat.folder.glob("sspf.db*"))
    again = await typed("erase", "norrsjo", "--yes", "norrsjo")
    assert (again.code, again.err) == (0, "")
    assert "inget" in again.out
    assert len(list((chat.folder / "receipts").iterdir())) == 1
