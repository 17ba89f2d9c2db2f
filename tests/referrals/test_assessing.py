"""Meetings, second opinions and weighing, and the target group that is asked first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from core.acting import acting
from core.problems import Conflict, Problem
from referrals.models import Meeting, Referral, Weighing
from referrals.services.decisions import accept_referral
from referrals.services.meetings import MeetingFacts, cancel_meeting, plan_meeting, write_meeting
from referrals.services.opinions import ask_opinion, give_opinion
from referrals.services.weighing import latest_weighings, reasons_from, weigh_criterion
from tests.pages import signed_in, text_of
from tests.referrals.deciding import AWARD
from tests.world import NOW, House, day, favourable_answers, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

HELD = MeetingFacts(kind="citizen", on=day(0), participants="Os to", minutes="Vil gerne")


@pytest.fixture
def referral(herning: House) -> Referral:
    return make_referral(herning, now=NOW)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"kind": "professional"}, "told_by"),  # V § 2.7: one named person tells the citizen
        ({"kind": "leaders", "question": "Hvem betaler?"}, "outcome"),
        ({"kind": "leaders", "outcome": "Herning"}, "question"),
        ({"participants": ""}, "participants"),
        ({"minutes": ""}, "minutes"),
        ({"on": day(1)}, "on"),
        ({"kind": "other"}, "kind"),
    ],
)
def test_what_is_written_of_a_meeting(herning, referral, facts, field) -> None:
    with acting(herning.organisation), pytest.raises(Problem) as refused:
        write_meeting(
            by=herning.caseworker, referral=referral, meeting=replace(HELD, **facts), now=NOW
        )
    assert [each.field for each in refused.value.each] == [field]


def test_a_meeting_is_planned_held_and_stands(herning, referral) -> None:
    by = herning.caseworker
    with acting(herning.organisation):
        to_come = replace(HELD, minutes="")
        planned = plan_meeting(by=by, referral=referral, meeting=to_come, now=NOW)
        assert plan_meeting(by=by, referral=referral, meeting=to_come, now=NOW) == planned
        told = {"by": by, "referral": referral, "meeting": HELD, "now": NOW}
        held = write_meeting(planned=planned, **told)
        assert held == planned
        assert write_meeting(planned=planned, **told) == held
        with pytest.raises(Conflict):
            cancel_meeting(by=by, meeting=held, now=NOW)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Meeting.objects.filter(pk=held.pk).update(minutes="Noget andet")
        right = write_meeting(corrects=held, **(told | {"meeting": replace(HELD, minutes="Ja")}))
        assert right.corrects == held


def test_one_that_was_cancelled_is_not_written_down(herning, referral) -> None:
    by = herning.caseworker
    with acting(herning.organisation):
        planned = plan_meeting(by=by, referral=referral, meeting=HELD, now=NOW)
        cancel_meeting(by=by, meeting=planned, now=NOW)
        cancel_meeting(by=by, meeting=planned, now=NOW)
        with pytest.raises(Conflict):
            write_meeting(by=by, referral=referral, meeting=HELD, planned=planned, now=NOW)


def test_a_second_opinion_is_asked_and_answered_once(herning, referral) -> None:
    by = herning.caseworker
    told = {"name": "Ole Lund", "function": "Overlæge", "question": "For tidligt?"}
    with acting(herning.organisation):
        with pytest.raises(Problem):
            ask_opinion(by=by, referral=referral, answer_by=day(-1), now=NOW, **told)
        opinion = ask_opinion(by=by, referral=referral, answer_by=day(2), now=NOW, **told)
        given = give_opinion(by=by, opinion=opinion, answer="Nej", now=NOW)
        assert give_opinion(by=by, opinion=opinion, answer="Nej", now=NOW) == given
        with pytest.raises(Conflict):
            give_opinion(by=by, opinion=opinion, answer="Jo", now=NOW)


def test_a_weighing_keeps_its_history_and_is_proposed_as_reasons(herning, referral) -> None:
    by = herning.caseworker
    with acting(herning.organisation):
        for words in ("Vi tror det", "Vi tror det", "Vi ved det nu"):
            weigh_criterion(by=by, referral=referral, key="cooperates", words=words, now=NOW)
        weighings = latest_weighings(referral)
        assert [each.words for each in weighings["cooperates"]] == ["Vi ved det nu", "Vi tror det"]
        assert reasons_from(referral, weighings, met=True) == "Vi ved det nu"
        assert reasons_from(referral, weighings, met=False) == ""
        with pytest.raises(Problem):  # a fact is no judgement
            weigh_criterion(by=by, referral=referral, key="own_citizen", words="Ja", now=NOW)
    page = signed_in(by).get(reverse("accept_referral", args=[referral.pk]))
    assert "Vi ved det nu" in page.content.decode()


def test_two_who_weigh_the_same_see_both(herning, referral) -> None:
    client = signed_in(herning.caseworker)
    address = reverse("weigh_criterion", args=[referral.pk, "cooperates"])
    shown = client.get(address).context["form"]["shown"].value()
    assert client.post(address, {"shown": shown, "words": "Ja"}).status_code == 302
    refused = client.post(address, {"shown": shown, "words": "Måske"})
    assert refused.status_code == 409
    assert "Måske" in refused.content.decode()
    with acting(herning.organisation):
        assert Weighing.objects.get().words == "Ja"


def test_group_three_is_not_held_against_a_long_term_need(herning: House) -> None:
    """V § 2.2: by whichever door the group is said."""
    answers = favourable_answers("polaris", "home", NOW.date()) | {"long_term_need": "yes"}
    del answers["target_group"]
    referral = make_referral(herning, now=NOW, answers=answers | {"own_citizen": "yes"})
    with acting(herning.organisation):
        Referral.objects.filter(pk=referral.pk).update(home_municipality="0661")
        assert [each.code for each in referral.verdict.refusals] == ["long_term_need"]
        decision = accept_referral(
            by=herning.caseworker, referral=referral, now=NOW, **(AWARD | {"target_group": "3"})
        )
    assert (decision.overrides, decision.refusals) == ([], [])


def test_the_questions_a_group_answers_are_folded_until_it_is_chosen(herning: House) -> None:
    answers = favourable_answers("polaris", "home", NOW.date())
    del answers["target_group"]
    referral = make_referral(herning, answers=answers)
    client, page = signed_in(herning.caseworker), reverse("referral", args=[referral.pk])
    first = client.get(page).context
    assert [each.finding.criterion.key for each in first["asked_afterwards"]] == ["long_term_need"]
    client.post(reverse("answer_question", args=[referral.pk, "target_group"]), {"answer": "2"})
    assert client.get(page).context["asked_afterwards"] == []
    client.post(reverse("answer_question", args=[referral.pk, "target_group"]), {"answer": "3"})
    assert "langvarig" not in text_of(client.get(page))
