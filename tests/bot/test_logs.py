"""The log lets in what stands on its lists, and nothing else, whoever logs it."""

import ast
import json
import logging
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from bot.log_fields import CHECKS, EVENTS, FIELDS
from bot.logs import Formatter, Handler, allowed, module_of
from sspf.domain.errors import StaleError
from sspf.use_cases.faults import described

ROOT = Path(__file__).parents[2]
CANARY = "Kanariefågel åäö"
OWN, FOREIGN = "bot.logs", "asyncio"


def line(name: str, message: object, *args: object, **more: Any) -> dict[str, Any]:
    """What is told of a record; `error`: that it carries, `extra`: fields of its own."""
    error = more.pop("error", None)
    info = (type(error), error, error.__traceback__) if error else None
    record = logging.getLogger(name).makeRecord(
        name, logging.ERROR, "file.py", 1, message, args, info, extra=more.pop("extra", None)
    )
    told: dict[str, Any] = json.loads(Formatter().format(record))
    return told


def raised(error: BaseException) -> BaseException:
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


def test_given_an_event_with_fields_when_logged_then_it_is_one_json_object() -> None:
    told = line(OWN, "turn_failed", extra={"reference": "f:12-34", "seconds": 0.25, "status": 503})

    assert told.pop("time").endswith("+00:00")
    assert told == {
        "level": "error",
        "event": "turn_failed",
        "logger": "bot.logs",
        "reference": "f:12-34",
        "seconds": 0.25,
        "status": 503,
    }


def test_given_a_terminal_when_logged_then_it_is_one_line_of_words() -> None:
    record = logging.makeLogRecord(
        {"name": OWN, "msg": "tick_failed", "levelno": 40, **described(raised(StaleError(CANARY)))}
    )
    written = Formatter(json=False).format(record)

    assert "event=tick_failed" in written
    assert "StaleError" in written
    assert "\n" not in written
    assert CANARY not in written


@pytest.mark.parametrize("message", [CANARY, "lotta", "turn failed: %s", "Turn_failed", 7, None])
def test_given_an_event_that_is_not_listed_when_logged_then_it_has_no_name(message: object) -> None:
    assert line(OWN, message)["event"] == "unnamed"


@pytest.mark.parametrize("value", [CANARY, "lotta", "SSPF-2027-014", "", None, [CANARY], {}, True])
@pytest.mark.parametrize("field", sorted(set(FIELDS) - {"reference", "warning", "error", "at"}))
def test_given_a_value_that_does_not_fit_its_field_when_logged_then_it_is_left_out(
    field: str, value: object
) -> None:
    assert field not in line(OWN, "turn_failed", extra={field: value})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reference", "Lotta Ek"),
        ("reference", "123456789"),
        ("error", ["Lotta Ek"]),
        ("error", "Lotta"),
        ("at", ["bot/lotta:3:f"]),
        ("at", ["/home" + "/lotta/bot/x.py:3:f"]),
        ("warning", "two words"),
        ("seconds", float("nan")),
        ("seconds", 10**12),
        ("status", 42),
        ("reason", "failed." + "x" * 31),
    ],
)
def test_given_a_value_that_only_looks_right_when_logged_then_it_is_left_out(
    field: str, value: object
) -> None:
    assert field not in line(OWN, "turn_failed", extra={field: value})


def test_given_a_field_that_is_not_listed_when_logged_then_it_is_left_out() -> None:
    told = line(OWN, "turn_failed", extra={"text": CANARY, "person": "rut", "case": "14"})

    assert set(told) == {"time", "level", "event", "logger"}


@pytest.mark.parametrize("name", ["aiohttp.server", "sqlalchemy.engine", FOREIGN, "azure", "root"])
def test_given_a_library_when_it_logs_then_only_the_kind_of_error_is_kept(name: str) -> None:
    error = raised(ValueError(CANARY))
    told = line(name, f"choked on {CANARY} %s", CANARY, error=error, extra={"reason": CANARY})

    assert CANARY not in str(told)
    assert (told["event"], told["error"]) == ("library", ["ValueError"])


def test_given_an_argument_that_cannot_be_written_when_a_library_logs_then_nobody_tries() -> None:
    class Explosive:
        def __str__(self) -> str:
            raise AssertionError(CANARY)

    assert line(FOREIGN, "%s %d", Explosive())["event"] == "library"


