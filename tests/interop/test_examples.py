"""docs/api/examples: each runs as it stands against the running site."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from demo import clients
from interop.pages import DOCUMENTS

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])

PRINTED = {
    "refer.py": "referred: submitted\nnothing new\nattached: agreement.txt, 25 bytes\n"
    "own referrals: 1\nwithdrawn: withdrawn\n",
    "refer.sh": "referred: 201\nagain: 304\nattached: 201\nwithdrawn: 200\n",
}


def run(name: str, site: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I"] if name.endswith(".py") else ["sh"]
    return subprocess.run(
        [*command, DOCUMENTS[name]],
        env={"PATH": os.environ["PATH"], "FLEXPLADS": site, "NO_PROXY": "*", **more},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", PRINTED)
def test_an_example_refers_follows_and_withdraws(demo_client, live_server, curl, name):
    done = run(name, live_server.url)
    assert (done.returncode, done.stdout, done.stderr) == (0, PRINTED[name], "")


def test_the_python_example_says_why_it_gets_no_token(demo_client, live_server):
    done = run("refer.py", live_server.url, CLIENT_SECRET="wrong")
    assert (done.returncode, done.stderr) == (1, "No token: invalid_client\n")


def test_the_examples_name_the_demonstrations_client():
    for name in PRINTED:
        text = DOCUMENTS[name].read_text()
        assert clients.CLIENT_ID in text
        assert clients.SECRET in text
