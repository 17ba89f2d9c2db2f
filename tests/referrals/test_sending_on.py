"""Moved within the offer, or sent on: the facts travel with consent, and both sides are told."""

from __future__ import annotations

import pytest
from django.urls import reverse

from audit.models import AccessLog
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from placements.models import Place
from referrals.models import Redirect, Referral
from referrals.services.attachments import attach_to_referral, content_of
from referrals.services.closing import close_referral
from referrals.services.information import ask_information, give_information
from referrals.services.later_facts import add_later_fact
from referrals.services.moving import move_referral
from referrals.services.redirecting import redirect_referral
from referrals.services.referrals import withdraw_referral
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.referrals.files import PDF, upload
from tests.referrals.houses import make
from tests.world import NOW, House, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

TOLD = {
    "offer": "pitstop:pitstop:room",
    "consent": "given",
    "ground": "",
    "reason": "Borgeren bor i Aarhus nu",
}


def of_one_house(scheme: str) -> House:
    """What comes in lies with the first house, where the leader works."""
    house = make(scheme)
    with acting(house.organisation):
        Place.objects.filter(facility=house.second).delete()
    return house


@pytest.fixture
def pitstop(db) -> House:
    return of_one_house("pitstop")


def send_on(house: House, referral: Referral, **more) -> Redirect:
    with acting(house.organisation):
        return redirect_referral(by=house.caseworker, referral=referral, now=NOW, **(TOLD | more))


def test_the_facts_travel_and_the_first_is_closed(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning)
    redirect = send_on(herning, first)
    with acting(pitstop.organisation):
        new = Referral.objects.select_related("citizen").get()
        assert new.reference == redirect.new_reference
        assert (new.redirected_from, new.sent_on_by) == (first.reference, herning.organisation)
        assert new.frozen["before"] == first.frozen["sections"]
        assert new.frozen["sent_on"] == [
            {
                "by": "Herning Kommune",
                "reference": first.reference,
                "on": "2026-03-17",
                "because": "Borgeren bor i Aarhus nu",
                "consent": "Borgeren har givet samtykke.",
            }
        ]
        assert (new.citizen.name, new.situation) == ("Jonas Vind", first.situation)
        # It is the ward's asking still: asked and answered there, by whoever asked.
        assert (new.sender, new.submitted_by) == (nurse.organisation, nurse.user)
    with acting(herning.organisation):
        first.refresh_from_db()
        assert (first.status, first.closed_because) == ("closed", "redirected")
    page = text_of(signed_in(nurse).get(reverse("referral", args=[first.pk])))
    assert redirect.new_reference in page
    assert pitstop.organisation.name in page
    assert first.reference in text_of(
        signed_in(pitstop.caseworker).get(reverse("referral", args=[redirect.new_id]))
    )


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"consent": "refused"}, "consent"),
        ({"consent": "unable"}, "ground"),
        ({"consent": ""}, "consent"),
        ({"offer": "herning:polaris:home"}, "offer"),
        ({"reason": " "}, "reason"),
    ],
)
def test_nothing_travels_without_consent_or_ground(nurse, herning, pitstop, told, field) -> None:
    first = refer(nurse, herning)
    with pytest.raises(Problem) as refused:
        send_on(herning, first, **told)
    assert [each.field for each in refused.value.each] == [field]
    with acting(pitstop.organisation):
        assert not Referral.objects.exists()


def test_unable_and_refused_are_different_answers(nurse, herning, pitstop) -> None:
    redirect = send_on(
        herning, refer(nurse, herning), consent="unable", ground="Psykiatriloven § 13 c"
    )
    assert redirect.ground == "Psykiatriloven § 13 c"


def test_twice_is_once_and_elsewhere_is_a_conflict(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning)
    assert send_on(herning, first) == send_on(herning, first)
    with pytest.raises(Conflict):
        send_on(herning, first, reason="En anden grund")
    with acting(pitstop.organisation):
        assert Referral.objects.count() == 1


