"""What happens to the daily risk of a house. What was seen stands in no event."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class RiskEvent(Kind):
    REGISTERED = (
        "risk.registered",
        _("Daily risk at %(house)s on %(on)s: %(n)s registered or corrected"),
    )
    YELLOW_RUN = "risk.yellow_run", _("%(n)s shifts in a row were yellow or red")
    RED_RUN = "risk.red_run", _("%(n)s shifts in a row were red")
