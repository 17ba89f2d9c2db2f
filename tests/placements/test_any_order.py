"""Whatever is done in whatever order, PostgreSQL and a list of nights agree.

The model knows one thing: which nights of which place are taken, and by whom. Each step is tried
on both; a step the model forbids must be refused, and what stands afterwards must be the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import schemes
from core.acting import acting
from core.problems import Problem
from organisations.actors import Actor
from placements.models import Absence, Booking, Place, Stay
from placements.services.absences import end_absence, record_absence
from placements.services.bookings import close_place, hold_place, lapse_holds
from placements.services.follow_ups import complete_follow_up
from placements.services.moves import move_place
from placements.services.outreach import plan_outreach
from placements.services.planned_end import extend_stay
from placements.services.relapses import judge_relapse
from placements.services.reviews import move_review
from placements.services.stays import cancel_stay, move_in, move_out, plan_stay
from placements.services.taking_back import undo_completion
from placements.services.trial_nights import plan_trial
from tests.world import NOW, TODAY, day, make_citizen

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
        st.tuples(st.just("arrive"), which, days, lengths),
        st.tuples(st.just("extend"), which, days, lengths),
        st.tuples(st.just("move_place"), which, days, lengths),
        st.tuples(st.just("move_out"), which, days, lengths),
        st.tuples(st.just("cancel"), which, days, lengths),
        st.tuples(st.just("try_place"), which, days, st.integers(1, 3)),
        st.tuples(st.just("go_away"), which, days, st.one_of(lengths, st.none())),
        st.tuples(st.just("come_back"), which, days, lengths),
        st.tuples(st.just("lapse"), which, days, lengths),
    ),
    max_size=12,
)


#: Where somebody is here from the beginning, and moves more often than anything else.
moves = st.lists(
    st.one_of(
        *[st.tuples(st.just("move_place"), which, days, lengths)] * 3,
        st.tuples(st.just("arrive"), which, days, lengths),
        st.tuples(st.just("close"), which, days, lengths),
        st.tuples(st.just("plan"), which, days, lengths),
        st.tuples(st.just("extend"), which, days, lengths),
        st.tuples(st.just("go_away"), which, days, st.one_of(lengths, st.none())),
        st.tuples(st.just("come_back"), which, days, lengths),
        st.tuples(st.just("move_out"), which, days, lengths),
    ),
    min_size=2,
    max_size=8,
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
    has_end: bool = True
    #: Where the same citizen slept before moving here.
    before: Taken | None = None
    #: Of each review that was held: its last night and day before, and the next review.
    held: list[tuple[date, date, date]] = field(default_factory=list)

    @property
    def came(self) -> date:
        return self.before.came if self.before else self.first

    @property
    def all_before(self) -> list[Taken]:
        return [self.before, *self.before.all_before] if self.before else []

    def overlaps(self, first: date, last: date | None) -> bool:
        return self.first < (last or date.max) and first < (self.kept_until or date.max)

    @property
    def kept_until(self) -> date | None:
        """Who has not left sleeps there tonight too, whatever was planned before today."""
        if self.arrived and self.kind == "stay" and self.last is not None:
            overdue = self.last < TODAY if self.has_end else self.last <= TODAY
            return day(1) if overdue else self.last
        return self.last


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

    def double_booked(self, one: Taken) -> bool:
        return any(
            other.place == one.place
            and other is not one
            and other.first < (one.last or date.max)
            and one.first < (other.last or date.max)
            for other in self.taken
        )

    def bed_is_free(self, one: Taken) -> bool:
        """Nobody is in the place, and the citizen in no other."""
        return not any(
            other.place == one.place or other.citizen == one.citizen
            for other in self.stays(arrived=True)
        )

    def gains(self, one: Taken, first: date, last: date | None) -> bool:
        """The nights it would take besides its own are free."""
        assert one.last is not None
        return not any(
            start < (end or date.max)
            and self.clash(one.place, start, end, citizen=one.citizen, besides=one)
            for start, end in ((first, one.first), (max(first, one.last), last))
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
    #: By stay: each night away with the place kept, as far as the example goes.
    away: dict[int, set[date]] = field(default_factory=dict)
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
        # No night from moving in on is a trial.
        trials = [each for each in self._trials(one) if (each.last or date.max) > on]
        self.model.taken = [each for each in self.model.taken if each not in trials]
        allowed = (
            on <= TODAY
            and on < one.last
            and self.model.bed_is_free(one)
            and self.model.gains(one, on, one.last)
        )
        if self.attempt(
            allowed,
            lambda: move_in(by=self.house.leader, stay=one.stay, on=on, now=NOW),
        ):
            one.first, one.arrived = on, True
            trials = [each for each in trials if each.first < on]
            for each in trials:
                each.last = on
        self.model.taken += trials

    def try_place(self, n, first, nights):
        """A night or two before moving in, in either place."""
        one = self._pick(n, arrived=False)
        if one is None:
            return
        place, starts, ends = n % PLACES, day(first), day(first + nights)
        same = any(
            (each.place, each.first, each.last) == (place, starts, ends)
            for each in self._trials(one)
        )
        allowed = same or (
            nights <= 2
            and ends <= one.first
            and not self.model.clash(place, starts, ends, citizen=one.citizen)
        )
        booking = self.attempt(
            allowed and nights <= 2 and ends <= one.first,
            lambda: plan_trial(
                by=self.house.leader,
                stay=one.stay,
                place=self.places[place],
                starts_on=starts,
                ends_on=ends,
                now=NOW,
            ),
        )
        if booking is not None and not same:
            self.model.taken.append(
                Taken(booking.pk, place, "trial", starts, ends, one.citizen, one.stay)
            )

    def _trials(self, one):
        return [each for each in self.model.taken if each.kind == "trial" and each.stay == one.stay]

    def go_away(self, n, first, nights):
        """The place is kept: no booking changes."""
        one = self._pick(n, arrived=True)
        if one is None:
            return
        starts, until = day(first), None if nights is None else day(first + nights)
        self.n += 1
        if self.attempt(
            starts >= one.came,
            lambda: record_absence(
                by=self.house.leader,
                stay=one.stay,
                kind="hospital" if n % 2 else "leave",
                starts_on=starts,
                last_on=None if until is None else until - timedelta(days=1),
                reason=f"nr. {self.n}",
                now=NOW,
            ),
        ):
            nights_away = self.away.setdefault(one.stay.pk, set())
            nights_away.update(nights_of(starts, until))

    def come_back(self, n, on, _length):
        one = self._pick(n, arrived=True)
        if one is None:
            return
        on, away = day(on), self.away.setdefault(one.stay.pk, set())
        runs = runs_of(one.stay)
        run = next((each for each in reversed(runs) if each[0] < on), runs[0] if runs else None)
        allowed = run is not None and (run[1] is None or on <= run[1])
        back = self.attempt(
            allowed,
            lambda: [
                end_absence(by=self.house.leader, stay=one.stay, on=on, reason="Hjemme", now=NOW)
            ],
        )
        if back is not None:
            away.difference_update(nights_of(max(on, run[0]), run[1]))

    def arrive(self, n, first, length):
        """Planned and come on the day: without it few examples have anybody here who moves."""
        first, length = -abs(first), length + 6
        self.plan(n, first, length)
        waiting = self.model.stays(arrived=False)
        for place, one in enumerate(waiting):
            if one.citizen == n % CITIZENS and one.first == day(first):
                self.move_in(place, first, length)
                return

    def extend(self, n, ends, _length):
        one = self._pick(n, arrived=bool(n % 2))
        if one is None:
            return
        ends = day(ends)
        same = ends == one.last
        allowed = same or (
            ends > one.first  # whoever moved sleeps a night in the new place
            and not (one.arrived and ends < TODAY)
            and self.model.gains(one, one.first, ends)
        )
        if self.attempt(
            allowed,
            lambda: extend_stay(
                by=self.house.leader, stay=one.stay, ends_on=ends, reason="Nær målet", now=NOW
            ),
        ):
            self._ends_on(one, ends)

    def move_place(self, n, on, _length):
        """To the other place, for the nights that are left."""
        one = self._pick(n, arrived=True)
        if one is None:
            return
        on, other = day(-abs(on) // 2), (one.place + 1) % PLACES
        # Asked for once more, also after a later move: it was done.
        same = any((each.place, each.first) == (other, on) for each in one.all_before)
        allowed = same or (
            one.first <= on <= TODAY
            and on < one.last
            and not self.model.clash(other, on, one.last, besides=one)
            and not any(each.place == other for each in self.model.stays(arrived=True))
        )
        if self.attempt(
            allowed,
            lambda: move_place(
                by=self.house.leader,
                stay=one.stay,
                place=self.places[other],
                on=on,
                reason="Vand i gulvet",
                now=NOW,
            ),
        ):
            if same:
                return
            if on == one.first and one.before and one.before.place == other:
                # Back where the citizen was: there was no move.
                one.before.last, one.before.kind = one.last, "stay"
                self.model.taken.remove(one)
                return
            if on == one.first:
                one.place = other
                return
            booking = one.stay.bookings.standing().last()
            moved = Taken(
                booking.pk, other, "stay", on, one.last, one.citizen, one.stay, True, before=one
            )
            one.last, one.kind = on, "left"
            self.model.taken.append(moved)

    def _ends_on(self, one, on):
        """The nights end on that day, whichever place they were in then."""
        if on > one.first or one.before is None:
            one.last = on
            if one.last == one.first:
                self.model.taken.remove(one)
            return one
        self.model.taken.remove(one)
        one.before.kind = "stay"
        return self._ends_on(one.before, on)

    def move_out(self, n, on, _length):
        one = self._pick(n, arrived=True)
        if one is None:
            return
        on = day(on)
        room = self._room(one, on)
        allowed = one.came <= on <= TODAY and room is not None
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
            for behind in room if on > one.first else []:
                behind.first = on
                if behind.last is not None and behind.last <= on:
                    self.model.taken.remove(behind)
            last = self._ends_on(one, on)
            last.stay, last.kind = None, "left"

    def _room(self, one, on):
        """What was planned behind somebody who stayed until ``on``, and gives way; None where
        something does not."""
        if on <= one.last:
            return []
        behind = [
            other
            for other in self.model.taken
            if other is not one and other.place == one.place and one.last <= other.first < on
        ]
        for other in behind:
            if other.kind == "left" or other.arrived:
                return None
            if other.kind == "stay" and other.last <= on:
                return None
        elsewhere = [
            other
            for other in self.model.taken
            if other is not one
            and other.citizen == one.citizen
            and other not in behind
            and other.overlaps(one.last, on)
        ]
        return None if elsewhere and one.citizen is not None else behind

    def cancel(self, n, _day, _length):
        one = self._pick(n, arrived=False)
        if one is not None:
            self.attempt(
                True, lambda: cancel_stay(by=self.house.leader, stay=one.stay, reason="x", now=NOW)
            )
            gone = [one, *self._trials(one)]
            self.model.taken = [each for each in self.model.taken if each not in gone]

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
            assert not self.model.double_booked(one)
        for stay, nights in self.away.items():
            lines = Absence.objects.standing().filter(stay=stay)
            stored = [night for line in lines for night in nights_of(line.starts_on, line.ends_on)]
            assert sorted(stored) == sorted(nights)


def nights_of(first: date, until: date | None) -> list[date]:
    """As far as an example goes, where there is no end."""
    return [first + timedelta(days=n) for n in range(((until or day(40)) - first).days)]


def runs_of(stay: Stay) -> list[tuple[date, date | None]]:
    """The absences as they are written: two that touch are still two."""
    return list(stay.absences.standing().values_list("starts_on", "ends_on"))


open_ended_steps = st.lists(
    st.one_of(
        st.tuples(st.just("plan_open"), which, days, lengths),
        st.tuples(st.just("plan_course"), which, days, lengths),
        st.tuples(st.just("begin"), which, days, lengths),
        st.tuples(st.just("move_in"), which, days, lengths),
        st.tuples(st.just("move_the_review"), which, days, lengths),
        st.tuples(st.just("hold_review"), which, days, lengths),
        st.tuples(st.just("take_back_review"), which, days, lengths),
        st.tuples(st.just("relapse"), which, days, lengths),
        st.tuples(st.just("close"), which, days, lengths),
        st.tuples(st.just("move_out"), which, days, lengths),
        st.tuples(st.just("cancel"), which, days, lengths),
    ),
    max_size=12,
)


@dataclass
class OpenEnded(Run):
    """Stays without an end, and outreach that takes no night whatever is done with it."""

    courses: dict[int, Stay] = field(default_factory=dict)  # by citizen, planned or under way
    begun: set[int] = field(default_factory=set)
    relapses: int = 0

    def plan_open(self, n, first, length):
        place, citizen = n % PLACES, n % CITIZENS
        starts, review = day(first), day(first + length)
        same = any(
            (one.place, one.citizen, one.first, one.arrived) == (place, citizen, starts, False)
            for one in self.model.taken
        )
        allowed = same or not self.model.clash(place, starts, review, citizen=citizen)
        stay = self.attempt(
            allowed,
            lambda: plan_stay(
                by=self.house.leader,
                citizen=self.citizens[citizen],
                place=self.places[place],
                starts_on=starts,
                ends_on=review,
                scheme_rules_on=TODAY,
                now=NOW,
            ),
        )
        if stay is not None and not same:
            booking = Booking.objects.get(stay=stay)
            self.model.taken.append(
                Taken(booking.pk, place, "stay", starts, review, citizen, stay, has_end=False)
            )

    def plan_course(self, n, first, _length):
        citizen = n % CITIZENS
        known = self.courses.get(citizen)
        same = known is not None and citizen not in self.begun and known.expected_on == day(first)
        course = self.attempt(
            known is None or same,
            lambda: plan_outreach(
                by=self.house.leader,
                citizen=self.citizens[citizen],
                facility=self.places[0].facility,
                track="outreach",
                starts_on=day(first),
                scheme_rules_on=TODAY,
                now=NOW,
            ),
        )
        if course is not None:
            assert not same or course == known
            self.courses[citizen] = course

    def begin(self, n, on, _length):
        """Outreach begins, or where it has begun it ends."""
        citizen = n % CITIZENS
        course = self.courses.get(citizen)
        if course is None:
            return
        if citizen in self.begun:
            leaves = {"ending": "as_planned", "destination": "own_home"}
            do = lambda: move_out(  # noqa: E731
                by=self.house.leader, stay=course, on=TODAY, now=NOW, **leaves
            )
            self.attempt(True, do)
            del self.courses[citizen]
            self.begun.remove(citizen)
        elif self.attempt(
            day(on) <= TODAY,
            lambda: move_in(by=self.house.leader, stay=course, on=day(on), now=NOW),
        ):
            self.begun.add(citizen)

    def move_in(self, n, on, _length):
        """A review is counted from the day the citizen came, where that is not the one booked."""
        one = self._pick(n, arrived=False)
        if one is None:
            return
        on = day(on)
        review = one.last if on == one.first else one.stay.version.review_on("place", on)
        free = self.model.gains(one, on, review)
        allowed = on <= TODAY and (on == one.first or free) and self.model.bed_is_free(one)
        if self.attempt(
            allowed, lambda: move_in(by=self.house.leader, stay=one.stay, on=on, now=NOW)
        ):
            one.first, one.last, one.arrived = on, review, True

    def move_the_review(self, n, on, _length):
        one = self._pick(n, arrived=True)
        if one is not None:
            on = day(on)
            same = self._review(one).due_on == on == one.last
            allowed = same or (on > TODAY and self._free_until(one, on))
            if self.attempt(
                allowed,
                lambda: move_review(
                    by=self.house.leader, stay=one.stay, on=on, reason="x", now=NOW
                ),
            ):
                one.last = on

    def hold_review(self, n, on, _length):
        one = self._pick(n, arrived=True)
        if one is not None:
            on, review = day(on), self._review(one)
            allowed = on > TODAY and self._free_until(one, on)
            if self.attempt(
                allowed,
                lambda: complete_follow_up(
                    by=self.house.leader,
                    follow_up=review,
                    outcome="x",
                    on=TODAY,
                    next_review_on=on,
                    now=NOW,
                ),
            ):
                one.held.append((one.last, review.due_on, on))
                one.last = on

    def take_back_review(self, n, _on, _length):
        """As long as nobody went on with it, both the review and the place are as before."""
        one = self._pick(n, arrived=True)
        if one is None or not one.held:
            return
        last, due_on, next_on = one.held[-1]
        done = one.stay.follow_ups.filter(kind="plan_review", status="done").latest("ordinal")
        if self.attempt(
            self._review(one).due_on == next_on == one.last,
            lambda: undo_completion(by=self.house.leader, follow_up=done, now=NOW),
        ):
            one.held.pop()
            one.last = max(last, TODAY + timedelta(days=1))
            assert (self._review(one).pk, self._review(one).due_on) == (done.pk, due_on)

    def relapse(self, n, on, _length):
        one = self._pick(n, arrived=True)
        if one is not None:
            self.relapses += 1
            self.attempt(
                one.first <= day(on) <= TODAY,
                lambda: judge_relapse(
                    by=self.house.leader,
                    stay=one.stay,
                    on=day(on),
                    what_happened=f"nr. {self.relapses}",
                    judgement="ends" if n % 2 else "goes_on",
                    reasons="x",
                    now=NOW,
                ),
            )

    def _free_until(self, one, on):
        return self.model.gains(one, one.first, on)

    def _review(self, one):
        return one.stay.follow_ups.get(kind="plan_review", status="open")

    def check(self):
        super().check()
        for one in self.model.stays(arrived=True):
            assert self._review(one).due_on == one.last
            assert Stay.objects.get(pk=one.stay.pk).planned_end_on is None


class UndoneError(Exception):
    """Rolls one example back."""


@pytest.fixture
def guest_rooms(herning):
    """Guest rooms: no length is too short or too long for them."""
    with acting(herning.organisation):
        room = herning.place(herning.first, "guest")
        another = Place.objects.create(
            controller=herning.organisation,
            facility=herning.first,
            name="guest 2",
            track="guest",
            opens_on=room.opens_on,
        )
    return [room, another]


def in_any_order(run, kind_of_steps, examples):
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(kind_of_steps)
    def any_order(sequence):
        try:
            with transaction.atomic():
                one = run()
                for step, *what in sequence:
                    getattr(one, step)(*what)
                    one.check()
                raise UndoneError
        except UndoneError:
            pass

    any_order()


def test_stays_without_an_end_and_outreach_in_any_order(holstebro):
    with acting(holstebro.organisation):
        citizens = [make_citizen(holstebro, f"Borger {n}") for n in range(CITIZENS)]
        rooms = [holstebro.place(holstebro.first, "place", n) for n in range(PLACES)]
        system = Actor.system(holstebro.organisation)

        class Everyone:
            organisation = holstebro.organisation
            leader = caseworker = system

        in_any_order(lambda: OpenEnded(Everyone, rooms, citizens), open_ended_steps, 40)


@pytest.fixture
def rooms_to_try(monkeypatch, guest_rooms):
    """Stays in a guest room may be short; here the room can be tried for a night, too."""
    polaris = schemes.SCHEMES["polaris"]
    *earlier, version = polaris.versions
    tracks = tuple(replace(track, trial_nights=2) for track in version.tracks)
    changed = replace(polaris, versions=(*earlier, replace(version, tracks=tracks)))
    monkeypatch.setattr(schemes, "SCHEMES", {**schemes.SCHEMES, "polaris": changed})
    return guest_rooms


def test_any_order_of_steps_leaves_what_the_model_says(herning, rooms_to_try):
    citizens = [make_citizen(herning, f"Borger {n}") for n in range(CITIZENS)]
    system = Actor.system(herning.organisation)

    class Everyone:
        organisation = herning.organisation
        leader = caseworker = system

    in_any_order(lambda: Run(Everyone, rooms_to_try, citizens), steps, 60)


def test_moves_in_any_order_leave_what_the_model_says(herning, guest_rooms):
    citizens = [make_citizen(herning, f"Borger {n}") for n in range(CITIZENS)]
    system = Actor.system(herning.organisation)

    class Everyone:
        organisation = herning.organisation
        leader = caseworker = system

    def with_somebody_here():
        one = Run(Everyone, guest_rooms, citizens)
        one.arrive(0, -6, 8)
        return one

    in_any_order(with_somebody_here, moves, 40)
