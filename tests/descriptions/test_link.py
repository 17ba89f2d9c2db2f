"""A partner's answer by a link without an account: from the mail to the answer, and its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from audit.models import AccessLog
from citizens.services.joining import join_citizens
from core.acting import acting
from core.problems import Conflict, TooMany
from descriptions.links import CORRECTED_FOR, LINK_DAYS, MOST_ANSWERS
from descriptions.models import Description, DescriptionLink
from descriptions.services.asking import take_back_request
from descriptions.services.partners import end_partner
from organisations.actors import Actor
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from tests.descriptions.acts import (
    LISE,
    WANTED,
    ask,
    by_link,
    line,
    link_at,
    opened,
    partner,
    path_in,
    sent,
    write,
)
from tests.notifications.test_news import deliver_all, told
from tests.pages import signed_in, text_of
from tests.placements.stays import leave
from tests.world import NOW, TODAY, House, make_citizen, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def path(herning: House, stay: Stay, follow_up: FollowUp, mails: Path) -> str:
    """In the partner's mail, on the day of the other tests."""
    ask(herning.caseworker, follow_up, partner(herning.staff, stay))
    return path_in(sent(herning, mails)[0])


@pytest.fixture
def present(herning: House, mails: Path) -> Iterator[str]:
    """In the partner's mail, asked just now: for pages, which know what day it is."""
    now = timezone.now()
    with acting(herning.organisation):
        stay = make_stay(herning, days_ago=10, n=1)
        follow_up = stay.follow_ups.get(kind="second_week")
        lise = partner(herning.staff, stay, now=now)
        ask(herning.caseworker, follow_up, lise, wanted_on=timezone.localdate(now), now=now)
        yield path_in(sent(herning, mails, now)[0])


# -- The mail -------------------------------------------------------------------------------------


def test_the_mail_names_who_asks_and_no_citizen_and_its_link_stands_nowhere(
    herning: House, stay: Stay, path: str, mails: Path
) -> None:
    mail = sent(herning, mails)[0]
    assert mail.to == LISE["mail"]
    for shown in (herning.caseworker.name, herning.first.name, "Herning Kommune", "20. marts 2026"):
        assert shown in mail.text
    for hidden in ("Maja", "Eksempel", "M.E.", "1990"):
        assert hidden not in mail.text + mail.subject
    token = path.split("/")[3]
    with connection.cursor() as cursor:
        for table in (
            "descriptions_descriptionlink",
            "descriptions_descriptionrequest",
            "descriptions_partner",
            "audit_event",
        ):
            cursor.execute(f"SELECT string_agg(t::text, '') FROM {table} t")
            [[rows]] = cursor.fetchall()
            assert rows
            assert token not in rows


def test_a_mail_that_waits_is_not_sent_once_the_follow_up_is_done(
    herning: House, stay: Stay, mails: Path
) -> None:
    week = stay.follow_ups.get(kind="second_week")
    ask(herning.staff, week, partner(herning.staff, stay))
    complete_follow_up(by=herning.staff, follow_up=week, outcome="Godt", on=TODAY, now=NOW)
    assert sent(herning, mails) == []
    assert not DescriptionLink.objects.get().is_waiting


def test_a_mail_that_cannot_be_sent_is_given_up_and_shown(
    herning: House, stay: Stay, follow_up: FollowUp, settings
) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    lise = partner(herning.staff, stay)
    ask(herning.staff, follow_up, lise)
    for now in (NOW, NOW + timedelta(days=1, minutes=2)):
        sent(herning, Path("unused"), now)
    shown = line(follow_up, lise)
    assert shown.was_given_up
    assert shown.in_words == "Mailen kunne ikke afleveres."


# -- When it ends ---------------------------------------------------------------------------------


def test_it_opens_until_some_days_after_the_day_wanted(herning: House, path: str) -> None:
    last = NOW + (WANTED - TODAY) + timedelta(days=LINK_DAYS)
    assert link_at(herning, path, last)
    assert link_at(herning, path, last + timedelta(days=1)) is None


def test_doing_the_follow_up_ends_it_and_what_is_opened_again_opens_it(
    herning: House, path: str, follow_up: FollowUp
) -> None:
    link = opened(herning, path)
    FollowUp.objects.filter(pk=follow_up.pk).update(
        status="done", outcome="Godt", completed_on=TODAY
    )
    assert link_at(herning, path) is None
    with pytest.raises(Conflict) as ended:
        by_link(link)
    assert ended.value.code == "link_ended"
    FollowUp.objects.filter(pk=follow_up.pk).update(status="open", outcome="", completed_on=None)
    assert link_at(herning, path)


