"""The citizen chooses another PIN; guessing the old one is guessing like any other."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from audit.models import Event
from core.acting import acting
from own_page.models import Card, WrongPin
from own_page.services.cards import Given
from own_page.services.signing_in import MOST_IN_A_DAY, SignedIn
from placements.models import Stay
from tests.notifications.test_news import deliver_all, told
from tests.own_page.acts import PIN, card_for, citizen_at, opened, url
from tests.pages import text_of
from tests.world import House, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

NEW = "8265"
WRONG = "9999"


def changes(client: Client, house: House, old: str = PIN, pin: str = NEW, **more: Any) -> Any:
    body = {"old": old, "pin": pin, "pin_again": more.pop("again", pin)}
    return client.post(url("own_page_pin", house), body, **more)


def test_the_new_pin_opens_and_the_old_does_not_and_elsewhere_the_page_closes(
    herning: House, given: Given
) -> None:
    here, elsewhere = citizen_at(herning, given), citizen_at(herning, given)
    done = changes(here, herning)
    assert done["Location"] == f"{url('own_page', herning)}?gemt=pinkode"
    assert "Du har fået en ny pinkode." in text_of(here.get(done["Location"]))
    assert elsewhere.get(url("own_page", herning)).status_code == 302
    assert opened(herning, given) is None
    assert isinstance(opened(herning, given, pin=NEW), SignedIn)
    assert Event.objects.filter(kind="own_card.pin_changed").count() == 1
    assert NEW not in Card.objects.get().pin


def test_sent_twice_it_is_changed_once_and_no_guess_is_counted(
    herning: House, given: Given
) -> None:
    client = citizen_at(herning, given)
    assert [changes(client, herning).status_code for _twice in range(2)] == [302, 302]
    assert Event.objects.filter(kind="own_card.pin_changed").count() == 1
    assert not WrongPin.objects.exists()


@pytest.mark.parametrize("pin", ["1111", "1234", "2121", "010190", "12", "abcd", PIN])
def test_what_is_guessed_first_is_refused_as_at_issuing(
    herning: House, given: Given, pin: str
) -> None:
    refused = changes(citizen_at(herning, given), herning, pin=pin)
    assert refused.status_code == 422
    assert f'value="{pin}"' not in refused.content.decode()
    assert isinstance(opened(herning, given), SignedIn)


def test_the_two_new_ones_are_the_same(herning: House, given: Given) -> None:
    refused = changes(citizen_at(herning, given), herning, again="8266")
    assert "De to er ikke ens." in text_of(refused)


def test_guessing_the_old_one_is_counted_as_at_the_door_and_stopped_alike(
    herning: House, given: Given
) -> None:
    client = citizen_at(herning, given)
    tries = settings.OWN_PAGE_TRIES_PER_CARD - 1  # the one at the door counts too
    for _nth in range(tries):
        wrong = changes(client, herning, old=WRONG)
        assert wrong.status_code == 422
        assert "Det er ikke den pinkode, du har nu." in text_of(wrong)
    assert changes(client, herning).status_code == 429  # the right one is not read either
    assert WrongPin.objects.count() == tries


def test_whoever_has_an_open_page_and_guesses_locks_the_card_and_is_out(
    herning: House, stay: Stay, given: Given
) -> None:
    client = citizen_at(herning, given)
    for _nth in range(MOST_IN_A_DAY):
        cache.clear()
        answer = changes(client, herning, old=WRONG)
    assert answer["Location"] == url("own_page_door", herning)
    assert client.get(url("own_page", herning)).status_code == 302
    assert opened(herning, given) is None
    deliver_all()
    assert told(herning.staff) == ["own_card.locked"]


def test_a_new_pin_is_no_way_to_learn_the_one_there_is(
    herning: House, stay: Stay, given: Given
) -> None:
    """A wrong old PIN is answered alike, whether or not the new one is the card's own."""
    client = citizen_at(herning, given)
    answers = {text_of(changes(client, herning, old=WRONG, pin=pin)) for pin in (PIN, NEW)}
    assert len(answers) == 1
    assert WrongPin.objects.count() == 2


def test_one_changes_one_s_own_and_no_other(herning: House, stay: Stay, given: Given) -> None:
    with acting(herning.organisation):
        theirs = card_for(herning, make_stay(herning, n=1, name="Ida Lund"), pin="7318")
    assert changes(citizen_at(herning, given), herning).status_code == 302
    assert isinstance(opened(herning, theirs, pin="7318"), SignedIn)
    assert changes(Client(), herning).status_code == 410
