"""Whatever is done in whatever order, PostgreSQL and a list of nights agree.

The model knows one thing: which nights of which place are taken, and by whom. Each step is tried
on both; a step the model forbids must be refused, and what stands afterwards must be the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisations.actors import Actor
from organisations.problems import Problem
from placements.models import Booking, Stay
from placements.services.bookings import close_place, hold_place, lapse_holds
from placements.services.ends import extend_stay
from placements.services.stays import cancel_stay, move_in, move_out, plan_stay
from tests.placements.conftest import NOW, TODAY, day
from tests.world import make_citizen

PLACES = 2
CITIZENS = 3

days = st.integers(-6, 6)
lengths = st.integers(1, 8)
which = st.integers(0, 20)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("hold"), which, days, lengths),
        st.tuples(st.just("close"), which, days, st.one_of(lengths, st.none())),
        st.tuples(st.just("plan"), which, days, lengths),
        st.tuples(st.just("move_in"), which, days, lengths),
        st.tuples(st.just("extend"), which, days, lengths),
        st.tuples(st.just("move_out"), which, days, lengths),
        st.tuples(st.just("cancel"), which, days, lengths),
        st.tuples(st.just("lapse"), which, days, lengths),
    ),
    max_size=12,
)


@dataclass
class Taken:
    """A standing booking as the model sees it."""

    pk: int
    place: int
    kind: str
    first: date
    last: date | None  # exclusive
    citizen: int | None = None
    stay: Stay | None = None
    arrived: bool = False

    def overlaps(self, first: date, last: date | None) -> bool:
        return self.first < (last or date.max) and first < (self.last or date.max)


@dataclass
class Model:
    taken: list[Taken] = field(default_factory=list)

    def clash(self, place, first, last, *, citizen=None, besides=None) -> bool:
        return any(
            one.overlaps(first, last)
            and (one.place == place or (citizen is not None and one.citizen == citizen))
            for one in self.taken
            if one is not besides
        )

    def stays(self, *, arrived: bool) -> list[Taken]:
        return [one for one in self.taken if one.kind == "stay" and one.arrived == arrived]


@dataclass
class Run:
    """Each step does the same thing to the model and to the product."""

    house: object
    places: list
    citizens: list
    model: Model = field(default_factory=Model)
    n: int = 0

    def attempt(self, allowed: bool, do):
        try:
            with transaction.atomic():
                done = do()
        except Problem:
            assert not allowed, "refused though nothing is in the way"
            return None
        assert allowed, "done though something is in the way"
        return done

    def hold(self, n, first, length):
        self._take(
            n,
            first,
            length,
            "hold",
            lambda **when: hold_place(
                by=self.house.leader,
                reason=f"nr. {self.n}",
                expires_at=NOW + timedelta(hours=1),
                now=NOW,
                **when,
            ),
        )

    def close(self, n, first, length):
        self._take(
            n,
            first,
            length,
            "closure",
            lambda **when: close_place(
                by=self.house.leader, reason=f"nr. {self.n}", now=NOW, **when
            ),
        )

    def _take(self, n, first, length, kind, do):
        self.n += 1
        place = n % PLACES
        starts, ends = day(first), None if length is None else day(first + length)
        allowed = not self.model.clash(place, starts, ends)
        booking = self.attempt(
            allowed, lambda: do(place=self.places[place], starts_on=starts, ends_on=ends)
        )
        if booking is not None:
            self.model.taken.append(Taken(booking.pk, place, kind, starts, ends))

    def plan(self, n, first, length):
        place, citizen = n % PLACES, n % CITIZENS
        starts, ends = day(first), day(first + length)
        same = any(
            (one.place, one.citizen, one.first, one.last, one.arrived)
            == (place, citizen, starts, ends, False)
            for one in self.model.taken
        )
        allowed = same or not self.model.clash(place, starts, ends, citizen=citizen)
        stay = self.attempt(
            allowed,
            lambda: plan_stay(
                by=self.house.caseworker,
                citizen=self.citizens[citizen],
                place=self.places[place],
                starts_on=starts,
                ends_on=ends,
                scheme_rules_on=TODAY,
                now=NOW,
            ),
        )
        if stay is not None and not same:
            booking = Booking.objects.get(stay=stay)
            self.model.taken.append(Taken(booking.pk, place, "stay", starts, ends, citizen, stay))

    def move_in(self, n, on, _length):
        one = self._pick(n, arrived=False)
        if one is None:
            return
        on = day(on)
        allowed = (
            on <= TODAY
            and on < one.last
            and not self.model.clash(one.place, on, one.last, citizen=one.citizen, besides=one)
        )
        if self.attempt(
            allowed,
            lambda: move_in(by=self.house.leader, stay=one.stay, on=on, now=NOW),
        ):
            one.first, one.arrived = on, True

    def extend(self, n, ends, _length):
        one = self._pick(n, arrived=bool(n % 2))
        if one is None:
            return
        ends = day(ends)
        same = ends == one.last
        allowed = same or (
            ends > one.first
            and not (one.arrived and ends < TODAY)
            and not self.model.clash(one.place, one.first, ends, citizen=one.citizen, besides=one)
        )
        if self.attempt(
            allowed,
            lambda: extend_stay(
                by=self.house.leader, stay=one.stay, ends_on=ends, reason="Nær målet", now=NOW
            ),
        ):
            one.last = ends

    def move_out(self, n, on, _length):
        one = self._pick(n, arrived=True)
        if one is None:
            return
        on = day(on)
        allowed = one.first <= on <= TODAY and (
            on == one.first
            or not self.model.clash(one.place, one.first, on, citizen=one.citizen, besides=one)
        )
        if self.attempt(
            allowed,
            lambda: move_out(
                by=self.house.leader,
                stay=one.stay,
                on=on,
                ending="as_planned",
                destination="own_home",
                now=NOW,
            ),
        ):
            one.last, one.stay, one.kind = on, None, "left"
            if one.last == one.first:
                self.model.taken.remove(one)

    def cancel(self, n, _day, _length):
        one = self._pick(n, arrived=False)
        if one is not None:
            self.attempt(
                True, lambda: cancel_stay(by=self.house.leader, stay=one.stay, reason="x", now=NOW)
            )
            self.model.taken.remove(one)

    def lapse(self, *_what):
        later = NOW + timedelta(hours=2)
        held = [one for one in self.model.taken if one.kind == "hold"]
        assert lapse_holds(controller=self.house.organisation, now=later) == len(held)
        self.model.taken = [one for one in self.model.taken if one.kind != "hold"]

    def _pick(self, n, *, arrived):
        stays = self.model.stays(arrived=arrived)
        return stays[n % len(stays)] if stays else None

    def check(self):
        stored = {(b.pk, b.starts_on, b.ends_on) for b in Booking.objects.standing()}
        assert stored == {(one.pk, one.first, one.last) for one in self.model.taken}
        for one in self.model.taken:
            assert not self.model.clash(one.place, one.first, one.last, besides=one)


class UndoneError(Exception):
    """Rolls one example back."""


@pytest.fixture
def guest_rooms(herning):
    """Guest rooms: no length is too short or too long for them."""
    return [herning.place(herning.first, "guest"), herning.place(herning.second, "guest")]


def test_any_order_of_steps_leaves_what_the_model_says(herning, guest_rooms):
    citizens = [make_citizen(herning, f"Borger {n}") for n in range(CITIZENS)]
    system = Actor.system(herning.organisation)

    class Everyone:
        organisation = herning.organisation
        leader = caseworker = system

    @settings(
        max_examples=60,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(steps)
    def any_order(sequence):
        try:
            with transaction.atomic():
                run = Run(Everyone, guest_rooms, citizens)
                for step, *what in sequence:
                    getattr(run, step)(*what)
                    run.check()
                raise UndoneError
        except UndoneError:
            pass

    any_order()
