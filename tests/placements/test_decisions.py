"""No course stands without a decision in force, whatever is decided and moved in what order.

The kinds of decision and who makes them: DOMAIN.md §§ 3.1-3.3, 7.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from core.problems import NotAllowed, Problem
from core.shown import Shown, Stale
from organisations.roles import Role
from placements.models import Decision, Stay
from placements.services.corrections import (
    correct_arrival,
    correct_leaving,
    revive_stay,
    undo_leaving,
)
from placements.services.course_decisions import change_intensity, end_award, refuse_extension
from placements.services.discharging import discharge, discharge_by_municipality
from placements.services.guests import grant_guest_night
from placements.services.planned_end import extend_stay
from placements.services.stays import ask_to_leave, cancel_stay, move_in, move_out, record_no_show
from tests.placements.stays import GOES_ON, here, leave, plan
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def mpo() -> House:
    return house_of("mpo")


def problem_codes(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as refused:
        act()
    return {problem.field: problem.code for problem in refused.value.each}


def acts_for(stay: Stay, code: str) -> None:
    Stay.objects.filter(pk=stay.pk).update(acting_municipality=code)
    stay.refresh_from_db()


FIVE = ("plan", "home", "support", "lease", "move")


def kinds(stay: Stay) -> list[tuple[str, bool]]:
    return [(row.kind, row.stands) for row in stay.decisions.order_by("pk")]


def allowed_nights(stay: Stay) -> list[tuple[date | None, date | None]]:
    rows = stay.decisions.standing().allowing().order_by("starts_on", "pk")
    return [(row.starts_on, row.ends_on) for row in rows]


# -- What each act decides ------------------------------------------------------------------------


def test_who_plans_a_stay_that_nobody_asked_for_awards_it(herning: House) -> None:
    with acting(herning.organisation):
        stay = plan(herning, 0, 90, goals="Ro", legal_basis="84_2", reasons="Aftalt på mødet.")
        award = stay.decisions.get()
        assert (award.kind, award.decided_by, award.legal_basis) == (
            "award",
            herning.caseworker.user,
            "84_2",
        )
        assert (award.starts_on, award.ends_on, award.reasons) == (
            day(0),
            day(90),
            "Aftalt på mødet.",
        )


def test_a_night_granted_on_the_spot_is_an_award_by_who_granted_it(herning: House) -> None:
    with acting(herning.organisation):
        stay = grant_guest_night(
            by=herning.actors[Role.ACUTE_STAFF],
            place=herning.place(track="guest"),
            citizen=make_citizen(herning, "Maja Eksempel"),
            nights=1,
            why="Kan ikke være hjemme i nat",
            on=TODAY,
            now=NOW,
            backup="not_needed",
        )
        award = stay.decisions.get()
        assert award.decided_by == herning.actors[Role.ACUTE_STAFF].user
        assert award.reasons == "Kan ikke være hjemme i nat"
        assert award.covers(TODAY)
        assert not award.covers(day(1))


def test_an_extension_is_a_decision_with_what_it_rests_on(herning: House) -> None:
    with acting(herning.organisation):
        stay = here(herning, 0, 90)
        extend(herning, stay, 120)
        award, extension = stay.decisions.order_by("pk")
        assert (award.starts_on, award.ends_on) == (day(0), day(90))
        assert (extension.kind, extension.starts_on, extension.ends_on) == (
            "extension",
            day(90),
            day(120),
        )
        assert [fact["value"] for fact in extension.facts] == ["ja", "nej"]
        # Twice is once.
        extend(herning, stay, 120)
        assert stay.decisions.count() == 2


def test_an_extension_that_no_day_is_left_of_has_fallen(herning: House) -> None:
    with acting(herning.organisation):
        stay = here(herning, 0, 90)
        extend(herning, stay, 120)
        extend(herning, stay, 80)  # agreed with the citizen
        assert kinds(stay) == [("award", True), ("extension", False)]
        assert allowed_nights(stay) == [(day(0), day(80))]
        fallen = stay.decisions.get(kind="extension")
        assert (fallen.ended_because, fallen.ended_on) == ("shortened", TODAY)
        extend(herning, stay, 100)
        assert allowed_nights(stay) == [(day(0), day(80)), (day(80), day(100))]


def test_a_refused_extension_leaves_the_stay_as_it_was(herning: House) -> None:
    with acting(herning.organisation):
        stay = here(herning, 0, 90)
        facts = {"by": herning.caseworker, "stay": stay, "now": NOW}
        refused = refuse_extension(asked_until=day(120), reasons="Målet er nået.", **facts)
        again = refuse_extension(asked_until=day(120), reasons="Målet er nået.", **facts)
        assert again == refused
        assert (refused.starts_on, refused.ends_on) == (day(90), day(120))
        assert refused.can_be_complained_about
        stay.refresh_from_db()
        assert stay.planned_end_on == day(90)
        assert problem_codes(
            lambda: refuse_extension(asked_until=day(90), reasons="", **facts)
        ) == {"asked_until": "not_longer", "reasons": "missing"}


def test_other_support_is_a_decision_and_never_overwrites_a_colleagues(herning: House) -> None:
    with acting(herning.organisation):
        stay = here(herning, -3, 90)
        facts = {"by": herning.caseworker, "stay": stay, "on": TODAY, "now": NOW}
        shown = Shown.of({"intensity": 100})
        change_intensity(intensity=200, reasons="Brug for mere.", shown=shown, **facts)
        with pytest.raises(Stale):
            change_intensity(intensity=150, reasons="Brug for lidt.", shown=shown, **facts)
        stay.refresh_from_db()
        assert stay.intensity == 200
        decision = stay.decisions.get(kind="intensity")
        assert (decision.intensity, decision.starts_on) == (200, TODAY)
        assert stay.decisions.get(kind="award").intensity == 100


def test_an_award_that_is_ended_ends_the_stay_earlier(herning: House) -> None:
    with acting(herning.organisation):
        stay = here(herning, 0, 90)
        facts = {"by": herning.caseworker, "stay": stay, "now": NOW}
        ended = end_award(on=day(30), reasons="Du har ikke brug for opholdet mere.", **facts)
        assert end_award(on=day(30), reasons=ended.reasons, **facts) == ended
        stay.refresh_from_db()
        assert stay.planned_end_on == day(30)
        assert allowed_nights(stay) == [(day(0), day(30))]
        assert problem_codes(lambda: end_award(on=day(40), reasons="Nej", **facts)) == {
            "on": "not_earlier"
        }


def test_the_five_conditions_of_a_discharge_by_the_municipality(
    mpo: House,
) -> None:
    """§ 110(5): all five must hold; (4): else it is the leader's alone."""
    with acting(mpo.organisation):
        stay = here(mpo, -20, None, place=mpo.place(track="place"))
        acts_for(stay, mpo.organisation.municipality_code)
        facts = {"by": mpo.caseworker, "stay": stay, "on": day(3), "now": NOW}
        answers = dict.fromkeys(FIVE, "yes") | {"lease": "no", "support": ""}
        assert problem_codes(
            lambda: discharge_by_municipality(reasons="Klar", conditions=answers, **facts)
        ) == {"condition_lease": "condition_missing", "condition_support": "missing"}
        decision = discharge_by_municipality(
            reasons="Lejligheden er klar.", conditions=dict.fromkeys(FIVE, "yes"), **facts
        )
        assert len(decision.facts) == 5
        assert decision.starts_on == day(3)
        with pytest.raises(Problem) as refused:
            discharge(by=mpo.leader, stay=stay, on=day(3), reasons="Nej", now=NOW)
        assert refused.value.code == "already_discharged"


