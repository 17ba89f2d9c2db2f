"""What has come up lately in the demonstration: each new page has somebody to show."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from django.utils import timezone

from citizens.models import JoiningProposal
from citizens.services.proposing import proposals_for
from complaints.models import Complaint
from core.acting import acting
from demo.small_pdf import small_pdf
from discharge.ledger import days_by_cause, stretches
from discharge.models import AgreementItem, DayPrice, Message, Promise, WaitingCause
from letters.texts import texts_on
from organisations.models import Organisation
from placements.models import Decision, Stay
from placements.services.standing import agreements_tonight
from placements.visibility import citizens_visible_to
from referrals.models import Attachment, Referral, ReplyDeadline, ready_period
from referrals.services.attachments import content_of
from referrals.services.information import asked_of_sender
from referrals.services.waiting_list import in_order_of_need, standing_offers
from tests.reporting.houses import actor


def of(key: str) -> Organisation:
    return Organisation.objects.get(key=key)


def referral_of(name: str) -> Referral:
    return Referral.objects.get(citizen__name=name)


@pytest.mark.parametrize("key", ["herning", "holstebro"])
def test_a_refusal_is_complained_of_in_time(demonstration: None, key: str) -> None:
    with acting(of(key)):
        complaint = Complaint.objects.unsettled().get()
        assert complaint.decision.kind == "refusal"
        assert not complaint.late_reason


def test_a_stay_is_not_made_longer_and_has_more_support(demonstration: None) -> None:
    with acting(of("herning")):
        stay = Stay.objects.get(citizen__name="Bente Skov", status="here")
        kinds = set(Decision.objects.filter(stay=stay).values_list("kind", flat=True))
        assert {"extension_refused", "intensity"} <= kinds
        assert stay.intensity == 150


def test_ward_and_municipality_have_written_their_own(demonstration: None) -> None:
    today = timezone.localdate()
    with acting(of("herning")):
        jonas = referral_of("Jonas Vind")
        period = ready_period(jonas, today)
        assert period is not None
        days = stretches(period, WaitingCause.objects.filter(referral=jonas))
        assert days_by_cause(days) == {"no_decision": 2, "no_place": 2, "agreement_missing": 1}
        there = AgreementItem.objects.filter(referral=jonas, state="there")
        assert set(there.values_list("key", flat=True)) == {"medicine", "support"}
        assert Promise.objects.get(referral=jonas).received_at is None
        assert Message.objects.get(referral=jonas).side == "sender"
        assert DayPrice.objects.get().kroner == 2000


def test_the_nurse_is_asked_and_reads_what_she_attached(demonstration: None) -> None:
    nurse = actor("nanna@region.example")
    with acting(of("herning")):
        signe = referral_of("Signe Lyngby")
    with acting(nurse.organisation):
        assert len(asked_of_sender(Referral.objects.visible_to(nurse).get(pk=signe.pk))) == 1
        with content_of(Attachment.objects.get(name="Medicinliste.pdf")) as file:
            assert file.read(5) == b"%PDF-"


def test_one_is_heard_has_met_and_is_to_meet(demonstration: None) -> None:
    with acting(of("herning")):
        tommy = referral_of("Tommy Eng")
        assert tommy.hearings.get().ended_at is None
        assert {meeting.held_at is None for meeting in tommy.meetings.all()} == {True, False}


def test_the_first_on_the_waiting_list_is_offered_a_place(demonstration: None) -> None:
    sofie = actor("sofie@herning.example")
    with acting(sofie.organisation):
        first = in_order_of_need(sofie)[0]
        assert first == referral_of("Laila Hede").pk
        assert standing_offers([first])[first].place.name == "Skovlyset 1"


def test_a_guest_may_ring(demonstration: None) -> None:
    rikke, now = actor("rikke@herning.example"), timezone.now()
    with acting(rikke.organisation):
        agreed = agreements_tonight(rikke, on=timezone.localdate(now), now=now)
        assert [row.agreement.citizen.name for row in agreed] == ["Ida Lund"]


def test_two_registrations_wait_for_somebody_else(demonstration: None) -> None:
    sofie = actor("sofie@herning.example")
    with acting(sofie.organisation):
        proposal = proposals_for(sofie, citizens_visible_to(sofie)).get()
        assert proposal.kind == JoiningProposal.Kind.JOIN
        assert proposal.proposed_by.name == "Mads Kjeldsen"


@pytest.mark.parametrize(("key", "day"), [("herning", "fredag"), ("holstebro", "hverdage")])
def test_the_house_says_by_when_it_answers_and_when_one_rings(
    demonstration: None, key: str, day: str
) -> None:
    today = timezone.localdate()
    with acting(of(key)):
        deadline = ReplyDeadline.objects.get()
        assert deadline.working_days == 10
        stay = Stay.objects.filter(status="here", track=deadline.track).latest("pk")
        texts = texts_on(today, controller=of(key), scheme=deadline.scheme, track=stay.scheme_track)
        assert day in texts.text("opening_hours", "da", "ordinary")


def test_the_small_pdf_is_one() -> None:
    with pikepdf.open(BytesIO(small_pdf("Æble (rødt)", "\\"))) as pdf:
        assert len(pdf.pages) == 1
        assert b"\xc6ble \\(r\xf8dt\\)" in pdf.pages[0].Contents.read_bytes()
