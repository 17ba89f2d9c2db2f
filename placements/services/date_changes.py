"""A date moved twice: the same again is once, the same with other words is a conflict."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from core.problems import Conflict
from placements.models import DateChange, FollowUp, Stay


def check_same_words(
    stay: Stay,
    what: DateChange.What,
    new: date,
    reason: str,
    *,
    follow_up: FollowUp | None = None,
) -> None:
    """Raise :class:`Conflict` where the date was moved there already, for another reason.

    The first reason stands for good: whoever has another one should hear so.
    """
    changes = stay.date_changes.filter(what=what, follow_up=follow_up)
    last = changes.order_by("-at", "-pk").first()
    if last is None or last.new != new or last.reason == reason.strip().replace("\r\n", "\n"):
        return
    raise Conflict(
        "already_moved",
        _("The date has been moved there already, with this reason: %(reason)s")
        % {"reason": last.reason},
        field="reason",
    )
