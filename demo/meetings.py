"""Meetings around a citizen, one that was held and one to come, and the house's."""

from __future__ import annotations

from datetime import time

from demo.case_work import CaseWork
from meetings.services.agreements import agree
from meetings.services.calling import MeetingPlan, call_meeting
from meetings.services.minutes import add_point, finish_meeting, write_minutes
from organisations.actors import Actor
from placements.models import Facility, Stay


def met(work: CaseWork, stay: Stay, by: Actor) -> None:
    """A network meeting four days ago with an agreement, and the next in six."""
    now = work.at(work.day(-4), 11)
    plan = MeetingPlan(
        on=work.day(-4),
        at_time=time(10),
        minutes=60,
        place=str(stay.facility),
        people=[f"user:{by.user.pk}"] if by.user else (),
        others="Lise Holm, Jobcenter Herning, lise@jobcenter.example",
    )
    held = call_meeting(
        by=by, subject=stay, kind="network", plan=plan, now=work.at(work.day(-7), 9)
    )
    agree(
        by=by,
        meeting=held,
        what="Ring til boligkontoret om ventelisten",
        owner=by.user.pk if by.user else None,
        owner_name="",
        due_on=work.day(2),
        stay=None,
        now=now,
    )
    agree(
        by=by,
        meeting=held,
        what="Tid til samtale om praktik",
        owner=None,
        owner_name="Lise Holm, Jobcenter Herning",
        due_on=work.day(1),
        stay=None,
        now=now,
    )
    write_minutes(
        by=by,
        meeting=held,
        texts={"other": "Vil gerne i praktik et par timer om ugen. Sover bedre nu."},
        came=[str(each.pk) for each in held.participants.all()],
        citizen_came="yes",
        decision="",
        now=now,
    )
    finish_meeting(by=by, meeting=held, now=now)
    coming = call_meeting(
        by=by,
        subject=stay,
        kind="network",
        plan=MeetingPlan(
            on=work.day(6),
            at_time=time(13),
            minutes=60,
            video="https://video.example/moede",
            people=plan.people,
            others=plan.others,
        ),
        now=work.now,
    )
    add_point(by=by, meeting=coming, title="Praktikken", now=work.now)


def house_meets(work: CaseWork, house: Facility, kind: str, by: Actor) -> None:
    """In three days."""
    plan = MeetingPlan(
        on=work.day(3),
        at_time=time(9),
        minutes=60,
        place=house.name,
        people=[f"user:{by.user.pk}"] if by.user else (),
        others=f"Solvej Bro, socialrådgiver, solvej@{work.organisation.key}.example",
    )
    call_meeting(by=by, subject=house, kind=kind, plan=plan, now=work.now)
