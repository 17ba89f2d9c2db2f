"""Something of every kind at one facility, for the matrix to ask for and to change."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.utils import timezone

from citizens.models import Citizen, IdentityQuestion, JoiningProposal
from citizens.services.identity import ask_about
from citizens.services.joining import join_citizens
from complaints.models import Complaint
from complaints.services import receive_complaint
from contacts.models import Contact
from contacts.services import ContactFacts, add_contact, end_contact
from core.acting import acting
from descriptions.models import DescriptionRequest, Partner
from descriptions.services.asking import ask_descriptions
from descriptions.services.partners import add_partner
from discharge.models import Disagreement, Promise
from imports.models import Import, Kind
from imports.services.files import send_file
from letters.building.letter import letter_of
from letters.content import JOINED, content_of
from letters.models import SentLetter
from letters.pdf import pdf_of
from low_arousal.models import Dialogue, field_names
from low_arousal.services.making import begin_dialogue, finish_dialogue, write_dialogue
from meetings.models import Agreement
from meetings.models import Meeting as CalledMeeting
from meetings.services.agreements import agree
from meetings.services.calling import MeetingPlan, call_meeting
from meetings.services.minutes import finish_meeting, write_minutes
from moving_in.models import Damage, InventoryLine, Preference
from moving_in.services.contracts import sign_contract, write_contract
from moving_in.services.inventory_checks import Observed, check_inventory
from moving_in.services.preferences import add_preference
from moving_in.services.savings import agree_savings
from my_calendar.models import ClosingDays
from my_calendar.services.closing_days import add_closing_days
from notes.models import CareAgreement, KnownFirst, Note
from notes.services.care import CareFacts, agree_care
from notes.services.notes import NoteFacts, write_note
from notes.services.pinning import pin
from organisations.actors import Actor
from organisations.models import Membership, Organisation, Unit, User
from organisations.roles import Role
from own_page.models import Asking, By, Card, ConsentQuestion, Message
from own_page.services.cards import give_card
from own_page.services.consenting import ask_consent
from own_page.services.messages import write_line
from own_page.services.signing_in import SignedIn, sign_in
from placements.models import (
    Booking,
    BudgetItem,
    DayRate,
    Decision,
    Facility,
    FollowUp,
    Place,
    StandingAgreement,
    Stay,
)
from placements.services.bookings import close_place, hold_place
from placements.services.follow_ups import complete_follow_up
from placements.services.stays import move_out
from recovery.models import Kram, KramArea, Star, StarScore
from recovery.services.stars import start_star
from referrals.models import (
    Attachment,
    ChangeReport,
    Hearing,
    InformationRequest,
    LaterFact,
    Meeting,
    Referral,
    SecondOpinion,
)
from referrals.services.attachments import attach_to_referral
from referrals.services.changes import report_change
from referrals.services.decisions import refuse_referral
from referrals.services.hearings import hear_citizen
from referrals.services.information import ask_information
from referrals.services.later_facts import add_later_fact
from referrals.services.meetings import MeetingFacts, plan_meeting, write_meeting
from referrals.services.opinions import ask_opinion
from referrals.services.place_offers import offer_place
from sharing.models import Consent, Grant
from sharing.services.answers import Reply, write_answer
from sharing.services.grants import Access, give_access
from stay_plan.models import Action, Goal, Progress
from stay_plan.services.actions import action_done, add_action
from stay_plan.services.agreeing import agree_plan
from stay_plan.services.goals import add_goal, take_out_goal
from stay_plan.services.progress import note_progress
from supervision.models import Sample
from supervision.services.samples import Drawing, draw_sample
from tests.discharge.cases import Case, make_case, make_disputed
from tests.referrals.files import upload
from tests.walls.around import Around, make_around
from tests.walls.house_things import HouseThings, make_house_things
from tests.world import (
    OPENED,
    House,
    make_accepted_referral,
    make_citizen,
    make_referral,
    make_stay,
    make_user,
)


@dataclass(frozen=True)
class PlanThings:
    """Of the plan of one who is here: version 1 is agreed, and something was changed since."""

    goal: Goal
    #: Taken out.
    gone: Goal
    #: Of ``goal``: how it goes, what is to be done, and what is done.
    entry: Progress
    action: Action
    done: Action


@dataclass
class Things:
    """Something of every kind at one facility."""

    facility: Facility
    #: Here since twenty days.
    stay: Stay
    #: Expected today.
    planned: Stay
    referral: Referral
    accepted: Referral
    #: Reported on ``referral``, added to it, attached to it.
    change: ChangeReport
    later_fact: LaterFact
    attachment: Attachment
    closure: Booking
    #: The nights of ``stay``.
    booking: Booking
    #: Of nights far ahead, for nobody in particular.
    hold: Booking
    follow_up: FollowUp
    star: Star
    done_star: Star
    kram: Kram
    done_kram: Kram
    #: Whether the one who is referred is the one who is here.
    question: IdentityQuestion
    #: That the one who is referred is the one whose place was refused, by somebody else.
    proposal: JoiningProposal
    #: A registration that leads to the one who is here.
    joined: Citizen
    guest_room: Place
    #: Of one who left: may ring for the guest room.
    agreement: StandingAgreement
    #: Waits, and has been offered a place to answer.
    offered: Referral
    #: Free from the day the one who is here is planned to leave.
    home: Place
    #: What is over: a referral that was refused, a citizen who moved out, a follow-up that was
    #: done.
    refused: Referral
    #: Refused too, and nobody has complained.
    refused_again: Referral
    #: Of the decision on ``refused``.
    complaint: Complaint
    left: Stay
    done: FollowUp
    #: Sent on the answer to ``accepted``.
    letter: SentLetter
    #: Of the house and its neighbours, shown to nobody who refers.
    contact: Contact
    ended_contact: Contact
    #: A citizen ready for discharge, with all that ward and municipality do together.
    case: Case
    #: The same with the declaration disputed.
    disputed: Referral
    secret: str
    #: Assesses too, at both facilities.
    colleague: User
    #: Being assessed, with everything that can be asked and planned meanwhile.
    assessed: Referral
    information: InformationRequest
    meeting: Meeting
    held: Meeting
    opinion: SecondOpinion
    hearing: Hearing
    #: A colleague's role in the organisation, and one of its teams.
    membership: Membership
    unit: Unit
    #: What a night costs here, and a line of this year's budget.
    rate: DayRate
    budget_item: BudgetItem
    #: Sent by the organisation's administrator and checked, with nothing wrong.
    sent_file: Import
    #: By the contract of the one who left, and what is owed for it.
    line: InventoryLine
    damage: Damage
    #: Of the one who is here.
    wish: Preference
    note: Note
    known_first: KnownFirst
    care: CareAgreement
    #: Days on which nobody follows up at the house.
    closing: ClosingDays
    #: Works at the house.
    helper: User
    #: Drawn of all who are, or were, at the facility.
    sample: Sample
    #: Is asked how it goes with the one who is here, and has not answered.
    partner: Partner
    description_request: DescriptionRequest
    #: Of the one who is here.
    around: Around
    #: Of the one who left: finished, and begun anew.
    dialogue: Dialogue
    draft_dialogue: Dialogue
    #: Of the one who is here, and what another organisation reads by it.
    consent: Consent
    grant: Grant
    #: The one who is here has a card, has written a line, and is asked the three questions.
    own_card: Card
    consent_question: ConsentQuestion
    line_written: Message
    asking: Asking
    #: Of the one who is here: to come, begun today, and held with something agreed on.
    called: CalledMeeting
    begun: CalledMeeting
    written: CalledMeeting
    kept: Agreement
    #: What lives in the house.
    life: HouseThings
    #: Of the one who is here.
    plan: PlanThings

    @property
    def ready(self) -> Referral:
        return self.case.referral

    @property
    def promise(self) -> Promise:
        return self.case.promise

    @property
    def disagreement(self) -> Disagreement:
        return self.case.disagreement


def make_things(house: House, facility: Facility, secret: str) -> Things:
    """``secret`` is the name of everyone here; it must never stand on a page of someone else's."""
    now = timezone.now()
    today = timezone.localdate(now)
    stay = make_stay(house, facility=facility, name=f"{secret} Bor", days_ago=20)
    planned = make_stay(
        house, facility=facility, n=1, name=f"{secret} Kommer", days_ago=0, arrived=False
    )
    referral = make_referral(house, name=f"{secret} Beder", facility=facility)
    accepted = make_accepted_referral(house, name=f"{secret} Venter", facility=facility)
    left = make_stay(house, facility=facility, n=2, name=f"{secret} Rejste", days_ago=30)
    system = Actor.system(house.organisation)
    with acting(house.organisation):
        things = "2 stole"
        for row in (stay, left):
            write_contract(by=system, stay=row, things=things, more="", reason="", now=now)
        signed = sign_contract(
            by=system, stay=left, number=1, signature=secret, agrees=True, now=now
        )
        line = signed.inventory.get()
        dialogue, draft_dialogue = made_dialogues(system, left, secret, now=now)
        done = left.follow_ups.get(kind="second_week")
        on = today - timedelta(days=18)
        complete_follow_up(by=system, follow_up=done, on=on, outcome="Gik godt", now=now)
        move_out(
            by=system,
            stay=left,
            on=today - timedelta(days=5),
            ending="as_planned",
            destination="own_home",
            now=now,
        )
        check_inventory(
            by=system,
            stay=left,
            on=today - timedelta(days=5),
            together_with=secret,
            observed={line.pk: Observed("damaged", f"{secret} faldt", Decimal(400))},
            now=now,
        )
        agree_savings(
            by=system,
            stay=stay,
            amount=Decimal(1500),
            starts_on=today,
            purpose="Indskud",
            kept_where="Egen konto",
            agreed_with=secret,
            reason="",
            now=now,
        )
        closure = close_place(
            by=system,
            place=house.place(facility, n=2),
            starts_on=today,
            ends_on=today + timedelta(days=3),
            reason=f"{secret} maling",
            now=now,
        )
        hold = hold_place(
            by=system,
            place=house.place(facility, n=2),
            starts_on=today + timedelta(days=300),
            ends_on=today + timedelta(days=310),
            reason=f"{secret} praktik",
            expires_at=now + timedelta(days=5),
            now=now,
        )
        refused = make_referral(house, name=f"{secret} Fik nej", facility=facility)
        refuse_referral(by=house.caseworker, referral=refused, reasons="Et andet tilbud", now=now)
        home, last = house.place(facility, n=0), house.place(facility, n=2)
        offered = make_accepted_referral(house, name=f"{secret} Tilbudt", facility=facility)
        offer_place(
            by=house.caseworker,
            referral=offered,
            place=last,
            starts_on=today + timedelta(days=200),
            ends_on=today + timedelta(days=290),
            answer_by=today + timedelta(days=5),
            passed_over_because="Den anden kan ikke komme så sent",
            now=now,
        )
        again = make_referral(house, name=f"{secret} Fik nej igen", facility=facility)
        refuse_referral(by=house.caseworker, referral=again, reasons="Et andet tilbud", now=now)
        refused.refresh_from_db()
        again.refresh_from_db()
        assert refused.decision is not None
        complaint = receive_complaint(
            by=house.caseworker,
            decision=refused.decision,
            received_on=today,
            complains="citizen",
            text=f"{secret} er uenig",
            now=now,
        )
        assessed = make_referral(house, name=f"{secret} Vurderes", facility=facility)
        by = house.caseworker
        information = ask_information(
            by=by, referral=assessed, words=f"{secret}: hvem har nøglen?", now=now
        )
        network = MeetingFacts(kind="network", on=today, participants=f"{secret} og bostøtten")
        meeting = plan_meeting(by=by, referral=assessed, meeting=network, now=now)
        held = write_meeting(
            by=by,
            referral=assessed,
            meeting=replace(network, kind="citizen", minutes=f"{secret} vil gerne"),
            now=now,
        )
        opinion = ask_opinion(
            by=by,
            referral=assessed,
            name="Ole Overlæge",
            function="E3",
            question=f"Kan {secret} bo alene?",
            answer_by=today + timedelta(days=3),
            now=now,
        )
        hearing = hear_citizen(
            by=by,
            referral=assessed,
            facts=f"{secret} vil ikke samarbejde",
            sent_on=today,
            reply_by=None,
            now=now,
        )
        joined = make_citizen(house, f"{secret} Dobbelt", birth_date=None)
        join_citizens(by=system, citizen=joined, into=stay.citizen, now=now)
        proposal = JoiningProposal.objects.create(
            controller=house.organisation,
            kind="join",
            citizen=refused.citizen,
            kept=accepted.citizen,
            reason="Samme adresse",
            proposed_by=make_user(f"{secret} Kollega", f"{secret}@kollega.example".lower()),
            proposed_at=now,
        )
        rung = ContactFacts(
            facility=facility.pk,
            side="ours",
            party="",
            party_text="Lægehuset",
            person=f"{secret} Vagt",
            function="",
            phone="96 11 11 11",
            hours="",
            deputy="",
            deputy_phone="",
            is_shown_to_referrers=False,
            starts_on=today - timedelta(days=30),
        )
        partner, description_request = asked_partner(system, stay, secret, now=now)
        consent, grant = shared_of(system, stay, secret, now=now)
        leader = house.leader.user
        assert leader is not None
        own_card, consent_question, line_written, asking = own_page_of(
            system, stay, secret, now=now
        )
        called, begun, written, kept = make_meetings(house.caseworker, stay, secret, now=now)
        return Things(
            line=line,
            damage=Damage.objects.get(stay=left),
            wish=add_preference(by=system, stay=stay, topic="food", text=f"{secret} te", now=now),
            **written_of(system, stay, secret, now=now),
            closing=add_closing_days(
                by=system,
                facility=facility,
                first_on=today + timedelta(days=40),
                last_on=today + timedelta(days=41),
                name=f"{secret} holder fri",
                now=now,
            ),
            helper=leader,
            sample=sample_at(facility, by=system, now=now),
            dialogue=dialogue,
            draft_dialogue=draft_dialogue,
            partner=partner,
            description_request=description_request,
            around=make_around(system, stay, secret, now=now),
            consent=consent,
            grant=grant,
            own_card=own_card,
            consent_question=consent_question,
            line_written=line_written,
            asking=asking,
            called=called,
            begun=begun,
            written=written,
            kept=kept,
            life=make_house_things(
                facility,
                stay,
                secret,
                helper=leader,
                account=house.actors[Role.VOLUNTEER].user if facility == house.first else None,
                now=now,
            ),
            plan=make_plan(system, stay, secret, now=now),
            assessed=assessed,
            colleague=_colleague(house),
            information=information,
            meeting=meeting,
            held=held,
            opinion=opinion,
            hearing=hearing,
            facility=facility,
            stay=stay,
            planned=planned,
            referral=referral,
            accepted=accepted,
            change=report_change(
                by=house.caseworker,
                referral=referral,
                what="health",
                what_happened=f"{secret} har det bedre",
                now=now,
            ),
            later_fact=add_later_fact(
                by=house.caseworker,
                referral=referral,
                subject="health",
                text=f"{secret} sover bedre",
                now=now,
            ),
            attachment=attach_to_referral(
                by=house.caseworker,
                referral=referral,
                file=upload(secret.encode(), f"{secret}.txt"),
                now=now,
            ),
            closure=closure,
            booking=stay.bookings.get(),
            hold=hold,
            follow_up=stay.follow_ups.get(kind="second_week"),
            star=start_star(by=system, stay=stay, on=today),
            done_star=_done_star(stay, secret),
            kram=Kram.objects.create(
                controller=stay.controller, stay=stay, citizen=stay.citizen, made_on=today
            ),
            done_kram=_done_kram(stay, secret),
            question=ask_about(
                referral.citizen, stay.citizen, [], by=system, now=now, by_number=False
            ),
            proposal=proposal,
            joined=joined,
            agreement=StandingAgreement.objects.create(
                controller=house.organisation,
                citizen=left.citizen,
                facility=facility,
                track="guest",
                starts_on=today,
                nights_at_a_time=2,
                nights_a_month=6,
                made_with=f"{secret} kontaktperson",
                at=now,
            ),
            guest_room=house.place(facility, track="guest"),
            refused=refused,
            refused_again=again,
            complaint=complaint,
            left=left,
            done=done,
            letter=sent_on(accepted, by=house.caseworker, now=now),
            contact=add_contact(by=system, facts=rung, now=now),
            ended_contact=end_contact(
                by=system,
                contact=add_contact(by=system, facts=replace(rung, person="Holdt Op"), now=now),
                on=today - timedelta(days=1),
                because="Har fået andet arbejde",
                now=now,
            ),
            case=make_case(
                house.caseworker,
                house.actors[Role.REFERRER],
                make_referral(house, name=f"{secret} Udskrives", facility=facility),
                secret=secret,
                now=now,
            ),
            disputed=make_disputed(
                house.caseworker,
                make_referral(house, name=f"{secret} Omstridt", facility=facility),
                now=now,
            ),
            offered=offered,
            home=home,
            secret=secret,
            membership=Membership.objects.get(
                organisation=house.organisation, user=_colleague(house)
            ),
            unit=Unit.objects.get_or_create(organisation=house.organisation, name="Team Øst")[0],
            rate=DayRate.objects.get(facility=facility, track="home"),
            budget_item=BudgetItem.objects.create(
                controller=house.organisation,
                facility=facility,
                year=today.year,
                kind=BudgetItem.Kind.SUPPLEMENT,
                name=f"{secret} pakke",
                amount=21_120,
            ),
            sent_file=checked_file(house.actors[Role.ORGANISATION_ADMIN], secret, now=now),
        )


