"""What every view of the public door shares: the house, on whose behalf, and whose draft it is.

Nobody is signed in, so ``current_actor`` acts for nobody. A page of a house that takes what a
citizen writes acts for that house's organisation, and for no other: its services are called with
``Actor.public``, which may send and see nothing (docs/security/holes.md, "The public door").
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from core.acting import acting
from organisations.actors import Actor
from public.models import PublicDraft
from public.published import PublishedHouse, published_house

_DRAFT: Final = "public_draft"
_SENT: Final = "public_sent"
#: Seconds without use after which this browser asks for the code again; and for so long a second
#: press of "send" is answered as the first was.
OPEN_FOR: Final = 30 * 60
SENT_FOR: Final = 10 * 60


@dataclass(frozen=True)
class Door:
    """One house's public door, as somebody stands at it."""

    house: PublishedHouse
    by: Actor


View = Callable[Concatenate[HttpRequest, Door, ...], HttpResponse]


def at_the_door(view: View) -> Callable[..., HttpResponse]:
    """For a house that has published its page and is asked there; 404 for any other.

    Nothing of the answer is kept by the browser or on the way: whoever uses it next sees nothing.
    """

    @wraps(view)
    def opened(request: HttpRequest, slug: str, **kwargs: Any) -> HttpResponse:
        house = published_house(slug)
        if house is None or not house.asked_here(timezone.localdate()):
            raise Http404
        with acting(house.organisation):
            response = view(request, Door(house, Actor.public(house.organisation)), **kwargs)
        patch_cache_control(response, no_store=True, private=True)
        return response

    opened.is_open_to_all = True  # type: ignore[attr-defined]  # read by organisations.unsent
    return opened


def shown_to_all(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page as everybody sees it, also one who is signed in."""
    return render(request, template, {"actor": None} | context, status=status)


def open_draft(request: HttpRequest, door: Door) -> PublicDraft | None:
    """The draft this browser has open at this house; None where it has none, or has had it too
    long without use."""
    draft_id = _recent(request, _DRAFT, door, OPEN_FOR)
    if draft_id is None:
        return None
    now = timezone.now()
    draft = PublicDraft.objects.filter(
        controller=door.house.organisation, facility=door.house.facility_id, pk=draft_id
    ).first()
    if draft is None or not draft.is_open_at(now):
        request.session.pop(_DRAFT, None)
        return None
    keep_open(request, door, draft.pk)
    return draft


def keep_open(request: HttpRequest, door: Door, draft_id: UUID) -> None:
    """This browser may go on with the draft without its code, until it is not used for a while."""
    _keep(request, _DRAFT, door, draft_id)


def close_draft(request: HttpRequest, *, sent: tuple[Door, UUID] | None = None) -> None:
    """From now on this browser shows nothing of it without the code."""
    request.session.pop(_DRAFT, None)
    request.session.pop(_SENT, None)
    if sent is not None:
        _keep(request, _SENT, *sent)


def draft_to_send(request: HttpRequest, door: Door) -> UUID | None:
    """The open draft, or the one that was sent a moment ago by the same button."""
    return _recent(request, _DRAFT, door, OPEN_FOR) or _recent(request, _SENT, door, SENT_FOR)


def begin_session(request: HttpRequest) -> None:
    """A session of one's own; of one who is signed in it stays as it is."""
    if not request.user.is_authenticated:
        request.session.cycle_key()
        request.session.set_expiry(min(OPEN_FOR, settings.SESSION_COOKIE_AGE))


def _keep(request: HttpRequest, key: str, door: Door, draft_id: UUID) -> None:
    request.session[key] = [door.house.slug, str(draft_id), timezone.now().timestamp()]


def _recent(request: HttpRequest, key: str, door: Door, seconds: int) -> UUID | None:
    kept = request.session.get(key)
    if kept is None:
        return None
    slug, draft_id, at = kept
    if timezone.now().timestamp() - at > seconds:
        del request.session[key]
        return None
    return UUID(draft_id) if slug == door.house.slug else None
