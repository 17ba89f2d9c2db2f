"""Noting a call or a visit that is no referral."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from citizens.identifiers import holds_cpr
from core.checks import LONG_TEXT, Checks
from core.problems import NotAllowed
from core.repeats import AGAIN, repeated
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import CallEvent
from placements.models import CallNote, Facility, WhyNobody
from placements.services.together import nobody_helped
from schemes.base import Referrer, Track


@dataclass(frozen=True)
class Answer:
    """What a citizen who rings can be told, and of which kinds of place it is so."""

    ways_in: str
    #: The citizen's own asking is taken down as a referral.
    can_ask: bool
    lets_guest_ring: bool
    of: list[tuple[Facility, Track]]


def answers_to_citizens(by: Actor, *, on: date) -> list[Answer]:
    """Of the facilities in sight, as each scheme has it; what is the same of several is said
    once."""
    answers: dict[tuple[str, bool, bool], Answer] = {}
    for facility in Facility.objects.visible_to(by).open_on(on):
        for track in facility.rules_on(on).tracks:
            ways = (track.ways_in, Referrer.CITIZEN in track.referrers, track.lets_guest_ring)
            answers.setdefault(ways, Answer(*ways, [])).of.append((facility, track))
    return list(answers.values())


@transaction.atomic
def note_call(
    *,
    by: Actor,
    facility: Facility,
    caller: str,
    way: str,
    about: str,
    outcome: str,
    now: datetime,
    calls_from: str = "",
    answer: str = "",
    because: str = "",
) -> CallNote:
    """Write down who rang or came, what about and what was said. It registers no citizen and is no
    referral. Where nobody could help, ``because`` says why (:class:`WhyNobody`), and the app above
    counts it. The same by the same person within :data:`AGAIN` is once.

    Raises :class:`Problems` at the fields; ``holds_cpr`` where a number was written.
    """
    by.must(Permission.ASSESS)
    houses = Facility.objects.visible_to(by).open_on(timezone.localdate(now))
    if not houses.filter(pk=facility.pk).exists():
        raise NotAllowed("not_yours", _("The facility is not one of yours."))
    checks = Checks()
    facts: dict[str, Any] = {
        "caller": checks.choice(
            "caller", caller, CallNote.Caller.values, missing=_("Choose who it was.")
        ),
        "way": checks.choice("way", way, CallNote.Way.values, missing=_("Choose how.")),
        "calls_from": checks.text("calls_from", calls_from),
        "about": checks.text(
            "about", about, missing=_("Write in a few words what it was about."), longest=LONG_TEXT
        ),
        "answer": checks.text("answer", answer, longest=LONG_TEXT),
        "outcome": checks.choice(
            "outcome",
            outcome,
            CallNote.Outcome.values,
            missing=_("Choose what came of it."),
        ),
    }
    if facts["outcome"] == CallNote.Outcome.NOBODY:
        because = checks.choice(
            "because", because, WhyNobody.values, missing=_("Choose why nobody could help.")
        )
    for field in ("calls_from", "about", "answer"):
        if holds_cpr(facts[field]):
            words = _("There is a CPR number here. A note of a call is about nobody's case.")
            checks.add("holds_cpr", words, field=field)
    checks.raise_any()
    mine = CallNote.objects.filter(facility=facility, by=by.user, at__gt=now - AGAIN)
    if (written := repeated(mine, **facts)) is not None:
        return written
    note = CallNote.objects.create(
        controller_id=facility.controller_id, facility=facility, by=by.user, at=now, **facts
    )
    record(note, CallEvent.NOTED, by=by, at=now)
    if note.outcome == CallNote.Outcome.NOBODY:
        nobody_helped(note, because, by)
    return note