def test_leaving_leaves_what_is_overdue_open_and_a_death_does_not(
    herning: House, stay: Stay, mails: Path
) -> None:
    week = stay.follow_ups.get(kind="second_week")
    ask(herning.staff, week, partner(herning.staff, stay))
    path = path_in(sent(herning, mails)[0])
    leave(herning, stay, 0)
    assert link_at(herning, path)
    stay.citizen.died_on = TODAY
    stay.citizen.save(update_fields=["died_on"])
    assert link_at(herning, path) is None


def test_a_follow_up_that_lapses_with_the_stay_ends_it(
    herning: House, stay: Stay, path: str
) -> None:
    leave(herning, stay, 0)
    assert link_at(herning, path) is None


def test_who_asked_takes_it_back_a_new_link_and_an_ended_partner_end_it(
    herning: House, stay: Stay, follow_up: FollowUp, path: str, mails: Path
) -> None:
    lise = opened(herning, path).request.partner
    assert lise is not None
    later = NOW + timedelta(hours=1)
    [request] = ask(herning.staff, follow_up, again=[lise], now=later)
    second = path_in(sent(herning, mails, later)[0])
    assert link_at(herning, path, later) is None
    assert link_at(herning, second, later)
    take_back_request(by=herning.staff, request=request, now=later)
    assert link_at(herning, second, later) is None
    ask(herning.staff, follow_up, lise, now=later)
    third = path_in(sent(herning, mails, later)[0])
    assert link_at(herning, third, later)
    end_partner(by=herning.staff, partner=lise, reason="Stoppet", now=later)
    assert link_at(herning, third, later) is None


def test_a_protected_address_ends_it(herning: House, stay: Stay, path: str) -> None:
    stay.citizen.has_protected_address = True
    stay.citizen.save(update_fields=["has_protected_address"])
    assert link_at(herning, path) is None


def test_it_opens_nothing_elsewhere(herning: House, holstebro: House, path: str) -> None:
    with acting(holstebro.organisation):
        assert link_at(holstebro, path) is None
    elsewhere = path.replace("/herning/", "/holstebro/")
    assert Client().get(elsewhere).status_code == 410


# -- Answering ------------------------------------------------------------------------------------


def test_an_answer_is_put_right_until_the_link_ends_and_nothing_is_written_over(
    herning: House, follow_up: FollowUp, path: str
) -> None:
    link = opened(herning, path)
    first = by_link(link)
    assert by_link(link) == first  # the same again
    by_link(link, text="Det går godt", now=NOW + timedelta(hours=1))
    lise = link.request.partner
    shown = line(follow_up, lise)
    assert [each.text for each in shown.descriptions] == ["Det går godt", "Det går fremad"]
    assert shown.written is not None
    assert (shown.written.by, shown.written.link) == (None, link)


def test_not_mine_is_an_answer_with_which_the_link_soon_ends(
    herning: House, follow_up: FollowUp, path: str
) -> None:
    link = opened(herning, path)
    by_link(link, not_mine=True, text="Spørg Per Bo")
    shown = line(follow_up, link.request.partner)
    assert shown.is_another_s
    assert shown.latest is not None
    assert shown.latest.text == "Spørg Per Bo"
    assert link_at(herning, path, NOW + CORRECTED_FOR - timedelta(minutes=1))
    assert link_at(herning, path, NOW + CORRECTED_FOR) is None


def test_a_link_does_not_answer_without_end(herning: House, path: str) -> None:
    link = opened(herning, path)
    for n in range(MOST_ANSWERS):
        by_link(link, text=f"Nr. {n}")
    with pytest.raises(TooMany):
        by_link(link, text="En til")


def test_what_a_colleague_wrote_by_telephone_stands_under_what_the_partner_writes(
    herning: House, follow_up: FollowUp, path: str
) -> None:
    link = opened(herning, path)
    lise = link.request.partner
    write(herning.staff, follow_up, lise, text="Siger, at det går")
    by_link(link, text="Skriver, at det går", now=NOW + timedelta(hours=1))
    texts = [each.text for each in line(follow_up, lise).descriptions]
    assert texts == ["Skriver, at det går", "Siger, at det går"]


def test_the_link_of_a_registration_that_was_joined_says_who_the_citizen_is_now(
    herning: House, stay: Stay, follow_up: FollowUp, path: str
) -> None:
    kept = make_citizen(herning, "Maja Vestergaard Lund", birth_date=date(1990, 1, 1))
    join_citizens(by=Actor.system(herning.organisation), citizen=stay.citizen, into=kept, now=NOW)
    link = opened(herning, path)
    assert link.request.follow_up.stay.citizen == kept
    assert by_link(link).follow_up == follow_up


# -- The page -------------------------------------------------------------------------------------


