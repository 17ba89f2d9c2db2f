"""Practical matters, the plans of others, and the citizen's week."""

from __future__ import annotations

from datetime import time

import pytest

from core.shown import Shown, Stale
from placements.models import Stay
from schemes.stay_plan import PRACTICAL_MATTERS
from stay_plan.card import matters_of, other_plans_of, week_of
from stay_plan.models import MatterEntry, OtherPlanEntry, WeekLine
from stay_plan.services.around import standing_matter, standing_other_plan
from stay_plan.services.week import standing_line, take_out_week_line
from tests.stay_plan.acts import codes, kinds, looked_at, settled, weekly, weekly_anew
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_matters_stand_in_their_order_and_say_what_comes_first(herning: House, stay: Stay) -> None:
    lines = {line.matter.key: line for line in matters_of(stay)}
    assert list(lines) == [matter.key for matter in PRACTICAL_MATTERS]
    assert {line.state for line in lines.values()} == {"not_asked"}
    assert [each.key for each in lines["referral"].waits_for] == ["doctor"]
    settled(herning.staff, stay, "doctor", "done", owner_name="Maja", note="Lægehuset i Nord")
    lines = {line.matter.key: line for line in matters_of(stay)}
    assert lines["referral"].waits_for == []
    assert lines["doctor"].waits_for == [], "it is in place"
    assert lines["doctor"].entry is not None
    assert lines["doctor"].entry.whose == "Maja"


def test_a_matter_keeps_what_was_written_before(herning: House, stay: Stay) -> None:
    untouched = Shown.of(standing_matter(None))
    assert settled(herning.staff, stay, "bank", "not_asked", shown=untouched) is None
    first = settled(herning.staff, stay, "bank", "under_way", shown=untouched)
    assert settled(herning.staff, stay, "bank", "under_way") == first
    with pytest.raises(Stale):
        settled(herning.leader, stay, "bank", "not_needed", shown=untouched)
    settled(herning.leader, stay, "bank", "done", note="NemKonto")
    line = next(line for line in matters_of(stay) if line.matter.key == "bank")
    assert (line.state, [each.state for each in line.before]) == ("done", ["under_way"])
    assert kinds(stay) == ["matter_written", "matter_written"]
    assert codes(lambda: settled(herning.staff, stay, "boat", "done")) == {None: "no_such_matter"}
    assert codes(lambda: settled(herning.staff, stay, "bank", "maybe")) == {"state": "not_a_choice"}
    assert MatterEntry.objects.count() == 2


def test_another_plan_is_looked_at_and_what_it_used_to_say_stays(
    mpo: House, enrolled: Stay
) -> None:
    assert [line.plan.key for line in other_plans_of(enrolled)] == ["plan_142", "job_centre"]
    first = looked_at(mpo.staff, enrolled, "plan_142")
    assert looked_at(mpo.staff, enrolled, "plan_142") == first
    shown = Shown.of(standing_other_plan(first))
    looked_at(mpo.leader, enrolled, "plan_142", says="Støtte 6 timer om ugen", shown=shown)
    with pytest.raises(Stale):
        looked_at(mpo.staff, enrolled, "plan_142", says="Ingen støtte", shown=shown)
    [line, job] = other_plans_of(enrolled)
    assert line.entry is not None
    assert line.entry.says == "Støtte 6 timer om ugen"
    assert [each.says for each in line.before] == ["Støtte 4 timer om ugen"]
    assert job.entry is None
    assert OtherPlanEntry.objects.count() == 2


def test_a_plan_that_exists_says_something_and_no_day_is_ahead(mpo: House, enrolled: Stay) -> None:
    wrong = {"says": "", "made_on": day(1), "looked_on": day(2)}
    assert codes(lambda: looked_at(mpo.staff, enrolled, "plan_142", **wrong)) == {
        "made_on": "in_the_future",
        "looked_on": "in_the_future",
        "says": "missing",
    }
    none = {"exists": "no", "says": "", "made_on": None, "next_on": None, "contact": ""}
    assert looked_at(mpo.staff, enrolled, "plan_142", **none).looked_on == TODAY
    assert codes(lambda: looked_at(mpo.staff, enrolled, "plan_141")) == {None: "no_such_plan"}


def test_a_week_has_its_daily_rhythm_and_its_days(mpo: House, enrolled: Stay) -> None:
    morning = weekly(mpo.staff, enrolled, "Vågner", days=range(1, 8), begins_at=time(8), who="")
    assert weekly(mpo.staff, enrolled, "Vågner", days=range(1, 8), begins_at=time(8), who="")
    weekly(mpo.staff, enrolled, "Tandlæge", begins_at=time(13), ends_at=time(14))
    weekly(mpo.staff, enrolled, "Post", begins_at=time(10))
    week = week_of(enrolled)
    assert week.daily == [morning]
    assert [line.what for line in week.days[0].lines] == ["Post", "Tandlæge"]
    assert [bool(day.lines) for day in week.days] == [True, False, True, *[False] * 4]
    assert WeekLine.objects.count() == 3


def test_a_line_of_the_week_is_changed_and_taken_out(mpo: House, enrolled: Stay) -> None:
    line = weekly(mpo.staff, enrolled, "Post")
    shown = Shown.of(standing_line(line))
    weekly_anew(mpo.leader, line, who="Anne", shown=shown)
    changed = weekly_anew(mpo.staff, line, days=[5], shown=shown)
    assert (changed.who, changed.days) == ("Anne", [5])
    with pytest.raises(Stale):
        weekly_anew(mpo.staff, line, who="Bo", shown=shown)
    take_out_week_line(by=mpo.staff, line=line, now=NOW)
    take_out_week_line(by=mpo.staff, line=line, now=NOW)
    assert week_of(enrolled).before == [changed]
    assert codes(lambda: weekly_anew(mpo.staff, line, who="Bo")) == {None: "week_line_taken_out"}
    assert kinds(enrolled) == ["week_changed"] * 4


def test_a_line_has_days_a_time_and_words(mpo: House, enrolled: Stay) -> None:
    wrong = {"days": [], "begins_at": None}
    assert codes(lambda: weekly(mpo.staff, enrolled, "", **wrong)) == {
        "days": "missing",
        "begins_at": "missing",
        "what": "missing",
    }
    assert codes(lambda: weekly(mpo.staff, enrolled, days=[8])) == {"days": "not_a_choice"}
    early = {"begins_at": time(10), "ends_at": time(9)}
    assert codes(lambda: weekly(mpo.staff, enrolled, **early)) == {
        "ends_at": "ends_before_it_begins"
    }


def test_a_flexible_home_has_no_week(herning: House, stay: Stay) -> None:
    assert codes(lambda: weekly(herning.staff, stay)) == {None: "no_week"}
