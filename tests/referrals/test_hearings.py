"""The citizen is heard before a decision against them (FVL § 19)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import Conflict, Problem
from referrals.models import Hearing, Referral
from referrals.services.decisions import refuse_referral
from referrals.services.hearings import end_hearing, hear_citizen, hearing_owed
from schemes.law import HEARING_DAYS
from tests.pages import signed_in, text_of
from tests.referrals.houses import asked, make
from tests.world import NOW, House, day, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def against(house: House) -> Referral:
    """A professional says that the citizen will not cooperate."""
    answers = {"own_citizen": "yes", "need": "training", "long_term_need": "no", "cooperates": "no"}
    return make_referral(house, now=NOW, answers=answers)


def hear(house: House, referral: Referral, **more) -> Hearing:
    told = {"facts": "Afdelingen siger, at du ikke vil samarbejde", "sent_on": day(0)} | more
    with acting(house.organisation):
        return hear_citizen(
            by=house.caseworker, referral=referral, now=NOW, **({"reply_by": None} | told)
        )


def refuse(house: House, referral: Referral, now=NOW, **more):
    with acting(house.organisation):
        return refuse_referral(
            by=house.caseworker, referral=referral, reasons="Vi kan ikke", now=now, **more
        )


def test_a_refusal_on_what_others_told_owes_a_hearing(herning: House) -> None:
    referral = against(herning)
    with acting(herning.organisation):
        assert [refusal.code for refusal in hearing_owed(referral)] == ["cooperates"]
        assert hearing_owed(make_referral(herning, now=NOW, name="Else Møl")) == []
    hear(herning, referral)
    with acting(herning.organisation):
        assert hearing_owed(referral) == []


def test_where_nothing_is_decided_under_an_act_nobody_is_heard() -> None:
    pitstop = make("pitstop")
    referral = asked(pitstop, "room")
    with acting(pitstop.organisation), pytest.raises(Problem) as refused:
        hear_citizen(
            by=pitstop.leader, referral=referral, facts="x", sent_on=day(0), reply_by=None, now=NOW
        )
    assert refused.value.code == "no_decision_here"


def test_the_citizen_has_time_to_reply(herning: House) -> None:
    referral = against(herning)
    for wrong in ({"reply_by": day(0)}, {"sent_on": day(1)}, {"facts": ""}):
        with pytest.raises(Problem):
            hear(herning, referral, **wrong)
    hearing = hear(herning, referral)
    assert hearing.reply_by == day(HEARING_DAYS)
    assert hear(herning, referral) == hearing
    with pytest.raises(Conflict):
        hear(herning, referral, facts="Noget andet")


def test_before_its_day_a_refusal_takes_a_reason_and_afterwards_none(herning: House) -> None:
    referral = against(herning)
    hearing = hear(herning, referral)
    with pytest.raises(Problem):
        refuse(herning, referral)
    refuse(herning, referral, before_reply_because="Borgeren har sagt, at alt er sagt")
    with acting(herning.organisation):
        hearing.refresh_from_db()
    assert hearing.decided_before_because.startswith("Borgeren har sagt")
    late = against(herning)
    hear(herning, late)
    assert refuse(herning, late, now=NOW + timedelta(days=HEARING_DAYS + 1))


def test_no_reply_is_written_down_only_after_its_day(herning: House) -> None:
    hearing = hear(herning, against(herning))
    told = {"by": herning.caseworker, "hearing": hearing, "outcome": "none", "reply": ""}
    with acting(herning.organisation):
        with pytest.raises(Problem):
            end_hearing(now=NOW, **told)
        later = NOW + timedelta(days=HEARING_DAYS + 1)
        ended = end_hearing(now=later, **told)
        assert end_hearing(now=later, **told) == ended
        with pytest.raises(Conflict):
            end_hearing(now=later, **(told | {"outcome": "reply", "reply": "Jo"}))


def test_the_pages_say_it(herning: House) -> None:
    answers = {"own_citizen": "yes", "need": "training", "long_term_need": "no", "cooperates": "no"}
    referral = make_referral(herning, answers=answers)
    client = signed_in(herning.caseworker)
    page = reverse("referral", args=[referral.pk])
    assert "Er borgeren hørt?" in text_of(client.get(page))
    refusing = reverse("refuse_referral", args=[referral.pk])
    assert "Er borgeren hørt?" in text_of(client.get(refusing))
    client.post(
        reverse("hear_citizen", args=[referral.pk]),
        {"facts": "Vil ikke samarbejde", "sent_on": referral.submitted_on.isoformat()},
    )
    assert "Hvorfor træffes der afgørelse før borgerens svar?" in text_of(client.get(refusing))
    assert client.post(refusing, {"reasons": "Nej", "legal_basis": "84_2"}).status_code == 422
