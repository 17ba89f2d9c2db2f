"""What happens around a citizen. ``who`` is a colleague elsewhere, never the citizen or a
relative."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class NetworkEvent(Kind):
    ACTOR_ADDED = "network.actor_added", _("%(who)s works with the citizen")
    ACTOR_CORRECTED = "network.actor_corrected", _("What is known of %(who)s is put right")
    ACTOR_ENDED = (
        "network.actor_ended",
        _("%(who)s works with the citizen no more from %(on)s. %(reason)s"),
    )
    PAUSED = (
        "network.paused",
        _("%(who)s: on pause from %(before)s, to be restored on %(on)s. %(reason)s"),
    )
    REDUCED = (
        "network.reduced",
        _("%(who)s: reduced from %(before)s, to be restored on %(on)s. %(reason)s"),
    )
    RESTORING_MOVED = (
        "network.restoring_moved",
        _("%(who)s: to be restored on %(on)s instead of %(before)s. %(reason)s"),
    )
    RESTORED = "network.restored", _("%(who)s: restored from %(on)s")
    TO_RESTORE = (
        "network.to_restore",
        _("%(who)s: to be restored by now, by the agreement of %(on)s"),
    )
    RELATIVE_ADDED = "network.relative_added", _("A relative is written down")
    RELATIVE_CORRECTED = "network.relative_corrected", _("What is known of a relative is put right")
    RELATIVE_ENDED = "network.relative_ended", _("A relative stands among those before")
    ORDER_WRITTEN = "order.written", _("A treatment order is written down")
    ORDER_CORRECTED = "order.corrected", _("What is known of the treatment order is put right")
    ORDER_ENDED = "order.ended", _("The treatment order ends on %(on)s. %(reason)s")
    APPOINTMENT_MADE = "appointment.made", _("Compulsory appointment on %(on)s")
    APPOINTMENT_MOVED = (
        "appointment.moved",
        _("The compulsory appointment is on %(on)s instead of %(before)s. %(reason)s"),
    )
    APPOINTMENT_CALLED_OFF = (
        "appointment.called_off",
        _("The compulsory appointment on %(on)s is called off. %(reason)s"),
    )
    APPOINTMENT_NEAR = "appointment.near", _("Reminded of the compulsory appointment on %(on)s")
    ATTENDED = "appointment.attended", _("The citizen came to the compulsory appointment on %(on)s")
    MISSED = (
        "appointment.missed",
        _("The citizen did not come to the compulsory appointment on %(on)s"),
    )
