"""The life of a stay: who may take which step when, and what each leaves behind."""

from __future__ import annotations

import pytest

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.sweeps import SweepFailed
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Booking, DateChange, FollowUp, Stay
from placements.rules import Verb, apply, obstacle
from placements.services.bookings import CitizenHasPlace, PlaceTaken, close_place, hold_place
from placements.services.planned_end import carry_on_overdue, extend_stay
from placements.services.stays import cancel_stay, move_in, record_no_show
from tests.placements.stays import GOES_ON, booking_of, here, leave, open_kinds, plan
from tests.world import NOW, TODAY, day, make_citizen

#: What each verb does to a stay in each state: where it leads, or why it can't be done.
STATES = ("planned", "here", "left", "cancelled", "no_show")
TABLE = {
    "move_in": ("here", "already_here", "already_left", "already_cancelled", "already_no_show"),
    "move_arrival": (
        "planned",
        "already_here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "cancel_move": ("not_arrived", "here", "already_left", "already_cancelled", "already_no_show"),
    "change_place": (
        "planned",
        "already_here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "move_place": ("not_arrived", "here", "already_left", "already_cancelled", "already_no_show"),
    "trial": ("planned", "already_here", "already_left", "already_cancelled", "already_no_show"),
    "cancel_trial": (
        "planned",
        "already_here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "trial_visit": (
        "planned",
        "already_here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "cancel_trial_visit": (
        "planned",
        "already_here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "write_trial_visit": ("planned", "here", "left", "cancelled", "no_show"),
    "away": ("not_arrived", "here", "left", "already_cancelled", "already_no_show"),
    "back": ("not_arrived", "here", "left", "already_cancelled", "already_no_show"),
    "correct_arrival": (
        "not_arrived",
        "here",
        "left",
        "already_cancelled",
        "already_no_show",
    ),
    "correct_leaving": (
        "not_arrived",
        "already_here",
        "left",
        "already_cancelled",
        "already_no_show",
    ),
    "correct_place": (
        "not_arrived",
        "already_here",
        "left",
        "already_cancelled",
        "already_no_show",
    ),
    "undo_leaving": (
        "not_arrived",
        "already_here",
        "here",
        "already_cancelled",
        "already_no_show",
    ),
    "revive": ("not_arrived", "already_here", "already_left", "planned", "planned"),
    "agree": ("planned", "here", "left", "already_cancelled", "already_no_show"),
    "review": ("not_arrived", "here", "already_left", "already_cancelled", "already_no_show"),
    "extend": ("planned", "here", "already_left", "already_cancelled", "already_no_show"),
    "refuse_extension": (
        "not_arrived",
        "here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "change_intensity": (
        "not_arrived",
        "here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "end_award": ("planned", "here", "already_left", "already_cancelled", "already_no_show"),
    "discharge": ("not_arrived", "here", "left", "already_cancelled", "already_no_show"),
    "municipality_discharge": (
        "not_arrived",
        "here",
        "already_left",
        "already_cancelled",
        "already_no_show",
    ),
    "relapse": ("not_arrived", "here", "already_left", "already_cancelled", "already_no_show"),
    "move_out": ("not_arrived", "left", "already_left", "already_cancelled", "already_no_show"),
    "no_show": ("no_show", "already_here", "already_left", "already_cancelled", "already_no_show"),
    "cancel": ("cancelled", "already_here", "already_left", "already_cancelled", "already_no_show"),
    "ask_to_leave": ("not_arrived", "left", "already_left", "already_cancelled", "already_no_show"),
    "onward": ("planned", "here", "already_left", "already_cancelled", "already_no_show"),
    "risks": ("planned", "here", "already_left", "already_cancelled", "already_no_show"),
    "elsewhere": ("planned", "here", "left", "already_cancelled", "already_no_show"),
    "set_payment": ("planned", "here", "left", "already_cancelled", "already_no_show"),
    "end_payment": ("planned", "here", "left", "already_cancelled", "already_no_show"),
    "home_kept": ("planned", "here", "left", "already_cancelled", "already_no_show"),
}
#: A scheme and track that has the verb.
WHERE = {
    "review": ("mpo", "place"),
    "relapse": ("mpo", "place"),
    "ask_to_leave": ("pitstop", "room"),
    "onward": ("pitstop", "room"),
    "elsewhere": ("mpo", "place"),
    "set_payment": ("mpo", "place"),
    "end_payment": ("mpo", "place"),
    "home_kept": ("mpo", "place"),
    "discharge": ("mpo", "place"),
    "municipality_discharge": ("mpo", "place"),
}


@pytest.mark.parametrize("verb", list(Verb))
def test_what_each_verb_does_in_each_state(verb):
    scheme, track = WHERE.get(verb, ("polaris", "home"))
    for status, expected in zip(STATES, TABLE[verb], strict=True):
        stay = Stay(scheme=scheme, track=track, rules_on=TODAY, status=status)
        assert (status, outcome_of(stay, verb)) == (status, expected)


def outcome_of(stay: Stay, verb: Verb) -> str:
    before = stay.status
    try:
        apply(stay, verb)
    except Conflict as problem:
        return problem.code if stay.status == before else "half done"
    return stay.status


@pytest.mark.parametrize(
    ("verb", "scheme", "track", "code"),
    [
        ("extend", "mpo", "place", "no_end_set"),
        ("review", "polaris", "home", "no_review"),
        ("relapse", "polaris", "home", "no_relapses"),
        ("onward", "mpo", "place", "no_onward"),
        ("risks", "pitstop", "room", "no_risks"),
        ("agree", "pitstop", "room", "no_follow_ups"),
        ("discharge", "polaris", "home", "no_such_decision"),
        ("end_award", "mpo", "place", "no_such_decision"),
    ],
)
def test_what_a_scheme_does_not_have_is_said_before_the_state(verb, scheme, track, code):
    stay = Stay(scheme=scheme, track=track, rules_on=TODAY, status="left")

    assert obstacle(stay, Verb(verb)).code == code


def test_a_stay_is_planned_moved_into_and_left(herning):
    stay = here(herning, -30)
    assert (stay.status, stay.day_number(TODAY)) == ("here", 31)

    stay = leave(herning, stay, 0)

    assert (stay.status, stay.left_on, stay.nights) == ("left", TODAY, 30)
    assert booking_of(stay).ends_on == TODAY
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "citizen.registered",
        "stay.planned",
        "stay.moved_in",
        "stay.moved_out",
    ]


def test_the_next_guest_comes_the_day_the_last_one_leaves(herning):
    leave(herning, here(herning, -30), 0)

    here(herning, 0, citizen=make_citizen(herning, "Jonas Vind"))


def test_a_citizen_sleeps_in_one_bed_a_night(herning):
    stay = plan(herning)

    with pytest.raises(CitizenHasPlace):
        plan(herning, 30, 100, place=herning.place(n=1), citizen=stay.citizen)


def test_a_double_click_plans_one_stay(herning):
    stay = plan(herning)

    assert plan(herning, citizen=stay.citizen) == stay
    assert Event.objects.filter(kind="stay.planned").count() == 1


def test_a_hold_gives_way_to_the_stay_it_was_for(herning):
    citizen = make_citizen(herning)
    hold = hold_place(
        by=herning.leader,
        place=herning.place(),
        starts_on=day(0),
        ends_on=day(90),
        citizen=citizen,
        expires_at=NOW.replace(day=20),
        now=NOW,
    )

    plan(herning, citizen=citizen, hold=hold)

    assert [b.kind for b in Booking.objects.standing()] == ["stay"]


def test_without_a_set_end_the_place_is_taken_until_the_review(holstebro):
    with acting(holstebro.organisation):
        stay = plan(holstebro, 0, None, place=holstebro.place(track="place"))

        assert stay.planned_end_on is None
        assert booking_of(stay).ends_on == stay.version.review_on("place", TODAY)


def test_where_the_scheme_sets_an_end_it_must_be_said(herning):
    with pytest.raises(Problem) as refused:
        plan(herning, 0, None)

    assert refused.value.field == "ends_on"


@pytest.mark.parametrize(("planned", "came"), [(0, -2), (-2, 0)])
def test_who_comes_on_another_day_has_the_place_from_that_day(herning, planned, came):
    stay = plan(herning, planned)

    move_in(by=herning.staff, stay=stay, on=day(came), now=NOW)

    assert booking_of(stay).starts_on == day(came)


def test_who_comes_before_the_place_is_free_meets_a_conflict(herning):
    close_place(
        by=herning.leader,
        place=herning.place(),
        starts_on=day(-9),
        ends_on=day(0),
        reason="Maling",
        now=NOW,
    )
    stay = plan(herning, 0)

    with pytest.raises(PlaceTaken):
        move_in(by=herning.staff, stay=stay, on=day(-1), now=NOW)


def test_moving_in_twice_is_once_and_on_two_days_a_conflict(herning):
    stay = here(herning, -1)
    follow_ups = FollowUp.objects.count()

    move_in(by=herning.staff, stay=stay, on=day(-1), now=NOW)
    with pytest.raises(Conflict) as refused:
        move_in(by=herning.staff, stay=stay, on=day(0), now=NOW)

    assert refused.value.code == "already_here"
    assert FollowUp.objects.count() == follow_ups
    assert Event.objects.filter(kind="stay.moved_in").count() == 1


@pytest.mark.parametrize("on", [1, -400, 95])
def test_days_nobody_can_have_come_on(herning, on):
    with pytest.raises(Problem) as refused:
        move_in(by=herning.staff, stay=plan(herning), on=day(on), now=NOW)

    assert refused.value.field == "on"


def test_an_extension_keeps_both_dates_and_adds_follow_ups(herning):
    stay = here(herning, 0, 90)
    months = stay.follow_ups.filter(kind="monthly").count()

    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(150),
        reason="Målet er nær",
        answers=GOES_ON,
        now=NOW,
    )

    stay.refresh_from_db()
    assert (stay.planned_end_on, booking_of(stay).ends_on) == (day(150), day(150))
    assert stay.follow_ups.filter(kind="monthly").count() == months + 2
    change = DateChange.objects.get()
    assert (change.old, change.new, change.reason) == (day(90), day(150), "Målet er nær")
    # The question of what comes next follows the end.
    assert day(130) < stay.follow_ups.get(kind="before_end").due_on < day(140)


def test_a_shortened_stay_lets_follow_ups_lapse_and_a_longer_one_brings_them_back(herning):
    stay = here(herning, 0, 150)
    months = stay.follow_ups.open().filter(kind="monthly").count()

    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(40),
        reason="Egen bolig",
        answers=GOES_ON,
        now=NOW,
    )
    assert stay.follow_ups.open().filter(kind="monthly").count() == 1
    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(150),
        reason="Ikke alligevel",
        answers=GOES_ON,
        now=NOW,
    )

    assert stay.follow_ups.open().filter(kind="monthly").count() == months
    assert set(Event.objects.filter(stay_id=stay.pk).values_list("kind", flat=True)) >= {
        "stay.shortened",
        "stay.extended",
    }


