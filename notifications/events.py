"""What is set up of who is told: absences, mails, when a leader hears. No citizen is in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from audit.kinds import Kind


class TimeAwayEvent(Kind):
    SET = "time_away.set", _("%(person)s is away from %(on)s")
    CHANGED = "time_away.changed", _("The absence of %(person)s is changed: from %(on)s")
    ENDED = "time_away.ended", _("%(person)s is back from %(on)s")
    TAKEN_BACK = (
        "time_away.taken_back",
        _("The absence of %(person)s was taken back before it began on %(on)s"),
    )


class TellingEvent(Kind):
    MAIL_CHOSEN = "mail_choice.chosen", _("Mail with reminders: %(words)s")
    ESCALATION_SET = (
        "escalation.set",
        _("The leader of %(house)s hears of what is overdue after %(n)s working days"),
    )
