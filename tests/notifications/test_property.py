"""Whatever happens in whatever order: each reminder once, none forgotten, no earlier after a later.

The sweep is run at any time of any day, while follow-ups are made and moved and the stay extended.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.problems import Problem
from notifications.models import Mail, Reminder
from notifications.stages import MORNING, Stage
from organisations.actors import Actor
from placements.models import FollowUp
from placements.services.follow_ups import complete_follow_up, move_follow_up
from placements.services.planned_end import extend_stay
from placements.services.stays import move_in, plan_stay
from tests.notifications.conftest import at, sweep
from tests.notifications.definition import by_definition
from tests.placements.stays import GOES_ON
from tests.world import TODAY, House, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DAY = timedelta(days=1)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("advance"), st.integers(0, 12), st.integers(0, 23)),
        st.tuples(st.just("sweep"), st.just(0), st.just(0)),
        st.tuples(st.just("complete"), st.integers(0, 9), st.just(0)),
        st.tuples(st.just("move"), st.integers(0, 9), st.integers(-10, 30)),
        st.tuples(st.just("extend"), st.integers(-20, 30), st.just(0)),
    ),
    min_size=4,
    max_size=20,
)


class UndoneError(Exception):
    """Rolls one example back."""


class Run:
    """A stay from the first day, a clock that only goes forward, and what must hold."""

    def __init__(self, house: House, citizen: object) -> None:
        self.house, self.now = house, at(TODAY, 8)
        stay = plan_stay(
            by=house.caseworker,
            citizen=citizen,
            place=house.place(),
            starts_on=TODAY,
            ends_on=TODAY + 40 * DAY,
            scheme_rules_on=TODAY,
            now=self.now,
        )
        stay.key_worker, stay.coordinator = house.staff.user, house.caseworker.user
        stay.save()
        system = Actor.system(house.organisation)
        self.stay = move_in(by=system, stay=stay, on=TODAY, now=self.now)
        self.system = system

    @property
    def today(self) -> date:
        local = self.now
        return local.date() if local.time() >= MORNING else local.date() - DAY

    def open(self) -> list[FollowUp]:
        return list(self.stay.follow_ups.open().order_by("pk"))

    def advance(self, days: int, hour: int) -> None:
        later: datetime = at(self.now.date() + days * DAY, hour)
        self.now = max(self.now, later)

    def complete(self, n: int, _nothing: int) -> None:
        if not (found := self.open()):
            return
        complete_follow_up(
            by=self.system,
            follow_up=found[n % len(found)],
            outcome="Gjort.",
            on=self.now.date(),
            now=self.now,
        )

    def move(self, n: int, days: int) -> None:
        if not (found := self.open()):
            return
        follow_up = found[n % len(found)]
        due_on = max(follow_up.due_on, self.now.date()) + days * DAY
        move_follow_up(
            by=self.system, follow_up=follow_up, due_on=due_on, reason="Ferie", now=self.now
        )

    def extend(self, days: int, _nothing: int) -> None:
        self.stay.refresh_from_db()
        ends_on = self.stay.planned_end_on + days * DAY
        extend_stay(
            by=self.system,
            stay=self.stay,
            ends_on=ends_on,
            reason="Nær målet",
            answers=GOES_ON,
            now=self.now,
        )

    def sweep(self, *_nothing: int) -> None:
        before = set(Reminder.objects.values_list("pk", flat=True))
        sweep(self.house, self.now)
        assert sweep(self.house, self.now) == 0, "the same moment again tells nothing"
        self._check(Reminder.objects.exclude(pk__in=before).select_related("follow_up"))

    def _check(self, new: list[Reminder]) -> None:
        for one in new:
            follow_up = one.follow_up
            assert follow_up.status == FollowUp.Status.OPEN
            assert one.due_on == follow_up.due_on
            expected = by_definition(follow_up.opens_on, follow_up.due_on, self.today)
            assert one.stage == expected
        by_subject: dict[tuple[int, date, int], list[int]] = {}
        for one in Reminder.objects.order_by("pk"):
            by_subject.setdefault((one.follow_up_id, one.due_on, one.user_id), []).append(one.stage)
        for stages in by_subject.values():
            assert stages == sorted(set(stages)), "never twice, never an earlier after a later"
        for follow_up in self.open():
            expected = by_definition(follow_up.opens_on, follow_up.due_on, self.today)
            if expected is None:
                continue
            house = self.house
            worker = house.caseworker if follow_up.office == "caseworker" else house.staff
            owed = [worker.user.pk]
            if expected == Stage.OVERDUE:
                owed.append(house.leader.user.pk)
            for user in owed:
                said = by_subject.get((follow_up.pk, follow_up.due_on, user), [0])
                assert max(said) >= expected, "nothing that has come is forgotten"
        assert not Reminder.objects.filter(mail=None).exists()
        assert all(mail.reminders.exists() for mail in Mail.objects.all())


def test_any_order_of_days_sweeps_and_changes(herning: House) -> None:
    citizen = make_citizen(herning)

    @settings(
        max_examples=40,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(steps)
    def any_order(sequence: list[tuple[str, int, int]]) -> None:
        try:
            with transaction.atomic():
                run = Run(herning, citizen)
                for step, one, other in [*sequence, ("sweep", 0, 0)]:
                    try:
                        with transaction.atomic():
                            getattr(run, step)(one, other)
                    except Problem:
                        pass  # not to be done on that day: nothing happened
                raise UndoneError
        except UndoneError:
            pass

    any_order()
