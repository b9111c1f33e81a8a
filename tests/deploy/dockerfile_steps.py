"""Runs the Dockerfile's own steps in an empty folder, for a machine without Docker.

What it understands is what the Dockerfile uses: WORKDIR, COPY, RUN, ENV, USER, HEALTHCHECK and CMD.
Anything else raises, so that a new kind of step cannot be forgotten here.
"""

import json
import shlex
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

PASSED_OVER = ("FROM", "VOLUME", "EXPOSE", "STOPSIGNAL")
"""They say something to Docker and do nothing by themselves."""
BETWEEN_STAGES = "--from="


@dataclass(slots=True)
class Image:
    """What the steps built: a folder that stands for the image's root, and how it is run."""

    root: Path
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    user: int = 0
    command: list[str] = field(default_factory=list)
    health: list[str] = field(default_factory=list)


def build(dockerfile: Path, source: Path, root: Path) -> Image:
    """CalledProcessError when a step fails; ValueError for a step that is not understood."""
    image = Image(root=root, folder=root)
    for word, rest in _steps(dockerfile.read_text(encoding="utf-8")):
        _take(image, word, rest, source)
    return image


def _steps(text: str) -> list[tuple[str, str]]:
    lines = [line.strip() for line in text.splitlines()]
    told = [line for line in lines if line and not line.startswith("#")]
    if any(line.endswith("\\") for line in told):
        raise ValueError("a step must stand on one line")
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in told]


def _take(image: Image, word: str, rest: str, source: Path) -> None:
    if word in PASSED_OVER:
        return
    if word == "COPY":
        _copy(image, rest, source)
    elif word in STEPS:
        STEPS[word](image, rest)
    else:
        raise ValueError(f"a step of a kind that is not known: {word}")


def _workdir(image: Image, rest: str) -> None:
    image.folder = image.root / rest.lstrip("/")
    image.folder.mkdir(parents=True, exist_ok=True)


def _run(image: Image, rest: str) -> None:
    subprocess.run(shlex.split(rest), cwd=image.folder, check=True, timeout=900)  # noqa: S603  ours


def _env(image: Image, rest: str) -> None:
    image.environment |= dict(pair.split("=", 1) for pair in shlex.split(rest))


def _user(image: Image, rest: str) -> None:
    image.user = int(rest.split(":")[0])


def _cmd(image: Image, rest: str) -> None:
    image.command = json.loads(rest)


def _healthcheck(image: Image, rest: str) -> None:
    image.health = json.loads(rest[rest.index("[") :])


STEPS: dict[str, Callable[[Image, str], None]] = {
    "WORKDIR": _workdir,
    "RUN": _run,
    "ENV": _env,
    "USER": _user,
    "CMD": _cmd,
    "HEALTHCHECK": _healthcheck,
}


def _copy(image: Image, rest: str, source: Path) -> None:
    if rest.startswith(BETWEEN_STAGES):
        return  # both stages use the same folder here
    name, to = rest.split()
    target = image.folder / to
    if (source / name).is_dir():
        shutil.copytree(
            source / name, target, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
        )
    else:
        shutil.copy(source / name, target if to != "./" else image.folder / name)
