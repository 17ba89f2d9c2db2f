"""A referral as a client sends it, and as it is told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from core.checks import LONG_TEXT, SHORT_TEXT
from interop.rest.facilities import OrganisationOut
from interop.rest.fields import Day, Flag, Strict, Text, Whole
from referrals.models import Decision, Referral
from referrals.services.asking import Asking, CitizenFacts
from schemes.base import Referrer


class CitizenIn(Strict):
    number = Text(
        required=False, max_length=20, allow_blank=True, help_text=_("CPR or X-eCPR number.")
    )
    name = Text(required=False, max_length=160, allow_blank=True)
    alias = Text(
        required=False, max_length=80, allow_blank=True, help_text=_("What the citizen is called.")
    )
    anonymous = Flag(
        required=False,
        help_text=_("Only where the scheme takes anonymous citizens: then an alias and no more."),
    )
    birth_date = Day(required=False, allow_null=True)
    home_municipality = Text(
        required=False, max_length=4, allow_blank=True, help_text=_("Four-digit code.")
    )
    phone = Text(required=False, max_length=40, allow_blank=True)


class ReferralIn(Strict):
    receiver = Text(max_length=50, help_text=_("Key of the organisation that receives it."))
    scheme = Text(max_length=40)
    track = Text(max_length=40)
    facility = Whole(
        required=False,
        allow_null=True,
        min_value=1,
        help_text=_("One of the receiver's facilities, where the sender has a wish."),
    )
    referrer = serializers.ChoiceField(
        choices=[one.value for one in Referrer], help_text=_("As whom the client asks.")
    )
    contact_name = Text(
        max_length=SHORT_TEXT, help_text=_("The person to ring, with function and ward.")
    )
    contact_phone = Text(required=False, max_length=40, allow_blank=True)
    urgency = serializers.ChoiceField(choices=Referral.Urgency.values, required=False)
    whereabouts = serializers.ChoiceField(
        choices=Referral.Whereabouts.values, help_text=_("Where the citizen is now.")
    )
    whereabouts_note = Text(required=False, max_length=SHORT_TEXT, allow_blank=True)
    ready_for_discharge_on = Day(required=False, allow_null=True)
    wished_on = Day(required=False, allow_null=True)
    situation = Text(required=False, max_length=LONG_TEXT, allow_blank=True)
    citizen = CitizenIn()
    answers = serializers.DictField(
        child=Text(max_length=LONG_TEXT, allow_blank=True),
        required=False,
        help_text=_("{criterion's key: answer}, as the scheme asks on the day."),
    )
    acting_municipality = Text(required=False, max_length=4, allow_blank=True)
    paying_municipality = Text(required=False, max_length=4, allow_blank=True)


#: Where it goes, not what is asked.
ADDRESS = ("receiver", "scheme", "track", "facility")


def asking_of(told: dict[str, Any]) -> Asking:
    """What the services take, of a valid ``ReferralIn``."""
    asked = {name: value for name, value in told.items() if name not in ADDRESS}
    return Asking(**asked | {"citizen": CitizenFacts(**told["citizen"])})


class WithdrawIn(Strict):
    reason = Text(max_length=LONG_TEXT)


class DecisionOut(serializers.Serializer[Any]):
    outcome = serializers.ChoiceField(choices=Decision.Outcome.values)
    decided_at = serializers.DateTimeField()
    reasons = serializers.CharField(allow_blank=True)
    told_length = serializers.CharField(
        allow_blank=True, help_text=_("How long, as it was told to the citizen.")
    )


class RowOut(serializers.Serializer[Any]):
    question = serializers.CharField()
    answer = serializers.CharField()
    source = serializers.CharField(allow_blank=True)  # type: ignore[assignment]


class SectionOut(serializers.Serializer[Any]):
    title = serializers.CharField()
    rows = RowOut(many=True)


class FrozenOut(serializers.Serializer[Any]):
    """What was asked and answered, in words, as it stood when it was sent."""

    edition = serializers.IntegerField()
    called = serializers.CharField()
    number = serializers.CharField(allow_blank=True)
    scheme = serializers.CharField()
    sections = SectionOut(many=True)


class ReferralRowOut(serializers.Serializer[Any]):
    """A referral in a list: nothing about the citizen."""

    id = serializers.IntegerField()
    reference = serializers.CharField(help_text=_("The receiver's number for it."))
    status = serializers.ChoiceField(choices=Referral.Status.values)
    receiver = OrganisationOut(source="controller")
    scheme = serializers.CharField()
    track = serializers.CharField()
    submitted_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class ReferralOut(ReferralRowOut):
    decision = DecisionOut(allow_null=True)
    facility = serializers.CharField(
        allow_blank=True, help_text=_("Where the citizen comes to, once that is known.")
    )
    phone = serializers.CharField(allow_blank=True, help_text=_("The facility's."))
    comes_on = serializers.DateField(allow_null=True)
    moved_in_on = serializers.DateField(allow_null=True)
    withdrawn_reason = serializers.CharField(allow_blank=True)
    frozen = FrozenOut()


class ReferralsOut(serializers.Serializer[Any]):
    next = serializers.CharField(
        allow_null=True, help_text=_("Address of the next page; null on the last.")
    )
    results = ReferralRowOut(many=True)
