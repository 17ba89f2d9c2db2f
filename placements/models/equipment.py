"""What a place can have, and a citizen can need: the same words on both sides."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlaceNeed(TextChoices):
    """A referral says which of them the place must have, a place which of them it has."""

    GROUND_FLOOR = "ground_floor", _("Ground floor")
    OWN_BATH = "own_bath", _("Own bath")
    TWO_ROOMS = "two_rooms", _("Two rooms")
    CALM = "calm", _("A calm place")
    PETS = "pets", _("Pets are welcome")
    CHILDREN_VISITING = "children_visiting", _("Children can visit")
    NIGHT_STAFF = "night_staff", _("Staff at night")


def needs_in_words(needs: Collection[str]) -> list[str]:
    """In the order of :class:`PlaceNeed`; a word that is none of them is left out."""
    return [str(need.label).lower() for need in PlaceNeed if need in needs]
