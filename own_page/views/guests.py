"""A guest's card: entered or scanned when an anonymous guest comes back.

Every page here is the answer to a form: no code and nothing that is remembered stands in an
address, and no reading is logged, since nobody is named to whom it could belong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import attempt, posted
from core.personal_links import count_wrong_link
from core.problems import Problem
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from own_page import rules
from own_page.codes import code_in
from own_page.forms import GuestCodeForm, MemoryForm
from own_page.prints import picture_of
from own_page.services.remembering import (
    Memory,
    burn_card,
    change_memory,
    read_card,
    remember_guest,
)

View = Callable[..., HttpResponse]


def _where_guests_are_remembered(view: View) -> View:
    """Staff of a house whose scheme has such cards; to others there is no such page."""

    @wraps(view)
    def guarded(request: ActorRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not rules.remembers_guests(request.actor):
            raise Http404
        return view(request, *args, **kwargs)

    return needs(Permission.RUN_STAYS)(guarded)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@_where_guests_are_remembered
def card(request: ActorRequest) -> HttpResponse:
    """The code in, and what the card brings."""
    form = GuestCodeForm(posted(request))
    memory = attempt(request, form, lambda: _read(request, form))
    if memory is not None:
        return _brought(request, form.cleaned_data["code"], memory)
    return render(request, "own_page/guest_code.html", {"form": form}, status=form.status)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@_where_guests_are_remembered
def make(request: ActorRequest) -> HttpResponse:
    """A new card; the answer is the card to print, and nothing shows its code again."""
    form = MemoryForm(posted(request))
    code = attempt(
        request,
        form,
        lambda: remember_guest(by=request.actor, now=timezone.now(), **form.cleaned_data),
    )
    if code is None:
        return render(request, "own_page/guest_new.html", {"form": form}, status=form.status)
    address = f"{settings.SITE_ADDRESS}{reverse('guest_card')}#{code_in(code)}"
    width, path = picture_of(address)
    context = {"code": code, "width": width, "path": path}
    return render(request, "own_page/guest_print.html", context)


@sensitive_post_parameters()
@require_POST
@_where_guests_are_remembered
def change(request: ActorRequest) -> HttpResponse:
    """What the card brings from now on."""
    form, code = MemoryForm(request.POST), request.POST.get("code", "")
    memory = attempt(
        request,
        form,
        lambda: change_memory(
            by=request.actor, written=code, now=timezone.now(), **form.cleaned_data
        ),
    )
    if memory is None:
        context = {"form": form, "code": code}
        return render(request, "own_page/guest.html", context, status=form.status)
    messages.success(request, _("It is saved. The card brings it the next time."))
    return redirect("guest_card")


@sensitive_post_parameters()
@require_POST
@_where_guests_are_remembered
def burn(request: ActorRequest) -> HttpResponse:
    """All of it goes."""
    burn_card(by=request.actor, written=request.POST.get("code", ""), now=timezone.now())
    messages.success(request, _("The card is burned. Nothing that it brought is left."))
    return redirect("guest_card")


def _read(request: ActorRequest, form: GuestCodeForm) -> Memory:
    memory = read_card(by=request.actor, written=form.cleaned_data["code"], now=timezone.now())
    if memory is None:
        count_wrong_link(request)
        raise Problem(
            "no_such_card",
            _("No card of the house has this code: it was mistyped, or the card is burned."),
            field="code",
        )
    return memory


def _brought(request: ActorRequest, code: str, memory: Memory) -> HttpResponse:
    initial = {"alias": memory.alias, "helped": memory.helped, "remember": memory.remember}
    context = {"form": MemoryForm(initial=initial), "memory": memory, "code": code}
    return render(request, "own_page/guest.html", context)
