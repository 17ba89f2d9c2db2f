"""Three short questions: put once, reminded once, answered once, and a silence is a silence."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict
from demo.local_mail import kept_messages
from own_page.answers import answers_of, halves_that_are_over
from own_page.models import Asking, AskingMail, Channel, Message, Reply
from own_page.services.asking import choose_channel, put_questions, remind_of_questions
from own_page.services.cards import Given
from own_page.services.mailing import send_asking_mails
from own_page.services.messages import answer_asking
from own_page.services.replying import reply_at_page, write_reply
from own_page.tasks import put_questions as put_questions_task
from placements.models import Stay
from placements.services.stays import move_out
from sharing.models import Consent
from tests.notifications.test_news import deliver_all, told
from tests.own_page.acts import card_for, citizen_at, session, url
from tests.pages import signed_in, text_of
from tests.world import House, copies_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ANSWERS = {"safe": "yes", "helped": "partly", "decides": "skipped", "words": "Natten er lang"}


def at(days: int = 0, hour: int = 9) -> datetime:
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(hour)))


def put(house: House, days: int = 0, hour: int = 9) -> int:
    return put_questions(organisation=house.organisation, now=at(days, hour))


def remind(house: House, days: int) -> int:
    return remind_of_questions(organisation=house.organisation, now=at(days))


@pytest.fixture
def third_day(herning: House):
    with acting(herning.organisation):
        stay = make_stay(herning, days_ago=2, n=1, name="Ida Lund")
        stay.key_worker = herning.staff.user
        stay.save(update_fields=["key_worker"])
        yield stay


def left(house: House, days_ago: int, n: int = 0) -> Stay:
    stay = make_stay(house, days_ago=days_ago + 20, n=n, name="Per Holm")
    return move_out(
        by=house.staff,
        stay=stay,
        on=timezone.localdate() - timedelta(days=days_ago),
        ending="as_planned",
        destination="own_home",
        note="",
        now=timezone.now(),
    )


def consents(stay: Stay, *, days: int = 400, answer: str = "given") -> Consent:
    today = timezone.localdate()
    return Consent.objects.create(
        controller=stay.controller,
        citizen=stay.citizen,
        stay=stay,
        purpose="questions_after",
        answer=answer,
        reason="Hvordan det går bagefter",
        starts_on=today - timedelta(days=300),
        ends_on=today + timedelta(days=days),
        topics=["contact"],
        way="signed",
        at=timezone.now(),
    )


def chooses(house: House, stay: Stay, channel: str, mail: str = "") -> None:
    choose_channel(by=house.staff, stay=stay, channel=channel, mail=mail, now=timezone.now())


# -- When -----------------------------------------------------------------------------------------


def test_on_the_third_day_somebody_of_the_house_asks_once(herning: House, third_day: Stay) -> None:
    assert put(herning, hour=6) == 0  # nobody is asked before seven
    assert put(herning) == 1
    assert put(herning) == put(herning, 1) == 0
    asking = Asking.objects.get()
    assert (asking.moment, asking.by) == ("day_3", "talk")
    deliver_all()
    assert told(herning.staff) == ["questions.to_ask"]


def test_at_leaving_and_afterwards_only_with_consent(herning: House) -> None:
    with acting(herning.organisation):
        now_left, long_ago = left(herning, 0), left(herning, 30, n=1)
        assert put(herning) == 1
        assert Asking.objects.get().stay == now_left
        assert Asking.objects.get().moment == "leaving"
        consents(long_ago)
        assert put(herning) == 1
        assert Asking.objects.get(stay=long_ago).moment == "after_30"
        assert put(herning, 60) == 1  # 90 days after for the one who consents
        assert put(herning, 150) == 1
        assert list(
            Asking.objects.filter(stay=long_ago)
            .order_by("asked_at")
            .values_list("moment", flat=True)
        ) == ["after_30", "after_90", "after_180"]


def test_what_is_long_past_is_not_asked_about(herning: House) -> None:
    with acting(herning.organisation):
        make_stay(herning, days_ago=40)
        left(herning, 20, n=1)
        assert put(herning) == 0


def test_the_task_asks_every_organisation_and_twice_is_once(
    herning: House, holstebro: House, third_day: Stay
) -> None:
    put_questions_task()
    put_questions_task()
    assert Asking.objects.count() <= 1  # before seven none


@pytest.mark.parametrize("many", [1, 3, 100])
def test_asking_many_costs_what_asking_one_costs(
    herning: House, third_day: Stay, many: int
) -> None:
    Stay.objects.filter(pk=third_day.pk).update(expected_on=third_day.moved_in_on)
    third_day.refresh_from_db()
    copies_of(third_day, many - 1)
    with CaptureQueriesContext(connection) as captured:
        assert put(herning) == many
    assert len(captured.captured_queries) <= 9
    with CaptureQueriesContext(connection) as captured:
        assert remind(herning, 4) == many
    assert len(captured.captured_queries) <= 8


# -- By which channel -----------------------------------------------------------------------------


def test_on_the_page_they_are_answered_once_and_stay(herning: House, third_day: Stay) -> None:
    given = card_for(herning, third_day)
    chooses(herning, third_day, "page")
    chooses(herning, third_day, "page")
    put(herning)
    asking = Asking.objects.get()
    client = citizen_at(herning, given)
    assert "Føler du dig tryg, der hvor du er nu?" in text_of(client.get(url("own_page", herning)))
    empty = client.post(url("own_page_reply", herning, pk=asking.pk), {"safe": "yes"})
    assert empty.status_code == 422
    for _twice in range(2):
        answered = client.post(url("own_page_reply", herning, pk=asking.pk), ANSWERS, follow=True)
        assert "Tak. Dine svar er gemt." in text_of(answered)
    other = client.post(url("own_page_reply", herning, pk=asking.pk), ANSWERS | {"safe": "no"})
    assert other.status_code == 409
    reply = Reply.objects.get()
    assert (reply.safe, reply.by) == ("yes", None)
    deliver_all()
    assert told(herning.staff) == ["questions.answered"]
    tab = f"/ophold/{third_day.pk}/mit-forloeb/tre-spoergsmaal/"
    page = text_of(signed_in(herning.staff).get(tab))
    assert "Natten er lang" in page
    assert remind(herning, 5) == 0


def test_a_mail_says_that_there_is_something_and_neither_what_nor_where(
    herning: House, third_day: Stay, settings: Any, tmp_path: Path
) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "demo.local_mail.EmailBackend",
            "OPTIONS": {"folder": str(tmp_path)},
        }
    }
    card_for(herning, third_day)
    chooses(herning, third_day, "mail", "ida@post.example")
    put(herning)
    assert send_asking_mails(organisation=herning.organisation, now=at()) == 1
    assert send_asking_mails(organisation=herning.organisation, now=at()) == 0
    assert remind(herning, 4) == 1
    assert remind(herning, 5) == 0
    assert send_asking_mails(organisation=herning.organisation, now=at(4)) == 1
    mails = kept_messages(str(tmp_path))
    assert [mail.to for mail in mails] == ["ida@post.example"] * 2
    for mail in mails:
        assert "/mit/herning/" in mail.text
        for hidden in ("Ida", "Lund", "Herning Kommune", herning.first.name, "spørgsmål"):
            assert hidden not in mail.text + mail.subject


def test_a_mail_that_waits_is_not_sent_once_it_is_answered_or_the_citizen_has_died(
    herning: House, third_day: Stay
) -> None:
    card_for(herning, third_day)
    chooses(herning, third_day, "mail", "ida@post.example")
    put(herning)
    third_day.citizen.died_on = timezone.localdate()
    third_day.citizen.save(update_fields=["died_on"])
    assert send_asking_mails(organisation=herning.organisation, now=at()) == 0
    assert AskingMail.objects.get().next_try_at is None


def test_in_person_a_colleague_writes_it_down(herning: House, third_day: Stay) -> None:
    put(herning)
    asking = Asking.objects.get()
    client = signed_in(herning.staff)
    address = f"/tre-spoergsmaal/{asking.pk}/"
    assert client.post(address, ANSWERS).status_code == 302
    assert Reply.objects.get().by == herning.staff.user
    assert "Der er allerede svaret." in text_of(client.get(address))
    assert client.post(address, ANSWERS | {"safe": "no"}).status_code == 409


def test_page_and_mail_take_a_card_and_mail_an_address(herning: House, third_day: Stay) -> None:
    address = f"/ophold/{third_day.pk}/mit-forloeb/spoergsmaal/"
    client = signed_in(herning.staff)
    assert client.post(address, {"channel": "page"}).status_code == 422
    card_for(herning, third_day)
    assert client.post(address, {"channel": "mail"}).status_code == 422
    assert client.post(address, {"channel": "mail", "mail": "ida@post.example"}).status_code == 302


def test_of_two_colleagues_neither_writes_over_the_other(herning: House, third_day: Stay) -> None:
    card_for(herning, third_day)
    chooses(herning, third_day, "page")
    address = f"/ophold/{third_day.pk}/mit-forloeb/spoergsmaal/"
    page = signed_in(herning.staff).get(address)
    shown = page.context["form"]["shown"].value()
    chooses(herning, third_day, "talk")
    body = {"channel": "mail", "mail": "ida@post.example", "shown": shown}
    refused = signed_in(herning.staff).post(address, body)
    assert refused.status_code == 409
    assert Channel.objects.get().by == "talk"


# -- When it stops --------------------------------------------------------------------------------


def test_who_is_silent_is_reminded_once_and_then_left_in_peace(
    herning: House, third_day: Stay
) -> None:
    put(herning)
    assert remind(herning, 3) == 0
    assert remind(herning, 4) == 1
    assert remind(herning, 5) == 0
    asking = Asking.objects.get()
    with pytest.raises(Conflict):
        write_reply(by=herning.staff, asking=asking, now=at(14), **ANSWERS)
    assert not Reply.objects.exists()


def test_a_no_stops_what_is_open_and_what_would_come(herning: House, third_day: Stay) -> None:
    given = card_for(herning, third_day)
    chooses(herning, third_day, "page")
    put(herning)
    opened = session(herning, given)
    answer_asking(session=opened, kind="no", about="questions", now=timezone.now())
    asking = Asking.objects.get()
    assert asking.stopped_at is not None
    with pytest.raises(Conflict):
        reply_at_page(session=opened, asking=asking, now=timezone.now(), **ANSWERS)
    Asking.objects.all().delete()
    assert put(herning) == 0
    answer_asking(session=opened, kind="ask_again", about="questions", now=timezone.now())
    assert Message.objects.count() == 2
    assert put(herning) == 1


def test_a_death_and_a_consent_taken_back_stop_it(herning: House) -> None:
    with acting(herning.organisation):
        stay = left(herning, 30)
        consent = consents(stay)
        put(herning)
        asking = Asking.objects.select_related("stay").get()
        Consent.objects.filter(pk=consent.pk).update(
            ended="withdrawn", ended_at=timezone.now(), ended_because="Vil ikke mere"
        )
        with pytest.raises(Conflict) as refused:
            write_reply(by=herning.staff, asking=asking, now=timezone.now(), **ANSWERS)
        assert refused.value.code == "not_asked_any_more"
        assert remind(herning, 4) == 0
        assert put(herning, 60) == 0
        third = make_stay(herning, days_ago=2, n=1, name="Ida Lund")
        third.citizen.died_on = timezone.localdate()
        third.citizen.save(update_fields=["died_on"])
        assert put(herning) == 0


def test_another_citizen_s_questions_are_nobody_s(
    herning: House, third_day: Stay, stay: Stay, given: Given
) -> None:
    card_for(herning, third_day)
    chooses(herning, third_day, "page")
    put(herning)
    theirs = Asking.objects.get(stay=third_day)
    client = citizen_at(herning, given)
    answer = client.post(url("own_page_reply", herning, pk=theirs.pk), ANSWERS)
    assert answer.status_code == 404
    assert not Reply.objects.exists()


# -- Counted --------------------------------------------------------------------------------------


def answered(stay: Stay, moment: str, **answers: str) -> None:
    """In the last half-year that is over."""
    half = halves_that_are_over(timezone.localdate())[0]
    when = timezone.make_aware(datetime.combine(half.first_day, time(12))) + timedelta(days=9)
    asking = Asking.objects.create(
        controller=stay.controller,
        stay=stay,
        moment=moment,
        by="talk",
        asked_at=when,
        ends_on=timezone.localdate(when) + timedelta(days=14),
    )
    if answers:
        Reply.objects.create(controller=stay.controller, asking=asking, at=when, **answers)


def stays(house: House, many: int) -> list[Stay]:
    first = make_stay(house, days_ago=2, n=0, name="Maja Eksempel")
    Stay.objects.filter(pk=first.pk).update(expected_on=first.moved_in_on)
    first.refresh_from_db()
    return [first, *copies_of(first, many - 1)]


def test_few_answers_are_not_told_apart(herning: House) -> None:
    said = {"safe": "yes", "helped": "yes", "decides": "yes"}
    with acting(herning.organisation):
        many = stays(herning, 12)
        for stay in many[:4]:
            answered(stay, "day_3", **said)
        [shown] = counted(herning)
        assert (shown.asked, shown.answered, shown.breakdowns) == (None, None, ())
        for stay in many[4:7]:
            answered(stay, "day_3", **said)
        [shown] = counted(herning)
        assert (shown.asked, shown.answered) == (7, 7)
        assert [row.yes for row in shown.breakdowns] == [7, 7, 7]
        answered(many[7], "day_3")  # one who is silent: with the sum it could be told
        [shown] = counted(herning)
        assert (shown.asked, shown.answered) == (8, None)
        text = text_of(signed_in(herning.leader).get("/tre-spoergsmaal/"))
        assert "Spurgt: 8." in text
        assert "Maja" not in text


def test_a_breakdown_is_shown_where_each_of_it_may_be(herning: House) -> None:
    with acting(herning.organisation):
        many = stays(herning, 12)
        for n, stay in enumerate(many):
            answered(
                stay,
                "day_3",
                safe="yes" if n < 6 else "no",
                helped="yes" if n < 6 else ("no" if n < 9 else "partly"),
                decides="yes" if n < 10 else "no",
            )
        [shown] = counted(herning)
    safe, helped, decides = shown.breakdowns
    assert (safe.yes, safe.no, safe.partly, safe.others) == (6, 6, 0, None)
    assert (helped.yes, helped.others, helped.no) == (6, 6, None)
    assert decides.is_hidden


def test_what_is_not_over_is_not_counted(herning: House, third_day: Stay) -> None:
    put(herning)
    write_reply(by=herning.staff, asking=Asking.objects.get(), now=at(), **ANSWERS)
    assert counted(herning) == []


def counted(house: House) -> list[Any]:
    return answers_of([house.first, house.second], today=timezone.localdate())
