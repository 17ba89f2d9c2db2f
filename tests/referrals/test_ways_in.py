"""What a scheme does not allow can be done on none of the ways in, and its hard rules are asked on
every one of them (DOMAIN.md § 3). A new way in is a function in ``WAYS`` and rows in the tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

import schemes
from citizens.models import IdentityQuestion
from citizens.services import register_citizen
from citizens.services.identity import answer_identity, is_in_question
from core.acting import acting
from core.problems import Problem
from organisations.actors import Actor
from organisations.roles import Role
from placements.services.guests import grant_guest_night
from placements.visibility import citizens_visible_to
from referrals.forms.intake import CALL, pages, read
from referrals.models import Referral
from referrals.rules import referrer_kinds
from referrals.services.asking import Asking, CitizenFacts
from referrals.services.drafts import start_draft, submit_draft
from referrals.services.referrals import submit_referral
from schemes.base import Referrer, Weight
from tests.world import House, favourable_answers, house_of, make_citizen, make_region

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@dataclass(frozen=True)
class Case:
    """Somebody asks for a citizen, in one scheme's track, on a day."""

    house: House
    region: Actor
    track: str
    now: datetime
    citizen: CitizenFacts
    referrer: Referrer
    answers: dict[str, str]

    @property
    def scheme(self) -> str:
        return self.house.first.scheme

    def asking(self, *, by: Actor) -> Asking:
        own = by.organisation == self.house.organisation
        favourable = favourable_answers(
            self.scheme, self.track, self.now.date(), at_intake_only=not own
        )
        told = {key: self.answers.get(key, answer) for key, answer in favourable.items()}
        if own:
            told |= self.answers
        return Asking(
            citizen=self.citizen,
            referrer=self.referrer,
            contact_name="Nanna Nat",
            whereabouts="hospital",
            answers=told,
        )


def _receiver(case: Case) -> Actor:
    """Who in the house takes down what is asked."""
    return case.house.caseworker if case.scheme == "polaris" else case.house.leader


def _by_draft(case: Case, by: Actor, asking: Asking) -> Referral:
    with acting(by.organisation):
        draft = start_draft(
            by=by, scheme=case.scheme, track=case.track, receiver=case.house.organisation
        )
        return submit_draft(by=by, draft=draft, asking=asking, now=case.now)


def form_of_another(case: Case) -> Referral:
    """A nurse of the region, in the browser."""
    return _by_draft(case, case.region, case.asking(by=case.region))


def form_of_ours(case: Case) -> Referral:
    """The receiver's own people: an own referral, a telephone call, a citizen who turned up."""
    by = _receiver(case)
    return _by_draft(case, by, case.asking(by=by))


def one_page(case: Case) -> Referral:
    """The page that is filled in while somebody rings, read as the browser sends it."""
    by = _receiver(case)
    version = schemes.get(case.scheme).on(case.now.date())
    kinds = referrer_kinds(by, case.house.organisation, version, case.track)
    (page,) = pages(version, case.track, kinds, by_telephone=True)
    asking = case.asking(by=case.region)
    typed = {
        "name": asking.citizen.name,
        "alias": asking.citizen.alias,
        "anonymous": "on" if asking.citizen.anonymous else "",
        "referrer": asking.referrer,
        "contact_name": asking.contact_name,
        "whereabouts": asking.whereabouts,
        "urgency": "routine",
    } | {f"answers.{key}": answer for key, answer in asking.answers.items()}
    form = page.make(typed)
    form.is_valid()
    assert page.key == CALL
    return _by_draft(case, by, read({page.key: form}))


def api(case: Case) -> Referral:
    """A partner's system."""
    by = Actor.client(case.region.organisation, "Journalen")
    with acting(by.organisation):
        return submit_referral(
            by=by,
            receiver=case.house.organisation,
            scheme=case.scheme,
            track=case.track,
            asking=case.asking(by=by),
            now=case.now,
        )


def door(case: Case, role: Role = Role.FACILITY_STAFF) -> None:
    """A bed tonight, granted on the spot."""
    by, house = case.house.actors[role], case.house
    facts = case.citizen
    occasion = "own_call" if case.referrer is Referrer.CITIZEN else "acute"
    with acting(house.organisation):
        citizen = register_citizen(
            by=house.caseworker,
            controller=house.organisation,
            now=case.now,
            name=facts.name,
            alias=facts.alias,
            anonymous=facts.anonymous,
            birth_date=facts.birth_date,
            home_municipality=facts.home_municipality,
        )
        grant_guest_night(
            by=by,
            place=house.place(track=case.track),
            citizen=citizen,
            nights=1,
            why="Uro",
            backup="no",
            occasion=occasion,
            answers=case.answers,
            on=case.now.date(),
            now=case.now,
        )


