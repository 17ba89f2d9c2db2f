"""What may be done with a stay: in which state, by whom, in which schemes.

planned ──move in──▶ here ──move out──▶ left
   ├──cancel──▶ cancelled
   └──no-show─▶ no_show

Back again only as the correction of a mistake, with a reason: left to here, cancelled or no_show
to planned.

One row per verb. Services, pages, buttons and addresses all read it; nothing says it a second time.
A new act on a stay is a row here, a service with its event, and a form that words its page
(``cases/forms/stays.py``).
"""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.problems import Conflict, Problem
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from placements.stay_rule import HERE, LEFT, PLANNED, Status, StayRule
from placements.verbs import Verb as Verb
from placements.verbs import (
    where_a_place_is_taken,
    where_an_end_is_set,
    where_citizens_are_asked_to_leave,
    where_days_are_refunded,
    where_it_is_decided,
    where_places_are_tried,
    where_relapses_are_judged,
    where_risks_are_asked_about,
    where_stays_are_followed_up,
    where_stays_are_reviewed,
    where_the_citizen_pays,
    where_the_next_place_is_asked_about,
    where_visits_come_before,
)

#: In the order in which the stay's page offers them.
RULES: Final[dict[Verb, StayRule]] = {
    Verb.MOVE_IN: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("Move in"),
        scheme_words="move_in",
        address="move_in",
        path="flyt-ind",
        before=PLANNED,
        after=Status.HERE,
    ),
    # A patient may leave the ward earlier, or the home be ready later.
    Verb.MOVE_ARRIVAL: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Move the arrival"),
        address="move_arrival",
        path="flyt-ankomst",
        before=PLANNED,
    ),
    Verb.CHANGE_PLACE: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Choose another place"),
        address="change_place",
        path="anden-plads",
        before=PLANNED,
        in_scheme=where_a_place_is_taken,
    ),
    # Who of those who decide it is, the stay's scheme says (``not_this_person``).
    Verb.AGREE: StayRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Agree on a follow-up"),
        address="agree_follow_up",
        path="aftal-opfoelgning",
        before=PLANNED | HERE | LEFT,
        in_scheme=where_stays_are_followed_up,
    ),
    Verb.REVIEW: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("Move the next review"),
        address="move_review",
        path="gennemgang",
        before=HERE,
        in_scheme=where_stays_are_reviewed,
    ),
    Verb.EXTEND: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("Move the planned end"),
        address="extend_stay",
        path="forlaeng",
        before=PLANNED | HERE,
        in_scheme=where_an_end_is_set,
    ),
    Verb.REFUSE_EXTENSION: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("Refuse an extension"),
        address="refuse_extension",
        path="afslag-paa-forlaengelse",
        before=HERE,
        in_scheme=where_it_is_decided(Verb.REFUSE_EXTENSION),
    ),
    Verb.CHANGE_INTENSITY: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("Change the support"),
        address="change_intensity",
        path="stoettens-omfang",
        before=HERE,
        in_scheme=where_it_is_decided(Verb.CHANGE_INTENSITY),
    ),
    Verb.MOVE_PLACE: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Move to another place"),
        address="move_place",
        path="flyt-plads",
        before=HERE,
        in_scheme=where_a_place_is_taken,
    ),
    Verb.CANCEL_MOVE: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("The citizen does not move after all"),
        address="cancel_move",
        path="flyt-ikke",
        before=HERE,
        in_scheme=where_a_place_is_taken,
        is_offered=False,
    ),
    Verb.TRIAL: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Plan a trial night"),
        address="plan_trial",
        path="proevenat",
        before=PLANNED,
        in_scheme=where_places_are_tried,
    ),
    Verb.CANCEL_TRIAL: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Cancel a trial night"),
        address="cancel_trial",
        path="aflys-proevenat",
        before=PLANNED,
        in_scheme=where_places_are_tried,
        is_offered=False,
    ),
    Verb.TRIAL_VISIT: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Plan a visit before moving in"),
        address="plan_trial_visit",
        path="besoeg-foer-indflytning",
        before=PLANNED,
        in_scheme=where_visits_come_before,
    ),
    Verb.CANCEL_TRIAL_VISIT: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Call off a visit before moving in"),
        address="cancel_trial_visit",
        path="aflys-besoeg-foer-indflytning",
        before=PLANNED,
        in_scheme=where_visits_come_before,
        is_offered=False,
    ),
    # In any state: what came of a visit may be that nobody moves in.
    Verb.WRITE_TRIAL_VISIT: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Write what came of a visit"),
        address="write_trial_visit",
        path="efter-besoeg-foer-indflytning",
        before=frozenset(Status),
        in_scheme=where_visits_come_before,
        is_offered=False,
    ),
    Verb.AWAY: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("Write down an absence"),
        address="write_absence",
        path="fravaer",
        before=HERE | LEFT,
        in_scheme=where_a_place_is_taken,
    ),
    Verb.BACK: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("The citizen is back"),
        address="end_absence",
        path="tilbage",
        before=HERE | LEFT,
        in_scheme=where_a_place_is_taken,
        is_offered=False,
    ),
    Verb.END_AWARD: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("End the award"),
        address="end_award",
        path="ophoer",
        before=PLANNED | HERE,
        in_scheme=where_it_is_decided(Verb.END_AWARD),
    ),
    Verb.RELAPSE: StayRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Write down a relapse"),
        address="relapse",
        path="tilbagefald",
        before=HERE,
        in_scheme=where_relapses_are_judged,
    ),
    # Also afterwards: the citizen may have left before it was decided.
    Verb.DISCHARGE: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("Decide the discharge"),
        address="decide_discharge",
        path="udskriv",
        before=HERE | LEFT,
        in_scheme=where_it_is_decided(Verb.DISCHARGE),
    ),
    Verb.MUNICIPALITY_DISCHARGE: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("The municipality decides the discharge"),
        address="municipality_discharge",
        path="kommunen-udskriver",
        before=HERE,
        in_scheme=where_it_is_decided(Verb.MUNICIPALITY_DISCHARGE),
    ),
    Verb.MOVE_OUT: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("Move out"),
        scheme_words="move_out",
        address="move_out",
        path="flyt-ud",
        before=HERE,
        after=Status.LEFT,
    ),
    Verb.NO_SHOW: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("The citizen did not come"),
        address="no_show",
        path="udeblev",
        before=PLANNED,
        after=Status.NO_SHOW,
    ),
    Verb.CANCEL: StayRule(
        # Whoever books may cancel, and so may staff on the spot.
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("Cancel the stay"),
        address="cancel_stay",
        path="aflys",
        before=PLANNED,
        after=Status.CANCELLED,
    ),
    Verb.ASK_TO_LEAVE: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("Ask the citizen to leave"),
        scheme_words="ask_to_leave",
        address="ask_to_leave",
        path="bed-om-at-rejse",
        before=HERE,
        after=Status.LEFT,
        in_scheme=where_citizens_are_asked_to_leave,
    ),
    Verb.ONWARD: StayRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Where to go next?"),
        address="onward",
        path="videre",
        before=PLANNED | HERE,
        in_scheme=where_the_next_place_is_asked_about,
        is_offered=False,
    ),
    Verb.RISKS: StayRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Ask about risks"),
        address="record_risks",
        path="risici",
        before=PLANNED | HERE,
        in_scheme=where_risks_are_asked_about,
        is_offered=False,
    ),
    Verb.ELSEWHERE: StayRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Write down a stay elsewhere"),
        address="stay_elsewhere",
        path="andre-steder",
        before=PLANNED | HERE | LEFT,
        in_scheme=where_days_are_refunded,
        is_offered=False,
    ),
    # All three also afterwards: what was paid is put right when it is known.
    Verb.SET_PAYMENT: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("Set the self-payment"),
        address="set_payment",
        path="egenbetaling",
        before=PLANNED | HERE | LEFT,
        in_scheme=where_the_citizen_pays,
        is_offered=False,
    ),
    Verb.END_PAYMENT: StayRule(
        permissions=(Permission.DECIDE,),
        label=_("End the self-payment"),
        address="end_payment",
        path="egenbetaling-slut",
        before=PLANNED | HERE | LEFT,
        in_scheme=where_the_citizen_pays,
        is_offered=False,
    ),
    Verb.HOME_KEPT: StayRule(
        permissions=(Permission.FOLLOW_UP,),
        label=_("Write whether the citizen keeps a home"),
        address="home_kept",
        path="egen-bolig",
        before=PLANNED | HERE | LEFT,
        in_scheme=where_the_citizen_pays,
        is_offered=False,
    ),
    # What was written by mistake (``services/corrections.py``).
    Verb.CORRECT_ARRIVAL: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("Correct the day of arrival"),
        address="correct_arrival",
        path="ret-ankomst",
        before=HERE | LEFT,
    ),
    Verb.CORRECT_LEAVING: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("Correct what was written about leaving"),
        address="correct_leaving",
        path="ret-afrejse",
        before=LEFT,
    ),
    # Of who is here it is a move from the first day on.
    Verb.CORRECT_PLACE: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("Correct the place"),
        address="correct_place",
        path="ret-plads",
        before=LEFT,
        in_scheme=where_a_place_is_taken,
    ),
    Verb.UNDO_LEAVING: StayRule(
        permissions=(Permission.RUN_STAYS,),
        label=_("The citizen has not left"),
        address="undo_leaving",
        path="ikke-rejst",
        before=LEFT,
        after=Status.HERE,
    ),
    Verb.REVIVE: StayRule(
        permissions=(Permission.BOOK, Permission.RUN_STAYS),
        label=_("It was a mistake: plan the stay again"),
        address="revive_stay",
        path="alligevel",
        before=frozenset({Status.NO_SHOW, Status.CANCELLED}),
        after=Status.PLANNED,
    ),
}

