"""Whatever happens to follow-ups and to the people who do them: every due reminder once in the app,
for the right person, mailed as each chose and never twice; and a date moved by hand stays.

Compared after each step with ``model``. ``make chaos`` runs it for long (CHAOS=examples).
"""

from __future__ import annotations

import os
from collections import Counter
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.problems import Problem
from notifications.models import REMINDED_OF, Mail, MailWhen, Reminder
from notifications.services.choosing_mail import choose_mail
from notifications.services.escalating import set_escalation
from notifications.services.sending import send_waiting
from notifications.services.times_away import AwayFacts, end_time_away, set_time_away
from organisations.actors import Actor
from organisations.models import Membership, TimeAway
from organisations.roles import Role
from placements.models import FollowUp
from placements.services.follow_ups import complete_follow_up, move_follow_up
from placements.services.planned_end import extend_stay
from placements.services.stays import move_in, move_out, plan_stay
from tests.notifications.conftest import at, colleague, sweep
from tests.notifications.model import Key, Model, Task, Told
from tests.placements.stays import GOES_ON
from tests.world import TODAY, House, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
DAY = timedelta(days=1)
EXAMPLES = int(os.environ.get("CHAOS") or 25)

n = st.integers(0, 9)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("advance"), st.integers(0, 12), st.integers(0, 23), st.integers(0, 59)),
        st.tuples(st.just("sweep"), st.booleans()),
        st.tuples(st.just("sweep"), st.booleans()),
        st.tuples(st.just("send")),
        st.tuples(st.just("complete"), n),
        st.tuples(st.just("move"), n, st.integers(-10, 30)),
        st.tuples(st.just("extend"), n, st.integers(-20, 30)),
        st.tuples(st.just("leave"), n, st.booleans()),
        st.tuples(
            st.just("away"), n, st.none() | n, st.integers(-2, 6), st.none() | st.integers(1, 20)
        ),
        st.tuples(st.just("back"), n),
        st.tuples(st.just("choose"), n, st.sampled_from(MailWhen.values)),
        st.tuples(st.just("escalate"), st.integers(1, 4)),
        st.tuples(st.just("name"), n, st.none() | n),
    ),
    min_size=6,
    max_size=30,
)


class UndoneError(Exception):
    """Rolls one example back."""


