"""A stay, for who may write of it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks
from notes import rules
from notes.rules import RULES, Verb
from organisations.actors import Actor
from placements.models import Stay
from placements.services.stay_lock import lock_stay


def own_stay(by: Actor, stay: Stay, verb: Verb) -> Stay:
    """The stay, locked. Raises :class:`NotAllowed`, and what stands against the verb."""
    RULES[verb].must(by)
    row = lock_stay(by, stay)
    rules.check(row, verb)
    return row


def check_without_numbers(checks: Checks, **texts: str) -> None:
    """No CPR number in what is typed."""
    for field, text in texts.items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)


def checked_past(checks: Checks, field: str, day: date | None, now: datetime) -> date | None:
    """The day on which something happened: today or before."""
    checked = checks.day(field, day, missing=_("Write on which day it was."))
    if checked is not None and checked > timezone.localdate(now):
        checks.add("not_yet", _("The day is still to come."), field=field)
    return checked
