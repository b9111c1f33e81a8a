"""The command line for keys: add a new one, and protect the keys of cases with the newest."""

import argparse
import asyncio
import sys
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from bot.case_keys import open_case_keys
from bot.house_keys import FILE, open_keys
from bot.key_vault import VaultWrapper
from bot.settings import Settings
from cards.text import Text
from sspf.ports import KeyDestroyedError, PermanentFailureError, TemporaryFailureError
from storage.keys import StaticKeys
from storage.wrapped_keys import add_key, wrap_again

NAME = "keys"
WELL, LOST, WRONG = 0, 1, 2


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """`keys new`, `keys rewrap`."""
    own = commands.add_parser(NAME, help="byt nyckel: lägg till en ny, skydda ärendenas på nytt")
    acts = own.add_subparsers(dest="act", required=True)
    acts.add_parser("new", help="en ny nyckel; de förra öppnar fortfarande det de har låst")
    acts.add_parser("rewrap", help="skydda ärendenas nycklar med den nyaste, under drift")


def run(chosen: argparse.Namespace) -> int:
    """0 done; 1 done, but some keys are lost; 2 nothing was done."""
    return asyncio.run(carry_out(Settings(auth="anonymous", host="127.0.0.1"), chosen))


async def carry_out(settings: Settings, chosen: argparse.Namespace) -> int:
    """The same on this event loop."""
    path = settings.data / FILE
    if not await asyncio.to_thread(path.exists):
        return _refuse("keys.no_file")
    try:
        return await ACTS[chosen.act](settings, path)
    except (PermanentFailureError, TemporaryFailureError):
        return _refuse("keys.vault")


async def _new(settings: Settings, path: Path) -> int:
    if settings.key_vault_key:
        wrapper = VaultWrapper(settings)
        try:
            await add_key(path, wrapper)
        finally:
            await wrapper.close()
    else:
        StaticKeys(path).rotate()
    _say("keys.added")
    return WELL


async def _rewrap(settings: Settings, path: Path) -> int:
    """With a vault, the house's own keys first: by the version that the settings name."""
    if settings.key_vault_key:
        wrapper = VaultWrapper(settings)
        try:
            _say("keys.wrapped", n=await wrap_again(path, wrapper))
        finally:
            await wrapper.close()
    case_keys = open_case_keys(settings, await open_keys(settings))
    if case_keys is None:
        return WELL
    try:
        _say("keys.rewrapped", n=await case_keys.rotate())
    except KeyDestroyedError:
        _say("keys.lost")
        return LOST
    finally:
        await case_keys.dispose()
    return WELL


def _say(key: str, **values: object) -> None:
    sys.stdout.write(f"{TEXT(key, **values)}\n")


def _refuse(key: str) -> int:
    sys.stderr.write(f"{TEXT(key)}\n")
    return WRONG


TEXT = Text.load("sv")
ACTS: Mapping[str, Callable[[Settings, Path], Awaitable[int]]] = {"new": _new, "rewrap": _rewrap}
