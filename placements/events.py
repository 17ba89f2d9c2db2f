"""What happens to places, stays and follow-ups."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from audit.kinds import Kind


class FollowUpEvent(Kind):
    COMPLETED = "follow_up.completed", _("%(follow_up)s: done")
    NOT_DONE = "follow_up.not_done", _("%(follow_up)s: was not done. %(reason)s")
    UNDONE = "follow_up.undone", _("%(follow_up)s: taken back, it is still to be done")
    AGREED = "follow_up.agreed", _("Agreed by %(due_on)s: %(follow_up)s (%(whose)s)")
    MOVED = "follow_up.moved", _("%(follow_up)s was moved from %(old)s to %(new)s: %(reason)s")


class StayEvent(Kind):
    HANDED_OVER = (
        "stay.handed_over",
        _("Handed over from %(was)s to %(to)s: %(words)s. %(reason)s"),
    )
    SHARED_OUT = "stay.shared_out", _("%(to)s was given: %(words)s. %(reason)s")
    GRANTED_ON_THE_SPOT = (
        "guest.granted",
        _("%(place)s was granted for %(nights)s night(s): %(why)s"),
    )
    ARRIVAL_CORRECTED = (
        "stay.arrival_corrected",
        _("The day of arrival was corrected from %(old)s to %(new)s: %(reason)s"),
    )
    AWAY = "stay.away", _("Sleeps elsewhere from %(on)s; the place is kept")
    AWAY_UNTIL = (
        "stay.away_until",
        _("Sleeps elsewhere from %(on)s, back on %(until)s; the place is kept"),
    )
    BACK = "stay.back", _("Back again on %(on)s")
    NOT_AWAY = "stay.not_away", _("The absence from %(on)s was a mistake: %(reason)s")
    TRIAL_PLANNED = (
        "stay.trial_planned",
        _("A trial night was planned at %(place)s from %(starts_on)s to %(ends_on)s"),
    )
    TRIAL_CANCELLED = (
        "stay.trial_cancelled",
        _("The trial night at %(place)s on %(starts_on)s was cancelled: %(reason)s"),
    )
    TRIAL_VISIT_PLANNED = (
        "stay.trial_visit_planned",
        _("A visit before moving in was planned for %(on)s"),
    )
    TRIAL_VISIT_CANCELLED = (
        "stay.trial_visit_cancelled",
        _("The visit on %(on)s was called off: %(reason)s"),
    )
    TRIAL_VISIT_WRITTEN = (
        "stay.trial_visit_written",
        _("It was written what came of the visit on %(on)s"),
    )
    HOME_KEPT_RECORDED = (
        "stay.home_kept_recorded",
        _("It was written whether the citizen keeps a home, from %(on)s"),
    )
    LEAVING_CORRECTED = (
        "stay.leaving_corrected",
        _("What was written about leaving was corrected: %(reason)s"),
    )
    PLACE_CORRECTED = (
        "stay.place_corrected",
        _("The place was %(new)s, not %(old)s: %(reason)s"),
    )
    LEAVING_UNDONE = "stay.leaving_undone", _("The citizen had not left after all: %(reason)s")
    REVIVED = "stay.revived", _("The stay is planned again: %(reason)s")
    AWARD_ENDED = (
        "stay.award_ended",
        _("The award ends on %(new)s, not on %(old)s: %(reason)s"),
    )
    DISCHARGE_DECIDED = (
        "stay.discharge_decided",
        _("The discharge was decided, from %(on)s: %(reason)s"),
    )
    EXTENSION_REFUSED = (
        "stay.extension_refused",
        _("An extension until %(until)s was refused: %(reason)s"),
    )
    INTENSITY_CHANGED = (
        "stay.intensity_changed",
        _("The support was changed from %(old)s to %(new)s per cent, from %(on)s"),
    )
    BEGINS_LATER = (
        "stay.begins_later",
        _("The place was slept in for longer than planned: it is taken from %(on)s"),
    )
    CANCELLED = "stay.cancelled", _("%(words)s: %(reason)s")
    CARRIED_ON = "stay.carried_on", _("Still here: the place is kept until %(until)s")
    ELSEWHERE_RECORDED = (
        "stay.elsewhere_recorded",
        _("A stay elsewhere was written down: %(house)s, %(admitted_on)s to %(left_on)s"),
    )
    ELSEWHERE_REMOVED = (
        "stay.elsewhere_removed",
        _("The stay elsewhere was removed: %(house)s, %(admitted_on)s"),
    )
    EXTENDED = "stay.extended", _("The planned end was moved from %(old)s to %(new)s: %(reason)s")
    MOVED_IN = "stay.moved_in", _("%(words)s, %(place)s")
    MOVED_OUT = "stay.moved_out", _("%(words)s")
    NO_SHOW = "stay.no_show", _("%(words)s: %(reason)s")
    ONWARD_RECORDED = "stay.onward_recorded", _("It was asked where the citizen goes next")
    OUTREACH_PLANNED = "stay.outreach_planned", _("Outreach was planned from %(starts_on)s")
    OVERRUN_CONFLICT = (
        "stay.overrun_conflict",
        _("Still here, and someone else has booked the place from %(since)s"),
    )
    PLACE_CHANGED = "stay.place_changed", _("The place is %(new)s now, not %(old)s: %(reason)s")
    PLACE_MOVED = (
        "stay.place_moved",
        _("The citizen moved from %(old)s to %(new)s on %(on)s: %(reason)s"),
    )
    MOVE_PLANNED = (
        "stay.move_planned",
        _("A move from %(old)s to %(new)s is planned for %(on)s: %(reason)s"),
    )
    MOVE_CANCELLED = (
        "stay.move_cancelled",
        _("The citizen does not move to %(new)s on %(on)s after all: %(reason)s"),
    )
    ARRIVAL_MOVED = (
        "stay.arrival_moved",
        _("The arrival was moved from %(old)s to %(new)s, %(place)s: %(reason)s"),
    )
    PLANNED = "stay.planned", _("The stay was planned at %(place)s from %(starts_on)s")
    RELAPSE_ENDS = "stay.relapse_ends", _("A relapse on %(on)s: it was judged that the stay ends")
    RELAPSE_GOES_ON = (
        "stay.relapse_goes_on",
        _("A relapse on %(on)s: it was judged that the stay goes on"),
    )
    REVIEW_MOVED = (
        "stay.review_moved",
        _("The next review was moved from %(old)s to %(new)s: %(reason)s"),
    )
    REVIEW_SET = "stay.review_set", _("The next review is on %(on)s")
    RISKS_RECORDED = "stay.risks_recorded", _("It was asked about risks")
    SELF_PAYMENT_ENDED = (
        "stay.self_payment_ended",
        _("Payment by the citizen ends from %(on)s: %(reason)s"),
    )
    SELF_PAYMENT_SET = (
        "stay.self_payment_set",
        _("From %(on)s the citizen pays %(kroner)s kr. a day in all: %(reason)s"),
    )
    SHORTENED = "stay.shortened", _("The planned end was moved from %(old)s to %(new)s: %(reason)s")

    @property
    def words(self) -> str:
        plain = {
            StayEvent.CANCELLED: gettext_noop("The stay was cancelled"),
            StayEvent.NO_SHOW: gettext_noop("The citizen did not come"),
        }
        return plain.get(self, "")


class StandingAgreementEvent(Kind):
    MADE = (
        "agreement.made",
        _(
            "It was agreed that the citizen may ring: %(at_a_time)s night(s) at a time, "
            "%(a_month)s a month"
        ),
    )
    WITHDRAWN = "agreement.withdrawn", _("The agreement that lets the citizen ring was withdrawn")


class CallEvent(Kind):
    NOTED = "call.noted", _("A call or a visit was noted")


class PlaceEvent(Kind):
    HOLD_LAPSED = "hold.lapsed", _("The reservation lapsed by itself")
    CLOSED = "place.closed", _("%(place)s was closed from %(starts_on)s: %(reason)s")
    CLOSURE_CHANGED = (
        "place.closure_changed",
        _("%(place)s: the closure %(old)s is now %(new)s: %(reason)s"),
    )
    GAVE_WAY = "place.gave_way", _("%(place)s was slept in for longer than planned, until %(on)s")
    HOLD_CHANGED = (
        "place.hold_changed",
        _("%(place)s: the reservation %(old)s is now %(new)s"),
    )
    HELD = "place.held", _("%(place)s was reserved from %(starts_on)s to %(ends_on)s")
    RELEASED = "place.released", _("The reservation of %(place)s was let go")
    READY = "place.ready", _("%(place)s is ready, and free from %(on)s")
    REOPENED = "place.reopened", _("%(place)s opens again on %(on)s")


class HouseEvent(Kind):
    OPENED = "house.opened", _("The house %(house)s was opened")
    CHANGED = "house.changed", _("What is written of the house %(house)s was changed")
    CLOSED = "house.closed", _("The house %(house)s closes on %(on)s")
    REOPENED = "house.reopened", _("The house %(house)s stays open after all")
    SCHEDULE_CHANGED = (
        "house.schedule_changed",
        _("%(house)s: when “%(follow_up)s” is done changes from %(on)s"),
    )
    SHIFT_HOURS_SET = (
        "house.shift_hours_set",
        _("%(house)s: the shifts begin at other hours from %(on)s"),
    )
    KIND_ADDED = "house.kind_added", _("%(house)s: “%(follow_up)s” is done from %(on)s")
    KIND_ENDED = "house.kind_ended", _("%(house)s: “%(follow_up)s” is not done from %(on)s")


class PlaceRunEvent(Kind):
    OPENED = "place.set_up", _("%(place)s opens on %(on)s")
    CHANGED = "place.described", _("What is written of %(place)s was changed")
    ENDED = "place.ended", _("%(place)s closes for good on %(on)s")
    KEPT = "place.kept", _("%(place)s does not close on %(on)s after all")


class StandardEvent(Kind):
    SET = "standard.set", _("From %(on)s decisions name this standard: %(standard)s")


class RateEvent(Kind):
    ADDED = (
        "rate.added",
        _("%(rate)s: %(kroner)s kr. a day from %(starts_on)s, counted with %(target)s per cent"),
    )
    ENDED = "rate.ended", _("%(rate)s ends before %(new)s, since a new rate begins")
    CHANGED = "rate.changed", _("A day rate was changed from %(old)s to %(new)s")
    CORRECTED = (
        "rate.corrected",
        _("A day rate was corrected from %(old)s to %(new)s: %(reason)s"),
    )


class BudgetEvent(Kind):
    ADDED = "budget.added", _("Budget %(year)s, %(house)s: %(new)s was added")
    CHANGED = "budget.changed", _("Budget %(year)s, %(house)s: %(old)s was changed to %(new)s")
    REMOVED = "budget.removed", _("Budget %(year)s, %(house)s: %(old)s was removed")
    COPIED = (
        "budget.copied",
        _("Budget %(year)s, %(house)s: these were copied from the year before: %(lines)s"),
    )


class AssignmentEvent(Kind):
    ADDED = "assignment.added", _("%(person)s works at %(house)s now")
    REMOVED = "assignment.removed", _("%(person)s does not work at %(house)s any more")
