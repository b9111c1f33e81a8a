"""What a commit may not hold: addresses of package registries, and one machine's own paths."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Each pattern is built from pieces, so that this file does not hold what it looks for.
REGISTRIES = "|".join(
    re.escape(".".join(host))
    for host in [
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("deb", "debian", "org"),
    ]
)
MACHINE_PATHS = "|".join(
    rf"(?<![\w.~}}/-])/{folder}"
    for folder in ["work" + "/", "root" + "/", "home" + r"/\w", "opt" + "/"]
)
FORBIDDEN = re.compile(f"{REGISTRIES}|{MACHINE_PATHS}".encode())
PAGE_LOCK = "bot/rehearsal/page/package-lock.json"


def files_to_commit() -> list[Path]:
    """Tracked files and new ones that are not ignored; without git nothing is committed."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 git is found on PATH
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [file for name in listed.stdout.decode().split("\0") if (file := ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = [
        f"{file.relative_to(ROOT)}: {hit[0]!r}"
        for file in files_to_commit()
        if (hit := FORBIDDEN.search(text := file.read_bytes())) and b"\0" not in text
    ]

    assert found == []


@pytest.mark.parametrize("lock", ["requirements.lock", PAGE_LOCK])
def test_a_lock_holds_no_address(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_the_page_lock_holds_a_hash_of_every_package() -> None:
    packages = json.loads((ROOT / PAGE_LOCK).read_text(encoding="utf-8"))["packages"]

    assert [name for name, entry in packages.items() if name and "integrity" not in entry] == []


def test_there_is_one_lock_for_python() -> None:
    assert [file for file in files_to_commit() if file.name == "uv" + ".lock"] == []
