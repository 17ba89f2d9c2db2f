"""A guest's card: it brings what it was given and nothing else, to nobody without it, and burns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from own_page.models import RememberedGuest
from own_page.services import remembering
from own_page.services.remembering import (
    FORGOTTEN_AFTER,
    Memory,
    burn_card,
    change_memory,
    forget_unused,
    read_card,
    remember_guest,
)
from tests.pages import signed_in, text_of
from tests.world import House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

RED = {"alias": "Spurv", "helped": "En kop te kl. 4", "remember": "Bank på, gå ikke ind"}
NOW = timezone.now()


@pytest.fixture
def pitstop(db: None):
    house = house_of("pitstop")
    with acting(house.organisation):
        yield house


def made(house: House, **changed: str) -> str:
    return remember_guest(by=house.staff, now=NOW, **RED | changed)


def read(house: House, code: str) -> Memory | None:
    return read_card(by=house.staff, written=code, now=NOW)


def test_the_card_brings_what_it_was_given(pitstop: House) -> None:
    code = made(pitstop)
    assert read(pitstop, code) == Memory(**RED)
    assert read(pitstop, code.lower().replace("-", " ")) == Memory(**RED)
    change_memory(by=pitstop.staff, written=code, now=NOW, **RED | {"helped": "Ro"})
    assert read(pitstop, code) == Memory(**RED | {"helped": "Ro"})


def test_without_the_card_nobody_reads_it_not_even_with_database_and_keys(pitstop: House) -> None:
    code = made(pitstop)
    with connection.cursor() as cursor:
        for table in ("own_page_rememberedguest", "audit_event"):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            [[rows]] = cursor.fetchall()
            for hidden in (code, code.replace("-", ""), *RED.values()):
                assert hidden not in (rows or "")
    row = RememberedGuest.objects.get()
    with pytest.raises(InvalidTag):  # with every key of the product, and another card's code
        remembering._unseal(row, "A" * 20, pitstop.organisation)


def test_it_is_tied_to_nobody_in_the_database(pitstop: House) -> None:
    """No column that could name a citizen, a stay, a colleague or a day; and what happened names
    nobody either."""
    made(pitstop)
    columns = {field.column for field in RememberedGuest._meta.fields}
    assert columns == {"id", "controller_id", "fingerprint", "sealed", "month"}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT confrelid::regclass::text FROM pg_constraint "
            "WHERE conrelid = 'own_page_rememberedguest'::regclass AND contype = 'f'"
        )
        assert [table for [table] in cursor.fetchall()] == ["organisations_organisation"]
        cursor.execute(
            "SELECT count(*) FROM pg_constraint "
            "WHERE confrelid = 'own_page_rememberedguest'::regclass AND contype = 'f'"
        )
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relname LIKE 'own_page_remembered%event'"
        )
        assert cursor.fetchone() == (0,)  # no change history: burned is gone
    event = Event.objects.get(kind="remembered.made")
    assert (event.citizen_id, event.stay_id, event.facts) == (None, None, {})


def test_no_cpr_number_is_taken(pitstop: House) -> None:
    for field in ("alias", "helped", "remember"):
        with pytest.raises(Problem) as refused:
            made(pitstop, **{field: "Han er 010190-1236"})
        assert refused.value.field == field
    code = made(pitstop)
    with pytest.raises(Problem):
        change_memory(by=pitstop.staff, written=code, now=NOW, **RED | {"helped": "0101901236"})


def test_burned_is_gone_and_twice_is_once(pitstop: House) -> None:
    code = made(pitstop)
    assert burn_card(by=pitstop.staff, written=code, now=NOW)
    assert not burn_card(by=pitstop.staff, written=code, now=NOW)
    assert not RememberedGuest.objects.exists()
    assert read(pitstop, code) is None
    with pytest.raises(Conflict):
        change_memory(by=pitstop.staff, written=code, now=NOW, **RED)


def test_a_lost_card_is_forgotten(pitstop: House) -> None:
    made(pitstop)
    organisation = pitstop.organisation
    assert forget_unused(organisation=organisation, now=NOW + FORGOTTEN_AFTER) == 0
    assert forget_unused(organisation=organisation, now=NOW + FORGOTTEN_AFTER + timedelta(32)) == 1


def test_another_house_reads_nothing(pitstop: House, herning: House) -> None:
    code = made(pitstop)
    with acting(herning.organisation):
        for act in (
            lambda: read_card(by=herning.staff, written=code, now=NOW),
            lambda: burn_card(by=herning.staff, written=code, now=NOW),
            lambda: remember_guest(by=herning.staff, now=NOW, **RED),
        ):
            with pytest.raises(NotAllowed):
                act()
    aarhus = house_of("pitstop", key="another", name="Et andet hus", municipality_code="0751")
    with acting(aarhus.organisation):
        assert read_card(by=aarhus.staff, written=code, now=NOW) is None


def test_the_pages(pitstop: House) -> None:
    cache.clear()
    client = signed_in(pitstop.staff)
    printed = client.post("/huskekort/nyt/", RED)
    html = printed.content.decode()
    code = html.split('<p class="print-code">')[1].split("<")[0].strip()
    card = html[html.index('<div class="print-card">') :]
    for hidden in RED.values():
        assert hidden not in card
    brought = client.post("/huskekort/", {"code": code})
    assert "En kop te kl. 4" in brought.content.decode()
    assert "no-store" in brought["Cache-Control"]
    xss = client.post("/huskekort/ret/", RED | {"code": code, "helped": "<script>x</script>"})
    assert xss.status_code == 302
    again = client.post("/huskekort/", {"code": code}).content.decode()
    assert "<script>x" not in again
    assert client.post("/huskekort/braend/", {"code": code}).status_code == 302
    gone = client.post("/huskekort/", {"code": code})
    assert gone.status_code == 422
    assert "Intet kort her har den kode" in text_of(gone)
    for _nth in range(12):
        stopped = client.post("/huskekort/", {"code": code})
    assert stopped.status_code == 429