class Run:
    """Two stays from the first day, five people, and a clock that only goes forward."""

    def __init__(self, house: House, citizens: list[object], people: list[Actor]) -> None:
        self.house, self.people, self.now = house, people, at(TODAY, 8)
        self.system = Actor.system(house.organisation)
        self.model = Model({one.user.pk: str(one.role) for one in people})
        self.by_hand: dict[int, date] = {}
        self.stays = []
        for number, citizen in enumerate(citizens):
            stay = plan_stay(
                by=house.caseworker,
                citizen=citizen,
                place=house.place(n=number),
                starts_on=TODAY,
                ends_on=TODAY + (40 + 20 * number) * DAY,
                scheme_rules_on=TODAY,
                now=self.now,
            )
            stay.key_worker = house.staff.user if number == 0 else None
            stay.coordinator = house.caseworker.user
            stay.save()
            self.stays.append(move_in(by=self.system, stay=stay, on=TODAY, now=self.now))

    # --- What people do

    def advance(self, days: int, hour: int, minute: int) -> None:
        later: datetime = at(self.now.date() + days * DAY, hour, minute)
        self.now = max(self.now, later)

    def complete(self, which: int) -> None:
        if follow_up := self._pick(self._open(), which):
            on = self.now.date()
            complete_follow_up(
                by=self.system, follow_up=follow_up, outcome="Gjort.", on=on, now=self.now
            )

    def move(self, which: int, days: int) -> None:
        if follow_up := self._pick(self._open(), which):
            due_on = max(follow_up.due_on, self.now.date()) + days * DAY
            moved = move_follow_up(
                by=self.system, follow_up=follow_up, due_on=due_on, reason="Ferie", now=self.now
            )
            if moved.moved_by_hand:
                self.by_hand[moved.pk] = moved.due_on

    def name(self, which: int, whom: int | None) -> None:
        if follow_up := self._pick(self._open(), which):
            follow_up.responsible = None if whom is None else self._person(whom).user
            follow_up.save()

    def extend(self, which: int, days: int) -> None:
        stay = self._pick(self.stays, which)
        stay.refresh_from_db()
        ends_on = stay.planned_end_on + days * DAY
        extend_stay(
            by=self.system,
            stay=stay,
            ends_on=ends_on,
            reason="Nær målet",
            answers=GOES_ON,
            now=self.now,
        )

    def leave(self, which: int, dies: bool) -> None:
        move_out(
            by=self.system,
            stay=self._pick(self.stays, which),
            on=self.now.date(),
            ending="died" if dies else "as_planned",
            destination="" if dies else "own_home",
            now=self.now,
        )

    def away(self, who: int, deputy: int | None, first: int, days: int | None) -> None:
        person = self._person(who)
        starts_on = self.now.date() + first * DAY
        facts = AwayFacts(
            starts_on=starts_on,
            ends_on=None if days is None else starts_on + days * DAY,
            deputy=None if deputy is None else self._person(deputy).user.pk,
        )
        set_time_away(by=person, person=person.user, facts=facts, now=self.now)
        theirs = self.model.away.setdefault(person.user.pk, [])
        if (facts.starts_on, facts.ends_on, facts.deputy) not in theirs:
            theirs.append((starts_on, facts.ends_on, facts.deputy))

    def back(self, who: int) -> None:
        person = self._person(who)
        row = TimeAway.objects.filter(user=person.user).last()
        if row is None:
            return
        end_time_away(by=person, row=row, now=self.now)
        rows = TimeAway.objects.filter(user=person.user)
        self.model.away[person.user.pk] = list(rows.values_list("starts_on", "ends_on", "deputy"))

    def choose(self, who: int, chosen: str) -> None:
        person = self._person(who)
        choose_mail(by=person, chosen=chosen, now=self.now)
        self.model.choose(person.user.pk, chosen, self.now)

    def escalate(self, days: int) -> None:
        house = self.house
        set_escalation(by=house.leader, house=house.first, working_days=days, now=self.now)
        self.model.leader_after = days

    # --- What the machine does

    def sweep(self, crashes: bool) -> None:
        if crashes:
            with suppress(UndoneError), transaction.atomic():
                sweep(self.house, self.now)
                raise UndoneError
        sweep(self.house, self.now)
        assert sweep(self.house, self.now) == 0, "the same moment again tells nothing"
        self.model.sweep(self._tasks(), self.now)
        self.check()

    def send(self) -> None:
        choices = dict(self.model.choices)
        before = set(Mail.objects.filter(sent_at__isnull=False).values_list("pk", flat=True))
        send_waiting(controller=self.house.organisation, now=self.now)
        self.model.send(self._tasks(), self.now)
        sent = Mail.objects.filter(sent_at__isnull=False).exclude(pk__in=before)
        for mail in sent.prefetch_related("reminders"):
            if choices.get(mail.user_id) == MailWhen.OVERDUE:
                assert {one.stage for one in mail.reminders.all()} == {4}
        self.check()

    # --- What must hold

    def check(self) -> None:
        rows = Reminder.objects.select_related("mail")
        keys = {row.pk: Key(row.follow_up_id, row.due_on, row.user_id, row.stage) for row in rows}
        told = {keys[row.pk]: Told(row.as_leader, row.instead_of_id) for row in rows}
        assert len(told) == len(rows), "once each"
        assert told == self.model.told
        assert {keys[row.pk] for row in rows if row.waits_for_mail} == self.model.waiting
        letters: dict[int, set[Key]] = {}
        for row in rows:
            if row.mail_id is not None:
                letters.setdefault(row.mail_id, set()).add(keys[row.pk])
        expected = Counter(
            (one.user, one.keys, one.state) for one in self.model.letters if one.state != "put back"
        )
        assert expected == Counter(
            (mail.user_id, frozenset(letters[mail.pk]), _state(mail))
            for mail in Mail.objects.filter(pk__in=letters)
        )
        self.check_dates()

    def check_dates(self) -> None:
        kept = FollowUp.objects.filter(pk__in=self.by_hand, status=FollowUp.Status.OPEN)
        for pk, due_on in kept.values_list("pk", "due_on"):
            assert due_on == self.by_hand[pk], "a date moved by hand is a person's"

    def _open(self) -> list[FollowUp]:
        rows = FollowUp.objects.open().filter(stay__in=self.stays)
        return list(rows.select_related("stay").order_by("pk"))

    def _tasks(self) -> list[Task]:
        knows = {"facility_staff": "key_worker_id", "caseworker": "coordinator_id"}
        return [
            Task(
                row.pk,
                row.opens_on,
                row.due_on,
                row.office,
                row.responsible_id,
                getattr(row.stay, knows[row.office]) if row.office in knows else None,
            )
            for row in self._open()
            if row.stay.status in REMINDED_OF
        ]

    def _person(self, which: int) -> Actor:
        return self.people[which % len(self.people)]

    @staticmethod
    def _pick[One](rows: list[One], which: int) -> One | None:
        return rows[which % len(rows)] if rows else None


def _state(mail: Mail) -> str:
    if mail.sent_at is not None:
        return "sent"
    return "dropped" if mail.dropped_at is not None else "waits"


def test_whatever_happens_to_follow_ups_and_people(herning: House) -> None:
    citizens = [make_citizen(herning, f"Borger {number}") for number in range(2)]
    colleague(herning, "Rikke")
    colleague(herning, "Sofie", Role.CASEWORKER)
    members = Membership.objects.filter(organisation=herning.organisation)
    works = Q(role__in=(Role.CASEWORKER, Role.FACILITY_STAFF, Role.FACILITY_LEADER))
    people = [Actor.of(one) for one in members.filter(works).order_by("pk")]

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(steps)
    def whatever_happens(sequence: list[tuple[str, object]]) -> None:
        try:
            with transaction.atomic():
                run = Run(herning, citizens, people)
                for step, *how in [*sequence, ("sweep", False), ("send",)]:
                    # What can't be done on that day has not happened.
                    with suppress(Problem), transaction.atomic():
                        getattr(run, step)(*how)
                    run.check_dates()
                raise UndoneError
        except UndoneError:
            pass

    whatever_happens()