def test_an_extension_stops_at_the_next_booking(herning):
    stay = here(herning, 0, 90)
    plan(herning, 95, 140, citizen=make_citizen(herning, "Jonas Vind"))

    with pytest.raises(PlaceTaken):
        extend_stay(
            by=herning.caseworker,
            stay=stay,
            ends_on=day(96),
            reason="Målet er nær",
            answers=GOES_ON,
            now=NOW,
        )
    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(95),
        reason="Målet er nær",
        answers=GOES_ON,
        now=NOW,
    )


def test_a_date_is_not_moved_without_a_reason(herning):
    with pytest.raises(Problem) as refused:
        extend_stay(
            by=herning.caseworker,
            stay=here(herning),
            ends_on=day(99),
            reason=" ",
            answers=GOES_ON,
            now=NOW,
        )

    assert refused.value.field == "reason"


def test_leaving_on_the_day_of_arrival_frees_the_place(herning):
    stay = leave(herning, here(herning, 0), 0)

    assert stay.nights == 0
    assert not Booking.objects.standing().exists()


def test_leaving_tells_everything_that_is_missing_at_once(herning):
    with pytest.raises(Problem) as refused:
        leave(herning, here(herning, -5), 1, ending="", destination="mars")

    assert {one.field for one in refused.value.problems} == {"on", "ending", "destination"}