def test_who_decides_sends_on(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning, facility=herning.first)
    with acting(herning.organisation), pytest.raises(NotAllowed):
        redirect_referral(by=herning.leader, referral=first, now=NOW, **TOLD)


def test_moved_to_another_house_the_wish_stands(herning) -> None:
    referral = make_referral(herning, now=NOW, facility=herning.first)
    told = {"by": herning.caseworker, "reason": "En nat er nok", "now": NOW}
    with acting(herning.organisation):
        where = {"track": "guest", "facility_id": herning.second.pk}
        row = move_referral(referral=referral, **told, **where)
        assert (row.track, row.facility) == ("guest", herning.second)
        assert row.wished_facility == herning.first
        assert move_referral(referral=referral, **told, **where) == row
        with pytest.raises(Problem):
            move_referral(referral=referral, **told, track="guest", facility_id=10**6)


def test_a_citizen_s_no_has_a_code(herning) -> None:
    referral = make_referral(herning, now=NOW)
    told = {"by": herning.caseworker, "referral": referral, "because": "not_wanted", "now": NOW}
    with acting(herning.organisation):
        with pytest.raises(Problem) as refused:
            close_referral(**told)
        assert [each.field for each in refused.value.each] == ["not_wanted_because"]
        assert close_referral(not_wanted_because="too_far", **told).not_wanted_because == "too_far"


# --- Known on both sides


def new_of(redirect: Redirect, house: House) -> Referral:
    with acting(house.organisation):
        return Referral.objects.select_related("citizen", "controller").get(pk=redirect.new_id)


def test_whoever_asked_first_follows_it_as_their_own(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning)
    redirect = send_on(herning, first)
    browser = signed_in(nurse)
    listed = text_of(browser.get(reverse("referrals")))
    assert first.reference in listed
    assert redirect.new_reference in listed
    with acting(pitstop.organisation):
        asked = ask_information(
            by=pitstop.leader, referral=new_of(redirect, pitstop), words="Hvem har nøglen?", now=NOW
        )
    page = text_of(browser.get(reverse("referral", args=[redirect.new_id])))
    assert "Sendt videre af Herning Kommune" in page
    assert "Borgeren bor i Aarhus nu" in page
    assert "kommet tilbage" not in page
    with acting(nurse.organisation):
        given = give_information(by=nurse, request=asked, answer="Bostøtten", now=NOW)
    assert given.ended_at == NOW


def test_whoever_sent_it_on_reads_that_it_is_answered_and_no_more(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning)
    redirect = send_on(herning, first)
    caseworker = signed_in(herning.caseworker)
    address = reverse("referral", args=[first.pk])
    assert "Skal afgøres" in text_of(caseworker.get(address))
    with acting(pitstop.organisation):
        told = {"because": "not_wanted", "not_wanted_because": "too_far", "note": "Nej tak"}
        close_referral(by=pitstop.leader, referral=new_of(redirect, pitstop), now=NOW, **told)
        logged = AccessLog.objects.filter(what="status of a referral sent on")
        assert logged.filter(user=herning.caseworker.user).count() == 1
    page = text_of(caseworker.get(address))
    assert "Lukket: Borgeren ønsker det ikke længere" in page
    assert "Nej tak" not in page
    assert caseworker.get(reverse("referral", args=[redirect.new_id])).status_code == 404


def test_what_a_house_asked_for_itself_it_goes_on_asking_for(herning, pitstop) -> None:
    first = refer(herning.caseworker, herning, referrer="authority")
    redirect = send_on(herning, first)
    new = new_of(redirect, pitstop)
    assert (new.sender, new.submitted_by) == (herning.organisation, herning.caseworker.user)
    assert new.case_number == first.reference
    with acting(pitstop.organisation):
        asked = ask_information(by=pitstop.leader, referral=new, words="Hvem ringer vi?", now=NOW)
    browser = signed_in(herning.caseworker)
    assert "Hvem ringer vi?" in text_of(browser.get(reverse("referral", args=[new.pk])))
    asks = "Du er bedt om flere oplysninger"
    assert asks in text_of(browser.get(reverse("my_day")))
    assert asks not in text_of(signed_in(herning.staff).get(reverse("my_day")))
    answered = browser.post(
        reverse("give_information", args=[new.pk, asked.pk]), {"answer": "Bostøtten"}
    )
    assert answered.status_code == 302
    assert asks not in text_of(browser.get(reverse("my_day")))
    # Of the house only those who see the first one.
    assert signed_in(herning.staff).get(reverse("referral", args=[new.pk])).status_code == 404
    with acting(herning.organisation):
        withdraw_referral(by=herning.caseworker, referral=new, reason="Nej alligevel", now=NOW)
    assert "Trukket tilbage" in text_of(browser.get(reverse("referral", args=[first.pk])))


