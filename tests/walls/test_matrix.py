"""Role x route x whose x GET and POST: every address for every role, on one's own things, on
another facility's and on another organisation's. Run again with wall one removed (ADR-0004).

What each role may open is asked for in ``test_links``, where its links are followed, too. Another
organisation's things are asked for with wall one removed only: with it, no more can be in sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from citizens.models import Citizen, CitizenQuerySet
from contacts.models import Contact
from core.acting import acting
from organisations.models import Membership
from organisations.roles import Role
from placements.models import Booking, Facility, FollowUp, Place, Stay
from recovery.models import Star
from referrals.models import Referral
from tests.pages import astray, signed_in
from tests.sharing.acts import give
from tests.walls.asking import Asked, Asker
from tests.walls.conftest import Worlds
from tests.walls.expected_answers import (
    comes_to,
    first_led,
    is_kept_out,
    owed,
    sees,
    walled,
    whose_of,
)
from tests.walls.routes import API, ROUTES, Answer, Route

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


#: One's own only, tested beside their apps: nobody else can even name them.
OWN_ONLY = {
    "draft_page",
    "draft_check",
    "draft_discard",
    "draft_attachments",
    "draft_attachment",
    "detach",
    "remove_filter",
    "dismiss_news",
    "dismiss_all",
    "dismiss_reminder",
    # Of oneself, or of whom one leads.
    "set_time_away",
    "change_time_away",
    "end_time_away",
}


def test_every_address_is_in_the_matrix() -> None:
    assert set(_names(get_resolver().url_patterns)) == set(ROUTES) | OWN_ONLY | API


def _asker(worlds: Worlds, role: Role) -> Asker:
    return Asker(
        signed_in(worlds.herning.actors[role]),
        worlds.herning.organisation,
        worlds.viborg.organisation,
    )


def _kept_out(worlds: Worlds, role: Role) -> Iterator[str]:
    """What each page that is not theirs answered and should not have."""
    asker = _asker(worlds, role)
    for name, whose, status in owed(role):
        if is_kept_out(status) and whose != "foreign":
            asked = asker.get(name, ROUTES[name], getattr(worlds, whose))
            if asked.status != status:
                yield f"{role} {name} {whose}: {asked.status}, not {status}"
            if worlds.foreign.secret in asked.body:
                yield f"{role} {name} {whose}: a foreign name on the page"


def _posts(worlds: Worlds, role: Role, whose: str) -> Iterator[str]:
    """What each form answered, wrote or led to and should not have."""
    asker = _asker(worlds, role)
    opened = {""}
    for name, route in walled():
        if not route.posts or whose not in whose_of(route, role):
            continue
        for empty in _empty_or_not(name, route, role, whose):
            answer = comes_to(name, route, role, whose, empty=empty)
            # What an act leaves behind is looked at by the first who may, and each page that acts
            # lead to by everybody whom they lead there.
            is_first = whose == "own" and role is first_led(name, route, answer, empty=empty)
            asked = asker.post(
                name,
                route,
                getattr(worlds, whose),
                empty=empty,
                opens=is_first or (whose == "own" and answer.leads_to not in opened),
                # What a form does twice does not depend on who sends it.
                twice=is_first and not empty and answer.status == 302,
            )
            opened.add(answer.leads_to)
            body = "empty" if empty else "sensible"
            for fault in _faults(asked, answer, route):
                yield f"{role} {name} {whose} {body}: {fault}"
            for fault in astray(asked.body):
                yield f"{role} {name} {body}: {fault}"
            if worlds.foreign.secret in asked.body:
                yield f"{role} {name} {whose} {body}: a foreign name on the page"


def _empty_or_not(name: str, route: Route, role: Role, whose: str) -> tuple[bool, ...]:
    """Who sees nothing of it is kept out before a field is read. A colleague's house in sight takes
    what one's own takes: an empty form is refused there for both, and done here."""
    assert route.posts is not None
    if sees(role, name, route, whose) != 200:
        return (False,)
    if whose != "own":
        return (True,)
    is_asked_there = (
        "other_facility" in whose_of(route, role)
        and sees(role, name, route, "other_facility") == 200
        and route.posts.expected(role, empty=True).status == 422
    )
    return (False,) if is_asked_there else (True, False)


