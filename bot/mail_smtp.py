"""Outgoing mail by SMTP: one mail, one recipient, one connection; and what each ending means.

Until the last line of the mail is sent nothing has been delivered, whatever breaks. After it a
silent server may have taken the mail: that is an unknown outcome, and a mailbox gets no second
copy of it.
"""

import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.policy import SMTP as WIRE
from urllib.parse import urlsplit

from aiosmtplib import (
    SMTP,
    SMTPException,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from bot.limits import Limits
from bot.mail_message import Mailed, mail_of
from bot.outbound import trusted
from bot.settings import Settings, is_loopback
from sspf.domain.outbox import NO_ANSWER
from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError

SECONDS = 10.0
PORTS = {"smtp": 587, "smtps": 465}
LATER, REFUSED = "failed.mail_later", "failed.mail_refused"
FOR_GOOD = 500


@dataclass(frozen=True, slots=True)
class Relay:
    """The mail server that takes what is sent. Encrypted but on this machine."""

    host: str
    port: int
    sender: str
    is_tls: bool
    must_start_tls: bool
    user: str | None
    password: str | None
    trust: ssl.SSLContext


def relay_of(settings: Settings) -> Relay | None:
    """None: no server is named, and mail is written as files."""
    if not settings.smtp_url:
        return None
    parts = urlsplit(settings.smtp_url)
    host = parts.hostname or ""
    is_tls = parts.scheme == "smtps"
    password = settings.smtp_password
    return Relay(
        host=host,
        port=parts.port or PORTS[parts.scheme],
        sender=settings.mail_from,
        is_tls=is_tls,
        must_start_tls=not is_tls and not is_loopback(host),
        user=settings.smtp_user or None,
        password=password.get_secret_value() if password else None,
        trust=trusted(settings),
    )


class SmtpMail:
    """Implements sspf.ports.Mail."""

    def __init__(self, relay: Relay, limits: Limits, seconds: float = SECONDS) -> None:
        self._relay = relay
        self._limits = limits
        self._seconds = seconds

    async def send(self, request: Mailed) -> None:
        raw = mail_of(request, self._relay.sender).as_bytes(policy=WIRE)
        await self._limits.wait(f"mail:{self._relay.sender}", "mail")
        client = self._client()
        try:
            await self._up_to_data(client, request.to.email)
            await _hand_over(client, raw)
        finally:
            client.close()

    def _client(self) -> SMTP:
        relay = self._relay
        return SMTP(
            hostname=relay.host,
            port=relay.port,
            use_tls=relay.is_tls,
            start_tls=relay.must_start_tls,
            tls_context=relay.trust,
            username=relay.user,
            password=relay.password,
            timeout=self._seconds,
        )

    async def _up_to_data(self, client: SMTP, to: str) -> None:
        """Whatever goes wrong here, nothing was delivered."""
        try:
            await client.connect()
            await client.mail(self._relay.sender)
        except (SMTPException, OSError, ValueError) as fault:
            # A password or an address of our own that is refused is ours to mend: it may be
            # mended while the row waits, and says nothing of the recipient.
            raise TemporaryFailureError(LATER) from fault
        try:
            await client.rcpt(to)
        except SMTPResponseException as refusal:
            raise _refused(refusal) from refusal
        except (SMTPException, OSError) as fault:
            raise TemporaryFailureError(LATER) from fault


async def _hand_over(client: SMTP, raw: bytes) -> None:
    try:
        await client.data(raw)
    except SMTPResponseException as refusal:
        raise _refused(refusal) from refusal
    except (SMTPServerDisconnected, SMTPTimeoutError, OSError) as silence:
        raise UnknownOutcomeError(NO_ANSWER) from silence
    with suppress(SMTPException, OSError):  # it has been taken: how it says goodbye is no matter
        await client.quit()


def _refused(refusal: SMTPResponseException) -> Exception:
    if refusal.code >= FOR_GOOD:
        return PermanentFailureError(REFUSED)
    return TemporaryFailureError(LATER)
