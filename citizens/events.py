"""What happens to what is known of a citizen."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class CitizenEvent(Kind):
    ASKED_WHO = "citizen.asked_who", _("It is asked whether this is a citizen already known")
    COMPLETED = "citizen.completed", _("More was written down about the citizen")
    CORRECTED = "citizen.corrected", _("What is known of the citizen was corrected")
    JOINED = "citizen.joined", _("Two registrations of the citizen were joined")
    JOINED_INTO = "citizen.joined_into", _("This registration of the citizen leads to another now")
    JOINING_PROPOSED = (
        "citizen.joining_proposed",
        _("It was proposed to join two registrations: %(reason)s"),
    )
    APART_PROPOSED = (
        "citizen.apart_proposed",
        _("It was proposed to take two joined registrations apart: %(reason)s"),
    )
    PROPOSAL_REJECTED = (
        "citizen.proposal_rejected",
        _("The proposal about two registrations was rejected: %(reason)s"),
    )
    PROPOSAL_WITHDRAWN = (
        "citizen.proposal_withdrawn",
        _("The proposal about two registrations was withdrawn"),
    )
    TAKEN_APART = (
        "citizen.taken_apart",
        _("Two joined registrations were taken apart: they are two citizens"),
    )
    TOLD_APART = "citizen.told_apart", _("Two citizens were found to be two")
    SEARCHES_STOPPED = "citizen.searches_stopped", _("Looking up of CPR numbers was stopped")
    REGISTERED = "citizen.registered", _("The citizen was registered")
