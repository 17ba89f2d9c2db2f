"""A citizen asks alone: before it begins, the code, page by page, checked, sent, and nothing left.

The five steps of a view are here: the house and its door (404), what may be asked there (404), the
form, the service, the page. Nobody is signed in and nobody is looked up, so no reading is logged.
"""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from core.buttons import button
from core.client_address import client_address
from core.forms import ProblemForm, attempt, posted
from core.unsent import saves
from public import codes
from public.forms.asking import CodeForm, SendForm, StartForm
from public.guard import (
    count_begun,
    count_code,
    count_sent,
    must_be_a_person,
    must_be_left_empty,
    opened_now,
)
from public.models import PublicDraft
from public.services.drafts import (
    Begun,
    begin_draft,
    discard_public_draft,
    draft_of_code,
    save_public_page,
    send_public_draft,
)
from public.views.loading import (
    Door,
    at_the_door,
    begin_session,
    close_draft,
    draft_to_send,
    keep_open,
    open_draft,
    shown_to_all,
)
from public.views.written import Written, read_draft
from referrals.clock import answer_day
from referrals.models import Referral
from schemes.base import Track


@require_http_methods(["GET", "POST"])
@at_the_door
def ask_start(request: HttpRequest, door: Door) -> HttpResponse:
    """What is asked, who reads it, and what happens then; begun, the code is shown this once."""
    tracks = door.house.asked_here(timezone.localdate())
    form = StartForm(posted(request), tracks=tracks, initial={"opened": opened_now()})
    begun = attempt(request, form, lambda: _begin(request, door, form))
    if begun is not None:
        begin_session(request)
        keep_open(request, door, begun.draft.pk)
        context = {
            "house": door.house,
            "code": begun.code,
            "first": read_draft(begun.draft, door.house).steps[0],
            "expires_at": begun.draft.expires_at,
            "shown_once": True,
        }
        return shown_to_all(request, "public/code.html", context)
    context = {
        "house": door.house,
        "form": form,
        "tracks": tracks,
        "costs": _costs(door, tracks),
        "days": settings.PUBLIC_DRAFT_DAYS,
        "opened": _opened(form),
    }
    return shown_to_all(request, "public/start.html", context, form.status)


def _costs(door: Door, tracks: list[Track]) -> list[tuple[str, str]]:
    """What each costs the citizen, by its name; what costs nobody anything is not spoken of."""
    version = door.house.version_on(timezone.localdate())
    assert version is not None, "it is asked here"
    paid = [(track, version.payment_for(track.key)) for track in tracks]
    return [
        (track.name_to_citizen or track.name, payment.to_citizen or payment.text)
        for track, payment in paid
        if payment
    ]


def _begin(request: HttpRequest, door: Door, form: StartForm) -> Begun:
    typed = form.cleaned_data
    must_be_a_person(opened=typed["opened"], left_empty=typed["website"])
    count_begun(door.house, client_address(request))
    # Begun once more, from the way back or by a second press: what nothing was written in goes.
    before = open_draft(request, door)
    if before is not None and not before.typed:
        discard_public_draft(by=door.by, draft_id=before.pk)
    return begin_draft(by=door.by, house=door.house, track=typed["track"], now=timezone.now())


def _opened(form: StartForm) -> str:
    """The time trap as it is sent with the page: what came keeps its time, what is too old is
    opened anew."""
    came = str(form["opened"].value() or "")
    too_old = "not_opened" in {
        error.code for error in form.non_field_errors().as_data() if form.is_bound
    }
    return opened_now() if too_old or not came else came


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@at_the_door
def ask_resume(request: HttpRequest, door: Door) -> HttpResponse:
    """Go on with what was begun, in whatever browser: by the code."""
    form = CodeForm(posted(request))
    draft = attempt(request, form, lambda: _open(request, door, form))
    if draft is not None and draft.sent_at is not None:
        close_draft(request)
        return shown_to_all(request, "public/sent_already.html", {"house": door.house})
    if draft is not None:
        begin_session(request)
        keep_open(request, door, draft.pk)
        written = read_draft(draft, door.house)
        return _to(door, written.first_open or "")
    context = {"house": door.house, "form": form, "was_open": "lukket" in request.GET}
    return shown_to_all(request, "public/resume.html", context, form.status)


def _open(request: HttpRequest, door: Door, form: CodeForm) -> PublicDraft:
    code = form.cleaned_data["code"]
    digits = codes.digits_of(code) or "?"
    index = codes.code_index(digits, controller_id=door.house.organisation.pk)
    count_code(door.house, client_address(request), index)
    return draft_of_code(by=door.by, house=door.house, code=code, now=timezone.now())


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@at_the_door
def ask_page(request: HttpRequest, door: Door, page: str) -> HttpResponse:
    """One page. What was typed is kept, right or wrong, and shown again where it is not right."""
    draft = open_draft(request, door)
    if draft is None:
        return _closed(door)
    written = read_draft(draft, door.house)
    number = written.number_of(page)
    if number is None:
        raise Http404
    tried = ProblemForm(posted(request))
    if saves(request):
        values = _typed(written.forms[page], request)
        saved = attempt(
            request,
            tried,
            lambda: save_public_page(
                by=door.by, draft=draft, page=page, values=values, now=timezone.now()
            ),
        )
        if saved is None:
            return _closed(door)
        written = read_draft(saved, door.house)
        if written.refusals:
            return redirect("ask_stop", slug=door.house.slug)
        if not written.wrong[page]:
            return _to(door, written.after(page))
    elif request.method == "POST":  # only to be shown again as it was typed
        written.forms[page] = written.steps[number].make(_typed(written.forms[page], request))
    elif page not in draft.typed:
        written.forget_wrong(page)
    context = _frame(door, written) | {
        "step": written.steps[number],
        "form": written.forms[page],
        "number": number + 1,
        "before": written.steps[number - 1] if number else None,
    }
    is_wrong = saves(request) and written.wrong[page]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK
    return shown_to_all(request, "public/page.html", context, status)


