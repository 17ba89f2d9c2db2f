"""More information is asked for: the deadline stands still, the sender answers, it runs again."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.urls import reverse

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from notifications.audience import NEWS
from referrals.clock import answer_day, clock_of
from referrals.events import ReferralEvent
from referrals.models import InformationRequest, Referral
from referrals.services.information import (
    ask_information,
    asked_of_sender,
    give_information,
    take_back_question,
)
from schemes.calendar import COPENHAGEN
from tests.pages import signed_in, text_of
from tests.referrals.asked import refer
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=COPENHAGEN)


@pytest.fixture
def referral(nurse, herning: House) -> Referral:
    """Asked on a Monday, to be answered on the Wednesday."""
    return refer(nurse, herning, now=at(16))


def ask(house: House, referral: Referral, day: int = 17, **more) -> InformationRequest:
    told = {"questions": ["cooperates"], "words": "Hvem er kontaktpersonen?"} | more
    with acting(house.organisation):
        return ask_information(by=house.caseworker, referral=referral, now=at(day), **told)


def tell(by, request: InformationRequest, day: int, **more) -> InformationRequest:
    told = {"answer": "Lone Holm, bostøtten"} | more
    with acting(by.organisation):
        return give_information(by=by, request=request, now=at(day), **told)


def test_the_deadline_stands_still_and_runs_again(nurse, herning, referral) -> None:
    request = ask(herning, referral)
    clock = clock_of(referral, at(25))
    assert (clock.stands_still_since, clock.is_late) == (date(2026, 3, 17), False)
    assert answer_day(referral) is None
    tell(nurse, request, 19)
    # Neither Tuesday nor Wednesday counted: Thursday is the first day, Friday the second.
    assert answer_day(referral) == date(2026, 3, 20)
    assert [clock_of(referral, at(day)).is_late for day in (20, 21)] == [False, True]
    assert clock_of(referral, at(20)).working_days == 2


def test_two_that_overlap_pause_once(nurse, herning, referral) -> None:
    first = ask(herning, referral, 17)
    second = ask(herning, referral, 18, words="Og hvem betaler?", asked_of="Aarhus Kommune")
    tell(nurse, first, 19)
    assert answer_day(referral) is None, "the other is still waited for"
    with acting(herning.organisation):
        take_back_question(by=herning.caseworker, request=second, reason="Set", now=at(20))
    assert answer_day(referral) == date(2026, 3, 23)


def test_what_was_late_before_it_was_asked_stays_late(herning, referral) -> None:
    ask(herning, referral, 19)
    assert clock_of(referral, at(24)).is_late


def test_the_sender_reads_it_and_settles_what_is_open(nurse, herning, referral) -> None:
    with acting(herning.organisation):
        Referral.objects.filter(pk=referral.pk).update(
            answers=referral.answers | {"cooperates": "unknown", "long_term_need": "no"}
        )
        referral.refresh_from_db()
    request = ask(herning, referral, questions=["cooperates", "long_term_need"])
    with acting(nurse.organisation):
        [asked] = asked_of_sender(Referral.objects.get(pk=referral.pk))
    assert [criterion.key for criterion in asked.questions] == ["long_term_need", "cooperates"]
    tell(nurse, request, 19, answers={"cooperates": "yes", "long_term_need": "yes"})
    with acting(herning.organisation):
        referral.refresh_from_db()
        request.refresh_from_db()
    # What the assessment had settled stands; what was said stands beside it.
    assert (referral.answers["cooperates"], referral.answers["long_term_need"]) == ("yes", "no")
    assert request.answers == {"cooperates": "yes", "long_term_need": "yes"}


def test_twice_is_once_and_another_answer_is_a_conflict(nurse, herning, referral) -> None:
    request = ask(herning, referral)
    assert ask(herning, referral) == request
    assert tell(nurse, request, 19) == tell(nurse, request, 20)
    with pytest.raises(Conflict):
        tell(nurse, request, 20, answer="En anden")
    with acting(herning.organisation), pytest.raises(Conflict):
        take_back_question(by=herning.caseworker, request=request, reason="Set", now=at(20))


def test_something_must_be_asked_and_only_what_is_asked_here(herning, referral) -> None:
    for asked in ({"questions": [], "words": " "}, {"questions": ["no_such"]}):
        with pytest.raises(Problem):
            ask(herning, referral, **asked)


def test_what_somebody_else_is_asked_is_not_the_sender_s(nurse, herning, referral) -> None:
    request = ask(herning, referral, asked_of="Egen læge, Vestergade")
    with acting(nurse.organisation):
        assert asked_of_sender(Referral.objects.get(pk=referral.pk)) == []
    with pytest.raises(NotAllowed):
        tell(nurse, request, 19)
    page = signed_in(nurse).get(reverse("give_information", args=[referral.pk, request.pk]))
    assert page.status_code == 404
    tell(herning.caseworker, request, 19, answer="Lægen ringede")


def test_the_sender_s_page_asks_and_takes_the_answer(nurse, herning, referral) -> None:
    request = ask(herning, referral)
    client = signed_in(nurse)
    address = reverse("give_information", args=[referral.pk, request.pk])
    page = client.get(reverse("referral", args=[referral.pk]))
    assert "Hvem er kontaktpersonen?" in text_of(page)
    assert address in page.content.decode()
    assert client.post(address, {"answer": ""}).status_code == 422
    assert client.post(address, {"answer": "Lone", "answers.cooperates": "yes"}).status_code == 302
    mine = text_of(signed_in(herning.caseworker).get(reverse("referral", args=[referral.pk])))
    assert "Nanna Nat" in mine
    assert "Lone" in mine


def test_the_worklist_has_those_that_wait(nurse, herning, referral) -> None:
    ask(herning, referral)
    with acting(herning.organisation):
        waiting = Referral.objects.visible_to(herning.caseworker).waiting_for_information()
        assert list(waiting) == [referral]
    page = signed_in(herning.caseworker).get(reverse("referrals") + "?vis=oplysninger")
    assert referral.reference in text_of(page)


def test_both_sides_are_told() -> None:
    assert {ReferralEvent.INFORMATION_ASKED, ReferralEvent.INFORMATION_GIVEN} <= set(NEWS)
