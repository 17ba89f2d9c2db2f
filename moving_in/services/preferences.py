"""How a citizen wants it: a wish is written down, and taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import NotAllowed
from moving_in.events import MovingInEvent
from moving_in.models import Preference
from moving_in.rules import Verb
from moving_in.services.stays import check_without_numbers, own_stay
from organisations.actors import Actor
from placements.models import Stay

LONGEST: Final = 200


@transaction.atomic
def add_preference(*, by: Actor, stay: Stay, topic: str, text: str, now: datetime) -> Preference:
    """In the citizen's own words. The same again is a no-op.

    Raises :class:`Problems` at the fields.
    """
    row = own_stay(by, stay, Verb.ADD_PREFERENCE)
    checks = Checks()
    about = checks.choice(
        "topic", topic, Preference.Topic.values, missing=_("Choose what it is about.")
    )
    words = checks.text(
        "text", text, missing=_("Write it as the citizen says it."), longest=LONGEST
    )
    check_without_numbers(checks, text=words)
    checks.raise_any()
    standing = Preference.objects.filter(stay=row, withdrawn_at=None, topic=about, text=words)
    if (again := standing.first()) is not None:
        return again
    wish = Preference.objects.create(
        controller_id=row.controller_id, stay=row, topic=about, text=words, by=by.user, at=now
    )
    record(wish, MovingInEvent.PREFERENCE_ADDED, by=by, at=now)
    return wish


@transaction.atomic
def withdraw_preference(*, by: Actor, stay: Stay, wish: Preference, now: datetime) -> Preference:
    """It holds no more, and stays to be read. Twice is once."""
    row = own_stay(by, stay, Verb.WITHDRAW_PREFERENCE)
    own = Preference.objects.select_for_update().filter(stay=row, pk=wish.pk).first()
    if own is None:
        raise NotAllowed("not_yours", _("The wish is not one of this stay."))
    own.stay = row
    if own.stands:
        own.withdrawn_at, own.withdrawn_by = now, by.user
        own.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record(own, MovingInEvent.PREFERENCE_WITHDRAWN, by=by, at=now)
    return own
