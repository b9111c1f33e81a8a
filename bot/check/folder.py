"""The data folder: there, ours alone, writable, with room. And the machine's time zones."""

import asyncio
import os
import shutil
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.check.finding import Finding, Ground, fault, ok, warning
from bot.probes import takes_writes

OTHERS = 0o007
MEGABYTE = 1024 * 1024
LITTLE, TOO_LITTLE = 1024, 100
"""Megabytes that are free."""
ZONE = "Europe/Stockholm"


async def check_data_folder(ground: Ground) -> list[Finding]:
    folder = ground.settings.data
    if not folder.exists():
        return [warning("data_folder", "missing", folder=str(folder))]
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return [fault("data_folder", "closed", folder=str(folder))]
    if folder.stat().st_mode & OTHERS:
        return [warning("data_folder", "open", folder=str(folder))]
    return [ok("data_folder", folder=str(folder))]


async def check_disk(ground: Ground) -> list[Finding]:
    folder = _nearest(ground.settings.data)
    free = shutil.disk_usage(folder).free // MEGABYTE
    if free < TOO_LITTLE:
        return [fault("disk", "full", free=free)]
    if ground.settings.data.is_dir():
        try:
            await asyncio.to_thread(takes_writes, ground.settings.data)
        except OSError:
            return [fault("disk", "refuses")]
    if free < LITTLE:
        return [warning("disk", "little", free=free)]
    return [ok("disk", free=free)]


async def check_time_zone(ground: Ground) -> list[Finding]:
    try:
        ZoneInfo(ZONE)
    except ZoneInfoNotFoundError:
        return [fault("time_zone", "missing", zone=ZONE)]
    return [ok("time_zone", zone=ZONE)]


def _nearest(folder: Path) -> Path:
    """The folder itself, or what it will be made in."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