def test_sent_on_twice_and_back_again_each_step_is_told(nurse, herning, pitstop) -> None:
    mpo = of_one_house("mpo")
    first = refer(nurse, herning)
    second = send_on(herning, first)
    with acting(pitstop.organisation):
        told = {
            "offer": "holstebro:mpo:place",
            "consent": "unable",
            "ground": "§ 13 c",
            "reason": "Mere",
        }
        third = redirect_referral(
            by=pitstop.leader, referral=new_of(second, pitstop), now=NOW, **told
        )
    last = new_of(third, mpo)
    assert [step["reference"] for step in last.frozen["sent_on"]] == [
        first.reference,
        second.new_reference,
    ]
    assert last.sender == nurse.organisation
    with acting(mpo.organisation):
        back = redirect_referral(
            by=mpo.leader,
            referral=last,
            now=NOW,
            offer="herning:polaris:home",
            consent="given",
            ground="",
            reason="Borgeren er flyttet tilbage",
        )
    page = text_of(signed_in(herning.caseworker).get(reverse("referral", args=[back.new_id])))
    assert "Den er kommet tilbage til jer" in page
    assert first.reference in page
    assert new_of(back, herning).citizen_id == first.citizen_id


def test_what_was_added_and_the_files_go_along(nurse, herning, pitstop) -> None:
    first = refer(nurse, herning)
    with acting(nurse.organisation):
        add_later_fact(by=nurse, referral=first, subject="health", text="Sover bedre", now=NOW)
        attached = attach_to_referral(by=nurse, referral=first, file=upload(PDF), now=NOW)
    redirect = send_on(herning, first)
    new = new_of(redirect, pitstop)
    assert new.frozen["before"][-1]["rows"][0]["answer"].startswith("Sover bedre (Nanna Nat")
    with acting(pitstop.organisation):
        copy = new.attachments.get()
        assert (copy.copy_of, copy.name, copy.by_name) == (attached.pk, "brev.pdf", "Nanna Nat")
        with content_of(copy) as file:
            assert file.read() == PDF
    with acting(nurse.organisation), pytest.raises(Conflict) as refused:
        add_later_fact(by=nurse, referral=first, subject="health", text="Sover ikke", now=NOW)
    assert refused.value.code == "goes_on_elsewhere"


def test_an_answer_goes_along_only_where_it_says_the_same(nurse, pitstop) -> None:
    mpo = of_one_house("mpo")
    first = refer(
        nurse,
        mpo,
        scheme="mpo",
        track="place",
        answers={"target_group": "yes", "situation": "getting_worse"}
        | dict.fromkeys(("other_help_exhausted", "takes_part", "active_misuse"), "unknown"),
    )
    with acting(mpo.organisation):
        told = TOLD | {"reason": "Ro i to uger"}
        redirect = redirect_referral(by=mpo.leader, referral=first, now=NOW, **told)
    new = new_of(redirect, pitstop)
    assert (new.answers["exposed"], new.answers["situation"]) == ("yes", "unknown")
    assert new.frozen["notes"]["exposed"].startswith("følger af svaret hos Holstebro Kommune")
    assert new.frozen["notes"]["situation"] == "ikke spurgt om hos Holstebro Kommune"
    page = text_of(signed_in(pitstop.leader).get(reverse("referral", args=[new.pk])))
    assert "Ikke spurgt om hos Holstebro Kommune" in page