def test_the_page_says_initials_and_house_and_is_logged(herning: House, present: str) -> None:
    page = Client().get(present)
    text = text_of(page)
    assert page.status_code == 200
    assert "M.E., født i 1990" in text
    assert "Maja" not in text
    assert herning.first.name in text
    assert "Hvad har I set i de første uger? Hvad virker, og hvad bekymrer?" in text
    assert page["Referrer-Policy"] == "same-origin"  # the address is the key
    assert "no-store" in page["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in page.content.decode()
    reading = AccessLog.objects.get(purpose="partner")
    assert (reading.user, reading.by_name) == (None, "Lise Holm, med et link")


def test_what_was_written_is_shown_in_the_same_browser_only(present: str) -> None:
    client = Client()
    body = {"text": "Hun sover <b>dårligt</b>"}
    assert client.post(present, body)["Location"] == present
    assert client.post(present, body)["Location"] == present  # twice is once
    assert Description.objects.count() == 1
    assert "Hun sover &lt;b&gt;dårligt" in client.get(present).content.decode()
    stranger = text_of(Client().get(present))
    assert "sover" not in stranger
    assert "Du svarede" in stranger


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"text": "\u200b"},
        {"text": "x" * 5001},
        {"text": "nul\0"},
        {"not_mine": "", "text": " "},
    ],
)
def test_what_says_nothing_is_not_saved_and_stays_on_the_page(
    present: str, body: dict[str, str]
) -> None:
    page = Client().post(present, body)
    assert page.status_code == 422
    assert not Description.objects.exists()
    if body.get("text", "").startswith("x"):
        assert body["text"] in page.content.decode()


def test_what_was_typed_when_the_link_ended_comes_back_to_be_copied(
    herning: House, present: str
) -> None:
    with acting(herning.organisation):
        FollowUp.objects.filter(kind="second_week").update(status="cancelled")
    client = Client()
    page = client.post(present, {"text": "En lang <i>beskrivelse</i>"})
    assert page.status_code == 410
    assert "Det, du skrev, er ikke gemt. Kopiér det herfra:" in text_of(page)
    assert "En lang &lt;i&gt;beskrivelse&lt;/i&gt;" in page.content.decode()
    for _try in range(15):
        client.get(present)
    assert client.get(present).status_code == 429
    braked = client.post(present, {"text": "En lang beskrivelse"})
    assert braked.status_code == 429
    assert "En lang beskrivelse" in braked.content.decode()
    assert not Description.objects.exists()


def test_wrong_links_are_answered_alike_and_braked_together(herning: House, present: str) -> None:
    client = Client()
    wrong = present[:-10] + "AAAAAAAAA/"
    for address in (wrong, present.replace("/herning/", "/no-such/")):
        assert client.get(address).status_code == 410
    lock = wrong.replace("/beskriv/", "/svar/")
    statuses = [client.get(lock).status_code for _try in range(10)]
    assert statuses[-1] == 429
    assert client.get(wrong).status_code == 429
    assert client.get(present).status_code == 200  # the right link is nobody's guess
    assert client.put(present).status_code == 405


def test_who_is_signed_in_sees_no_more_behind_the_link(herning: House, present: str) -> None:
    page = signed_in(herning.caseworker).get(present)
    assert "Hovedmenu" not in page.content.decode()
    assert "Maja" not in text_of(page)


# -- News -----------------------------------------------------------------------------------------


def test_who_asked_and_who_does_it_hear_of_the_first_answer_once(
    herning: House, present: str
) -> None:
    FollowUp.objects.update(responsible=herning.staff.user)
    for text in ("Det går", "Det går fremad"):
        Client().post(present, {"text": text})
    deliver_all()
    for reader in (herning.caseworker, herning.staff):
        assert told(reader) == ["description.given_by_link"]
    assert told(herning.leader) == []


def test_they_hear_that_somebody_else_is_to_be_asked(herning: House, present: str) -> None:
    Client().post(present, {"not_mine": "on"})
    deliver_all()
    assert told(herning.caseworker) == ["description.not_mine_by_link"]


def test_the_key_worker_hears_that_the_unit_is_asked_but_not_of_asking_oneself(
    herning: House, present: str
) -> None:
    follow_up = FollowUp.objects.get(kind="monthly", ordinal=1)
    stay = follow_up.stay
    now = timezone.now()
    day = timezone.localdate(now)
    ask(herning.caseworker, follow_up, unit=True, wanted_on=day, now=now)
    deliver_all()
    assert told(herning.staff) == ["description.unit_asked"], "nobody is named: the staff"
    stay.key_worker = herning.leader.user
    stay.save(update_fields=["key_worker"])
    week = stay.follow_ups.get(kind="second_week")
    ask(herning.leader, week, unit=True, wanted_on=day, now=now)
    deliver_all()
    assert told(herning.leader) == []
