"""The day before: once, as news and by mail, with nobody's name in it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from django.utils import timezone

from audit.models import Event
from organisations.roles import Role
from tests.volunteering.helpers import person, shift, with_account
from tests.world import NOW, House, day
from volunteering.models import ShiftReminder
from volunteering.services.reminding import remind_of_shifts, send_shift_mails
from volunteering.services.signing_up import leave_shift, put_on_shift, take_shift
from volunteering.tasks import remind_volunteers

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

TEN = timezone.make_aware(datetime.combine(day(0), time(10)))


@pytest.fixture(autouse=True)
def mails(settings, tmp_path: Path) -> Path:
    folder = tmp_path / "mail"
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(folder)},
        }
    }
    return folder


def sent(folder: Path) -> list[str]:
    messages = [
        message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.glob("*"))
    ]
    return [f"{each['To']}\n{each['Subject']}\n{each.get_content()}" for each in messages]


def run(house: House, now: datetime) -> tuple[int, int]:
    return (
        remind_of_shifts(organisation=house.organisation, now=now),
        send_shift_mails(organisation=house.organisation, now=now),
    )


def test_who_comes_tomorrow_is_reminded_once_and_nobody_else(pitstop: House, mails: Path) -> None:
    with_account(pitstop, mail="jonna@mail.example")
    by = pitstop.actors[Role.VOLUNTEER]
    for n in (1, 2):
        take_shift(by=by, shift=shift(pitstop, n), now=NOW)
    assert run(pitstop, TEN - timedelta(minutes=1)) == (0, 0)
    assert run(pitstop, TEN) == (1, 1)
    assert run(pitstop, TEN + timedelta(hours=2)) == (0, 0)
    (mail,) = sent(mails)
    assert mail.startswith("jonna@mail.example")
    assert "16.00–19.00" in mail
    assert "/vagter/" in mail
    assert "Jonna" not in mail
    event = Event.objects.get(kind="shift.reminded")
    assert event.facts["to_id"] == by.user.pk
    assert event.citizen_id is None


def test_without_an_account_the_mail_says_whom_to_ring(pitstop: House, mails: Path) -> None:
    pitstop.first.phone = "86 00 00 00"
    pitstop.first.save()
    leif = person(pitstop, "Leif Strand", mail="leif@mail.example")
    put_on_shift(by=pitstop.staff, shift=shift(pitstop), volunteer=leif, now=NOW)
    assert run(pitstop, TEN) == (1, 1)
    (mail,) = sent(mails)
    assert "86 00 00 00" in mail
    assert "/vagter/" not in mail


def test_who_has_signed_off_gets_no_mail(pitstop: House, mails: Path) -> None:
    leif = person(pitstop, "Leif Strand", mail="leif@mail.example")
    row = shift(pitstop)
    put_on_shift(by=pitstop.staff, shift=row, volunteer=leif, now=NOW)
    assert remind_of_shifts(organisation=pitstop.organisation, now=TEN) == 1
    leave_shift(by=pitstop.staff, shift=row, volunteer=leif, now=TEN)
    assert send_shift_mails(organisation=pitstop.organisation, now=TEN) == 0
    assert ShiftReminder.objects.get().next_try_at is None


def test_the_task_finds_who_is_due(pitstop: House, mails: Path) -> None:
    leif = person(pitstop, "Leif Strand", mail="leif@mail.example")
    row = shift(pitstop)
    put_on_shift(by=pitstop.staff, shift=row, volunteer=leif, now=NOW)
    now = timezone.now()
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    row.starts_at = timezone.make_aware(datetime.combine(tomorrow, time(16)))
    row.ends_at = row.starts_at + timedelta(hours=3)
    row.save()
    remind_volunteers()
    late_enough = timezone.localtime(now).time() >= time(10)
    assert ShiftReminder.objects.count() == int(late_enough)
    assert len(sent(mails)) == int(late_enough)
