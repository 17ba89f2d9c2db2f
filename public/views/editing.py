"""The leader writes the house's page, looks at it, and publishes it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

import schemes
from core.forms import attempt, posted
from core.unsent import saves
from organisations.access import ActorRequest, needs
from placements.models import Facility
from public.forms.house_page import HousePageForm
from public.models import HousePage
from public.published import PublishedHouse
from public.rules import RULES, Verb
from public.services.house_pages import save_house_page, standing_page
from public.views.houses import HouseText, text_of


@require_safe
@needs(*RULES[Verb.KEEP_PAGE].permissions)
def house_pages(request: ActorRequest) -> HttpResponse:
    """The pages of one's houses: which can be read by everybody, and which not yet."""
    facilities = list(Facility.objects.visible_to(request.actor).open_on(timezone.localdate()))
    pages = {page.facility_id: page for page in HousePage.objects.filter(facility__in=facilities)}
    rows = [(facility, pages.get(facility.pk)) for facility in facilities]
    return render(request, "public/house_pages.html", {"section": "contacts", "rows": rows})


@require_http_methods(["GET", "POST"])
@needs(*RULES[Verb.KEEP_PAGE].permissions)
def edit_house_page(request: ActorRequest, pk: int) -> HttpResponse:
    """Write, look, publish. "Preview" shows the page as it would be, and saves nothing."""
    rows = Facility.objects.visible_to(request.actor).select_related("controller")
    facility = get_object_or_404(rows, pk=pk)
    form = HousePageForm(posted(request))
    form.edits(standing_page(facility))
    is_preview = saves(request) and "preview" in request.POST
    if not is_preview:
        saved = attempt(
            request,
            form,
            lambda: save_house_page(
                by=request.actor,
                facility=facility,
                **form.values(),
                now=timezone.now(),
                shown=form.cleaned_data["shown"],
            ),
        )
        if saved is not None:
            messages.success(request, _saved_in_words(saved))
            return redirect("house_pages")
    preview = _preview(facility, form) if is_preview and form.is_valid() else None
    context = {
        "section": "contacts",
        "facility": facility,
        "form": form,
        "of": preview,
        "house": preview.house if preview else None,
    }
    return render(request, "public/edit_house_page.html", context, status=form.status)


def _saved_in_words(page: HousePage) -> str:
    if page.is_published:
        return _("The page is saved, and everybody can read it.")
    return _("The page is saved. It is not to be seen yet.")


def _preview(facility: Facility, form: HousePageForm) -> HouseText:
    values = form.values()
    house = PublishedHouse(
        organisation=facility.controller,
        facility_id=facility.pk,
        slug=values["slug"],
        name=facility.name,
        scheme=schemes.get(facility.scheme),
        address=facility.address,
        phone=facility.phone or facility.controller.phone,
        text_da=values["text_da"],
        text_en=values["text_en"],
    )
    return text_of(house, timezone.localdate())
