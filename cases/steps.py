"""The way through a stay, from what is done to what is planned, with the next action beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.case import Case
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements import workflow
from placements.models import FollowUp, Stay
from placements.services.relapses import obstacle as relapse_obstacle
from placements.services.stays import may_ask_to_leave, who_asks_to_leave
from placements.workflow import Verb
from recovery.rules import STAR_FOLLOW_UP
from schemes.base import Window

#: Open steps shown ahead where no end is set: such a stay has a year of them.
AHEAD: Final = 4


@dataclass(frozen=True)
class Step:
    #: "done", "late", "due" or "planned".
    state: str
    title: str
    day: date | None
    note: str = ""
    task: str = ""
    action: str = ""
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
    """A verb on the stay. ``why_not`` says what stands in the way and who could do it."""

    label: str
    url: str
    why_not: str = ""
    is_main: bool = False


def steps_of(case: Case, *, by: Actor) -> Steps:
    follow_ups = [_follow_up_step(one, case.today, by) for one in case.follow_ups]
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
    return [step for n, step in enumerate(ahead) if n < AHEAD or step.is_review]


def nearest(case: Case) -> list[FollowUp]:
    """Without an end a year of them is planned: what is done or open, and the next of each kind."""
    if case.stay.planned_end_on is not None or not case.stay.is_open:
        return case.follow_ups
    found: list[FollowUp] = []
    ahead: set[str] = set()
    for one in case.follow_ups:
        if one.status == FollowUp.Status.DONE or one.opens_on <= case.today:
            found.append(one)
        elif one.kind not in ahead:
            ahead.add(one.kind)
            found.append(one)
    return found


def actions(case: Case, *, by: Actor) -> list[Action]:
    """What can be done with the stay in its state, by this person or by whom."""
    stay = case.stay
    words = stay.version.words_for(stay.track)
    offered = [
        (Verb.MOVE_IN, "move_in", _(words.move_in), Permission.RUN_STAYS),
        (Verb.REVIEW, "move_review", _("Move the next review"), Permission.EXTEND_STAYS),
        (Verb.EXTEND, "extend_stay", _("Change the planned end"), Permission.EXTEND_STAYS),
        (Verb.RELAPSE, "relapse", _("Write down a relapse"), Permission.FOLLOW_UP),
        (Verb.MOVE_OUT, "move_out", _(words.move_out), Permission.RUN_STAYS),
        (Verb.NO_SHOW, "no_show", _("The citizen did not come"), Permission.RUN_STAYS),
        (Verb.CANCEL, "cancel_stay", _("Cancel the stay"), _cancelling(by)),
    ]
    found = [
        Action(label, reverse(url_name, args=[case.stay.pk]), why_not_allowed(by, permission))
        for verb, url_name, label, permission in offered
        if workflow.obstacle(stay, verb) is None and _in_scheme(stay, verb)
    ]
    if stay.scheme_track.asks_to_leave and workflow.obstacle(stay, Verb.MOVE_OUT) is None:
        found.append(_asking_to_leave(stay, by))
    if is_arrival_near(case) and found and not found[0].why_not:
        found[0] = replace(found[0], is_main=True)
    return found


def _in_scheme(stay: Stay, verb: Verb) -> bool:
    length = stay.scheme_track.length
    if verb is Verb.EXTEND:
        return length.end_set_at_start
    if verb is Verb.REVIEW:
        return length.review_nights is not None
    if verb is Verb.RELAPSE:
        return relapse_obstacle(stay) is None
    return True


def _asking_to_leave(stay: Stay, by: Actor) -> Action:
    why_not = why_not_allowed(by, Permission.RUN_STAYS)
    if not why_not and not may_ask_to_leave(by, stay):
        why_not = who_asks_to_leave(stay)
    url = reverse("ask_to_leave", args=[stay.pk])
    return Action(_("Ask the citizen to leave"), url, why_not)


def is_arrival_near(case: Case) -> bool:
    """Planned for today or before: moving in is what is waited for."""
    first = case.booking.starts_on if case.booking else case.stay.expected_on
    return case.stay.status == Stay.Status.PLANNED and first is not None and first <= case.today


def _cancelling(by: Actor) -> Permission:
    """Whoever books may cancel, and so may staff on the spot."""
    return Permission.BOOK if by.may(Permission.BOOK) else Permission.RUN_STAYS


def why_not_allowed(by: Actor, permission: Permission) -> str:
    """Empty where the actor may; otherwise who may."""
    if by.may(permission):
        return ""
    who = ", ".join(str(role.label).lower() for role in Role if permission in role.permissions)
    return _("Done by: %(roles)s.") % {"roles": who}


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
        note = f"{stay.get_ending_display()} · {stay.get_destination_display()}"
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
    if any(one.rule.window is Window.REVIEW for one in case.follow_ups if one.status == "open"):
        return Step("planned", _("No end is set, the stay is temporary"), None)
    review = case.booking.ends_on if case.booking else None
    return Step("planned", _("Next review: no end is set, the stay is temporary"), review)


def _follow_up_step(one: FollowUp, today: date, by: Actor) -> Step:
    title = _(one.rule.title)
    if one.status == FollowUp.Status.DONE:
        return Step("done", title, one.completed_on, one.outcome)
    state = "late" if one.due_on < today else "due" if one.opens_on <= today else "planned"
    review = one.rule.window is Window.REVIEW
    step = Step(state, title, one.due_on, task=_(one.rule.task), is_review=review)
    if state == "planned":
        return step
    action, url = how_to_do(one, by=by)
    return replace(step, action=action, url=url)


def how_to_do(one: FollowUp, *, by: Actor) -> tuple[str, str]:
    """The words and the address for doing it; both "" where this person can't."""
    if one.kind == STAR_FOLLOW_UP:
        if by.may(Permission.MAKE_STAR):
            return _("Make the star"), reverse("start_star", args=[one.stay_id])
    elif by.may(Permission.FOLLOW_UP):
        return _("Do it"), reverse("complete_follow_up", args=[one.pk])
    return "", ""


def _with_one_next(steps: list[Step]) -> list[Step]:
    first = next((step for step in steps if step.url), None)
    return [replace(step, is_next=step is first) for step in steps]
