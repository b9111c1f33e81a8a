"""A mail server in this process: takes mail, refuses it, or breaks off at a chosen moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class MailServer:
    """`says`: what it answers at a step, instead of what is well; `cuts`: where it hangs up."""

    says: dict[str, str] = field(default_factory=dict)
    cuts: str = ""
    taken: list[Envelope] = field(default_factory=list)
    port: int = 0

    async def handle_MAIL(  # noqa: N802 aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._at("MAIL", server)

    async def handle_RCPT(  # noqa: N802 aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._at("RCPT", server)

    async def handle_DATA(  # noqa: N802 aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        """It has the whole mail when it is asked."""
        said = self.says.get("DATA", "250 OK")
        if said.startswith("2"):
            self.taken.append(envelope)
        return self._at("DATA", server)

    def _at(self, step: str, server: Any) -> str:
        if self.cuts == step:
            server.transport.abort()
        return self.says.get(step, "250 OK")


@asynccontextmanager
async def a_mail_server(**how: Any) -> AsyncIterator[MailServer]:
    """Listening on this machine while the block lasts."""
    server = MailServer(**how)
    loop = asyncio.get_running_loop()
    listening = await loop.create_server(
        lambda: SMTP(server, enable_SMTPUTF8=True, loop=loop, hostname="mail.test"),
        "127.0.0.1",
        0,
    )
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        await listening.wait_closed()
