"""The door attacked: guessed, replayed, enumerated, crossed over; and what holds."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from own_page.models import Card, CardSession, WrongPin
from own_page.services import signing_in
from own_page.services.cards import Given, end_card, unlock_card
from own_page.services.signing_in import (
    IDLE,
    LONGEST,
    MOST_IN_A_DAY,
    MOST_IN_A_MONTH,
    UNTIL_THE_HOUSE,
    SignedIn,
    locked_until,
    session_of,
)
from own_page.urls import urlpatterns
from placements.models import Stay
from tests.notifications.test_news import deliver_all, told
from tests.own_page.acts import PAGES, PIN, at_the_door, card_for, citizen_at, opened, url
from tests.pages import signed_in, text_of
from tests.world import House, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

WRONG = "9999"


def _fields(html: str) -> str:
    """What the page's fields hold, the days of the form apart."""
    values = re.findall(r'name="(?!last_on|csrf|acting_as)[^"]*"[^>]*value="([^"]*)"', html)
    return " ".join(values)


def end(house: House, stay: Stay, why: str = "lost") -> Card:
    return end_card(by=house.staff, stay=stay, why=why, now=timezone.now())


# -- What is kept ---------------------------------------------------------------------------------


def test_neither_code_nor_pin_nor_token_stands_in_the_database(
    herning: House, stay: Stay, given: Given
) -> None:
    client = citizen_at(herning, given)
    assert client.get(url("own_page", herning)).status_code == 200
    token = client.cookies[settings.OWN_PAGE_COOKIE_NAME].value
    letters = given.code.replace("-", "")
    with connection.cursor() as cursor:
        for table in (
            "own_page_card",
            "own_page_cardevent",
            "own_page_cardsession",
            "audit_event",
            "audit_accesslog",
        ):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            [[rows]] = cursor.fetchall()
            assert rows
            for secret in (given.code, letters, token):
                assert secret not in rows
            assert table == "own_page_card" or "argon2" not in rows  # of a PIN no hash either
    card = Card.objects.get()
    assert card.pin.startswith("argon2")
    assert PIN not in card.pin


def test_the_cookie_is_the_page_s_own_and_no_session_of_django_is_made(
    herning: House, given: Given
) -> None:
    client = citizen_at(herning, given)
    cookie = client.cookies[settings.OWN_PAGE_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]  # gone with the browser
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_the_page_is_kept_by_nobody_and_its_address_told_to_nobody(
    herning: House, given: Given
) -> None:
    page = citizen_at(herning, given).get(url("own_page", herning))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert given.code not in page.content.decode()


# -- The same answer ------------------------------------------------------------------------------


def test_whatever_does_not_open_is_answered_alike(
    herning: House, holstebro: House, stay: Stay, given: Given
) -> None:
    other, third = (make_stay(herning, n=n, name="Ida Lund") for n in (1, 2))
    ended, past = card_for(herning, other), card_for(herning, third)
    end(herning, other)
    Card.objects.filter(pk=past.card.pk).update(ends_on=timezone.localdate())
    answers = []
    for code, pin in (
        (given.code, WRONG),
        ("ABCD-EFGH-JKMN-PQRS-TUVW", PIN),  # no card has it
        ("no code at all", PIN),
        (ended.code, PIN),
        (ended.code, WRONG),
        (past.code, PIN),
        (given.code[:-1] + ("A" if given.code[-1] != "A" else "B"), PIN),
    ):
        cache.clear()
        answers.append(at_the_door(herning, code, pin))
    cache.clear()
    answers.append(at_the_door(holstebro, given.code))  # another organisation's door
    assert {answer.status_code for answer in answers} == {422}
    said = {text_of(answer) for answer in answers}
    assert len(said) == 1
    assert "Det åbnede ikke siden." in said.pop()
    assert all(settings.OWN_PAGE_COOKIE_NAME not in answer.cookies for answer in answers)


