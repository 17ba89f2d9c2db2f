"""Who may undo what: the sender reports, the receiver decides, and an award is the citizen's."""

from __future__ import annotations

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problems
from organisations.actors import Actor
from placements.models import Booking, Stay
from placements.services.stays import move_in
from referrals.models import ChangeReport, Referral
from referrals.services.changes import handle_change, report_change
from referrals.services.closing import close_referral
from referrals.services.placing import book_for_referral, hold_for_referral
from referrals.services.referrals import withdraw_referral
from tests.pages import signed_in
from tests.referrals.asked import refer, settle
from tests.referrals.deciding import accept, refuse
from tests.referrals.houses import accepted, make
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def referral(nurse: Actor, herning: House) -> Referral:
    return refer(nurse, herning, facility=herning.first)


@pytest.fixture
def awarded(herning: House, referral: Referral) -> Referral:
    settle(herning.caseworker, referral)
    accept(herning.caseworker, referral)
    return referral


def again(house: House, referral: Referral) -> Referral:
    with acting(house.organisation):
        return Referral.objects.select_related("stay").get(pk=referral.pk)


def withdraw(by: Actor, referral: Referral, reason: str = "Fejl, patienten er blevet") -> Referral:
    with acting(by.organisation):
        return withdraw_referral(by=by, referral=referral, reason=reason, now=NOW)


def report(by: Actor, referral: Referral, what: str = "died", text: str = "Død i nat"):
    with acting(by.organisation):
        return report_change(by=by, referral=referral, what=what, what_happened=text, now=NOW)


def handle(by: Actor, change: ChangeReport, handling: str = "Pladsen er givet fri"):
    with acting(by.organisation):
        return handle_change(by=by, report=change, handling=handling, now=NOW)


def close(by: Actor, referral: Referral, because: str = "moved", note: str = "") -> Referral:
    with acting(by.organisation):
        return close_referral(
            by=by,
            referral=referral,
            because=because,
            not_wanted_because="own_home" if because == "not_wanted" else "",
            note=note,
            now=NOW,
        )


def book(house: House, referral: Referral) -> Stay:
    with acting(house.organisation):
        return book_for_referral(
            by=house.caseworker,
            referral=referral,
            place=house.place(),
            starts_on=TODAY,
            ends_on=day(100),
            now=NOW,
        )


# --- Withdrawing is the sender's, and never of an award


def test_the_sender_cannot_annul_an_award(nurse, herning, awarded):
    with pytest.raises(Conflict) as caught:
        withdraw(nurse, awarded)
    assert caught.value.code == "already_accepted"
    assert "Meld en ændring" in str(caught.value)
    assert again(herning, awarded).status == "accepted"


@pytest.mark.parametrize("who", ["caseworker", "leader", "staff"])
def test_the_receiver_cannot_withdraw_what_another_asked(herning, referral, who):
    with pytest.raises(NotAllowed) as caught:
        withdraw(getattr(herning, who), referral, "Vi har ikke plads")
    assert caught.value.code == "not_sender"
    assert again(herning, referral).status == "submitted"


def test_the_receiver_withdraws_its_own(herning):
    own = refer(herning.caseworker, herning, referrer="authority")
    assert withdraw(herning.caseworker, own).status == "withdrawn"


@pytest.mark.parametrize(("scheme", "track"), [("mpo", "place"), ("pitstop", "room")])
def test_an_admission_is_not_annulled_by_the_sender_either(nurse, scheme, track):
    house = make(scheme)
    referrer = "hospital" if scheme == "pitstop" else "psychiatry"
    admitted = accepted(house, track, by=nurse, referrer=referrer)
    with pytest.raises(Conflict):
        withdraw(nurse, admitted)
    assert report(nurse, admitted).what == "died"


# --- Reporting a change


def test_a_change_decides_nothing_and_waits_to_be_acted_on(nurse, herning, awarded):
    stay = book(herning, awarded)
    change = report(nurse, awarded)
    assert report(nurse, awarded) == change  # a double click
    with acting(herning.organisation):
        stay.refresh_from_db()
        assert stay.status == "planned"
        assert ChangeReport.objects.unhandled().get() == change
    page = signed_in(herning.caseworker).get("/").content.decode()
    assert "Meldt: Borgeren er død" in page
    handle(herning.caseworker, change)
    seen = signed_in(nurse).get(reverse("referral", args=[awarded.pk])).content.decode()
    assert "Pladsen er givet fri" in seen
    assert "Meldt: Borgeren er død" not in signed_in(herning.caseworker).get("/").content.decode()


def test_a_change_is_acted_on_once(nurse, herning, awarded):
    change = report(nurse, awarded)
    handle(herning.caseworker, change)
    handle(herning.caseworker, change)
    with pytest.raises(Conflict) as caught:
        handle(herning.staff, change, "Noget andet")
    assert caught.value.code == "already_handled"
    assert report(nurse, awarded) != change  # told anew, since the first was acted on


