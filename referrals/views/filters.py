"""Saving and removing a filter of the worklist."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.forms import attempt, posted
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from referrals.forms.filters import SaveFilterForm
from referrals.models import SavedFilter
from referrals.services.saved_filters import may_share, remove_filter, save_filter
from referrals.services.worklist import views_of
from referrals.services.worklist_filters import narrowed


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_REFERRALS)
def save(request: ActorRequest) -> HttpResponse:
    """What is in the address, under a name. Words that were searched are left out."""
    query, labels = _choices(request)
    form = SaveFilterForm(posted(request), may_share=may_share(request.actor))
    saved = attempt(
        request,
        form,
        lambda: save_filter(by=request.actor, query=query, **form.cleaned_data),
    )
    back = f"{reverse('referrals')}?{query}"
    if saved is not None:
        messages.success(request, _("The filter is saved."))
        return redirect(back)
    context: dict[str, Any] = {
        "section": "referrals",
        "form": form,
        "labels": labels,
        "back": back,
        "leaves_out_words": bool(request.GET.get("q", "").strip()),
    }
    return render(request, "referrals/save_filter.html", context, status=form.status)


@button
@needs(Permission.SEE_REFERRALS)
def remove(request: ActorRequest, pk: int) -> HttpResponse:
    saved = (
        SavedFilter.objects.visible_to(request.actor)
        .filter(owner=request.actor.user, pk=pk)
        .first()
    )
    if saved is None:
        raise Http404
    remove_filter(by=request.actor, saved=saved)
    messages.success(request, _("The filter is removed."))
    return redirect("referrals")


def _choices(request: ActorRequest) -> tuple[str, list[str]]:
    """The known choices of the address, and in words."""
    asked = narrowed(request.actor, request.GET, timezone.now())
    tab = next((v for v in views_of(request.actor) if v.key == request.GET.get("vis")), None)
    choices = dict(asked.chosen)
    labels = [
        f"{each.label}: {dict(each.choices)[asked.chosen[each.name]]}"
        for each in asked.filters
        if each.name in asked.chosen
    ]
    if tab is not None:
        choices["vis"] = tab.key
        labels.insert(0, str(tab.label))
        if (sort := request.GET.get("sorter", "")) in tab.sorts:
            choices["sorter"] = sort
            labels.append(str(tab.sorts[sort][0]))
    return urlencode(choices), labels
