"""A star is in progress until the citizen and staff are both done with what stands."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.problems import Problems
from placements.models import FollowUp
from recovery.models import Star
from recovery.services.stars import finish_star, score_area
from tests.recovery.acts import answered

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
CITIZEN, STAFF = Star.Side.CITIZEN, Star.Side.STAFF


def say_done(house, star, *sides, took_part="Maja og Peter"):
    return finish_star(
        by=house.staff, star=star, took_part=took_part, done=sides, now=timezone.now()
    )


@pytest.mark.parametrize("order", [(CITIZEN, STAFF), (STAFF, CITIZEN)])
def test_whoever_is_done_first_waits_for_the_other(house, stay, order):
    star = answered(house, stay)

    assert say_done(house, star, order[0]).status == Star.Status.DRAFT
    assert FollowUp.objects.get(stay=stay, kind="recovery_star").status == "open"
    assert say_done(house, star, order[0]).status == Star.Status.DRAFT, "said again it is no more"
    assert say_done(house, star, order[1]).status == Star.Status.DONE

    assert FollowUp.objects.get(stay=stay, kind="recovery_star").status == "done"
    assert Event.objects.filter(kind="star.finished").count() == 1


def test_a_changed_answer_asks_both_anew_and_the_same_answer_nobody(house, stay):
    star = answered(house, stay)
    say_done(house, star, CITIZEN)
    score_area(by=house.staff, star=star, area="work", score=4)
    star.refresh_from_db()
    assert star.citizen_done_at is not None

    score_area(by=house.staff, star=star, area="work", score=5)
    star.refresh_from_db()
    assert star.citizen_done_at is None
    assert say_done(house, star, STAFF).status == Star.Status.DRAFT


def test_somebody_must_be_done(house, stay):
    star = answered(house, stay)
    with pytest.raises(Problems) as refused:
        say_done(house, star)
    assert (refused.value.code, refused.value.field) == ("nobody_done", "done")


def test_the_database_knows_no_star_that_one_side_finished(house, stay):
    star = answered(house, stay)
    rows = Star.objects.filter(pk=star.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(status="done", finished_at=timezone.now(), staff_done_at=timezone.now())


_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.integers(1, 3)),
        st.tuples(st.just("done"), st.sets(st.sampled_from(Star.Side), min_size=1)),
    ),
    max_size=6,
)


@given(steps=_STEPS)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_it_is_done_exactly_when_both_were_since_the_last_change(house, stay, steps):
    with transaction.atomic():
        star = answered(house, stay)
        standing, agreed = 4, set()
        for step, what in steps:
            if agreed == set(Star.Side):
                break
            if step == "answer":
                score_area(by=house.staff, star=star, area="work", score=what)
                agreed, standing = (agreed if what == standing else set()), what
            else:
                say_done(house, star, *what)
                agreed |= what
        star.refresh_from_db()
        assert (star.status == Star.Status.DONE) == (agreed == set(Star.Side))
        transaction.set_rollback(True)
