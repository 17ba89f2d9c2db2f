"""Who may open a page: the second of a view's five steps, visible in one line.

What they may see of it is ``visible_to``'s matter: out of sight is 404, in sight but not allowed
is 403 (DESIGN.md, "Who sees what").
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django_htmx.middleware import HtmxDetails

from core.unsent import ACTING_AS
from organisations.actors import Actor
from organisations.models import Membership
from organisations.roles import Permission
from organisations.unsent import ask_to_sign_in, ask_which_role


class ActorRequest(HttpRequest):
    """A request whose asker is known: what a view behind :func:`needs` receives."""

    actor: Actor
    memberships: list[Membership]
    htmx: HtmxDetails


View = Callable[Concatenate[ActorRequest, ...], HttpResponse]


def needs(*permissions: Permission) -> Callable[[View], Callable[..., HttpResponse]]:
    """Only for actors holding all ``permissions``; without any, for everyone signed in.

    Nobody signed in goes to the sign-in page and comes back, with what was typed; signed in
    without a role, or without the permission, gets a page that says so (403). A page opened in
    another role than the one acted in by now writes nothing (409).
    """

    def decorate(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                if request.method == "POST" or request.headers.get("HX-Request"):
                    return ask_to_sign_in(request)
                return redirect_to_login(request.get_full_path())
            actor: Actor | None = request.actor
            if actor is None:
                return render(request, "organisations/no_role.html", status=403)
            opened_as = request.POST.get(ACTING_AS) or request.headers.get("X-Acting-As")
            if request.method == "POST" and not _acts_as(actor, opened_as):
                memberships = {str(each.pk): each for each in request.memberships}
                return ask_which_role(request, memberships.get(opened_as or ""))
            if not all(actor.may(permission) for permission in permissions):
                return render(request, "403.html", status=403)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def _acts_as(actor: Actor, opened_as: str | None) -> bool:
    """Whether the page was opened in this role; a page that doesn't say was."""
    return not opened_as or actor.membership is None or opened_as == str(actor.membership.pk)
