"""The pages: what is asked and answered, beside the form of the follow-up, and of the stay."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from contacts.services import ContactFacts, add_contact
from core.acting import acting
from descriptions.models import Description, DescriptionRequest, Partner
from descriptions.services.partners import end_partner
from organisations.roles import Role
from placements.models import FollowUp, Stay
from tests.descriptions.acts import PER, ask, partner, sent, write
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def week(present: Stay) -> FollowUp:
    return present.follow_ups.get(kind="second_week")


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return text_of(response)


def asked_now(house: House, follow_up: FollowUp, *partners: Partner) -> None:
    now = timezone.now()
    ask(house.staff, follow_up, *partners, wanted_on=timezone.localdate(now), now=now)


def test_all_who_stand_are_ticked_and_asked_in_one_click(
    herning: House, present: Stay, week: FollowUp, mails: Path
) -> None:
    lise, per = partner(herning.staff, present), partner(herning.staff, present, **PER)
    end_partner(by=herning.staff, partner=per, reason="Stoppet", now=timezone.now())
    client, url = signed_in(herning.caseworker), reverse("ask_descriptions", args=[week.pk])
    form = client.get(url).content.decode()
    assert form.count("checked") == 2  # the unit and Lise
    assert "Per Bo" not in form
    body = {"whom": ["unit", str(lise.pk)], "wanted_on": timezone.localdate().isoformat()}
    asked = client.post(url, body, follow=True)
    assert "Nu får 1 samarbejdspartner en mail med et link." in text_of(asked)
    assert "Lise Holm, Bostøtten: Spørg igen" in text_of(asked)
    assert asked.content.decode().count("checked") == 0
    # A colleague's page, from before.
    again = client.post(url, body, follow=True)
    assert "De er allerede spurgt. Der bliver ikke sendt mere." in text_of(again)
    assert len(sent(herning, mails, timezone.now())) == 1


def test_the_key_worker_does_not_ask_oneself(herning: House, present: Stay, week: FollowUp) -> None:
    present.key_worker = herning.staff.user
    present.save(update_fields=["key_worker"])
    url = reverse("ask_descriptions", args=[week.pk])
    assert "checked" not in signed_in(herning.staff).get(url).content.decode()
    assert "checked" in signed_in(herning.caseworker).get(url).content.decode()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"whom": "x", "wanted_on": "2099-01-01"},
        {"whom": "again:", "wanted_on": "i går"},
        {"whom": "9" * 30},
        {"whom": "again:unit"},
    ],
)
def test_what_is_no_choice_asks_nobody(
    herning: House, week: FollowUp, body: dict[str, str]
) -> None:
    url = reverse("ask_descriptions", args=[week.pk])
    assert signed_in(herning.staff).post(url, body).status_code == 422
    assert not DescriptionRequest.objects.exists()


def test_answers_stand_beside_the_form_and_the_silent_block_nothing(
    herning: House, present: Stay, week: FollowUp, mails: Path
) -> None:
    lise, per = partner(herning.staff, present), partner(herning.staff, present, **PER)
    now = timezone.now()
    asked_now(herning, week, lise, per)
    write(herning.staff, week, lise, text="Sover <bedre>", now=now)
    write(herning.staff, week, text="Spiser med de andre", now=now)
    client = signed_in(herning.caseworker)
    response = client.get(reverse("complete_follow_up", args=[week.pk]))
    text = text_of(response)
    for shown in ("Sover <bedre>", "Spiser med de andre", "Per Bo", "Har ikke svaret Spurgt"):
        assert shown in text
    assert "Du kan gemme opfølgningen uden dem, der ikke har svaret." in text
    done = client.post(
        reverse("complete_follow_up", args=[week.pk]),
        {"on": timezone.localdate().isoformat(), "outcome": "Det går"},
    )
    assert done.status_code == 302
    after = page(client, "descriptions", present.pk)
    for shown in ("Sover <bedre>", "Spiser med de andre", "Har ikke svaret Spurgt"):
        assert shown in after
    url = reverse("write_description", args=[week.pk, 0])
    assert client.post(url, {"text": "For sent"}).status_code == 409


def test_the_page_of_the_stay_says_who_is_silent(
    herning: House, present: Stay, week: FollowUp
) -> None:
    asked_now(herning, week, partner(herning.staff, present))
    text = page(signed_in(herning.caseworker), "stay", present.pk)
    assert "Lise Holm Har ikke svaret, spurgt" in text
    looks = signed_in(herning.actors[Role.SUPERVISOR])
    response = looks.get(reverse("stay", args=[present.pk]))
    assert "Har ikke svaret, spurgt" in text_of(response)
    assert reverse("ask_descriptions", args=[week.pk]) not in response.content.decode()
    assert looks.get(reverse("ask_descriptions", args=[week.pk])).status_code == 403


def test_two_who_write_the_unit_s_description_see_each_other_s(
    herning: House, week: FollowUp
) -> None:
    url = reverse("write_description", args=[week.pk, 0])
    mine, other = signed_in(herning.staff), signed_in(herning.caseworker)
    shown = mine.get(url).context["form"]["shown"].value()
    assert other.post(url, {"text": "Hun sover", "shown": shown}).status_code == 302
    late = mine.post(url, {"text": "Hun spiser", "shown": shown})
    assert late.status_code == 409
    assert "Hun sover" in text_of(late)
    assert Description.objects.count() == 1


def test_the_directory_proposes_whom_the_house_works_with(herning: House, present: Stay) -> None:
    now = timezone.now()
    facts = ContactFacts(
        facility=herning.first.pk,
        side="theirs",
        party="",
        party_text="Lokalpsykiatrien",
        person="Ida Lund",
        function="Sygeplejerske",
        phone="96 11 11 11",
        hours="",
        deputy="",
        deputy_phone="",
        is_shown_to_referrers=False,
        starts_on=timezone.localdate(now) - timedelta(days=1),
    )
    contact = add_contact(by=herning.leader, facts=facts, now=now)
    client, url = signed_in(herning.caseworker), reverse("add_partner", args=[present.pk])
    assert "Ida Lund" in text_of(client.get(url))
    filled = client.get(url, {"kontakt": contact.pk}).content.decode()
    assert 'value="Ida Lund"' in filled
    assert 'value="Sygeplejerske"' in filled
    body = {"name": "Ida Lund", "role": "Sygeplejerske", "kind": "region"}
    body |= {"mail": "ida@psyk.example"}
    assert client.post(url, body).status_code == 302
    assert "Fra kontaktlisten" not in text_of(client.get(url))


def test_another_house_and_another_organisation_are_out_of_sight(
    herning: House, holstebro: House, present: Stay, week: FollowUp
) -> None:
    with acting(herning.organisation):
        second = make_stay(herning, facility=herning.second, name="Ib Andet", days_ago=10)
        theirs = partner(herning.caseworker, second)
        mine = partner(herning.staff, present)
    second_week = second.follow_ups.get(kind="second_week")
    for client, stay, follow_up, who in (
        (signed_in(herning.staff), second, second_week, theirs),
        (signed_in(holstebro.caseworker), present, week, mine),
    ):
        for name, args in (
            ("descriptions", [stay.pk]),
            ("add_partner", [stay.pk]),
            ("end_partner", [who.pk]),
            ("ask_descriptions", [follow_up.pk]),
            ("write_description", [follow_up.pk, who.pk]),
        ):
            assert client.get(reverse(name, args=args)).status_code == 404
    # A partner of another stay is none of this one's.
    elsewhere = reverse("write_description", args=[week.pk, theirs.pk])
    assert signed_in(herning.caseworker).get(elsewhere).status_code == 404


def test_reading_is_logged(herning: House, present: Stay, week: FollowUp) -> None:
    client = signed_in(herning.caseworker)
    for name, pk in (
        ("descriptions", present.pk),
        ("add_partner", present.pk),
        ("ask_descriptions", week.pk),
    ):
        before = AccessLog.objects.filter(what="description").count()
        page(client, name, pk)
        assert AccessLog.objects.filter(what="description").count() == before + 1


@pytest.mark.parametrize("count", [1, 3, 100])
def test_the_pages_cost_the_same_however_many_partners_and_answers(
    herning: House, present: Stay, week: FollowUp, count: int
) -> None:
    now = timezone.now()
    first = partner(herning.staff, present, now=now)
    copies_of(first, count - 1, mail=lambda n: f"nr{n}@stoette.example")
    partners = list(Partner.objects.filter(stay=present))
    written = write(herning.staff, week, first, now=now)
    copies_of(written, count - 1, partner=lambda n: partners[n + 1])
    client = signed_in(herning.caseworker)
    for name, pk, most in (
        ("descriptions", present.pk, 8),
        ("ask_descriptions", week.pk, 7),
    ):
        url = reverse(name, args=[pk])
        client.get(url)
        assert len(statements(client, url)) <= most


def test_the_monthly_follow_up_gathers_before_its_star_is_made(
    herning: House, present: Stay
) -> None:
    monthly = present.follow_ups.get(kind="monthly", ordinal=1)
    assert page(signed_in(herning.staff), "ask_descriptions", monthly.pk)
