"""Getting hold of a referral to change it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from core.acting import acting
from core.problems import NotAllowed
from organisations.actors import Actor
from referrals.models import Referral
from referrals.rules import must
from referrals.workflow import Verb


@contextmanager
def locked(by: Actor, referral: Referral, verb: Verb) -> Iterator[Referral]:
    """The referral, read anew and locked, acting as the organisation that received it.

    Sight is checked before acting as someone else, since from then on row-level security no
    longer guards against this person. A sender can't lock: its policy is for reading only.
    """
    if not Referral.objects.visible_to(by).filter(pk=referral.pk).exists():
        raise NotAllowed("not_yours", _("The referral is not yours."))
    with acting(referral.controller_id):
        row = (
            Referral.objects.select_for_update(of=("self",))
            # Not hold and stay: after a wait for the lock the row is read anew, its joins are not.
            .select_related("citizen", "controller")
            .get(pk=referral.pk)
        )
        must(by, verb, row)
        yield row
