"""A visit by day before moving in: it takes no night, and is told of a place that is taken."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog, Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from my_calendar.entries import entries_of, houses_of
from organisations.roles import Role
from placements.events import StayEvent
from placements.models import Booking, Stay, TrialVisit
from placements.services.stays import cancel_stay, move_in
from placements.services.trial_visits import (
    cancel_trial_visit,
    plan_trial_visit,
    write_trial_visit,
)
from tests.pages import signed_in, statements, text_of
from tests.placements.stays import here, plan
from tests.world import NOW, TODAY, House, day, make_citizen, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def visit(house: House, stay: Stay, on: int, **changed) -> TrialVisit:
    facts = {"by": house.staff, "stay": stay, "on": day(on), "now": NOW}
    return plan_trial_visit(**facts | changed)


def events(kind: StayEvent) -> int:
    return Event.objects.filter(kind=kind).count()


def test_it_takes_no_night_and_starts_nothing(herning: House) -> None:
    stay = plan(herning, first=5)
    before = (stay.planned_end_on, stay.follow_ups.count(), Booking.objects.count())
    facts = {"place": herning.place(), "from_time": time(10), "until_time": time(12)}

    first = visit(herning, stay, 2, company="Sygeplejerske fra afsnittet", **facts)
    again = visit(herning, stay, 2, company="Sygeplejerske fra afsnittet", **facts)

    stay.refresh_from_db()
    assert first == again
    assert events(StayEvent.TRIAL_VISIT_PLANNED) == 1
    assert (stay.planned_end_on, stay.follow_ups.count(), Booking.objects.count()) == before


@pytest.mark.parametrize(
    ("on", "changed", "code", "field"),
    [
        (5, {}, "after_arrival", "on"),
        (-400, {}, "too_far_back", "on"),
        (1, {"until_time": time(9)}, "ends_before_start", "until_time"),
        (1, {"from_time": time(10), "until_time": time(10)}, "ends_before_start", "until_time"),
        (1, {"company": "a" * 201}, "too_long", "company"),
    ],
)
def test_what_can_not_be_meant(herning: House, on, changed, code, field) -> None:
    stay = plan(herning, first=5)
    with pytest.raises(Problem) as refused:
        visit(herning, stay, on, **changed)
    (problem,) = refused.value.each
    assert (problem.code, problem.field) == (code, field)
    assert not TrialVisit.objects.exists()


def test_who_and_where(herning: House, holstebro: House) -> None:
    stay = plan(herning, first=5)
    for stranger in (herning.actors[Role.VOLUNTEER], holstebro.staff):
        with pytest.raises(NotAllowed):
            visit(herning, stay, 1, by=stranger)
    with pytest.raises(Problem) as refused:
        visit(herning, stay, 1, place=herning.place(track="guest"))
    assert refused.value.code == "not_a_choice"
    with acting(holstebro.organisation):
        room = plan(
            holstebro, first=5, last=None, by=holstebro.leader, place=holstebro.place(track="place")
        )
        with pytest.raises(Problem) as refused:
            visit(holstebro, room, 1, by=holstebro.leader)
    assert refused.value.code == "no_visits_before"
    with pytest.raises(Conflict) as refused:
        visit(herning, here(herning, first=-1, place=herning.place(n=1)), -2)
    assert refused.value.code == "already_here"


def test_called_off_once_and_only_one_of_the_stay(herning: House) -> None:
    stay = plan(herning, first=5)
    planned = visit(herning, stay, 2)
    for _twice in range(2):
        cancel_trial_visit(by=herning.staff, stay=stay, visit=planned, reason="Syg", now=NOW)
    assert not TrialVisit.objects.standing().exists()
    assert events(StayEvent.TRIAL_VISIT_CANCELLED) == 1
    with pytest.raises(Conflict) as refused:
        write_trial_visit(by=herning.staff, stay=stay, visit=planned, outcome="God", now=NOW)
    assert refused.value.code == "visit_called_off"
    other = plan(
        herning, first=5, citizen=make_citizen(herning, "Bo Eksempel"), place=herning.place(n=1)
    )
    with pytest.raises(Conflict) as refused:
        cancel_trial_visit(by=herning.staff, stay=other, visit=planned, reason="Hov", now=NOW)
    assert refused.value.code == "no_visit"


def test_what_came_of_it_is_written_once_it_has_been(herning: House) -> None:
    stay = plan(herning, first=5)
    ahead, today = visit(herning, stay, 1), visit(herning, stay, 0)
    with pytest.raises(Conflict) as refused:
        write_trial_visit(by=herning.staff, stay=stay, visit=ahead, outcome="God", now=NOW)
    assert refused.value.code == "not_yet"
    blank = Shown.of({"outcome": ""})
    facts = {"by": herning.staff, "stay": stay, "visit": today, "now": NOW}
    for _twice in range(2):
        write_trial_visit(**facts, outcome="Kunne lide haven", shown=blank)
    assert events(StayEvent.TRIAL_VISIT_WRITTEN) == 1
    with pytest.raises(Stale):
        write_trial_visit(**facts, outcome="Ville hjem igen", shown=blank)
    cancel_stay(by=herning.caseworker, stay=stay, reason="Vil ikke", now=NOW)
    write_trial_visit(
        **facts, outcome="Ville hjem igen", shown=Shown.of({"outcome": "Kunne lide haven"})
    )
    today.refresh_from_db()
    assert today.outcome == "Ville hjem igen"


def test_one_that_was_ahead_is_none_once_the_citizen_lives_here(herning: House) -> None:
    stay = plan(herning, first=5)
    visit(herning, stay, 1)
    assert TrialVisit.objects.expected().count() == 1
    move_in(by=herning.staff, stay=stay, on=TODAY, now=NOW)
    assert not TrialVisit.objects.expected().exists()


def test_the_pages(herning: House) -> None:
    """Planned on a place where somebody lives: said, and not refused; on board and calendar."""
    sleeper = make_stay(herning, days_ago=10)
    stay = make_stay(herning, name="Maja Vind", n=1, days_ago=-5, arrived=False)
    today = timezone.localdate()
    staff = signed_in(herning.staff)
    taken = sleeper.bookings.get().place
    written = {
        "place": taken.pk,
        "on": today.isoformat(),
        "from_time": "10",
        "until_time": "11.30",
        "company": "Sygeplejerske fra afsnittet",
    }

    saved = staff.post(reverse("plan_trial_visit", args=[stay.pk]), written, follow=True)

    assert "Pladsen er optaget den dag" in text_of(saved)
    page = text_of(saved)
    assert "10.00–11.30" in page
    assert "Sygeplejerske fra afsnittet" in page
    board = signed_in(herning.caseworker)
    assert len(statements(board, reverse("board"))) <= 4
    shown = text_of(board.get(reverse("board")))
    assert "Besøg 10.00–11.30: Maja Vind" in shown
    assert "Kommer på besøg i dag" in shown
    with acting(herning.organisation):
        assert AccessLog.objects.filter(what="board", citizen_id=stay.citizen_id).exists()
        entries = entries_of(
            herning.staff,
            today,
            today + timedelta(days=1),
            houses=houses_of(herning.staff, today, today + timedelta(days=1)),
            now=timezone.now(),
        )
    assert [entry.who for entry in entries if entry.key.startswith("visit-")] == ["Maja Vind"]

    planned = TrialVisit.objects.get()
    staff.post(
        reverse("write_trial_visit", args=[stay.pk]),
        {"visit": planned.pk, "outcome": "Kunne lide haven"},
    )
    again = staff.get(f"{reverse('write_trial_visit', args=[stay.pk])}?visit={planned.pk}")
    assert "Kunne lide haven" in text_of(again)
    assert "Kunne lide haven" in text_of(staff.get(reverse("stay", args=[stay.pk])))


def test_the_board_of_a_volunteer_names_nobody_who_comes(herning: House) -> None:
    stay = make_stay(herning, name="Maja Vind", days_ago=-5, arrived=False)
    with acting(herning.organisation):
        plan_trial_visit(by=herning.staff, stay=stay, on=timezone.localdate(), now=timezone.now())
    acute = signed_in(herning.actors[Role.ACUTE_STAFF])
    assert "Maja Vind" not in text_of(acute.get(reverse("board")))
