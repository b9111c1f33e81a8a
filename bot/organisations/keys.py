"""A name that people read, as the key that the files know it by."""

import re

from bot.understand import fold


def key_of(name: str) -> str:
    """a–z, 0–9 and _, as a key is written."""
    key = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
    return key if key[:1].isalpha() else f"x_{key}"
