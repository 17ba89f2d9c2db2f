"""Why a citizen says no."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class NotWanted(models.TextChoices):
    """Codes, so that they can be counted. Ours, a list to be agreed on: *verify*."""

    TOO_FAR = "too_far", _("It is too far away")
    OWN_HOME = "own_home", _("The citizen wants a home of their own")
    OTHERS = "others", _("The citizen is afraid of others in the house")
    RULES = "rules", _("Smoking, or other rules of the house")
    OTHER_HELP = "other_help", _("The citizen wants other help")
    NOT_SAID = "not_said", _("The citizen does not say why")
