"""Whether the citizen keeps a home during the stay: known, not known, and known late."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeated
from core.shown import Shown, merge
from organisations.actors import Actor
from placements import rules
from placements.events import StayEvent
from placements.models import HomeKept, Stay
from placements.rules import Verb
from placements.services.stay_lines import checked_days, give_way
from placements.services.stay_lock import lock_stay


@transaction.atomic
def record_home_kept(
    *,
    by: Actor,
    stay: Stay,
    answer: str,
    starts_on: date | None,
    last_on: date | None,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> HomeKept:
    """From ``starts_on`` to and with ``last_on`` (without it: until something else is written) the
    citizen keeps a home, keeps none, or nobody knows. It may have been so before the stay.

    What was written of these days stays to be read. The same again returns the line that stands.
    Raises :class:`Problem` ``no_self_payment`` where the scheme does not ask, :class:`Problems` at
    the fields, :class:`~core.shown.Stale` where a colleague answered otherwise meanwhile.
    """
    rules.must(by, Verb.HOME_KEPT)
    row = lock_stay(by, stay)
    rules.check(row, Verb.HOME_KEPT)
    checks = Checks()
    answer = checks.choice(
        "answer", answer, HomeKept.Answer.values, missing=_("Choose one of the answers.")
    )
    first, ends_on = checked_days(checks, row, starts_on, last_on, now)
    reason = checks.text("reason", reason, missing=_("Write how you know it."), longest=LONG_TEXT)
    checks.raise_any()
    assert first is not None
    standing = list(row.homes_kept.standing())
    known = answer_now(standing, timezone.localdate(now))
    answer = merge(shown, typed={"answer": answer}, standing={"answer": known})["answer"]
    facts = {"answer": answer, "starts_on": first, "ends_on": ends_on, "reason": reason}
    if (same := repeated(row.homes_kept.standing(), **facts)) is not None:
        return same
    give_way(standing, first, ends_on, by=by, reason=reason, now=now)
    line = HomeKept.objects.create(
        controller_id=row.controller_id, stay=row, by=by.user, at=now, **facts
    )
    record(row, StayEvent.HOME_KEPT_RECORDED, by=by, at=now, on=first)
    return line


def answer_now(lines: list[HomeKept], today: date) -> str:
    """Of the lines that stand; "" where nothing is written of today."""
    return next((line.answer for line in lines if line.covers(today)), "")