def test_leaving_twice_is_once_and_differently_a_conflict(herning):
    stay = here(herning, -5)
    leave(herning, stay, 0)
    leave(herning, stay, 0)

    with pytest.raises(Conflict) as refused:
        leave(herning, stay, 0, destination="street")

    assert refused.value.code == "already_left"
    assert Event.objects.filter(kind="stay.moved_out").count() == 1


def test_what_was_due_remains_and_what_was_to_come_lapses(herning):
    stay = here(herning, -16)  # the 2nd week is over, the 3rd is on

    leave(herning, stay, 0)

    assert open_kinds(stay) == ["second_week"]


def test_after_a_single_night_the_guests_review_is_still_to_be_done(herning):
    stay = here(herning, -1, 3, place=herning.place(track="guest"))

    leave(herning, stay, 0)

    assert sorted(open_kinds(stay)) == ["arrival_talk", "next_working_day", "thanks_for_now"]
    assert stay.follow_ups.get(kind="thanks_for_now").due_on == day(0)


def test_the_orientering_of_leaving_is_planned_when_the_citizen_leaves(holstebro):
    with acting(holstebro.organisation):
        stay = here(holstebro, -5, None, place=holstebro.place(track="place"))
        assert "orientering_of_leaving" not in open_kinds(stay)

        leave(holstebro, stay, 0)

        assert stay.follow_ups.get(kind="orientering_of_leaving").due_on == day(3)


