"""What a stay is planned with: its length, its municipalities, its decision; and outreach."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connections, transaction

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from placements.models import Booking, Stay
from placements.services.agreement import Agreement
from placements.services.municipalities import Municipalities
from placements.services.outreach import plan_outreach
from placements.services.stays import cancel_stay, move_in, move_out, record_no_show
from tests.placements.stays import here, open_kinds, plan
from tests.world import NOW, TODAY, day, make_citizen, make_house


@pytest.mark.parametrize(("nights", "code"), [(20, "too_short"), (90, None), (200, "too_long")])
def test_a_length_beside_the_schemes_takes_a_reason(herning, nights, code):
    """POLARIS: 1 to 6 months (V §§ 2.2, 2.4)."""
    if code is not None:
        with pytest.raises(Problem) as refused:
            plan(herning, 0, nights)
        assert (refused.value.code, refused.value.field) == (code, "ends_on")

    stay = plan(herning, 0, nights, agreed=Agreement(length_reason="Aftalt med egen læge"))

    assert stay.length_reason == ("Aftalt med egen læge" if code else "")


def test_the_citizens_home_is_the_stays_where_nothing_else_was_said(herning):
    stay = plan(
        herning, agreed=Agreement(municipalities=Municipalities(acting="0661", paying="0671"))
    )

    assert (stay.home_municipality, stay.acting_municipality, stay.paying_municipality) == (
        "0657",
        "0661",
        "0671",
    )
    elsewhere = plan(
        herning,
        place=herning.place(n=1),
        citizen=make_citizen(herning, "Jonas Vind"),
        agreed=Agreement(municipalities=Municipalities(home="0671")),
    )
    assert elsewhere.home_municipality == "0671"


def test_what_is_no_municipality_is_refused(herning):
    with pytest.raises(Problem) as refused:
        plan(herning, agreed=Agreement(municipalities=Municipalities(paying="Herning")))

    assert refused.value.field == "paying_municipality"


@pytest.fixture
def mpo(holstebro):
    with acting(holstebro.organisation):
        yield holstebro


def test_a_stay_without_an_end_has_only_its_review(mpo):
    stay = plan(mpo, 0, 30, place=mpo.place(track="place"))

    assert stay.planned_end_on is None
    assert Booking.objects.get(stay=stay).ends_on == day(30)
    assert plan(mpo, 0, 30, place=mpo.place(track="place"), citizen=stay.citizen) == stay


def test_the_orientering_is_due_from_the_decision_on(mpo):
    """§ 110: within 3 weekdays of the decision, which may be days before moving in."""
    stay = plan(mpo, 5, None, place=mpo.place(track="place"), agreed=Agreement(decided_on=day(-1)))

    assert open_kinds(stay) == ["orientering_of_admission"]
    orientering = stay.follow_ups.get()
    # Monday 16 March; the third weekday after it is Thursday.
    assert (orientering.opens_on, orientering.due_on) == (day(-1), date(2026, 3, 19))

    cancel_stay(by=mpo.leader, stay=stay, reason="Flytter til Struer", now=NOW)
    assert open_kinds(stay) == []


def test_without_a_decisions_day_the_orientering_counts_from_moving_in(mpo):
    stay = plan(mpo, 0, None, place=mpo.place(track="place"))
    assert open_kinds(stay) == []

    move_in(by=mpo.staff, stay=stay, on=TODAY, now=NOW)

    assert stay.follow_ups.get(kind="orientering_of_admission").due_on == date(2026, 3, 20)


# --- Outreach


def outreach(house, **changed):
    facts = {
        "by": house.leader,
        "facility": house.first,
        "track": "outreach",
        "starts_on": TODAY,
        "scheme_rules_on": TODAY,
        "now": NOW,
    } | changed
    if "citizen" not in facts:
        facts["citizen"] = make_citizen(house)
    return plan_outreach(**facts)


def test_outreach_takes_no_place_and_goes_all_the_way(mpo):
    stay = outreach(mpo, agreed=Agreement(goals="Komme til læge", decided_on=day(-1)))
    assert not Booking.objects.exists()
    assert (stay.planned_end_on, stay.expected_on) == (None, TODAY)

    stay = move_in(by=mpo.staff, stay=stay, on=TODAY, now=NOW)
    stay = move_out(
        by=mpo.staff,
        stay=stay,
        on=TODAY,
        ending="as_planned",
        destination="own_home",
        now=NOW,
    )

    assert stay.status == Stay.Status.LEFT
    assert list(Event.objects.filter(stay_id=stay.pk).values_list("kind", flat=True)) == [
        "stay.outreach_planned",
        "stay.moved_in",
        "stay.moved_out",
    ]


def test_a_double_click_plans_one_outreach_and_another_day_is_a_conflict(mpo):
    stay = outreach(mpo)

    assert outreach(mpo, citizen=stay.citizen) == stay
    with pytest.raises(Conflict) as refused:
        outreach(mpo, citizen=stay.citizen, starts_on=day(2))

    assert refused.value.code == "has_outreach"
    assert Event.objects.filter(kind="stay.outreach_planned").count() == 1


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_ten_clicks_at_once_plan_one_outreach():
    house = make_house(
        "holstebro", "Holstebro", municipality_code="0661", scheme="mpo", tracks={"place": 1}
    )
    with acting(house.organisation), transaction.atomic():
        citizen = make_citizen(house)
    start = Barrier(10)

    def click(_n: int) -> int:
        start.wait()
        try:
            with acting(house.organisation):
                return outreach(house, citizen=citizen).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as threads:
        assert len(set(threads.map(click, range(10)))) == 1


def test_a_stay_can_begin_inside_an_outreach(mpo):
    course = outreach(mpo)
    move_in(by=mpo.staff, stay=course, on=TODAY, now=NOW)

    here(mpo, place=mpo.place(track="place"), citizen=course.citizen)


def test_outreach_that_did_not_begin(mpo):
    stay = outreach(mpo, starts_on=day(3))
    with pytest.raises(Problem):
        record_no_show(by=mpo.staff, stay=stay, on=TODAY, note="?", now=NOW)

    cancel_stay(by=mpo.leader, stay=stay, reason="Vil ikke alligevel", now=NOW)

    assert outreach(mpo, citizen=stay.citizen).pk != stay.pk


def test_outreach_is_for_tracks_without_a_place_and_for_who_books(mpo):
    with pytest.raises(Problem) as refused:
        outreach(mpo, track="place")
    assert refused.value.code == "takes_a_place"
    with pytest.raises(NotAllowed):
        outreach(mpo, by=mpo.staff)
    with pytest.raises(NotAllowed):
        outreach(mpo, facility=mpo.second)
