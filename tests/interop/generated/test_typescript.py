"""@hey-api/openapi-ts's client of docs/openapi.yaml: its types hold, and it goes all the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from demo import clients
from interop.rest.examples import BODY

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

DRIVER = Path(__file__).with_name("drive.ts")
NODE = Path(sys.executable).with_name("node")
TOOLS = settings.BASE_DIR / "node_modules"
CHECKED = [
    *("--noEmit", "--strict", "--skipLibCheck", "--allowImportingTsExtensions"),
    *("--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom,dom.iterable"),
]


def node(folder: Path, script: Path, *arguments: str | Path) -> None:
    done = subprocess.run(
        [NODE, script, *arguments],
        cwd=folder,
        env={"PATH": f"{NODE.parent}:{os.environ['PATH']}", "NO_PROXY": "*"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def driver(tmp_path: Path) -> Path:
    """The driver beside the client, which is generated anew: nothing of it is committed."""
    made = {
        "input": str(settings.BASE_DIR / "docs" / "openapi.yaml"),
        "output": {"path": str(tmp_path / "client"), "module": {"extension": ".ts"}},
    }
    config = tmp_path / "openapi-ts.config.mjs"
    config.write_text(f"export default {json.dumps(made)};\n")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    node(tmp_path, TOOLS / "@hey-api" / "openapi-ts" / "bin" / "run.js", "-f", config)
    return Path(shutil.copy(DRIVER, tmp_path))


def test_a_generated_client_refers_polls_and_withdraws(demo_client, live_server, driver):
    node(driver.parent, TOOLS / "typescript" / "bin" / "tsc", *CHECKED, driver)
    node(
        driver.parent,
        driver,
        live_server.url,
        clients.CLIENT_ID,
        clients.SECRET,
        json.dumps(BODY),
    )
