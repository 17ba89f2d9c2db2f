"""Two presses at the same instant are one referral."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections, transaction
from django.test import Client

from core.acting import acting
from public.models import PublicDraft
from referrals.models import Referral
from tests.pages import text_of
from tests.public.houses import Visitor, make_published

RACERS = 4

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


def test_sent_by_several_at_once_it_is_one_referral_and_each_is_told_its_reference() -> None:
    house = make_published()
    visitor = Visitor()
    visitor.begin()
    visitor.write_all()
    cookies = {name: cookie.value for name, cookie in visitor.client.cookies.items()}
    start = Barrier(RACERS)

    def press(_n: int) -> str:
        client = Client()
        client.cookies.load(cookies)
        start.wait()
        try:
            return text_of(Visitor(client=client).send())
        finally:
            connections.close_all()

    with ThreadPoolExecutor(RACERS) as threads:
        answers = list(threads.map(press, range(RACERS)))
    with acting(house.organisation), transaction.atomic():
        referral = Referral.objects.get()
        assert bytes(PublicDraft.objects.get().sealed) == b""
    assert all(referral.reference in answer for answer in answers)