@pytest.mark.parametrize("call_off", [cancel_stay, record_no_show])
def test_called_off_twice_is_once_and_the_place_is_free(herning, call_off):
    stay = plan(herning, 0)
    facts = {"by": herning.leader, "stay": stay, "now": NOW}
    if call_off is cancel_stay:
        facts |= {"reason": "Fik egen bolig"}
    else:
        facts |= {"note": "Kom ikke", "on": TODAY}

    call_off(**facts)
    call_off(**facts)

    assert not Booking.objects.standing().exists()
    assert Event.objects.filter(stay_id=stay.pk).count() == 2


def test_nobody_failed_to_come_before_the_day(herning):
    with pytest.raises(Problem) as refused:
        record_no_show(by=herning.staff, stay=plan(herning, 3), on=TODAY, note="Kom ikke", now=NOW)

    assert refused.value.field == "on"


def test_a_stay_that_began_can_not_be_cancelled(herning):
    with pytest.raises(Conflict) as refused:
        cancel_stay(by=herning.leader, stay=here(herning), reason="Fejl", now=NOW)

    assert refused.value.code == "already_here"


@pytest.mark.parametrize(
    ("n", "carried"),
    [
        (0, False),  # the day of leaving itself: there is still time to leave
        (1, True),
        (5, True),
    ],
)
def test_a_citizen_still_here_after_the_planned_end_keeps_the_place_tonight(herning, n, carried):
    stay = here(herning, -40, 0)

    assert carry_on_overdue(controller=herning.organisation, on=day(n), now=NOW) == []

    assert booking_of(stay).ends_on == (day(n + 1) if carried else day(0))
    stay.refresh_from_db()
    assert stay.planned_end_on == day(0)


