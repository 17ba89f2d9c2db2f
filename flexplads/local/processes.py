"""Start processes, stop them, and find those that a killed launcher left behind."""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from flexplads.local.errors import CannotRunError
from flexplads.local.home import Home, tell, write_private

type Command = Sequence[str | Path]

_PR_SET_PDEATHSIG = 1


class Account(NamedTuple):
    """An account to run a process as."""

    user: int
    group: int


def when_parent_dies(sent: signal.Signals) -> Callable[[], None] | None:
    """For Popen's `preexec_fn`: get `sent` when the launcher dies, even by kill -9 (Linux only).

    Elsewhere, and for what dies in spite of it, `stop_leftovers` is there. The signal is bound to
    the *thread* that starts the process, so start processes from the main thread alone.
    """
    if sys.platform != "linux":
        return None
    prctl = ctypes.CDLL(None).prctl
    return lambda: prctl(_PR_SET_PDEATHSIG, int(sent))


@dataclass
class Child:
    """A process we started, in a session of its own so that Ctrl-C reaches only the launcher."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path
    stop_signal: signal.Signals
    patience: float
    #: Whether its work comes to an end, after which it may go.
    ends: bool = False

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    def stop(self) -> None:
        """Ask once, wait, and only then insist.

        Once: Celery takes a second TERM for an order to drop its tasks.
        """
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            tell(f"The {self.name} did not stop within {self.patience:.0f} s and was killed.")
            _kill_group(self.process.pid)
            self.process.wait()

    def last_words(self, lines: int = 15) -> str:
        """The end of its log, for a person who has to see why it ended."""
        try:
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])
        except OSError:
            return ""


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """While stopping, take further signals for impatience: half stopped helps nobody."""

    def answer(_number: int, _frame: FrameType | None) -> None:
        tell("Already stopping, one moment.")

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, answer) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Children:
    """The processes of one home, in the order of their start, recorded on disk."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._children: list[Child] = []

    def start(
        self,
        name: str,
        command: Command,
        *,
        env: Mapping[str, str] | None = None,
        account: Account | None = None,
        cwd: Path | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
        patience: float = 20,
        ends: bool = False,
    ) -> Child:
        """Start a process whose output goes to a log of its own.

        Raises:
            CannotRunError: the system does not let us start it.
        """
        log = self._home.logs / f"{name}.log"
        arguments = [os.fspath(part) for part in command]
        with log.open("ab", buffering=0) as output:
            output.truncate(0)
            try:
                process = subprocess.Popen(
                    arguments,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    cwd=cwd,
                    env=env,
                    start_new_session=True,
                    preexec_fn=when_parent_dies(stop_signal),
                    user=account.user if account else None,
                    group=account.group if account else None,
                    extra_groups=[] if account else None,
                )
            except OSError as error:
                raise CannotRunError(f"The {name} could not be started: {error}.") from error
        child = Child(name, process, log, stop_signal, patience, ends)
        self._children.append(child)
        self._record()
        return child

    def stop(self, *names: str) -> None:
        """Stop these, in this order; without names all, the last started first."""
        chosen = [child for name in names for child in self._children if child.name == name]
        for child in chosen if names else reversed(list(self._children)):
            child.stop()
            self._children.remove(child)
            self._record()

    def dead(self) -> Child | None:
        """A process that ended and should not have: a server before what stands on it."""
        return next(
            (child for child in self._children if not child.alive and not _done(child)), None
        )

    def finished(self, name: str) -> bool:
        """Whether a process whose work comes to an end has just done it; said once."""
        for child in self._children:
            if child.name == name and not child.alive and _done(child):
                self._children.remove(child)
                self._record()
                return True
        return False

    def _record(self) -> None:
        records = [
            {
                "name": child.name,
                "pid": child.process.pid,
                "command": _shown(child.process.args),
                "signal": int(child.stop_signal),
            }
            for child in self._children
        ]
        write_private(self._home.path / "processes.json", json.dumps(records))


def complain_of_the_dead(children: Children) -> None:
    """Name the first process that ended by itself.

    Raises:
        CannotRunError: with its status and the end of its log.
    """
    dead = children.dead()
    if dead:
        raise CannotRunError(
            f"The {dead.name} ended by itself (status {dead.process.returncode}), so all the rest "
            f"is stopped. The end of {dead.log}:\n{dead.last_words()}"
        )


def stop_leftovers(home: Home, patience: float = 10) -> list[str]:
    """Stop what an earlier launcher of this home started and could not stop. Returns their names.

    A number alone proves nothing, it may have passed to another process: only one whose whole
    command line is the recorded one counts, alone or in a group that it led. Call this with the
    lock of the home held.
    """
    record = home.path / "processes.json"
    try:
        left = json.loads(record.read_text())
    except (OSError, ValueError):
        left = []
    stopped = []
    for entry in reversed(left):
        members = _members(entry["pid"], entry["command"])
        if not members:
            continue
        stopped.append(str(entry["name"]))
        for pid in members if entry["pid"] not in members else [entry["pid"]]:
            _send(pid, entry["signal"])
        end = time.monotonic() + patience
        while (members := _members(entry["pid"], entry["command"])) and time.monotonic() < end:
            time.sleep(0.05)
        for pid in members:
            _send(pid, signal.SIGKILL)
    record.unlink(missing_ok=True)
    return stopped


def running() -> Iterator[tuple[int, int, str]]:
    """Every process on the machine that we can see: number, group, command line."""
    if not Path("/proc/self/cmdline").exists():
        listing = subprocess.run(
            ["ps", "-A", "-ww", "-o", "pid=,pgid=,command="], capture_output=True, check=True
        )
        for line in listing.stdout.decode(errors="surrogateescape").splitlines():
            number, leader, command = line.split(None, 2)
            yield int(number), int(leader), command
        return
    for folder in Path("/proc").iterdir():
        if not folder.name.isdecimal():
            continue
        with contextlib.suppress(OSError):
            pid = int(folder.name)
            words = os.fsdecode((folder / "cmdline").read_bytes()).rstrip("\0").split("\0")
            yield pid, os.getpgid(pid), " ".join(words)


def _done(child: Child) -> bool:
    return child.ends and child.process.returncode == 0


def _members(leader: int, command: str) -> list[int]:
    return [
        pid
        for pid, group, line in running()
        if line == command and (pid == leader or group == leader)
    ]


def _shown(arguments: object) -> str:
    if isinstance(arguments, list):
        return " ".join(os.fspath(part) for part in arguments)
    return str(arguments)


def _send(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, number)


def _kill_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
