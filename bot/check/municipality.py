"""The municipality's file reads."""

from bot.check.finding import Finding, Ground, fault, ok, skipped, warning
from bot.organisations.reader import OrganisationFileError, read_municipality


async def check_municipality(ground: Ground) -> list[Finding]:
    file = ground.settings.municipality_file
    if file is None:
        found = skipped if ground.is_rehearsal else warning
        return [found("municipality", "demo")]
    try:
        loaded = read_municipality(file)
    except OrganisationFileError as wrong:
        return [fault("municipality", "wrong", why=str(wrong))]
    except (OSError, UnicodeDecodeError):
        return [fault("municipality", "unreadable", file=str(file))]
    return [ok("municipality", people=len(loaded.organisation.people))]
