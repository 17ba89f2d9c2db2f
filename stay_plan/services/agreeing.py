"""Agreeing on the plan: what stands becomes a version, and stays as it was."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from core.shown import Shown, Stale
from organisations.actors import Actor
from placements.models import Stay
from stay_plan.content import PlanContent
from stay_plan.events import PlanEvent
from stay_plan.models import Goal, PlanStart, PlanVersion
from stay_plan.rules import Verb
from stay_plan.services.locking import check_without_numbers, own_stay

Stance = PlanVersion.Stance
LONGEST: Final = 200


class PlanChanged(Stale):
    """It is another plan than the one that was read."""

    def __init__(self, content: PlanContent) -> None:
        super().__init__(standing=read_as(content), merged={}, fields=())
        self.message = _(
            "Somebody has changed the plan since you opened it. Nothing is saved yet: read it "
            "below, and save again."
        )


@transaction.atomic
def agree_plan(
    *,
    by: Actor,
    stay: Stay,
    agreed_on: date | None,
    agreed_with: str,
    stance: str,
    citizens_words: str,
    reason: str,
    now: datetime,
    shown: Shown | None = None,
) -> PlanVersion:
    """The plan as it stands is agreed, with whom, when, and what the citizen says to it. Where
    nothing has changed since the last time, ``reason`` says why it is agreed anew: that it was
    looked at and stands, or that something of the agreement was written wrong. The same again is a
    no-op.

    ``shown`` says which plan was read (:func:`read_as`). Raises :class:`Problems` at the fields,
    :class:`PlanChanged` where it is another by now, :class:`Conflict` ``nothing_to_agree``.
    """
    row = own_stay(by, stay, Verb.AGREE)
    content = standing_content(row)
    latest = PlanVersion.objects.filter(stay=row).first()
    is_same = latest is not None and (
        PlanContent.read(latest.content).fingerprint == content.fingerprint
    )
    checks = Checks()
    day = checks.day("agreed_on", agreed_on, missing=_("Write on which day it was agreed."))
    if day is not None and day > timezone.localdate(now):
        checks.add("in_the_future", _("Choose today or an earlier day."), field="agreed_on")
    says = checks.choice(
        "stance", stance, Stance.values, missing=_("Choose what the citizen says to it.")
    )
    missing = _("Write what the citizen says, or why they were not there.")
    words = checks.text(
        "citizens_words",
        citizens_words,
        missing="" if says in ("", Stance.AGREES) else missing,
        longest=LONG_TEXT,
    )
    table = checks.text(
        "agreed_with", agreed_with, missing=_("Write who agreed on it."), longest=LONGEST
    )
    facts = {"agreed_on": day, "agreed_with": table, "stance": says, "citizens_words": words}
    again = latest if is_same and latest is not None and repeats(latest, **facts) else None
    missing = _("Nothing has changed since the last time. Write why it is agreed anew.")
    must_say_why = is_same and again is None
    why = checks.text("reason", reason, missing=missing if must_say_why else "", longest=LONG_TEXT)
    check_without_numbers(checks, citizens_words=words, agreed_with=table, reason=why)
    checks.raise_any()
    if again is not None:
        return again
    if not content.says_something:
        raise Conflict("nothing_to_agree", _("There is no goal in the plan yet."))
    if shown is not None and shown.prints != Shown.of(read_as(content)).prints:
        raise PlanChanged(content)
    version = PlanVersion.objects.create(
        controller_id=row.controller_id,
        stay=row,
        number=latest.number + 1 if latest is not None else 1,
        content=content.kept,
        reason=why,
        by=by.user,
        at=now,
        **facts,
    )
    record(version, PlanEvent.AGREED, by=by, at=now, number=version.number, on=version.agreed_on)
    return version


def standing_content(stay: Stay) -> PlanContent:
    """What stands, agreed or not. Three statements."""
    goals = Goal.objects.filter(stay=stay).standing().with_actions()
    return PlanContent.of(PlanStart.objects.filter(stay=stay).first(), goals)


def read_as(content: PlanContent) -> dict[str, str]:
    """What a form that agrees to it was made from."""
    return {"plan": content.fingerprint}
