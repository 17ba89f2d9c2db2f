"""What happens to volunteers, their shifts and their board; and with peers who bridge the way home.

Facts name the house, so that its leader is told, and never a citizen.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class VolunteerEvent(Kind):
    ADDED = "volunteer.added", _("%(name)s helps at %(house)s from now on")
    CHANGED = "volunteer.changed", _("What stands on the volunteer %(name)s was changed")
    PAUSED = "volunteer.paused", _("%(name)s pauses as a volunteer")
    RESUMED = "volunteer.resumed", _("%(name)s is active as a volunteer again")
    ENDED = "volunteer.ended", _("%(name)s is a volunteer no longer")
    TERMS_SET = "volunteer.terms_set", _("What %(house)s asks of its volunteers was changed")


class ShiftEvent(Kind):
    PLANNED = "shift.planned", _("Shifts were planned at %(house)s: %(n)s")
    CHANGED = "shift.changed", _("A shift at %(house)s on %(on)s was changed")
    CALLED_OFF = "shift.called_off", _("Shifts at %(house)s were called off: %(n)s")
    SIGNED_UP = "shift.signed_up", _("%(name)s comes to a shift at %(house)s on %(on)s")
    SIGNED_OFF = "shift.signed_off", _("%(name)s has signed off a shift at %(house)s on %(on)s")
    REMINDED = "shift.reminded", _("%(name)s was reminded of a shift at %(house)s on %(on)s")


class NoticeEvent(Kind):
    POSTED = "notice.posted", _("Something was put up for the volunteers of %(house)s")
    TAKEN_DOWN = "notice.taken_down", _("Something was taken down for the volunteers of %(house)s")


class BridgeEvent(Kind):
    LINKED = "bridge.linked", _("The peer %(name)s bridges the way home from %(on)s: %(purpose)s")
    MEETING_SET = "bridge.meeting_set", _("The peer %(name)s and the citizen have a day to meet")
    #: Of the peer alone, with no citizen in it.
    PEER_TOLD = "bridge.peer_told", _("The peer %(name)s has something new to read")
    ENDED = "bridge.ended", _("The peer %(name)s bridges the way home no longer")
