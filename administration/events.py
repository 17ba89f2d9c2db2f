"""What happens to an organisation's people and units. No citizen is in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class PersonEvent(Kind):
    ADDED = "membership.added", _("%(person)s has a role from %(on)s: %(words)s")
    ROLE_CHANGED = (
        "membership.role_changed",
        _("%(person)s has another role from %(on)s: %(words)s"),
    )
    ENDED = "membership.ended", _("%(person)s has the role no longer from %(on)s: %(words)s")
    TAKEN_BACK = (
        "membership.taken_back",
        _("The role of %(person)s was taken back before it began: %(words)s"),
    )


class UnitEvent(Kind):
    ADDED = "unit.added", _("The unit %(unit)s was added")
    RENAMED = "unit.renamed", _("The unit %(old)s is called %(new)s now")


class OrganisationEvent(Kind):
    ADDED = "organisation.added", _("The organisation %(organisation)s was set up")
