"""Twice is once; the same again with other words is a conflict, and the first words stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from audit.models import Event
from core.problems import Conflict, Problem
from organisations.roles import Role
from placements.services.bookings import close_place, hold_place, reopen_place
from placements.services.closures import change_closure
from placements.services.follow_ups import complete_follow_up, move_follow_up
from placements.services.guests import grant_guest_night
from placements.services.planned_end import extend_stay
from placements.services.stays import cancel_stay, move_in, move_out, record_no_show
from tests.placements.stays import GOES_ON, here, plan
from tests.world import NOW, TODAY, day, make_citizen

GONE = {"on": TODAY, "ending": "as_planned", "destination": "own_home"}


def _follow_up(house):
    return here(house, -10).follow_ups.get(kind="second_week")


def _plan(house):
    citizen = make_citizen(house)
    return lambda **words: plan(house, citizen=citizen, **words)


def _guest(house):
    facts = {
        "by": house.actors[Role.ACUTE_STAFF],
        "place": house.place(track="guest"),
        "citizen": make_citizen(house, "Ida Gæst"),
        "nights": 1,
        "backup": "yes",
        "asked_backup": "Birgit",
        "on": TODAY,
        "now": NOW,
    }
    return lambda **words: grant_guest_night(**facts | words)


def _of(service, make, who="staff", **facts):
    def prepare(house):
        thing = make(house)
        by = getattr(house, who)
        name = "follow_up" if service in (complete_follow_up, move_follow_up) else "stay"
        return lambda **words: service(by=by, now=NOW, **{name: thing}, **facts | words)

    return prepare


def _taking(service, **facts):
    def prepare(house):
        common = {"by": house.leader, "place": house.place(), "now": NOW}
        common |= {"starts_on": TODAY, "ends_on": day(5)}
        return lambda **words: service(**common | facts | words)

    return prepare


#: What is done, in these words, and in others.
TABLE = {
    "plan": (_plan, {"goals": "Ro"}, {"goals": "Lave mad"}),
    "guest": (_guest, {"why": "Uro"}, {"why": "Larm"}),
    "move in": (_of(move_in, lambda h: plan(h, -2)), {"on": day(-2)}, {"on": TODAY}),
    "move out": (_of(move_out, lambda h: here(h, -9), **GONE), {"note": ""}, {"note": "Nyt"}),
    "no show": (
        _of(record_no_show, plan, on=TODAY),
        {"note": "Kom ikke"},
        {"note": "Ringede afbud"},
    ),
    "cancel": (_of(cancel_stay, plan, "leader"), {"reason": "Fik bolig"}, {"reason": "Syg"}),
    "extend": (
        _of(extend_stay, here, "caseworker", ends_on=day(100), answers=GOES_ON),
        {"reason": "Målet er nær"},
        {"reason": "Boligen er forsinket"},
    ),
    "complete": (
        _of(complete_follow_up, _follow_up, on=TODAY),
        {"outcome": "Gik godt"},
        {"outcome": "Gik skidt"},
    ),
    "move follow-up": (
        _of(move_follow_up, _follow_up, due_on=day(9)),
        {"reason": "Ferie"},
        {"reason": "Sygdom"},
    ),
    "hold": (
        _taking(hold_place, expires_at=NOW + timedelta(days=2)),
        {"reason": "Fra E3"},
        {"reason": "Fra E4"},
    ),
    "close": (_taking(close_place), {"reason": "Maling"}, {"reason": "Vandskade"}),
}


@pytest.mark.parametrize("act", TABLE)
def test_twice_is_once_and_other_words_are_a_conflict(herning, act):
    prepare, words, others = TABLE[act]
    do = prepare(herning)
    first = do(**words)
    told = Event.objects.count()

    assert do(**words) == first
    assert Event.objects.count() == told
    with pytest.raises(Conflict):
        do(**others)
    assert Event.objects.count() == told


# --- Closures


def close(house, first=-5, last=5, **changed):
    facts = {"by": house.leader, "place": house.place(), "reason": "Maling", "now": NOW}
    return close_place(starts_on=day(first), ends_on=day(last), **facts | changed)


@pytest.mark.parametrize(("first", "last"), [(-5, 9), (-5, 2), (-5, None)])
def test_a_closure_is_made_longer_shorter_or_open(herning, first, last):
    closure = close(herning)
    facts = {"by": herning.leader, "booking": closure, "now": NOW, "reason": "Vandskade"}
    days = {"starts_on": day(first), "ends_on": None if last is None else day(last)}

    changed = change_closure(**facts, **days)

    assert change_closure(**facts, **days) == changed
    assert (changed.ends_on, changed.reason) == (days["ends_on"], "Vandskade")
    assert Event.objects.filter(kind="place.closure_changed").count() == 1


def test_a_closure_is_not_in_its_own_way(herning):
    closure = close(herning)

    with pytest.raises(Conflict) as refused:
        close(herning, -5, 9)

    assert [(way.address, way.args) for way in refused.value.ways_on] == [
        ("change_closure", (closure.pk,))
    ]


@pytest.mark.parametrize("on", [-20, -12])
def test_nights_that_have_passed_are_opened_with_a_reason_only(herning, on):
    closure = close(herning, -20, -10)
    facts = {"by": herning.leader, "booking": closure, "on": day(on), "now": NOW}

    with pytest.raises(Problem) as refused:
        reopen_place(**facts)
    assert refused.value.field == "why"
    reopen_place(**facts, why="Den var åben hele tiden")
    event = Event.objects.get(kind="place.reopened")
    assert event.facts["why"] == "Den var åben hele tiden"


def test_another_citizens_hold_is_not_taken_over(herning):
    hold = hold_place(
        by=herning.leader,
        place=herning.place(),
        starts_on=TODAY,
        ends_on=day(90),
        citizen=make_citizen(herning, "Jonas Vind"),
        expires_at=NOW + timedelta(days=2),
        now=NOW,
    )

    with pytest.raises(Conflict):
        plan(herning, hold=hold)
    hold.refresh_from_db()
    assert hold.cancelled_at is None


def test_why_tonight_is_a_purpose_and_no_goal(herning):
    stay = _guest(herning)(why="Uro hjemme", asked_backup="Birgit")

    assert (stay.purpose, stay.goals, stay.asked_backup) == ("Uro hjemme", "", "Birgit")
    assert stay.granted_by == herning.actors[Role.ACUTE_STAFF].user
