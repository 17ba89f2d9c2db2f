"""How long a stay may be: judged here whenever either of its ends moves, whatever the verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from core.checks import LONG_TEXT, Checks
from core.problems import Problem, WayOn
from organisations.actors import Actor
from placements import rules
from placements.models import Booking, DateChange, Stay
from placements.offices import not_this_person
from placements.rules import RULES, Verb
from placements.services.stay_lock import expected_on
from schemes.base import NO, YES, ExtensionQuestion, Refusal


def problem_of_end(stay: Stay, ends_on: date) -> Refusal | None:
    """What the scheme says against an end: never a bar, since a reason sets it aside."""
    start = stay.moved_in_on or expected_on(stay)
    if start is None:
        return None
    return stay.version.length_problem(stay.track, moved_in_on=start, ends_on=ends_on)


def reason_of_planned_length(
    by: Actor, stay: Stay, starts_on: date, ends_on: date | None, reason: str
) -> str:
    """The reason, where a stay about to be planned is shorter or longer than the scheme says.

    Asked for at the last day. Longer is for whoever may extend.
    """
    if ends_on is None:
        return ""
    problem = stay.version.length_problem(stay.track, moved_in_on=starts_on, ends_on=ends_on)
    if problem is None:
        return ""
    if problem.code == "too_long" and (why_not := not_this_person(by, Verb.EXTEND, stay)):
        raise why_not.at_fields(lambda _problem: "ends_on")
    checks = Checks()
    reason = checks.text("length_reason", reason, longest=LONG_TEXT)
    if not reason:
        checks.add(problem.code, gettext(problem.text), field="ends_on")
    checks.raise_any()
    return reason


def end_from_arrival(
    stay: Stay, planned_from: date, on: date, *, instead: Sequence[WayOn] = ()
) -> date | None:
    """The planned end of who came on ``on``, though planned from ``planned_from``.

    It stands where it can; but an earlier day makes a stay longer neither than the scheme says nor
    than was agreed. Raises :class:`Problem` for a day after the planned end, with what can be done
    ``instead``.
    """
    ends_on = stay.planned_end_on
    if ends_on is None:
        return None
    if on >= ends_on:
        raise Problem(
            "after_planned_end",
            _("The stay is planned to end before that day. Move the planned end first."),
            field="on",
            ways_on=instead,
        )
    longest = stay.version.latest_end(stay.track, on)
    if on >= planned_from or longest is None:
        return ends_on
    agreed = on + (ends_on - planned_from)
    return min(ends_on, max(longest, agreed))


def nights_until(booking: Booking, ends_on: date | None, today: date) -> date | None:
    """Where the booking of who is here ends, when the stay is planned to end on ``ends_on``.

    Tonight stays taken where it was, though the planned end has passed: somebody is in the bed.
    """
    if ends_on is None or booking.ends_on is None:
        return booking.ends_on
    return max(ends_on, min(booking.ends_on, today + timedelta(days=1)))


def keep_change_of_end(by: Actor, stay: Stay, on: date, *, new: date | None, now: datetime) -> None:
    """The row that tells why the end moved with the day of arrival. The stay is not saved."""
    if new == stay.planned_end_on:
        return
    day = date_format(on, "DATE_FORMAT")
    reason = _("The citizen came on %(day)s, earlier than planned.") % {"day": day}
    record_change_of_end(by, stay, new=new, reason=reason, now=now)


def record_change_of_end(
    by: Actor,
    stay: Stay,
    *,
    new: date | None,
    reason: str,
    now: datetime,
    answers: Mapping[str, str] | None = None,
) -> None:
    """Move the stay's planned end (unsaved) and keep both dates, who and why."""
    DateChange.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        what=DateChange.What.PLANNED_END,
        old=stay.planned_end_on,
        new=new,
        reason=reason,
        answers=dict(answers or {}),
        by=by.user,
        at=now,
    )
    stay.planned_end_on = new


def extension_questions(stay: Stay, ends_on: date) -> tuple[ExtensionQuestion, ...]:
    """What the scheme asks before the stay is made to end on that day."""
    test = stay.scheme_track.length.extension
    if test is None or stay.planned_end_on is None or ends_on <= stay.planned_end_on:
        return ()
    problem = problem_of_end(stay, ends_on)
    beyond = problem is not None and problem.code == "too_long"
    return test.questions if test.from_the_first or beyond else ()


def checked_answers(
    checks: Checks, stay: Stay, ends_on: date, answers: Mapping[str, str]
) -> dict[str, str]:
    """The answers to what is asked; an answer that does not lead on is said at its question."""
    kept = {}
    for asked in extension_questions(stay, ends_on):
        field = answer_field(asked)
        answer = checks.choice(
            field, answers.get(asked.key, ""), (YES, NO), missing=_("Choose one of the answers.")
        )
        if answer and answer != asked.goes_on_with:
            checks.add_problem(
                Problem(
                    "not_extended", gettext(asked.instead), field=field, ways_on=_onward_of(stay)
                )
            )
        kept[asked.key] = answer
    return kept


def answer_field(asked: ExtensionQuestion) -> str:
    """What its field is called in a form."""
    return f"answer_{asked.key}"


def _onward_of(stay: Stay) -> list[WayOn]:
    label = _("Plan the way onward instead")
    if rules.not_in_scheme(stay, Verb.ONWARD) is None:
        return [WayOn(label, RULES[Verb.ONWARD].address, (stay.pk,))]
    return [WayOn(label, "follow_ups", (stay.pk,))]
