"""A consent asked for, answered and taken back on the citizen's own page."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from organisations.actors import Actor
from organisations.roles import Role
from own_page.models import CardSession, ConsentQuestion
from own_page.services.cards import Given, end_card
from own_page.services.consenting import (
    ASKED_AGAIN_IN,
    answer_question,
    take_back_consent,
    take_back_question,
)
from placements.models import Stay
from placements.services.stays import move_out
from sharing.models import Consent
from sharing.purposes import Purpose
from sharing.services.consents import consent_for
from tests.notifications.test_news import deliver_all, told
from tests.own_page.acts import agreed, asked, card_for, citizen_at, in_days, session, url
from tests.pages import signed_in, text_of
from tests.sharing.acts import give, read, say_no
from tests.world import House, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def say(opened: CardSession, question: ConsentQuestion, answer: str) -> ConsentQuestion:
    return answer_question(session=opened, question=question, answer=answer, now=timezone.now())


def holding(stay: Stay) -> Consent | None:
    return consent_for(citizen=stay.citizen, purpose=Purpose.RELATIVES, on=timezone.localdate())


def kinds() -> list[str]:
    events = Event.objects.filter(kind__contains="consent").order_by("pk")
    return list(events.values_list("kind", flat=True))


# -- Asking ---------------------------------------------------------------------------------------


def test_the_citizen_reads_the_question_as_it_was_asked_and_says_yes(
    herning: House, stay: Stay, given: Given
) -> None:
    staff, tab = signed_in(herning.staff), f"/ophold/{stay.pk}/mit-forloeb/"
    body = {
        "purpose": "relatives",
        "recipient": "Kirsten, din søster",
        "topics": ["stay", "contact"],
        "reason": "Hun har ringet & spurgt",
        "last_on": in_days(30).isoformat(),
    }
    for _two_tabs in range(2):
        assert staff.post(f"{tab}samtykke/", body).status_code == 302
    question = ConsentQuestion.objects.get()
    assert "Kirsten, din søster (Pårørende)" in text_of(staff.get(tab))
    client = citizen_at(herning, given)
    front = text_of(client.get(url("own_page", herning)))
    for words in ("Må vi tale om dig med Kirsten, din søster?", "Hun har ringet & spurgt"):
        assert words in front
    for _two_tabs in range(2):
        yes = client.post(
            url("own_page_answer_consent", herning, pk=question.pk),
            {"answer": "given"},
            follow=True,
        )
        assert "Tak. Huset ved det nu." in text_of(yes)
    consent = Consent.objects.get()
    assert (consent.way, consent.by, consent.topics) == ("link", None, ["stay", "contact"])
    assert consent.last_day == in_days(30)
    assert "Hun har ringet" not in text_of(client.get(url("own_page", herning)))
    deliver_all()
    assert told(herning.staff) == ["consent.given_by_link"]
    assert kinds() == ["own_page.consent_asked", "consent.given_by_link"]
    written = text_of(staff.get(f"/ophold/{stay.pk}/samtykker/"))
    assert "På borgerens egen side" in written
    assert "skrevet af" not in written


def test_no_is_a_no_and_ask_me_again_is_asked_in_a_week(
    herning: House, stay: Stay, given: Given
) -> None:
    opened = session(herning, given)
    say(opened, asked(herning, stay), "refused")
    assert Consent.objects.get().answer == "refused"
    say(opened, asked(herning, stay, purpose="doctor", recipient="Lægehuset"), "later")
    later = Consent.objects.get(purpose="doctor")
    assert later.ask_again_on == timezone.localdate() + ASKED_AGAIN_IN
    assert holding(stay) is None
    deliver_all()
    assert told(herning.staff) == ["consent.refused_by_link"]


def test_the_same_answer_is_a_no_op_and_another_a_conflict(
    herning: House, stay: Stay, given: Given
) -> None:
    opened, question = session(herning, given), asked(herning, stay)
    say(opened, question, "given")
    say(opened, question, "given")
    with pytest.raises(Conflict) as other:
        say(opened, question, "refused")
    assert other.value.code == "answered_already"
    assert kinds().count("consent.given_by_link") == 1
    with pytest.raises(Problem):
        say(opened, asked(herning, stay, recipient="Far"), "unable")


def test_asked_otherwise_it_is_taken_back_first(herning: House, stay: Stay, given: Given) -> None:
    question = asked(herning, stay)
    with pytest.raises(Conflict) as again:
        asked(herning, stay, reason="Noget andet")
    assert again.value.code == "asked_already"
    for _twice in range(2):
        take_back_question(by=herning.staff, question=question, now=timezone.now())
    assert kinds() == ["own_page.consent_asked", "own_page.consent_taken_back"]
    with pytest.raises(Conflict) as gone:
        say(session(herning, given), question, "given")
    assert gone.value.code == "not_asked_any_more"
    asked(herning, stay, reason="Noget andet")
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentQuestion.objects.filter(pk=question.pk).update(taken_back_at=None)


def test_answered_on_paper_it_stands_on_the_page_no_more(
    herning: House, stay: Stay, given: Given
) -> None:
    question = asked(herning, stay)
    say_no(
        herning.staff,
        stay,
        now=timezone.now(),
        starts_on=timezone.localdate(),
        purpose="relatives",
        recipient="kirsten, DIN søster",
    )
    front = citizen_at(herning, given).get(url("own_page", herning))
    assert "Kirsten" not in text_of(front)
    with pytest.raises(Conflict):
        say(session(herning, given), question, "given")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"recipient": ""}, "recipient"),
        ({"topics": []}, "topics"),
        ({"topics": ["everything"]}, "topics"),
        ({"reason": " "}, "reason"),
        ({"reason": "Om 010190-1234"}, "reason"),
        ({"last_on": None}, "last_on"),
        ({"purpose": ""}, "purpose"),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_asked(
    herning: House, stay: Stay, given: Given, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Problem) as refused:
        asked(herning, stay, **changed)
    assert field in {each.field for each in refused.value.each}
    assert not ConsentQuestion.objects.exists()


def test_without_a_card_nobody_is_asked_on_the_page(herning: House, stay: Stay) -> None:
    with pytest.raises(Problem) as no_card:
        asked(herning, stay)
    assert no_card.value.code == "no_card"


def test_whoever_only_looks_or_is_elsewhere_asks_nothing(
    herning: House, holstebro: House, stay: Stay, given: Given
) -> None:
    question = asked(herning, stay)
    for by in (herning.actors[Role.SUPERVISOR], herning.actors[Role.VOLUNTEER], holstebro.staff):
        with acting(by.organisation), pytest.raises(NotAllowed):
            asked(herning, stay, by=by, recipient="Far")
        with acting(by.organisation), pytest.raises(NotAllowed):
            take_back_question(by=by, question=question, now=timezone.now())


def test_what_was_asked_stands(herning: House, stay: Stay, given: Given) -> None:
    question = asked(herning, stay)
    for change in (
        lambda: ConsentQuestion.objects.filter(pk=question.pk).update(reason="Andet"),
        lambda: ConsentQuestion.objects.filter(pk=question.pk).delete(),
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()


# -- Another's, a card that ended, a stay that is over --------------------------------------------


def test_another_s_question_and_another_s_consent_are_out_of_reach(
    herning: House, stay: Stay, given: Given
) -> None:
    other = make_stay(herning, n=1, name="Ida Lund")
    card_for(herning, other, pin="8265")
    question, consent = asked(herning, other), agreed(herning, other)
    client = citizen_at(herning, given)
    for name, pk, body in (
        ("own_page_answer_consent", question.pk, {"answer": "given"}),
        ("own_page_take_back", consent.pk, {}),
    ):
        assert client.post(url(name, herning, pk=pk), body).status_code == 404
    take_back_consent(session=session(herning, given), consent=consent, now=timezone.now())
    consent.refresh_from_db()
    assert consent.stands
    with pytest.raises(NotAllowed):
        say(session(herning, given), question, "given")
    assert Consent.objects.count() == 1


def test_with_a_card_that_ended_meanwhile_nothing_is_said(
    herning: House, stay: Stay, given: Given
) -> None:
    question, consent = asked(herning, stay), agreed(herning, stay)
    client, opened = citizen_at(herning, given), session(herning, given)
    end_card(by=herning.staff, stay=stay, why="lost", now=timezone.now())
    for name, pk in (("own_page_answer_consent", question.pk), ("own_page_take_back", consent.pk)):
        answer = client.post(url(name, herning, pk=pk), {"answer": "given"})
        assert answer.status_code == 410
    for act in (
        lambda: say(opened, question, "given"),
        lambda: take_back_consent(session=opened, consent=consent, now=timezone.now()),
    ):
        with pytest.raises(Conflict) as closed:
            act()
        assert closed.value.code == "page_closed"
    consent.refresh_from_db()
    assert consent.stands


def test_after_the_stay_one_is_asked_and_takes_back_as_before(
    herning: House, stay: Stay, given: Given
) -> None:
    move_out(
        by=herning.staff,
        stay=stay,
        on=timezone.localdate(),
        ending="as_planned",
        destination="own_home",
        note="",
        now=timezone.now(),
    )
    opened = session(herning, given)
    after = asked(herning, stay, purpose="questions_after", recipient="", topics=[])
    assert "også når du er flyttet" in text_of(
        citizen_at(herning, given).get(url("own_page", herning))
    )
    say(opened, after, "given")
    consent = Consent.objects.get()
    take_back_consent(session=opened, consent=consent, now=timezone.now())
    consent.refresh_from_db()
    assert consent.ended == "withdrawn"


# -- Taking back ----------------------------------------------------------------------------------


def test_what_the_citizen_takes_back_is_shared_no_more_the_same_moment(
    herning: House, holstebro: House, stay: Stay, given: Given
) -> None:
    consent = agreed(herning, stay, purpose="home_support", recipient="Bostøtten")
    partner: Actor = holstebro.staff
    last_on, now = in_days(20), timezone.now()
    with acting(herning.organisation, partner.organisation):
        grant = give(
            herning.leader, stay, partner, now=now, purpose="home_support", last_on=last_on
        )
    assert read(partner, grant, now=now) is not None
    client = citizen_at(herning, given)
    both = text_of(client.get(url("own_page_yes_and_no", herning)))
    assert "Bostøtten" in both
    for _two_tabs in range(2):
        back = client.post(url("own_page_take_back", herning, pk=consent.pk), follow=True)
        assert "Du har taget det tilbage." in text_of(back)
        assert "Tag det tilbage" not in text_of(back)
    with acting(herning.organisation):
        consent.refresh_from_db()
        assert (consent.ended, consent.ended_by) == ("withdrawn", None)
        assert kinds().count("consent.withdrawn_by_link") == 1
    with pytest.raises(Conflict):
        read(partner, grant, now=now)
    deliver_all()
    assert told(herning.staff) == ["consent.withdrawn_by_link"]


def test_a_guardian_s_yes_is_the_guardian_s(herning: House, stay: Stay, given: Given) -> None:
    consent = agreed(herning, stay, answer="given_for", decided_by="Ole, værge", ground="Værgemål")
    client = citizen_at(herning, given)
    assert "Tag det tilbage" not in text_of(client.get(url("own_page_yes_and_no", herning)))
    assert client.post(url("own_page_take_back", herning, pk=consent.pk)).status_code == 404


def test_no_to_sharing_takes_back_every_yes_and_a_yes_since_can_be_taken_back_so_too(
    herning: House, stay: Stay, given: Given
) -> None:
    doctor = agreed(herning, stay, purpose="doctor", recipient="Lægehuset")
    after = agreed(herning, stay, purpose="questions_after", recipient="", topics=[])
    client = citizen_at(herning, given)
    for _two_tabs in range(2):
        client.post(url("own_page_say", herning), {"kind": "no", "about": "sharing"})
    for consent in (doctor, after):
        consent.refresh_from_db()
    assert (doctor.ended, after.ended) == ("withdrawn", "")  # that shows nobody anything
    assert kinds().count("consent.withdrawn_by_link") == 1
    anew = agreed(herning, stay)
    client.post(url("own_page_say", herning), {"kind": "no", "about": "sharing"})
    anew.refresh_from_db()
    assert anew.ended == "withdrawn"
