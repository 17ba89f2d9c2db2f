"""What lives in a house, for the matrix: volunteers, shifts, a peer, a visit, an incident."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from house_life.models import (
    HouseReport,
    Incident,
    IncidentReport,
    IncidentTask,
    Visit,
)
from house_life.services.incidents import IncidentFacts, write_incident
from house_life.services.reports import add_house_report
from organisations.actors import Actor
from organisations.models import User
from placements.models import Facility, Stay
from volunteering.models import Bridge, Notice, Shift, Volunteer
from volunteering.services.notices import post_notice
from volunteering.services.shifts import ShiftPlan, call_off_shift, plan_shifts
from volunteering.services.signing_up import put_on_shift


@dataclass
class HouseThings:
    #: A peer, who signs in where ``account`` was given.
    volunteer: Volunteer
    #: To come: nobody on it, the volunteer on it, called off.
    shift: Shift
    taken: Shift
    called_off: Shift
    notice: Notice
    #: Of the one who is here, with another peer.
    bridge: Bridge
    visit: Visit
    #: With the one who is here; asks for a report, and is followed up.
    incident: Incident
    report: IncidentReport
    task: IncidentTask
    line: HouseReport


def make_house_things(
    facility: Facility,
    stay: Stay,
    secret: str,
    *,
    helper: User,
    account: User | None,
    now: datetime,
) -> HouseThings:
    """Acting for the organisation. ``helper`` works there, ``account`` is the volunteer's."""
    by = Actor.system(facility.controller)
    today = timezone.localdate(now)
    volunteer, peer = (
        Volunteer.objects.create(
            controller=facility.controller,
            facility=facility,
            kind=Volunteer.Kind.PEER,
            name=f"{secret} {name}",
            phone="20 20 20 20",
            user=user,
            confidential_on=today,
            created_at=now,
        )
        for name, user in (("Hjælper", account), ("Peer", None))
    )
    shift, taken, called_off = (
        plan_shifts(
            by=by,
            house=facility,
            plan=ShiftPlan(
                activity="cook",
                title=f"{secret} vagt",
                place="Køkkenet",
                on=today + timedelta(days=n),
                begins=time(16),
                ends=time(19),
                needed=2,
            ),
            every_weeks=0,
            until=None,
            names_nobody=True,
            now=now,
        )[0]
        for n in (2, 3, 4)
    )
    put_on_shift(by=by, shift=taken, volunteer=volunteer, now=now)
    call_off_shift(by=by, shift=called_off, because="Ferie", all_later=False, now=now)
    called_off.refresh_from_db()
    line = add_house_report(
        by=by, house=facility, to_whom=f"{secret} chef", within_hours=2, kinds=[], now=now
    )
    # As their own forms write them, which ask for a colleague of the house.
    visit = Visit.objects.create(
        controller=facility.controller,
        stay=stay,
        who=f"{secret} Søster",
        starts_at=now + timedelta(days=1),
        ends_at=now + timedelta(days=1, hours=2),
        agreed_with=helper,
        at=now,
    )
    incident = write_incident(
        by=by,
        house=facility,
        facts=incident_facts(secret, stay, now),
        submission_key=uuid4(),
        now=now,
    )
    task = IncidentTask.objects.create(
        controller=facility.controller,
        incident=incident,
        what=f"{secret} lås",
        owner=helper,
        due_on=today,
        at=now,
    )
    return HouseThings(
        volunteer=volunteer,
        shift=shift,
        taken=taken,
        called_off=called_off,
        notice=post_notice(
            by=by, house=facility, text=f"{secret} nøgle", until=None, names_nobody=True, now=now
        ),
        bridge=Bridge.objects.create(
            controller=facility.controller,
            stay=stay,
            peer=peer,
            called=secret,
            agreed_on=today,
            purpose="Vejen hjem",
            starts_on=today,
            last_on=today + timedelta(days=90),
            at=now,
        ),
        visit=visit,
        incident=incident,
        report=incident.reports.get(line=line),
        task=task,
        line=line,
    )


def incident_facts(secret: str, stay: Stay, now: datetime) -> IncidentFacts:
    happened = timezone.localtime(now - timedelta(minutes=30))
    return IncidentFacts(
        kind="threat",
        on=happened.date(),
        at_time=happened.time().replace(second=0, microsecond=0),
        what=f"{secret} blev truet",
        citizens=[str(stay.pk)],
        others=secret,
        done="Talte roligt",
        force_used=False,
        staff_hurt=False,
    )
