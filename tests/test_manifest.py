"""The Teams manifest holds what Teams asks of every app; ids are filled in when it is packed."""

import json
import re
import zlib
from io import BytesIO
from pathlib import Path
from struct import iter_unpack, unpack
from typing import Any
from zipfile import ZipFile

import jsonschema
import pytest

from bot.commands import COMMANDS
from bot.commands.ways import WAYS
from bot.manifest import IncompleteSettingsError, filled, packed, version
from bot.settings import Settings
from bot.understand import understand
from tests.fixtures_play import Cli

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / "manifest"
SCHEMAS = (
    ROOT / "bot/rehearsal/page/node_modules/@microsoft/app-manifest"
) / "build/json-schemas/teams/v1.19"
APP = "7e57ab1e-0000-4000-8000-00000000000a"
ADDRESSES = {
    "public_url": "https://sspf.kommunen.example.org/bot",
    "website_url": "https://www.kommunen.example.org/sspf",
    "privacy_url": "https://www.kommunen.example.org/personuppgifter",
    "terms_url": "https://www.kommunen.example.org/villkor",
}
TRAPS = re.compile(r"teams|microsoft|office|\bbot\b|\bapp\b|test|beta|copilot", re.IGNORECASE)
"""Words that Teams' store guidelines keep out of a name."""
EXPECTED = {"ChatMember.Read.Chat", "TeamMember.Read.Group"}
Json = dict[str, Any]


def settings(**changes: str) -> Settings:
    given = {"microsoft_app_id": APP} | ADDRESSES | changes
    return Settings(auth="anonymous", **given)  # type: ignore[arg-type]  # a str each


def read(name: str) -> Json:
    found: Json = json.loads((MANIFEST / name).read_text(encoding="utf-8"))
    return found


def faults_of(document: Json, schema: str) -> list[str]:
    """By the official schema, which is of draft 4."""
    official = json.loads((SCHEMAS / schema).read_text(encoding="utf-8-sig"))
    assert official["$schema"] == "http://json-schema.org/draft-04/schema#"
    checker = jsonschema.Draft4Validator(official, format_checker=jsonschema.FormatChecker())
    return [f"{list(e.path)}: {e.message[:200]}" for e in checker.iter_errors(document)]


def command_lists(manifest: Json) -> dict[str, list[Json]]:
    """Commands by scope."""
    lists = manifest["bots"][0]["commandLists"]
    return {scope: each["commands"] for each in lists for scope in each["scopes"]}


def all_text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False)


@pytest.mark.parametrize(
    "manifest", [read("manifest.json"), filled(settings())], ids=["template", "filled"]
)
def test_given_the_manifest_then_it_follows_the_official_schema(manifest: Json) -> None:
    assert manifest["manifestVersion"] == "1.19"
    assert faults_of(manifest, "MicrosoftTeams.schema.json") == []


def test_given_the_english_words_then_they_follow_the_official_schema() -> None:
    assert faults_of(read("en.json"), "MicrosoftTeams.Localization.schema.json") == []


@pytest.mark.parametrize(
    "change",
    [{"version": None}, {"id": "not-an-id"}, {"unknown": 1}, {"accentColor": "blue"}],
)
def test_given_a_manifest_that_is_wrong_then_the_official_schema_says_so(change: Json) -> None:
    assert faults_of(read("manifest.json") | change, "MicrosoftTeams.schema.json") != []


def test_given_settings_when_filled_then_every_id_and_address_is_this_installations() -> None:
    manifest = filled(settings())

    assert (manifest["id"], manifest["bots"][0]["botId"]) == (APP, APP)
    assert manifest["composeExtensions"][0]["botId"] == APP
    assert manifest["webApplicationInfo"]["id"] == APP
    assert manifest["validDomains"] == ["sspf.kommunen.example.org"]
    assert manifest["developer"]["privacyUrl"] == ADDRESSES["privacy_url"]
    assert manifest["developer"]["termsOfUseUrl"] == ADDRESSES["terms_url"]
    assert manifest["developer"]["websiteUrl"] == ADDRESSES["website_url"]
    assert manifest["version"] == version()
    assert not re.search("norrsjo|00000000-0000-0000", all_text(manifest))


def test_given_settings_that_are_missing_when_filled_then_each_is_named_once() -> None:
    with pytest.raises(IncompleteSettingsError) as missing:
        filled(
            settings(microsoft_app_id="", privacy_url="", website_url="http://kommunen.example.org")
        )

    names = [line.split()[0] for line in missing.value.lines]
    assert names == ["SSPF_MICROSOFT_APP_ID", "SSPF_WEBSITE_URL", "SSPF_PRIVACY_URL"]


def test_given_an_app_id_that_is_none_when_filled_then_it_is_named() -> None:
    with pytest.raises(IncompleteSettingsError, match="SSPF_MICROSOFT_APP_ID"):
        filled(settings(microsoft_app_id="sspf"))


