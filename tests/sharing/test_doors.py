"""Every door of the product, knocked at by a partner with a grant: one opens, and only so far."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from my_calendar.links import address_of
from my_calendar.services.calendar_links import make_link
from organisations.actors import Actor
from own_page.services.openings import open_section
from placements.models import Stay
from recovery.services.stars import start_star
from sharing.models import Consent, Grant
from sharing.services.answers import withdraw_consent
from sharing.services.grants import revoke_access
from tests.interop.calls import make_system
from tests.own_page.acts import PAGES, card_for, citizen_at
from tests.own_page.acts import url as own_page_url
from tests.pages import signed_in, statements, text_of
from tests.sharing.acts import answer, give
from tests.world import House, copies_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

NAME = "Maja Eksempel"


@pytest.fixture(autouse=True)
def nobody_has_asked() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def stay(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        yield make_stay(herning, days_ago=20, name=NAME)


@pytest.fixture
def consent(herning: House, stay: Stay) -> Consent:
    now = timezone.now()
    today = timezone.localdate(now)
    return answer(
        herning.staff,
        stay,
        now=now,
        purpose="home_support",
        recipient="Bostøtten i Holstebro",
        starts_on=today,
        last_on=today + timedelta(days=60),
    )


@pytest.fixture
def partner(holstebro: House) -> Actor:
    """Staff of another municipality, who may open every kind of page there."""
    return holstebro.staff


@pytest.fixture
def grant(herning: House, stay: Stay, consent: Consent, partner: Actor) -> Grant:
    now = timezone.now()
    return give(
        herning.leader,
        stay,
        partner,
        now=now,
        purpose="home_support",
        parts=["overview", "follow_ups"],
        last_on=timezone.localdate(now) + timedelta(days=30),
    )


@pytest.fixture
def browser(partner: Actor) -> Client:
    return signed_in(partner)


def opens(browser: Client, grant: Grant) -> bool:
    """Whether the partner reads the grant's page; the list says the same."""
    page = browser.get(reverse("shared", args=[grant.pk]))
    listed = text_of(browser.get(reverse("shared_with_me")))
    assert (page.status_code == 200) == (NAME in listed)
    if page.status_code != 200:
        assert page.status_code == 404
        assert NAME not in text_of(page)
    return page.status_code == 200


def test_the_partner_reads_what_was_given_and_nothing_beside(
    browser: Client, grant: Grant, stay: Stay
) -> None:
    page = browser.get(reverse("shared", args=[grant.pk]))
    text = text_of(page)
    assert NAME in text
    assert stay.facility.name in text
    assert page["Cache-Control"] == "no-store"
    assert "<form" not in page.content.decode().partition("<main")[2]
    follow_ups = browser.get(reverse("shared_part", args=[grant.pk, "follow_ups"]))
    assert "2. uge" in text_of(follow_ups)
    for part in ("star", "notes", "overview-"):
        assert browser.get(reverse("shared_part", args=[grant.pk, part])).status_code == 404


def test_no_other_page_opens_for_the_partner(
    herning: House, browser: Client, grant: Grant, stay: Stay, consent: Consent
) -> None:
    star = start_star(by=Actor.system(herning.organisation), stay=stay, on=timezone.localdate())
    pages = {
        "stay": stay.pk,
        "citizen": stay.citizen_id,
        "follow_ups": stay.pk,
        "stars": stay.pk,
        "star": star.pk,
        "consents": stay.pk,
        "stay_timeline": stay.pk,
        "stay_letters": stay.pk,
        "descriptions": stay.pk,
        "contract": stay.pk,
        "answer_consent": stay.pk,
        "give_access": stay.pk,
        "consent_sheet": consent.pk,
        "withdraw_consent": consent.pk,
        "grant": grant.pk,
        "orientering_pdf": stay.pk,
    }
    for name, pk in pages.items():
        answered = browser.get(reverse(name, args=[pk]))
        assert answered.status_code in (403, 404), name
        assert NAME not in answered.content.decode(errors="replace")


def test_search_and_lists_of_the_partner_do_not_know_the_citizen(
    browser: Client, grant: Grant, stay: Stay
) -> None:
    searched = browser.post(reverse("citizens"), {"words": NAME, "purpose": "partner"})
    assert searched.status_code == 200
    assert reverse("citizen", args=[stay.citizen_id]) not in searched.content.decode()
    for name in ("my_day", "board", "tonight", "calendar", "owed", "overview"):
        assert NAME not in browser.get(reverse(name)).content.decode()


