"""A complaint: within four weeks, looked at again by whoever decided, then Ankestyrelsen
(DOMAIN.md § 7: complaint)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from complaints.models import Complaint
from complaints.services import receive_complaint, reconsider, send_on, settle, withdraw
from core.acting import acting
from core.problems import NotAllowed, Problem
from organisations.actors import Actor
from placements.models import Decision
from placements.services.course_decisions import refuse_extension
from placements.services.planned_end import extend_stay
from referrals.models import Referral, decisions_of, referral_of
from referrals.services.decisions import accept_referral, refuse_referral
from tests.pages import signed_in
from tests.placements.stays import GOES_ON, here
from tests.referrals.houses import asked, favourable_answers, make
from tests.world import NOW, TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def skovvang() -> House:
    return make("mpo")


@pytest.fixture
def refusal(skovvang: House) -> Decision:
    return refused(skovvang)


def refused(house: House) -> Decision:
    referral = asked(house, "place")
    with acting(house.organisation):
        return refuse_referral(
            by=house.leader, referral=referral, reasons="Du har et hjem.", now=NOW
        )


def complain(house: House, decision: Decision, by: Actor | None = None, **changed) -> Complaint:
    facts = {
        "received_on": TODAY,
        "complains": "citizen",
        "text": "Jeg kan ikke være hjemme.",
        "now": NOW,
    }
    with acting(house.organisation):
        return receive_complaint(by=by or house.leader, decision=decision, **facts | changed)


def codes(act: Callable[[], object]) -> dict[str | None, str]:
    with pytest.raises(Problem) as problem:
        act()
    return {each.field: each.code for each in problem.value.each}


def test_a_complaint_is_written_down_once(skovvang: House, refusal: Decision) -> None:
    complaint = complain(skovvang, refusal)
    assert complain(skovvang, refusal) == complaint
    assert complaint.due_on == TODAY + timedelta(weeks=4)
    assert codes(lambda: complain(skovvang, refusal, text="Noget andet")) == {
        None: "complaint_open"
    }


def test_everything_missing_is_said_at_once(skovvang: House, refusal: Decision) -> None:
    assert codes(
        lambda: complain(skovvang, refusal, complains="relative", text=" ", received_on=day(1))
    ) == {"by_name": "missing", "text": "missing", "received_on": "future"}


#: Days after the decision, and whether it must be said why it came so late.
LATE = {0: False, 28: False, 29: True}


@pytest.mark.parametrize("days", LATE)
def test_after_four_weeks_it_is_said_why(skovvang: House, refusal: Decision, days: int) -> None:
    now = NOW + timedelta(days=days)
    facts = {"received_on": day(days), "now": now}
    if LATE[days]:
        assert codes(lambda: complain(skovvang, refusal, **facts)) == {"late_reason": "missing"}
        facts["late_reason"] = "Borgeren var indlagt."
    assert complain(skovvang, refusal, **facts).state == "received"


def test_who_decided_looks_at_it_again_and_sends_it_on(skovvang: House, refusal: Decision) -> None:
    complaint = complain(skovvang, refusal)
    common = {"complaint": complaint, "now": NOW}
    with acting(skovvang.organisation):
        with pytest.raises(NotAllowed):
            reconsider(by=skovvang.caseworker, stands=True, reconsideration="Nej", **common)
        assert codes(lambda: send_on(by=skovvang.leader, on=TODAY, **common)) == {
            None: "already_received"
        }
        row = reconsider(by=skovvang.leader, stands=True, reconsideration="Intet nyt.", **common)
        assert (row.state, row.reconsidered_by) == ("upheld", skovvang.leader.user)
        assert send_on(by=skovvang.leader, on=TODAY, **common).due_on is None
        row = settle(by=skovvang.leader, on=TODAY, outcome="confirmed", text="Stadfæstet", **common)
        assert (row.state, row.outcome) == ("settled", "confirmed")
        assert codes(lambda: withdraw(by=skovvang.leader, on=TODAY, **common)) == {
            None: "already_settled"
        }
        refusal.refresh_from_db()
        assert refusal.stands


def test_a_refusal_is_changed_by_a_new_decision_that_takes_its_place(
    skovvang: House, refusal: Decision
) -> None:
    complaint = complain(skovvang, refusal)
    common = {"by": skovvang.leader, "complaint": complaint, "now": NOW}
    words = {"stands": False, "reconsideration": "Du kan ikke være i din bolig."}
    with acting(skovvang.organisation):
        assert codes(lambda: reconsider(**words, **common)) == {"stands": "decide_first"}
        referral = Referral.objects.get(decision=refusal)
        answers = favourable_answers(referral.scheme, referral.track, referral.rules_on)
        Referral.objects.filter(pk=referral.pk).update(answers=answers)
        award = accept_referral(
            by=skovvang.leader,
            referral=referral,
            legal_basis="110",
            now=NOW,
            instead_of=refusal,
        )
        row = reconsider(**words, **common)
        assert (row.state, row.new_decision) == ("changed", award)
        refusal.refresh_from_db()
        referral.refresh_from_db()
        assert (refusal.stands, referral.status, referral.decision) == (False, "accepted", award)


def test_each_answer_is_read_however_often_another_took_its_place(
    skovvang: House, refusal: Decision
) -> None:
    """Refused, awarded, taken back, awarded: four answers, one referral, one list."""
    with acting(skovvang.organisation):
        referral = Referral.objects.get(decision=refusal)
        answers = favourable_answers(referral.scheme, referral.track, referral.rules_on)
        Referral.objects.filter(pk=referral.pk).update(answers=answers)
        common = {"by": skovvang.leader, "referral": referral, "now": NOW}
        made = [refusal]
        for n in range(3):
            change = {"legal_basis": "110", "instead_of": made[-1]}
            if n % 2:
                made.append(refuse_referral(reasons="Nej", **common, **change))
            else:
                made.append(accept_referral(**common, **change))
        referral.refresh_from_db()
        assert list(decisions_of(skovvang.leader, referral=referral)) == made
        assert {referral_of(each) for each in made} == {referral}
        assert [each.stands for each in decisions_of(skovvang.leader, referral=referral)] == [
            False,
            False,
            False,
            True,
        ]


def test_a_refused_extension_is_changed_by_the_extension(herning: House) -> None:
    with acting(herning.organisation):
        stay = here(herning, 0, 90)
        facts = {"by": herning.caseworker, "stay": stay, "now": NOW}
        refusal = refuse_extension(asked_until=day(120), reasons="Målet er nået.", **facts)
        complaint = complain(herning, refusal, by=herning.caseworker)
        extend_stay(
            ends_on=day(120),
            reason="Målet er alligevel ikke nået.",
            answers=GOES_ON,
            **facts | {"now": NOW + timedelta(hours=1)},
        )
        row = reconsider(
            by=herning.caseworker,
            complaint=complaint,
            stands=False,
            reconsideration="Vi har set på det igen.",
            now=NOW + timedelta(hours=2),
        )
        assert row.new_decision is not None
        assert row.new_decision.kind == "extension"


def test_what_nobody_can_complain_of_says_so() -> None:
    pitstop = make("pitstop")
    referral = asked(pitstop, "room")
    with acting(pitstop.organisation):
        decision = refuse_referral(
            by=pitstop.leader, referral=referral, reasons="Fuldt hus", now=NOW
        )
    assert codes(lambda: complain(pitstop, decision)) == {None: "no_complaint"}


# -- In the browser -------------------------------------------------------------------------------


def test_a_complaint_is_received_and_looked_at_again_on_its_pages(
    skovvang: House, refusal: Decision
) -> None:
    client = signed_in(skovvang.leader)
    page = client.post(
        reverse("receive_complaint", args=[refusal.pk]),
        {"received_on": f"{TODAY:%d.%m.%Y}", "complains": "citizen", "text": "Jeg er uenig."},
        follow=True,
    )
    with acting(skovvang.organisation):
        complaint = Complaint.objects.get()
    assert page.redirect_chain[-1][0] == reverse("complaint", args=[complaint.pk])
    assert "Jeg er uenig." in page.content.decode()
    listed = client.get(reverse("complaints")).content.decode()
    assert reverse("complaint", args=[complaint.pk]) in listed
    client.post(
        reverse("reconsider_complaint", args=[complaint.pk]),
        {"stands": "yes", "reconsideration": "Intet nyt."},
    )
    with acting(skovvang.organisation):
        complaint.refresh_from_db()
    assert complaint.state == "upheld"
    file = client.get(reverse("complaint_file", args=[complaint.pk])).content.decode()
    assert "Du har et hjem." in file
    assert "Jeg er uenig." in file
    assert "Der kom en klage over en afgørelse" in file  # what happened is in it, too


def test_the_referral_shows_the_complaint_and_takes_no_second_one_meanwhile(
    skovvang: House, refusal: Decision
) -> None:
    with acting(skovvang.organisation):
        url = reverse("referral", args=[Referral.objects.get().pk])
    client, receive = signed_in(skovvang.leader), reverse("receive_complaint", args=[refusal.pk])
    assert receive in client.get(url).content.decode()
    complaint = complain(skovvang, refusal)
    page = client.get(url).content.decode()
    assert reverse("complaint", args=[complaint.pk]) in page
    assert receive not in page
    with acting(skovvang.organisation):
        withdraw(by=skovvang.leader, complaint=complaint, on=TODAY, now=NOW)
    page = client.get(url).content.decode()
    assert reverse("complaint", args=[complaint.pk]) in page
    assert receive in page


def test_nobody_else_reads_it(skovvang: House, refusal: Decision, herning: House) -> None:
    complaint = complain(skovvang, refusal)
    stranger = signed_in(herning.caseworker)
    for name in ("complaint", "complaint_file", "reconsider_complaint"):
        assert stranger.get(reverse(name, args=[complaint.pk])).status_code == 404
    assert stranger.get(reverse("receive_complaint", args=[refusal.pk])).status_code == 404
