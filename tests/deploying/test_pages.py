"""Every page of the image opens: its tree, in the settings of production, for every role."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.db import connection, transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from citizens.models import JoiningProposal
from citizens.services.identity import ask_about
from complaints.models import Complaint
from contacts.services import ContactFacts, add_contact, end_contact
from core.acting import acting
from demo.build import sign_ins
from discharge.models import Promise
from discharge.services.threads import raise_disagreement
from moving_in.models import Contract, Damage, InventoryLine
from moving_in.services.contracts import sign_contract, write_contract
from moving_in.services.inventory_checks import Observed, check_inventory
from moving_in.services.preferences import add_preference
from my_calendar.services.closing_days import add_closing_days
from organisations.actors import Actor
from organisations.models import Membership, Organisation, Unit, User
from organisations.roles import Role
from placements.models import (
    Booking,
    BudgetItem,
    DayRate,
    FollowUp,
    Place,
    StandingAgreement,
    Stay,
)
from recovery.models import Kram, Star
from referrals.models import Attachment, InformationRequest, LaterFact, Referral
from referrals.services.changes import report_change
from referrals.services.opinions import ask_opinion
from tests.deploying import open_pages
from tests.deploying.image import ROOT, copy_image_tree
from tests.discharge.cases import Case
from tests.harness.database import address
from tests.walls.around import make_around
from tests.walls.house_things import make_house_things
from tests.walls.routes import ROUTES
from tests.walls.things import (
    Things,
    asked_partner,
    checked_file,
    made_dialogues,
    make_meetings,
    make_plan,
    own_page_of,
    sample_at,
    sent_on,
    shared_of,
    written_of,
)

OUTSIDE_THE_MATRIX = ("/api/", "/api/v1/schema/", "/api/v1/schemes/", "/no-such-page/")


def test_no_page_breaks_in_production(demonstration: None, tmp_path: Path) -> None:
    copy_image_tree(tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    asked = _asked()

    program = Path(open_pages.__file__).read_text()
    opened = subprocess.run(
        [sys.executable, "-c", program],
        input=json.dumps(asked),
        cwd=tmp_path,
        env=_production(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )

    assert opened.returncode == 0, opened.stderr[-3000:]
    result = json.loads(opened.stdout)
    assert result["environment"] == "production"
    assert not result["debug"]
    assert not result["demonstration"]
    # There is no beat here, and the page that says so says it.
    asleep = ("/health/engine/", 503)
    answers = [answer for answer in result["answers"] if tuple(answer[1:]) != asleep]
    broken = [answer for answer in answers if answer[2] >= 500]
    assert not broken, f"{broken}\n{opened.stderr[-3000:]}"
    statuses = Counter(status for _email, _address, status in result["answers"])
    assert statuses[200] > 70, "many of them do open"
    by_nobody = {place: status for email, place, status in result["answers"] if not email}
    assert by_nobody["/api/"] == 200
    assert by_nobody["/api/v1/schema/"] == 200
    assert by_nobody["/sendt-post/"] == 404
    assert by_nobody["/demonstrationen/"] == 404


def _asked() -> dict[str, list[str]]:
    """For whom to open what: nobody opens everything; of each address the first role that may
    opens it; and what is about no single thing, lists and one's own day, each role that may."""
    things, emails = _things(), _one_of_each_role()
    asked: dict[str, list[str]] = {"": list(OUTSIDE_THE_MATRIX)}
    for name, route in ROUTES.items():
        try:
            address = reverse(name, kwargs=route.of(things) if route.of else None)
        except NoReverseMatch:
            raise AssertionError(f"{name} has no address here") from None
        asked[""].append(address)
        allowed = [email for role, email in emails.items() if route.is_allowed(role)]
        for email in allowed if route.of is None else allowed[:1]:
            asked.setdefault(email, []).append(address)
    return asked


def _one_of_each_role() -> dict[Role, str]:
    """The people of Herning first: the things are theirs."""
    people = Membership.objects.filter(user__email__in=[email for *_, email in sign_ins()])
    known: dict[Role, str] = {}
    for member in people.select_related("user", "organisation").order_by("pk"):
        is_ours = member.organisation.key == "herning"
        if is_ours or Role(member.role) not in known:
            known[Role(member.role)] = member.user.email
    return known


