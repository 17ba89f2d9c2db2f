"""What happens to meetings. ``meeting`` is the kind's title, in the organisation's language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class MeetingEvent(Kind):
    CALLED = "meeting.called", _("%(meeting)s is called for %(on)s")
    CHANGED = "meeting.changed", _("%(meeting)s on %(on)s: what was planned has changed")
    MOVED = "meeting.moved", _("%(meeting)s is moved from %(old)s to %(on)s")
    CALLED_OFF = "meeting.called_off", _("%(meeting)s on %(on)s is called off: %(reason)s")
    POINT_ADDED = "meeting.point_added", _("A point was added to %(meeting)s on %(on)s")
    HELD = "meeting.held_of_those_called", _("%(meeting)s was held on %(on)s")
    CORRECTED = "meeting.corrected", _("The minutes of %(meeting)s on %(on)s were corrected")
    GONE_THROUGH = "meeting.gone_through", _("Gone through at %(meeting)s on %(on)s")
    AGREEMENT_KEPT = "meeting.agreement_kept", _("Agreed at %(meeting)s, and done by %(whose)s")
