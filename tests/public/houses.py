"""A house with a public page, and a citizen at it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from organisations.actors import Actor
from placements.models import Facility
from public.models import HousePage
from public.services.house_pages import save_house_page
from tests.pages import text_of
from tests.world import House, house_of

PHONE = "96 11 22 33"


def make_published(scheme: str = "mpo", slug: str = "skovvang", **more: Any) -> House:
    house = house_of(scheme, **more)
    publish(house, slug)
    return house


def publish(house: House, slug: str, facility: Facility | None = None) -> HousePage:
    facility = facility or house.first
    with acting(house.organisation), transaction.atomic():
        Facility.objects.filter(pk=facility.pk).update(phone=PHONE, address="Skovvej 1, Holstebro")
        facility.refresh_from_db()
        return save_house_page(
            by=Actor.system(house.organisation),
            facility=facility,
            slug=slug,
            text_da="Et roligt hus i skoven.",
            text_en="A quiet house in the wood.",
            is_published=True,
            now=timezone.now(),
        )


def opened(seconds_ago: float = 60) -> str:
    """The time trap of a form that was opened a while ago."""
    return signing.dumps(timezone.now().timestamp() - seconds_ago, salt="public.opened")


#: What a citizen answers on each page.
ANSWERS: dict[str, dict[str, str]] = {
    "om-dig": {
        "name": "Bo Alene",
        "phone": "20 30 40 50",
        "birth_date": "1990-02-03",
        "home_municipality": "0661",
    },
    "i-nat": {"whereabouts": "street", "whereabouts_note": "Ved banegården"},
    "emne-1": {"answers.target_group": "yes", "answers.situation": "getting_worse"},
    "emne-2": {"answers.other_help_exhausted": "unknown"},
    "emne-3": {"answers.takes_part": "yes", "answers.active_misuse": "unknown"},
    "oensker": {"situation": "Jeg kan ikke være alene.", "urgency": "soon"},
}


@dataclass
class Visitor:
    """Somebody with a browser, whom nobody knows."""

    slug: str = "skovvang"
    client: Client = field(default_factory=Client)
    code: str = ""

    def url(self, name: str, **more: str) -> str:
        return reverse(name, kwargs={"slug": self.slug} | more)

    def begin(self, track: str = "place", **body: str) -> HttpResponse:
        sent = {"track": track, "opened": opened(), "website": ""} | body
        response = self.client.post(self.url("ask_start"), sent)
        shown = re.search(r"\d{4} \d{4} \d{4} \d{4}", text_of(response))
        self.code = shown[0] if shown else ""
        return response

    def write(self, page: str, **changed: str) -> HttpResponse:
        body = ANSWERS.get(page, {}) | changed
        return self.client.post(self.url("ask_page", page=page), body)

    def write_all(self) -> None:
        for page in ANSWERS:
            response = self.write(page)
            assert response.status_code == 302, text_of(response)

    def send(self) -> HttpResponse:
        return self.client.post(self.url("ask_check"), {"website": ""})

    def resume(self, code: str | None = None) -> HttpResponse:
        return self.client.post(
            self.url("ask_resume"), {"code": self.code if code is None else code}
        )

    def reads(self, name: str, **more: str) -> str:
        return text_of(self.client.get(self.url(name, **more), follow=True))
