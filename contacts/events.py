"""What happens to the directory of contacts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class DirectoryEvent(Kind):
    ADDED = "contact.added", _("A contact was added")
    CHANGED = "contact.changed", _("A contact was changed")
    ENDED = "contact.ended", _("A contact was ended")
    REOPENED = "contact.reopened", _("A contact was opened again")
