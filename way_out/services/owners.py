"""Who in the municipality answers for a lock."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from citizens.municipality_names import NAMES
from core.checks import Checks
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Stay
from way_out.events import LockEvent
from way_out.models import Lock
from way_out.rules import Verb
from way_out.services.locking import own_lock


@transaction.atomic
def set_owner(
    *,
    by: Actor,
    stay: Stay,
    key: str,
    name: str,
    mail: str,
    municipality: str,
    now: datetime,
    shown: Shown | None = None,
) -> Lock:
    """From now on this person answers for the lock; a link that another has opens no more.

    ``municipality`` is a code; "" is the one that acts for the citizen. The same again is a no-op.
    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    lock, condition = own_lock(by, stay, key, Verb.SET_OWNER)
    checks = Checks()
    typed = {
        "name": checks.text("name", name, missing=_("Write who answers for it.")),
        "mail": checks.mail("mail", mail),
        "municipality": checks.choice("municipality", municipality, NAMES),
    }
    checks.raise_any()
    standing = standing_owner(lock)
    merged = merge(shown, typed=typed, standing=standing, together=[("name", "mail")])
    if merged == standing:
        return lock
    lock.owner_name, lock.owner_mail = merged["name"], merged["mail"]
    lock.owner_municipality = merged["municipality"]
    lock.owner_since = now
    lock.save()
    if (merged["name"], merged["mail"]) != (standing["name"], standing["mail"]):
        lock.links.filter(ended_at=None).update(ended_at=now, next_try_at=None)
    record(lock, LockEvent.OWNER_SET, by=by, at=now, words=condition.name, owner=merged["name"])
    return lock


def standing_owner(lock: Lock | None) -> dict[str, str]:
    """As its form shows it."""
    return {
        "name": lock.owner_name if lock else "",
        "mail": lock.owner_mail if lock else "",
        "municipality": lock.owner_municipality if lock else "",
    }
