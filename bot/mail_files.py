"""Outgoing mail as files, one .eml each: what is done where no mail server is named."""

from email.policy import SMTP
from pathlib import Path

from bot.mail_message import Mailed, mail_of, neutral


class MailFiles:
    """Implements sspf.ports.Mail. The same key is the same file: written again, nothing changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def send(self, request: Mailed) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / file_name(request.key)
        if file.exists():
            return
        fresh = file.with_suffix(".new")
        fresh.write_bytes(mail_of(request).as_bytes(policy=SMTP))
        fresh.replace(file)


def file_name(key: str) -> str:
    """Of the mail that was sent for this key."""
    return f"kallelse-{neutral(key)}.eml"
