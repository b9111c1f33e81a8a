"""The app package for Teams: it can be made from the settings, and the one made is theirs."""

import json
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from bot.check.finding import Finding, Ground, fault, ok, skipped
from bot.manifest import IncompleteSettingsError, filled

SAME = ("id", "developer", "validDomains")


async def check_manifest(ground: Ground) -> list[Finding]:
    if ground.is_rehearsal:
        return [skipped("manifest", "rehearsal")]
    try:
        wanted = filled(ground.settings)
    except IncompleteSettingsError as missing:
        return [fault("manifest", "incomplete", why="; ".join(missing.lines))]
    if not ground.package.exists():
        return [ok("manifest", "unmade")]
    try:
        made = _read(ground.package)
    except (OSError, BadZipFile, KeyError, ValueError):
        return [fault("manifest", "broken", file=str(ground.package))]
    if _ids(made) != _ids(wanted):
        return [fault("manifest", "other", file=str(ground.package))]
    return [ok("manifest", file=str(ground.package))]


def _read(package: Path) -> Any:
    with ZipFile(package) as archive:
        return json.loads(archive.read("manifest.json"))


def _ids(manifest: Any) -> list[Any]:
    """What makes the package this installation's own; none when it is no manifest at all."""
    if not isinstance(manifest, dict) or not isinstance(manifest.get("bots"), list):
        return []
    bots = [bot.get("botId") for bot in manifest["bots"] if isinstance(bot, dict)]
    return [bots, *(manifest.get(name) for name in SAME)]
