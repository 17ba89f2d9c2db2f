"""The verbs of a stay, and which of them the stay's scheme has."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Problem
from placements.models import Stay
from schemes.base import DecisionKind, Part


class FollowUpVerb(StrEnum):
    COMPLETE = "complete"
    MOVE = "move"
    NOT_DONE = "not_done"
    UNDO = "undo"


class Verb(StrEnum):
    MOVE_IN = "move_in"
    MOVE_ARRIVAL = "move_arrival"
    CHANGE_PLACE = "change_place"
    MOVE_PLACE = "move_place"
    CANCEL_MOVE = "cancel_move"
    TRIAL = "trial"
    CANCEL_TRIAL = "cancel_trial"
    TRIAL_VISIT = "trial_visit"
    CANCEL_TRIAL_VISIT = "cancel_trial_visit"
    WRITE_TRIAL_VISIT = "write_trial_visit"
    AWAY = "away"
    BACK = "back"
    AGREE = "agree"
    REVIEW = "review"
    EXTEND = "extend"
    REFUSE_EXTENSION = "refuse_extension"
    CHANGE_INTENSITY = "change_intensity"
    END_AWARD = "end_award"
    RELAPSE = "relapse"
    DISCHARGE = "discharge"
    MUNICIPALITY_DISCHARGE = "municipality_discharge"
    MOVE_OUT = "move_out"
    NO_SHOW = "no_show"
    CANCEL = "cancel"
    ASK_TO_LEAVE = "ask_to_leave"
    ONWARD = "onward"
    RISKS = "risks"
    ELSEWHERE = "elsewhere"
    SET_PAYMENT = "set_payment"
    END_PAYMENT = "end_payment"
    HOME_KEPT = "home_kept"
    CORRECT_ARRIVAL = "correct_arrival"
    CORRECT_LEAVING = "correct_leaving"
    CORRECT_PLACE = "correct_place"
    UNDO_LEAVING = "undo_leaving"
    REVIVE = "revive"


def where_a_place_is_taken(stay: Stay) -> Problem | None:
    if stay.scheme_track.takes_place:
        return None
    return Problem("no_place_here", _("This kind of help is given without a place."))


def where_places_are_tried(stay: Stay) -> Problem | None:
    if stay.scheme_track.trial_nights:
        return None
    return Problem("no_trial_nights", _("Nobody tries the place for a night here."))


def where_visits_come_before(stay: Stay) -> Problem | None:
    if stay.scheme_track.visits_before:
        return None
    return Problem("no_visits_before", _("No visits before moving in are written down here."))


def where_an_end_is_set(stay: Stay) -> Problem | None:
    if stay.scheme_track.length.end_set_at_start:
        return None
    return Problem("no_end_set", _("No end is set here. Move the next review instead."))


def where_stays_are_reviewed(stay: Stay) -> Problem | None:
    if stay.scheme_track.length.review_nights is not None:
        return None
    return Problem("no_review", _("This stay has no review to move."))


#: Verbs that are a decision of their own.
DECISIONS: Final = {
    Verb.REFUSE_EXTENSION: DecisionKind.EXTENSION_REFUSED,
    Verb.CHANGE_INTENSITY: DecisionKind.INTENSITY,
    Verb.END_AWARD: DecisionKind.AWARD_ENDED,
    Verb.DISCHARGE: DecisionKind.DISCHARGE,
    Verb.MUNICIPALITY_DISCHARGE: DecisionKind.MUNICIPALITY_DISCHARGE,
}


def where_it_is_decided(verb: Verb) -> Callable[[Stay], Problem | None]:
    def in_scheme(stay: Stay) -> Problem | None:
        if stay.scheme_track.decides(DECISIONS[verb]):
            return None
        return Problem("no_such_decision", _("This kind of decision is not made here."))

    return in_scheme


def where_relapses_are_judged(stay: Stay) -> Problem | None:
    # Outreach asks nobody to stay without (V § 3.2): there is no stay to judge.
    if stay.version.relapse is not None and stay.scheme_track.takes_place:
        return None
    return Problem("no_relapses", _("This scheme writes down no relapses."))


def where_citizens_are_asked_to_leave(stay: Stay) -> Problem | None:
    if stay.scheme_track.asks_to_leave:
        return None
    return Problem("no_asking_to_leave", _("Write it where the end of the stay is recorded."))


def where_stays_are_followed_up(stay: Stay) -> Problem | None:
    if Part.FOLLOW_UPS in stay.version.parts:
        return None
    # Pitstop keeps as little as it can (V § 4.5): nothing is agreed in writing there.
    return Problem("no_follow_ups", _("This scheme writes down no agreements on follow-up."))


def where_the_next_place_is_asked_about(stay: Stay) -> Problem | None:
    if Part.ONWARD in stay.version.parts:
        return None
    return Problem("no_onward", _("This scheme does not ask about it here."))


def where_risks_are_asked_about(stay: Stay) -> Problem | None:
    if Part.RISKS in stay.version.parts:
        return None
    return Problem("no_risks", _("This scheme writes down no risks."))


def where_days_are_refunded(stay: Stay) -> Problem | None:
    if stay.scheme_track.refund is not None:
        return None
    return Problem("no_refund", _("No days with refund are counted here."))


def where_the_citizen_pays(stay: Stay) -> Problem | None:
    if stay.scheme_track.self_payment is not None:
        return None
    return Problem("no_self_payment", _("Here the citizen pays nothing for the stay."))
