"""What does not start, and what it says: never the key itself."""

from __future__ import annotations

import base64
import os
import random
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

from flexplads.keys import KEY_BYTES, Keys

ROOT = Path(__file__).resolve().parents[2]
#: The same in every process that collects these tests.
_DICE = random.Random(3)  # no key of anybody's


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


RANDOM = _base64(_DICE.randbytes(KEY_BYTES))
LONG = _base64(_DICE.randbytes(60))


def sound() -> dict[str, str]:
    """Made as docs/deploying.md says."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(60),
        "FLEXPLADS_CPR_KEYS": f"k2:{_base64(os.urandom(32))},k1:{_base64(os.urandom(32))}",
        "FLEXPLADS_INDEX_KEY": _base64(os.urandom(32)),
    }


def faults(changes: dict[str, str]) -> list[str]:
    given = sound() | changes
    cpr = given["FLEXPLADS_CPR_KEYS"]
    keys = Keys(
        given["SECRET_KEY"], tuple(cpr.split(",")) if cpr else (), given["FLEXPLADS_INDEX_KEY"]
    )
    return keys.faults()


def test_keys_made_as_the_guide_says_are_taken() -> None:
    for _ in range(200):
        assert faults({}) == []


WORTHLESS = [
    ("SECRET_KEY", "", "missing"),
    ("SECRET_KEY", "x", "shorter than 50"),
    ("SECRET_KEY", "x" * 80, "pattern"),
    ("SECRET_KEY", "abcdefghijklmnopqrst" * 4, "pattern"),
    ("SECRET_KEY", "django-insecure-" + LONG, "known text"),
    ("SECRET_KEY", "ChangeMe" + LONG, "known text"),
    ("FLEXPLADS_CPR_KEYS", "", "missing"),
    ("FLEXPLADS_CPR_KEYS", "build", 'not written as "id:base64"'),
    ("FLEXPLADS_CPR_KEYS", f":{RANDOM}", 'not written as "id:base64"'),
    ("FLEXPLADS_CPR_KEYS", f"k.1:{RANDOM}", "without dots"),
    ("FLEXPLADS_CPR_KEYS", "k1:not base64!", "not base64"),
    ("FLEXPLADS_CPR_KEYS", "k1:" + _base64(_DICE.randbytes(16)), "16 bytes, not 32"),
    ("FLEXPLADS_CPR_KEYS", "k1:" + _DICE.randbytes(32).hex(), "48 bytes, not 32"),
    ("FLEXPLADS_CPR_KEYS", "k1:" + _base64(bytes(32)), "pattern"),
    ("FLEXPLADS_CPR_KEYS", "k1:" + _base64(bytes(range(32))), "pattern"),
    ("FLEXPLADS_CPR_KEYS", "k1:" + _base64(_DICE.randbytes(16) * 2), "pattern"),
    ("FLEXPLADS_CPR_KEYS", "k1:" + _base64(b"herning-kommune-borgernes-cprnrx"), "text"),
    ("FLEXPLADS_CPR_KEYS", f"k2:{_base64(_DICE.randbytes(32))},k1:{_base64(b'x' * 32)}", "key 2"),
    ("FLEXPLADS_CPR_KEYS", f"k1:{RANDOM},k1:{_base64(_DICE.randbytes(32))}", "same id"),
    ("FLEXPLADS_CPR_KEYS", f"k2:{RANDOM},k1:{RANDOM}", "used for two things"),
    ("FLEXPLADS_INDEX_KEY", "", "missing"),
    ("FLEXPLADS_INDEX_KEY", "x", "not base64"),
    ("FLEXPLADS_INDEX_KEY", _base64(_DICE.randbytes(8)), "8 bytes, not 32"),
    ("FLEXPLADS_INDEX_KEY", _base64(b"\0" * 32), "pattern"),
]


@pytest.mark.parametrize(("name", "value", "says"), WORTHLESS)
def test_a_worthless_key_is_named_and_not_shown(name: str, value: str, says: str) -> None:
    said = faults({name: value})
    assert any(says in sentence for sentence in said), said
    assert len(value) < 8 or value not in " ".join(said)


def test_the_number_s_key_is_not_the_index_s() -> None:
    assert faults({"FLEXPLADS_CPR_KEYS": f"k1:{RANDOM}", "FLEXPLADS_INDEX_KEY": RANDOM})


@pytest.mark.parametrize("process", ["web", "worker", "", "Relay"])
def test_production_does_not_start_and_says_why(process: str) -> None:
    """Also under the name of a process that nobody knows."""
    started = _start(sound() | {"FLEXPLADS_INDEX_KEY": "x", "FLEXPLADS_PROCESS": process})
    assert started.returncode != 0
    last = started.stderr.strip().splitlines()[-1]
    assert "flexplads does not start with these keys." in last
    assert "FLEXPLADS_INDEX_KEY is not base64." in last
    assert "docs/deploying.md" in last


def test_production_starts_with_sound_ones() -> None:
    assert _start(sound()).returncode == 0


def _start(given: dict[str, str]) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    env |= {"DATABASE_URL": "postgres://a:b@127.0.0.1/c", "ALLOWED_HOSTS": "flexplads.example"}
    return subprocess.run(
        [sys.executable, "-c", "import flexplads.wsgi"],
        cwd=ROOT,
        env=env | given,
        capture_output=True,
        text=True,
        check=False,
    )
