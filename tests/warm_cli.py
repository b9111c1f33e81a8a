"""`python -m bot …` without the seconds that reading its libraries takes: a fork of one that has.

`serve SOCKET` has read them, and opened nothing. `run SOCKET …` hands it its own arguments,
environment, folder and streams, passes signals on, and ends as the program did. The program is a
process of its own that runs bot/__main__.py from its first line.
"""

import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
from typing import NoReturn

PASSED_ON = (signal.SIGTERM, signal.SIGINT)
NUMBER_BYTES = 8
STREAMS = 3


def run(path: str, arguments: list[str]) -> int:
    asked = {"arguments": arguments, "environment": dict(os.environ), "folder": os.getcwd()}  # noqa: PTH109, TID251 without pathlib it starts sooner; not a setting
    body = json.dumps(asked).encode()
    with socket.socket(socket.AF_UNIX) as server:
        server.connect(path)
        for one in PASSED_ON:
            signal.signal(one, lambda number, _: server.sendall(bytes([number])))
        socket.send_fds(server, [_as_bytes(len(body))], list(range(STREAMS)))
        server.sendall(body)
        code = os.waitstatus_to_exitcode(int.from_bytes(_read(server, NUMBER_BYTES)))
    if code < 0:
        signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    return code


def serve(path: str) -> None:
    """Until whoever began it closes its standard input, or is gone."""
    import bot.__main__  # noqa: F401 for all that it reads in turn

    del sys.modules["bot.__main__"]  # it is read anew in each program
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            asked, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                _begin(asked)
                return
            asked.close()


def _begin(asked: socket.socket) -> None:
    """Two processes: the program, which returns when it has ended, and one that watches over it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    size, streams, *_ = socket.recv_fds(asked, NUMBER_BYTES, STREAMS)
    given = json.loads(_read(asked, int.from_bytes(size)))
    pid = os.fork()
    if pid:
        for stream in streams:
            os.close(stream)
        _watch(asked, pid)
    asked.close()
    for own, stream in enumerate(streams):
        os.dup2(stream, own)
        os.close(stream)
    _be_the_program(**given)


def _be_the_program(arguments: list[str], environment: dict[str, str], folder: str) -> None:
    os.environ.clear()  # noqa: TID251 as a shell gives it
    os.environ.update(environment)  # noqa: TID251
    os.chdir(folder)
    sys.argv[1:] = arguments
    runpy.run_module("bot", run_name="__main__", alter_sys=True)


def _watch(asked: socket.socket, pid: int) -> NoReturn:
    """Signals that come for it go on to it; it does not outlive whoever asked for it."""
    program = os.pidfd_open(pid)
    while program not in select.select([program, asked.fileno()], [], [])[0]:
        told = asked.recv(1)
        os.kill(pid, told[0] if told else signal.SIGKILL)
        if not told:
            os._exit(1)
    _, status = os.waitpid(pid, 0)
    asked.sendall(_as_bytes(status))
    os._exit(0)


def _read(source: socket.socket, size: int) -> bytes:
    read = b""
    while len(read) < size and (more := source.recv(size - len(read))):
        read += more
    return read


def _as_bytes(number: int) -> bytes:
    return number.to_bytes(NUMBER_BYTES)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        sys.exit(run(sys.argv[2], sys.argv[3:]))
