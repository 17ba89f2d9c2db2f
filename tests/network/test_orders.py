"""A treatment order: its appointments, the reminder, and what a miss leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from audit.models import Event
from core.problems import Conflict, Problem
from core.shown import Shown
from network.compulsory import orders_of
from network.models import Appointment
from network.services.appointments import move_appointment, standing_outcome, write_outcome
from network.services.orders import OrderFacts, correct_order, end_order
from network.services.reminding import remind_of_appointments
from placements.models import Stay
from tests.network.acts import (
    CLINIC,
    ORDER,
    PRISON,
    actor,
    appointment,
    codes,
    order,
)
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def remind(house: House, days: int, hour: int = 10) -> int:
    at = (NOW + timedelta(days=days)).replace(hour=hour)
    return remind_of_appointments(organisation=house.organisation, now=at)


def outcome(house: House, stay: Stay, row: Appointment, what: str, **changed):
    facts = {"note": "", "now": NOW + timedelta(days=10)} | changed
    return write_outcome(by=house.staff, stay=stay, appointment=row, outcome=what, **facts)


def test_an_order_is_in_its_own_words_and_written_once(herning: House, stay: Stay) -> None:
    first = order(herning.staff, stay)
    assert order(herning.staff, stay) == first
    with pytest.raises(Problem) as refused:
        order(herning.staff, stay, OrderFacts(kind="", ends_on=TODAY))
    assert codes(refused.value) == {
        "kind": "missing",
        "starts_on": "missing",
        "if_missed": "missing",
    }


def test_clinic_and_prison_service_are_of_this_citizen_s_network(
    herning: House, stay: Stay
) -> None:
    other = here(herning, -2, 60, place=herning.place(n=1))
    stranger = actor(herning.staff, other, CLINIC)
    with pytest.raises(Problem) as refused:
        order(herning.staff, stay, replace(ORDER, clinic_id=stranger.pk))
    assert codes(refused.value) == {"clinic_id": "not_a_choice"}


def test_the_latest_review_is_put_right(herning: House, stay: Stay) -> None:
    row = order(herning.staff, stay)
    facts = replace(ORDER, reviewed_on=TODAY)
    for _twice in range(2):
        correct_order(by=herning.staff, stay=stay, order=row, facts=facts, now=NOW)
    assert Event.objects.filter(kind="order.corrected").count() == 1


def test_the_key_worker_is_reminded_once_the_day_before(herning: House, stay: Stay) -> None:
    appointment(herning.staff, stay, order(herning.staff, stay))
    assert [remind(herning, 1), remind(herning, 2, hour=6)] == [0, 0]
    assert [remind(herning, 2), remind(herning, 2), remind(herning, 3)] == [1, 0, 0]


def test_moved_it_is_another_and_reminded_of_anew(herning: House, stay: Stay) -> None:
    row = appointment(herning.staff, stay, order(herning.staff, stay))
    assert remind(herning, 2) == 1
    facts = {
        "by": herning.staff,
        "stay": stay,
        "appointment": row,
        "on": day(7),
        "at_time": time(9),
        "place": "Klinikken",
        "companion": "",
        "reason": "Lægen er syg",
        "now": NOW,
    }
    following = move_appointment(**facts)
    assert move_appointment(**facts) == following
    row.refresh_from_db()
    assert (row.outcome, row.moved_to) == ("moved", following)
    assert [remind(herning, 3), remind(herning, 6), remind(herning, 6)] == [0, 1, 0]
    with pytest.raises(Conflict):
        move_appointment(**facts | {"on": day(8)})
    with pytest.raises(Conflict):
        outcome(herning, stay, row, "attended")


def test_a_miss_shows_what_it_means_and_whom_to_ring(herning: House, stay: Stay) -> None:
    clinic, prison = (actor(herning.staff, stay, facts) for facts in (CLINIC, PRISON))
    facts = replace(ORDER, clinic_id=clinic.pk, prison_service_id=prison.pk)
    row = appointment(herning.staff, stay, order(herning.staff, stay, facts))
    with pytest.raises(Problem) as refused:
        outcome(herning, stay, row, "missed", now=NOW)
    assert codes(refused.value) == {"outcome": "not_begun"}
    later = NOW + timedelta(days=4)
    [waiting] = orders_of(stay.citizen, later)
    assert waiting.unanswered == [row]
    outcome(herning, stay, row, "missed", now=later)
    outcome(herning, stay, row, "missed", now=later)
    [shown] = orders_of(stay.citizen, later)
    assert shown.missed == row
    assert shown.order.to_ring == [clinic, prison]
    assert Event.objects.filter(kind="appointment.missed").count() == 1


def test_what_was_written_by_mistake_is_put_right(herning: House, stay: Stay) -> None:
    row = appointment(herning.staff, stay, order(herning.staff, stay))
    outcome(herning, stay, row, "missed")
    row.refresh_from_db()
    shown = Shown.of(standing_outcome(row))
    outcome(herning, stay, row, "attended", note="Kom for sent", shown=shown)
    [around] = orders_of(stay.citizen, NOW + timedelta(days=10))
    assert around.missed is None
    assert [each.outcome for each in around.past] == ["attended"]


def test_called_off_it_says_why(herning: House, stay: Stay) -> None:
    row = appointment(herning.staff, stay, order(herning.staff, stay))
    with pytest.raises(Problem) as refused:
        outcome(herning, stay, row, "called_off", now=NOW)
    assert codes(refused.value) == {"note": "missing"}
    outcome(herning, stay, row, "called_off", note="Klinikken har lukket", now=NOW)
    assert remind(herning, 2) == 0


def test_when_the_order_ends_what_is_to_come_is_called_off(herning: House, stay: Stay) -> None:
    own = order(herning.staff, stay)
    row = appointment(herning.staff, stay, own)
    ends = {"by": herning.staff, "stay": stay, "order": own, "on": TODAY, "now": NOW}
    for _twice in range(2):
        end_order(**ends, because="Ophævet af retten")
    row.refresh_from_db()
    assert row.outcome == "called_off"
    with pytest.raises(Conflict):
        appointment(herning.staff, stay, own, day(9))
    with pytest.raises(Conflict):
        end_order(**ends, because="Noget andet")


def test_two_at_one_time_and_a_day_that_has_passed_are_refused(herning: House, stay: Stay) -> None:
    own = order(herning.staff, stay)
    first = appointment(herning.staff, stay, own)
    assert appointment(herning.staff, stay, own) == first
    with pytest.raises(Conflict):
        appointment(herning.staff, stay, own, place="Et andet sted")
    with pytest.raises(Problem) as refused:
        appointment(herning.staff, stay, own, day(-1), at_time=None, place="")
    assert codes(refused.value) == {"on": "past_date", "at_time": "missing", "place": "missing"}


def test_of_the_dead_nobody_is_reminded(herning: House, stay: Stay) -> None:
    appointment(herning.staff, stay, order(herning.staff, stay))
    leave(herning, stay, 0, ending="died", destination="")
    assert remind(herning, 2) == 0
