"""Behind a link: how it goes with one citizen, for the partner it was sent to. Takes no account.

Nobody is signed in. The view acts for the organisation whose link it is while it runs, and reads
and writes by nothing but the link (docs/security/holes.md, "Personal links").
"""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
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
from core.problems import TooMany
from descriptions.forms import LinkForm
from descriptions.models import Description, DescriptionLink
from descriptions.questions import question_for
from descriptions.services.describing import describe_by_link
from descriptions.services.mailing import opened_by
from organisations.actors import Actor
from organisations.models import Organisation

#: Seconds for which an answer is shown, in the browser in which it was written.
SHOWN_FOR: Final = 30 * 60
_WRITTEN: Final = "description_written"


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


def _question(request: HttpRequest, link: DescriptionLink, token: str) -> HttpResponse:
    partner, follow_up = link.request.partner, link.request.follow_up
    assert partner is not None, "a link is made for a partner"
    assert link.request.ends_at is not None, "and ends"
    stay = follow_up.stay
    by = Actor.by_link(link.controller, partner.name)
    answered = Description.objects.filter(link__request=link.request_id).first()
    own = answered if answered is not None and _wrote_it(request, answered) else None
    initial = {"text": own.text, "not_mine": not own.is_written} if own else None
    form = LinkForm(posted(request), initial=initial)
    described = attempt(
        request,
        form,
        lambda: describe_by_link(by=by, link=link, now=timezone.now(), **form.cleaned_data),
    )
    if described is not None:
        _remember(request, described)
        messages.success(request, _("Thank you. Your answer is saved."))
        return redirect("description_link", organisation=link.controller.key, token=token)
    log_access(by=by, what="description", purpose=Purpose.PARTNER, citizen_id=stay.citizen_id)
    asker = link.request.asked_by
    context: dict[str, Any] = {
        "actor": None,
        "question": question_for(follow_up, link.request.asked_at),
        "about": called_behind_link(stay.citizen),
        "house": stay.facility,
        "asked_by": asker.name if asker else "",
        "phone": stay.facility.phone or link.controller.phone,
        "wanted_on": link.request.wanted_on,
        "last_day": timezone.localdate(link.request.ends_at - timedelta(seconds=1)),
        # That it is answered, and not what: whoever has the link reads this page.
        "answered": answered,
        "shows_own": own is not None,
        "form": form,
    }
    return render(request, "descriptions/link.html", context, status=form.status)


def _remember(request: HttpRequest, description: Description) -> None:
    """For a while the browser in which it was written shows it, to be put right."""
    if not request.user.is_authenticated:
        request.session.cycle_key()
        request.session.set_expiry(min(SHOWN_FOR, settings.SESSION_COOKIE_AGE))
    request.session[_WRITTEN] = [description.pk, timezone.now().timestamp()]


def _wrote_it(request: HttpRequest, description: Description) -> bool:
    pk, at = request.session.get(_WRITTEN) or (None, 0)
    return bool(pk == description.pk and timezone.now().timestamp() - at < SHOWN_FOR)


def _ended(request: HttpRequest) -> HttpResponse:
    """The same whether there never was such a link or it opens no more. What somebody had typed
    comes back to them, to be copied."""
    typed = request.POST.get("text", "")
    status = HTTPStatus.GONE
    try:
        count_wrong_link(request)
    except TooMany:
        if not typed:
            raise
        status = HTTPStatus.TOO_MANY_REQUESTS
    context = {"actor": None, "typed": typed}
    return render(request, "descriptions/link_ended.html", context, status=status)
