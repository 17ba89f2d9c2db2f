"""When the world has moved on, a form answers 409, says so on its page and writes nothing."""

from __future__ import annotations

import pytest

from organisations.roles import Role
from tests.pages import signed_in
from tests.walls.asking import Asker
from tests.walls.conftest import Worlds
from tests.walls.routes import ROUTES
from tests.walls.too_late import NEVER_TOO_LATE, TOO_LATE

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def whoever_may(name: str) -> Role:
    """A role for whom the form leads on."""
    route = ROUTES[name]
    return next(
        role
        for role in (Role.CASEWORKER, Role.FACILITY_LEADER, Role.FACILITY_STAFF)
        if set(route.needs) <= set(role.permissions)
        and (not route.decides or role in route.decides)
        and (not route.any_of or set(route.any_of) & set(role.permissions))
        and route.posts
        and route.posts.expected(role, empty=False).status == 302
    )


def test_each_form_that_writes_can_come_too_late_or_says_why_not() -> None:
    writing = {
        name
        for name, route in ROUTES.items()
        if route.posts and route.posts.writes and route.posts.sensible.status == 302
    }
    assert writing == set(TOO_LATE) | set(NEVER_TOO_LATE)
    assert not set(TOO_LATE) & set(NEVER_TOO_LATE)


@pytest.mark.parametrize("name", TOO_LATE)
def test_what_comes_too_late_is_a_conflict_and_writes_nothing(worlds: Worlds, name: str) -> None:
    house = worlds.herning
    asker = Asker(signed_in(house.actors[whoever_may(name)]), house.organisation)
    asked = asker.post(name, ROUTES[name], worlds.own, empty=False, too_late=TOO_LATE[name])
    assert asked.status == 409
    assert not asked.wrote