WHY_NOT: Final[dict[str, Promise]] = {
    Status.PLANNED: _("The citizen has not arrived yet."),
    Status.HERE: _("The citizen has already arrived."),
    Status.LEFT: _("The citizen has already left."),
    Status.CANCELLED: _("The stay has been cancelled."),
    Status.NO_SHOW: _("It has been recorded that the citizen did not come."),
}


def not_in_scheme(stay: Stay, verb: Verb) -> Problem | None:
    """Why the stay's scheme does not have the verb; None where it has."""
    in_scheme = RULES[verb].in_scheme
    return in_scheme(stay) if in_scheme is not None else None


def obstacle(stay: Stay, verb: Verb) -> Problem | None:
    """Why the verb can't be done with the stay, whoever asks: the scheme first, then the state."""
    if problem := not_in_scheme(stay, verb):
        return problem
    if stay.status in RULES[verb].before:
        return None
    code = "not_arrived" if stay.status == Status.PLANNED else f"already_{stay.status}"
    return Conflict(code, WHY_NOT[stay.status])


def must(by: Actor, verb: Verb) -> None:
    """Raise :class:`NotAllowed` unless the person's role may do the verb at all."""
    RULES[verb].must(by)


def check(stay: Stay, verb: Verb) -> None:
    """Raise why the stay does not allow the verb."""
    if problem := obstacle(stay, verb):
        raise problem


def apply(stay: Stay, verb: Verb) -> None:
    """Take the stay (unsaved) to its next state, or raise why not."""
    check(stay, verb)
    if (after := RULES[verb].after) is not None:
        stay.status = after
