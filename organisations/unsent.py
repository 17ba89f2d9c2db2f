"""What is answered where a form can't be received, without anything typed being lost."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from core.buttons import view_at
from core.unsent import UnsentForm
from organisations.models import Membership
from organisations.sign_in_form import SignInForm


def ask_to_sign_in(request: HttpRequest, *, why: str = "") -> HttpResponse:
    """The sign-in page, carrying what was typed; a script that saves is told (401)."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
    unsent = UnsentForm.of(request)
    context = {
        "form": SignInForm(request),
        "unsent": unsent,
        "why": why
        or _("You are signed out. What you wrote is still here and comes along when you sign in."),
        "next": unsent.page or reverse("my_day"),
    }
    return render(request, "organisations/sign_in.html", context, status=HTTPStatus.FORBIDDEN)


def show_again(request: HttpRequest, unsent: UnsentForm) -> HttpResponse:
    """The form as it was typed, not saved; of a button, the page it stands on."""
    if unsent.is_button:
        messages.warning(request, _("That was not done yet. Press the button once more."))
        return redirect(unsent.page or "my_day")
    return render(request, "organisations/show_again.html", {"unsent": unsent})


def ask_which_role(request: HttpRequest, opened_in: Membership | None) -> HttpResponse:
    """The page was opened in another role than the one the person acts in by now (409).

    ``opened_in`` is None where the person has that role no longer.
    """
    if request.headers.get("HX-Request"):
        return HttpResponse(status=HTTPStatus.CONFLICT)
    context = {"unsent": UnsentForm.of(request), "membership": opened_in}
    return render(request, "organisations/which_role.html", context, status=HTTPStatus.CONFLICT)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's
    """A page from before the last sign-in (``CSRF_FAILURE_VIEW``), or another site's form.

    Only a page of ours gets its text back: what another site sends is shown to nobody.
    """
    is_ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if request.headers.get("HX-Request") or not is_ours:
        return render(request, "403_csrf.html", status=HTTPStatus.FORBIDDEN)
    if request.path == reverse("sign_in"):
        return _sign_in_once_more(request)
    view = view_at(request.path)
    if getattr(view, "forgets_typed", False):
        return redirect(request.get_full_path())
    # A page that is open to all asks nobody to sign in.
    is_open = getattr(view, "is_open_to_all", False)
    if not request.user.is_authenticated and not is_open:
        return ask_to_sign_in(request)
    return show_again(request, UnsentForm.of(request))


def _sign_in_once_more(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:  # in another tab, meanwhile
        carried = UnsentForm.carried_by(request)
        return show_again(request, carried) if carried else redirect(_next(request))
    context: dict[str, Any] = {
        "form": SignInForm(request, initial={"username": request.POST.get("username", "")}),
        "unsent": UnsentForm.carried_by(request),
        "why": _("The page was too old. Write your password once more."),
        "next": _next(request),
    }
    return render(request, "organisations/sign_in.html", context, status=HTTPStatus.FORBIDDEN)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, request.get_host(), request.is_secure()):
        return wanted
    return resolve_url("my_day")
