"""Behind a link: one question about one citizen, for whoever it was sent to. Takes no account.

Nobody is signed in. The view acts for the organisation whose link it is while it runs, and reads
and writes by nothing but the link (docs/security/holes.md, "Personal links").
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from audit.purposes import Purpose
from audit.services import log_access
from citizens.behind_links import called_behind_link
from core.acting import acting
from core.forms import attempt, posted
from core.personal_links import count_wrong_link
from organisations.actors import Actor
from organisations.models import Organisation
from way_out import rules
from way_out.card import line_of
from way_out.forms import LinkAnswerForm
from way_out.models import LockLink
from way_out.services.answers import answer_by_link
from way_out.services.asking import opened_by


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, organisation: str, token: str) -> HttpResponse:
    """Where the link of the mail leads."""
    whose = Organisation.objects.filter(key=organisation).first()
    if whose is None:
        response = _ended(request)
    else:
        with acting(whose):
            link = opened_by(whose, token, now=timezone.now())
            response = _ended(request) if link is None else _question(request, link, token)
    patch_cache_control(response, no_store=True, private=True)
    return response


answer.is_open_to_all = True  # type: ignore[attr-defined]  # read by organisations.unsent


def _question(request: HttpRequest, link: LockLink, token: str) -> HttpResponse:
    stay = link.lock.stay
    condition = rules.lock_condition(stay, link.lock.key)
    assert condition is not None, "a link is made of a condition of the stay's scheme"
    by = Actor.by_link(link.controller, link.name)
    line = line_of(stay, condition, now=timezone.now())
    form = LinkAnswerForm(posted(request), line=line)
    written = attempt(
        request,
        form,
        lambda: answer_by_link(by=by, link=link, now=timezone.now(), **form.cleaned_data),
    )
    if written is not None:
        messages.success(request, _("Thank you. Your answer is saved."))
        return redirect("lock_link", organisation=link.controller.key, token=token)
    log_access(by=by, what="lock", purpose=Purpose.PARTNER, citizen_id=stay.citizen_id)
    context = {
        "actor": None,
        "link": link,
        "condition": condition,
        "about": called_behind_link(stay.citizen),
        "house": stay.facility,
        "asked_by": link.asked_by.name if link.asked_by else "",
        "phone": stay.facility.phone or link.controller.phone,
        "moved_in_on": stay.moved_in_on,
        "own": next((each for each in line.answers if each.link_id == link.pk), None),
        "form": form,
    }
    return render(request, "way_out/link.html", context, status=form.status)


def _ended(request: HttpRequest) -> HttpResponse:
    """The same whether there never was such a link or it opens no more."""
    count_wrong_link(request)
    context = {"actor": None}
    return render(request, "way_out/link_ended.html", context, status=HTTPStatus.GONE)
