"""Choosing a password: the link of the mail, and asking for one. Open to all."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from core.client_address import client_address
from core.forms import attempt, posted
from organisations.password_forms import ForgottenForm, PasswordForm
from organisations.services.passwords import DAYS, choose_password, forget_password, opened_by


@never_cache
@require_http_methods(["GET", "POST"])
def forgot_password(request: HttpRequest) -> HttpResponse:
    """A mail with a link, for whoever has the e-mail; the answer is the same if nobody has."""
    form = ForgottenForm(posted(request))

    def ask() -> bool:
        email = form.cleaned_data["email"]
        forget_password(email=email, address=client_address(request), now=timezone.now())
        return True

    asked = attempt(request, form, ask)
    context = {"form": form, "asked": asked, "days": DAYS}
    return render(request, "organisations/forgot_password.html", context, status=form.status)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def choose_password_page(request: HttpRequest, person: str, token: str) -> HttpResponse:
    """Where the link of the mail leads."""
    user = opened_by(person, token)
    if user is None:
        return render(request, "organisations/link_ended.html", status=HTTPStatus.GONE)
    form = PasswordForm(posted(request))
    chosen = attempt(
        request,
        form,
        lambda: choose_password(person=person, token=token, password=form.cleaned_data["password"]),
    )
    if chosen is not None:
        logout(request)  # whoever was signed in here: the next one writes the password
        messages.success(request, _("Your password is chosen. Sign in with it."))
        return redirect("sign_in")
    context = {"form": form, "user_email": user.email}
    return render(request, "organisations/choose_password.html", context, status=form.status)


# A page from before the session began anew is shown again, and asks nobody to sign in: read by
# organisations.unsent.
forgot_password.is_open_to_all = True  # type: ignore[attr-defined]
choose_password_page.is_open_to_all = True  # type: ignore[attr-defined]
