"""Making the dialogue with the citizen: begun, written as the talk goes, finished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, merge
from low_arousal.events import DialogueEvent
from low_arousal.models import CITIZEN, Dialogue, field_name, field_names
from low_arousal.rules import Verb, rule_of
from low_arousal.services.own import check_without_numbers, own_dialogue, own_stay
from organisations.actors import Actor
from placements.models import Stay
from schemes.calendar import add_months
from schemes.low_arousal import DialogueEdition

Why = Dialogue.Why
#: Who took part.
LONGEST: Final = 200


@transaction.atomic
def begin_dialogue(*, by: Actor, stay: Stay, now: datetime) -> Dialogue:
    """Begin a version with what the latest of the citizen says, also of an earlier stay; one in
    progress is continued. Only the finished dialogue is an event.

    Raises :class:`Problem` ``no_dialogue``, :class:`Conflict` ``not_here``.
    """
    row = own_stay(by, stay, Verb.BEGIN)
    own = Dialogue.objects.filter(stay=row)
    if (draft := own.filter(done_at=None).first()) is not None:
        draft.stay = row
        return draft
    rule = rule_of(row)
    assert rule is not None, "the obstacle says so"
    before = latest_of_citizen(row)
    begun = Dialogue(
        controller_id=row.controller_id,
        stay=row,
        number=next_number(row),
        edition=rule.edition.key,
        why=Why.AGAIN if before is not None else Why.FIRST,
        based_on=before,
        answers=_carried(before, rule.edition),
        begun_by=by.user,
        begun_at=now,
    )
    begun.save()
    return begun


def latest_of_citizen(stay: Stay) -> Dialogue | None:
    """Of all the citizen's stays with the same controller: it was made to be handed on, so that
    nobody starts over."""
    of_citizen = Dialogue.objects.done().filter(
        controller=stay.controller_id, stay__citizen=stay.citizen_id
    )
    return of_citizen.latest_first().first()


def next_number(stay: Stay) -> int:
    last: int | None = Dialogue.objects.filter(stay=stay).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _carried(before: Dialogue | None, edition: DialogueEdition) -> dict[str, str]:
    """Answers to questions that are still asked."""
    if before is None:
        return {}
    return {name: before.answers.get(name, "") for name in field_names(edition)}


@transaction.atomic
def write_dialogue(
    *, by: Actor, dialogue: Dialogue, answers: Mapping[str, str], shown: Shown | None = None
) -> Dialogue:
    """Keep what has been said so far. Written over at will until it is done; what is not among
    ``answers`` stays as it is.

    No event: the change history keeps every version. Raises :class:`Problems` at the fields,
    :class:`Conflict` ``already_done``, :class:`~core.shown.Stale`.
    """
    row = own_dialogue(by, dialogue, Verb.WRITE)
    if row.is_done:
        raise Conflict(
            "already_done", _("The dialogue is finished and stays as it was. Correct it instead.")
        )
    typed = read_answers(row, answers)
    merged = merge(shown, typed=typed, standing=standing_answers(row))
    row.answers = standing_answers(row) | merged
    row.save(update_fields=["answers"])
    return row


def read_answers(
    dialogue: Dialogue, answers: Mapping[str, str], checks: Checks | None = None
) -> dict[str, str]:
    """What was typed, by the fields of the dialogue's edition. Raises unless ``checks`` are given
    to add to."""
    own = checks or Checks()
    typed = {
        name: own.text(name, answers[name], longest=LONG_TEXT)
        for name in field_names(dialogue.asked)
        if name in answers
    }
    check_without_numbers(own, **typed)
    if checks is None:
        own.raise_any()
    return typed


def standing_answers(dialogue: Dialogue) -> dict[str, str]:
    """What has been said so far, as a form shows it."""
    return {name: dialogue.answers.get(name, "") for name in field_names(dialogue.asked)}


@transaction.atomic
def finish_dialogue(
    *,
    by: Actor,
    dialogue: Dialogue,
    talked_on: date | None,
    took_part: str,
    with_citizen: bool,
    without_because: str,
    now: datetime,
) -> Dialogue:
    """The talk is over: from now on it stays as it is. The same again changes nothing.

    Raises :class:`Problems` at the fields and for what has not been talked about,
    :class:`Conflict` ``already_done``.
    """
    row = own_dialogue(by, dialogue, Verb.FINISH)
    checks = Checks()
    day = checks.day("talked_on", talked_on, missing=_("Write on which day you talked."))
    who = checks.text("took_part", took_part, missing=_("Write who took part."), longest=LONGEST)
    why = _("Write why it was made without the citizen.")
    because = (
        ""
        if with_citizen
        else checks.text("without_because", without_because, missing=why, longest=LONG_TEXT)
    )
    check_without_numbers(checks, took_part=who, without_because=because)
    _check_day(checks, row, day, now)
    _check_whole(checks, row, with_citizen=with_citizen)
    checks.raise_any()
    assert day is not None
    facts = {"talked_on": day, "took_part": who, "without_because": because}
    if row.is_done:
        if repeats(row, **facts):
            return row
        raise Conflict(
            "already_done", _("The dialogue is finished and stays as it was. Correct it instead.")
        )
    for name, fact in facts.items():
        setattr(row, name, fact)
    row.review_by = review_day(row)
    row.done_by, row.done_at = by.user, now
    row.save()
    record(row, DialogueEvent.DONE, by=by, at=now, number=row.number)
    return row


def review_day(dialogue: Dialogue) -> date:
    rule = rule_of(dialogue.stay)
    assert rule is not None, "the obstacle says so"
    assert dialogue.talked_on is not None, "it is done"
    return add_months(dialogue.talked_on, rule.review_after_months)


def _check_day(checks: Checks, dialogue: Dialogue, day: date | None, now: datetime) -> None:
    if day is None:
        return
    if day > timezone.localdate(now):
        checks.add("not_yet", _("The day is still to come."), field="talked_on")
    moved_in_on = dialogue.stay.moved_in_on
    if moved_in_on is not None and day < moved_in_on:
        checks.add("before_arrival", _("The citizen had not moved in yet."), field="talked_on")


def _check_whole(checks: Checks, dialogue: Dialogue, *, with_citizen: bool) -> None:
    missing = [_(line.asked.name) for line in dialogue.lines if not line.is_answered]
    if missing:
        words = _("Still to be talked about: %(what)s.") % {"what": ", ".join(missing)}
        checks.add("questions_missing", words)
    names = [field_name(each.key, CITIZEN) for each in dialogue.asked.questions]
    if with_citizen and not any(dialogue.answers.get(name) for name in names):
        checks.add(
            "citizen_said_nothing",
            _(
                "Nothing stands in the citizen's own words. Write them, or say that it was made "
                "without the citizen."
            ),
        )
