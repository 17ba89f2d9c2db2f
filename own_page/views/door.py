"""The door of the citizen's page: card and PIN, and out again."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from core.problems import Problem
from organisations.models import Organisation
from own_page.codes import card_fingerprint, code_in
from own_page.forms import DoorForm
from own_page.models import CardSession
from own_page.services.signing_in import ClosedForGood, SignedIn, sign_in, sign_out
from own_page.views.loading import (
    count_try,
    current_session,
    drop_session,
    keep_session,
    language_asked,
    with_card,
    without_account,
)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@without_account
def door(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Where the card leads. Of what does not open it is said that it does not, and no more."""
    if request.method == "GET" and current_session(request, organisation) is not None:
        return redirect("own_page", organisation=organisation.key)
    with translation.override(language_asked(request)):
        form = DoorForm(posted(request))
        # Not undone: a wrong PIN is written down.
        opened = attempt(request, form, lambda: _open(request, organisation, form), undo=False)
        if isinstance(opened, ClosedForGood):
            closed = {"house": opened.house, "organisation": organisation}
            return render(request, "own_page/closed.html", closed)
        if isinstance(opened, SignedIn):
            if request.user.is_authenticated:
                logout(request)
            rotate_token(request)
            to_page = redirect("own_page", organisation=organisation.key)
            keep_session(to_page, opened.token)
            return to_page
        context: dict[str, Any] = {
            "organisation": organisation,
            "form": form,
            "colleague": request.user if request.user.is_authenticated else None,
            "language": translation.get_language(),
            "languages": settings.LANGUAGES,
        }
        response = render(request, "own_page/door.html", context, status=form.status)
        response.headers["Content-Language"] = translation.get_language()
        return response


# What is typed here comes back to nobody, also where the form could not be received.
door.forgets_typed = True  # type: ignore[attr-defined]  # read by organisations.unsent


def _open(
    request: HttpRequest, organisation: Organisation, form: DoorForm
) -> SignedIn | ClosedForGood:
    code, pin = form.cleaned_data["code"], form.cleaned_data["pin"]
    count_try(request, card_fingerprint(code_in(code), organisation))
    opened = sign_in(organisation=organisation, written=code, pin=pin, now=timezone.now())
    if opened is None:
        raise Problem(
            "page_stays_closed",
            _(
                "That did not open the page. Look at the code and the PIN once more. After many "
                "tries a card is closed for a day. The house that gave you the card can help."
            ),
        )
    return opened


@button
@with_card
def leave(request: HttpRequest, session: CardSession) -> HttpResponse:  # noqa: ARG001  # a view
    """In one click: nothing of the page opens in this browser any more."""
    organisation = session.card.stay.controller
    sign_out(session=session, now=timezone.now())
    response = redirect("own_page_door", organisation=organisation.key)
    drop_session(response)
    return response
