"""By which road mail leaves: a mail server that is named, or files for somebody to fetch."""

from bot.limits import A_MINUTE, SlidingLimits, Watch
from bot.mail_files import MailFiles
from bot.mail_smtp import SmtpMail, relay_of
from bot.settings import Settings
from bot.shared_limits import mail_limits
from sspf.ports import Mail
from storage.database import Database
from storage.engines import SQLITE


def open_mail(settings: Settings, database: Database, watch: Watch) -> Mail:
    """On the embedded database there is one process, which counts what it sends by itself."""
    relay = relay_of(settings)
    if relay is None:
        return MailFiles(settings.data / "mail")
    if database.url.startswith(SQLITE):
        return SmtpMail(relay, SlidingLimits(watch=watch, thread=A_MINUTE, tenant=A_MINUTE))
    return SmtpMail(relay, mail_limits(database, watch))