def own_page_of(
    by: Actor, stay: Stay, secret: str, *, now: datetime
) -> tuple[Card, ConsentQuestion, Message, Asking]:
    """A card to the citizen's page, a consent asked for on it, a line from it, and the three
    questions, asked in person."""
    today = timezone.localdate(now)
    given = give_card(
        by=by,
        stay=stay,
        pin="4718",
        pin_again="4718",
        language="da",
        last_on=today + timedelta(days=90),
        now=now,
    )
    signed_in = sign_in(organisation=stay.controller, written=given.code, pin="4718", now=now)
    assert isinstance(signed_in, SignedIn)
    line = write_line(session=signed_in.session, text=f"{secret} vil tale", now=now)
    asking = Asking.objects.create(
        controller=stay.controller,
        stay=stay,
        moment=Asking.Moment.DAY_3,
        by=By.TALK,
        asked_at=now,
        ends_on=today + timedelta(days=14),
    )
    question = ask_consent(
        by=by,
        stay=stay,
        purpose="relatives",
        recipient=f"{secret} Søster",
        topics=["stay"],
        reason=f"{secret} vil vide det",
        last_on=today + timedelta(days=60),
        now=now,
    )
    return given.card, question, line, asking


def asked_partner(
    by: Actor, stay: Stay, secret: str, *, now: datetime
) -> tuple[Partner, DescriptionRequest]:
    """For the follow-up in the 2nd week."""
    partner = add_partner(
        by=by,
        stay=stay,
        name=secret,
        role="Bostøtten",
        kind="home_support",
        mail="bo@stoette.example",
        now=now,
    )
    today = timezone.localdate(now)
    yes = Reply(
        purpose="home_support",
        recipient="Bostøtten",
        answer="given",
        topics=["stay"],
        reason="Så I ved, hvordan det går",
        starts_on=today,
        last_on=today + timedelta(days=60),
        way="signed",
    )
    write_answer(by=by, stay=stay, reply=yes, now=now)
    [request] = ask_descriptions(
        by=by,
        follow_up=stay.follow_ups.get(kind="second_week"),
        unit=False,
        partners=[partner.pk],
        wanted_on=timezone.localdate(now),
        now=now,
    )
    return partner, request


