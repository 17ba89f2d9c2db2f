"""Life in a house: its volunteers and their week, meals, a visit and an incident."""

from __future__ import annotations

from datetime import time, timedelta
from uuid import UUID

from demo.case_work import CaseWork
from house_life.services.incidents import IncidentFacts, write_incident
from house_life.services.meals import plan_meals
from house_life.services.tasks import give_task
from house_life.services.visits import agree_visit
from organisations.actors import Actor
from organisations.models import User
from placements.models import Facility, Stay
from volunteering.models import Volunteer
from volunteering.services.bridges import link_peer, set_bridge_meeting
from volunteering.services.notices import post_notice
from volunteering.services.people import VolunteerFacts, add_volunteer
from volunteering.services.shifts import ShiftPlan, plan_shifts
from volunteering.services.signing_up import put_on_shift

#: The same in every demonstration: a form that is sent again is the same incident.
_INCIDENT = UUID("6f0c3f2e-7a43-4d3b-9f5e-1c8f2c5a0d11")


def lived_in(work: CaseWork, leader: Actor, nurse: Actor, stay: Stay) -> None:
    """Two volunteers with an account and a peer; dinner each day for three weeks."""
    house = stay.facility
    jonna = _volunteer(work, leader, house, "Jonna Vig")
    leif = _volunteer(work, leader, house, "Leif Strand", kind="peer")
    _volunteer(work, leader, house, "Grethe Skov")
    _week(work, nurse, house, jonna, leif)
    _beside(work, leader, stay, leif)
    _meals_and_a_visit(work, leader, nurse, stay)
    _incident(work, leader, nurse, stay)


def helped_by(work: CaseWork, leader: Actor, house: Facility, name: str) -> None:
    """A volunteer with an account, who is put on the first of three afternoons."""
    volunteer = _volunteer(work, leader, house, name)
    afternoon = ShiftPlan(
        activity="play",
        title="Kaffe og kortspil",
        place="Fællesstuen",
        on=work.day(1),
        begins=time(14),
        ends=time(16),
        needed=2,
    )
    now = work.at(work.day(-1), 9)
    planned = plan_shifts(
        by=leader, house=house, plan=afternoon, every_weeks=1, until=work.day(15), now=now
    )
    put_on_shift(by=leader, shift=planned[0], volunteer=volunteer, now=now)


def _volunteer(
    work: CaseWork, by: Actor, house: Facility, name: str, *, kind: str = "volunteer"
) -> Volunteer:
    user = User.objects.filter(name=name).first()
    return add_volunteer(
        by=by,
        house=house,
        facts=VolunteerFacts(
            kind=kind,
            name=name,
            phone="20 55 01 0" + str(len(name) % 10),
            mail=user.email if user else "",
            account=user.pk if user else None,
            confidential_on=work.day(-200),
            criminal_record_on=work.day(-190),
            child_certificate_on=None,
        ),
        now=work.at(work.day(-30), 10),
    )


def _week(work: CaseWork, by: Actor, house: Facility, jonna: Volunteer, leif: Volunteer) -> None:
    dinner = ShiftPlan(
        activity="cook",
        title="Aftensmad til otte",
        place="Køkkenet",
        on=work.day(0),
        begins=time(16),
        ends=time(19),
        needed=2,
    )
    now = work.at(work.day(-1), 9)
    dinners = plan_shifts(
        by=by, house=house, plan=dinner, every_weeks=1, until=work.day(21), now=now
    )
    walk = ShiftPlan(
        activity="trip",
        title="Gåtur ved åen",
        place="Fra døren",
        on=work.day(2),
        begins=time(13),
        ends=time(15),
        needed=1,
    )
    plan_shifts(by=by, house=house, plan=walk, every_weeks=0, until=None, now=now)
    for row, who in ((dinners[0], jonna), (dinners[0], leif), (dinners[1], jonna)):
        put_on_shift(by=by, shift=row, volunteer=who, now=now)
    post_notice(
        by=by,
        house=house,
        text="Nøglen til kælderen hænger i køkkenet. Tak for i går!",
        until=work.day(10),
        now=now,
    )


def _beside(work: CaseWork, by: Actor, stay: Stay, peer: Volunteer) -> None:
    now = work.at(work.day(-1), 11)
    bridge = link_peer(
        by=by,
        stay=stay,
        peer=peer,
        called=stay.citizen.called.split(" ")[0],
        agreed_on=work.day(-1),
        purpose="Første tur til værestedet",
        starts_on=work.day(-1),
        last_on=work.day(30),
        now=now,
    )
    set_bridge_meeting(by=by, bridge=bridge, on=work.day(1), at_time=time(14), now=now)


def _meals_and_a_visit(work: CaseWork, leader: Actor, nurse: Actor, stay: Stay) -> None:
    now = work.at(work.day(-1), 10)
    plan_meals(by=nurse, stay=stay, usual=["breakfast", "dinner"], wishes=["no_pork"], now=now)
    agree_visit(
        by=nurse,
        stay=stay,
        who="Min søster og hendes dreng",
        children=1,
        on=work.day(0),
        begins=time(15),
        ends=time(17),
        agreed_with=leader.user,
        note="De sidder i gårdhaven",
        now=now,
    )


def _incident(work: CaseWork, leader: Actor, nurse: Actor, stay: Stay) -> None:
    now = work.at(work.day(-1), 22)
    incident = write_incident(
        by=nurse,
        house=stay.facility,
        facts=IncidentFacts(
            kind="threat",
            on=work.day(-1),
            at_time=time(21, 15),
            what="To gæster blev uenige om fjernsynet. Den ene løftede en stol og råbte.",
            citizens=[str(stay.pk)],
            others="Mette Krogh",
            done="Vi bad begge gå hver til sit og sad hos den ene, til der var ro.",
            force_used=False,
            staff_hurt=False,
        ),
        submission_key=_INCIDENT,
        now=now,
    )
    give_task(
        by=leader,
        incident=incident,
        what="Aftal fjernsynstider med alle i huset",
        owner=nurse.user,
        due_on=work.day(2),
        stay=None,
        now=now + timedelta(hours=1),
    )
