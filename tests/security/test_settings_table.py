"""docs/security/settings.md holds for the web process of production, names its tests, and leaves
no setting of a library out that bears on safety."""

from __future__ import annotations

import ast
import base64
import json
import os
import re
import secrets
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
PAGE: Final = (ROOT / "docs" / "security" / "settings.md").read_text()

#: What bears on safety: of Django by name, of the others whatever they have.
RELEVANT: Final = re.compile(
    r"(SECURE|SESSION|CSRF|LANGUAGE_COOKIE|X_FRAME|PASSWORD|AUTH_|AUTHENTICATION|DATA_UPLOAD"
    r"|FILE_UPLOAD|USE_X_|MESSAGE_STORAGE|SIGNING|DISALLOWED|DEBUG|INTERNAL_IPS|SECRET|ALLOWED"
    r"|DEFAULT_EXCEPTION|LOGIN|LOGOUT|AXES|CPR|CELERY_ACCEPT|CELERY_TASK_SERIALIZER|TRUSTED"
    r"|SIGN_IN|PUBLIC_|OWN_PAGE_|WEB_TIMEOUTS|REQUESTS_AT|KEPT_TABLES|WHITENOISE_ALLOW|MEDIA|CACHES|OAUTH2_PROVIDER\.|gunicorn\.|postgres\.)"
)
RELEVANT_OF_REST: Final = re.compile(
    r"REST_FRAMEWORK\..*(AUTH|PERMISSION|THROTTLE|PARSER|RENDERER|PROXIES|EXCEPTION|METADATA"
    r"|OVERRIDE|STRICT|FILTER|PAGINATION|UPLOADED)"
)
#: Not a setting of its own, but a table of all of them.
TABLES: Final = {"OAUTH2_PROVIDER", "REST_FRAMEWORK"}


class Row(NamedTuple):
    name: str
    value: str
    why: str
    test: str


def rows() -> list[Row]:
    lines = (line for line in PAGE.splitlines() if line.startswith("| `"))
    return [Row(*(cell.strip() for cell in line.strip("| ").split(" | "))) for line in lines]


@pytest.fixture(scope="module")
def as_set() -> dict[str, Any]:
    env = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}

    def key() -> str:
        return base64.b64encode(os.urandom(32)).decode()

    env |= {
        "DJANGO_SETTINGS_MODULE": "flexplads.settings",
        "DATABASE_URL": "postgres://a:b@127.0.0.1/c",
        "ALLOWED_HOSTS": "flexplads.example",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "FLEXPLADS_CPR_KEYS": f"k1:{key()}",
        "FLEXPLADS_INDEX_KEY": key(),
    }
    ran = subprocess.run(
        [sys.executable, "-m", "tests.security.settings_as_set"],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def names(row: Row) -> list[str]:
    return re.findall(r"`([^`]+)`", row.name)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name.strip("`"))
def test_the_table_holds(row: Row, as_set: dict[str, Any]) -> None:
    assert row.why
    for name in names(row):
        found = [each for each in as_set if fnmatchcase(each, name)]
        assert found, f"{name} is no setting"
        literal = re.fullmatch(r"`(.+)`", row.value)
        if literal:
            wanted = ast.literal_eval(literal[1])
            assert all(as_set[each] == wanted for each in found), [as_set[each] for each in found]


def test_no_setting_that_bears_on_safety_is_left_out(as_set: dict[str, Any]) -> None:
    listed = [name for row in rows() for name in names(row)]
    relevant = {
        name
        for name in as_set
        if name not in TABLES and (RELEVANT.match(name) or RELEVANT_OF_REST.match(name))
    }
    missing = {n for n in relevant if not any(fnmatchcase(n, each) for each in listed)}
    assert not missing


def test_every_test_it_names_is_there() -> None:
    written = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    named = {name for row in rows() for name in re.findall(r"`(test_\w+)`", row.test)}
    assert named
    assert not {name for name in named if f"def {name}(" not in written}
    assert all("`test_" in row.test for row in rows()), "each row names one"
