"""The mails: about no citizen, sent once, tried again, and kept where they go nowhere."""

from __future__ import annotations

import io
import smtplib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from django.conf import settings as configured
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.test import Client

from notifications.models import Mail
from notifications.services.sending import TRIED_FOR, send_waiting
from organisations.models import User
from placements.models import FollowUp
from tests.notifications.conftest import at, bare_stay, plan, sweep
from tests.world import TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
MINUTE = timedelta(minutes=1)


class Relay(BaseEmailBackend):
    """A mail relay that is having a bad day."""

    raises: ClassVar[dict[str, Exception]] = {}
    took: ClassVar[list[EmailMessage]] = []

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for who, error in self.raises.items():
                if who in message.to[0]:
                    raise error
            self.took.append(message)
        return len(email_messages)


@pytest.fixture
def relay(settings: object) -> Iterator[type[Relay]]:
    settings.MAILERS = {"default": {"BACKEND": "tests.notifications.test_mail.Relay"}}
    yield Relay
    Relay.raises.clear()
    Relay.took.clear()


def send(house: House, now) -> int:
    return send_waiting(controller=house.organisation, now=now)


@pytest.fixture
def waiting(herning: House) -> House:
    """Two mails wait: to the key worker and, of what is overdue, to the leader."""
    plan(bare_stay(herning, key_worker=herning.staff.user), day(-20), day(-4))
    sweep(herning, at(TODAY))
    return herning


def test_in_danish_with_what_where_by_when_and_a_link(waiting: House) -> None:
    one = plan(bare_stay(waiting, key_worker=waiting.staff.user), day(0), day(10))
    sweep(waiting, at(TODAY))
    send(waiting, at(TODAY))
    to_staff, to_leader, later = django_mail.outbox
    assert to_staff.to == ["facility_staff@herning.example"]
    assert to_staff.subject == "Over tiden: Månedlig opfølgning (Herning Kommune 1)"
    assert "skulle være gjort 13. marts" in to_staff.body
    assert to_leader.subject == "Over tiden hos jer: Månedlig opfølgning (Herning Kommune 1)"
    assert "senest 27. marts" in later.body
    assert f"{configured.SITE_ADDRESS}/opfoelgning/{one.pk}/faerdig/" in later.body


def test_many_are_counted_and_the_rest_is_in_min_dag(herning: House) -> None:
    stay = bare_stay(herning, key_worker=herning.staff.user)
    for _nth in range(33):
        plan(stay, day(0), day(10))
    plan(stay, day(-20), day(-4))
    sweep(herning, at(TODAY))
    letter = Mail.objects.get(user=herning.staff.user)
    assert letter.subject == "34 opfølgninger at huske, 1 over tiden"
    assert letter.text.count("opfoelgning/") == 30
    assert "og 4 flere." in letter.text


def test_sent_once_with_the_same_id_ever_after(waiting: House) -> None:
    assert send(waiting, at(TODAY)) == 2
    assert send(waiting, at(TODAY)) == 0
    ids = [message.extra_headers["Message-ID"] for message in django_mail.outbox]
    assert len(set(ids)) == 2
    assert set(ids) == {mail.message_id for mail in Mail.objects.all()}
    assert all(mail.sent_at == at(TODAY) for mail in Mail.objects.all())


def test_done_before_it_was_sent_it_is_not_sent(waiting: House) -> None:
    FollowUp.objects.update(status="done", outcome="Gjort.", completed_on=TODAY)
    assert send(waiting, at(TODAY)) == 0
    assert set(Mail.objects.values_list("last_error", flat=True)) == {"all done or moved"}


def test_an_account_closed_meanwhile_gets_no_mail(waiting: House) -> None:
    User.objects.filter(pk=waiting.staff.user.pk).update(is_active=False)
    assert send(waiting, at(TODAY)) == 1
    assert Mail.objects.get(user=waiting.staff.user).last_error == "account closed"


def test_while_the_relay_is_away_each_run_tries_one_and_nothing_is_lost(
    waiting: House, relay: type[Relay]
) -> None:
    relay.raises["@"] = ConnectionRefusedError(111, "refused")
    now = at(TODAY)
    assert send(waiting, now) == 0
    assert sorted(Mail.objects.values_list("failures", flat=True)) == [0, 1]
    failed = Mail.objects.get(failures=1)
    assert failed.last_error == "ConnectionRefusedError"
    assert failed.next_try_at == now + MINUTE
    for minutes in range(1, 30):
        send(waiting, now + minutes * MINUTE)
    tries = sum(Mail.objects.values_list("failures", flat=True))
    assert 6 < tries < 16, "each mail waits twice as long after every failure"
    relay.raises.clear()
    assert send(waiting, now + 90 * MINUTE) == 2
    assert len(relay.took) == 2


def test_an_address_that_is_refused_keeps_nobody_else_waiting(
    waiting: House, relay: type[Relay], caplog: pytest.LogCaptureFixture
) -> None:
    refused = smtplib.SMTPRecipientsRefused({"facility_staff@herning.example": (550, b"no such")})
    relay.raises["facility_staff"] = refused
    assert send(waiting, at(TODAY)) == 1
    mine = Mail.objects.get(user=waiting.staff.user)
    assert (mine.failures, mine.last_error) == (1, "SMTPRecipientsRefused")
    assert "SMTPRecipientsRefused" in caplog.text
    assert "@" not in caplog.text
    # After some days it is given up, and that can be seen.
    send(waiting, at(TODAY) + TRIED_FOR + MINUTE)
    mine.refresh_from_db()
    assert mine.dropped_at is not None
    assert mine.next_try_at is None
    assert send(waiting, at(TODAY) + 2 * TRIED_FOR) == 0
    said = io.StringIO()
    call_command("mails", stdout=said)
    assert "herning: 1 sent" in said.getvalue()
    assert "1 dropped: SMTPRecipientsRefused" in said.getvalue()


def test_locally_what_was_sent_is_kept_and_shown(
    waiting: House, settings, tmp_path: Path, client: Client
) -> None:
    folder = tmp_path / "mail"
    settings.KEPT_MAIL = str(folder)
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(folder)},
        }
    }
    assert "Der er ikke sendt noget endnu" in client.get("/sendt-post/").content.decode()
    send(waiting, at(TODAY))
    page = client.get("/sendt-post/").content.decode()
    assert "facility_staff@herning.example" in page
    assert "Over tiden hos jer: Månedlig opfølgning (Herning Kommune 1)" in page
    assert "skulle være gjort 13. marts" in page
    assert "/sendt-post/" in client.get("/log-ind/").content.decode()


def test_elsewhere_than_locally_no_page_leads_to_it(
    client: Client, settings, herning: House
) -> None:
    settings.IS_LOCAL = False
    assert "/sendt-post/" not in client.get("/log-ind/").content.decode()
    client.force_login(herning.staff.user, backend="django.contrib.auth.backends.ModelBackend")
    assert "/sendt-post/" not in client.get("/").content.decode()
