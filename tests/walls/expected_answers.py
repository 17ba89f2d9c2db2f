"""What each role sees of whose things: the answer that a page owes to whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from organisations.roles import Role
from tests.walls.routes import ROUTES, Answer, Route

ACUTE_SEES_ONLY_GUEST_ROOMS = {"place_book", "booking", "place_ready", "undo_booking"}
#: In this order: whoever may do most first, and whoever sees fewest last.
WHO_DOES = sorted(Role, key=lambda role: (-len(role.permissions), role is Role.ACUTE_STAFF))


def sees(role: Role, name: str, route: Route, whose: str) -> int:
    """200 where the thing is in sight and the role may; else how it is kept from them."""
    if not route.is_allowed(role):
        return 403
    # A referrer sees what the organisation sent, wherever it went.
    sees_all = role.sees_whole_organisation or role.only_sends
    # Whoever runs all houses sees them, and nobody who stays there.
    sees_all = sees_all or ("run" in route.extra and role.runs_whole_organisation)
    if whose == "foreign" or (whose == "other_facility" and not sees_all):
        return 404
    if role is Role.ACUTE_STAFF and name in ACUTE_SEES_ONLY_GUEST_ROOMS:
        return 404
    return 403 if route.decides and role not in route.decides else 200


def whose_of(route: Route, role: Role) -> tuple[str, ...]:
    """Who may not have the page at all is told so whosever it is: of one's own says enough."""
    alone = route.of is None or "shared" in route.extra or not route.is_allowed(role)
    return ("own",) if alone else ("own", "other_facility", "foreign")


def walled() -> Iterator[tuple[str, Route]]:
    return ((name, route) for name, route in ROUTES.items() if not route.signed_out)


def owed(role: Role) -> Iterator[tuple[str, str, int]]:
    """Every address with whose things it is asked for, and the status of a GET."""
    for name, route in walled():
        for whose in whose_of(route, role):
            status = sees(role, name, route, whose)
            yield name, whose, route.shows if route.shows == 405 or status == 200 else status


def comes_to(name: str, route: Route, role: Role, whose: str, *, empty: bool) -> Answer:
    """What a POST comes to: the form's own answer where the page is in sight and the role may."""
    assert route.posts is not None
    status = sees(role, name, route, whose)
    return route.posts.expected(role, empty=empty) if status == 200 else Answer(status)


def first_led(name: str, route: Route, answer: Answer, *, empty: bool) -> Role:
    """The first role whom one's own form leads to where ``answer`` does."""
    return next(
        role
        for role in WHO_DOES
        if comes_to(name, route, role, "own", empty=empty).leads_to == answer.leads_to
    )


def is_kept_out(status: int) -> bool:
    return status in (403, 404)
