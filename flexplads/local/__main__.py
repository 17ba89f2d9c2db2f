"""The command line: `python -m flexplads.local run|serve`."""

import argparse
import signal
import subprocess
import sys
from types import FrameType
from typing import NoReturn

from flexplads.local.errors import CannotRunError
from flexplads.local.home import Home, checkout_home, tell, throw_away_home
from flexplads.local.processes import Children, complain_of_the_dead, when_parent_dies
from flexplads.local.services import TakenError, joined, program_environment, services

#: Seconds between two looks at whether the services are still there.
_PULSE = 0.5


def main() -> int:
    """Run the command line and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m flexplads.local")
    verbs = parser.add_subparsers(dest="verb", required=True)
    run = verbs.add_parser("run", help="start the services, run a command, stop them")
    run.add_argument("--throw-away", action="store_true", help="services that start empty")
    run.add_argument("command", nargs="+", metavar="COMMAND", help="after --")
    verbs.add_parser("serve", help="run the whole site")
    chosen = parser.parse_args()
    leave = _leave if chosen.verb == "run" else signal.default_int_handler
    # A shell starts what runs in its background with Ctrl-C ignored; whoever sends it means it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, leave)
    try:
        if chosen.verb == "serve":
            from flexplads.local.serve import serve

            return serve(checkout_home())
        return _run(throw_away_home() if chosen.throw_away else checkout_home(), chosen.command)
    except CannotRunError as problem:
        tell(str(problem))
        return 1
    except PermissionError as error:
        tell(
            f"{error.filename} belongs to another user, perhaps because flexplads once ran as "
            "root. Give it to yourself (chown), or remove it and lose its data."
        )
        return 1
    except (KeyboardInterrupt, _Leave):
        return 130


def _run(home: Home, command: list[str]) -> int:
    while True:
        try:
            with services(home, "run") as (env, children):
                return _status(command, program_environment(env), children)
        except TakenError:
            try:
                with joined(home) as env:
                    return _status(command, env)
            except TakenError:
                if home.lock("run"):  # stopped meanwhile: our turn
                    home.unlock()
                    continue
                raise


def _status(command: list[str], env: dict[str, str], children: Children | None = None) -> int:
    """Run a command in the foreground; Ctrl-C is its own affair, TERM is passed on.

    Raises:
        CannotRunError: it could not be started, or a service of ours died under it.
    """
    try:
        process = subprocess.Popen(command, env=env, preexec_fn=when_parent_dies(signal.SIGTERM))
    except OSError as error:
        raise CannotRunError(f"{command[0]} could not be started: {error.strerror}.") from error
    while True:
        try:
            status = process.wait(_PULSE)
            return status if status >= 0 else 128 - status
        except subprocess.TimeoutExpired:
            if children is not None and children.dead():
                process.terminate()
                process.wait()
                complain_of_the_dead(children)
        except KeyboardInterrupt:
            continue
        except _Leave:
            process.terminate()


class _Leave(BaseException):
    """We were asked to stop by something other than Ctrl-C."""


def _leave(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Leave


if __name__ == "__main__":
    sys.exit(main())
