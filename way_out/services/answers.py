"""What is said of a lock: written down by a colleague, or answered by a link."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.models import Stay
from schemes.base import Condition
from way_out import rules
from way_out.events import LockEvent
from way_out.links import CORRECTED_FOR
from way_out.models import Lock, LockAnswer, LockLink
from way_out.rules import Verb
from way_out.services.locking import own_lock

State = LockAnswer.State

#: A day further off is a slip of the finger.
FURTHEST: Final = timedelta(days=730)
LONGEST_NOTE: Final = 500
#: What is compared when somebody answers from an older page.
_FACTS: Final = (
    "state",
    "since_on",
    "expected_on",
    "who",
    "heard_on",
    "note",
    "colleague_name",
    "colleague_mail",
)


@transaction.atomic
def answer_lock(
    *,
    by: Actor,
    stay: Stay,
    key: str,
    state: str,
    since_on: date | None,
    expected_on: date | None,
    who: str,
    heard_on: date | None,
    note: str,
    now: datetime,
    shown: Shown | None = None,
) -> LockAnswer:
    """Write down what somebody said of a lock, and on which day they said it. A correction is a new
    row; the same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    lock, condition = own_lock(by, stay, key, Verb.ANSWER)
    today = timezone.localdate(now)
    checks = Checks()
    day = checks.day("heard_on", heard_on, missing=_("Write on which day it was said."))
    if day is not None and day > today:
        checks.add("not_yet", _("The day is still to come."), field="heard_on")
    facts = _facts(checks, state, (State.HELD, State.NOT_YET), since_on, expected_on, note, today)
    facts |= {
        "who": checks.text("who", who, missing=_("Write who said it.")),
        "heard_on": day,
        "colleague_name": "",
        "colleague_mail": "",
    }
    checks.raise_any()
    return _write(lock, condition, facts, by=by, now=now, shown=shown, link=None)


@transaction.atomic
def answer_by_link(
    *,
    by: Actor,
    link: LockLink,
    state: str,
    since_on: date | None,
    expected_on: date | None,
    note: str,
    colleague_name: str,
    colleague_mail: str,
    now: datetime,
    shown: Shown | None = None,
) -> LockAnswer:
    """The owner's own answer. It can be corrected until the link ends: what settles the question
    ends it after :data:`~way_out.links.CORRECTED_FOR`.

    Raises :class:`Conflict` ``link_ended``, :class:`Problems` at the fields,
    :class:`~core.shown.Stale`.
    """
    row, stay = _open_link(link, now)
    condition = rules.lock_condition(stay, row.lock.key)
    assert condition is not None, "a link is made of a condition of the stay's scheme"
    today = timezone.localdate(now)
    checks = Checks()
    facts = _facts(checks, state, State.values, since_on, expected_on, note, today)
    is_another_s = facts["state"] == State.NOT_MINE
    missing = _("Write whom to ask.") if is_another_s else ""
    name = checks.text("colleague_name", colleague_name, missing=missing)
    mail = checks.mail("colleague_mail", colleague_mail)
    facts |= {
        "who": row.name,
        "heard_on": today,
        "colleague_name": name if is_another_s else "",
        "colleague_mail": mail if is_another_s else "",
    }
    checks.raise_any()
    answer = _write(row.lock, condition, facts, by=by, now=now, shown=shown, link=row)
    if facts["state"] != State.NOT_YET and row.ends_at is not None:
        row.ends_at = min(row.ends_at, now + CORRECTED_FOR)
        row.save(update_fields=["ends_at"])
    return answer


def _open_link(link: LockLink, now: datetime) -> tuple[LockLink, Stay]:
    """The link locked, with its stay: stay first, as everybody locks them."""
    stays = Stay.objects.select_for_update(of=("self",), no_key=True)
    stay = stays.select_related("citizen", "controller").get(pk=link.lock.stay_id)
    row = LockLink.objects.select_for_update(of=("self",)).select_related("lock").get(pk=link.pk)
    row.lock.stay = stay
    if not row.is_open_at(now) or rules.against_asking(stay) is not None:
        raise Conflict("link_ended", _("The link does not open any more. Ring whoever sent it."))
    return row, stay


def _facts(
    checks: Checks,
    state: str,
    states: Any,
    since_on: date | None,
    expected_on: date | None,
    note: str,
    today: date,
) -> dict[str, Any]:
    """What is the same whoever answers, and however."""
    chosen = checks.choice("state", state, states, missing=_("Choose one of the answers."))
    is_held = chosen == State.HELD
    missing = _("Write from which day.") if is_held else ""
    since = checks.day("since_on", since_on, missing=missing)
    expected = checks.day("expected_on", expected_on)
    for field, day in (("since_on", since), ("expected_on", expected)):
        if day is not None and day > today + FURTHEST:
            checks.add("too_far", _("The day is more than two years away."), field=field)
    is_late = chosen == State.NOT_YET and expected is not None and expected < today
    if is_late:
        checks.add("past_date", _("The day has passed."), field="expected_on")
    return {
        "state": chosen,
        "since_on": since if is_held else None,
        "expected_on": expected if chosen == State.NOT_YET else None,
        "note": checks.text("note", note, longest=LONGEST_NOTE),
    }


def _write(
    lock: Lock,
    condition: Condition,
    facts: Mapping[str, Any],
    *,
    by: Actor,
    now: datetime,
    shown: Shown | None,
    link: LockLink | None,
) -> LockAnswer:
    latest = lock.answers.first()
    if latest is not None and _says(latest, facts, link):
        return latest
    standing = standing_answer(latest)
    merge(
        shown,
        typed={name: facts[name] for name in standing},
        standing=standing,
        together=[tuple(standing)],
    )
    answer = LockAnswer.objects.create(
        controller_id=lock.controller_id, lock=lock, by=by.user, at=now, link=link, **facts
    )
    _record(lock, condition, answer, by, now)
    return answer


def _says(latest: LockAnswer, facts: Mapping[str, Any], link: LockLink | None) -> bool:
    same = all(getattr(latest, name) == facts[name] for name in _FACTS)
    return same and (latest.link_id is None) == (link is None)


def standing_answer(latest: LockAnswer | None) -> dict[str, Any]:
    """What an answer is made from, as its form shows it."""
    return {
        "state": latest.state if latest else "",
        "since_on": latest.since_on if latest else None,
        "expected_on": latest.expected_on if latest else None,
    }


def _record(lock: Lock, condition: Condition, answer: LockAnswer, by: Actor, now: datetime) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        day = answer.expected_on
        expected = _("Expected on %(day)s.") % {"day": date_format(day)} if day else ""
    by_link = answer.link is not None
    kind = {
        State.HELD: LockEvent.HELD_BY_LINK if by_link else LockEvent.HELD,
        State.NOT_YET: LockEvent.NOT_YET_BY_LINK if by_link else LockEvent.NOT_YET,
        State.NOT_MINE: LockEvent.NOT_MINE_BY_LINK,
    }[State(answer.state)]
    record(
        lock,
        kind,
        by=by,
        at=now,
        words=condition.name,
        who=answer.who,
        on=answer.since_on,
        expected=expected,
        colleague=answer.colleague_name,
        asker_id=answer.link.asked_by_id if answer.link else None,
    )
