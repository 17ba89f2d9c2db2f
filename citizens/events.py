"""What happens to what is known of a citizen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class CitizenEvent(Kind):
    COMPLETED = "citizen.completed", _("More was written down about the citizen")
    REGISTERED = "citizen.registered", _("The citizen was registered")
