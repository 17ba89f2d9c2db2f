"""What happens in the work with the citizen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class StarEvent(Kind):
    FINISHED = "star.finished", _("A Recovery Star was finished with %(took_part)s")