def make_plan(by: Actor, stay: Stay, secret: str, *, now: datetime) -> PlanThings:
    today = timezone.localdate(now)
    goal, gone = (
        add_goal(
            by=by,
            stay=stay,
            citizens_words=f"{secret} vil {what}",
            staff_words="",
            areas=["work"],
            method="",
            now=now,
        )
        for what in ("bage", "rejse")
    )
    agree_plan(
        by=by,
        stay=stay,
        agreed_on=today,
        agreed_with=secret,
        stance="agrees",
        citizens_words="",
        reason="",
        now=now,
    )
    action, done = (
        add_action(
            by=by,
            goal=goal,
            what=f"{secret} køber {what}",
            owner=None,
            owner_name=secret,
            due_on=today + timedelta(days=7),
            now=now,
        )
        for what in ("mel", "sukker")
    )
    return PlanThings(
        goal=goal,
        gone=take_out_goal(by=by, goal=gone, reason=f"{secret} bliver", now=now),
        entry=note_progress(
            by=by, goal=goal, on=today, nearness="under_way", words=f"{secret} bagte", now=now
        ),
        action=action,
        done=action_done(by=by, action=done, now=now),
    )


def made_dialogues(
    by: Actor, stay: Stay, secret: str, *, now: datetime
) -> tuple[Dialogue, Dialogue]:
    """One is finished, and may be handed on to home support; the next is begun."""
    today = timezone.localdate(now)
    begun = begin_dialogue(by=by, stay=stay, now=now)
    answers = {name: f"{secret} {name}" for name in field_names(begun.asked)}
    write_dialogue(by=by, dialogue=begun, answers=answers)
    done = finish_dialogue(
        by=by,
        dialogue=begun,
        talked_on=today - timedelta(days=10),
        took_part=secret,
        with_citizen=True,
        without_because="",
        now=now,
    )
    reply = Reply(
        purpose="home_support",
        recipient=f"{secret} Bostøtte",
        answer="given",
        topics=["signs"],
        reason=f"{secret} vil gerne",
        starts_on=today,
        last_on=today + timedelta(days=60),
        way="signed",
    )
    write_answer(by=by, stay=stay, reply=reply, now=now)
    return done, begin_dialogue(by=by, stay=stay, now=now)


