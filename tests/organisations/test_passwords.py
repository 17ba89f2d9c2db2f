"""A password is chosen by a personal link, once; asking for one tells nobody who is known."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.problems import Conflict, Problem
from demo.local_mail import KeptMail, kept_messages
from organisations.models import PasswordLink, User
from organisations.services.password_mails import forget_old, send_waiting
from organisations.services.passwords import choose_password, password_link
from tests.pages import signed_in, text_of
from tests.world import PASSWORD, House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

NEW = "tre-rolige-ord-i-haven"


@pytest.fixture
def house() -> House:
    return house_of("polaris")


@pytest.fixture
def user(house: House) -> User:
    assert house.leader.user is not None
    return house.leader.user


@pytest.fixture(autouse=True)
def mails(settings, tmp_path: Path) -> Path:
    """Where they are kept; and nobody has asked yet."""
    cache.clear()
    folder = tmp_path / "mail"
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(folder)},
        }
    }
    return folder


def sent(folder: Path) -> list[KeptMail]:
    send_waiting(now=timezone.now())
    return kept_messages(str(folder))


def path_of(user: User) -> str:
    return password_link(user).removeprefix(configured.SITE_ADDRESS)


def parts_of(user: User) -> dict[str, str]:
    _empty, _first, person, token, _end = path_of(user).split("/")
    return {"person": person, "token": token}


def signs_in_with(user: User, password: str) -> bool:
    user.refresh_from_db()
    return user.check_password(password)


def test_the_link_opens_once_and_the_password_is_the_new_one(user: User, client: Client) -> None:
    path = path_of(user)
    assert user.email in text_of(client.get(path))
    typed = {"password": NEW, "repeated": NEW}
    assert client.post(path, typed)["Location"] == reverse("sign_in")
    assert signs_in_with(user, NEW)
    assert not signs_in_with(user, PASSWORD)
    again = client.post(path, {"password": "en-anden-lang-kode", "repeated": "en-anden-lang-kode"})
    assert again.status_code == 410
    assert "Linket åbner ikke mere" in text_of(client.get(path))
    assert signs_in_with(user, NEW)


def test_every_session_ends_when_the_password_is_chosen(house: House, user: User) -> None:
    tablet = signed_in(house.leader)
    assert tablet.get("/").status_code == 200
    choose_password(**parts_of(user), password=NEW)
    assert tablet.get("/").status_code == 302


def test_a_link_ends_after_three_days_and_when_the_person_signs_in(
    user: User, client: Client, settings
) -> None:
    path = path_of(user)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert client.get(path).status_code == 410
    settings.PASSWORD_RESET_TIMEOUT = 259_200
    assert client.get(path).status_code == 200
    user.last_login = timezone.now() + timedelta(minutes=1)
    user.save()
    assert client.get(path).status_code == 410
    assert client.get("/adgangskode/x/y/").status_code == 410
    assert client.get("/adgangskode/OTk5OTk5OTk5OTk5OTk5OTk5OTk5OQ/y/").status_code == 410


@pytest.mark.parametrize(
    ("password", "repeated", "words"),
    [
        ("kort", "kort", "mindst 8 tegn"),
        ("password1", "password1", "almindelig"),
        (NEW, "noget-helt-andet", "De to er ikke ens"),
        ("", "", "Skriv en adgangskode"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(
    user: User, client: Client, password: str, repeated: str, words: str
) -> None:
    client.cookies["language"] = "da"
    path = path_of(user)
    response = client.post(path, {"password": password, "repeated": repeated})
    assert response.status_code == 422
    assert words in text_of(response)
    assert signs_in_with(user, PASSWORD), "the password is as it was"
    if password:
        assert f'value="{password}"' not in response.content.decode()


def test_asked_for_a_link_nobody_is_told_who_is_known(
    user: User, client: Client, mails: Path
) -> None:
    page = reverse("forgot_password")
    known = client.post(page, {"email": f" {user.email.upper()} "})
    unknown = client.post(page, {"email": "ingen@herning.example"})
    assert text_of(known) == text_of(unknown)
    assert (known.status_code, unknown.status_code) == (200, 200)
    mail, *more = sent(mails)
    assert not more
    assert mail.to == user.email
    assert "/adgangskode/" in mail.text
    path = mail.text.split(configured.SITE_ADDRESS, 1)[1].split()[0]
    assert client.get(path).status_code == 200
    assert sent(mails) == [mail], "sent once"
    assert PASSWORD not in mail.text


def test_a_closed_account_gets_no_mail(user: User, client: Client, mails: Path) -> None:
    path = path_of(user)
    user.is_active = False
    user.save()
    client.post(reverse("forgot_password"), {"email": user.email})
    assert sent(mails) == []
    assert client.get(path).status_code == 410


def test_whoever_asks_too_often_waits_known_or_not(user: User, client: Client) -> None:
    page = reverse("forgot_password")
    for email in (user.email, "ingen-her@herning.example"):
        answers = [
            client.post(page, {"email": email}, REMOTE_ADDR="203.0.113.77").status_code
            for _try in range(configured.AXES_FAILURE_LIMIT + 1)
        ]
        assert answers == [200] * configured.AXES_FAILURE_LIMIT + [429]


def test_a_relay_that_is_away_is_tried_again(
    user: User, client: Client, mails: Path, settings
) -> None:
    client.post(reverse("forgot_password"), {"email": user.email})
    kept = settings.MAILERS
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1},
        }
    }
    now = timezone.now()
    assert send_waiting(now=now) == 0
    link = PasswordLink.objects.get()
    assert (link.failures, link.sent_at) == (1, None)
    settings.MAILERS = kept
    assert send_waiting(now=now) == 0, "not at once"
    assert send_waiting(now=now + timedelta(minutes=2)) == 1
    forget_old(now=now + timedelta(days=31))
    assert not PasswordLink.objects.exists()


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_of_two_who_open_it_at_once_one_chooses() -> None:
    user = house_of("polaris").leader.user
    assert user is not None
    link = parts_of(user)
    start, outcomes = threading.Barrier(2, timeout=10), []

    def run(password: str) -> None:
        try:
            start.wait()
            choose_password(**link, password=password)
            outcomes.append(password)
        except Conflict as ended:
            outcomes.append(ended.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(f"{NEW}-{n}",)) for n in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert outcomes.count("link_ended") == 1
    user.refresh_from_db()
    assert user.check_password(next(each for each in outcomes if each != "link_ended"))


def test_a_weak_password_is_a_problem_at_its_field(user: User) -> None:
    with pytest.raises(Problem) as refused:
        choose_password(**parts_of(user), password="12345678")
    assert refused.value.field == "password"
