"""Wrong passwords: who is locked out, who is not, and for how long. Tried, as an attacker would."""

from __future__ import annotations

import threading
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from axes.models import AccessFailureLog, AccessLog
from django.db import ProgrammingError, connection, transaction
from django.test import Client, RequestFactory
from django.utils import timezone

from core.client_address import client_address
from organisations.lockout import locked_until
from organisations.models import User
from tests.world import PASSWORD

LIMIT = 4
WRONG = "forkert"
PROXY = "172.18.0.1"
SOFIE, JENS = "sofie@herning.example", "jens@herning.example"


@pytest.fixture(autouse=True)
def quick(settings: Any) -> None:
    """Hundreds of passwords are tried here: fewer than in earnest, and without Argon2."""
    settings.AXES_FAILURE_LIMIT = LIMIT
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def make_user(name: str, email: str) -> None:
    User.objects.create_user(email, name, PASSWORD)


@pytest.fixture
def few(settings: Any) -> int:
    """How many slips an address is allowed here: fewer than in earnest."""
    settings.SIGN_IN_ADDRESS_LIMIT = 6
    return 6


@pytest.fixture
def people(db: None) -> None:
    make_user("Sofie", SOFIE)
    make_user("Jens", JENS)


def sign_in(
    email: str = SOFIE, password: str = WRONG, address: str = "192.0.2.7", **headers: Any
) -> str:
    """What became of it: "in", "wrong" or "locked"."""
    answer = Client(REMOTE_ADDR=address).post(
        "/log-ind/", {"username": email, "password": password}, headers=headers
    )
    if answer.status_code == HTTPStatus.FOUND:
        return "in"
    if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
        assert "For mange forsøg" in answer.content.decode()
        return "locked"
    assert "passer ikke sammen" in answer.content.decode()
    return "wrong"


def slips(count: int, **given: Any) -> list[str]:
    return [sign_in(**given) for _ in range(count)]


def test_the_right_password_is_refused_while_the_name_is_locked(people: None) -> None:
    assert slips(LIMIT) == ["wrong"] * (LIMIT - 1) + ["locked"]
    assert sign_in(password=PASSWORD) == "locked"


def test_one_slip_less_and_the_right_password_opens(people: None) -> None:
    slips(LIMIT - 1)
    assert sign_in(password=PASSWORD) == "in"
    assert slips(LIMIT - 1) == ["wrong"] * (LIMIT - 1), "the slips before are forgiven"


