"""What happens to a complaint."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class ComplaintEvent(Kind):
    RECEIVED = "complaint.received", _("A complaint of a decision was received: %(decision)s")
    UPHELD = "complaint.upheld", _("The complaint was looked at again: the decision stands")
    CHANGED = "complaint.changed", _("The complaint was looked at again: the decision was changed")
    SENT_ON = "complaint.sent_on", _("The complaint was sent on to Ankestyrelsen with its file")
    SETTLED = "complaint.settled", _("Ankestyrelsen settled the complaint: %(outcome)s")
    WITHDRAWN = "complaint.withdrawn", _("The complaint was withdrawn")
