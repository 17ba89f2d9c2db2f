"""For what a citizen is asked whether something may be shared, and with whom it is then."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """The keys are stored with consents and grants, and named by the schemes: never reused for
    another meaning."""

    HOME_SUPPORT = "home_support", _("Home support")
    RELATIVES = "relatives", _("Relatives")
    REGION = "region", _("The region's psychiatry")
    MUNICIPALITY = "municipality", _("Another municipality")
    DOCTOR = "doctor", _("The citizen's doctor")
    TREATMENT = "treatment", _("Treatment for use of substances")
    JOB_CENTRE = "job_centre", _("The job centre")
    QUESTIONS_AFTER = "questions_after", _("Questions after the stay")
    OTHER = "other", _("Somebody else")

    @property
    def shares(self) -> bool:
        """Something is shown to somebody. Questions after the stay show nobody anything: the
        house itself asks the citizen how it goes."""
        return self is not Purpose.QUESTIONS_AFTER