def _things() -> Things:
    with acting(Organisation.objects.get(key="herning")):
        stay = Stay.objects.filter(status="here", stars__isnull=False).distinct()[0]
        accepted = Referral.objects.waiting_for_place()[0]
        referral = Referral.objects.filter(status="submitted", sender__key="herning")[0]
        asker = Membership.objects.get(user=referral.submitted_by, organisation=referral.sender)
        with transaction.atomic():
            question = ask_about(
                referral.citizen,
                stay.citizen,
                [],
                by=Actor.system(stay.controller),
                now=timezone.now(),
                by_number=False,
            )
            system = Actor.system(stay.controller)
            rung = ContactFacts(
                facility=stay.facility_id,
                side="ours",
                party="",
                party_text="",
                person="Prøve",
                function="",
                phone="96 11 11 11",
                hours="",
                deputy="",
                deputy_phone="",
                is_shown_to_referrers=False,
                starts_on=timezone.localdate() - timedelta(days=30),
            )
            contact = add_contact(by=system, facts=rung, now=timezone.now())
            ended_contact = end_contact(
                by=system,
                contact=add_contact(
                    by=system, facts=replace(rung, person="Holdt Op"), now=timezone.now()
                ),
                on=timezone.localdate(),
                because="Prøve",
                now=timezone.now(),
            )
            change = report_change(
                by=Actor.of(asker),
                referral=referral,
                what="other",
                what_happened="Prøve",
                now=timezone.now(),
            )
            jonas = Referral.objects.get(citizen__name="Jonas Vind")
            tommy = Referral.objects.get(citizen__name="Tommy Eng")
            caseworker = Membership.objects.get(user__name="Sofie Bjerre")
            by, now = Actor.of(caseworker), timezone.now()
            disagreement = raise_disagreement(
                by=by, referral=jonas, subject="Prøve", view="Prøve", now=now
            )
            opinion = ask_opinion(
                by=by,
                referral=tommy,
                name="Prøve",
                function="Prøve",
                question="Prøve",
                answer_by=timezone.localdate() + timedelta(days=3),
                now=now,
            )
            letter = sent_on(accepted, by=by, now=now)
            tina = Membership.objects.get(
                organisation=stay.controller, role=Role.ORGANISATION_ADMIN
            )
            sent_file = checked_file(Actor.of(tina), "Prøve", now=now)
            unit = Unit.objects.create(organisation=stay.controller, name="Prøve")
            wish = add_preference(by=system, stay=stay, topic="food", text="Prøve", now=now)
            noted = written_of(system, stay, "Prøve", now=now)
            closing = add_closing_days(
                by=system,
                facility=stay.facility,
                first_on=timezone.localdate() + timedelta(days=300),
                last_on=timezone.localdate() + timedelta(days=301),
                name="Prøve",
                now=timezone.now(),
            )
            line, damage = _broken(system, now)
            sample = sample_at(stay.facility, by=system, now=now)
            overdue = Stay.objects.get(citizen__name="Aksel Bro", status="here")
            partner, request = asked_partner(system, overdue, "Prøve", now=now)
            around = make_around(system, stay, "Prøve", now=now)
            consent, grant = shared_of(system, overdue, "Prøve", now=now)
            dialogue, draft_dialogue = made_dialogues(system, stay, "Prøve", now=now)
            own_card, consent_question, line_written, asking = own_page_of(
                system, stay, "Prøve", now=now
            )
            called, begun, written, kept = make_meetings(by, stay, "Prøve", now=now)
            assert tina.user is not None
            life = make_house_things(
                stay.facility, stay, "Prøve", helper=tina.user, account=None, now=now
            )
            plan = make_plan(by, stay, "Prøve", now=now)
        complaint = Complaint.objects.unsettled()[0]
        proposal = JoiningProposal.objects.open()[0]
        refused = Referral.objects.filter(status="refused")[0]
        promise = Promise.objects.get(referral=jonas)
        return Things(
            line=line,
            damage=damage,
            wish=wish,
            **noted,
            closing=closing,
            helper=tina.user,
            sample=sample,
            partner=partner,
            description_request=request,
            around=around,
            consent=consent,
            dialogue=dialogue,
            draft_dialogue=draft_dialogue,
            grant=grant,
            own_card=own_card,
            consent_question=consent_question,
            line_written=line_written,
            asking=asking,
            called=called,
            begun=begun,
            written=written,
            kept=kept,
            life=life,
            plan=plan,
            later_fact=LaterFact.objects.all()[0],
            attachment=Attachment.objects.exclude(referral=None)[0],
            proposal=proposal,
            joined=proposal.citizen,
            agreement=StandingAgreement.objects.standing()[0],
            offered=Referral.objects.get(citizen__name="Laila Hede"),
            home=Place.objects.filter(track="home")[0],
            refused_again=refused,
            complaint=complaint,
            letter=letter,
            case=Case(
                referral=jonas,
                promise=promise,
                kept=promise,
                disagreement=disagreement,
                settled=disagreement,
            ),
            disputed=jonas,
            colleague=User.objects.get(name="Mads Kjeldsen"),
            assessed=tommy,
            information=InformationRequest.objects.unanswered()[0],
            meeting=tommy.meetings.filter(held_at=None)[0],
            held=tommy.meetings.exclude(held_at=None)[0],
            opinion=opinion,
            hearing=tommy.hearings.get(),
            change=change,
            contact=contact,
            membership=Membership.objects.get(user__name="Mads Kjeldsen"),
            unit=unit,
            rate=DayRate.objects.filter(facility__name="Skovlyset")[0],
            budget_item=BudgetItem.objects.all()[0],
            sent_file=sent_file,
            ended_contact=ended_contact,
            facility=stay.facility,
            stay=stay,
            planned=Stay.objects.filter(status="planned")[0],
            referral=referral,
            question=question,
            accepted=accepted,
            closure=Booking.objects.filter(kind="closure")[0],
            booking=Booking.objects.filter(kind="stay")[0],
            hold=Booking.objects.filter(kind="hold")[0],
            follow_up=stay.follow_ups.filter(status="open")[0],
            star=Star.objects.filter(stay=stay)[0],
            done_star=Star.objects.finished()[0],
            kram=Kram.objects.create(
                controller=stay.controller,
                stay=stay,
                citizen=stay.citizen,
                made_on=timezone.localdate(),
            ),
            done_kram=Kram.objects.create(
                controller=stay.controller,
                stay=stay,
                citizen=stay.citizen,
                made_on=timezone.localdate(),
                status="done",
                finished_at=timezone.now(),
            ),
            guest_room=Place.objects.filter(track="guest")[0],
            refused=refused,
            left=Stay.objects.filter(status="left")[0],
            done=FollowUp.objects.filter(status="done")[0],
            secret="",
        )


