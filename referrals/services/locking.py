"""Getting hold of a referral to change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.acting import acting
from core.own_row import own_row
from core.problems import NotAllowed
from organisations.actors import Actor
from referrals.models import Referral
from referrals.rules import Verb, must

NOT_YOURS: Final = _("The referral is not yours.")


@contextmanager
def locked(by: Actor, referral: Referral, verb: Verb) -> Iterator[Referral]:
    """The referral, read anew and locked, acting as its receiver; for whoever may do the verb."""
    with locked_in_sight(by, referral) as row:
        must(by, verb, row)
        yield row


@contextmanager
def locked_in_sight(by: Actor, referral: Referral) -> Iterator[Referral]:
    """The referral, read anew and locked, acting as the organisation that received it. What the
    person may do with it, the caller asks.

    A sender can't lock, since its policy is for reading only: sight is then checked before acting
    as someone else, since from then on row-level security no longer guards against this person.
    """
    rows = Referral.objects.visible_to(by)
    if by.organisation.pk != referral.controller_id:
        if not Referral.objects.in_sight_of(by, referral):
            raise NotAllowed("not_yours", NOT_YOURS)
        rows = Referral.objects.all()
    with acting(referral.controller_id):
        # Not hold and stay: after a wait for the lock the row is read anew, its joins are not.
        joined = rows.select_related("citizen", "controller")
        yield own_row(joined, referral.pk, not_yours=NOT_YOURS)
