"""Walks a scheme's pages as people do, from what the pages and the scheme's rules say alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

import schemes
from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.models import Stay
from referrals.models import Referral
from schemes.base import Referrer, Track, Version
from tests.pages import signed_in, text_of
from tests.world import House, favourable_answers, make_house

#: What anybody would write, by the name of the field; the rest is chosen among what is offered.
TYPED: dict[str, str] = {
    "name": "Maja Eksempel",
    "birth_date": "1980-05-05",
    "whereabouts": "hospital",
    "urgency": "routine",
    "contact_name": "Nanna Nat",
    "consent": "not_asked",
    "representation.0.name": "Bo Eksempel",
    "goals": "Ro og rytme",
    "reasons": "Et ophold kan give ro.",
}


class FormReader(HTMLParser):
    """The fields of a page's main form: name to value, the first choice where one is offered."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        name = named.get("name", "")
        if tag == "select":
            self._select = name
            self.fields.setdefault(name, "")
        elif tag == "option" and not self.fields.get(self._select):
            self.fields[self._select] = named.get("value", "")
        elif tag == "textarea":
            self.fields.setdefault(name, "")
        elif tag == "input" and name and named.get("type") == "radio":
            self.fields.setdefault(name, named["value"])
        elif tag == "input" and name and named.get("type") != "checkbox":
            self.fields.setdefault(name, named.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""


def form_on(page: HttpResponse) -> dict[str, str]:
    reader = FormReader()
    reader.feed(page.content.decode())
    return reader.fields


@dataclass
class Walk:
    """One citizen's course through one track of a scheme, page by page."""

    scheme: str
    track_key: str
    today: date = field(default_factory=timezone.localdate)

    def __post_init__(self) -> None:
        runs = schemes.get(self.scheme)
        self.house: House = make_house(
            f"{self.scheme}-huset",
            f"Huset {runs.name}",
            municipality_code=runs.municipality,
            scheme=self.scheme,
            tracks={self.track_key: 2},
        )

    @property
    def version(self) -> Version:
        return schemes.get(self.scheme).on(self.today)

    @property
    def track(self) -> Track:
        return self.version.track(self.track_key)

    def person(self, permission: Permission, *, deciding: bool = False) -> Actor:
        """Somebody of the house with the permission; one who decides, where that is asked."""
        for role in (Role.FACILITY_LEADER, Role.FACILITY_STAFF, Role.CASEWORKER):
            decides = self.version.may_decide(self.track_key, role.value)
            if permission in role.permissions and (decides or not deciding):
                return self.house.actors[role]
        raise AssertionError(f"nobody has {permission}")

    def client(self, permission: Permission, *, deciding: bool = False) -> Client:
        return signed_in(self.person(permission, deciding=deciding))

    def answers(self, *, at_intake_only: bool) -> dict[str, str]:
        return favourable_answers(
            self.scheme, self.track_key, self.today, at_intake_only=at_intake_only
        )

    def fill_in(self, page: HttpResponse, more: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What anybody would write, the favourable answers, else the first that is offered."""
        answers = self.answers(at_intake_only=True)
        known = {
            **TYPED,
            **{f"answers.{key}": answer for key, answer in answers.items()},
            "home_municipality": self.house.organisation.municipality_code,
            "birth_date_day": "5",
            "birth_date_month": "6",
            "birth_date_year": "1985",
        }
        fields = form_on(page)
        fields |= {name: value for name, value in known.items() if name in fields}
        return fields | dict(more or {})

    def refers(self) -> Referral:
        """The draft's pages one after the other, the check, and off it goes."""
        client = self.client(Permission.REFER)
        offer = f"{self.house.organisation.key}:{self.scheme}:{self.track_key}"
        assert offer in client.get(reverse("referral_new")).content.decode()
        step = client.post(reverse("referral_new"), {"offer": offer})
        for _page in range(12):
            assert step.status_code == 302, text_of(step)
            url = step.url
            page = client.get(url)
            if "/kontrol/" in url:
                sent = client.post(url, {})
                assert sent.status_code == 302, text_of(sent)
                break
            fields = self.fill_in(page)
            if "referrer" in fields:
                fields["referrer"] = self._referrer()
            step = client.post(url, fields)
        return self.referral()

    def _referrer(self) -> str:
        kinds = [kind for kind in Referrer if kind in self.track.referrers]
        return next(kind.value for kind in kinds if kind is not Referrer.CITIZEN)

    def referral(self) -> Referral:
        with acting(self.house.organisation):
            return Referral.objects.select_related("stay", "controller").get(
                controller=self.house.organisation
            )

    def assesses(self, referral: Referral) -> None:
        """What is settled in assessment, each question where it stands."""
        client = self.client(Permission.ASSESS)
        at_intake = self.answers(at_intake_only=True)
        for key, answer in self.answers(at_intake_only=False).items():
            if key in at_intake:
                continue
            url = reverse("answer_question", args=[referral.pk, key])
            facts = self.fill_in(client.get(url), {"answer": answer})
            saved = client.post(url, facts | {"words": "Kender borgeren godt."})
            assert saved.status_code == 302, text_of(saved)

    def accepts(self, referral: Referral) -> None:
        client = self.client(Permission.DECIDE, deciding=True)
        url = reverse("accept_referral", args=[referral.pk])
        page = client.get(url)
        assert gettext(self.version.words_for(self.track_key).accept) in text_of(page)
        decided = client.post(url, self.fill_in(page))
        assert decided.status_code == 302, text_of(decided)

    def books(self, referral: Referral) -> Stay:
        client = self.client(Permission.BOOK)
        period = {"starts_on": self.today.isoformat()}
        if self.track.length.end_set_at_start:
            period["ends_on"] = self._fitting_end().isoformat()
        url = f"{reverse('place_referral', args=[referral.pk])}?" + "&".join(
            f"{name}={value}" for name, value in period.items()
        )
        page = client.get(url)
        with acting(self.house.organisation):
            place = self.house.place(track=self.track_key)
        booked = client.post(url, {"place": str(place.pk), "book": "1"})
        assert booked.status_code == 302, text_of(booked) or text_of(page)
        stay = self.referral().stay
        assert stay is not None
        return stay

    def _fitting_end(self) -> date:
        """A day with which the scheme has no quarrel."""
        for nights in (10, 7, 60):
            ends_on = self.today + timedelta(days=nights)
            if not self.version.length_problem(
                self.track_key, moved_in_on=self.today, ends_on=ends_on
            ):
                return ends_on
        raise AssertionError("no length fits")

    def does(self, stay: Stay, verb: str, permission: Permission, **facts: Any) -> str:
        """An act that stands on the stay's page, done on the page it leads to."""
        client = self.client(permission, deciding=permission is Permission.DECIDE)
        url = reverse(verb, args=[stay.pk])
        assert url in client.get(reverse("stay", args=[stay.pk])).content.decode()
        answer = client.post(url, facts, follow=True)
        assert answer.redirect_chain, text_of(answer)
        with acting(self.house.organisation):
            stay.refresh_from_db()
        return text_of(answer)
