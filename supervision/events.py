"""What happens in management supervision."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class SupervisionEvent(Kind):
    DRAWN = (
        "supervision.drawn",
        _("%(drawn)s cases of %(among)s were drawn for management supervision"),
    )
    JUDGED = "supervision.judged", _("The case was looked at in management supervision")
    CONCLUDED = (
        "supervision.concluded",
        _("What is to be done after management supervision: written"),
    )
