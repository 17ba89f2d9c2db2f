"""A citizen asks alone, on the page that everybody can open."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from citizens.models import Citizen
from citizens.services import register_citizen
from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Permission
from public.models import PublicDraft
from referrals.models import Referral
from tests.pages import signed_in, text_of
from tests.public.houses import ANSWERS, PHONE, Visitor, make_published
from tests.world import NOW, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return make_published()


def sent_to(house: House) -> list[Referral]:
    with acting(house.organisation):
        return list(Referral.objects.select_related("citizen", "facility").order_by("pk"))


def drafts_of(house: House) -> list[PublicDraft]:
    with acting(house.organisation):
        return list(PublicDraft.objects.all())


def test_a_citizen_asks_and_the_house_receives_what_was_written(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write_all()
    checked = visitor.reads("ask_check")
    assert "Bo Alene" in checked
    assert "Jeg kan ikke være alene." in checked

    receipt = visitor.send()

    [referral] = sent_to(house)
    assert referral.reference in text_of(receipt)
    assert PHONE in text_of(receipt)
    assert referral.citizen.name == "Bo Alene"
    assert (referral.referrer, referral.whereabouts) == ("citizen", "street")
    assert referral.contact_phone == "20 30 40 50"
    assert referral.facility == house.first
    assert referral.submitted_by is None
    assert referral.answers["target_group"] == "yes"


def test_the_receiver_sees_that_it_came_from_the_public_page(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write_all()
    visitor.send()
    [referral] = sent_to(house)
    page = text_of(signed_in(house.leader).get(reverse("referral", args=[referral.pk])))
    assert "Fra den offentlige side" in page
    listed = text_of(signed_in(house.leader).get(reverse("referrals")))
    assert "Borgeren" in listed


def test_what_is_typed_is_kept_also_where_it_is_not_right(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    refused = visitor.write("om-dig", name="Bo Alene", phone="", birth_date="1990-02-31")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Bo Alene" in page
    assert "Skriv dit telefonnummer" in text_of(refused)
    again = visitor.client.get(visitor.url("ask_page", page="om-dig")).content.decode()
    assert "Bo Alene" in again


def test_nothing_is_sent_while_something_is_missing(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write("om-dig")
    response = visitor.send()
    assert response.status_code == 422
    assert "Her mangler noget" in text_of(response)
    assert sent_to(house) == []


def test_the_draft_is_sealed_and_the_code_is_kept_nowhere(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write("om-dig")
    [draft] = drafts_of(house)
    digits = visitor.code.replace(" ", "").encode()
    for kept in (bytes(draft.sealed), bytes(draft.code_index)):
        assert b"Bo Alene" not in kept
        assert digits not in kept
    assert draft.typed["om-dig"]["name"] == "Bo Alene"


def test_after_sending_nothing_is_left_to_read(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write_all()
    visitor.send()
    [draft] = drafts_of(house)
    assert bytes(draft.sealed) == b""
    for page in ("ask_check", "ask_stop"):
        assert "Bo Alene" not in visitor.reads(page)
    for step in ANSWERS:
        assert "Bo Alene" not in visitor.reads("ask_page", page=step)
    answer = text_of(Visitor(client=Client()).resume(visitor.code))
    assert "Det er sendt" in answer
    assert PHONE in answer
    [referral] = sent_to(house)
    assert "Bo" not in answer
    assert referral.reference not in answer


def test_sent_twice_is_one_referral_and_the_same_receipt(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write_all()
    first, second = visitor.send(), visitor.send()
    [referral] = sent_to(house)
    assert referral.reference in text_of(first)
    assert referral.reference in text_of(second)
    visitor.client.post(visitor.url("ask_hide"))
    assert referral.reference not in text_of(visitor.send()), "nor after one has left"


def test_another_browser_is_asked_for_the_code_and_goes_on_with_it(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write("om-dig")
    other = Visitor()
    assert "Bo Alene" not in other.reads("ask_page", page="om-dig")
    response = other.resume(visitor.code.replace(" ", "-"))
    assert response["Location"] == other.url("ask_page", page="i-nat"), "where something is missing"
    shown = other.client.get(other.url("ask_page", page="om-dig")).content.decode()
    assert "Bo Alene" in shown


def test_leaving_the_page_hides_everything_from_the_next_at_the_same_phone(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write("om-dig")
    left = visitor.client.post(visitor.url("ask_hide"))
    assert left.headers["Clear-Site-Data"] == '"cache"'
    page = visitor.client.get(visitor.url("ask_page", page="om-dig"), follow=True)
    assert "Bo Alene" not in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store, private"
    assert visitor.resume().status_code == 302, "the code still opens it"


def test_half_an_hour_without_use_closes_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write("om-dig")
    monkeypatch.setattr("public.views.loading.OPEN_FOR", -1)
    assert "Bo Alene" not in visitor.reads("ask_page", page="om-dig")


def test_deleting_removes_the_row(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write("om-dig")
    visitor.client.post(visitor.url("ask_delete"))
    assert drafts_of(house) == []
    assert visitor.resume().status_code == 422


def test_no_page_of_a_draft_is_kept_by_the_browser(house: House) -> None:
    visitor = Visitor()
    assert visitor.begin().headers["Cache-Control"] == "no-store, private"
    visitor.write_all()
    for name in ("ask_check", "ask_resume", "ask_start"):
        response = visitor.client.get(visitor.url(name))
        assert response.headers["Cache-Control"] == "no-store, private", name
    assert visitor.send().headers["Cache-Control"] == "no-store, private"


def test_a_known_citizen_is_not_revealed_and_not_written_into(house: House) -> None:
    with acting(house.organisation):
        known = register_citizen(
            by=Actor.system(house.organisation),
            controller=house.organisation,
            now=NOW,
            name="Bo Alene",
            number="0302901234",
        )
    answers = []
    for number in ("0302901234", "0302901242"):
        visitor = Visitor()
        visitor.begin()
        visitor.write_all()
        visitor.write("om-dig", number=number, phone="99 99 99 99")
        answers.append(text_of(visitor.send()))
    first, second = sent_to(house)
    assert first.citizen == known
    with acting(house.organisation):
        known.refresh_from_db()
    assert known.phone == "", "what somebody typed at the page is on the referral alone"
    assert not first.shows_citizen, "a number opens nobody's record"
    assert answers[0].replace(first.reference, "") == answers[1].replace(second.reference, "")


def test_a_name_that_differs_leaves_a_question_and_the_record_alone(house: House) -> None:
    with acting(house.organisation):
        known = register_citizen(
            by=Actor.system(house.organisation),
            controller=house.organisation,
            now=NOW,
            name="Ida Kendt",
            number="0302901234",
        )
    visitor = Visitor()
    visitor.begin()
    visitor.write_all()
    visitor.write("om-dig", number="0302901234")
    visitor.send()
    [referral] = sent_to(house)
    assert referral.citizen != known
    with acting(house.organisation):
        assert Citizen.objects.get(pk=known.pk).name == "Ida Kendt"


def test_the_public_actor_may_send_and_nothing_else(house: House) -> None:
    by = Actor.public(house.organisation)
    assert {permission for permission in Permission if by.may(permission)} == {Permission.REFER}
    assert not by.is_system
    visitor = Visitor()
    visitor.begin()
    visitor.write_all()
    visitor.send()
    with acting(house.organisation):
        assert list(Referral.objects.visible_to(by)) == []
        assert list(Citizen.objects.of(by)) == [] or not by.may(Permission.SEE_CITIZENS)


def test_a_house_that_takes_nobody_from_the_page_has_no_way_in() -> None:
    for scheme, slug in (("polaris", "skovlyset"), ("pitstop", "pitstop")):
        make_published(scheme, slug)
        visitor = Visitor(slug)
        page = visitor.reads("house")
        assert PHONE in page
        assert "Spørg selv her" not in page
        for name in ("ask_start", "ask_resume", "ask_check"):
            assert visitor.client.get(visitor.url(name)).status_code == 404
        assert visitor.client.post(visitor.url("ask_start"), {"track": "room"}).status_code == 404


def test_a_page_that_is_not_published_is_not_there(house: House) -> None:
    from public.models import HousePage

    with acting(house.organisation):
        HousePage.objects.update(is_published=False)
    visitor = Visitor()
    assert visitor.client.get(visitor.url("house")).status_code == 404
    assert visitor.client.get(visitor.url("ask_start")).status_code == 404
    assert "Skovvang" not in text_of(Client().get(reverse("houses")))