@pytest.mark.parametrize(
    "spelling",
    ["SOFIE@herning.example", " sofie@herning.example ", "Sofie@Herning.EXAMPLE"],
)
def test_a_name_has_one_lock_however_it_is_typed(people: None, spelling: str) -> None:
    outcomes = slips(LIMIT // 2) + slips(LIMIT // 2, email=spelling)
    assert outcomes[-1] == "locked"
    assert sign_in(email=spelling, password=PASSWORD) == "locked"
    assert sign_in(password=PASSWORD) == "locked"


def test_another_browser_is_the_same_person(people: None) -> None:
    for n in range(LIMIT):
        sign_in(user_agent=f"browser {n}")
    assert sign_in(password=PASSWORD, user_agent="a new one") == "locked"


def test_nobody_locks_a_colleague_out_from_elsewhere(people: None) -> None:
    slips(LIMIT + 1, address="203.0.113.9")
    assert sign_in(password=PASSWORD) == "in"


def test_a_colleague_behind_the_same_address_signs_in(people: None) -> None:
    slips(LIMIT + 2)
    assert sign_in(email=JENS) == "wrong"
    assert sign_in(email=JENS, password=PASSWORD) == "in"


def test_a_town_hall_with_one_slip_each_is_not_locked(db: None, few: int) -> None:
    for n in range(few + 2):
        make_user(f"Person {n}", f"p{n}@herning.example")
        assert sign_in(email=f"p{n}@herning.example") == "wrong"
        assert sign_in(email=f"p{n}@herning.example", password=PASSWORD) == "in"


def test_one_password_tried_on_everyone_locks_the_address(people: None, few: int) -> None:
    outcomes = [sign_in(email=f"p{n}@herning.example") for n in range(few)]
    assert outcomes[-1] == "locked"
    assert sign_in(password=PASSWORD) == "locked"
    assert sign_in(password=PASSWORD, address="192.0.2.8") == "in"


def test_an_own_account_does_not_forgive_what_was_tried_on_others(people: None, few: int) -> None:
    for n in range(few):
        sign_in(email=f"p{n}@herning.example")
        if n % 3 == 0:
            assert sign_in(email=JENS, password=PASSWORD) == "in"
    assert sign_in(email=JENS, password=PASSWORD) == "locked"


def test_an_unknown_name_is_answered_as_a_known_one(people: None) -> None:
    assert slips(LIMIT + 1) == slips(LIMIT + 1, email="ingen@herning.example")


def test_it_ends_by_itself_also_under_someone_who_keeps_trying(people: None, settings: Any) -> None:
    slips(LIMIT)
    until = locked_until(SOFIE, "192.0.2.7", timezone.now())
    assert until
    slips(5)
    assert locked_until(SOFIE, "192.0.2.7", timezone.now()) == until
    assert timezone.now() < until <= timezone.now() + settings.AXES_COOLOFF_TIME
    assert locked_until(SOFIE, "192.0.2.7", until + timedelta(seconds=1)) is None


def test_the_page_says_for_how_long(people: None) -> None:
    slips(LIMIT)
    answer = Client(REMOTE_ADDR="192.0.2.7").post("/log-ind/", {"username": SOFIE, "password": "x"})
    assert "om 15 minutter" in answer.content.decode()
    assert 14 * 60 < int(answer.headers["Retry-After"]) <= 15 * 60 + 1


def test_a_closed_account_is_locked_like_any_other(people: None) -> None:
    User.objects.filter(email=SOFIE).update(is_active=False)
    assert slips(LIMIT)[-1] == "locked"


@pytest.mark.parametrize("email", ["a" * 250 + "@herning.example", "sofie\0@herning.example"])
def test_a_name_no_one_can_have_breaks_nothing(people: None, email: str) -> None:
    answer = Client().post("/log-ind/", {"username": email, "password": "x"})
    assert answer.status_code in (HTTPStatus.OK, HTTPStatus.TOO_MANY_REQUESTS)


# --- Behind the proxy


@pytest.fixture
def behind_a_proxy(settings: Any) -> None:
    settings.TRUSTED_PROXY = ["172.16.0.0/12"]


def test_behind_the_proxy_two_people_are_two_addresses(people: None, behind_a_proxy: None) -> None:
    slips(LIMIT, address=PROXY, x_forwarded_for="203.0.113.9")
    assert sign_in(password=PASSWORD, address=PROXY, x_forwarded_for="203.0.113.9") == "locked"
    assert sign_in(password=PASSWORD, address=PROXY, x_forwarded_for="192.0.2.44") == "in"


def test_a_forged_address_in_front_of_the_proxy_s_own_counts_for_nothing(
    people: None, behind_a_proxy: None
) -> None:
    forged = [f"10.1.1.{n}, 203.0.113.9" for n in range(LIMIT)]
    outcomes = [sign_in(address=PROXY, x_forwarded_for=header) for header in forged]
    assert outcomes[-1] == "locked"
    last = {"address": PROXY, "x_forwarded_for": "1.1.1.1,2.2.2.2 , 203.0.113.9"}
    assert sign_in(password=PASSWORD, **last) == "locked"


def test_without_a_proxy_the_header_means_nothing(people: None) -> None:
    for n in range(LIMIT):
        sign_in(x_forwarded_for=f"203.0.113.{n}", x_real_ip=f"203.0.113.{n}", forwarded=f"for={n}")
    assert sign_in(password=PASSWORD, x_forwarded_for="203.0.113.99") == "locked"


@pytest.mark.parametrize(
    ("peer", "header", "seen"),
    [
        (PROXY, "203.0.113.9", "203.0.113.9"),
        (PROXY, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (PROXY, " 203.0.113.9:51000", "203.0.113.9"),
        (PROXY, "::ffff:203.0.113.9", "203.0.113.9"),
        (PROXY, "[2001:db8:1:2:aaaa::1]:443", "2001:db8:1:2::"),
        (PROXY, "2001:db8:1:2:bbbb::9", "2001:db8:1:2::"),
        (PROXY, "unknown", PROXY),
        (PROXY, "6.6.6.6, ", PROXY),
        (PROXY, "", PROXY),
        (f"::ffff:{PROXY}", "203.0.113.9", "203.0.113.9"),
        ("198.51.100.3", "203.0.113.9", "198.51.100.3"),  # past the proxy: forged
        ("", "203.0.113.9", "203.0.113.9"),  # a socket of this machine
        ("", "", None),
    ],
)
def test_whose_address_it_is(
    behind_a_proxy: None, peer: str, header: str, seen: str | None
) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers={"x-forwarded-for": header})
    assert client_address(request) == seen


# --- What is kept


def test_each_wrong_password_is_kept_and_so_is_each_sign_in(people: None) -> None:
    slips(3)
    sign_in(password=PASSWORD)
    sign_in(email=JENS)
    rows = AccessFailureLog.objects.order_by("pk").values_list("username", "ip_address")
    assert list(rows) == [(SOFIE, "192.0.2.7")] * 3 + [(JENS, "192.0.2.7")]
    assert AccessLog.objects.get().username == SOFIE


def test_signing_out_is_written_to_the_sign_in(people: None) -> None:
    client = Client()
    client.post("/log-ind/", {"username": SOFIE, "password": PASSWORD})
    client.post("/log-ud/")
    assert AccessLog.objects.get().logout_time


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM axes_accessfailurelog",
        "UPDATE axes_accessfailurelog SET username = 'x'",
        "TRUNCATE axes_accessfailurelog",
        "DELETE FROM axes_accesslog",
        "UPDATE axes_accesslog SET username = 'x'",
        "UPDATE axes_accesslog SET attempt_time = now()",
        "TRUNCATE axes_accesslog",
    ],
)
def test_the_app_can_not_remove_the_traces(people: None, statement: str) -> None:
    slips(1)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_tries_at_the_same_moment_get_no_more_than_others() -> None:
    make_user("Sofie", SOFIE)
    outcomes: list[str] = []

    def tries() -> None:
        try:
            outcomes.extend(slips(2))
        finally:
            connection.close()

    threads = [threading.Thread(target=tries) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert outcomes.count("wrong") == LIMIT - 1
    assert AccessFailureLog.objects.count() == LIMIT
