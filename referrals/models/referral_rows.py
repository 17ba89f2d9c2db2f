"""Sets of referrals: who sees which, and where they stand."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import OuterRef, Q

from core.db.looked_up import IsLookedUp
from organisations.actors import Actor
from organisations.models import User
from organisations.roles import Permission, Role
from placements.models import Facility, Stay
from placements.models.stay import of_the_municipality, schemes_that_sell_places
from referrals.models.waiting import waits_for_information, waits_for_place, waits_to_start

if TYPE_CHECKING:
    from referrals.models.referral import Referral


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(
        self, actor: Actor, facilities: Collection[int] | None = None
    ) -> ReferralQuerySet:
        """Referrers see what their unit sent, their coordinator what the organisation sent; others
        what their organisation received, facility staff only what concerns their facilities
        (``facilities``, where they are known: they are looked up for each statement else)."""
        if not actor.may(Permission.SEE_REFERRALS):
            return self.none()
        if actor.only_sends:
            sent = self.filter(sender=actor.organisation)
            of_one_unit = actor.units_in_sight is not None
            return sent.filter(sender_unit=actor.unit) if of_one_unit else sent
        own = self.filter(controller=actor.organisation)
        if actor.role is Role.CASEWORKER:
            # Only where nothing else shows the referral.
            stay_in_sight = Stay.objects.visible_to(actor).filter(pk=OuterRef("stay"))
            return own.filter(
                ~Q(scheme__in=schemes_that_sell_places())
                | of_the_municipality(actor)
                | Q(submitted_by=actor.user)
                # Without a stay none is looked for.
                | Q(stay__isnull=False) & Q(IsLookedUp(stay_in_sight))
            )
        if actor.sees_whole_organisation:
            return own
        in_sight = Facility.objects.visible_to(actor) if facilities is None else facilities
        # Asked of the stay only where the referral's own house is not in sight, and never joined:
        # ten years of stays would be read to find those of a few referrals.
        at_theirs = Stay.objects.filter(pk=OuterRef("stay"), facility__in=in_sight)
        theirs = Q(facility__in=in_sight) | Q(stay__isnull=False) & Q(IsLookedUp(at_theirs))
        # Of several facilities the authority may choose: whoever asked sees what they asked.
        return own.filter(theirs | Q(submitted_by=actor.user) if actor.user else theirs)

    def _every(self) -> ReferralQuerySet:
        return type(self)(self.model)

    def sent_by(self, actor: Actor) -> ReferralQuerySet:
        """Those at other organisations that the actor reads as their sender: what was sent, and of
        what a house asked for itself and sent on, what whoever sees the first one goes on with."""
        if actor.only_sends:
            return self.visible_to(actor)
        visible = self._every().visible_to(actor).filter(sender=actor.organisation)
        went_on_as = visible.filter(closed_because="redirected").values("redirect__new_id")
        sent = self.filter(sender=actor.organisation).exclude(controller=actor.organisation)
        return sent.filter(pk__in=went_on_as)

    def in_sight_of(self, actor: Actor, referral: Referral) -> bool:
        """Whether the actor reads it, as its receiver or as its sender."""
        own = referral.controller_id == actor.organisation.pk
        rows = self.visible_to(actor) if own else self.sent_by(actor)
        return rows.filter(pk=referral.pk).exists()

    def to_decide(self) -> ReferralQuerySet:
        return self.filter(status=self.model.Status.SUBMITTED)

    def assigned_to(self, user: User | None) -> ReferralQuerySet:
        return self.filter(assigned_to=user)

    def unassigned(self) -> ReferralQuerySet:
        return self.filter(assigned_to=None)

    def waiting_for_information(self) -> ReferralQuerySet:
        return self.filter(waits_for_information())

    def open(self) -> ReferralQuerySet:
        """To be decided, or accepted and the citizen has not come."""
        accepted = Q(status=self.model.Status.ACCEPTED)
        not_come = Q(stay=None) | Q(stay__moved_in_on=None)
        return self.filter(Q(status=self.model.Status.SUBMITTED) | accepted & not_come)

    def waiting_for_place(self) -> ReferralQuerySet:
        return self.filter(waits_for_place())

    def waiting_to_start(self) -> ReferralQuerySet:
        return self.filter(waits_to_start())
