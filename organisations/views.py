"""Signing in, signing out, and choosing which of one's roles to act in."""

from __future__ import annotations

from django import forms
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from organisations.access import ActorRequest, needs
from organisations.middleware import SESSION_KEY


class SignInForm(AuthenticationForm):
    username = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    error_messages = {
        "invalid_login": _("The e-mail and the password don't belong together. Try again."),
        "inactive": _("This account is closed."),
    }

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()


class SignIn(auth.LoginView):
    template_name = "organisations/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(auth.LogoutView):
    http_method_names = ["post", "options"]


@require_POST
@needs()
def choose_role(request: ActorRequest) -> HttpResponse:
    """Act in another of one's memberships from now on."""
    chosen = request.POST.get("membership", "")
    if chosen in {str(m.pk) for m in request.memberships}:  # type: ignore[attr-defined]  # middleware
        request.session[SESSION_KEY] = int(chosen)
    return redirect("my_day")
