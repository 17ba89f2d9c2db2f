"""Every address of the product, and how to make it for something of one's own or of others.

An address that is missing here fails the matrix: nobody adds a page without saying who may see it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from core.acting import acting
from organisations.actors import Actor
from organisations.roles import Permission, Role
from placements.models import Booking, Facility, FollowUp, Stay
from placements.services.bookings import close_place
from recovery.models import Star
from recovery.services import start_star
from referrals.models import Referral
from tests.world import House, make_accepted_referral, make_referral, make_stay


@dataclass
class Things:
    """One of everything at one facility."""

    facility: Facility
    stay: Stay
    referral: Referral
    accepted: Referral
    closure: Booking
    follow_up: FollowUp
    star: Star
    secret: str


def make_things(house: House, facility: Facility, secret: str) -> Things:
    """``secret`` is the name of everyone here; it must never stand on a page of someone else's."""
    now = timezone.now()
    stay = make_stay(house, facility=facility, name=f"{secret} Bor", days_ago=20)
    referral = make_referral(house, name=f"{secret} Beder", facility=facility)
    accepted = make_accepted_referral(house, name=f"{secret} Venter", facility=facility)
    system = Actor.system(house.organisation)
    with acting(house.organisation):
        closure = close_place(
            by=system,
            place=house.place(facility, n=2),
            starts_on=timezone.localdate(now),
            ends_on=timezone.localdate(now) + timedelta(days=3),
            reason=f"{secret} maling",
            now=now,
        )
        star = start_star(by=system, stay=stay, on=timezone.localdate(now))
        follow_up = stay.follow_ups.get(kind="second_week")
    return Things(facility, stay, referral, accepted, closure, follow_up, star, secret)


#: For systems with a token; to people's sessions they are closed (test_api).
API = {
    "api_token",
    "api_revoke",
    "api_schemes",
    "api_scheme_criteria",
    "api_facilities",
    "api_capacity",
    "api_referrals",
    "api_referral",
    "api_withdraw",
}

Arguments = Callable[[Things], dict[str, Any]]


@dataclass(frozen=True)
class Route:
    """``of`` gives the address' arguments for one thing; None for pages about no one thing."""

    needs: tuple[Permission, ...] = ()
    of: Arguments | None = None
    method: str = "get"
    #: Besides, one of these.
    any_of: tuple[Permission, ...] = ()
    #: Whom the scheme leaves it to, among those who hold the permission; () for all of them.
    decides: tuple[Role, ...] = ()
    signed_out: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def _pk(kind: str) -> Arguments:
    return lambda things: {"pk": getattr(things, kind).pk}


_SEE, _REFER, _ASSESS = Permission.SEE_REFERRALS, Permission.REFER, Permission.ASSESS
_CITIZENS, _RUN = Permission.SEE_CITIZENS, Permission.RUN_STAYS
_STAR, _FOLLOW = Permission.MAKE_STAR, Permission.FOLLOW_UP
_PLACES = Permission.SEE_PLACES