def test_a_discharge_by_the_municipality_is_the_acting_municipalitys(mpo: House) -> None:
    with acting(mpo.organisation):
        stay = here(mpo, -20, None, place=mpo.place(track="place"))
        acts_for(stay, "0657")
        with pytest.raises(NotAllowed) as refused:
            discharge_by_municipality(
                by=mpo.caseworker,
                stay=stay,
                on=day(3),
                reasons="Klar",
                conditions=dict.fromkeys(FIVE, "yes"),
                now=NOW,
            )
        assert refused.value.code == "not_acting_municipality"


def test_the_leaders_discharge_may_be_put_right_and_may_come_late(mpo: House) -> None:
    with acting(mpo.organisation):
        stay = here(mpo, -20, None, place=mpo.place(track="place"))
        leave(mpo, stay, -1)
        facts = {"by": mpo.leader, "stay": stay, "now": NOW}
        first = discharge(on=day(-1), reasons="Du er flyttet i egen bolig.", **facts)
        second = discharge(on=day(-1), reasons="Du er flyttet i egen lejlighed.", **facts)
        first.refresh_from_db()
        assert (first.stands, first.ended_because, second.replaces) == (False, "replaced", first)


#: Whether an expulsion can be complained of, by the day of it (L 130/2025; the day: verify).
EXPULSIONS = {date(2025, 6, 30): True, date(2025, 7, 1): False}


@pytest.mark.parametrize("decided_on", EXPULSIONS)
def test_an_expulsion_cannot_be_complained_of_since_the_law_said_so(
    mpo: House, decided_on: date
) -> None:
    decision = Decision(scheme="mpo", track="place", rules_on=decided_on, kind="expulsion")
    assert decision.rule.can_be_complained_about(decided_on) is EXPULSIONS[decided_on]


def test_an_expulsion_is_decided_by_the_leaving_and_falls_with_it(mpo: House) -> None:
    with acting(mpo.organisation):
        stay = here(mpo, -20, None, place=mpo.place(track="place"))
        ask_to_leave(by=mpo.leader, stay=stay, on=TODAY, destination="street", note="Vold", now=NOW)
        expulsion = stay.decisions.get(kind="expulsion")
        assert (expulsion.reasons, expulsion.starts_on) == ("Vold", TODAY)
        undo_leaving(by=mpo.leader, stay=stay, reason="Forkert borger", now=NOW)
        assert kinds(stay) == [("award", True), ("expulsion", False)]


