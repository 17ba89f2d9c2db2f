"""Why someone looks a citizen up; kept with every search and every reveal (SECURITY.md)."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Purpose(TextChoices):
    """The values are stored in the read log, so they are never reused for another meaning."""

    CASE = "case", _("I am working on the citizen's case")
    STAY = "stay", _("The citizen stays here or is on the way")
    CALL = "call", _("The citizen or a relative is asking")
    PARTNER = "partner", _("A partner is asking (hospital, doctor, police …)")
    CORRECTION = "correction", _("I am checking or correcting information")
