"""The way through a stay, from what is done to what is planned, with the next action beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

import meetings.rules
import stay_plan.rules
from cases.case import Case
from core.problems import Text
from meetings.services.calling import kinds_for
from organisations.actors import Actor
from organisations.roles import Permission
from placements import rules
from placements.follow_up_rules import FOLLOW_UP_RULES, FollowUpVerb, is_review
from placements.models import FollowUp, Stay
from placements.offices import not_this_person
from placements.rules import RULES, Verb
from recovery.rules import STAR_FOLLOW_UP
from schemes.base import Window
from stay_plan.card import may_do as may_change_plan

#: Open steps shown ahead where no end is set: such a stay has a year of them.
STEPS_SHOWN_AHEAD: Final = 4


@dataclass(frozen=True)
class Step:
    #: "done", "late", "due" or "planned".
    state: str
    title: str
    day: date | None
    note: str = ""
    task: str = ""
    action: Text = ""
    url: str = ""
    #: The one thing to do next.
    is_next: bool = False
    is_review: bool = False


@dataclass(frozen=True)
class Steps:
    steps: list[Step]
    #: Open steps further ahead, on the follow-up tab.
    more: int


@dataclass(frozen=True)
class Action:
    """A verb on the stay."""

    label: Text
    url: str
    is_main: bool = False


@dataclass(frozen=True)
class Actions:
    """What can be done with a stay in its state."""

    mine: list[Action]
    #: What is somebody else's to do: the verbs, by who does them.
    others: dict[str, list[str]]


def steps_of(case: Case, *, by: Actor) -> Steps:
    follow_ups = [_follow_up_step(follow_up, case.today, by) for follow_up in case.follow_ups]
    done = [step for step in follow_ups if step.state == "done"]
    ahead = [step for step in follow_ups if step.state != "done"]
    near = ahead if case.stay.planned_end_on else _nearest(ahead)
    shown = [_arrival(case), *done, *_with_one_next(near)]
    end = _end(case)
    if end is not None:
        # Some follow-ups come after leaving: the end stands where its day is.
        later = [s for s in shown if s.day and end.day and s.day > end.day]
        shown = [*(s for s in shown if s not in later), end, *later]
    return Steps(shown, len(ahead) - len(near))


def _nearest(ahead: list[Step]) -> list[Step]:
    """The next few, and the review whatever comes before it: the stay turns on it."""
    return [step for n, step in enumerate(ahead) if n < STEPS_SHOWN_AHEAD or step.is_review]


def nearest(case: Case) -> list[FollowUp]:
    """Without an end a year of them is planned: what is done or open, and the next of each kind."""
    if case.stay.planned_end_on is not None or not case.stay.is_open:
        return case.follow_ups
    shown: list[FollowUp] = []
    kinds_ahead: set[str] = set()
    for follow_up in case.follow_ups:
        if follow_up.status != FollowUp.Status.OPEN or follow_up.opens_on <= case.today:
            shown.append(follow_up)
        elif follow_up.kind not in kinds_ahead:
            kinds_ahead.add(follow_up.kind)
            shown.append(follow_up)
    return shown


def actions(case: Case, *, by: Actor) -> Actions:
    """What can be done with the stay in its state. What the person's role never does is left out;
    what the scheme leaves to somebody else says to whom."""
    stay = case.stay
    words = stay.version.words_for(stay.track)
    mine: list[Action] = []
    others: dict[str, list[str]] = {}
    for verb, rule in RULES.items():
        if not rule.is_offered or not rule.may(by) or rules.obstacle(stay, verb) is not None:
            continue
        label = rule.label_for(words)
        if who := why_not(by, verb, stay):
            others.setdefault(str(who), []).append(str(label))
        else:
            mine.append(Action(label, reverse(rule.address, args=[stay.pk])))
    if is_arrival_near(case) and mine:
        mine[0] = replace(mine[0], is_main=True)
    return Actions(mine, others)


#: What can follow a follow-up, in the order it is thought of.
_AFTER_A_FOLLOW_UP: Final = (
    Verb.AGREE,
    Verb.EXTEND,
    Verb.REVIEW,
    Verb.ONWARD,
    Verb.DISCHARGE,
    Verb.MOVE_OUT,
)


def after_a_follow_up(stay: Stay, *, by: Actor) -> list[Action]:
    """What the person can do next with the stay: set a goal, agree on something, lengthen it, move
    on, or call those who know the citizen together."""
    words = stay.version.words_for(stay.track)
    actions = []
    new_goal = stay_plan.rules.RULES[stay_plan.rules.Verb.ADD_GOAL]
    if may_change_plan(by, stay_plan.rules.Verb.ADD_GOAL, stay):
        actions.append(Action(new_goal.label, reverse(new_goal.address, args=[stay.pk])))
    actions += [
        Action(RULES[verb].label_for(words), reverse(RULES[verb].address, args=[stay.pk]))
        for verb in _AFTER_A_FOLLOW_UP
        if may_do(by, verb, stay)
    ]
    call = meetings.rules.RULES[meetings.rules.Verb.CALL]
    if call.may(by) and meetings.rules.against_calling(stay) is None:
        actions += [
            Action(kind.title, reverse(call.address, args=[stay.pk, kind.kind]))
            for kind in kinds_for(stay)
        ]
    return actions


def why_not(by: Actor, verb: Verb, stay: Stay) -> Text:
    """ "" where the person may do it; otherwise who may."""
    if sentence := RULES[verb].why_not(by):
        return sentence
    not_theirs = not_this_person(by, verb, stay)
    return not_theirs.message if not_theirs else ""


def may_do(by: Actor, verb: Verb, stay: Stay) -> bool:
    """Whether the person can do it with the stay as it is."""
    return not why_not(by, verb, stay) and rules.obstacle(stay, verb) is None


def is_arrival_near(case: Case) -> bool:
    """Planned for today or before: moving in is what is waited for."""
    first = case.booking.starts_on if case.booking else case.stay.expected_on
    return case.stay.status == Stay.Status.PLANNED and first is not None and first <= case.today


def _arrival(case: Case) -> Step:
    stay = case.stay
    if stay.moved_in_on is not None:
        where = case.bookings[0].place.name if case.bookings else ""
        words = stay.version.words_for(stay.track)
        return Step("done", _(words.moved_in), stay.moved_in_on, where)
    starts_on = case.booking.starts_on if case.booking else stay.expected_on
    state = "late" if starts_on and starts_on < case.today and stay.is_open else "planned"
    return Step(state, _("Planned arrival"), starts_on)


def _end(case: Case) -> Step | None:
    stay = case.stay
    if stay.left_on is not None:
        how_and_where_to = (stay.get_ending_display(), stay.get_destination_display())
        note = " · ".join(text for text in how_and_where_to if text)
        words = stay.version.words_for(stay.track)
        return Step("done", _(words.moved_out), stay.left_on, note)
    if not stay.is_open:
        return Step("done", str(stay.get_status_display()), None, stay.outcome_note)
    if stay.planned_end_on is None:
        return _open_end(case)
    state = "late" if stay.planned_end_on < case.today else "planned"
    return Step(state, _("Planned end"), stay.planned_end_on)


def _open_end(case: Case) -> Step | None:
    """No end is set. Where the review is a follow-up it stands among them already."""
    if not case.stay.scheme_track.takes_place:
        return Step("planned", _("No end is set"), None)
    if any(is_review(follow_up) for follow_up in case.follow_ups if follow_up.status == "open"):
        return Step("planned", _("No end is set, the stay is temporary"), None)
    review = case.booking.ends_on if case.booking else None
    return Step("planned", _("Next review: no end is set, the stay is temporary"), review)


def _follow_up_step(follow_up: FollowUp, today: date, by: Actor) -> Step:
    title = _(follow_up.rule.title)
    if follow_up.status == FollowUp.Status.DONE:
        return Step("done", title, follow_up.completed_on, follow_up.outcome)
    if follow_up.status == FollowUp.Status.NOT_DONE:
        note = _("Was not done: %(why)s") % {"why": follow_up.outcome}
        return Step("done", title, follow_up.completed_on, note)
    step = Step(
        _state_on(follow_up, today),
        title,
        follow_up.due_on,
        task=_(follow_up.rule.task),
        note=_not_that_day(follow_up),
        is_review=follow_up.rule.window is Window.REVIEW,
    )
    if step.state == "planned":
        return step
    action, url = how_to_do(follow_up, by=by)
    return replace(step, action=action, url=url)


def _not_that_day(follow_up: FollowUp) -> str:
    """Which day the rule fell on, where the date was moved off a weekend or a holiday."""
    if not follow_up.moved_off:
        return ""
    assert follow_up.nominal_on is not None
    day = date_format(follow_up.nominal_on, "MONTH_DAY_FORMAT")
    return _("not %(day)s: %(why)s") % {"day": day, "why": follow_up.moved_off}


def _state_on(follow_up: FollowUp, today: date) -> str:
    if follow_up.due_on < today:
        return "late"
    return "due" if follow_up.opens_on <= today else "planned"


def how_to_do(follow_up: FollowUp, *, by: Actor) -> tuple[Text, str]:
    """The words and the address for doing it; both "" where this person can't."""
    if follow_up.kind == STAR_FOLLOW_UP:
        if by.may(Permission.MAKE_STAR):
            return _("Make the star"), reverse("start_star", args=[follow_up.stay_id])
    elif (rule := FOLLOW_UP_RULES[FollowUpVerb.COMPLETE]).may(by):
        return rule.label, reverse(rule.address, args=[follow_up.pk])
    return "", ""


def _with_one_next(steps: list[Step]) -> list[Step]:
    first = next((step for step in steps if step.url), None)
    return [replace(step, is_next=step is first) for step in steps]