def shared_of(by: Actor, stay: Stay, secret: str, *, now: datetime) -> tuple[Consent, Grant]:
    """A yes to the region's psychiatry, and one person of another organisation who reads by it."""
    today = timezone.localdate(now)
    reply = Reply(
        purpose="region",
        recipient=f"{secret} Klinik",
        answer="given",
        topics=["stay"],
        reason=f"{secret} vil have det",
        starts_on=today,
        last_on=today + timedelta(days=60),
        way="signed",
    )
    consent = write_answer(by=by, stay=stay, reply=reply, now=now)
    partner = Organisation.objects.exclude(pk=stay.controller_id).order_by("pk")[0]
    access = Access(
        partner=partner.pk,
        mail="nogen@klinik.example",
        purpose="region",
        reason=f"{secret} er indlagt",
        rests_on="consent",
        parts=["overview"],
        last_on=today + timedelta(days=30),
    )
    return consent, give_access(by=by, stay=stay, access=access, now=now)


def make_meetings(
    by: Actor, stay: Stay, secret: str, *, now: datetime
) -> tuple[CalledMeeting, CalledMeeting, CalledMeeting, Agreement]:
    today = timezone.localdate(now)
    plan = MeetingPlan(
        on=today + timedelta(days=20),
        at_time=time(10),
        minutes=60,
        place="Mødelokalet",
        others=f"{secret} Bostøtte",
    )
    called = call_meeting(by=by, subject=stay, kind="network", plan=plan, now=now)
    begun, written = (
        call_meeting(
            by=by,
            subject=stay,
            kind="network",
            plan=replace(plan, on=today, at_time=time(hour)),
            now=now,
        )
        for hour in (0, 1)
    )
    kept = agree(
        by=by,
        meeting=written,
        what=f"{secret} finder nøglen",
        owner=None,
        owner_name=secret,
        due_on=today,
        stay=None,
        now=now,
    )
    write_minutes(
        by=by,
        meeting=written,
        texts={"other": f"{secret} har det godt"},
        came=[],
        citizen_came="yes",
        decision="",
        now=now,
    )
    return called, begun, finish_meeting(by=by, meeting=written, now=now), kept


