"""Courses that move too slowly (V §§ 2.6, 2.10): each with the reasons in words.

The weeks are the scheme's (``schemes.pace``), or those that whoever looks has chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import DateField, Exists, Max, OuterRef, Subquery
from django.db.models.functions import Greatest, TruncDate
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

import schemes
from organisations.actors import Actor
from placements.models import Facility, FollowUp, Stay
from recovery.models import Star
from recovery.rules import uses_star
from schemes.base import Part, Window
from stay_plan.progress import goals_touched_at
from stay_plan.rules import uses_plan

MOST_WEEKS: Final = 52


@dataclass(frozen=True, kw_only=True)
class SlowCourse:
    stay: Stay
    day: int
    reasons: list[str]


def weeks_asked_for(text: str) -> int | None:
    """The number in the address; None where it is none: the scheme's own then."""
    if text.isdecimal() and len(text) < 4 and 1 <= int(text) <= MOST_WEEKS:
        return int(text)
    return None


def slow_courses(
    actor: Actor, houses: Sequence[Facility], today: date, weeks: int | None
) -> list[SlowCourse]:
    """Stays in house with something that stands still, those with most reasons first, then the
    longest here. One statement. Of a citizen who has died nothing is waited for."""
    in_sight = Stay.objects.visible_to(actor, facilities=[house.pk for house in houses])
    here = in_sight.in_house().filter(citizen__died_on=None)
    rows = here.select_related("citizen", "facility", "key_worker").annotate(**_touched())
    slow = [
        SlowCourse(stay=stay, day=stay.day_number(today) or 0, reasons=reasons)
        for stay in rows
        if (reasons := list(_reasons(stay, today, weeks)))
    ]
    return sorted(slow, key=lambda each: (-len(each.reasons), -each.day, each.stay.pk))


def _touched() -> dict[str, Any]:
    """When something was last done with each stay, and what is open."""
    follow_ups = FollowUp.objects.filter(stay=OuterRef("pk")).order_by()
    done = follow_ups.filter(status=FollowUp.Status.DONE)
    of_end = {
        rule.kind
        for scheme in schemes.SCHEMES.values()
        for version in scheme.versions
        for track in version.tracks
        for rule in track.follow_ups
        if rule.window is Window.BEFORE_END
    }
    stars = Star.objects.filter(stay=OuterRef("pk")).order_by()
    touched = Max(Greatest("made_on", TruncDate("finished_at")))
    return {
        "followed_up_on": Subquery(
            done.values("stay").annotate(last=Max("completed_on")).values("last"),
            output_field=DateField(),
        ),
        "star_touched_on": Subquery(
            stars.values("stay").annotate(last=touched).values("last"), output_field=DateField()
        ),
        "goals_touched_at": goals_touched_at(),
        "has_next": Exists(follow_ups.filter(status=FollowUp.Status.OPEN)),
        "end_talked_of": Exists(done.filter(kind__in=of_end)),
        "end_to_talk_of": Exists(follow_ups.filter(status=FollowUp.Status.OPEN, kind__in=of_end)),
    }


def _reasons(stay: Stay, today: date, weeks: int | None) -> Iterator[str]:
    assert stay.moved_in_on is not None, "who is here has come"
    quiet = timedelta(weeks=weeks or stay.scheme_track.length.pace.quiet_weeks)
    since = vars(stay)["followed_up_on"] or stay.moved_in_on
    if today - since >= quiet:
        yield _for_weeks(_("No follow-up has been done"), today - since)
    since = vars(stay)["star_touched_on"] or stay.moved_in_on
    if uses_star(stay) and today - since >= quiet:
        yield _for_weeks(_("No area of the Recovery Star has been touched"), today - since)
    touched_at = vars(stay)["goals_touched_at"]
    since = timezone.localdate(touched_at) if touched_at else stay.moved_in_on
    if uses_plan(stay) and today - since >= quiet:
        yield _for_weeks(_("No goal of the plan has been touched"), today - since)
    if not vars(stay)["has_next"]:
        yield _("No next step is named: no follow-up is planned.")
    yield from _about_what_follows(stay, today)
    yield from _about_length(stay, stay.moved_in_on, today)


def _for_weeks(what: str, quiet: timedelta) -> str:
    weeks = quiet.days // 7
    words = ngettext("%(what)s for %(n)s week.", "%(what)s for %(n)s weeks.", weeks)
    return words % {"what": what, "n": weeks}


def _about_what_follows(stay: Stay, today: date) -> Iterator[str]:
    """Nobody has said where to though the end is near or past, or nobody looks though asked to."""
    asks = Part.ONWARD in stay.version.parts
    if asks and stay.onward == Stay.Onward.WANTED and not stay.onward_note:
        yield _("Help to find the next place is wanted, and it is not written who looks where.")
    end = stay.planned_end_on
    before = timedelta(weeks=stay.scheme_track.length.pace.decided_weeks_before_end)
    if end is None or end - today > before:
        return
    facts = {"end": date_format(end, "DATE_FORMAT")}
    if end < today:
        yield _("The planned end was %(end)s, and the citizen is still here.") % facts
    elif asks:
        if not stay.onward:
            yield _("The stay ends on %(end)s, and it is not asked where to.") % facts
    elif vars(stay)["end_to_talk_of"] or not vars(stay)["end_talked_of"]:
        yield _("The stay ends on %(end)s, and what follows is not decided.") % facts


def _about_length(stay: Stay, moved_in_on: date, today: date) -> Iterator[str]:
    track = stay.scheme_track
    after = track.length.pace.long_after_weeks
    usual_end = (
        moved_in_on + timedelta(weeks=after) if after else track.length.usual_end(moved_in_on)
    )
    if usual_end is not None and today > usual_end:
        yield _("Longer than usual: %(usual)s.") % {"usual": _(track.length.in_words)}
