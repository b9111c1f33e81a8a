"""What must be set before the bot can meet Teams, besides what `Settings` itself refuses.

Not asked there: whoever makes a backup, or packs the app, needs none of it.
"""

from collections.abc import Iterator

from bot.settings import Settings

MEANINGS = {
    "secret": ("microsoft_app_password", "hemligheten som hör till appen i Entra"),
    "certificate": ("microsoft_app_certificate", "PEM-filen med nyckel och certifikat"),
}
"""Needed by each way to be known to Entra, besides the tenant; a managed identity needs nothing."""


def lacking(settings: Settings) -> list[str]:
    """One Swedish line for each setting that is missing; none in the rehearsal."""
    return [] if settings.auth == "anonymous" else list(_lacking(settings))


def _lacking(settings: Settings) -> Iterator[str]:
    needed = MEANINGS.get(settings.microsoft_credential)
    if needed and not getattr(settings, needed[0]):
        yield f"SSPF_{needed[0].upper()} saknas: {needed[1]}"
    if needed and not settings.microsoft_tenant_id:
        yield "SSPF_MICROSOFT_TENANT_ID saknas: id för den tenant där appen är registrerad"
    elif not settings.allowed_tenants:
        yield "SSPF_TENANTS saknas: id för de tenanter vars personer får skriva till boten"
    if not settings.service_hosts:
        yield "SSPF_SERVICE_HOSTS är tom: utan den kan boten inte svara någon"
