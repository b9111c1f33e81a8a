"""The image's own steps, in an empty folder: built, started without rights, healthy, stopped."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from socket import socket

import pytest

from tests.deploy.dockerfile_steps import Image, build

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 60.0
STOPS_WITHIN = 10.0
TENANT = "11111111-1111-4111-8111-111111111111"


def test_given_the_dockerfile_when_read_then_it_runs_without_rights_and_without_a_shell() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()

    assert any(line.startswith("USER 65532") for line in lines)
    started = [line for line in lines if line.startswith(("CMD", "HEALTHCHECK"))]
    assert len(started) == 2
    assert all("[" in line for line in started)


def test_given_an_unknown_step_when_tried_then_it_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "Dockerfile").write_text("FROM x\nADD a b\n")

    with pytest.raises(ValueError, match="ADD"):
        build(tmp_path / "Dockerfile", ROOT, tmp_path / "root")


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def image(tmp_path: Path) -> Iterator[Image]:
    built = build(ROOT / "Dockerfile", ROOT, tmp_path / "root")
    for path in [built.root, *built.root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & ~0o222)
    yield built
    for path in [built.root, *built.root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o200)


@pytest.mark.long
def test_given_the_image_when_started_then_it_is_healthy_and_stops_when_told(
    image: Image, tmp_path: Path
) -> None:
    port, data = free_port(), tmp_path / "data"
    data.mkdir()
    as_other = _without_rights(image, tmp_path, data)
    environment = image.environment | {
        "PATH": os.defpath,
        "SSPF_HOST": "127.0.0.1",
        "SSPF_PORT": str(port),
        "SSPF_DATA": str(data),
        "SSPF_MICROSOFT_APP_ID": TENANT,
        "SSPF_MICROSOFT_TENANT_ID": TENANT,
        "SSPF_MICROSOFT_APP_PASSWORD": "not-a-secret",
        "SSPF_OPENID_URL": f"http://127.0.0.1:{free_port()}/openid",
        "SSPF_LOGIN_URL": f"http://127.0.0.1:{free_port()}",
        "SSPF_MUNICIPALITY_FILE": str(image.folder / "bot" / "rehearsal" / "norrsjo.yaml"),
    }
    started = subprocess.Popen(  # type: ignore[call-overload]  # noqa: S603
        image.command, cwd=image.folder, env=environment, **as_other
    )
    try:
        _wait_until_healthy(image, port, started)
        assert any(data.iterdir())
        begun = time.monotonic()
        started.send_signal(signal.SIGTERM)
        assert started.wait(timeout=STOPS_WITHIN) == 0
        assert time.monotonic() - begun < STOPS_WITHIN
    finally:
        started.kill()
        started.wait()


def _without_rights(image: Image, tmp_path: Path, data: Path) -> dict[str, int]:
    """As root, the image's user is taken on, where that user may reach the machine's own Python."""
    if os.geteuid() != 0:
        return {}
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    python = (image.folder / image.command[0]).resolve()
    if not all(folder.stat().st_mode & 0o001 for folder in (python, *python.parents)):
        return {}
    os.chown(data, image.user, image.user)
    return {"user": image.user, "group": image.user}


def _wait_until_healthy(image: Image, port: int, started: subprocess.Popen[bytes]) -> None:
    asked = [part.replace(":3978/", f":{port}/") for part in image.health]
    until = time.monotonic() + STARTS_WITHIN
    while subprocess.run(asked, cwd=image.folder, check=False, capture_output=True).returncode:  # noqa: S603
        assert started.poll() is None, "it ended by itself"
        assert time.monotonic() < until, "it did not become healthy"
        time.sleep(0.3)