def _faults(asked: Asked, expected: Answer, route: Route) -> Iterator[str]:
    assert route.posts is not None
    if (asked.status, asked.leads_to) != (expected.status, expected.leads_to):
        yield f"{asked.status} {asked.leads_to}, not {expected.status} {expected.leads_to}"
    elif expected.leads_to and asked.opens != 200:
        yield f"{asked.leads_to} answers {asked.opens}"
    if asked.wrote_twice:
        yield "sent twice, it was done twice"
    done = expected.status == 302 or expected.shows_once
    if asked.wrote != (done and expected.writes and route.posts.writes):
        yield "something was written" if asked.wrote else "nothing was written"


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_kept_out_of_what_is_not_theirs(worlds: Worlds, role: Role) -> None:
    faults = list(_kept_out(worlds, role))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("whose", ["own", "other_facility"])
def test_each_role_changes_its_own_once_and_nothing_else(
    worlds: Worlds, role: Role, whose: str
) -> None:
    faults = list(_posts(worlds, role, whose))
    assert not faults, "\n".join(faults)


@pytest.fixture
def without_wall_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row is in everybody's sight, as far as the product's own queries go."""

    def everything(self: QuerySet, _actor: object, **_narrowed: object) -> QuerySet:
        return self.all()

    for model in (Facility, Place, Booking, Stay, FollowUp, Referral, Star, Contact):
        monkeypatch.setattr(type(model.objects.all()), "visible_to", everything)
        monkeypatch.setattr(
            type(model.objects), "visible_to", lambda self, *_actor, **_narrowed: self.all()
        )
    monkeypatch.setattr(CitizenQuerySet, "of", everything)
    monkeypatch.setattr(type(Citizen.objects), "of", lambda self, _actor: self.all())


@pytest.mark.usefixtures("without_wall_one")
@pytest.mark.parametrize("role", list(Role))
def test_without_wall_one_the_database_still_keeps_organisations_apart(
    worlds: Worlds, role: Role
) -> None:
    asker = _asker(worlds, role)
    for name, route in walled():
        # What a role may not have is refused before a row is looked for, with or without the wall.
        if not route.is_allowed(role):
            continue
        whose = whose_of(route, role)[-1]
        asked = asker.get(name, route, getattr(worlds, whose))
        assert worlds.foreign.secret not in asked.body, f"{role} {name}"
        if whose == "foreign" and route.shows != 405:
            assert asked.status == 404, f"{role} {name}"
    faults = list(_posts(worlds, role, "foreign"))
    assert not faults, "\n".join(faults)


def test_nobody_signed_in_is_asked_to_sign_in(worlds: Worlds) -> None:
    asker = Asker(Client(), worlds.herning.organisation, worlds.viborg.organisation)
    for name, route in walled():
        if route.shows != 405:
            asked = asker.get(name, route, worlds.own)
            assert (asked.status, asked.leads_to) == (302, "sign_in"), name
        # Whoever is not signed in is asked to before a field is read.
        if route.posts:
            asked = asker.post(name, route, worlds.own, empty=False)
            assert (asked.status, asked.wrote) == (403, False), name
            assert 'name="unsent_fields"' in asked.body, f"{name}: what was typed is carried along"


#: What a partner with a grant is let in by (ADR-0043).
DOORS = {"shared_with_me", "shared", "shared_part"}


def test_a_grant_opens_its_own_pages_and_no_other_of_the_product(worlds: Worlds) -> None:
    """Each address there is, pages, files, calendars and the citizen's own page, knocked at by
    somebody who has been given a part of one foreign case."""
    partner, now = worlds.herning.leader, timezone.now()
    with acting(worlds.viborg.organisation, worlds.herning.organisation):
        grant = give(
            worlds.viborg.leader,
            worlds.foreign.stay,
            partner,
            now=now,
            last_on=timezone.localdate(now) + timedelta(days=10),
        )
    asker = _asker(worlds, Role.FACILITY_LEADER)
    theirs = replace(worlds.foreign, grant=grant)
    shown = {
        name
        for name, route in ROUTES.items()
        if route.shows != 405 and theirs.secret in asker.get(name, route, theirs).body
    }
    assert shown == DOORS
    found = asker.post("citizens", ROUTES["citizens"], theirs, empty=False, opens=False)
    assert theirs.secret not in found.body


def test_a_membership_that_ended_is_gone_at_the_next_request(worlds: Worlds) -> None:
    caseworker = worlds.herning.caseworker
    client = signed_in(caseworker)
    assert client.get(reverse("board")).status_code == 200
    assert caseworker.membership is not None
    Membership.objects.filter(pk=caseworker.membership.pk).update(ends_on=date(2021, 1, 1))
    assert client.get(reverse("board")).status_code == 403