ROUTES: dict[str, Route] = {
    # --- The frame
    "sign_in": Route(signed_out=True),
    "sign_out": Route(signed_out=True),
    "set_language": Route(signed_out=True),
    "health": Route(signed_out=True),
    "sent_mail": Route(signed_out=True),  # the local environment only: 404 elsewhere
    "demonstration": Route(signed_out=True),  # likewise
    "choose_role": Route(method="post"),
    "my_day": Route(),
    "overview": Route(needs=(Permission.SEE_FIGURES,)),
    "figure_csv": Route(
        needs=(Permission.SEE_FIGURES,),
        of=lambda _things: {"name": "budget"},
        extra={"shared": True},
    ),
    # --- Referrals
    "referrals": Route(needs=(_SEE,)),
    "referral_new": Route(needs=(_REFER,)),
    "referral": Route(needs=(_SEE,), of=_pk("referral")),
    "referral_receipt": Route(needs=(_REFER,), of=_pk("referral")),
    "accept_referral": Route(needs=(Permission.DECIDE,), of=_pk("referral")),
    "refuse_referral": Route(needs=(Permission.DECIDE,), of=_pk("referral")),
    "withdraw_referral": Route(needs=(_REFER,), of=_pk("referral")),
    "answer_question": Route(
        needs=(_ASSESS,), of=lambda things: {"pk": things.referral.pk, "key": "cooperates"}
    ),
    "add_note": Route(needs=(_ASSESS,), of=_pk("referral"), method="post"),
    "set_municipalities": Route(needs=(_ASSESS,), of=_pk("referral")),
    "start_outreach": Route(needs=(Permission.BOOK,), of=_pk("accepted")),
    "referral_letter": Route(needs=(_SEE,), of=_pk("accepted")),
    "place_referral": Route(
        needs=(_SEE,),
        any_of=(Permission.BOOK, Permission.GRANT_GUEST_NIGHT),
        of=_pk("accepted"),
    ),
    # --- Places
    "board": Route(needs=(_PLACES,)),
    "place_book": Route(needs=(_PLACES,), of=lambda things: {"pk": things.closure.place_id}),
    "booking": Route(needs=(_PLACES,), of=_pk("closure")),
    "referrals_for_place": Route(
        needs=(Permission.BOOK,), of=lambda things: {"pk": things.closure.place_id}
    ),
    "guest_night": Route(needs=(Permission.GRANT_GUEST_NIGHT,)),
    # --- Citizens, stays, stars
    "citizens": Route(needs=(_CITIZENS,)),
    "citizen": Route(needs=(_CITIZENS,), of=lambda things: {"pk": things.stay.citizen_id}),
    "reveal_number": Route(
        needs=(Permission.REVEAL_CPR,),
        of=lambda things: {"pk": things.stay.citizen_id},
        method="post",
    ),
    "stay": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "follow_ups": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "stay_timeline": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "move_in": Route(needs=(_RUN,), of=_pk("stay")),
    "move_out": Route(needs=(_RUN,), of=_pk("stay")),
    "ask_to_leave": Route(needs=(_RUN,), decides=(Role.FACILITY_LEADER,), of=_pk("stay")),
    "relapse": Route(needs=(_CITIZENS, _FOLLOW), of=_pk("stay")),
    "onward": Route(needs=(_CITIZENS, _FOLLOW), of=_pk("stay")),
    "orientering": Route(needs=(_CITIZENS, _FOLLOW), of=_pk("stay")),
    "move_review": Route(needs=(Permission.EXTEND_STAYS,), of=_pk("stay")),
    "extend_stay": Route(needs=(Permission.EXTEND_STAYS,), of=_pk("stay")),
    "cancel_stay": Route(needs=(_CITIZENS,), any_of=(Permission.BOOK, _RUN), of=_pk("stay")),
    "record_risks": Route(needs=(_CITIZENS, _FOLLOW), of=_pk("stay")),
    "no_show": Route(needs=(_RUN,), of=_pk("stay")),
    "complete_follow_up": Route(needs=(_FOLLOW,), of=_pk("follow_up")),
    "move_follow_up": Route(needs=(_FOLLOW,), of=_pk("follow_up")),
    "stars": Route(needs=(_CITIZENS,), of=_pk("stay")),
    "start_star": Route(needs=(_STAR,), of=_pk("stay"), method="post"),
    "star": Route(needs=(_CITIZENS,), of=_pk("star")),
    "star_area": Route(needs=(_STAR,), of=lambda things: {"pk": things.star.pk, "area": "work"}),
    "finish_star": Route(needs=(_STAR,), of=_pk("star"), method="post"),
    # --- The API's description; the API itself is in test_api
    "api_page": Route(signed_out=True),
    "api_schema": Route(signed_out=True),
}