def test_the_calendar_link_and_the_api_say_nothing_of_it(
    partner: Actor, grant: Grant, stay: Stay
) -> None:
    with acting(partner.organisation):
        address = address_of(make_link(by=partner, now=timezone.now()), partner.organisation)
    feed = Client().get(f"/kalender/{address.partition('/kalender/')[2]}")
    assert feed.status_code == 200
    assert "BEGIN:VEVENT" not in feed.content.decode()
    system = make_system(partner.organisation)
    for path in ("/api/v1/referrals/", f"/api/v1/referrals/{stay.pk}/"):
        assert NAME not in system.get(path).content.decode()


def test_the_citizens_own_page_says_who_has_read_and_opens_no_grant(
    herning: House, browser: Client, partner: Actor, grant: Grant, stay: Stay
) -> None:
    assert opens(browser, grant)
    open_section(by=herning.staff, stay=stay, key="readers", now=timezone.now())
    citizen = citizen_at(herning, card_for(herning, stay))
    readers = citizen.get(own_page_url("own_page_section", herning, key="readers"))
    assert partner.organisation.name in text_of(readers)
    assert partner.user is not None
    assert partner.user.name not in text_of(readers)
    for name, args in (("shared", [grant.pk]), ("shared_with_me", []), ("grant", [grant.pk])):
        assert citizen.get(reverse(name, args=args)).status_code == 302
    # Nor does the partner's browser open the citizen's page.
    for name, more in PAGES:
        assert NAME not in text_of(browser.get(own_page_url(name, herning, **more)))


def test_taken_back_on_the_citizens_own_page_it_opens_no_more(
    herning: House, browser: Client, grant: Grant, consent: Consent, stay: Stay
) -> None:
    assert opens(browser, grant)
    citizen = citizen_at(herning, card_for(herning, stay))
    citizen.post(own_page_url("own_page_take_back", herning, pk=consent.pk))
    assert not opens(browser, grant)


def test_withdrawn_between_two_clicks_it_opens_no_more(
    herning: House, browser: Client, grant: Grant, consent: Consent
) -> None:
    assert opens(browser, grant)
    with acting(herning.organisation):
        withdraw_consent(by=herning.staff, consent=consent, because="Nej", now=timezone.now())
    assert not opens(browser, grant)


def test_ended_between_two_clicks_it_opens_no_more(
    herning: House, browser: Client, grant: Grant
) -> None:
    assert opens(browser, grant)
    with acting(herning.organisation):
        revoke_access(by=herning.leader, grant=grant, because="Slut", now=timezone.now())
    assert not opens(browser, grant)


def test_colleagues_and_strangers_are_told_nothing(
    herning: House, holstebro: House, nurse: Actor, grant: Grant
) -> None:
    for other in (holstebro.leader, holstebro.caseworker, nurse, herning.leader, herning.staff):
        assert not opens(signed_in(other), grant)


def test_the_citizens_organisation_sees_who_has_read_what(
    herning: House, browser: Client, partner: Actor, grant: Grant
) -> None:
    page = reverse("grant", args=[grant.pk])
    leader = signed_in(herning.leader)
    assert "Ingen har læst det endnu." in text_of(leader.get(page))
    browser.get(reverse("shared_part", args=[grant.pk, "follow_ups"]))
    text = text_of(leader.get(page))
    assert partner.user is not None
    assert f"{partner.user.name} Opfølgning" in text
    assert text.count(partner.user.name) == 1
    with acting(herning.organisation):
        read = AccessLog.objects.get(purpose="grant")
        assert (read.what, read.on_behalf_of) == (
            f"grant {grant.pk}: follow_ups",
            partner.organisation,
        )


def test_pages_cost_the_same_however_much_is_shared(
    herning: House, browser: Client, grant: Grant, stay: Stay, consent: Consent
) -> None:
    staff = signed_in(herning.staff)
    pages = [
        (browser, reverse("shared_with_me")),
        (browser, reverse("shared", args=[grant.pk])),
        (browser, reverse("shared_part", args=[grant.pk, "follow_ups"])),
        (staff, reverse("consents", args=[stay.pk])),
        (staff, reverse("grant", args=[grant.pk])),
    ]
    alone = [len(statements(*page)) for page in pages]
    for many in (2, 97):
        copies_of(consent, many, recipient=lambda n, many=many: f"Nr. {many}-{n}")
        copies_of(grant, many)
        assert [len(statements(*page)) for page in pages] == alone
    assert max(alone) <= 8
