"""What happens to the locks of a way out. ``words`` is the lock, a text of its scheme."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class LockEvent(Kind):
    OWNER_SET = "lock.owner_set", _("%(words)s, on the way out: %(owner)s is to answer for it")
    ASKED = "lock.asked", _("%(words)s, on the way out: a link goes to %(owner)s")
    HELD = "lock.held", _("%(words)s, on the way out: holds from %(on)s, says %(who)s")
    NOT_YET = "lock.not_yet", _("%(words)s, on the way out: not yet, says %(who)s. %(expected)s")
    HELD_BY_LINK = (
        "lock.held_by_link",
        _("%(words)s, on the way out: holds from %(on)s, answers %(who)s by link"),
    )
    NOT_YET_BY_LINK = (
        "lock.not_yet_by_link",
        _("%(words)s, on the way out: not yet, answers %(who)s by link. %(expected)s"),
    )
    NOT_MINE_BY_LINK = (
        "lock.not_mine_by_link",
        _("%(words)s, on the way out: %(who)s answers by link to ask %(colleague)s"),
    )
