"""What can be answered of a referral: how urgent, where the citizen is, why it was closed."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext_lazy as _


class ClosedBecause(models.TextChoices):
    """Why it needs no answer, or its answer is of no use, any more. No room is no such reason:
    that is a refusal, with reasons."""

    NOT_WANTED = "not_wanted", _("The citizen no longer wants it")
    DIED = "died", _("The citizen has died")
    MOVED = "moved", _("The citizen has moved to another municipality")
    DUPLICATE = "duplicate", _("The citizen has been referred twice")
    OTHER_HELP = "other_help", _("The citizen has got other help")
    REDIRECTED = "redirected", _("It was sent on to another offer")


class Urgency(models.TextChoices):
    ROUTINE = "routine", _("Ordinary")
    SOON = "soon", _("Within days")
    TONIGHT = "tonight", _("Tonight")


#: How urgent, as a number: an index is in its order.
HASTE: Final = Case(
    When(urgency=Urgency.TONIGHT, then=Value(2)),
    When(urgency=Urgency.SOON, then=Value(1)),
    default=Value(0),
    output_field=IntegerField(),
)


class Whereabouts(models.TextChoices):
    HOSPITAL = "hospital", _("In hospital")
    OWN_HOME = "own_home", _("In own home")
    SHELTER = "shelter", _("At a shelter")
    RELATIVES = "relatives", _("With relatives or friends")
    RESIDENTIAL = "residential", _("At another facility")
    STREET = "street", _("On the street")
    SPECIAL_PLACE = "special_place", _("At a special psychiatric place")
    FORENSIC = "forensic", _("On a forensic psychiatric ward")
    DETENTION = "detention", _("In custody or prison")
    UNKNOWN = "unknown", _("Not known")
