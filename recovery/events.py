"""What happens in the work with the citizen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class StarEvent(Kind):
    FINISHED = "star.finished", _("A Recovery Star was finished with %(took_part)s")
    CORRECTED = "star.corrected", _("The area %(area)s of a Recovery Star was corrected")


class KramEvent(Kind):
    FINISHED = "kram.finished", _("Det Dobbelte KRAM was talked through")
    CORRECTED = "kram.corrected", _("The area %(area)s of Det Dobbelte KRAM was corrected")
