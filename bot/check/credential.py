"""What the bot shows at Microsoft: a token is given for it, and its certificate has time left."""

import asyncio
from datetime import timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from bot.check.finding import Finding, Ground, fault, ok, skipped, warning
from sspf.ports import PermanentFailureError, TemporaryFailureError

OTHERS = 0o077
SOON = timedelta(days=30)
WITHIN = 30.0
"""Seconds that a token may take."""


async def check_token(ground: Ground) -> list[Finding]:
    if ground.is_rehearsal:
        return [skipped("token", "rehearsal")]
    try:
        tokens = ground.tokens(ground.settings)
    except ValueError:  # a setting that is missing: told as such
        return [skipped("token", "lacking")]
    try:
        token = await asyncio.wait_for(tokens.token(), WITHIN)
    except (PermanentFailureError, TemporaryFailureError, TimeoutError):
        return [fault("token", "none", credential=ground.settings.microsoft_credential)]
    finally:
        await tokens.close()
    return [
        ok("token")
        if token
        else fault("token", "none", credential=ground.settings.microsoft_credential)
    ]


async def check_certificate(ground: Ground) -> list[Finding]:
    if ground.is_rehearsal:
        return [skipped("certificate", "rehearsal")]
    if ground.settings.microsoft_credential != "certificate":
        return [skipped("certificate", "other", credential=ground.settings.microsoft_credential)]
    file = ground.settings.microsoft_app_certificate
    if file is None or not file.is_file():
        return [fault("certificate", "missing")]
    if file.stat().st_mode & OTHERS:
        return [fault("certificate", "open")]
    try:
        certificate = _read(file)
    except (OSError, ValueError, TypeError):
        # Not the error's own words: they may quote the file, which holds the private key.
        return [fault("certificate", "broken")]
    return [_age(ground, certificate)]


def _read(file: Path) -> x509.Certificate:
    """ValueError when the private key is missing, or is another certificate's."""
    pem = file.read_bytes()
    certificate = x509.load_pem_x509_certificate(pem)
    if load_pem_private_key(pem, password=None).public_key() != certificate.public_key():
        raise ValueError("the key belongs to another certificate")
    return certificate


def _age(ground: Ground, certificate: x509.Certificate) -> Finding:
    left = certificate.not_valid_after_utc - ground.clock.now()
    on = certificate.not_valid_after_utc.date().isoformat()
    if left <= timedelta(0):
        return fault("certificate", "expired", on=on)
    if left < SOON:
        return warning("certificate", "soon", on=on, n=left.days)
    return ok("certificate", on=on)