def checked_file(by: Actor, secret: str, *, now: datetime) -> Import:
    """Of one citizen; as if a worker had looked at it."""
    content = f"Nøgle;Navn\n{secret};{secret} Hentet".encode()
    row = send_file(
        by=by,
        kind=Kind.CITIZENS,
        name=f"{secret}.csv",
        file=io.BytesIO(content),
        size=len(content),
        now=now,
    )
    row.state, row.rows, row.new = Import.State.CHECKED, 1, 1
    row.save()
    return row


def sent_on(referral: Referral, *, by: Actor, now: datetime) -> SentLetter:
    """As if it had been sent; the service refuses the draft that it is."""
    decision = Decision.objects.select_related(*JOINED).get(referral=referral)
    today = timezone.localdate(now)
    document = letter_of(content_of(decision, on=today), language="da", edition="ordinary")
    letter = SentLetter(
        controller_id=referral.controller_id, decision=decision, way="post", by=by.user, at=now
    )
    letter.fill(document, pdf_of(document, on=today))
    letter.save(force_insert=True)
    return letter


def written_of(by: Actor, stay: Stay, secret: str, *, now: datetime) -> dict[str, Any]:
    """A note of a stay, a sentence pinned above it, and who handles the medicine."""
    today = timezone.localdate(now)
    note = NoteFacts(kind="observation", happened_on=today, text=f"{secret} spiste morgenmad")
    care = CareFacts(
        kind="medicine",
        handler="other",
        who=f"{secret} Søster",
        how="Hun kommer hver aften",
        starts_on=today,
        last_on=None,
        afterwards="same",
        who_afterwards="",
    )
    return {
        "note": write_note(by=by, stay=stay, facts=note, now=now),
        "known_first": pin(by=by, stay=stay, text=f"{secret} vil kaldes Bo", now=now),
        "care": agree_care(by=by, stay=stay, facts=care, now=now),
    }


