"""The address at which Teams reaches the bot: it is there, and it is https."""

from urllib.parse import urlsplit

from bot.check.finding import Finding, Ground, fault, ok, skipped


async def check_address(ground: Ground) -> list[Finding]:
    if ground.is_rehearsal:
        return [skipped("address", "rehearsal")]
    address = ground.settings.public_url
    if not address:
        return [fault("address", "missing")]
    parts = urlsplit(address)
    if parts.scheme != "https" or not parts.hostname:
        return [fault("address", "not_https")]
    return [ok("address", host=parts.hostname)]