def test_an_expulsion_written_by_mistake_is_none(mpo: House) -> None:
    with acting(mpo.organisation):
        stay = here(mpo, -20, None, place=mpo.place(track="place"))
        ask_to_leave(by=mpo.leader, stay=stay, on=TODAY, destination="street", note="Vold", now=NOW)
        correct_leaving(
            by=mpo.leader,
            stay=stay,
            on=TODAY,
            ending="early_by_citizen",
            destination="street",
            reason="Borgeren gik selv.",
            now=NOW,
        )
        assert [row.kind for row in stay.decisions.standing()] == ["award"]


#: Who makes which decision (V § 2.4; § 110(4)-(5); V § 4.4).
WHO = {
    ("polaris", "home", "extension"): {"caseworker"},
    ("polaris", "home", "extension_refused"): {"caseworker"},
    ("polaris", "home", "award_ended"): {"caseworker"},
    ("polaris", "home", "intensity"): {"caseworker"},
    ("polaris", "home", "discharge"): set(),
    ("polaris", "home", "expulsion"): set(),
    ("polaris", "guest", "extension"): {"caseworker", "facility_staff", "facility_leader"},
    ("mpo", "place", "discharge"): {"facility_leader"},
    ("mpo", "place", "municipality_discharge"): {"caseworker"},
    ("mpo", "place", "expulsion"): {"facility_leader"},
    ("mpo", "place", "extension"): set(),
    ("mpo", "outreach", "discharge"): set(),
    ("pitstop", "room", "expulsion"): {"facility_leader"},
    ("pitstop", "room", "extension_refused"): {"facility_leader"},
}


@pytest.mark.parametrize(("scheme", "track", "kind"), WHO)
def test_who_makes_which_decision(scheme: str, track: str, kind: str) -> None:
    version = Decision(scheme=scheme, track=track, rules_on=TODAY).version
    offices = ("caseworker", "facility_staff", "acute_staff", "facility_leader")
    makes = {office for office in offices if version.may_make(track, kind, office)}
    assert makes == WHO[scheme, track, kind]


# -- In any order ---------------------------------------------------------------------------------


def extend(house: House, stay: Stay, to: int) -> None:
    extend_stay(
        by=house.caseworker, stay=stay, ends_on=day(to), reason="Aftalt", answers=GOES_ON, now=NOW
    )


STEPS: dict[str, Callable[..., object]] = {
    "move_in": lambda house, n, **of: move_in(by=house.staff, on=day(min(n, 0)), **of),
    "extend": lambda house, n, stay, **_of: extend(house, stay, n),
    "refuse": lambda house, n, **of: refuse_extension(
        by=house.caseworker, asked_until=day(n + 40), reasons="Nej", **of
    ),
    "end": lambda house, n, **of: end_award(by=house.caseworker, on=day(n), reasons="Slut", **of),
    "intensity": lambda house, n, **of: change_intensity(
        by=house.caseworker, intensity=100 + n, on=TODAY, reasons="Mere", **of
    ),
    "correct": lambda house, n, **of: correct_arrival(
        by=house.staff, on=day(min(n, 0)), reason="Forkert", **of
    ),
    "cancel": lambda house, _n, **of: cancel_stay(by=house.caseworker, reason="Aflyst", **of),
    "no_show": lambda house, _n, **of: record_no_show(
        by=house.staff, on=TODAY, note="Kom ikke", **of
    ),
    "revive": lambda house, _n, **of: revive_stay(by=house.caseworker, reason="Alligevel", **of),
    "leave": lambda house, n, **of: move_out(
        by=house.staff, on=day(min(n, 0)), ending="as_planned", destination="own_home", **of
    ),
    "undo": lambda house, _n, **of: undo_leaving(by=house.staff, reason="Er her", **of),
}
steps = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(-8, 60)), max_size=14)


def check_course(stay: Stay) -> None:
    """Each planned night of an open stay is allowed by one standing decision, and a stay that came
    to nothing has none."""
    stay.refresh_from_db()
    spans = allowed_nights(stay)
    if stay.status in ("cancelled", "no_show"):
        assert spans == []
        return
    assert spans, "a course without a decision"
    if not stay.is_open:
        return
    booking = stay.bookings.standing().get()
    first = stay.moved_in_on or booking.starts_on
    assert spans[0][0] == first
    assert spans[-1][1] == max(first, stay.planned_end_on)
    for (_start, end), (start, _end) in itertools.pairwise(spans):
        assert end == start


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(done=steps)
def test_no_course_stands_without_a_decision(herning: House, done: list[tuple[str, int]]) -> None:
    with acting(herning.organisation), transaction.atomic():
        stay = plan(herning, 0, 40, length_reason="Aftalt")
        check_course(stay)
        for verb, n in done:
            try:
                with transaction.atomic():
                    STEPS[verb](herning, n, stay=stay, now=NOW)
            except Problem:
                pass
            check_course(stay)
        transaction.set_rollback(True)
