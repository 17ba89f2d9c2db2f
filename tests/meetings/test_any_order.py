"""Whatever is done to a meeting, in whatever order: each calendar ends with what stands."""

from __future__ import annotations

from datetime import time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import vobject
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as how_often
from hypothesis import strategies as st

from core.problems import Problem
from meetings.models import Invitation, Meeting
from meetings.services.calling import call_off_meeting, change_meeting
from organisations.actors import Actor
from placements.models import Stay
from tests.meetings.acts import calendar_in, called, plan, sent
from tests.world import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

MAILS = tuple(f"{name}@partner.example" for name in ("lise", "bo", "kim"))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(8, 16)),
        st.tuples(st.just("people"), st.sets(st.sampled_from(MAILS), min_size=1)),
        st.tuples(st.just("send"), st.none()),
        st.tuples(st.just("call_off"), st.none()),
    ),
    max_size=8,
)


def test_every_calendar_ends_with_what_stands(herning: House, stay: Stay, settings) -> None:
    by = herning.caseworker

    @how_often(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(steps)
    def any_order(steps) -> None:
        with TemporaryDirectory() as folder, transaction.atomic():
            settings.MAILERS = {
                "default": {
                    "BACKEND": "demo.local_mail.EmailBackend",
                    "OPTIONS": {"folder": folder},
                }
            }
            meeting = _live_through(by, stay, steps, Path(folder))
            mails = sent(by, Path(folder), NOW + timedelta(minutes=2))
            _check(Meeting.objects.get(pk=meeting.pk), mails)
            assert not Invitation.objects.filter(next_try_at__isnull=False).exists()
            transaction.set_rollback(True)

    any_order()


def _live_through(by: Actor, stay: Stay, steps, folder: Path) -> Meeting:
    hour, people, now = 10, set(MAILS[:2]), NOW + timedelta(minutes=1)
    meeting = called(by, stay, people=[], others=_lines(people))
    for step, value in steps:
        hour = value if step == "move" else hour
        people = value if step == "people" else people
        try:
            if step == "send":
                sent(by, folder, now)
            elif step == "call_off":
                call_off_meeting(by=by, meeting=meeting, reason="Sygdom", now=now)
            else:
                changed = plan(at_time=time(hour), others=_lines(people))
                change_meeting(by=by, meeting=meeting, plan=changed, now=now)
        except Problem:
            assert step in ("move", "people")
            assert Meeting.objects.get(pk=meeting.pk).called_off_at is not None
    return meeting


def _lines(people: set[str]) -> str:
    return "\n".join(f"{mail.split('@')[0]}, Partner, {mail}" for mail in sorted(people))


def _check(meeting, mails) -> None:
    wanted = {each.mail for each in meeting.participants.all()} if meeting.is_planned else set()
    last = {}
    for mail in mails:
        entry = vobject.readOne(calendar_in(mail))
        before = last.get(mail["To"])
        # The same is not sent twice, and nothing older after something newer.
        assert before is None or before[0] < int(entry.vevent.sequence.value)
        last[mail["To"]] = (int(entry.vevent.sequence.value), entry)
    for mail, (_sequence, entry) in last.items():
        assert (entry.method.value == "REQUEST") == (mail in wanted)
        if mail in wanted:
            assert entry.vevent.dtstart.value == meeting.starts_at
    assert wanted <= set(last)
