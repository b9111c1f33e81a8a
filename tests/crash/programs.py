"""Programs of their own: begun, held where they stand, let go on, killed."""

import asyncio
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Coroutine
from typing import Any

Work = Callable[[], Coroutine[Any, Any, None]]


def begin(work: Work) -> int:
    """What is loaded is shared, and no thread or loop is inherited."""
    assert threading.active_count() == 1, "a thread would be missing in the child"
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        asyncio.run(work())
        code = 0
    except BaseException:  # noqa: BLE001  # the end of a program, told on stderr
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def run(work: Work) -> None:
    let_end(begin(work))


def let_end(pid: int) -> None:
    assert _ended(pid) == 0, "see above"


def stands_still(pid: int) -> bool:
    """True: every thread of it is stopped, at a point. False: it has come to its end."""
    _, status = os.waitpid(pid, os.WUNTRACED)
    if os.WIFSTOPPED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "see above"
    return False


def let_go_on(pid: int) -> None:
    os.kill(pid, signal.SIGCONT)


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    assert _ended(pid) == -signal.SIGKILL


def _ended(pid: int) -> int:
    """0, 1, or minus the signal that killed it."""
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)
