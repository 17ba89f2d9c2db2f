"""The launcher, with real servers in a checkout of its own whose path has a space."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flexplads.local import home, processes

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "SECRET_KEY", "PORT")
SIGN_INS = "anna / demo"

# Stands in for Django: `serve` must not know what the commands do.
MANAGE = f"""
import sys, time
if sys.argv[1] == "prepare": print("All is ready.\\n\\n" + {SIGN_INS!r})
while sys.argv[1] == "background": time.sleep(1)
"""
PROCFILE = """
web: python -m http.server $PORT --bind $HOST
"""
WRITE = "CREATE TABLE note (text text); INSERT INTO note VALUES ('kept')"
READ = "SELECT text FROM note"


class Checkout:
    """A folder with the launcher and nothing else of flexplads in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        shutil.copytree(ROOT / "flexplads" / "local", path / "flexplads" / "local")
        (path / "manage.py").write_text(MANAGE)
        (path / "Procfile").write_text(PROCFILE.strip())
        self.local = path / ".local"
        self.env = {name: value for name, value in os.environ.items() if name not in OURS}

    def start(
        self, *arguments: str, before: Callable[[], None] | None = None, **env: str
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "flexplads.local", *arguments],
            cwd=self.path,
            env=self.env | {"PYTHONPATH": str(self.path)} | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=before,
        )

    def run(self, *arguments: str, **env: str) -> str:
        """What the launcher says, and its status in the last line."""
        process = self.start(*arguments, **env)
        output, _ = process.communicate(timeout=60)
        return f"{output}\n{process.returncode}"

    def sql(self, statement: str, *options: str) -> str:
        program = (
            "import os, psycopg\n"
            "with psycopg.connect(os.environ['DATABASE_OWNER_URL']) as c:\n"
            f"    c = c.execute({statement!r})\n"
            "    print(c.fetchall() if c.description else 'written')"
        )
        return self.run("run", *options, "--", sys.executable, "-c", program)

    def running(self) -> dict[str, int]:
        """The processes the launcher recorded."""
        recorded = json.loads((self.local / "processes.json").read_text())
        return {entry["name"]: entry["pid"] for entry in recorded}


@contextlib.contextmanager
def new_checkout() -> Iterator[Checkout]:
    # Not tmp_path: as root its parents are closed to the account PostgreSQL runs as.
    base = Path(tempfile.mkdtemp(prefix="flexplads test ")).resolve()
    base.chmod(0o755)
    made = Checkout(base / "a checkout")
    yield made
    processes.stop_leftovers(home.Home(made.local))
    home.Home(made.local, throw_away=True).remove()
    shutil.rmtree(base)


@pytest.fixture
def checkout() -> Iterator[Checkout]:
    with new_checkout() as made:
        yield made


@pytest.fixture(scope="module")
def first_run() -> Iterator[Path]:
    """What a first run with real servers leaves behind."""
    with new_checkout() as made:
        assert "written" in made.sql(WRITE)
        assert not json.loads((made.local / "processes.json").read_text())
        yield made.local


@pytest.fixture
def used(checkout: Checkout, first_run: Path) -> Checkout:
    """A checkout that has run before: a new database takes a second to make."""
    subprocess.run(["cp", "-a", first_run, checkout.local], check=True)
    return checkout


@pytest.fixture
def bystander() -> Iterator[subprocess.Popen[bytes]]:
    """A process that is none of our business."""
    process = subprocess.Popen(["sleep", "60"], start_new_session=True)
    yield process
    process.kill()
    process.wait()


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """What it says up to the line with these words; they have to come."""
    assert process.stdout
    output = ""
    for line in process.stdout:
        output += line
        if words in line:
            return output
    raise AssertionError(f"{words!r} never came:\n{output}")


def end_of(process: subprocess.Popen[str], number: int = signal.SIGINT) -> str:
    process.send_signal(number)
    output, _ = process.communicate(timeout=60)
    return f"{output}\n{process.returncode}"


def shared_database() -> dict[str, str]:
    """The tests' own PostgreSQL, for a test that is not about making one."""
    return {name: os.environ[name] for name in ("DATABASE_URL", "DATABASE_OWNER_URL")}


def ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def alive(pid: int) -> bool:
    """Whether it runs; a zombie does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while not (held := condition()) and time.monotonic() < end:
        time.sleep(0.05)
    return held


def test_data_and_secrets_stay_from_run_to_run(used: Checkout) -> None:
    secrets = (used.local / "secrets.env").read_text()
    assert "kept" in used.sql(READ)
    assert (used.local / "secrets.env").read_text() == secrets
    assert (used.local / "secrets.env").stat().st_mode & 0o777 == 0o600
    assert not json.loads((used.local / "processes.json").read_text())


def test_the_app_owns_nothing_and_may_not_look_past_row_security(used: Checkout) -> None:
    roles = used.sql(
        "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole"
        " FROM pg_roles WHERE rolname LIKE 'flexplads%' ORDER BY 1"
    )
    assert "('flexplads_app', False, False, False, False)" in roles
    assert "('flexplads_owner', False, False, True, False)" in roles


def test_a_command_that_fails_says_so_with_its_status(checkout: Checkout) -> None:
    servers = shared_database() | {"REDIS_URL": os.environ["REDIS_URL"]}
    assert checkout.run("run", "--", "sh", "-c", "exit 7", **servers).endswith("\n7")
    output = checkout.run("run", "--", "no-such-program", **servers)
    assert "no-such-program could not be started" in output


def test_throw_away_services_never_touch_the_data_that_stays(checkout: Checkout) -> None:
    assert "written" in checkout.sql(WRITE, "--throw-away")
    assert not checkout.local.exists()
    assert "does not exist" in checkout.sql(READ, "--throw-away")


def test_servers_that_the_environment_names_are_used(checkout: Checkout) -> None:
    named = {"DATABASE_URL": "postgres://a", "DATABASE_OWNER_URL": "postgres://b"}
    command = ("run", "--", "sh", "-c", "echo $DATABASE_URL $DATABASE_OWNER_URL $REDIS_URL")
    assert "postgres://a postgres://b redis://c" in checkout.run(
        *command, **named, REDIS_URL="redis://c"
    )
    assert not (checkout.local / "postgres").exists()
    assert "DATABASE_OWNER_URL is not" in checkout.run(*command, DATABASE_URL="postgres://a")


def test_a_site_says_where_it_is_and_ctrl_c_stops_all_of_it(
    used: Checkout, bystander: subprocess.Popen[bytes]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        site = used.start("serve", PORT=port)
        output = read_until(site, "Ctrl-C stops everything")
        assert f"Port {port} is taken" in output
        assert f"http://localhost:{int(port) + 1}" in output
        assert SIGN_INS in output
        second = used.run("serve", PORT=port)
        assert "already runs in this folder at http://localhost" in second
        assert second.endswith("\n1")
        assert "kept" in used.sql(READ), "a command may use its services meanwhile"
        started = used.running()
        assert set(started) - {"demonstration"} == {
            *("postgres", "valkey", "web", "background"),
        }
        assert end_of(site).endswith("the data stays.\n\n0")
    assert not any(map(alive, started.values()))
    assert alive(bystander.pid)


def test_when_a_part_ends_all_stop_and_it_is_named(checkout: Checkout) -> None:
    broken = 'import sys\nif sys.argv[1] == "background": raise SystemExit("no tasks today")\n'
    (checkout.path / "manage.py").write_text(broken + MANAGE)
    output = checkout.run("serve", PORT="18650", **shared_database())
    assert "The background ended by itself (status 1)" in output
    assert "no tasks today" in output
    assert output.endswith("\n1")
    assert not checkout.running()


@pytest.mark.parametrize("service", ["postgres", "valkey"])
def test_when_a_service_dies_under_a_site_it_is_named_and_all_stop(
    used: Checkout, service: str
) -> None:
    database = {} if service == "postgres" else shared_database()
    site = used.start("serve", PORT="18660", **database)
    read_until(site, "Ctrl-C stops everything")
    started = used.running()
    os.kill(started[service], signal.SIGKILL)
    output, _ = site.communicate(timeout=60)
    assert f"The {service} ended by itself (status -9)" in output
    assert f"{service}.log" in output
    assert site.returncode == 1
    assert not any(map(alive, started.values()))


def test_when_a_service_dies_under_a_command_it_is_named(checkout: Checkout) -> None:
    shell = ("sh", "-c", "echo $REDIS_URL; exec sleep 60")
    command = checkout.start("run", "--throw-away", "--", *shell, **shared_database())
    assert command.stdout
    port = int(command.stdout.readline().rpartition(":")[2].split("/")[0])
    valkey = next(
        pid
        for pid, _group, line in processes.running()
        if "valkey-server" in line and f"port {port}\n" in Path(line.split()[-1]).read_text()
    )
    os.kill(valkey, signal.SIGKILL)
    output, _ = command.communicate(timeout=60)
    assert "The valkey ended by itself (status -9)" in output
    assert command.returncode == 1


def test_ctrl_c_stops_it_also_in_the_background(checkout: Checkout) -> None:
    """A shell hands down an ignored Ctrl-C to what it starts with `&`."""
    site = checkout.start("serve", PORT="18670", before=ignore_ctrl_c, **shared_database())
    read_until(site, "Ctrl-C stops everything")
    started = checkout.running()
    assert end_of(site).endswith("the data stays.\n\n0")
    assert not any(map(alive, started.values()))


def test_killed_with_all_its_servers_it_starts_again_with_its_data(used: Checkout) -> None:
    killed = used.start("run", "--", "sh", "-c", "echo up; exec sleep 60")
    read_until(killed, "up")
    started = used.running()
    for pid in (killed.pid, *started.values()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    killed.communicate()
    assert (used.local / "postgres" / "postmaster.pid").exists()
    assert "kept" in used.sql(READ)


def test_killed_alone_it_leaves_nothing_running(used: Checkout) -> None:
    if sys.platform != "linux":
        pytest.skip("Only Linux tells a process that its parent died.")
    killed = used.start("run", "--", "sh", "-c", "echo up; exec sleep 60")
    read_until(killed, "up")
    started = used.running()
    killed.kill()
    killed.communicate()
    assert until(lambda: not any(map(alive, started.values())))


def test_a_pid_file_that_points_elsewhere_hinders_and_harms_nobody(
    used: Checkout, bystander: subprocess.Popen[bytes]
) -> None:
    stale = used.local / "postgres" / "postmaster.pid"
    for content in (f"{bystander.pid}\n{stale.parent}\n", ""):
        stale.write_text(content)
        assert "kept" in used.sql(READ)
    assert bystander.poll() is None


def test_leftovers_are_known_by_number_and_command_line(
    tmp_path: Path, bystander: subprocess.Popen[bytes]
) -> None:
    left = subprocess.Popen(["sleep", "61"], start_new_session=True)
    # Linux shows the command line of a new process a moment after it started.
    assert until(lambda: (left.pid, left.pid, "sleep 61") in processes.running())
    record = [
        {"name": "left", "pid": left.pid, "command": "sleep 61", "signal": int(signal.SIGTERM)},
        {"name": "reused", "pid": bystander.pid, "command": "postgres -D x", "signal": 9},
    ]
    (tmp_path / "processes.json").write_text(json.dumps(record))
    assert processes.stop_leftovers(home.Home(tmp_path), patience=1) == ["left"]
    assert left.wait(5) == -signal.SIGTERM
    assert bystander.poll() is None


@pytest.mark.skipif(os.geteuid() != 0, reason="Only for root must PostgreSQL run as another user.")
def test_root_may_keep_the_checkout_to_itself(checkout: Checkout) -> None:
    checkout.path.parent.chmod(0o700)
    try:
        output = checkout.sql(WRITE)
        assert "PostgreSQL keeps its data in" in output
        assert "written" in output
        assert "kept" in checkout.sql(READ)
        assert checkout.path.parent.stat().st_mode & 0o777 == 0o700
    finally:
        elsewhere = home.Home(checkout.local).key
        shutil.rmtree(Path("/var/lib/flexplads-local") / elsewhere, ignore_errors=True)