def test_without_a_set_end_the_review_day_is_carried_on(holstebro):
    with acting(holstebro.organisation):
        stay = here(holstebro, 0, None, place=holstebro.place(track="place"))
        review_on = booking_of(stay).ends_on

        carry_on_overdue(controller=holstebro.organisation, on=review_on, now=NOW)

        assert (booking_of(stay).ends_on - review_on).days == 1


def test_the_next_guest_coming_on_the_planned_day_is_no_conflict(herning):
    here(herning, -40, 0)
    plan(herning, 0, citizen=make_citizen(herning, "Jonas Vind"))

    assert carry_on_overdue(controller=herning.organisation, on=day(0), now=NOW) == []


def test_an_overrun_that_meets_the_next_booking_is_recorded_once(herning):
    stay = here(herning, -40, 0)
    plan(herning, 0, citizen=make_citizen(herning, "Jonas Vind"))

    for night in (1, 2):
        conflicts = carry_on_overdue(controller=herning.organisation, on=day(night), now=NOW)
        assert conflicts == [stay]

    assert Event.objects.filter(kind="stay.overrun_conflict").count() == 1


def test_a_conflict_stands_on_the_stay_until_it_is_solved(herning):
    stay = here(herning, -40, 0)
    follower = plan(herning, 0, citizen=make_citizen(herning, "Jonas Vind"))
    carry_on_overdue(controller=herning.organisation, on=day(1), now=NOW)
    stay.refresh_from_db()
    assert stay.conflict_since == day(0)

    cancel_stay(by=herning.caseworker, stay=follower, reason="Kommer ikke", now=NOW)
    carry_on_overdue(controller=herning.organisation, on=day(1), now=NOW)

    stay.refresh_from_db()
    assert stay.conflict_since is None
    assert booking_of(stay).ends_on == day(2)


def test_what_fails_for_one_stay_keeps_nothing_back_from_the_others(herning):
    broken = here(herning, -40, 0)
    Stay.objects.filter(pk=broken.pk).update(track="a track no scheme has")
    sound = here(
        herning, -40, 0, place=herning.place(n=1), citizen=make_citizen(herning, "Jonas Vind")
    )

    with pytest.raises(SweepFailed, match=str(broken.pk)):
        carry_on_overdue(controller=herning.organisation, on=day(1), now=NOW)

    assert booking_of(sound).ends_on == day(2)
    assert booking_of(broken).ends_on == day(0)


def test_an_overrun_that_meets_the_citizens_own_next_place_is_a_conflict_too(herning):
    stay = here(herning, -40, 0)
    plan(herning, 1, citizen=stay.citizen, place=herning.place(n=1))

    assert carry_on_overdue(controller=herning.organisation, on=day(1), now=NOW) == [stay]


@pytest.mark.parametrize("role", [Role.ACUTE_STAFF, Role.SUPERVISOR, Role.REFERRER])
def test_who_may_not_plan_or_move_anyone(herning, role):
    stay = plan(herning)

    for step in (
        lambda by: plan(herning, 100, 140, by=by, citizen=stay.citizen),
        lambda by: move_in(by=by, stay=stay, on=TODAY, now=NOW),
        lambda by: cancel_stay(by=by, stay=stay, reason="x", now=NOW),
        lambda by: extend_stay(
            by=by, stay=stay, ends_on=day(99), reason="x", answers=GOES_ON, now=NOW
        ),
    ):
        with pytest.raises(NotAllowed):
            step(herning.actors[role])


def test_guest_staff_plan_no_homes(herning):
    with pytest.raises(NotAllowed):
        plan(herning, by=herning.staff)


def test_staff_move_nobody_at_another_facility_or_organisation(herning, holstebro):
    elsewhere = plan(herning, place=herning.place(herning.second))

    for by in (herning.staff, holstebro.staff):
        with pytest.raises(NotAllowed):
            move_in(by=by, stay=elsewhere, on=TODAY, now=NOW)
    move_in(by=Actor.system(herning.organisation), stay=elsewhere, on=TODAY, now=NOW)
