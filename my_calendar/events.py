"""What happens to a person's calendar link and to the closing days of a house. No citizen is in
it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class CalendarEvent(Kind):
    LINK_MADE = "calendar_link.made", _("A private link to the calendar was made")
    LINK_ENDED = "calendar_link.ended", _("The private link to the calendar was ended")


class ClosingEvent(Kind):
    ADDED = (
        "closing_days.added",
        _("%(house)s is closed to appointments from %(first)s to %(last)s: %(words)s"),
    )
    REMOVED = (
        "closing_days.removed",
        _("%(house)s is open to appointments again from %(first)s to %(last)s: %(words)s"),
    )


@dataclass(frozen=True)
class OfNoCitizen:
    """What these events are about: the organisation, and none of its citizens or places."""

    controller_id: int

    @property
    def event_subjects(self) -> dict[str, int | None]:
        return {}
