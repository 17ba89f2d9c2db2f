"""How a house follows up: windows changed, kinds of its own added and ended, from a day on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.problems import Conflict, Problem
from core.repeats import repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from placements.events import HouseEvent
from placements.house_rules import RULES, HouseVerb
from placements.models import Facility, HouseFollowUp
from placements.services.houses import lock_house
from placements.services.planning import HORIZON, plan_house
from schemes.base import NoVersion, Office, Part, Track
from schemes.house_schedule import MOST, MOST_OPENS_BEFORE, may_be_changed, rules_on, schedule
from schemes.schedule import FollowUpRule, Window

#: Who can be chosen to follow up.
OFFICES: Final = (Office.FACILITY_STAFF, Office.CASEWORKER, Office.FACILITY_LEADER)


@dataclass(frozen=True, kw_only=True)
class When:
    """From which day on, when in a stay, and whose it is. ``n`` is what the window counts."""

    starts_on: date | None
    n: int | None
    opens_before: int | None
    office: str


@dataclass(frozen=True, kw_only=True)
class OwnKind:
    """What the house's own follow-up is, to those who do it."""

    title: str
    task: str
    window: str


@transaction.atomic
def change_schedule(
    *,
    by: Actor,
    house: Facility,
    track: str,
    kind: str,
    when: When,
    now: datetime,
    shown: Shown | None = None,
) -> HouseFollowUp:
    """Say when and by whom a kind is done, from a day on, also for those who are there.

    What falls due before that day stays as it is, and so does every date that a person chose. The
    same again is a no-op. Raises :class:`Problems` at the fields of :class:`When`,
    :class:`Conflict` where the law or the stay says when it is done, :class:`Stale` where a
    colleague has changed it since ``shown``.
    """
    RULES[HouseVerb.CHANGE_SCHEDULE].must(by)
    row = lock_house(by, house)
    rule = standing_rule(row, _track(row, track, now), kind)
    standing = shown_of(rule)
    typed = {name: getattr(when, name) for name in standing}
    facts = _checked(replace(when, **merge(shown, typed=typed, standing=standing)), rule, now)
    own = {}
    if rule.is_the_houses:
        own = {"title": rule.title, "task": rule.task, "window": rule.window.value}
    event = HouseEvent.SCHEDULE_CHANGED
    return _write(by, row, track, kind, facts | own, now, event=event, title=rule.title)


@transaction.atomic
def add_follow_up_kind(
    *, by: Actor, house: Facility, track: str, own: OwnKind, when: When, now: datetime
) -> HouseFollowUp:
    """A kind of follow-up of the house's own, from a day on. One by the same name is a conflict,
    and just the same is a no-op. Raises :class:`Problems` at the fields."""
    RULES[HouseVerb.CHANGE_SCHEDULE].must(by)
    row = lock_house(by, house)
    of_track = _track(row, track, now)
    checks = Checks()
    title = checks.text("title", own.title, missing=_("Write what it is called."), longest=200)
    task = checks.text("task", own.task, missing=_("Write what is done."), longest=500)
    window = Window(
        checks.choice("window", own.window, MOST, missing=_("Choose when.")) or Window.DAY
    )
    facts = _checked(when, _blank(window), now, checks)
    facts |= {"title": title, "task": task, "window": window.value}
    changes = HouseFollowUp.objects.filter(facility=row, track=track)
    last = changes.filter(title=title).order_by("pk").last()
    if last is not None and repeats(last, **facts, is_planned=True):
        return last
    standing = rules_on(of_track.follow_ups, HouseFollowUp.objects.of(row.pk, track), date.max)
    if title in [rule.title for rule in standing] + [_(rule.title) for rule in standing]:
        raise Problem("name_taken", _("There is a follow-up by that name."), field="title")
    number = changes.exclude(title="").values("kind").distinct().count() + 1
    kind = f"own-{row.pk}-{number}"
    return _write(by, row, track, kind, facts, now, event=HouseEvent.KIND_ADDED, title=title)


@transaction.atomic
def end_follow_up_kind(
    *, by: Actor, house: Facility, track: str, kind: str, on: date | None, now: datetime
) -> HouseFollowUp:
    """From a day on, a kind of the house's own is planned no longer. What is due before remains.

    The same again is a no-op. A kind of the scheme's is a :class:`Conflict`.
    """
    RULES[HouseVerb.CHANGE_SCHEDULE].must(by)
    row = lock_house(by, house)
    last = HouseFollowUp.objects.filter(facility=row, track=track, kind=kind).order_by("pk").last()
    if last is None or not last.title:
        raise Conflict("schemes_own", _("The scheme plans it, so the house can't end it."))
    checks = Checks()
    ends_on = _day(checks, on, now)
    checks.raise_any()
    if not last.is_planned and last.starts_on == ends_on:
        return last
    kept = ("title", "task", "window", "n", "opens_before", "office")
    facts = {name: getattr(last, name) for name in kept} | {"starts_on": ends_on}
    return _write(by, row, track, kind, facts, now, event=HouseEvent.KIND_ENDED, title=last.title)