def test_given_a_name_that_somebody_chose_when_logged_then_only_the_module_is_kept() -> None:
    assert module_of(f"sqlalchemy.engine.{CANARY}") == "sqlalchemy.engine"
    assert module_of(CANARY) == "unnamed"


def test_given_a_chain_of_errors_when_described_then_kinds_and_our_lines_are_told() -> None:
    try:
        try:
            module_of(None)  # type: ignore[arg-type]  # so that it fails in a line of ours
        except AttributeError as first:
            raise StaleError(CANARY) from first
    except StaleError as error:
        told = described(ExceptionGroup(CANARY, [error, KeyError(CANARY)]), kind="digest")

    assert told["error"] == ["ExceptionGroup", "StaleError", "KeyError", "AttributeError"]
    assert any(str(at).startswith("bot/logs.py:") for at in told["at"])  # type: ignore[attr-defined]
    assert told["kind"] == "digest"
    assert CANARY not in str(told)


def test_given_errors_that_cause_each_other_when_described_then_it_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one

    assert described(one)["error"] == ["ValueError", "KeyError"]


def test_given_a_class_named_after_a_text_when_described_then_its_name_is_not_told() -> None:
    assert described(type(CANARY, (Exception,), {})())["error"] == ["other"]


def test_given_the_formatter_breaks_when_logged_then_the_record_is_not_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Broken(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            raise ValueError(CANARY)

    handler = Handler(stream := StringIO())
    handler.setFormatter(Broken())
    handler.handle(logging.makeLogRecord({"msg": CANARY}))

    assert "line_lost" in stream.getvalue()
    assert CANARY not in stream.getvalue() + capsys.readouterr().err


UNHANDLED = """
import asyncio, gc, logging, sys, threading, warnings
from bot.logs import set_up

set_up()
text = sys.argv[1]

class Bad:
    def __del__(self):
        raise ValueError(text)

def fail():
    raise ValueError(text)

async def failing():
    fail()

async def leave():
    asyncio.get_running_loop().call_soon(fail)
    forgotten = asyncio.ensure_future(failing())
    await asyncio.sleep(0.01)
    del forgotten
    gc.collect()

Bad()
thread = threading.Thread(target=fail, name=text)
thread.start()
thread.join()
asyncio.run(leave())
warnings.warn(text)
logging.getLogger("some.library").error("%s", text)
logging.getLogger("bot").error(text)
fail()
"""
TOLD = [
    "unraisable",
    "thread_crashed",
    "library",
    "library",
    "warned",
    "library",
    "unnamed",
    "crashed",
]


def test_given_errors_that_nobody_catches_when_they_come_up_then_only_their_kinds_are_told() -> (
    None
):
    ran = subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-c", UNHANDLED, CANARY], cwd=ROOT, capture_output=True, check=False
    )
    lines = [json.loads(each) for each in ran.stderr.splitlines()]

    assert CANARY.encode() not in ran.stderr + ran.stdout
    assert CANARY.split()[0].encode() not in ran.stderr
    assert ran.returncode == 1
    assert [each["event"] for each in lines] == TOLD
    assert sum("ValueError" in each.get("error", ()) for each in lines) == 5


def calls() -> list[tuple[str, ast.Call]]:
    """Every `log.…(…)` of the product."""
    found = []
    for top in ("bot", "cards", "scheduler", "sspf", "storage"):
        for file in (ROOT / top).rglob("*.py"):
            if "node_modules" not in file.parts:
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.Call) and _is_log(node.func):
                        found.append((f"{file.relative_to(ROOT)}:{node.lineno}", node))
    return found


def _is_log(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id in ("log", "logger", "logging", "_log", "LOG")
        and function.attr
        in {*("debug", "info", "warning", "error", "exception", "critical", "log")}
    )


def test_every_call_names_a_listed_event_and_gives_nothing_but_extra() -> None:
    wrong = [
        where
        for where, call in calls()
        if len(call.args) != 1
        or not isinstance(call.args[0], ast.Constant)
        or call.args[0].value not in EVENTS
        or {keyword.arg for keyword in call.keywords} - {"extra"}
    ]

    assert wrong == []


def test_every_listed_event_is_logged_somewhere() -> None:
    logged = {call.args[0].value for _, call in calls() if isinstance(call.args[0], ast.Constant)}

    assert EVENTS - logged == set()


def test_the_names_of_checks_are_words_that_a_log_may_hold() -> None:
    record = [logging.makeLogRecord({"name": OWN, "msg": "x", "check": each}) for each in CHECKS]

    assert {allowed(each)["check"] for each in record} == CHECKS
