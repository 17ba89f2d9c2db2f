"""Closing days of a house: who sets them, where they are seen, and what planning is given."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from my_calendar.closing import closing_days_of
from my_calendar.events import ClosingEvent
from my_calendar.models import ClosingDays
from my_calendar.services.closing_days import add_closing_days, remove_closing_days
from organisations.actors import Actor
from organisations.roles import Role
from placements.services.follow_ups import move_follow_up
from tests.pages import signed_in, text_of
from tests.world import House, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def soon(n: int) -> date:
    return timezone.localdate() + timedelta(days=n)


def close(by: Actor, house: House, first: int, last: int, name: str = "Juleferie") -> ClosingDays:
    with acting(by.organisation):
        return add_closing_days(
            by=by,
            facility=house.first,
            first_on=soon(first),
            last_on=soon(last),
            name=name,
            now=timezone.now(),
        )


def events(house: House) -> list[str]:
    with acting(house.organisation):
        rows = Event.objects.filter(kind__in=ClosingEvent.values).order_by("pk")
        return [event.kind for event in rows]


def test_a_leader_closes_the_own_house_and_opens_it_again(herning: House) -> None:
    closing = close(herning.leader, herning, 10, 12)
    assert close(herning.leader, herning, 10, 12) == closing
    with acting(herning.organisation):
        days = closing_days_of(herning.first.pk, since=soon(11))
        assert days == {soon(11), soon(12)}
        for _twice in range(2):
            remove_closing_days(by=herning.leader, closing=closing, now=timezone.now())
        assert closing_days_of(herning.first.pk, since=soon(0)) == set()
    assert events(herning) == [ClosingEvent.ADDED, ClosingEvent.REMOVED]


def test_an_administrator_closes_every_house_and_a_leader_only_the_own(herning: House) -> None:
    administrator = herning.actors[Role.ORGANISATION_ADMIN]
    with acting(herning.organisation):
        facts = {
            "facility": herning.second,
            "first_on": soon(1),
            "last_on": soon(1),
            "name": "Personaledag",
            "now": timezone.now(),
        }
        with pytest.raises(NotAllowed):
            add_closing_days(by=herning.leader, **facts)
        assert add_closing_days(by=administrator, **facts)
        with pytest.raises(NotAllowed):
            add_closing_days(by=herning.caseworker, **facts)


def test_days_that_are_closed_already_are_a_conflict(herning: House) -> None:
    close(herning.leader, herning, 10, 12)
    with pytest.raises(Conflict) as refused:
        close(herning.leader, herning, 12, 15, "Nytår")
    assert refused.value.code == "closed_already"
    assert "Juleferie" in str(refused.value)
    page = signed_in(herning.leader).post(
        reverse("closing_days"),
        {
            "facility": herning.first.pk,
            "first_on": soon(12).isoformat(),
            "last_on": soon(15).isoformat(),
            "name": "Nytår",
        },
    )
    assert page.status_code == 409


def test_what_makes_no_sense_is_said_at_its_field(herning: House) -> None:
    for first, last, name, field in (
        (3, 2, "Jul", "last_on"),
        (3, 200, "Jul", "last_on"),
        (3, 4, " ", "name"),
    ):
        with pytest.raises(Problem) as refused:
            close(herning.leader, herning, first, last, name)
        assert [each.field for each in refused.value.each] == [field]


def test_it_stands_in_the_calendar_of_everybody_at_the_house(herning: House) -> None:
    close(herning.leader, herning, 3, 3)
    page = text_of(signed_in(herning.staff).get(f"/kalender/?dag={soon(3).isoformat()}"))
    assert f"{herning.first.name}: Juleferie" in page


def test_the_page_says_how_many_follow_ups_are_due_then(herning: House) -> None:
    stay = make_stay(herning, days_ago=5)
    with acting(herning.organisation):
        row = stay.follow_ups.filter(due_on__gt=soon(0)).order_by("due_on")[0]
    n = (row.due_on - soon(0)).days
    close(herning.leader, herning, n, n)
    page = text_of(signed_in(herning.actors[Role.ORGANISATION_ADMIN]).get(reverse("closing_days")))
    assert "opfølgning" in page.partition("Juleferie")[2]
    assert "Maja Eksempel" not in page


def test_a_foreign_house_is_not_there(herning: House, holstebro: House) -> None:
    closing = close(holstebro.leader, holstebro, 3, 3)
    client = signed_in(herning.leader)
    assert client.post(reverse("remove_closing_days", args=[closing.pk])).status_code == 404
    assert "Juleferie" not in text_of(client.get(reverse("closing_days")))


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    acts=st.lists(
        st.tuples(st.booleans(), st.integers(0, 20), st.integers(0, 4)), min_size=1, max_size=12
    )
)
def test_whatever_is_closed_and_opened_a_day_is_closed_once(
    herning: House, acts: list[tuple[bool, int, int]]
) -> None:
    expected: dict[int, set[date]] = {}
    with acting(herning.organisation):
        ClosingDays.objects.all().delete()
    for adds, first, more in acts:
        days = {soon(first + n) for n in range(more + 1)}
        if adds:
            try:
                closing = close(herning.leader, herning, first, first + more)
            except Conflict:
                assert any(days & standing for standing in expected.values())
                continue
            expected[closing.pk] = days
        elif expected:
            pk = min(expected)
            with acting(herning.organisation):
                closing = ClosingDays.objects.get(pk=pk)
                remove_closing_days(by=herning.leader, closing=closing, now=timezone.now())
            del expected[pk]
        with acting(herning.organisation):
            assert closing_days_of(herning.first.pk, since=soon(0)) == set().union(
                *expected.values()
            )


def test_follow_ups_move_off_the_days_and_back_and_what_a_person_moved_stays(
    herning: House,
) -> None:
    with acting(herning.organisation):
        stay = make_stay(herning, days_ago=3, nights=90)
        monthly = stay.follow_ups.filter(kind="monthly").order_by("ordinal")
        first, second = monthly[0], monthly[1]
        days = {row.pk: row.due_on for row in (first, second)}
        move_follow_up(
            by=herning.staff,
            follow_up=second,
            due_on=second.due_on + timedelta(days=1),
            reason="Ferie",
            now=timezone.now(),
        )
    ahead = (days[first.pk] - soon(0)).days

    closing = close(herning.leader, herning, ahead, ahead + 50)

    with acting(herning.organisation):
        first.refresh_from_db()
        second.refresh_from_db()
        assert first.due_on > soon(ahead + 50)
        assert first.moved_off
        assert second.due_on == days[second.pk] + timedelta(days=1)
        remove_closing_days(by=herning.leader, closing=closing, now=timezone.now())
        first.refresh_from_db()
        assert first.due_on == days[first.pk]
