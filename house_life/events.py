"""What happens in a house: meals, visits and incidents. Facts name no citizen and no visitor."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class MealEvent(Kind):
    CHOSEN = "meals.chosen", _("Meals were chosen, or left out")
    PLANNED = "meals.planned", _("The usual meals, and how the citizen wants them, were written")
    SETTLED = "meals.settled", _("The food of the month that began on %(month)s was settled")
    HOUSE_SET = "meals.house_set", _("The meals of %(house)s were set")


class VisitEvent(Kind):
    AGREED = "visit.agreed", _("A visit was agreed for %(on)s")
    CALLED_OFF = "visit.called_off", _("The visit on %(on)s was called off")


class IncidentEvent(Kind):
    WRITTEN = "incident.written", _("An incident at %(house)s was written down: %(words)s")
    #: Of each citizen who was part of it.
    TOOK_PART = (
        "incident.took_part",
        _("The citizen was part of an incident: %(words)s"),
    )
    CORRECTED = "incident.corrected", _("What is written of an incident was corrected: %(reason)s")
    TASK_GIVEN = "incident.task_given", _("%(whose)s follows up on an incident by %(on)s")
    TASK_DUE = "incident.task_due", _("The follow-up on an incident is due: %(whose)s")
    TASK_DONE = "incident.task_done", _("An incident at %(house)s has been followed up")
    REPORTED = "incident.reported", _("An incident at %(house)s was reported")
    NOT_REPORTED = "incident.not_reported", _("An incident at %(house)s was not to be reported")
    REPORTS_SET = "incident.reports_set", _("Whom %(house)s tells of incidents was changed")
