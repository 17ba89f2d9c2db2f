"""Through a real SMTP conversation, with the settings that production reads."""

from __future__ import annotations

import json
import os
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy

import pytest
from django.conf import settings as configured

from notifications.models import Mail
from notifications.services.sending import send_waiting
from tests.notifications.conftest import at, bare_stay, plan, sweep
from tests.world import TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


class Conversation(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a polite client needs."""

    def handle(self) -> None:
        self.say("220 relay")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 go on")
                self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say("221 bye" if verb == b"QUIT" else "250 ok")
            if verb == b"QUIT":
                return
            self.server.verbs.append(verb.decode().strip())

    def say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode())


class Relay(socketserver.ThreadingTCPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.taken: list[bytes] = []
        self.verbs: list[str] = []


@pytest.fixture
def relay() -> Iterator[Relay]:
    with Relay() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def in_production(**environment: str) -> dict[str, object]:
    """What the settings say there, read by a process of its own."""
    program = (
        "import json\nfrom flexplads import settings as s\n"
        "print(json.dumps([s.MAILERS, s.DEFAULT_FROM_EMAIL, s.SITE_ADDRESS]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=configured.BASE_DIR,
        env=os.environ | {"FLEXPLADS_ENV": "production"} | environment,
        capture_output=True,
        check=True,
    )
    mailers, sender, site = json.loads(run.stdout)
    return {"MAILERS": mailers, "DEFAULT_FROM_EMAIL": sender, "SITE_ADDRESS": site}


def test_one_conversation_brings_all_mails_with_sender_and_lasting_ids(
    herning: House, relay: Relay, settings
) -> None:
    port = relay.server_address[1]
    sender = "flexplads <paamindelser@herning.example>"
    found = in_production(
        EMAIL_URL=f"smtp://127.0.0.1:{port}",
        MAIL_FROM=sender,
        SITE_ADDRESS="https://flexplads.herning.example/",
    )
    for name, value in found.items():
        setattr(settings, name, value)
    plan(bare_stay(herning, key_worker=herning.staff.user), day(-20), day(-4))
    sweep(herning, at(TODAY))
    assert send_waiting(controller=herning.organisation, now=at(TODAY)) == 2
    messages = [message_from_bytes(one, policy=policy.default) for one in relay.taken]
    assert relay.verbs.count("EHLO") == 1
    assert {one["From"] for one in messages} == {sender}
    assert {one["Message-ID"] for one in messages} == {m.message_id for m in Mail.objects.all()}
    assert all(one["Message-ID"].endswith("@herning.example>") for one in messages)
    assert "https://flexplads.herning.example/opfoelgning/" in messages[0].get_content()


def test_the_relays_address_is_read_whole() -> None:
    found = in_production(
        EMAIL_URL="smtp+tls://post:hemmelig%2Fkode@relay.example:587", ALLOWED_HOSTS="flex.example"
    )
    (mailer,) = found["MAILERS"].values()
    assert mailer["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert mailer["OPTIONS"] == {
        "host": "relay.example",
        "port": 587,
        "username": "post",
        "password": "hemmelig/kode",
        "use_tls": True,
        "use_ssl": False,
        "timeout": 10,
    }
    assert found["SITE_ADDRESS"] == "https://flex.example"
