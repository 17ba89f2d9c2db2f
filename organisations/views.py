"""Signing in, signing out, and choosing the role one acts in and the language one reads."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import views as auth
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from core.buttons import button
from core.unsent import UnsentForm
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.middleware import SESSION_KEY
from organisations.models import Membership
from organisations.session_limits import is_longest, seconds_left
from organisations.sign_in_form import SignInForm
from organisations.unsent import show_again


class SignIn(auth.LoginView):
    template_name = "organisations/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        carried = UnsentForm.carried_by(self.request)
        return super().get_context_data(**kwargs) | {"unsent": carried}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """In the role the text was written in. Another person gets nothing of it."""
        response = super().form_valid(form)
        carried = UnsentForm.carried_by(self.request)
        if carried is None:
            return response
        if carried.acting_as:
            own = Membership.objects.filter(user=form.get_user()).values_list("pk", flat=True)
            if carried.acting_as not in map(str, own):
                return redirect("my_day")
            self.request.session[SESSION_KEY] = int(carried.acting_as)
        return show_again(self.request, carried)


class SignOut(auth.LogoutView):
    http_method_names = ["post", "options"]


@button
@needs()
def choose_role(request: ActorRequest) -> HttpResponse:
    """Act in another of one's memberships from now on."""
    wanted = request.POST.get("membership", "")
    chosen = next((each for each in request.memberships if str(each.pk) == wanted), None)
    if chosen is not None:
        request.session[SESSION_KEY] = chosen.pk
        request.actor = Actor.of(chosen)
    carried = UnsentForm.carried_by(request)
    return show_again(request, carried) if chosen and carried else redirect("my_day")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Read in another language from now on; what was typed on the page comes along."""
    response = set_language(request)
    carried = UnsentForm.carried_by(request)
    if carried is None:
        return response
    chosen = response.cookies.get(settings.LANGUAGE_COOKIE_NAME)
    with translation.override(chosen.value if chosen else translation.get_language()):
        shown = show_again(request, carried)
    shown.cookies.update(response.cookies)
    return shown


@require_safe
def session_left(request: HttpRequest) -> JsonResponse:
    """For how many seconds more one is signed in; asking does not make it longer (401: no more)."""
    left = seconds_left(request)
    answer = {"seconds": left, "is_longest": is_longest(request)}
    return JsonResponse(answer, status=200 if left > 0 else 401)