def _typed(form: ProblemForm, request: HttpRequest) -> dict[str, str]:
    nothing: MultiValueDict[str, Any] = MultiValueDict()
    return {
        name: str(field.widget.value_from_datadict(request.POST, nothing, name) or "")
        for name, field in form.fields.items()
    }


@require_http_methods(["GET"])
@at_the_door
def ask_stop(request: HttpRequest, door: Door) -> HttpResponse:
    """Why the house can't take the citizen, in plain words, and where to turn instead."""
    draft = open_draft(request, door)
    if draft is None:
        return _closed(door)
    written = read_draft(draft, door.house)
    if not written.refusals:
        return _to(door, written.first_open or "")
    context = _frame(door, written) | {"refusals": written.refusals}
    return shown_to_all(request, "public/stop.html", context)


@require_http_methods(["GET", "POST"])
@at_the_door
def ask_check(request: HttpRequest, door: Door) -> HttpResponse:
    """Everything once more, and the button that sends it. Sent, the answer is the receipt."""
    form = SendForm(posted(request))
    if saves(request):
        sent = attempt(request, form, lambda: _send(request, door, form))
        if sent is not None:
            return _receipt(request, door, sent)
    draft = open_draft(request, door)
    if draft is None:
        return _closed(door)
    written = read_draft(draft, door.house)
    if written.refusals:
        return redirect("ask_stop", slug=door.house.slug)
    context = _frame(door, written) | {
        "form": form,
        "sections": written.sections(),
        "is_wrong": any(written.wrong.values()),
    }
    status = form.status
    if saves(request) and status == HTTPStatus.OK:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    return shown_to_all(request, "public/check.html", context, status)


@dataclass(frozen=True)
class Sent:
    referral: Referral
    draft: PublicDraft


def _send(request: HttpRequest, door: Door, form: SendForm) -> Sent | None:
    """None where something on the pages is not right: the page says what."""
    draft_id = draft_to_send(request, door)
    if draft_id is None:
        return None
    draft = PublicDraft.objects.filter(controller=door.house.organisation, pk=draft_id).first()
    if draft is None:
        return None
    written = read_draft(draft, door.house)
    if draft.sent_at is None:
        if any(written.wrong.values()):
            return None
        must_be_left_empty(form.cleaned_data["website"])
        count_sent(door.house, client_address(request))
    referral = send_public_draft(
        by=door.by,
        house=door.house,
        draft_id=draft_id,
        asking=written.asking,
        now=timezone.now(),
    )
    return Sent(referral, draft)


def _receipt(request: HttpRequest, door: Door, sent: Sent) -> HttpResponse:
    """The answer to the button and to it alone: no address shows it again."""
    close_draft(request, sent=(door, sent.draft.pk))
    context = {
        "house": door.house,
        "reference": sent.referral.reference,
        "is_tonight": sent.referral.urgency == Referral.Urgency.TONIGHT,
        "answer_by": answer_day(sent.referral),
        "track": sent.referral.scheme_track,
        "shown_once": True,
    }
    return shown_to_all(request, "public/receipt.html", context)


@button
@at_the_door
def ask_hide(request: HttpRequest, door: Door) -> HttpResponse:
    """Leave the page: from now on it takes the code to see anything."""
    close_draft(request)
    return _left(redirect("hidden", slug=door.house.slug))


@button
@at_the_door
def ask_delete(request: HttpRequest, door: Door) -> HttpResponse:
    """Throw away what was typed."""
    draft = open_draft(request, door)
    if draft is not None:
        discard_public_draft(by=door.by, draft_id=draft.pk)
    close_draft(request)
    return _left(redirect("hidden", slug=door.house.slug))


@require_http_methods(["GET"])
@at_the_door
def hidden(request: HttpRequest, door: Door) -> HttpResponse:
    """What stays on the screen of one who has left: nothing of anybody."""
    return shown_to_all(request, "public/hidden.html", {"house": door.house})


def _left(response: HttpResponse) -> HttpResponse:
    """Nor does the way back show what was there: the browser forgets the pages it keeps."""
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _closed(door: Door) -> HttpResponse:
    """The same whether there is no draft, it was hidden, sent or deleted, or its time is up."""
    response = redirect("ask_resume", slug=door.house.slug)
    response["Location"] += "?lukket=1"
    return response


def _to(door: Door, page: str) -> HttpResponse:
    if not page:
        return redirect("ask_check", slug=door.house.slug)
    return redirect("ask_page", slug=door.house.slug, page=page)


def _frame(door: Door, written: Written) -> dict[str, object]:
    return {
        "house": door.house,
        "steps": written.steps,
        "track": written.version.track(written.draft.track),
        "can_be_left": True,
    }
