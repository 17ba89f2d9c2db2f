"""Keeping a way of looking at the worklist."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, NotAllowed
from core.repeats import repeats
from organisations.actors import Actor
from organisations.roles import Permission, Role
from referrals.models import SavedFilter


def may_share(by: Actor) -> bool:
    """Leaders set the ways of looking that all share; the coordinator is the wards' leader."""
    return by.role in (Role.FACILITY_LEADER, Role.REFERRAL_COORDINATOR)


@transaction.atomic
def save_filter(*, by: Actor, name: str, query: str, is_shared: bool = False) -> SavedFilter:
    """Keep ``query`` (the address' choices, checked by the caller) under a name.

    The same again is a no-op. Raises :class:`Problems` at ``name``, :class:`Conflict` where one's
    own of that name says something else, :class:`NotAllowed` for sharing.
    """
    by.must(Permission.SEE_REFERRALS)
    if is_shared and not may_share(by):
        raise NotAllowed("not_shared", _("Only leaders share a filter with everybody."))
    checks = Checks()
    name = checks.text("name", name, missing=_("Write what the filter is called."), longest=60)
    query = checks.text("query", query, longest=300)
    checks.raise_any()
    assert by.user is not None, "a filter is a person's"
    own = SavedFilter.objects.filter(controller=by.organisation, owner=by.user)
    standing = own.select_for_update().filter(name__iexact=name).first()
    if standing is None:
        return SavedFilter.objects.create(
            controller=by.organisation, owner=by.user, name=name, query=query, is_shared=is_shared
        )
    if repeats(standing, query=query, is_shared=is_shared):
        return standing
    raise Conflict(
        "filter_named", _("You have a filter of that name already. Choose another."), field="name"
    )


@transaction.atomic
def remove_filter(*, by: Actor, saved: SavedFilter) -> None:
    """Only one's own."""
    own = SavedFilter.objects.filter(controller=by.organisation, owner=by.user)
    own_row(own, saved.pk, not_yours=_("The filter is not one of yours.")).delete()
