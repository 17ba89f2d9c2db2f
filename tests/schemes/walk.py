"""One citizen's way through any scheme, by the pages that people use.

Nothing here knows which scheme it is: pages are filled in from their own forms, and answers come
from the scheme's criteria.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

import schemes
from citizens.municipality_names import NAMES
from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import FollowUp, Place, Stay
from placements.rules import RULES, Verb, is_review
from placements.services.follow_ups import what_is_missing
from referrals.models import Referral
from referrals.services.offers import offers_for
from schemes.base import Scheme, Track, Version, Window
from tests.pages import signed_in, text_of
from tests.world import House, favourable_answers, make_house

#: How many nights the citizen has slept there when the walk ends.
NIGHTS = 3
CITIZEN = {"number": "050585-1234", "name": "Jonas Vind"}
WRITTEN = "Som aftalt."


def home_of(scheme: Scheme) -> str:
    """A municipality whose citizens the scheme takes."""
    return scheme.municipality if scheme.municipality in NAMES else "0657"


def house_of(scheme: Scheme, track: str, name: str = "Huset") -> House:
    """A house that runs the scheme, with places at its first facility only: a referral goes there
    by itself."""
    house = make_house(
        "house", name, municipality_code=home_of(scheme), scheme=scheme.key, tracks={track: 1}
    )
    with acting(house.organisation), transaction.atomic():
        Place.objects.filter(facility=house.second).delete()
    return house


def filled(form: forms.Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a person sends who answers every field: as told, or else the first there is."""
    values = {name: _value(name, field, answers) for name, field in form.fields.items()}
    return {name: value for name, value in values.items() if value is not None}


def _value(name: str, field: forms.Field, answers: Mapping[str, Any]) -> Any:
    if name in answers:
        return answers[name]
    if isinstance(field, forms.ModelChoiceField):
        return field.queryset.first().pk if field.required else None
    if isinstance(field, forms.ChoiceField):
        return next((key for key, _label in field.choices if key), "")
    if isinstance(field, forms.BooleanField):
        return None
    if isinstance(field, forms.DateField):
        return timezone.localdate().isoformat() if field.required else None
    if isinstance(field, forms.IntegerField):
        return field.initial or field.min_value
    return WRITTEN


