"""Incidents: told at once, kept as they were written, reported and followed up."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from house_life.models import Incident, IncidentReport, IncidentTask
from house_life.months import months_of
from house_life.services.incidents import (
    IncidentFacts,
    correct_incident,
    latest_account,
)
from house_life.services.reports import add_house_report, end_house_report, settle_report
from house_life.services.tasks import do_task, give_task, remind_of_tasks
from notifications.news import unseen_news
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import FollowUp, Stay
from tests.house_life.helpers import facts_of, incident
from tests.notifications.test_news import deliver_all, told
from tests.world import NOW, House, day, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def of_stay(stay: Stay) -> list[str]:
    rows = Event.objects.filter(stay_id=stay.pk, kind__startswith="incident.").order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_the_leader_is_told_at_once_and_the_timeline_says_it(mpo: House, stay: Stay) -> None:
    key, now = uuid4(), timezone.now()
    facts = {"on": timezone.localdate(now), "at_time": timezone.localtime(now).time()}
    row = incident(mpo, stay, submission_key=key, now=now, **facts)
    assert incident(mpo, stay, submission_key=key, now=now, **facts) == row
    assert of_stay(stay) == ["incident.took_part"]
    deliver_all()
    assert told(mpo.leader) == ["incident.written"]
    news = unseen_news(mpo.leader).get()
    assert (news.about, news.stay_id) == (mpo.first.name, None)
    assert told(mpo.staff) == []


def test_a_correction_keeps_what_was_written(mpo: House, stay: Stay) -> None:
    row = incident(mpo, stay)
    shown = Shown.of(IncidentFacts.of(latest_account(row)).values)
    facts = facts_of(stay, kind="threat", what="En stol blev løftet.")
    act = {"by": mpo.leader, "incident": row, "facts": facts, "now": NOW, "shown": shown}
    with pytest.raises(Problem) as refused:
        correct_incident(reason="", **act)
    assert refused.value.field == "reason"
    second = correct_incident(reason="Set på video", **act)
    assert correct_incident(reason="Set på video", **act | {"shown": None}) == second
    assert [each.what for each in row.accounts.all()] == [
        "En stol blev løftet.",
        "En stol blev kastet gennem stuen.",
    ]
    row.refresh_from_db()
    assert row.kind == "threat"
    other = facts_of(stay, what="En stol blev kastet to gange.")
    with pytest.raises(Stale):
        correct_incident(reason="Husker bedre", **act | {"facts": other})
    assert of_stay(stay) == ["incident.took_part"]


def test_the_law_asks_by_what_happened_and_the_house_by_its_lines(mpo: House, stay: Stay) -> None:
    line = {"by": mpo.leader, "house": mpo.first, "now": NOW}
    all_kinds = add_house_report(to_whom="Centerlederen", within_hours=2, kinds=[], **line)
    assert add_house_report(to_whom="Centerlederen", within_hours=2, kinds=[], **line) == all_kinds
    add_house_report(to_whom="Brandinspektøren", within_hours=24, kinds=["fire"], **line)
    row = incident(mpo, stay, force_used=True)
    asked = list(row.reports.values_list("key", "to_whom"))
    assert [key for key, _who in asked] == ["", "use_of_force"]
    assert asked[0] == ("", "Centerlederen")
    first = row.reports.get(key="")
    assert first.due_at == row.happened_at + timedelta(hours=2)
    correct_incident(
        by=mpo.staff,
        incident=row,
        facts=facts_of(stay, kind="fire", force_used=False, staff_hurt=True),
        reason="Det brændte",
        now=NOW,
    )
    assert set(row.reports.values_list("key", "to_whom")) > set(asked)
    assert row.reports.filter(key="work_injury").exists()
    assert row.reports.filter(to_whom="Brandinspektøren").exists()
    end_house_report(by=mpo.leader, line=all_kinds, now=NOW)
    assert not incident(mpo).reports.exists()


def test_where_no_act_decides_no_use_of_force_is_reported_by_it() -> None:
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        row = incident(pitstop, force_used=True, staff_hurt=True)
        assert list(row.reports.values_list("key", flat=True)) == ["work_injury"]


def test_told_or_not_needed_once(mpo: House) -> None:
    row = incident(mpo, staff_hurt=True)
    report = row.reports.get()
    act = {"by": mpo.staff, "report": report, "now": NOW}
    with pytest.raises(Problem) as refused:
        settle_report(on=None, not_needed_because="", **act)
    assert refused.value.field == "on"
    for _twice in range(2):
        settle_report(on=None, not_needed_because="Ingen var syg", **act)
    with pytest.raises(Conflict):
        settle_report(on=day(0), not_needed_because="", **act)
    kinds = Event.objects.filter(kind__in=["incident.reported", "incident.not_reported"])
    assert [each.kind for each in kinds] == ["incident.not_reported"]


def test_about_a_citizen_it_is_a_follow_up_of_the_stay(mpo: House, stay: Stay) -> None:
    row = incident(mpo, stay)
    act = {
        "by": mpo.leader,
        "incident": row,
        "what": "Tal om hvad der hjælper",
        "owner": mpo.staff.user,
        "due_on": day(3),
        "stay": stay,
        "now": NOW,
    }
    task = give_task(**act)
    assert give_task(**act) == task
    follow_up = FollowUp.objects.get(stay=stay, title="Tal om hvad der hjælper")
    assert task.follow_up == follow_up
    with pytest.raises(Conflict) as refused:
        do_task(by=mpo.staff, task=task, on=day(0), outcome="Gjort", now=NOW)
    assert refused.value.code == "of_the_stay"
    follow_up.status = FollowUp.Status.DONE
    assert IncidentTask(follow_up=follow_up).is_done


def test_about_the_house_its_owner_and_the_leader_are_reminded_once(mpo: House) -> None:
    now = timezone.now()
    row = incident(mpo)
    task = give_task(
        by=mpo.leader,
        incident=row,
        what="Ny lås på køkkenet",
        owner=mpo.staff.user,
        due_on=timezone.localdate(now),
        stay=None,
        now=now,
    )
    deliver_all()
    assert told(mpo.staff) == ["incident.task_given"]
    assert [remind_of_tasks(organisation=mpo.organisation, now=now) for _n in range(2)] == [1, 0]
    deliver_all()
    assert told(mpo.staff)[1:] == told(mpo.leader) == ["incident.task_due"]
    for _twice in range(2):
        do_task(by=mpo.staff, task=task, on=timezone.localdate(now), outcome="Sat i", now=now)
    with pytest.raises(Conflict):
        do_task(by=mpo.staff, task=task, on=timezone.localdate(now), outcome="Ikke", now=now)
    deliver_all()
    assert told(mpo.leader)[-1] == "incident.task_done"


def test_counted_by_month_and_kind(mpo: House) -> None:
    for n, kind in ((0, "violence"), (-1, "violence"), (-1, "fire"), (-40, "theft")):
        incident(mpo, kind=kind, on=day(n))
    kinds = list(Incident.Kind)
    months = months_of(Incident.objects.visible_to(mpo.leader), kinds)
    assert [(month.first.month, month.counts) for month in months] == [
        (3, [2, 0, 0, 1, 0, 0]),
        (2, [0, 0, 0, 0, 1, 0]),
    ]


@pytest.mark.parametrize(
    "role", [Role.SUPERVISOR, Role.CASEWORKER, Role.VOLUNTEER, Role.ORGANISATION_ADMIN]
)
def test_who_does_not_work_there_writes_nothing(mpo: House, stay: Stay, role: Role) -> None:
    row = incident(mpo, staff_hurt=True)
    by = mpo.actors[role]
    with pytest.raises(NotAllowed):
        incident(mpo, by=by)
    with pytest.raises(NotAllowed):
        settle_report(by=by, report=row.reports.get(), on=day(0), not_needed_because="", now=NOW)
    assert Incident.objects.visible_to(by).exists() == (role is Role.SUPERVISOR)


def test_another_house_and_another_organisation_read_nothing(mpo: House) -> None:
    system = Actor.system(mpo.organisation)
    row = incident(mpo, by=system, facility=mpo.second, staff_hurt=True)
    assert not Incident.objects.visible_to(mpo.leader).exists()
    with pytest.raises(NotAllowed):
        correct_incident(by=mpo.leader, incident=row, facts=facts_of(), reason="x", now=NOW)
    elsewhere = house_of("pitstop")
    with acting(elsewhere.organisation):
        assert not Incident.objects.exists()
        assert not IncidentReport.objects.exists()
