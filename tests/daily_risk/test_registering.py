"""A house's shift at once, corrected without a word lost, and a run told exactly once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import NotAllowed, Problem
from core.shown import Stale
from daily_risk.models import RiskEntry, RiskRun
from daily_risk.reading import latest_of, strip
from daily_risk.services.registering import register_risks
from organisations.roles import Role
from placements.models import Stay
from placements.services.outreach import plan_outreach
from placements.services.stays import move_in
from schemes.daily_risk import Run, streak
from tests.daily_risk.acts import LATER, levels, registered, risk, seen_by, shift
from tests.moving_in.acts import codes
from tests.placements.stays import leave
from tests.world import NOW, TODAY, House, day, make_citizen, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def runs(stay: Stay) -> list[str]:
    """What the key worker was told of, in order."""
    events = Event.objects.filter(stay_id=stay.pk, kind__endswith="_run").order_by("pk")
    return list(events.values_list("kind", flat=True))


def test_a_house_is_saved_at_once_and_who_is_left_out_is_not_registered(
    mpo: House, stay: Stay, other: Stay
) -> None:
    answers = {stay: risk("yellow", helped="En gåtur", methods=["calming"]), other: risk("")}
    assert registered(mpo.staff, answers) == 1
    assert registered(mpo.staff, answers) == 0
    (entry,) = RiskEntry.objects.all()
    assert (entry.stay, entry.on, entry.shift, entry.helped) == (stay, TODAY, "day", "En gåtur")
    shown = strip(other, day(-1), until=TODAY)
    assert {cell.level for each in shown.days for cell in each.cells} == {""}
    assert shown.days[-1].cells[0].label == "Ikke registreret"
    assert Event.objects.filter(kind="risk.registered").count() == 1


def test_what_is_not_right_is_said_at_its_citizen_and_nothing_is_saved(
    mpo: House, stay: Stay, other: Stay
) -> None:
    answers = {
        stay: risk("red", seen=""),
        other: risk("", helped="Te"),
    }
    assert codes(lambda: registered(mpo.staff, answers)) == {
        f"seen_{stay.pk}": "missing",
        f"level_{other.pk}": "missing",
    }
    bad = {stay: risk("green", seen="010190-1234"), other: risk("purple", methods=["magic"])}
    assert codes(lambda: registered(mpo.staff, bad)) == {
        f"seen_{stay.pk}": "holds_cpr",
        f"level_{other.pk}": "missing",
        f"methods_{other.pk}": "not_a_choice",
    }
    assert not RiskEntry.objects.exists()


def test_a_correction_keeps_what_was_before(mpo: House, stay: Stay) -> None:
    registered(mpo.staff, {stay: risk()})
    registered(mpo.leader, {stay: risk("yellow")}, now=LATER)
    assert levels(stay) == ["yellow"]
    cell = strip(stay, TODAY).days[0].cells[0]
    assert [before.level for before in cell.before] == ["green"]
    entry = RiskEntry.objects.standing().get()
    for change in (
        lambda: RiskEntry.objects.filter(pk=entry.pk).update(level="green"),
        lambda: RiskEntry.objects.filter(pk=entry.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_of_two_colleagues_with_the_same_form_neither_loses_anything(
    mpo: House, stay: Stay, other: Stay
) -> None:
    opened = seen_by(stay, other)
    registered(mpo.staff, {stay: risk("yellow"), other: risk("")}, shown=opened)
    registered(mpo.leader, {stay: risk(""), other: risk("green")}, shown=opened)
    assert (levels(stay), levels(other)) == (["yellow"], ["green"])
    with pytest.raises(Stale) as stale:
        registered(mpo.leader, {stay: risk("red"), other: risk("")}, shown=opened)
    assert f"level_{stay.pk}" in stale.value.fields
    assert levels(stay) == ["yellow"]


def test_a_shift_is_late_after_a_day_and_never_to_come(mpo: House, stay: Stay) -> None:
    registered(mpo.staff, {stay: risk()}, back=1)
    registered(mpo.staff, {stay: risk()}, back=6)
    cells = strip(stay, day(-4), until=TODAY).registered
    assert [cell.is_late for cell in cells] == [False, True]
    with pytest.raises(Problem) as refused:
        registered(mpo.staff, {stay: risk()}, now=NOW - timedelta(days=1))
    assert refused.value.code == "not_yet"


def test_who_left_is_still_registered_for_the_shifts_before(mpo: House, stay: Stay) -> None:
    leave(mpo, stay, 0)
    assert registered(mpo.staff, {stay: risk()}) == 1
    assert registered(mpo.staff, {stay: risk()}, back=1) == 1
    evening = NOW + timedelta(hours=8)
    with pytest.raises(NotAllowed):
        register_risks(
            by=mpo.staff,
            facility=stay.facility,
            shift=shift(now=evening),
            answers={stay.pk: risk()},
            now=evening,
        )


def test_who_may_register_and_whom(mpo: House, herning: House, stay: Stay) -> None:
    for role in (Role.CASEWORKER, Role.SUPERVISOR, Role.ORGANISATION_ADMIN):
        with pytest.raises(NotAllowed):
            registered(mpo.actors[role], {stay: risk()})
    elsewhere = make_stay(mpo, facility=mpo.second, track="place", name="Ib Andet")
    with acting(mpo.organisation), pytest.raises(NotAllowed):
        registered(mpo.staff, {elsewhere: risk()})
    with acting(mpo.organisation), pytest.raises(NotAllowed):
        registered(mpo.staff, {stay: risk(), elsewhere: risk()})
    polaris = make_stay(herning)
    with acting(herning.organisation), pytest.raises(Problem) as refused:
        registered(herning.staff, {polaris: risk()})
    assert refused.value.code == "no_daily_risk"


def test_who_sleeps_at_home_is_not_registered(mpo: House, stay: Stay) -> None:
    outreach = plan_outreach(
        by=mpo.leader,
        citizen=make_citizen(mpo, "Ude Ibsen"),
        facility=mpo.first,
        track="outreach",
        starts_on=day(-3),
        scheme_rules_on=day(-3),
        now=NOW,
    )
    move_in(by=mpo.leader, stay=outreach, on=day(-3), now=NOW)
    with pytest.raises(NotAllowed):
        registered(mpo.staff, {outreach: risk()})


def test_a_run_of_yellow_is_told_once_and_red_at_once(mpo: House, stay: Stay) -> None:
    for back in (8, 7):
        registered(mpo.staff, {stay: risk("yellow")}, back)
    assert runs(stay) == []
    registered(mpo.staff, {stay: risk("yellow")}, 6)
    registered(mpo.staff, {stay: risk("yellow")}, 5)
    assert runs(stay) == ["risk.yellow_run"]
    registered(mpo.staff, {stay: risk("red")}, 4)
    registered(mpo.staff, {stay: risk("red")}, 3)
    assert runs(stay) == ["risk.yellow_run", "risk.red_run"]
    registered(mpo.staff, {stay: risk("green")}, 2)
    registered(mpo.staff, {stay: risk("red")}, 1)
    assert runs(stay) == ["risk.yellow_run", "risk.red_run", "risk.red_run"]


def test_what_was_registered_late_or_corrected_tells_no_run_again(mpo: House, stay: Stay) -> None:
    for back in (5, 4, 3):
        registered(mpo.staff, {stay: risk("yellow")}, back)
    registered(mpo.staff, {stay: risk("yellow")}, 6)
    registered(mpo.staff, {stay: risk("green")}, 4)
    registered(mpo.staff, {stay: risk("yellow")}, 4)
    assert runs(stay) == ["risk.yellow_run"]
    registered(mpo.staff, {stay: risk("green")}, 2)
    registered(mpo.staff, {stay: risk("red")}, 7)
    assert runs(stay) == ["risk.yellow_run"]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    said=st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from(["green", "yellow", "red"])),
        min_size=1,
        max_size=12,
    )
)
def test_whatever_is_said_in_whatever_order_a_run_is_told_once(
    mpo: House, stay: Stay, said: list[tuple[int, str]]
) -> None:
    with transaction.atomic():
        for back, level in said:
            registered(mpo.staff, {stay: risk(level)}, back)
        standing = dict(said)
        in_order = [standing[back] for back in sorted(standing, reverse=True)]
        assert levels(stay) == in_order
        for kind in Run:
            told_of = RiskRun.objects.filter(stay=stay, kind=kind)
            assert told_of.count() == len(set(told_of.values_list("begins_at")))
        rule = stay.version.daily_risk
        assert rule is not None
        if streak(in_order, Run.RED) >= rule.red_run:
            assert RiskRun.objects.filter(stay=stay).exists()
        assert len(said) >= RiskRun.objects.filter(stay=stay).count()
        assert RiskEntry.objects.filter(stay=stay, corrects=None).count() == len(standing)
        transaction.set_rollback(True)


def test_the_last_word_of_each_is_read_in_a_statement(
    mpo: House, stay: Stay, other: Stay, django_assert_num_queries
) -> None:
    registered(mpo.staff, {stay: risk("yellow"), other: risk()}, 2)
    registered(mpo.staff, {stay: risk()}, 1)
    with django_assert_num_queries(1):
        latest = latest_of([stay.pk, other.pk])
    assert {pk: row.level for pk, row in latest.items()} == {stay.pk: "green", other.pk: "green"}
    assert latest[stay.pk].on == shift(1).day