def tracks_followed_up(house: Facility, *, on: date) -> list[Track]:
    """The ways of being in the house whose follow-ups are its own business, too."""
    try:
        version = house.rules_on(on)
    except NoVersion:
        return []
    return list(version.tracks) if Part.FOLLOW_UPS in version.parts else []


def _track(house: Facility, track: str, now: datetime) -> Track:
    kinds = {kind.key: kind for kind in tracks_followed_up(house, on=timezone.localdate(now))}
    if track not in kinds:
        raise Problem("not_a_choice", _("Choose one of the kinds of places."), field="track")
    return kinds[track]


def standing_rule(house: Facility, track: Track, kind: str) -> FollowUpRule:
    """The kind as it was written last. Raises :class:`Problem` where there is none,
    :class:`Conflict` where no house changes it."""
    changes = HouseFollowUp.objects.of(house.pk, track.key)
    lines = schedule(track.follow_ups, changes).get(kind)
    if not lines:
        raise Problem("not_a_choice", _("This is not followed up here."))
    rule = lines[-1].rule
    if not rule.is_the_houses and not may_be_changed(rule):
        raise Conflict("by_law", _("The law or the stay says when this is done."))
    return rule


def shown_of(rule: FollowUpRule) -> dict[str, Any]:
    """What of a rule is written, by the names of :class:`When`."""
    shown: dict[str, Any] = {"office": rule.responsible.value}
    if MOST.get(rule.window):
        shown["n"] = rule.n
    if rule.window is not Window.WEEK:  # it can be done from the first day of its week
        shown["opens_before"] = rule.opens_before
    return shown


def _checked(
    when: When, rule: FollowUpRule, now: datetime, checks: Checks | None = None
) -> dict[str, object]:
    checks = checks or Checks()
    starts_on = _day(checks, when.starts_on, now)
    most = MOST.get(rule.window, 0)
    n = when.n or 0
    if most and not 1 <= n <= most:
        words = _("Write a number between 1 and %(most)d.") % {"most": most}
        checks.add("out_of_range", words, field="n")
    opens_before = rule.opens_before if when.opens_before is None else when.opens_before
    if not 0 <= opens_before <= MOST_OPENS_BEFORE:
        words = _("Write a number between 0 and %(most)d.") % {"most": MOST_OPENS_BEFORE}
        checks.add("out_of_range", words, field="opens_before")
    office = checks.choice("office", when.office, OFFICES)
    if not office:
        checks.add("missing", _("Choose who does it."), field="office")
    checks.raise_any()
    return {
        "starts_on": starts_on,
        "n": n if most else 0,
        "opens_before": opens_before,
        "office": office,
    }


def _blank(window: Window) -> FollowUpRule:
    """A kind that is not there yet."""
    return FollowUpRule(kind="", title="", task="", source="", window=window, n=1, opens_before=0)


def _day(checks: Checks, day: date | None, now: datetime) -> date | None:
    """The past was followed up as it was."""
    today = timezone.localdate(now)
    on = checks.day("starts_on", day, missing=_("Write from which day."))
    if on is not None and on < today:
        checks.add("in_the_past", _("Choose today or a later day."), field="starts_on")
    elif on is not None and on > today + HORIZON:
        checks.add("too_far_ahead", _("That is more than a year ahead."), field="starts_on")
    return on


def _write(
    by: Actor,
    house: Facility,
    track: str,
    kind: str,
    facts: dict[str, object],
    now: datetime,
    *,
    event: HouseEvent,
    title: str,
) -> HouseFollowUp:
    """Unless it says just that already; then those who are there or will be are planned again."""
    is_planned = event is not HouseEvent.KIND_ENDED
    changes = HouseFollowUp.objects.filter(facility=house, track=track, kind=kind)
    last = changes.order_by("pk").last()
    if last is not None and repeats(last, **facts, is_planned=is_planned):
        return last
    change = HouseFollowUp.objects.create(
        controller_id=house.controller_id,
        facility=house,
        track=track,
        kind=kind,
        is_planned=is_planned,
        by=by.user,
        at=now,
        **facts,
    )
    plan_house(facility=house, track=track, now=now)
    record(change, event, by=by, at=now, house=house.name, follow_up=title, on=change.starts_on)
    return change
