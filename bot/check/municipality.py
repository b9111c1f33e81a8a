"""The municipality's file reads."""

from bot.check.finding import Finding, Ground, fault, ok, skipped, warning
from bot.organisations.reader import (
    OrganisationFileError,
    read_municipality,
    read_real_municipality,
)


async def check_municipality(ground: Ground) -> list[Finding]:
    file = ground.settings.municipality_file
    if file is None:
        found = skipped if ground.is_rehearsal else warning
        return [found("municipality", "demo")]
    try:
        read = read_municipality if ground.is_rehearsal else read_real_municipality
        loaded = read(file)
    except OrganisationFileError as wrong:
        return [fault("municipality", "wrong", why=str(wrong))]
    except (OSError, UnicodeDecodeError):
        return [fault("municipality", "unreadable", file=str(file))]
    return [ok("municipality", people=len(loaded.organisation.people))]
