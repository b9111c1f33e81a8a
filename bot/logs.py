"""The log: one line an event, and only what stands on a list. All else is dropped.

A text that a person wrote can reach a log call in a thousand ways: as an argument, in an exception
that quotes what it choked on, in a library's own message. So nothing is filtered out here; a few
things are let in. Call it with a word of `EVENTS` and fields of `FIELDS`:

    log.error("turn_failed", extra={"reference": heard.activity[-8:]}, exc_info=fault)

Of what libraries log, their name, the level and the kind of error are kept.
"""

import logging
import sys
import threading
import warnings
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TextIO

from structlog.processors import JSONRenderer, LogfmtRenderer

from bot.log_fields import EVENTS, FIELDS
from sspf.use_cases.faults import described

OWN = ("bot", "cards", "scheduler", "sspf", "storage")
UNNAMED = "unnamed"
FOREIGN = "library"
FIRST = ("time", "level", "event", "logger")
LINE_LOST = '{"level": "error", "event": "line_lost", "logger": "bot.logs"}\n'

log = logging.getLogger(__name__)


def set_up(*, json: bool = True) -> None:
    """One handler, to standard error, instead of those that write records as they come."""
    handler = Handler(sys.stderr)
    handler.setFormatter(Formatter(json=json))
    root = logging.getLogger()
    kept = [each for each in root.handlers if type(each) not in (logging.StreamHandler, Handler)]
    root.handlers[:] = [*kept, handler]
    root.setLevel(logging.WARNING)
    for name in OWN:
        logging.getLogger(name).setLevel(logging.INFO)
    sys.excepthook = _crashed
    sys.unraisablehook = _unraisable
    threading.excepthook = _thread_crashed
    warnings.showwarning = _warned


class Handler(logging.StreamHandler[TextIO]):
    """The standard one answers its own mistakes by printing the record, arguments and all."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 logging's name for it
        self.stream.write(LINE_LOST)


class Formatter(logging.Formatter):
    """One JSON object a line, or `key=value` words for a person at a terminal."""

    def __init__(self, *, json: bool = True) -> None:
        super().__init__()
        render: Callable[[Any, str, dict[str, Any]], Any] = (
            JSONRenderer() if json else LogfmtRenderer(key_order=FIRST)
        )
        self._render = render

    def format(self, record: logging.LogRecord) -> str:
        return str(self._render(None, "", allowed(record)))


def allowed(record: logging.LogRecord) -> dict[str, Any]:
    """What may be told of a record. Its message and arguments are not even put together."""
    is_own = record.name.split(".")[0] in OWN
    at = datetime.fromtimestamp(record.created, UTC)
    line: dict[str, Any] = {
        "time": at.isoformat(timespec="milliseconds"),
        "level": logging.getLevelName(record.levelno).lower(),
        "event": _event(record.msg) if is_own else FOREIGN,
        "logger": module_of(record.name),
    }
    if is_own:
        line |= _fields(vars(record))
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        line |= described(error)
    return line


def _event(message: object) -> str:
    return message if isinstance(message, str) and message in EVENTS else UNNAMED


def module_of(name: str) -> str:
    """The longest beginning of a logger's name that is a module of the program.

    SQLAlchemy's and APScheduler's end in what somebody called an engine or an executor.
    """
    parts = name.split(".")
    beginnings = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((module for module in beginnings if module in sys.modules), UNNAMED)


def _fields(given: Mapping[str, Any]) -> dict[str, Any]:
    return {key: given[key] for key, fits in FIELDS.items() if key in given and fits(given[key])}


def _crashed(_: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    log.critical("crashed", extra=described(error))


def _thread_crashed(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        log.critical("thread_crashed", extra=described(args.exc_value))


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        log.error("unraisable", extra=described(args.exc_value))


def _warned(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    log.warning("warned", extra={"warning": category.__name__})
