"""A question by a link without an account: from the mail to the answer, and when it ends."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog, Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, TooMany
from core.shown import Shown, Stale
from organisations.roles import Role
from placements.models import Stay
from tests.notifications.test_news import deliver_all, told
from tests.pages import signed_in, text_of
from tests.placements.stays import leave
from tests.way_out.locks import answered, asked, by_link, line, link_at, owned, sent
from tests.world import NOW, TODAY, House, day
from way_out.links import CORRECTED_FOR, LINK_DAYS, MOST_A_DAY
from way_out.models import LockAnswer, LockLink
from way_out.services.answers import standing_answer
from way_out.services.asking import ask_owner, send_lock_links

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ANSWER = {"state": "held", "since_on": TODAY.isoformat()}


@pytest.fixture
def path(mpo: House, stay: Stay, mails: Path) -> str:
    """In the owner's mail, asked just now."""
    now = timezone.now()
    owned(mpo.caseworker, stay, now=now)
    return asked(mpo, stay, mails, now=now)


def ask(house: House, stay: Stay, now=NOW) -> LockLink:
    return ask_owner(by=house.caseworker, stay=stay, key="lease", now=now)


# -- The mail -------------------------------------------------------------------------------------


def test_the_mail_names_no_citizen_and_its_link_stands_nowhere(
    mpo: House, stay: Stay, mails: Path
) -> None:
    owned(mpo.caseworker, stay)
    path = asked(mpo, stay, mails)
    mail = sent(mpo, mails)[0]
    assert mail.to == "lise@holstebro.example"
    assert "Maja" not in mail.text + mail.subject
    assert "lejekontrakt" not in (mail.text + mail.subject).lower()
    token = path.split("/")[3]
    with connection.cursor() as cursor:
        for table in ("way_out_locklink", "way_out_lock", "audit_event"):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            [[rows]] = cursor.fetchall()
            assert rows
            assert token not in rows


def test_asked_twice_is_a_single_mail(mpo: House, stay: Stay, mails: Path) -> None:
    owned(mpo.caseworker, stay)
    assert ask(mpo, stay) == ask(mpo, stay)
    assert len(sent(mpo, mails)) == 1
    assert len(sent(mpo, mails)) == 1  # nothing waits any more
    assert Event.objects.filter(kind="lock.asked").count() == 1


def test_nobody_is_asked_without_a_mail_or_too_often(mpo: House, stay: Stay, mails: Path) -> None:
    owned(mpo.caseworker, stay, mail="")
    with pytest.raises(Problem) as nobody:
        ask(mpo, stay)
    assert nobody.value.code == "no_owner"
    for n in range(MOST_A_DAY):
        owned(mpo.caseworker, stay, mail=f"lise{n}@holstebro.example")
        ask(mpo, stay)
        sent(mpo, mails)
    owned(mpo.caseworker, stay, mail="other@holstebro.example")
    with pytest.raises(TooMany):
        ask(mpo, stay)
    assert ask(mpo, stay, now=NOW + timedelta(days=2)).is_waiting


def test_who_only_looks_asks_nobody(mpo: House, stay: Stay) -> None:
    owned(mpo.caseworker, stay)
    with pytest.raises(NotAllowed):
        ask_owner(by=mpo.actors[Role.SUPERVISOR], stay=stay, key="lease", now=NOW)


def test_of_a_protected_citizen_nobody_is_asked_by_link(
    mpo: House, stay: Stay, mails: Path
) -> None:
    owned(mpo.caseworker, stay)
    path = asked(mpo, stay, mails)
    stay.citizen.has_protected_address = True
    stay.citizen.save(update_fields=["has_protected_address"])
    with pytest.raises(Problem) as refused:
        ask(mpo, stay, now=NOW + timedelta(days=2))
    assert refused.value.code == "protected_address"
    assert link_at(mpo, path) is None
    answered(mpo.staff, stay)  # by telephone
    assert line(stay, "lease").holds


def test_a_mail_that_waits_is_not_sent_once_the_citizen_has_left(
    mpo: House, stay: Stay, mails: Path
) -> None:
    owned(mpo.caseworker, stay)
    ask(mpo, stay)
    leave(mpo, stay, 0)
    assert sent(mpo, mails) == []
    assert not LockLink.objects.get().is_waiting