def test_a_locked_card_answers_as_an_unknown_one(herning: House, given: Given) -> None:
    for _nth in range(MOST_IN_A_DAY):
        assert opened(herning, given, pin=WRONG) is None
    unknown = text_of(at_the_door(herning, "ABCD-EFGH-JKMN-PQRS-TUVW"))
    assert text_of(at_the_door(herning, given.code, PIN)) == unknown
    assert text_of(at_the_door(herning, given.code, WRONG)) == unknown


def test_every_answer_costs_one_hash(
    herning: House, stay: Stay, given: Given, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the time it takes says nothing of whether there is such a card. What is counted is
    the product's own hasher, which does its work."""
    hashed = []
    check = signing_in.check_password

    def counted(typed: str, encoded: str) -> bool:
        hashed.append(encoded)
        return check(typed, encoded)

    monkeypatch.setattr(signing_in, "check_password", counted)
    opened(herning, given, pin=WRONG)
    opened(herning, Given(given.card, "ABCD-EFGH-JKMN-PQRS-TUVW"))
    end(herning, stay)
    opened(herning, given)
    assert len(hashed) == 3
    assert len({encoded.rsplit("$", 2)[0] for encoded in hashed}) == 1  # of the same cost


# -- Guessing -------------------------------------------------------------------------------------


def test_a_card_is_tried_a_few_times_from_an_address_and_then_unread(
    herning: House, given: Given
) -> None:
    tries = settings.OWN_PAGE_TRIES_PER_CARD
    for _nth in range(tries):
        assert at_the_door(herning, given.code, WRONG).status_code == 422
    assert at_the_door(herning, given.code, WRONG).status_code == 429
    # The right one is not read either: the stop tells nobody that they have guessed it.
    stopped = at_the_door(herning, given.code, PIN)
    assert stopped.status_code == 429
    assert "Prøv igen om" in text_of(stopped)
    assert WrongPin.objects.count() == tries
    # Elsewhere the citizen comes in as ever.
    elsewhere = at_the_door(herning, given.code, PIN, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 302


def test_an_unknown_code_is_stopped_alike(herning: House) -> None:
    statuses = [at_the_door(herning, "ABCD-EFGH-JKMN-PQRS-TUVW").status_code for _nth in range(6)]
    assert statuses == [422] * settings.OWN_PAGE_TRIES_PER_CARD + [429]


def test_an_address_that_tries_many_codes_is_stopped(herning: House, given: Given) -> None:
    letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
    for n in range(settings.OWN_PAGE_TRIES_PER_ADDRESS):
        code = "ABCDEFGHJKMNPQRSTU" + letters[n // 31] + letters[n % 31]
        assert at_the_door(herning, code).status_code == 422
    assert at_the_door(herning, given.code).status_code == 429


def test_from_many_addresses_the_card_itself_is_locked_and_the_key_worker_hears(
    herning: House, stay: Stay, given: Given
) -> None:
    for n in range(MOST_IN_A_DAY):
        answer = at_the_door(herning, given.code, WRONG, REMOTE_ADDR=f"198.51.100.{n + 1}")
        assert answer.status_code == 422
    fresh = {"REMOTE_ADDR": "203.0.113.9"}
    assert at_the_door(herning, given.code, PIN, **fresh).status_code == 422
    deliver_all()
    assert told(herning.staff) == ["own_card.locked"]
    # What is tried while it is locked is not counted: it can't be kept locked for good.
    assert WrongPin.objects.count() == MOST_IN_A_DAY
    later = timezone.now() + timedelta(hours=24, minutes=1)
    assert isinstance(opened(herning, given, now=later), SignedIn)


def test_the_house_lets_go_of_the_lock(herning: House, stay: Stay, given: Given) -> None:
    for _nth in range(MOST_IN_A_DAY):
        opened(herning, given, pin=WRONG)
    page = signed_in(herning.staff).get(f"/ophold/{stay.pk}/mit-forloeb/")
    assert "Kortet er låst" in text_of(page)
    unlock_card(by=herning.staff, stay=stay, now=timezone.now())
    assert isinstance(opened(herning, given), SignedIn)


def test_a_wiped_cache_lets_go_of_nothing_that_counts(herning: House, given: Given) -> None:
    for _nth in range(MOST_IN_A_DAY):
        cache.clear()
        at_the_door(herning, given.code, WRONG)
    cache.clear()
    assert at_the_door(herning, given.code, PIN).status_code == 422


def test_patience_is_stopped_too(herning: House, stay: Stay, given: Given) -> None:
    now = timezone.now()
    for n in range(MOST_IN_A_MONTH):
        opened(herning, given, pin=WRONG, now=now + timedelta(hours=6 * n))
    end_of_it = now + timedelta(hours=6 * MOST_IN_A_MONTH)
    assert locked_until(Card.objects.get(), end_of_it) == UNTIL_THE_HOUSE
    # Nor does the citizen's own right PIN in between give a guesser new tries.
    assert opened(herning, given, now=end_of_it) is None
    unlock_card(by=herning.staff, stay=stay, now=end_of_it)
    assert isinstance(opened(herning, given, now=end_of_it), SignedIn)


def test_nobody_without_the_card_locks_anybody_out(herning: House, given: Given) -> None:
    for n in range(MOST_IN_A_DAY * 3):
        cache.clear()
        at_the_door(herning, f"{n:02d}".translate({48: "A", 49: "B"}) + given.code[2:], WRONG)
    cache.clear()
    assert not WrongPin.objects.exists()
    assert at_the_door(herning, given.code).status_code == 302


def test_a_guess_at_each_of_many_cards_is_stopped_by_where_it_comes_from(herning: House) -> None:
    """Whoever has seen many cards tries one likely PIN at each, so that no card is locked."""
    with acting(herning.organisation):
        cards = [card_for(herning, make_stay(herning, n=n, name="Ida Lund")) for n in range(3)]
    letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
    for card in cards:
        assert at_the_door(herning, card.code, WRONG).status_code == 422
    for n in range(settings.OWN_PAGE_TRIES_PER_ADDRESS - len(cards)):
        at_the_door(herning, "ABCDEFGHJKMNPQRSTU" + letters[n // 31] + letters[n % 31], WRONG)
    assert {at_the_door(herning, card.code).status_code for card in cards} == {429}
    with acting(herning.organisation):
        assert WrongPin.objects.count() == len(cards)


def test_guesses_at_many_cards_from_many_addresses_lock_each_card_by_its_own(
    herning: House,
) -> None:
    with acting(herning.organisation):
        cards = [card_for(herning, make_stay(herning, n=n, name="Ida Lund")) for n in range(2)]
    for n in range(MOST_IN_A_DAY):
        for card in cards:
            at_the_door(herning, card.code, WRONG, REMOTE_ADDR=f"198.51.100.{n + 1}")
    fresh = {"REMOTE_ADDR": "203.0.113.9"}
    assert {at_the_door(herning, card.code, **fresh).status_code for card in cards} == {422}


@pytest.mark.parametrize(
    "pin", ["1234", "0000", "2121", "9876", "0101", "010190", "1990", "01011990"]
)
def test_what_is_guessed_first_is_no_pin(herning: House, stay: Stay, pin: str) -> None:
    client = signed_in(herning.staff)
    body = {"pin": pin, "pin_again": pin, "language": "da", "last_on": "2099-01-01"}
    refused = client.post(f"/ophold/{stay.pk}/mit-forloeb/kort/", body)
    assert refused.status_code == 422
    assert pin not in re.split(r"[^0-9]+", _fields(refused.content.decode()))
    assert not Card.objects.exists()


# -- Replay, and another's ------------------------------------------------------------------------


def test_a_session_ends_with_its_card(herning: House, stay: Stay, given: Given) -> None:
    client = citizen_at(herning, given)
    token = client.cookies[settings.OWN_PAGE_COOKIE_NAME].value
    assert client.get(url("own_page", herning)).status_code == 200
    end(herning, stay)
    replayed = Client()
    replayed.cookies[settings.OWN_PAGE_COOKIE_NAME] = token
    for browser in (client, replayed):
        for name, more in PAGES:
            closed = browser.get(url(name, herning, **more))
            assert closed["Location"] == url("own_page_door", herning), name
        written = browser.post(url("own_page_line", herning), {"text": "Er her nogen?"})
        assert written.status_code == 410
        assert "Er her nogen?" in text_of(written)


def test_a_new_card_ends_the_old_one_and_whoever_is_in_with_it(
    herning: House, stay: Stay, given: Given
) -> None:
    client = citizen_at(herning, given)
    second = card_for(herning, stay, pin="8265")
    assert client.get(url("own_page", herning)).status_code == 302
    assert opened(herning, given) is None
    assert isinstance(opened(herning, second, pin="8265"), SignedIn)
    assert Card.objects.get(ended_at=None) == second.card


def test_signed_out_is_signed_out_also_for_a_copy_of_the_cookie(
    herning: House, given: Given
) -> None:
    client = citizen_at(herning, given)
    token = client.cookies[settings.OWN_PAGE_COOKIE_NAME].value
    left = client.post(url("own_page_leave", herning))
    assert left["Location"] == url("own_page_door", herning)
    assert client.cookies[settings.OWN_PAGE_COOKIE_NAME].value == ""
    client.cookies[settings.OWN_PAGE_COOKIE_NAME] = token
    assert client.get(url("own_page", herning)).status_code == 302


def test_it_closes_unused_and_after_its_time_and_is_forgotten(herning: House, given: Given) -> None:
    now = timezone.now()
    signed = opened(herning, given, now=now)

    def is_open(at) -> bool:
        return session_of(herning.organisation, signed.token, now=at) is not None

    assert is_open(now + IDLE - timedelta(seconds=1))
    used = now + IDLE - timedelta(seconds=1)
    assert is_open(used + IDLE - timedelta(seconds=1))
    assert not is_open(used + 3 * IDLE)
    CardSession.objects.update(used_at=now + LONGEST)
    assert not is_open(now + LONGEST)
    signing_in.forget_sessions(
        organisation=herning.organisation, now=now + LONGEST + timedelta(days=1)
    )
    assert not CardSession.objects.exists()


def test_two_devices_are_two_sessions_and_each_closes_for_itself(
    herning: House, given: Given
) -> None:
    phone, tablet = citizen_at(herning, given), citizen_at(herning, given)
    name = settings.OWN_PAGE_COOKIE_NAME
    assert phone.cookies[name].value != tablet.cookies[name].value
    phone.post(url("own_page_leave", herning))
    assert phone.get(url("own_page", herning)).status_code == 302
    assert tablet.get(url("own_page", herning)).status_code == 200


def test_a_session_that_was_there_before_is_not_the_one_that_opens(
    herning: House, given: Given
) -> None:
    """Nobody puts a token into a browser beforehand, and waits for the citizen to open it."""
    known = "a-token-that-somebody-else-has-chosen"
    browser = Client()
    browser.cookies[settings.OWN_PAGE_COOKIE_NAME] = known
    assert at_the_door(herning, given.code, PIN, browser).status_code == 302
    assert browser.cookies[settings.OWN_PAGE_COOKIE_NAME].value != known
    attacker = Client()
    attacker.cookies[settings.OWN_PAGE_COOKIE_NAME] = known
    assert attacker.get(url("own_page", herning)).status_code == 302
    # Nor is a session of its own taken over: another card is another session.
    first = citizen_at(herning, given)
    before = first.cookies[settings.OWN_PAGE_COOKIE_NAME].value
    first.post(url("own_page_leave", herning))
    at_the_door(herning, given.code, PIN, first)
    assert first.cookies[settings.OWN_PAGE_COOKIE_NAME].value != before


def test_a_session_opens_its_own_page_and_no_other_s(
    herning: House, holstebro: House, stay: Stay, given: Given
) -> None:
    client = citizen_at(herning, given)
    assert client.get(url("own_page", holstebro)).status_code == 302
    with acting(herning.organisation):
        make_stay(herning, n=1, name="Ida Lund")
    assert "Ida" not in text_of(client.get(url("own_page", herning)))
    for page in ("/", f"/ophold/{stay.pk}/", "/borgere/", "/api/v1/referrals/"):
        assert client.get(page).status_code in (302, 401)


def test_an_unknown_organisation_is_no_page(herning: House) -> None:
    assert Client().get("/mit/findes-ikke/").status_code == 404


# -- A colleague in the same browser --------------------------------------------------------------


def test_opening_the_page_signs_the_colleague_out(herning: House, stay: Stay, given: Given) -> None:
    browser = signed_in(herning.caseworker)
    door = text_of(browser.get(url("own_page_door", herning)))
    assert f"{herning.caseworker.name} er logget ind" in door
    assert "Hovedmenu" not in door
    assert at_the_door(herning, given.code, WRONG, browser).status_code == 422
    assert browser.get(f"/ophold/{stay.pk}/").status_code == 200  # a wrong PIN signs nobody out
    assert at_the_door(herning, given.code, PIN, browser).status_code == 302
    assert browser.get(f"/ophold/{stay.pk}/").status_code == 302
    page = browser.get(url("own_page", herning))
    assert page.status_code == 200
    assert herning.caseworker.name not in text_of(page)
    reading = AccessLog.objects.filter(what="own_page").latest("pk")
    assert (reading.user, reading.by_name) == (None, "Borgerens eget kort")


def test_a_colleague_who_signs_in_closes_the_page(herning: House, stay: Stay, given: Given) -> None:
    browser = citizen_at(herning, given)
    token = browser.cookies[settings.OWN_PAGE_COOKIE_NAME].value
    signed_in(herning.staff, browser)
    assert browser.post(url("own_page_line", herning), {"text": "Af hvem?"}).status_code == 410
    alone = Client()
    alone.cookies[settings.OWN_PAGE_COOKIE_NAME] = token
    assert alone.get(url("own_page", herning)).status_code == 302  # for good


# -- Forged ---------------------------------------------------------------------------------------


def test_another_site_writes_nothing(herning: House, given: Given) -> None:
    strict = Client(enforce_csrf_checks=True)
    refused = at_the_door(herning, given.code, PIN, strict, HTTP_ORIGIN="https://evil.example")
    assert refused.status_code == 403
    open_page = citizen_at(herning, given)
    strict.cookies[settings.OWN_PAGE_COOKIE_NAME] = open_page.cookies[
        settings.OWN_PAGE_COOKIE_NAME
    ].value
    writes = {
        route.name: {"pk": 1} if "<int:pk>" in str(route.pattern) else {}
        for route in urlpatterns
        if str(route.name).startswith("own_page_") and route.name != "own_page_section"
    }
    assert len(writes) == 10
    for name, more in writes.items():
        body = {"text": "Forged", "kind": "no", "about": "star", "answer": "given", "old": PIN}
        forged = strict.post(url(name, herning, **more), body, HTTP_ORIGIN="https://evil.example")
        assert forged.status_code == 403, name
    assert open_page.get(url("own_page", herning)).status_code == 200


def test_a_door_that_was_open_too_long_gives_the_pin_back_to_nobody(
    herning: House, given: Given
) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = at_the_door(herning, given.code, PIN, strict, HTTP_ORIGIN="http://testserver")
    assert answer.status_code == 302
    assert answer["Location"] == url("own_page_door", herning)