def acute_door(case: Case) -> None:
    door(case, Role.ACUTE_STAFF)


WAYS: dict[str, Callable[[Case], Referral | None]] = {
    "another's form": form_of_another,
    "our form": form_of_ours,
    "one page": one_page,
    "API": api,
    "door": door,
    "acute door": acute_door,
}

#: Who asks, as what, and what comes of it: "" or the reason it is not taken down at all.
#: scheme, track, year, way, as whom, refused with
WHO: list[tuple[str, str, int, str, Referrer, str]] = [
    # A flexible home: professionals refer, a citizen applies to the authority (V § 2.4).
    ("polaris", "home", 2026, "another's form", Referrer.PSYCHIATRY, ""),
    ("polaris", "home", 2026, "API", Referrer.PSYCHIATRY, ""),
    ("polaris", "home", 2026, "our form", Referrer.AUTHORITY, ""),
    ("polaris", "home", 2026, "our form", Referrer.CITIZEN, "not_a_choice"),
    ("polaris", "home", 2026, "another's form", Referrer.CITIZEN, "not_a_choice"),
    ("polaris", "home", 2026, "API", Referrer.CITIZEN, "not_a_choice"),
    ("polaris", "home", 2026, "door", Referrer.ACUTE_TEAM, "not_allowed"),
    ("polaris", "home", 2026, "acute door", Referrer.ACUTE_TEAM, "not_allowed"),
    # The guest room: also the citizen's own call, to the house itself (V §§ 2.2, 2.4).
    ("polaris", "guest", 2026, "another's form", Referrer.PSYCHIATRY, ""),
    ("polaris", "guest", 2026, "our form", Referrer.CITIZEN, ""),
    ("polaris", "guest", 2026, "another's form", Referrer.CITIZEN, "not_a_choice"),
    ("polaris", "guest", 2026, "API", Referrer.CITIZEN, "not_a_choice"),
    ("polaris", "guest", 2026, "door", Referrer.CITIZEN, ""),
    ("polaris", "guest", 2026, "acute door", Referrer.CITIZEN, ""),
    ("polaris", "guest", 2026, "acute door", Referrer.ACUTE_TEAM, ""),
    ("polaris", "guest", 2022, "our form", Referrer.CITIZEN, ""),
    # MPO: the citizen's own contact, or any public body (V § 3.4); the project: professionals (R).
    ("mpo", "place", 2026, "another's form", Referrer.PSYCHIATRY, ""),
    ("mpo", "place", 2026, "API", Referrer.PSYCHIATRY, ""),
    ("mpo", "place", 2026, "our form", Referrer.CITIZEN, ""),
    ("mpo", "place", 2022, "our form", Referrer.CITIZEN, "not_a_choice"),
    ("mpo", "place", 2022, "our form", Referrer.GP, ""),
    ("mpo", "place", 2026, "door", Referrer.CITIZEN, "not_own_call"),
    ("mpo", "place", 2026, "door", Referrer.POLICE, "not_allowed"),
    # Pitstop: professionals only, never the citizen alone (V § 4.4).
    ("pitstop", "room", 2026, "another's form", Referrer.HOSPITAL, ""),
    ("pitstop", "room", 2026, "API", Referrer.HOSPITAL, ""),
    ("pitstop", "room", 2026, "one page", Referrer.DROP_IN_CENTRE, ""),
    ("pitstop", "room", 2026, "one page", Referrer.CITIZEN, "not_a_choice"),
    ("pitstop", "room", 2026, "our form", Referrer.CITIZEN, "not_a_choice"),
    ("pitstop", "room", 2026, "API", Referrer.CITIZEN, "not_a_choice"),
    ("pitstop", "room", 2026, "API", Referrer.GP, "not_a_choice"),
    ("pitstop", "room", 2026, "door", Referrer.CITIZEN, "not_own_call"),
    ("pitstop", "room", 2026, "door", Referrer.OUTREACH, "not_allowed"),
]