def test_given_the_same_settings_when_packed_twice_then_the_bytes_are_the_same() -> None:
    package = packed(filled(settings()))

    assert package == packed(filled(settings()))
    with ZipFile(BytesIO(package)) as archive:
        assert archive.namelist() == ["manifest.json", "color.png", "outline.png", "en.json"]
        assert json.loads(archive.read("manifest.json")) == filled(settings())
        assert archive.read("color.png") == (MANIFEST / "color.png").read_bytes()
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


async def test_given_nothing_set_when_packed_then_one_line_each_and_code_2(
    cli: Cli, tmp_path: Path
) -> None:
    out = tmp_path / "app.zip"

    ran = await cli("manifest", "--out", str(out))

    assert ran.code == 2
    assert [line.split(" ")[0] for line in ran.err.splitlines()] == [
        "SSPF_MICROSOFT_APP_ID",
        *(f"SSPF_{name.upper()}" for name in ADDRESSES),
    ]
    assert not out.exists()


async def test_given_all_is_set_when_packed_then_the_package_is_there(
    cli: Cli, tmp_path: Path
) -> None:
    out = tmp_path / "built" / "app.zip"

    ran = await cli("manifest", "--out", str(out), microsoft_app_id=APP, **ADDRESSES)

    assert (ran.code, ran.err) == (0, "")
    assert out.read_bytes() == packed(filled(settings()))


def pixels(file: Path) -> tuple[int, int, set[tuple[int, int, int, int]]]:
    """Width, height and every colour of an RGBA picture whose rows are written unfiltered."""
    data, at, packed_rows = file.read_bytes(), 8, b""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    while at < len(data):
        length, kind = unpack(">I4s", data[at : at + 8])
        if kind == b"IHDR":
            width, height, depth, colours = unpack(">IIBB", data[at + 8 : at + 18])
            assert (depth, colours) == (8, 6)
        packed_rows += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    rows, step = zlib.decompress(packed_rows), 4 * width + 1
    assert {rows[start] for start in range(0, len(rows), step)} == {0}
    flat = b"".join(rows[start + 1 : start + step] for start in range(0, len(rows), step))
    return width, height, set(iter_unpack("4B", flat))


def test_given_the_colour_icon_then_it_is_192_wide_and_has_no_hole() -> None:
    width, height, colours = pixels(MANIFEST / "color.png")

    assert (width, height) == (192, 192)
    assert {alpha for *_, alpha in colours} == {255}
    assert len({colour[:3] for colour in colours}) > 1


def test_given_the_outline_icon_then_it_is_32_wide_white_and_see_through() -> None:
    width, height, colours = pixels(MANIFEST / "outline.png")

    assert (width, height) == (32, 32)
    assert {colour[:3] for colour in colours if colour[3]} == {(255, 255, 255)}
    assert {0, 255} <= {alpha for *_, alpha in colours}


@pytest.mark.parametrize("scope", ["personal", "team", "groupChat"])
def test_given_a_listed_command_when_typed_then_the_product_understands_it(scope: str) -> None:
    commands = command_lists(read("manifest.json"))[scope]
    understood = [understand(command["title"], WAYS) for command in commands]

    assert 1 <= len(commands) <= 10
    assert all(understood)
    names = [found.command for found in understood if found]
    assert len(set(names)) == len(names)
    if scope != "personal":
        assert [name for name in names if not COMMANDS[name].in_company] == []


def test_given_english_then_every_command_is_described_and_its_own_words_are_kept() -> None:
    lists = read("manifest.json")["bots"][0]["commandLists"]
    places = {
        f"bots[0].commandLists[{i}].commands[{j}].description"
        for i, each in enumerate(lists)
        for j, _ in enumerate(each["commands"])
    }

    assert {key for key in read("en.json") if key.startswith("bots")} == places


def test_given_the_name_then_it_follows_the_store_rules() -> None:
    manifest, english = read("manifest.json"), read("en.json")
    names = [*manifest["name"].values(), english["name.short"], english["name.full"]]

    assert [name for name in names if TRAPS.search(name)] == []
    assert not TRAPS.search(manifest["developer"]["name"])


def test_given_the_manifest_then_it_asks_for_nothing_but_who_reads_along() -> None:
    """Each permission stands with its reason in docs/permissions.md."""
    manifest = read("manifest.json")
    asked = {p["name"] for p in manifest["authorization"]["permissions"]["resourceSpecific"]}
    reasons = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")

    assert asked == EXPECTED
    assert [name for name in asked if f"`{name}`" not in reasons] == []
    assert manifest["bots"][0]["scopes"] == ["personal", "team", "groupChat"]
    assert manifest["bots"][0]["supportsFiles"] is False
    assert manifest["localizationInfo"]["defaultLanguageTag"] == "sv"