def _broken(by: Actor, now: datetime) -> tuple[InventoryLine, Damage]:
    """What somebody who lives in a home owes."""
    stay = Stay.objects.filter(status="here", track="home").exclude(scheme="mpo")[0]
    number = Contract.objects.filter(stay=stay).count() + 1
    write_contract(by=by, stay=stay, things="1 prøve", more="", reason="Prøve", now=now)
    signed = sign_contract(by=by, stay=stay, number=number, signature="Prøve", agrees=True, now=now)
    line = signed.inventory.get()
    check_inventory(
        by=by,
        stay=stay,
        on=timezone.localdate(now),
        together_with="Prøve",
        observed={line.pk: Observed("damaged", "Prøve", Decimal(1))},
        now=now,
    )
    return line, Damage.objects.filter(stay=stay).latest("pk")


def _production(tree: Path) -> dict[str, str]:
    """As docker-compose.yml sets it, with this run's database and keys."""
    kept = ("PATH", "HOME", "LANG", "REDIS_URL", "FLEXPLADS_CPR_KEYS", "FLEXPLADS_INDEX_KEY")
    assert connection.settings_dict["NAME"]
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "FLEXPLADS_ENV": "production",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": open_pages.HOST,
        "DATABASE_URL": address(),
        "STATIC_ROOT": str(tree / "collected"),
        "PYTHONPATH": str(tree),
    }
