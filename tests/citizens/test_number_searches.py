"""Numbers can be guessed: how many one person looks up is limited, and misses are seen."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from audit.models import AccessLog, Event
from citizens.models import Citizen
from citizens.services import search_citizens
from citizens.services.searching import MOST_MISSES, MOST_NUMBERS
from core.acting import acting
from core.problems import Problem, TooMany
from tests.pages import signed_in
from tests.world import House, house_of, make_citizen

DATABASES = ["default", "owner"]


@pytest.fixture
def house(db: None) -> House:
    return house_of("polaris")


def look(house: House, words: str, by=None) -> list[str]:
    by = by or house.caseworker
    with acting(house.organisation):
        citizens = search_citizens(
            by=by, words=words, purpose="case", among=Citizen.objects.of(house.caseworker)
        )
        return [citizen.name for citizen in citizens]


def guess(n: int) -> str:
    return f"231169-{n:04d}"


@pytest.mark.django_db(databases=DATABASES)
def test_guessing_is_stopped_and_somebody_sees_it(house: House) -> None:
    make_citizen(house, "Nete Hede", number="040668-0802", birth_date=None)
    for n in range(MOST_MISSES):
        assert look(house, guess(n)) == []

    for again in (guess(40), "040668-0802"):
        with pytest.raises(TooMany) as refused:
            look(house, again)
        assert (refused.value.code, refused.value.field) == ("too_many_numbers", "words")
    assert look(house, "nete") == ["Nete Hede"]  # by name as before
    assert look(house, "040668-0802", by=house.leader) == ["Nete Hede"]
    with acting(house.organisation):
        event = Event.objects.get(kind="citizen.searches_stopped")
        assert event.by == house.caseworker.user


@pytest.mark.django_db(databases=DATABASES)
def test_the_same_slip_again_is_one_miss(house: House) -> None:
    for _again in range(2 * MOST_MISSES):
        assert look(house, guess(1)) == []


@pytest.mark.django_db(databases=DATABASES)
def test_numbers_that_are_somebody_s_are_limited_too(house: House) -> None:
    make_citizen(house, "Nete Hede", number="040668-0802", birth_date=None)
    for _again in range(MOST_NUMBERS):
        assert look(house, "040668-0802")
    with pytest.raises(TooMany):
        look(house, "040668-0802")


@pytest.mark.django_db(databases=DATABASES)
def test_a_part_of_a_number_finds_nobody_and_counts_for_nothing(house: House) -> None:
    for _again in range(MOST_MISSES + 1):
        with pytest.raises(Problem) as refused:
            look(house, "231169-00")
        assert refused.value.code == "cpr_part"


@pytest.mark.django_db(databases=DATABASES)
def test_the_log_knows_the_number_again_and_never_says_it(house: House) -> None:
    citizen = make_citizen(house, "Nete Hede", number="040668-0802", birth_date=None)
    for words in ("040668-0802", "040668\u20130802", guess(1), "nete"):
        look(house, words)

    with acting(house.organisation):
        rows = list(AccessLog.objects.filter(what="citizens").order_by("pk"))
        prints = [bytes(row.fingerprint) if row.fingerprint else None for row in rows]
        assert prints[0] == prints[1] != prints[2]
        assert prints[3] is None
        assert [row.citizen_id for row in rows] == [citizen.pk, citizen.pk, None, citizen.pk]
        assert prints[0] != bytes(citizen.number.index)  # nor joins with the table of numbers
        assert b"0802" not in (prints[0] or b"")


@pytest.mark.django_db(databases=DATABASES)
def test_the_page_says_so_and_keeps_what_was_typed(house: House) -> None:
    client = signed_in(house.caseworker)
    for n in range(MOST_MISSES):
        client.post("/borgere/", {"words": guess(n), "purpose": "case"})

    stopped = client.post("/borgere/", {"words": guess(99), "purpose": "case"})

    assert stopped.status_code == 429
    assert "Søg på navn" in stopped.content.decode()
    assert guess(99) in stopped.content.decode()


@pytest.mark.django_db(transaction=True, databases=DATABASES)
def test_many_at_once_are_no_way_round(house: House) -> None:
    outcomes: list[str] = []
    start = threading.Barrier(8)

    def guessing(worker: int) -> None:
        start.wait()
        try:
            for n in range(4):
                try:
                    look(house, guess(worker * 100 + n))
                    outcomes.append("missed")
                except TooMany:
                    outcomes.append("stopped")
        finally:
            connection.close()

    workers = [threading.Thread(target=guessing, args=(n,)) for n in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert outcomes.count("missed") == MOST_MISSES
    assert outcomes.count("stopped") == 32 - MOST_MISSES
