"""The folder that holds the data of a run, its lock and its secrets."""

import base64
import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flexplads.local.errors import CannotRunError

CHECKOUT = Path(__file__).resolve().parents[2]

# A socket path longer than this is refused by the operating systems we know (104 and 108 bytes).
_SOCKET_PATH_LIMIT = 100
_THROW_AWAY_PREFIX = "fp-throw-away-"


def tell(sentence: str) -> None:
    """Say something to the person at the terminal, at once also through a pipe.

    A terminal that was closed is no reason to leave processes running.
    """
    with contextlib.suppress(OSError):
        print(sentence, flush=True)


@dataclass
class Home:
    """Where one set of services keeps everything: data, logs, secrets, records of processes.

    `throw_away` means that nothing in it has to survive: the services trade safety for speed and
    the folder is removed afterwards.
    """

    path: Path
    throw_away: bool = False
    _lock: int | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """Short name of this folder, so that two checkouts never meet in a shared place."""
        return hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]

    @property
    def logs(self) -> Path:
        return self.path / "logs"

    def create(self) -> None:
        """Make the folder. Others may pass through only where PostgreSQL must run as another user.

        Files with secrets are 0600 besides.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        self.path.chmod(0o711 if os.geteuid() == 0 else 0o700)
        self.logs.mkdir(exist_ok=True, mode=0o700)

    def lock(self, verb: str) -> bool:
        """Claim the folder for this process until it ends, however it ends.

        False when another process has it; `holder()` then tells which.
        """
        descriptor = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._lock = descriptor
        self.note(verb=verb, pid=os.getpid())
        return True

    def unlock(self) -> None:
        if self._lock is not None:
            self.note()
            os.close(self._lock)
            self._lock = None

    def note(self, **facts: Any) -> None:
        """Leave in the lock file, for whoever finds it taken, who has it and where it is."""
        if self._lock is None:
            raise RuntimeError("Only the process that holds the lock may write in it.")
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, json.dumps(facts).encode(), 0)

    def holder(self) -> dict[str, Any]:
        """What the process holding the lock noted; empty while it writes or when nobody has it."""
        try:
            noted = json.loads((self.path / "lock").read_text())
        except (OSError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def secrets(self) -> dict[str, str]:
        """The secrets of this folder, made with the first call and the same ever after.

        Losing them makes the encrypted CPR numbers of this folder's database unreadable.
        """
        path = self.path / "secrets.env"
        if not path.exists():
            made = {
                "SECRET_KEY": secrets.token_urlsafe(50),
                "FLEXPLADS_CPR_KEYS": "k1:" + base64.b64encode(secrets.token_bytes(32)).decode(),
                "FLEXPLADS_INDEX_KEY": base64.b64encode(secrets.token_bytes(32)).decode(),
                "VALKEY_PASSWORD": secrets.token_urlsafe(32),
            }
            write_private(path, "".join(f"{name}={value}\n" for name, value in made.items()))
        lines = path.read_text().splitlines()
        return dict(line.split("=", 1) for line in lines if "=" in line)

    def sockets(self, owner: int) -> Path:
        """A folder with a short path for sockets, which only the user id `owner` may enter.

        Whoever reaches a socket in it is let in without a password: the folder is the door. A
        folder of that name which someone else put there first is refused.

        Raises:
            CannotRunError: the folder belongs to someone else, or no short enough place exists.
        """
        for base in _socket_bases():
            path = base / f"fp-{self.key}"
            fits = len(os.fsencode(path / ".s.PGSQL.5432.lock")) <= _SOCKET_PATH_LIMIT
            if fits and may_enter(owner, base):
                break
        else:
            raise CannotRunError(
                f"{path} is no place for a socket; set TMPDIR to a short, open folder."
            )
        with contextlib.suppress(FileExistsError):
            path.mkdir(mode=0o700)
        status = path.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (owner, os.geteuid()):
            raise CannotRunError(
                f"{path} belongs to someone else, so sockets in it would not be safe. "
                "Remove it, or set TMPDIR to a folder of your own."
            )
        path.chmod(0o700)
        if status.st_uid != owner:
            os.chown(path, owner, -1)
        return path

    def leave_sockets(self) -> None:
        """Remove the folder for sockets, unless something is still in it."""
        for base in _socket_bases():
            with contextlib.suppress(OSError):
                (base / f"fp-{self.key}").rmdir()

    def remove(self) -> None:
        """Remove the folder and its sockets. Only for what was made to be thrown away."""
        if not self.throw_away:
            raise RuntimeError("Only throw-away data may be removed.")
        for base in _socket_bases():
            shutil.rmtree(base / f"fp-{self.key}", ignore_errors=True)
        shutil.rmtree(self.path, ignore_errors=True)


def checkout_home() -> Home:
    """The folder whose data stays: `.local/` in the checkout."""
    return Home(CHECKOUT / ".local")


def throw_away_home() -> Home:
    """A fresh folder outside the checkout, so that no test can touch the data of `make run`."""
    return Home(Path(tempfile.mkdtemp(prefix=_THROW_AWAY_PREFIX)).resolve(), throw_away=True)


def abandoned_homes() -> Iterator[Home]:
    """Throw-away folders whose process was killed before it could remove them; locked for us."""
    for path in Path(tempfile.gettempdir()).resolve().glob(f"{_THROW_AWAY_PREFIX}*"):
        if not (path / "lock").is_file() or path.stat().st_uid != os.geteuid():
            continue
        home = Home(path, throw_away=True)
        with contextlib.suppress(OSError):
            if home.lock("clean"):
                yield home


def _socket_bases() -> tuple[Path, Path]:
    return Path(tempfile.gettempdir()), Path("/tmp")  # noqa: S108


def may_enter(user: int, folder: Path) -> bool:
    """Whether `user` can reach `folder`, as far as permission bits say."""
    for step in (folder, *folder.parents):
        mode = step.stat()
        bit = stat.S_IXUSR if mode.st_uid == user else stat.S_IXOTH
        if user != 0 and not mode.st_mode & bit:
            return False
    return True


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, never there half-written or more open."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    unfinished.replace(path)
