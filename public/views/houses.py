"""The houses, for everybody: which there are, and what each is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from public.published import PublishedHouse, published_house, published_houses
from public.rules import hard_rules
from public.views.loading import shown_to_all
from referrals.services.intake import intake_questions
from schemes.base import Criterion, HouseRule, Payment, Referrer, Track, Version


@dataclass(frozen=True)
class Question:
    """One that is asked, as it is put to the citizen, and what can be answered."""

    text: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """One way of being in the house, as a citizen reads of it."""

    track: Track
    payment: Payment | None
    #: What is asked before it is decided, and what nobody is taken against.
    questions: list[Question]
    hard: list[Criterion]
    #: May the citizen ask at all, and may it be done on the page.
    citizen_asks: bool
    asked_here: bool


@dataclass(frozen=True)
class HouseText:
    """What the page of a house says."""

    house: PublishedHouse
    text: str
    #: The language of ``text``, which need not be the page's.
    lang: str
    ways: list[Way]
    house_rules: tuple[HouseRule, ...]

    @property
    def asked_here(self) -> bool:
        return any(way.asked_here for way in self.ways)


def text_of(house: PublishedHouse, on: date) -> HouseText:
    """The house's own words, and its scheme's as they are that day."""
    english = get_language() == "en" and bool(house.text_en)
    version = house.version_on(on)
    return HouseText(
        house=house,
        text=house.text_en if english else house.text_da,
        lang="en" if english else "da",
        ways=[_way(version, track) for track in version.tracks] if version else [],
        house_rules=version.house_rules if version else (),
    )


def _way(version: Version, track: Track) -> Way:
    hard = hard_rules(version, track.key)
    return Way(
        track=track,
        payment=version.payment_for(track.key),
        questions=[
            Question(
                question.aloud or question.question,
                tuple(choice.label for choice in question.choices),
            )
            for question in intake_questions(version, track.key)
            if question not in hard
        ],
        hard=hard,
        citizen_asks=Referrer.CITIZEN in track.referrers,
        asked_here=track.asked_on_public_page,
    )


@require_safe
def houses(request: HttpRequest) -> HttpResponse:
    """Every house that has a page."""
    today = timezone.localdate()
    texts = [text_of(house, today) for house in published_houses()]
    return shown_to_all(request, "public/houses.html", {"texts": texts})


@require_safe
def house(request: HttpRequest, slug: str) -> HttpResponse:
    """What it is, whom it is for, how one asks."""
    published = published_house(slug)
    if published is None:
        raise Http404
    context = {"house": published, "of": text_of(published, timezone.localdate())}
    return shown_to_all(request, "public/house.html", context)
