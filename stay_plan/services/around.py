"""Practical matters, and the plans of others: each is written anew, and what stood stays."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import User
from placements.models import Stay
from stay_plan import rules
from stay_plan.events import PlanEvent
from stay_plan.models import MatterEntry, OtherPlanEntry
from stay_plan.rules import Verb
from stay_plan.services.locking import check_without_numbers, own_stay, whose

LONGEST: Final = 200
_EXISTS: Final = OtherPlanEntry.Exists


@transaction.atomic
def write_matter(
    *,
    by: Actor,
    stay: Stay,
    key: str,
    state: str,
    owner: int | None,
    owner_name: str,
    note: str,
    now: datetime,
    shown: Shown | None = None,
) -> MatterEntry | None:
    """How it stands with a practical matter, whose it is, and what to know of it. None where it
    was not asked of, and is not.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    row = own_stay(by, stay, Verb.WRITE_MATTER)
    matter = rules.plan_rules(row).matter(key)
    if matter is None:
        raise Problem("no_such_matter", _("There is no such matter."))
    latest = MatterEntry.objects.filter(stay=row, key=key).first()
    checks = Checks()
    standing = standing_matter(latest)
    how = checks.choice(
        "state", state, MatterEntry.State.values, missing=_("Choose how it stands.")
    )
    text = checks.text("note", note, longest=LONG_TEXT)
    check_without_numbers(checks, note=text)
    person, name = whose(
        checks, row, owner, owner_name, now, standing=latest.owner_id if latest else None
    )
    checks.raise_any()
    typed = {
        "state": how,
        "owner": person.pk if isinstance(person, User) else None,
        "owner_name": name,
        "note": text,
    }
    merged = merge(shown, typed=typed, standing=standing, together=[("owner", "owner_name")])
    if merged == standing:
        return latest
    entry = MatterEntry.objects.create(
        controller_id=row.controller_id,
        stay=row,
        key=key,
        owner_id=merged.pop("owner"),
        by=by.user,
        at=now,
        **merged,
    )
    record(entry, PlanEvent.MATTER_WRITTEN, by=by, at=now, words=matter.name)
    return entry


def standing_matter(latest: MatterEntry | None) -> dict[str, object]:
    """As its form shows it; what nobody has written of is not asked."""
    if latest is None:
        return {
            "state": MatterEntry.State.NOT_ASKED.value,
            "owner": None,
            "owner_name": "",
            "note": "",
        }
    return {
        "state": latest.state,
        "owner": latest.owner_id,
        "owner_name": latest.owner_name,
        "note": latest.note,
    }


@transaction.atomic
def write_other_plan(
    *,
    by: Actor,
    stay: Stay,
    key: str,
    exists: str,
    says: str,
    made_on: date | None,
    next_on: date | None,
    contact: str,
    looked_on: date | None,
    now: datetime,
    shown: Shown | None = None,
) -> OtherPlanEntry:
    """What somebody else's plan says, as it was looked at on a day. The same again is a no-op.

    Raises :class:`Problems` at the fields, :class:`~core.shown.Stale`.
    """
    row = own_stay(by, stay, Verb.WRITE_OTHER_PLAN)
    plan = rules.plan_rules(row).other_plan(key)
    if plan is None:
        raise Problem("no_such_plan", _("There is no such plan."))
    latest = OtherPlanEntry.objects.filter(stay=row, key=key).first()
    checks = Checks()
    today = timezone.localdate(now)
    typed = {
        "exists": checks.choice(
            "exists", exists, _EXISTS.values, missing=_("Choose whether there is one.")
        ),
        "says": checks.text("says", says, longest=LONG_TEXT),
        "made_on": checks.day("made_on", made_on),
        "next_on": checks.day("next_on", next_on),
        "contact": checks.text("contact", contact, longest=LONGEST),
        "looked_on": checks.day(
            "looked_on", looked_on, missing=_("Write on which day you looked at it.")
        ),
    }
    for name in ("made_on", "looked_on"):
        if (day := typed[name]) is not None and isinstance(day, date) and day > today:
            checks.add("in_the_future", _("Choose today or an earlier day."), field=name)
    if typed["exists"] == _EXISTS.YES and not typed["says"]:
        checks.add("missing", _("Write what it says that matters here."), field="says")
    check_without_numbers(checks, says=str(typed["says"]), contact=str(typed["contact"]))
    checks.raise_any()
    standing = standing_other_plan(latest)
    merged = merge(shown, typed=typed, standing=standing)
    if latest is not None and merged == standing:
        return latest
    entry = OtherPlanEntry.objects.create(
        controller_id=row.controller_id, stay=row, key=key, by=by.user, at=now, **merged
    )
    record(entry, PlanEvent.OTHER_PLAN_SEEN, by=by, at=now, words=plan.name, on=entry.looked_on)
    return entry


def standing_other_plan(latest: OtherPlanEntry | None) -> dict[str, object]:
    """As its form shows it."""
    return {
        "exists": latest.exists if latest else "",
        "says": latest.says if latest else "",
        "made_on": latest.made_on if latest else None,
        "next_on": latest.next_on if latest else None,
        "contact": latest.contact if latest else "",
        "looked_on": latest.looked_on if latest else None,
    }
