"""Following what becomes of one's referrals: ``updated_at`` and ``changed_since``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from core.acting import acting
from core.db.running import complete_until
from placements.services.stays import cancel_stay, move_in
from referrals.models import Referral
from referrals.services.changes import handle_change
from referrals.services.placing import book_for_referral
from tests.interop.calls import asked
from tests.interop.test_reading import accept, settle

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

LIST = "/api/v1/referrals/"


def row_of(system: Any, pk: int) -> dict[str, Any]:
    return next(row for row in system.get(LIST).json()["results"] if row["id"] == pk)


def test_whatever_the_sender_is_told_moves_updated_at(system, herning):
    pk = system.refer().json()["id"]
    path = f"{LIST}{pk}/"
    last = [row_of(system, pk)["updated_at"]]

    def moves(do: Callable[[], Any]) -> dict[str, Any]:
        do()
        row = row_of(system, pk)
        assert row["updated_at"] > last[0], do
        assert row["updated_at"] == system.get(path).json()["updated_at"]
        last[0] = row["updated_at"]
        return row

    def book() -> None:
        book_for_referral(
            by=herning.caseworker,
            referral=Referral.objects.get(pk=pk),
            place=herning.place(),
            starts_on=timezone.localdate(),
            ends_on=timezone.localdate() + timedelta(days=90),
            now=timezone.now(),
        )

    def stay() -> Any:
        return Referral.objects.get(pk=pk).stay

    def handle() -> None:
        report = Referral.objects.get(pk=pk).change_reports.get()
        handle_change(
            by=herning.caseworker, report=report, handling="Ringet op", now=timezone.now()
        )

    def in_herning(do: Callable[[], Any]) -> Callable[[], Any]:
        def done() -> None:
            with acting(herning.organisation):
                do()

        return done

    settle(herning, pk)
    assert row_of(system, pk)["updated_at"] == last[0]  # nothing that the sender is told
    told = {"what": "contact", "what_happened": "Ring til Per"}
    moves(lambda: system.post(f"{path}changes/", told))
    moves(in_herning(handle))
    expected = {"act": "expected", "on": timezone.localdate().isoformat()}
    moves(lambda: system.post(f"{path}readiness/", expected))
    assert moves(lambda: accept(herning, pk))["status"] == "accepted"
    booked = moves(in_herning(book))
    assert booked["facility"]["id"] == herning.first.pk
    assert booked["comes_on"] == timezone.localdate().isoformat()
    cancelled = moves(
        in_herning(
            lambda: cancel_stay(
                by=herning.caseworker, stay=stay(), reason="Syg", now=timezone.now()
            )
        )
    )
    assert (cancelled["facility"], cancelled["comes_on"]) == (None, None)
    moves(in_herning(book))
    arrived = moves(
        in_herning(
            lambda: move_in(
                by=herning.leader, stay=stay(), on=timezone.localdate(), now=timezone.now()
            )
        )
    )
    assert arrived["moved_in_on"] == timezone.localdate().isoformat()


def test_a_poll_brings_what_is_new_or_changed_and_nothing_else(system, stranger, herning):
    first, second = (system.refer().json()["id"] for _ in range(2))
    # In the test all of it is one transaction, which began before both.
    since = row_of(system, second)["updated_at"]
    changed = system.get(LIST, {"changed_since": since}).json()["results"]
    assert [row["id"] for row in changed] == [second]  # the instant included
    system.post(f"{LIST}{first}/withdraw/", {"reason": "Rejst hjem"})
    stranger.refer()
    changed = system.get(LIST, {"changed_since": since}).json()["results"]
    assert [row["id"] for row in changed] == [second, first]
    later = row_of(system, first)["updated_at"]
    changed = system.get(LIST, {"changed_since": later, "status": "withdrawn"}).json()["results"]
    assert [row["id"] for row in changed] == [first]


def test_the_pages_of_a_poll_say_from_when_the_next_begins(system, herning):
    system.refer()
    page = system.get(LIST)
    assert (
        page.json()["complete_until"]
        <= row_of(system, page.json()["results"][0]["id"])["updated_at"]
    )
    again = system.get(LIST, If_None_Match=page["ETag"])
    assert page["ETag"].startswith('W/"')
    assert again.status_code == 304


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_what_is_still_being_written_is_not_behind_the_next_poll(region):
    """Whoever writes while somebody polls has begun at or after ``complete_until``."""
    slow = connections["default"].copy()
    try:
        with acting(region), transaction.atomic(using="default"), slow.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT clock_timestamp()")
            (written_at,) = cursor.fetchone()
            assert complete_until() <= written_at
            cursor.execute("ROLLBACK")
    finally:
        slow.close()
    with acting(region), transaction.atomic():
        assert complete_until() > written_at


def test_a_row_in_the_list_needs_no_call_of_its_own(system, herning):
    pk = system.refer(asked(facility=herning.first.pk)).json()["id"]
    assert set(row_of(system, pk)) >= {"comes_on", "moved_in_on", "facility", "updated_at"}


def test_the_app_writes_an_update_and_changes_none(system, herning):
    system.refer()
    with acting(herning.organisation), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(current_user, 'referrals_referralupdate', 'UPDATE')"
        )
        assert cursor.fetchone() == (False,)
