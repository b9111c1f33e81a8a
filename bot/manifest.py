"""The app package for Teams: the template in manifest/ with this installation's ids filled in."""

import argparse
import json
import re
import sys
import tomllib
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from bot.settings import Settings

ROOT = Path(__file__).parents[1]
TEMPLATE = ROOT / "manifest"
FILES = ("color.png", "outline.png", "en.json")
"""What goes into the package as it is; `manifest.json` is filled in first."""
ADDRESSES = ("public_url", "website_url", "privacy_url", "terms_url")
GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
READABLE = 0o644 << 16


class IncompleteSettingsError(Exception):
    """A setting that the package needs is missing or wrong; one Swedish line for each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(*lines)
        self.lines = lines


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, default=Path("build") / "sspf-teams.zip", help="filen som skrivs"
    )


def run(chosen: argparse.Namespace) -> int:
    """0 when the package is written, 2 when a setting is missing."""
    # Anonymous, so that every missing setting is told at once and not the app id alone.
    settings = Settings(auth="anonymous", host="127.0.0.1")
    try:
        package = packed(filled(settings))
    except IncompleteSettingsError as missing:
        sys.stderr.writelines(f"{line}\n" for line in missing.lines)
        return 2
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_bytes(package)
    sys.stdout.write(f"{chosen.out} är klar att ladda upp i Teams.\n")
    return 0


def filled(settings: Settings) -> dict[str, Any]:
    """The manifest of this installation; IncompleteSettingsError names what is missing."""
    faults = _faults(settings)
    if faults:
        raise IncompleteSettingsError(faults)
    manifest: dict[str, Any] = json.loads((TEMPLATE / "manifest.json").read_text("utf-8"))
    host = urlsplit(settings.public_url).hostname
    manifest["id"] = manifest["bots"][0]["botId"] = settings.microsoft_app_id
    manifest["composeExtensions"][0]["botId"] = settings.microsoft_app_id
    manifest["version"] = version()
    manifest["developer"] |= {
        "websiteUrl": settings.website_url,
        "privacyUrl": settings.privacy_url,
        "termsOfUseUrl": settings.terms_url,
    }
    manifest["validDomains"] = [host]
    # The resource has no use in resource-specific consent, but Teams refuses an empty one.
    manifest["webApplicationInfo"] = {
        "id": settings.microsoft_app_id,
        "resource": f"https://{host}",
    }
    return manifest


def packed(manifest: dict[str, Any]) -> bytes:
    """A zip whose bytes depend on its content alone: no time, no compression."""
    content = {"manifest.json": _text(manifest)}
    content |= {name: (TEMPLATE / name).read_bytes() for name in FILES}
    package = BytesIO()
    with ZipFile(package, "w", ZIP_STORED) as archive:
        for name, data in content.items():
            entry = ZipInfo(name)  # dated 1980-01-01
            entry.create_system, entry.external_attr = 3, READABLE
            archive.writestr(entry, data)
    return package.getvalue()


def version() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return str(project["version"])


def _faults(settings: Settings) -> list[str]:
    faults = []
    if not settings.microsoft_app_id:
        faults.append("SSPF_MICROSOFT_APP_ID saknas: appens id i Entra (Application ID)")
    elif not GUID.fullmatch(settings.microsoft_app_id):
        faults.append("SSPF_MICROSOFT_APP_ID är inget id: 8-4-4-4-12 tecken, 0–9 och a–f")
    for name in ADDRESSES:
        address: str = getattr(settings, name)
        parts = urlsplit(address)
        if not address:
            faults.append(f"SSPF_{name.upper()} saknas: {MEANING[name]}")
        elif parts.scheme != "https" or not parts.hostname:
            faults.append(f"SSPF_{name.upper()} ska vara en adress som börjar med https://")
    return faults


MEANING = {
    "public_url": "adressen där Teams når boten, som https://sspf.kommunen.se",
    "website_url": "adressen till er sida om SSPF-stödet",
    "privacy_url": "adressen till er information om personuppgifter",
    "terms_url": "adressen till era villkor",
}


def _text(document: dict[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
