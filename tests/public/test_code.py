"""The code that opens a draft: no two are alike, and a wrong one tells nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from core.acting import acting
from public.codes import DIGITS, code_index, digits_of, new_code
from public.models import PublicDraft
from public.services.drafts import forget_drafts
from public.tasks import forget_public_drafts
from tests.pages import text_of
from tests.public.houses import Visitor, make_published, publish
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

EXAMPLES = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def house() -> House:
    return make_published()


def test_codes_are_groups_of_digits_and_no_two_are_alike() -> None:
    codes = {new_code() for _again in range(2000)}
    assert len(codes) == 2000
    assert all(re.fullmatch(r"\d{4}( \d{4}){3}", code) for code in codes)


@given(digits=st.text("0123456789", min_size=DIGITS, max_size=DIGITS), data=st.data())
def test_a_code_is_read_however_it_is_written_down(digits: str, data: st.DataObject) -> None:
    between = st.text(" -.·\t", max_size=2)
    written = "".join(digit + data.draw(between) for digit in digits)
    assert digits_of(written) == digits


@given(written=st.text(max_size=60))
def test_what_is_no_code_is_none(written: str) -> None:
    digits = [sign for sign in written if sign in "0123456789"]
    assert digits_of(written) == ("".join(digits) if len(digits) == DIGITS else "")


@given(
    first=st.text("0123456789", min_size=DIGITS, max_size=DIGITS),
    second=st.text("0123456789", min_size=DIGITS, max_size=DIGITS),
)
def test_the_fingerprint_tells_codes_and_houses_apart(first: str, second: str) -> None:
    of_first = code_index(first, controller_id=1)
    assert (of_first == code_index(second, controller_id=1)) == (first == second)
    assert of_first != code_index(first, controller_id=2)


@pytest.fixture
def unbraked(settings: Settings) -> None:
    for limit in ("BEGUN_PER_ADDRESS", "CODES_PER_ADDRESS", "TRIES_PER_CODE"):
        setattr(settings, f"PUBLIC_{limit}", 10_000)


@pytest.mark.usefixtures("unbraked")
def test_an_unknown_code_an_expired_one_and_another_house_s_are_answered_alike(
    house: House,
) -> None:
    publish(house, "andet-hus", house.second)
    expired, elsewhere = Visitor(), Visitor("andet-hus")
    expired.begin()
    expired.write("om-dig")
    elsewhere.begin()
    elsewhere.write("om-dig")
    with acting(house.organisation):
        PublicDraft.objects.filter(facility=house.first).update(expires_at=timezone.now())
    stranger = Visitor(client=Client())
    answers = {
        re.sub(r'value="[^"]*"', "", stranger.resume(code).content.decode())
        for code in ("1111 2222 3333 4444", expired.code, elsewhere.code)
    }
    assert len({_without_nonces(answer) for answer in answers}) == 1


def _without_nonces(page: str) -> str:
    return re.sub(r'(X-CSRFToken": "|nonce=")[^"]*', "", page)


@pytest.mark.usefixtures("unbraked")
@EXAMPLES
@given(wrong=st.text("0123456789 abc-", max_size=24))
def test_a_wrong_code_opens_nothing_and_tells_of_nobody(house: House, wrong: str) -> None:
    writer = Visitor()
    writer.begin()
    writer.write("om-dig")
    stranger = Visitor()
    response = stranger.resume(wrong)
    assert response.status_code == 422
    assert "Bo Alene" not in text_of(response)
    assert "Bo Alene" not in stranger.reads("ask_check")


def test_guessing_is_stopped_and_says_whom_to_ring(house: House, settings: Settings) -> None:
    settings.PUBLIC_CODES_PER_ADDRESS = 3
    visitor = Visitor(client=Client(REMOTE_ADDR="192.0.2.7"))
    answers = [visitor.resume(f"1111 2222 3333 444{n}") for n in range(4)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert "96 11 22 33" in text_of(answers[-1])
    from_elsewhere = Visitor(client=Client(REMOTE_ADDR="192.0.2.8"))
    assert from_elsewhere.resume("1111 2222 3333 4444").status_code == 422


def test_the_same_code_is_not_tried_for_ever_from_many_places(
    house: House, settings: Settings
) -> None:
    settings.PUBLIC_TRIES_PER_CODE = 2
    answers = [
        Visitor(client=Client(REMOTE_ADDR=f"192.0.2.{n}")).resume("9111 2222 3333 4444")
        for n in range(20, 23)
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 429]


def test_what_nobody_sent_in_time_is_really_gone(house: House) -> None:
    visitor = Visitor()
    visitor.begin()
    visitor.write("om-dig")
    with acting(house.organisation):
        [draft] = PublicDraft.objects.all()
    assert draft.expires_at - draft.began_at == timedelta(days=7)
    with acting(house.organisation):
        assert forget_drafts(controller=house.organisation, now=timezone.now()) == 0
        PublicDraft.objects.update(expires_at=timezone.now())
    assert "Bo Alene" not in visitor.reads("ask_page", page="om-dig"), "before it is swept, too"
    forget_public_drafts()
    with acting(house.organisation):
        assert not PublicDraft.objects.exists()
