"""Role x route x whose: every address for every role, on one's own, on another facility's and on
another organisation's things. Run again with wall one removed (ADR-0004)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db.models import QuerySet
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from citizens.models import Citizen, CitizenQuerySet
from organisations.roles import Role
from placements.models import Booking, Facility, FollowUp, Place, Stay
from recovery.models import Star
from referrals.models import Referral
from tests.walls.routes import API, ROUTES, Route, Things, make_things
from tests.world import House, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ALLOWED = {200, 302, 409, 422}
ACUTE_SEES_ONLY_GUEST_ROOMS = {"place_book", "booking"}


@dataclass
class Worlds:
    herning: House
    own: Things
    other_facility: Things
    foreign: Things


@pytest.fixture
def worlds() -> Worlds:
    herning = make_house("herning", "Herning Kommune", municipality_code="0657")
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    return Worlds(
        herning,
        own=make_things(herning, herning.first, "Egen"),
        other_facility=make_things(herning, herning.second, "Nabo"),
        foreign=make_things(viborg, viborg.first, "Fremmed"),
    )


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


#: One's own only, tested beside their apps: nobody else can even name them.
OWN_ONLY = {"draft_page", "draft_check", "draft_discard", "dismiss_news", "dismiss_reminder"}


def test_every_address_is_in_the_matrix() -> None:
    assert set(_names(get_resolver().url_patterns)) == set(ROUTES) | OWN_ONLY | API


def _ask(client: Client, name: str, route: Route, things: Things) -> HttpResponse:
    url = reverse(name, kwargs=route.of(things) if route.of else {})
    return client.post(url, {}) if route.method == "post" else client.get(url)


def _signed_in(role: Role, house: House) -> Client:
    client = Client()
    user = house.actors[role].user
    assert user is not None
    client.force_login(user)
    return client


def _may(role: Role, route: Route) -> bool:
    has_one = not route.any_of or any(named in role.permissions for named in route.any_of)
    return has_one and all(permission in role.permissions for permission in route.needs)


def _sees_own(role: Role, name: str) -> bool:
    return not (role is Role.ACUTE_STAFF and name in ACUTE_SEES_ONLY_GUEST_ROOMS)


def _check(worlds: Worlds, role: Role) -> list[str]:
    """What each answer was and should not have been."""
    client = _signed_in(role, worlds.herning)
    wrong = []
    for name, route in ROUTES.items():
        if route.signed_out:
            continue
        for whose in ("own", "other_facility", "foreign"):
            if whose != "own" and (route.of is None or "shared" in route.extra):
                continue
            things: Things = getattr(worlds, whose)
            answer = _ask(client, name, route, things)
            expected = _expected(role, name, route, whose)
            if answer.status_code not in expected:
                wrong.append(f"{role} {name} {whose}: {answer.status_code}, not in {expected}")
            if whose == "foreign" and worlds.foreign.secret in answer.content.decode():
                wrong.append(f"{role} {name}: a foreign name on the page")
    return wrong


def _expected(role: Role, name: str, route: Route, whose: str) -> set[int]:
    if not _may(role, route):
        return {403}
    if whose == "foreign":
        return {404}
    # A referrer sees what the organisation sent, wherever it went.
    sees_all = role.sees_whole_organisation or role is Role.REFERRER
    if whose == "other_facility" and not sees_all:
        return {404}
    if not _sees_own(role, name):
        return {404}
    return {403} if route.decides and role not in route.decides else ALLOWED


@pytest.mark.parametrize("role", list(Role))
def test_each_role_reaches_its_own_and_nothing_else(worlds: Worlds, role: Role) -> None:
    assert _check(worlds, role) == []


@pytest.mark.parametrize("role", list(Role))
def test_without_wall_one_the_database_still_keeps_organisations_apart(
    worlds: Worlds, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    def everything(self: QuerySet, _actor: object) -> QuerySet:
        return self.all()

    for model in (Facility, Place, Booking, Stay, FollowUp, Referral, Star):
        monkeypatch.setattr(type(model.objects.all()), "visible_to", everything)
        monkeypatch.setattr(type(model.objects), "visible_to", lambda self, _a: self.all())
    monkeypatch.setattr(CitizenQuerySet, "of", everything)
    monkeypatch.setattr(type(Citizen.objects), "of", lambda self, _a: self.all())
    client = _signed_in(role, worlds.herning)
    for name, route in ROUTES.items():
        if route.of is None or "shared" in route.extra or route.signed_out:
            continue
        answer = _ask(client, name, route, worlds.foreign)
        assert answer.status_code in {403, 404}, f"{role} {name}: {answer.status_code}"
        assert worlds.foreign.secret not in answer.content.decode()
    for name, route in ROUTES.items():
        if route.of is None and not route.signed_out and route.method == "get":
            page = client.get(reverse(name)).content.decode()
            assert worlds.foreign.secret not in page, f"{role} {name}"


def test_nobody_signed_in_is_asked_to_sign_in(worlds: Worlds) -> None:
    for name, route in ROUTES.items():
        if route.signed_out:
            continue
        answer = _ask(Client(), name, route, worlds.own)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("sign_in")), name


def test_a_membership_that_ended_is_gone_at_the_next_request(worlds: Worlds) -> None:
    client = _signed_in(Role.CASEWORKER, worlds.herning)
    assert client.get(reverse("board")).status_code == 200
    membership = worlds.herning.caseworker.membership
    assert membership is not None
    membership.ends_on = membership.starts_on.replace(year=2021)
    membership.save()
    assert client.get(reverse("board")).status_code == 403