def test_a_mail_that_cannot_be_sent_is_tried_again_and_then_given_up(
    mpo: House, stay: Stay, settings
) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    owned(mpo.caseworker, stay)
    ask(mpo, stay)
    send_lock_links(organisation=mpo.organisation, now=NOW)
    link = LockLink.objects.get()
    assert (link.failures, link.is_waiting) == (1, True)
    send_lock_links(organisation=mpo.organisation, now=NOW + timedelta(days=1, minutes=2))
    link.refresh_from_db()
    assert link.was_given_up
    assert not line(stay, "lease", NOW + timedelta(days=2)).waits_for_link


# -- When it ends ---------------------------------------------------------------------------------


def test_it_opens_for_so_many_days(mpo: House, stay: Stay, mails: Path) -> None:
    owned(mpo.caseworker, stay)
    path = asked(mpo, stay, mails)
    assert link_at(mpo, path, NOW + timedelta(days=LINK_DAYS) - timedelta(minutes=1))
    assert link_at(mpo, path, NOW + timedelta(days=LINK_DAYS)) is None


def test_another_owner_another_link_and_the_end_of_the_stay_end_it(
    mpo: House, stay: Stay, mails: Path
) -> None:
    owned(mpo.caseworker, stay)
    first = asked(mpo, stay, mails)
    second = asked(mpo, stay, mails, now=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    assert link_at(mpo, first, later) is None
    owned(mpo.caseworker, stay, municipality="0657", now=later)
    assert link_at(mpo, second, later), "the same person, whose municipality was put right"
    owned(mpo.caseworker, stay, name="Per Bo", mail="per@holstebro.example", now=later)
    assert link_at(mpo, second, later) is None
    third = asked(mpo, stay, mails, now=later)
    link = link_at(mpo, third, later)
    assert link is not None
    leave(mpo, stay, 0)
    assert link_at(mpo, third, later) is None
    with pytest.raises(Conflict) as ended:
        by_link(link, now=later)
    assert ended.value.code == "link_ended"


def test_a_death_ends_it(mpo: House, stay: Stay, mails: Path) -> None:
    owned(mpo.caseworker, stay)
    path = asked(mpo, stay, mails)
    leave(mpo, stay, 0, ending="died", destination="")
    assert link_at(mpo, path) is None


@pytest.mark.parametrize(
    ("changed", "days"),
    [
        ({}, 1),
        ({"state": "not_mine", "colleague_name": "Per Bo"}, 1),
        ({"state": "not_yet"}, LINK_DAYS),
    ],
)
def test_an_answer_that_settles_it_ends_it_a_day_later(
    mpo: House, stay: Stay, mails: Path, changed: dict[str, str], days: int
) -> None:
    owned(mpo.caseworker, stay)
    path = asked(mpo, stay, mails)
    link = link_at(mpo, path)
    assert link is not None
    by_link(link, **changed)
    ends = NOW + timedelta(days=days)
    assert link_at(mpo, path, ends - timedelta(minutes=1))
    assert link_at(mpo, path, ends) is None
    corrected = by_link(link, state="held", since_on=day(2), now=NOW + timedelta(hours=23))
    assert corrected.since_on == day(2)
    assert link_at(mpo, path, NOW + timedelta(hours=23) + CORRECTED_FOR) is None


def test_the_link_of_a_house_opens_nothing_elsewhere(
    mpo: House, herning: House, stay: Stay, mails: Path
) -> None:
    owned(mpo.caseworker, stay)
    path = asked(mpo, stay, mails)
    with acting(herning.organisation):
        assert link_at(herning, path) is None
    elsewhere = path.replace(f"/{mpo.organisation.key}/", f"/{herning.organisation.key}/")
    assert Client().get(elsewhere).status_code == 410


# -- The page -------------------------------------------------------------------------------------


def test_the_page_says_who_it_is_about_in_initials_and_is_logged(
    mpo: House, stay: Stay, path: str
) -> None:
    page = Client().get(path)
    text = text_of(page)
    assert page.status_code == 200
    assert "M.E." in text
    assert "Maja" not in text
    assert mpo.first.name in text
    assert "Er lejekontrakten underskrevet?" in text
    assert page["Referrer-Policy"] == "same-origin"  # the address is the key
    assert "no-store" in page["Cache-Control"]
    reading = AccessLog.objects.get(citizen_id=stay.citizen_id, purpose="partner")
    assert (reading.user, reading.by_name) == (None, "Lise Holm, med et link")


def test_the_owner_answers_corrects_and_is_shown_what_stands(
    mpo: House, stay: Stay, path: str
) -> None:
    client = Client()
    wrong = client.post(path, {"state": "not_yet", "expected_on": "2099-01-01"})
    assert wrong.status_code == 422
    today = timezone.localdate()
    body = {"state": "held", "since_on": today.isoformat(), "note": "Underskrevet i går"}
    assert client.post(path, body)["Location"] == path
    assert client.post(path, body)["Location"] == path  # twice is once
    assert LockAnswer.objects.count() == 1
    assert "Du har svaret: Ja" in text_of(client.get(path))
    client.post(path, {"state": "not_yet"})
    lease = line(stay, "lease", timezone.now())
    assert lease.answer is not None
    assert (lease.answer.state, lease.answer.link, lease.answer.by) == (
        "not_yet",
        LockLink.objects.get(),
        None,
    )
    on_page = text_of(signed_in(mpo.staff).get(reverse("stay", args=[stay.pk])))
    assert "Svaret med et link af Lise Holm" in on_page


def test_not_mine_names_a_colleague_whom_the_owners_form_knows(
    mpo: House, stay: Stay, path: str
) -> None:
    nobody = Client().post(path, {"state": "not_mine"})
    assert nobody.status_code == 422
    assert "Skriv, hvem der skal spørges." in text_of(nobody)
    body = {"state": "not_mine", "colleague_name": "Per Bo", "colleague_mail": "PER@h.example"}
    assert Client().post(path, body).status_code == 302
    assert line(stay, "lease", timezone.now()).is_of_a_colleague
    client = signed_in(mpo.caseworker)
    form = client.get(reverse("lock_owner", args=[stay.pk, "lease"])).content.decode()
    assert 'value="Per Bo"' in form
    assert 'value="per@h.example"' in form
    owned(mpo.caseworker, stay, name="Per Bo", mail="per@h.example", now=timezone.now())
    assert line(stay, "lease", timezone.now()).answer is None


def test_two_tabs_of_the_same_link_do_not_undo_each_other(
    mpo: House, stay: Stay, mails: Path
) -> None:
    owned(mpo.caseworker, stay)
    link = link_at(mpo, asked(mpo, stay, mails))
    assert link is not None
    shown = Shown.of(standing_answer(None))
    by_link(link, shown=shown)
    with pytest.raises(Stale):
        by_link(link, state="not_yet", shown=shown)


@pytest.mark.parametrize(
    "body",
    [
        {"state": "held", "since_on": "9999-12-31"},
        {"state": "held", "since_on": "0001-01-01"},
        {"state": "held", "since_on": "i går"},
        {"state": "x' OR 1=1 --"},
        {"state": "not_yet", "note": "x" * 100_000},
        {"state": "not_yet", "note": "nul\0"},
        {"state": "not_mine", "colleague_name": "Per", "colleague_mail": "per@"},
        {"state": "not_mine", "colleague_name": "\u200b"},
        {"shown": "[" * 1000},
        {},
    ],
)
def test_hostile_answers_write_nothing(path: str, body: dict[str, str]) -> None:
    assert Client().post(path, body).status_code == 422
    assert not LockAnswer.objects.exists()


def test_markup_in_an_answer_is_text(mpo: House, stay: Stay, path: str) -> None:
    body = {"state": "not_yet", "note": "<script>alert(1)</script>"}
    assert Client().post(path, body).status_code == 302
    page = signed_in(mpo.staff).get(reverse("stay", args=[stay.pk])).content.decode()
    assert "<script>alert" not in page


def test_wrong_links_are_answered_alike_and_braked(mpo: House, path: str) -> None:
    client = Client()
    wrong = path[:-10] + "AAAAAAAAA/"
    for address in (wrong, path.replace(mpo.organisation.key, "no-such")):
        assert client.get(address).status_code == 410
        assert client.post(address, ANSWER).status_code == 410
    statuses = [client.get(wrong).status_code for _try in range(10)]
    assert statuses[-1] == 429
    assert client.get(path).status_code == 200  # the right link is nobody's guess
    assert client.put(path).status_code == 405
    assert not LockAnswer.objects.exists()


def test_who_is_signed_in_sees_no_more_behind_the_link(mpo: House, path: str) -> None:
    page = signed_in(mpo.caseworker).get(path)
    assert "Hovedmenu" not in page.content.decode()
    assert "Maja" not in text_of(page)


# -- News -----------------------------------------------------------------------------------------


def test_those_who_wait_hear_of_an_answer_by_link(mpo: House, path: str) -> None:
    Client().post(path, {"state": "not_yet"})
    deliver_all()
    for reader in (mpo.staff, mpo.caseworker):
        assert told(reader) == ["lock.not_yet_by_link"]
    assert told(mpo.leader) == []