class Walk:
    """From the asking to the leaving. Each step posts a page, and fails with what it said."""

    def __init__(self, house: House, track: str) -> None:
        self.house, self.today = house, timezone.localdate()
        self.scheme: Scheme = schemes.get(house.first.scheme)
        self.version: Version = self.scheme.on(self.today)
        self.track: Track = self.version.track(track)
        self.words = self.version.words_for(track)
        self.arrival = self.today - NIGHTS * timedelta(days=1)

    # Who does it.

    def browser_of(self, permission: Permission) -> Client:
        return signed_in(self.person_with(permission))

    def person_with(self, permission: Permission) -> Actor:
        return next(actor for actor in self.house.actors.values() if actor.may(permission))

    @property
    def decider(self) -> Actor:
        return next(
            actor
            for role, actor in self.house.actors.items()
            if actor.may(Permission.DECIDE) and self.version.may_decide(self.track.key, role)
        )

    # How it is done.

    def post(self, browser: Client, url: str, **answers: Any) -> HttpResponse:
        """Open a page, fill its form in, and send it. It must lead on."""
        page = browser.get(url)
        assert page.status_code == 200, f"{url}: {page.status_code}"
        response = browser.post(url, filled(page.context["form"], answers))
        assert response.status_code == 302, f"{url}: {text_of(response)}"
        return response

    def reads(self, browser: Client, name: str, *args: Any) -> str:
        response = browser.get(reverse(name, args=args))
        assert response.status_code == 200, f"{name}: {response.status_code}"
        return text_of(response)

    # The steps.

    def refers(self, by: Actor) -> Referral:
        """Choose the offer, write every page of the draft, check, and send."""
        browser = signed_in(by)
        with acting(by.organisation), transaction.atomic():
            offer = next(
                offer
                for offer in offers_for(by, self.today)
                if (offer.scheme, offer.track) == (self.scheme, self.track)
            )
        answers: dict[str, Any] = CITIZEN | {
            "alias": "",
            "birth_date": "",
            **{f"{role}_municipality": home_of(self.scheme) for role in ("home", "acting")},
            "paying_municipality": home_of(self.scheme),
        }
        wanted = favourable_answers(
            self.scheme.key, self.track.key, self.today, at_intake_only=True
        )
        answers |= {f"answers.{key}": answer for key, answer in wanted.items()}
        page = browser.post(reverse("referral_new"), {"offer": offer.key})["Location"]
        while "/kontrol/" not in page:
            page = self.post(browser, page, **answers)["Location"]
        checked = browser.get(page)
        assert checked.context["wrong"] == [], text_of(checked)
        sent = browser.post(page)
        assert sent.status_code == 302, text_of(sent)
        with acting(self.house.organisation), transaction.atomic():
            referral = Referral.objects.get()
        assert referral.reference in text_of(browser.get(sent["Location"]))
        return referral

    def assesses(self, referral: Referral) -> None:
        """Answer what the scheme leaves to those who assess."""
        answers = favourable_answers(self.scheme.key, self.track.key, self.today)
        browser = signed_in(self.decider)
        for criterion in self.version.asked(self.track.key):
            if criterion.settled_in_assessment and criterion.key in answers:
                url = reverse("answer_question", args=[referral.pk, criterion.key])
                self.post(browser, url, answer=answers[criterion.key])

    def accepts(self, referral: Referral) -> None:
        browser = signed_in(self.decider)
        self.post(browser, reverse("accept_referral", args=[referral.pk]))

    def books(self, referral: Referral) -> Stay:
        """Find the place that is free in the period, and book it."""
        browser = self.browser_of(Permission.BOOK)
        length = self.track.length
        period = {"starts_on": self.arrival}
        if length.end_set_at_start:
            nights = length.usual_nights or length.max_nights or 100
            period["ends_on"] = self.arrival + timedelta(days=nights)
        url = reverse("place_referral", args=[referral.pk], query=period)
        with acting(self.house.organisation), transaction.atomic():
            place = self.house.place(track=self.track.key)
        self.post(browser, url, place=place.pk, days="")
        with acting(self.house.organisation), transaction.atomic():
            referral.refresh_from_db()
            assert referral.stay is not None
            return referral.stay

    def moves_in(self, stay: Stay) -> None:
        self.acts(stay, Verb.MOVE_IN, on=self.arrival.isoformat())

    def follows_up(self, stay: Stay) -> FollowUp | None:
        """Do the first follow-up that needs nothing else first; None where none is planned."""
        with acting(self.house.organisation), transaction.atomic():
            follow_up = next(
                (
                    follow_up
                    for follow_up in stay.follow_ups.open().select_related("stay")
                    if not (is_review(follow_up) or what_is_missing(follow_up))
                ),
                None,
            )
        if follow_up is not None:
            url = reverse("complete_follow_up", args=[follow_up.pk])
            self.post(self.browser_of(Permission.FOLLOW_UP), url)
        return follow_up

    def goes_on(self, stay: Stay) -> date:
        """Move the planned end, or the next review where none is set; the new day."""
        if not self.track.length.end_set_at_start:
            day = self.today + timedelta(days=10)
            self.acts(stay, Verb.REVIEW, on=day.isoformat())
            return day
        assert stay.planned_end_on is not None
        day = stay.planned_end_on + timedelta(days=2)
        self.acts(stay, Verb.EXTEND, ends_on=day.isoformat())
        return day

    def moves_out(self, stay: Stay) -> None:
        self.acts(stay, Verb.MOVE_OUT, on=self.today.isoformat())

    def acts(self, stay: Stay, verb: Verb, **answers: str) -> None:
        rule = RULES[verb]
        browser = signed_in(next(a for a in self.house.actors.values() if not rule.why_not(a)))
        self.post(browser, reverse(rule.address, args=[stay.pk]), **answers)

    def nights_slept(self) -> int:
        """In the leader's file of the figure, of the year of the last night."""
        year = (self.today - timedelta(days=1)).year
        url = reverse("figure_csv", args=["occupancy"], query={"year": year})
        browser = self.browser_of(Permission.SEE_FIGURES)
        rows = list(csv.DictReader(io.StringIO(browser.get(url).content.decode("utf-8-sig"))))
        return max(int(row[gettext("Slept")]) for row in rows)

    def nights_to_count(self) -> int:
        nights = [self.today - timedelta(days=n) for n in range(1, NIGHTS + 1)]
        return sum(night.year == nights[0].year for night in nights)

    # What is to be seen.

    @staticmethod
    def shown(text: str) -> str:
        """A scheme's text as the pages show it, with single blanks."""
        return re.sub(r"\s+", " ", gettext(text)) if text else ""

    @property
    def has_follow_up_to_do(self) -> bool:
        """A follow-up that a person can do without doing something else first."""
        reviews = Window.REVIEW if not self.track.length.end_set_at_start else None
        return any(not rule.needs and rule.window is not reviews for rule in self.track.follow_ups)

    def texts_in(self, value: Any) -> Iterator[str]:
        """Every text of a JSON value, keys included."""
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for key, part in value.items():
                yield key
                yield from self.texts_in(part)
        elif isinstance(value, list):
            for part in value:
                yield from self.texts_in(part)