GROWN = {"birth_date": "1986-05-05"}
#: A hard rule, whom it is about, and what stops an acceptance, or the night at the door.
#: scheme, track, year, about whom, answers, ways, stopped by
RULES: list[tuple[str, str, int, dict[str, str], dict[str, str], str, str]] = [
    # 25 and older at first, 18 since 2023 (V § 2.2).
    ("polaris", "home", 2022, {"birth_date": "2003-05-05"}, {}, "forms", "adult"),
    ("polaris", "guest", 2022, {"birth_date": "2003-05-05"}, {}, "forms and door", "adult"),
    ("polaris", "guest", 2024, {"birth_date": "2003-05-05"}, {}, "forms and door", ""),
    ("polaris", "guest", 2026, {"birth_date": "2009-05-05"}, {}, "forms and door", "adult"),
    ("polaris", "home", 2026, {"birth_date": "2009-05-05"}, {}, "forms", "adult"),
    # Herning's own citizens, and who moves there (V § 2.3).
    *(
        ("polaris", track, 2026, GROWN | {"home_municipality": "0101"}, answers, ways, stopped)
        for track, ways in (("home", "forms"), ("guest", "forms and door"))
        for answers, stopped in (
            ({"own_citizen": "no"}, "own_citizen"),
            ({"own_citizen": "yes"}, ""),
        )
    ),
    # Who is covered by ældreloven can't get § 84 since 1 July 2025 (§ 2(5)); it is asked in
    # assessment, so a referral from elsewhere is open in it.
    (
        "polaris",
        "guest",
        2026,
        {"birth_date": "1950-05-05"},
        {"eldercare_act": "yes"},
        "our form and door",
        "eldercare_act",
    ),
    ("polaris", "guest", 2026, {"birth_date": "1950-05-05"}, {}, "others", "unanswered"),
    (
        "polaris",
        "guest",
        2024,
        {"birth_date": "1950-05-05"},
        {},
        "forms and door",
        "",
    ),
    # Nobody is there at night (V § 4.2).
    *(
        ("pitstop", "room", 2026, GROWN, {rule: "yes"}, "forms and page", rule)
        for rule in ("violent", "suicidal")
    ),
    (
        "pitstop",
        "room",
        2026,
        GROWN,
        {"earlier_violence": "recent"},
        "forms and page",
        "earlier_violence",
    ),
    (
        "pitstop",
        "room",
        2026,
        GROWN,
        {"earlier_violence": "not_assessed"},
        "forms and page",
        "unanswered",
    ),
]
SETS = {
    "forms": ("another's form", "our form", "API"),
    "others": ("another's form", "API"),
    "forms and door": ("another's form", "our form", "API", "door", "acute door"),
    "our form and door": ("our form", "door", "acute door"),
    "forms and page": ("another's form", "our form", "API", "one page"),
}
#: The track's usual referrer of each way.
USUAL = {"our form": Referrer.AUTHORITY, "one page": Referrer.AUTHORITY}
OWN = {"polaris": "0657", "mpo": "0661", "pitstop": "0751"}


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker):
    """The three houses and a region that refers, once."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {scheme: house_of(scheme) for scheme in OWN} | {"region": make_region()}
        transaction.set_rollback(True)


def made(worlds: dict[str, Any], scheme: str, track: str, year: int, **changed: Any) -> Case:
    case = Case(
        house=worlds[scheme],
        region=worlds["region"],
        track=track,
        now=datetime(year, 3, 17, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen")),
        citizen=CitizenFacts(
            name="Ib Eksempel",
            birth_date=date(1986, 5, 5),
            home_municipality=OWN[scheme],
        ),
        referrer=Referrer.PSYCHIATRY,
        answers={},
    )
    return replace(case, **changed)


def outcome(case: Case, way: str) -> str:
    """ "" where it is done; else the code it is refused with, or that stops the acceptance."""
    try:
        referral = WAYS[way](case)
    except Problem as problem:
        return problem.code
    if referral is None:
        return ""
    with acting(case.house.organisation):
        verdict = referral.verdict
        hard = {rule.key for rule in referral.version.criteria if rule.weight is Weight.HARD}
        if hard & {question.code for question in verdict.blocking_questions}:
            return "unanswered"
        return next((refusal.code for refusal in verdict.blocking), "")


@pytest.mark.parametrize(("scheme", "track", "year", "way", "referrer", "refused"), WHO)
def test_who_may_ask_and_how(worlds, scheme, track, year, way, referrer, refused) -> None:
    case = made(worlds, scheme, track, year, referrer=referrer)

    assert outcome(case, way) == refused


@pytest.mark.parametrize(
    ("scheme", "track", "year", "about", "answers", "way", "stopped"),
    [
        (scheme, track, year, about, answers, way, stopped)
        for scheme, track, year, about, answers, ways, stopped in RULES
        for way in SETS[ways]
    ],
)
def test_the_hard_rules_are_asked_on_every_way(
    worlds, scheme, track, year, about, answers, way, stopped
) -> None:
    facts = {
        "name": "Ib Eksempel",
        "home_municipality": about.get("home_municipality", OWN[scheme]),
        "birth_date": date.fromisoformat(about["birth_date"]),
    }
    usual = USUAL.get(way, Referrer.PSYCHIATRY)
    case = made(
        worlds,
        scheme,
        track,
        year,
        citizen=CitizenFacts(**facts),
        answers=answers,
        referrer=usual,
    )

    assert outcome(case, way) == stopped


@pytest.mark.parametrize(
    ("scheme", "track", "way", "refused"),
    [
        ("pitstop", "room", "another's form", ""),
        ("pitstop", "room", "API", ""),
        ("pitstop", "room", "one page", ""),
        ("polaris", "home", "another's form", "anonymous"),
        ("polaris", "guest", "API", "anonymous"),
        ("polaris", "guest", "our form", "anonymous"),
        ("mpo", "place", "our form", "anonymous"),
        ("mpo", "place", "API", "anonymous"),
    ],
)
def test_who_may_be_anonymous_and_how(worlds, scheme, track, way, refused) -> None:
    """Only Pitstop takes somebody in whose name it does not know (V Table 1.1)."""
    nameless = CitizenFacts(anonymous=True, alias="Stjernen", home_municipality=OWN[scheme])
    usual = USUAL.get(way, Referrer.PSYCHIATRY)
    case = made(worlds, scheme, track, 2026, citizen=nameless, referrer=usual)

    assert outcome(case, way) == refused


#: How the one who is known is written anew, and whether somebody is asked whether they are one.
SIMILAR = [
    ({"name": "Jette Tang"}, True),
    ({"name": "Jette"}, True),
    ({"name": "Tang, Jette", "birth_date": "1985-03-04"}, True),
    ({"name": "Jette Tang", "birth_date": "1985-04-03"}, True),  # day and month swapped
    ({"name": "Jette Tang", "birth_date": "1986-03-04"}, True),  # one digit off
    ({"name": "Jette Tang", "birth_date": "1972-10-21"}, False),
    ({"name": "Jette Bro", "phone": "+45 22 33 44 55"}, True),
    ({"name": "Nete Bro", "phone": "22334455", "birth_date": "1985-03-04"}, True),
    ({"name": "Nete Bro", "phone": "22334455"}, False),
    ({"name": "Nete Bro"}, False),
]


@pytest.mark.parametrize("way", ["another's form", "our form", "API"])
@pytest.mark.parametrize(("written", "asked"), SIMILAR)
def test_one_like_a_known_citizen_is_asked_about_on_every_way(worlds, way, written, asked) -> None:
    house: House = worlds["polaris"]
    known = make_citizen(house, "Jette Tang", birth_date=date(1985, 3, 4), phone="22 33 44 55")
    facts = dict(written)
    if "birth_date" in facts:
        facts["birth_date"] = date.fromisoformat(facts["birth_date"])
    usual = USUAL.get(way, Referrer.PSYCHIATRY)
    case = made(worlds, "polaris", "guest", 2026, citizen=CitizenFacts(**facts), referrer=usual)

    referral = WAYS[way](case)

    assert referral is not None
    with acting(house.organisation):
        others = referral.citizen.identity_questions.values_list("other", flat=True)
        assert (known.pk in set(others)) is asked
        assert referral.citizen in citizens_visible_to(house.caseworker)


def test_two_found_to_be_two_are_not_asked_about_again(worlds) -> None:
    """The same wrong number a second time, under the same name."""
    house: House = worlds["polaris"]
    make_citizen(house, "Jette Tang", number="040668-0802", birth_date=None)
    written = CitizenFacts(name="Ole Bro", number="040668-0802")
    case = made(worlds, "polaris", "guest", 2026, citizen=written)

    first = api(case)
    with acting(house.organisation):
        question = IdentityQuestion.objects.get(citizen=first.citizen, by_number=True)
        answer_identity(
            by=house.caseworker,
            question=question,
            answer="another",
            among=citizens_visible_to(house.caseworker),
            now=case.now,
        )
    second = form_of_another(case)

    with acting(house.organisation):
        assert not is_in_question(second.citizen)
        asked = IdentityQuestion.objects.open().filter(citizen=second.citizen)
        assert [row.other for row in asked] == [first.citizen]