def test_a_change_says_what_and_what_happened(nurse, referral):
    with pytest.raises(Problems) as caught:
        report(nurse, referral, "", " ")
    assert [each.field for each in caught.value.each] == ["what", "what_happened"]


def test_others_report_nothing_and_the_sender_acts_on_nothing(nurse, herning, holstebro, referral):
    for other in (holstebro.caseworker, herning.caseworker):
        with pytest.raises(NotAllowed):
            report(other, referral)
    change = report(nurse, referral)
    for other in (nurse, holstebro.caseworker):
        with pytest.raises(NotAllowed):
            handle(other, change)


@pytest.mark.parametrize("ended", ["refused", "withdrawn", "closed"])
def test_nothing_is_reported_on_what_is_over(nurse, herning, referral, ended):
    {
        "refused": lambda: refuse(herning.caseworker, referral),
        "withdrawn": lambda: withdraw(nurse, referral),
        "closed": lambda: close(herning.caseworker, referral),
    }[ended]()
    with pytest.raises(Conflict) as caught:
        report(nurse, referral)
    assert caught.value.code == f"already_{ended}"


# --- Closing


def test_only_those_who_decide_close(nurse, herning, referral):
    for other in (nurse, herning.staff, herning.leader):  # a flexible home is the caseworker's
        with pytest.raises(NotAllowed):
            close(other, referral)
    assert close(herning.caseworker, referral).status == "closed"


def test_no_room_is_no_reason_to_close(herning, referral):
    with pytest.raises(Problems) as caught:
        close(herning.caseworker, referral, "no_room")
    assert caught.value.field == "because"


def test_an_award_lapses_because_of_the_citizen_and_is_not_taken_back(herning, awarded):
    with pytest.raises(Problems) as caught:
        close(herning.caseworker, awarded, "other_help")
    assert caught.value.field == "because"
    assert close(herning.caseworker, awarded, "not_wanted", "Har fundet en lejlighed").stay is None


def test_closing_cancels_what_was_planned_and_acts_on_what_was_reported(nurse, herning, awarded):
    stay, change = book(herning, awarded), report(nurse, awarded)
    close(herning.caseworker, awarded, "died")
    with acting(herning.organisation):
        stay.refresh_from_db()
        change.refresh_from_db()
        assert (stay.status, stay.outcome_note) == ("cancelled", "Borgeren er død")
        assert not Booking.objects.standing().exists()
        assert change.handling == "Borgeren er død"


def test_closing_frees_the_place_that_was_kept(herning, referral):
    with acting(herning.organisation):
        kept = hold_for_referral(
            by=herning.caseworker,
            referral=referral,
            place=herning.place(),
            starts_on=day(1),
            ends_on=day(40),
            days=3,
            now=NOW,
        )
    close(herning.caseworker, referral, "duplicate")
    with acting(herning.organisation):
        kept.refresh_from_db()
        assert kept.cancelled_at is not None


def test_once_the_citizen_has_come_it_is_the_stay_that_ends(herning, awarded):
    stay = book(herning, awarded)
    with acting(herning.organisation):
        move_in(by=herning.staff, stay=stay, on=TODAY, now=NOW)
    with pytest.raises(Conflict) as caught:
        close(herning.caseworker, awarded, "died")
    assert caught.value.code == "already_here"


def test_closing_twice_is_once_and_with_other_words_a_conflict(herning, referral):
    close(herning.caseworker, referral, "moved", "Til Ikast")
    close(herning.caseworker, referral, "moved", "Til Ikast")
    with pytest.raises(Conflict) as caught:
        close(herning.caseworker, referral, "died")
    assert caught.value.code == "already_closed"


# --- What is read of it


def test_the_sender_reads_who_closed_it_and_why(nurse, herning, referral):
    close(herning.caseworker, referral, "moved", "Bor i Ikast nu")
    page = signed_in(nurse).get(reverse("referral", args=[referral.pk])).content.decode()
    assert "Borgeren er flyttet til en anden kommune" in page
    assert "Bor i Ikast nu" in page
    assert herning.caseworker.name in page


def test_a_letter_whose_decision_no_longer_stands_says_so(herning, awarded):
    letter = reverse("referral_letter", args=[awarded.pk])
    client = signed_in(herning.caseworker)
    says = "Denne afgørelse gælder ikke længere"
    assert says not in client.get(letter, follow=True).content.decode()
    close(herning.caseworker, awarded, "not_wanted")
    assert says in client.get(letter, follow=True).content.decode()


def test_the_sender_is_offered_what_can_be_done(nurse, herning, referral):
    client, page = signed_in(nurse), reverse("referral", args=[referral.pk])
    before = client.get(page).content.decode()
    assert "Træk henvisningen tilbage" in before
    assert "Meld en ændring" in before
    settle(herning.caseworker, referral)
    accept(herning.caseworker, referral)
    after = client.get(page).content.decode()
    assert "Træk henvisningen tilbage" not in after
    assert "Meld en ændring" in after
