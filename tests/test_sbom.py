"""What the product is made of is told in full, without a network, the same each time."""

import json
import re
import socket
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from bot import sbom
from bot.sbom import (
    LOOKED_UP,
    UNKNOWN,
    Package,
    as_cyclonedx,
    as_table,
    page_packages,
    python_packages,
)

ROOT = Path(__file__).parents[1]
LOCKED = re.compile(r"^([a-z0-9.-]+)==([^ ;\\]+)", re.MULTILINE)
OURS = Package(kind="npm", name="@a/b", version="1", licence=UNKNOWN)


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_given_the_lock_then_every_package_is_there_with_its_version_and_hashes(
    no_network: None,
) -> None:
    locked = dict(LOCKED.findall((ROOT / "requirements-run.lock").read_text("utf-8")))
    found = {p.name: p for p in python_packages()}

    assert {name: p.version for name, p in found.items()} == locked
    assert found["botbuilder-core"].purl == "pkg:pypi/botbuilder-core@4.17.1"
    assert [p.name for p in found.values() if not p.hashes] == []
    assert "pytest" not in found


def test_given_the_page_then_what_it_shows_cards_with_is_there_and_no_tool(
    no_network: None,
) -> None:
    names = {p.name for p in page_packages()}

    assert {"adaptivecards", "axe-core", "markdown-it"} <= names
    assert "@microsoft/app-manifest" not in names


def test_given_every_package_then_its_licence_is_known_or_somebody_has_looked(
    no_network: None,
) -> None:
    packages = [*python_packages(), *page_packages()]

    assert [p.name for p in packages if p.licence == UNKNOWN] == []
    assert {p.name for p in packages if p.looked_up} == set(sbom._looked_up())
    assert all("source" in entry for entry in sbom._looked_up().values()), LOOKED_UP


def test_given_the_document_then_it_is_valid_cyclonedx() -> None:
    document = as_cyclonedx([*python_packages(), *page_packages()])

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(document) is None


def test_given_a_document_that_is_wrong_then_the_validator_says_so() -> None:
    document = json.loads(as_cyclonedx([OURS])) | {"bomFormat": "none"}

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(document)) is not None


def test_given_the_same_packages_then_the_document_is_the_same_bytes() -> None:
    assert as_cyclonedx(python_packages()) == as_cyclonedx(python_packages())
    assert as_cyclonedx([OURS]) != as_cyclonedx([])


def test_given_the_table_then_each_package_has_its_line() -> None:
    packages = python_packages()
    rows = as_table(packages).splitlines()

    assert len(rows) == len(packages) + 4
    assert "| botbuilder-core | 4.17.1 | MIT | pypi |  |" in rows


def test_given_an_unknown_licence_when_written_then_it_is_told_and_the_code_is_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    nothing = tmp_path / "licences.toml"
    nothing.write_text("", "utf-8")
    monkeypatch.setattr(sbom, "LOOKED_UP", nothing)
    monkeypatch.setattr(sbom, "OUT", tmp_path / "build")

    assert sbom.main() == 1

    assert "isodate" in capsys.readouterr().err
    assert (tmp_path / "build" / "licences.md").exists()
