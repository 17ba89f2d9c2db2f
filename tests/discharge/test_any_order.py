"""Whatever is done in whatever order: the days by cause and without cause are all the days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from core.problems import Problem
from discharge.case import case_for
from discharge.causes import Cause
from discharge.services.readiness import dispute_readiness, end_dispute
from discharge.services.waiting import set_cause
from discharge.sheet import month_of, sheets_of
from placements.services.stays import move_in
from referrals.models import Referral
from referrals.services.placing import book_for_referral
from referrals.services.readiness import declare_ready, expect_ready, withdraw_ready
from tests.referrals.asked import refer, settle
from tests.referrals.deciding import accept
from tests.world import NOW, TODAY, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

days = st.integers(-40, 2)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("declare"), days, days),
        st.tuples(st.just("withdraw"), days, days),
        st.tuples(st.just("expect"), days, days),
        st.tuples(st.just("dispute"), days, days),
        st.tuples(st.just("end"), days, days),
        st.tuples(st.sampled_from(["ward_cause", "own_cause"]), days, days),
        st.tuples(st.just("move_in"), days, days),
    ),
    max_size=10,
)


class Undone(Exception):
    pass


@given(steps=steps)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_day_is_counted_once(nurse, herning, referral, steps):
    try:
        with transaction.atomic():
            if any(name == "move_in" for name, *_rest in steps):
                settle(herning.caseworker, referral)
                accept(herning.caseworker, referral)
            for name, a, b in steps:
                act(nurse, herning, referral, name, a, b)
            check(nurse, herning, referral)
            raise Undone
    except Undone:
        pass


def act(nurse, herning, referral, name, a, b):
    """One step; what is refused changes nothing."""
    ward, house = nurse, herning.caseworker
    by = ward if name in ("declare", "withdraw", "expect", "ward_cause") else house
    told = {"by": by, "referral": referral, "now": NOW}
    try:
        with acting(by.organisation), transaction.atomic():
            if name == "declare":
                declare_ready(**told, on=day(a))
            elif name == "withdraw":
                withdraw_ready(**told, reason="Feber")
            elif name == "expect":
                expect_ready(**told, on=day(a))
            elif name == "dispute":
                dispute_readiness(**told, reason="Nej")
            elif name == "end":
                end_dispute(**told, ended="settled", outcome="Enige")
            elif name == "move_in":
                moves_in(herning, referral, a)
            else:
                which = Cause.TRANSPORT if name == "ward_cause" else Cause.NO_PLACE
                last = day(b) if b % 2 else None
                set_cause(**told, cause=which, starts_on=day(a), last_on=last, note="")
    except Problem:
        pass


def moves_in(herning, referral, n):
    first = day(min(n, 0))
    stay = book_for_referral(
        by=herning.caseworker,
        referral=referral,
        place=herning.place(),
        starts_on=first,
        ends_on=first + timedelta(days=100),
        now=NOW,
    )
    move_in(by=herning.staff, stay=stay, on=first, now=NOW)


def check(nurse, herning, referral):
    with acting(herning.organisation):
        row = Referral.objects.select_related("stay", "citizen").get(pk=referral.pk)
        counted = row.ready_for_discharge_days(TODAY)
    months = [month_of(TODAY.year, n) for n in (1, 2, 3)]
    for reader in (nurse, herning.caseworker):
        with acting(reader.organisation):
            case = case_for(reader, referral, TODAY)
            assert sum(n for _label, n in case.by_cause) == (counted or 0)
            assert case.days == counted
            on_sheets = [sheets_of(reader, *month, TODAY) for month in months]
        sheets = [sheet for each in on_sheets for sheet in each]
        assert sum(sheet.days + sheet.disputed_days for sheet in sheets) == (counted or 0)
        if counted and case.dispute:
            assert not any(sheet.days for sheet in sheets), "disputed days are counted apart"


def test_two_referrals_of_one_citizen_count_a_day_once(nurse, herning):
    first = refer(nurse, herning, ready_for_discharge_on=day(-6))
    second = refer(nurse, herning, ready_for_discharge_on=day(-10), track="guest")
    with acting(herning.organisation):
        assert first.citizen_id == Referral.objects.get(pk=second.pk).citizen_id
    for reader in (nurse, herning.caseworker):
        with acting(reader.organisation):
            (sheet,) = sheets_of(reader, *month_of(2026, 3), TODAY)
        assert sheet.days == 10
        assert {row.referral.pk for row in sheet.rows} == {second.pk}