def sample_at(facility: Facility, *, by: Actor, now: datetime) -> Sample:
    """Two cases of the facility's last year."""
    today = timezone.localdate(now)
    drawing = Drawing(
        houses=[facility.pk],
        starts_on=today - timedelta(days=365),
        ends_on=today,
        courses="all",
        kind="",
        wanted=2,
    )
    return draw_sample(by=by, drawing=drawing, key=uuid4(), now=now)


def _colleague(house: House) -> User:
    """Another caseworker, the same however often it is asked for."""
    email = f"kollega@{house.organisation.key}.example"
    known = User.objects.filter(email=email).first()
    if known is not None:
        return known
    colleague = make_user("Karla Kollega", email)
    Membership.objects.create(
        user=colleague,
        organisation=house.organisation,
        role=Role.CASEWORKER,
        starts_on=OPENED,
    )
    return colleague


def _done_star(stay: Stay, secret: str) -> Star:
    now = timezone.now()
    star = Star.objects.create(
        controller=stay.controller,
        stay=stay,
        citizen=stay.citizen,
        made_on=timezone.localdate(),
        status=Star.Status.DONE,
        took_part=secret,
        citizen_done_at=now,
        staff_done_at=now,
        finished_at=now,
    )
    StarScore.objects.create(
        controller=stay.controller, star=star, area="work", score=3, citizens_words=secret
    )
    return star


def _done_kram(stay: Stay, secret: str) -> Kram:
    kram = Kram.objects.create(
        controller=stay.controller,
        stay=stay,
        citizen=stay.citizen,
        made_on=timezone.localdate(),
        status=Kram.Status.DONE,
        finished_at=timezone.now(),
    )
    KramArea.objects.create(controller=stay.controller, kram=kram, area="food", stands=secret)
    return kram
