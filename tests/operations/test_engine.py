"""The operations page: when what runs by itself ran last, what waits, what is tried once more."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from celery.schedules import crontab
from celery.signals import task_postrun, task_prerun
from celery.states import FAILURE, SUCCESS
from django.conf import settings as product
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import Event, Outbox
from core.acting import acting
from core.problems import NotAllowed
from notifications.models import Mail
from notifications.tasks import sweep_reminders
from operations.events import EngineEvent
from operations.last_runs import last_runs
from operations.models import TaskRun
from operations.scheduled import SCHEDULED
from operations.services.noting import note_run
from operations.services.retrying import retry
from operations.state import engine_state
from operations.waiting import Letter
from organisations.actors import Actor
from organisations.models import PasswordLink
from organisations.roles import Role
from placements.services.bookings import hold_place
from schemes.calendar import COPENHAGEN
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, make_referral, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def everything_ran(now: datetime) -> None:
    for key in SCHEDULED:
        note_run(key, started_at=now - timedelta(seconds=5), took=timedelta(seconds=1))


def administrator(house: House) -> Actor:
    return house.actors[Role.ORGANISATION_ADMIN]


def page(house: House) -> str:
    return text_of(signed_in(administrator(house)).get(reverse("engine")))


def dropped_mail(house: House, **facts: object) -> Mail:
    now = timezone.now()
    with acting(house.organisation):
        return Mail.objects.create(
            **{
                "controller": house.organisation,
                "user": house.staff.user,
                "subject": "Påmindelser",
                "text": "-",
                "made_at": now - timedelta(days=4),
                "next_try_at": None,
                "dropped_at": now - timedelta(hours=1),
                "failures": 60,
                "last_error": "SMTPRecipientsRefused",
                **facts,
            }
        )


def test_every_scheduled_task_is_said_in_words_and_may_miss_a_turn() -> None:
    assert SCHEDULED.keys() == product.CELERY_BEAT_SCHEDULE.keys()
    for key, entry in product.CELERY_BEAT_SCHEDULE.items():
        every = entry["schedule"]
        if isinstance(every, float):
            assert SCHEDULED[key].within >= timedelta(seconds=2 * every), key
        else:
            assert isinstance(every, crontab)
            assert SCHEDULED[key].within > timedelta(hours=2), key


def test_a_run_is_noted_in_a_statement_and_a_failure_keeps_since_when() -> None:
    start = timezone.now() - timedelta(hours=3)
    note_run("sweep-reminders", started_at=start, took=timedelta(seconds=2))
    for hour in (1, 2):
        at = start + timedelta(hours=hour)
        note_run("sweep-reminders", started_at=at, took=timedelta(0), error="SweepFailed")
    run = TaskRun.objects.get()
    assert run.succeeded_at == start + timedelta(seconds=2)
    assert run.failing_since == start + timedelta(hours=1)
    assert run.last_error == "SweepFailed"
    note_run("sweep-reminders", started_at=timezone.now(), took=timedelta(0))
    run.refresh_from_db()
    assert (run.failing_since, run.last_error) == (None, "")


def test_celery_says_when_a_scheduled_task_ran(django_assert_num_queries) -> None:
    told = {"sender": sweep_reminders, "task": sweep_reminders, "args": (), "kwargs": {}}
    task_prerun.send(task_id="1", **told)
    with django_assert_num_queries(1):
        task_postrun.send(task_id="1", state=SUCCESS, retval=None, **told)
    task_prerun.send(task_id="2", **told)
    task_postrun.send(task_id="2", state=FAILURE, retval=ValueError("hemmeligt"), **told)
    run = TaskRun.objects.get(key="sweep-reminders")
    assert run.succeeded_at is not None
    assert run.last_error == "ValueError"


def test_all_is_well(herning: House) -> None:
    everything_ran(timezone.now())
    said = page(herning)
    assert "Alt har kørt, som det skulle" in said
    assert "Ikke gjort i tide" not in said


def test_a_sweep_that_has_not_run_is_said_in_plain_words(herning: House) -> None:
    now = timezone.now()
    everything_ran(now)
    long_ago = datetime(2026, 3, 17, 9, 15, tzinfo=COPENHAGEN)
    TaskRun.objects.filter(key="sweep-reminders").update(succeeded_at=long_ago)
    said = page(herning)
    assert "Påmindelser har ikke været givet siden 17. marts 2026" in said
    assert "Alt står stille" not in said


def test_without_beat_or_workers_everything_stands_still(herning: House) -> None:
    now = timezone.now() - timedelta(hours=2)
    everything_ran(now)
    assert "Alt står stille" in page(herning)


def test_a_failing_sweep_says_since_when(herning: House) -> None:
    everything_ran(timezone.now())
    note_run("send-mails", started_at=timezone.now(), took=timedelta(0), error="SweepFailed")
    assert "er fejlet siden" in page(herning)


def test_the_store_that_carries_tasks_is_away(herning: House, settings) -> None:
    everything_ran(timezone.now())
    settings.CACHES = {
        "default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    }
    assert "Valkey er væk" in page(herning)


def test_what_waits_is_the_own_organisation_s(herning: House, holstebro: House) -> None:
    now = timezone.now()
    make_referral(holstebro)
    with acting(herning.organisation):
        held = hold_place(
            by=herning.leader,
            place=herning.place(),
            starts_on=timezone.localdate() + timedelta(days=30),
            ends_on=timezone.localdate() + timedelta(days=40),
            reason="Praktik",
            expires_at=now + timedelta(minutes=1),
            now=now,
        )
        state = engine_state(herning.organisation, now=now + timedelta(hours=1))
    many = {str(lag.what): lag.many for lag in state.lags}
    assert many["Reservationer, der skulle være udløbet"] == 1
    assert held.expires_at is not None
    assert many["Hændelser, der skal fortælles videre"] == 0


def test_a_mail_that_was_given_up_is_tried_once_more(herning: House) -> None:
    mail = dropped_mail(herning)
    dropped_mail(herning, last_error="all done or moved")
    dropped_mail(herning, dropped_at=timezone.now() - timedelta(days=40))
    client = signed_in(administrator(herning))
    assert "SMTPRecipientsRefused" in text_of(client.get(reverse("engine")))
    again = reverse("retry_letters", args=["mail"])
    assert "1 prøves en gang til" in text_of(client.post(again, follow=True))
    assert "allerede på vej" in text_of(client.post(again, follow=True))
    with acting(herning.organisation):
        mail.refresh_from_db()
        assert mail.next_try_at is not None
        assert mail.dropped_at is None
        (event,) = Event.objects.filter(kind=EngineEvent.RETRIED)
        assert event.facts == {"what": "mail", "many": 1}


def test_one_of_several_is_tried_alone(herning: House) -> None:
    first, second = dropped_mail(herning), dropped_mail(herning)
    signed_in(administrator(herning)).post(
        reverse("retry_letters", args=["mail"]), {"letter": str(second.pk)}
    )
    with acting(herning.organisation):
        waiting = Mail.objects.filter(next_try_at__isnull=False)
        assert [mail.pk for mail in waiting] == [second.pk]
        assert Mail.objects.filter(pk=first.pk, next_try_at=None).exists()


def test_an_event_whose_news_could_not_be_given_is_handed_on_at_once(herning: House) -> None:
    make_referral(herning)
    late = timezone.now() + timedelta(hours=1)
    Outbox.objects.update(created_at=timezone.now() - timedelta(days=1), due_at=late)
    many = Outbox.objects.count()
    assert many
    with acting(herning.organisation):
        now = timezone.now()
        by = administrator(herning)
        assert retry(by=by, kind=Letter.EVENT, now=now) == many
        assert retry(by=by, kind=Letter.EVENT, now=now) == 0
    assert not Outbox.objects.filter(due_at__gt=now).exists()


def test_a_link_to_a_password_is_sent_once_more(herning: House) -> None:
    now = timezone.now()
    link = PasswordLink.objects.create(
        user=herning.staff.user,
        why=PasswordLink.Why.WELCOME,
        organisation=herning.organisation,
        asked_at=now - timedelta(days=2),
        next_try_at=None,
        failures=20,
    )
    with acting(herning.organisation):
        assert retry(by=administrator(herning), kind=Letter.PASSWORD_LINK, now=now) == 1
    link.refresh_from_db()
    assert link.next_try_at == now


def test_nobody_retries_another_organisation_s(herning: House, holstebro: House) -> None:
    mail = dropped_mail(holstebro)
    with acting(herning.organisation):
        by, now = administrator(herning), timezone.now()
        assert retry(by=by, kind=Letter.MAIL, pk=mail.pk, now=now) == 0
        with pytest.raises(NotAllowed):
            retry(by=herning.leader, kind=Letter.MAIL, now=now)
    assert "SMTPRecipientsRefused" not in page(herning)


def test_the_page_names_no_citizen(herning: House) -> None:
    make_stay(herning, days_ago=20, name="Aksel Bro")
    make_referral(herning, name="Jonas Vind")
    Outbox.objects.update(created_at=timezone.now() - timedelta(days=1))
    said = page(herning)
    assert "Nyt om en hændelse" in said
    assert "Aksel" not in said
    assert "Jonas" not in said


@pytest.mark.parametrize("n", [1, 3, 100])
def test_few_statements_however_much_is_dead(n: int, herning: House) -> None:
    everything_ran(timezone.now())
    mail = dropped_mail(herning)
    with acting(herning.organisation):
        copies_of(mail, n - 1)
    asked = statements(signed_in(administrator(herning)), reverse("engine"))
    assert len(asked) <= 19  # one for each kind of mail, and of what waits
    assert f"kunne ikke leveres {n} " in page(herning)


def test_watching_from_outside(herning: House) -> None:
    address = reverse("engine_health")
    assert Client().get(address).status_code == 503
    everything_ran(timezone.now())
    assert Client().get(address).content == b"ok"
    stale = timezone.now() - timedelta(hours=1)
    TaskRun.objects.filter(key="send-mails").update(succeeded_at=stale)
    response = Client().get(address)
    assert (response.status_code, response.content) == (503, b"late: send-mails")


def test_whoever_runs_the_product_asks_a_command(herning: House, capsys) -> None:
    dropped_mail(herning)
    with pytest.raises(SystemExit):
        call_command("engine")
    everything_ran(timezone.now())
    call_command("engine")
    said = capsys.readouterr().out
    assert "dead  herning: mail: 1" in said
    assert [run for run in last_runs(timezone.now()) if run.is_late] == []
