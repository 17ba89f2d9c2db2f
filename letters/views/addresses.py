"""The organisation's own address and phone, for who administers it. No citizens."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from letters.forms.addresses import AddressForm
from letters.services.addresses import change_address
from organisations.access import ActorRequest, needs
from organisations.models import Organisation
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_ORGANISATION)
def organisation_address(request: ActorRequest) -> HttpResponse:
    """Where a citizen writes and rings to, where no house has written."""
    organisation = Organisation.objects.get(pk=request.actor.organisation.pk)
    form = AddressForm(posted(request), organisation=organisation)
    changed = attempt(
        request,
        form,
        lambda: change_address(by=request.actor, now=timezone.now(), **form.cleaned_data),
    )
    if changed is not None:
        messages.success(request, _("The address is saved. New letters have it."))
        return redirect("administration")
    context = {"section": "administration", "organisation": organisation, "form": form}
    return render(request, "letters/address.html", context, status=form.status)
