"""Writing of a stay: notes, what to know first, who handles medicine and wounds."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from core.forms import attempt, posted
from notes.forms import CareForm, CorrectionForm, EndCareForm, NoteForm, PinForm, ReasonForm
from notes.models import CareAgreement, KnownFirst, Note
from notes.rules import RULES, Verb
from notes.services.care import agree_care, end_care
from notes.services.notes import correct_note, latest_version, write_note
from notes.services.pinning import pin as pin_service
from notes.services.pinning import unpin as unpin_service
from notes.views.loading import act_page, stay_for
from organisations.access import ActorRequest, needs
from organisations.roles import Permission


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """A new note; also after the citizen has left."""
    stay = stay_for(request, pk, Verb.WRITE)
    form = NoteForm(posted(request))
    written = attempt(
        request,
        form,
        lambda: write_note(by=request.actor, stay=stay, facts=form.facts(), now=timezone.now()),
    )
    if written is not None:
        messages.success(request, _("The note is written."))
        return redirect("notes", pk=pk)
    return act_page(request, stay, form, Verb.WRITE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Another version of a note, or that it does not belong here."""
    note = latest_version(_row(request, Note.objects.visible_to(request.actor), pk, Verb.CORRECT))
    form = CorrectionForm(posted(request), note=note)
    corrected = attempt(
        request,
        form,
        lambda: correct_note(
            by=request.actor,
            note=note,
            facts=form.facts(),
            reason=form.cleaned_data["reason"],
            takes_back=form.cleaned_data["takes_back"],
            shown=form.cleaned_data["shown"],
            now=timezone.now(),
        ),
    )
    if corrected is not None:
        messages.success(request, _("The note is corrected. What it said before can be read."))
        return redirect("notes", pk=note.stay_id)
    stay = stay_for(request, note.stay_id, Verb.CORRECT)
    return act_page(request, stay, form, Verb.CORRECT, note=note)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def pin(request: ActorRequest, pk: int) -> HttpResponse:
    """A sentence to be known first."""
    stay = stay_for(request, pk, Verb.PIN)
    form = PinForm(posted(request))
    pinned = attempt(
        request,
        form,
        lambda: pin_service(by=request.actor, stay=stay, now=timezone.now(), **form.cleaned_data),
    )
    if pinned is not None:
        messages.success(request, _("It is pinned, to be known first."))
        return redirect("notes", pk=pk)
    return act_page(request, stay, form, Verb.PIN)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def unpin(request: ActorRequest, pk: int) -> HttpResponse:
    """It is no longer to be known first."""
    pinned = _row(request, KnownFirst.objects.visible_to(request.actor), pk, Verb.UNPIN)
    form = ReasonForm(posted(request))
    taken_off = attempt(
        request,
        form,
        lambda: unpin_service(
            by=request.actor, pinned=pinned, now=timezone.now(), **form.cleaned_data
        ),
    )
    if taken_off is not None:
        messages.success(request, _("It is taken off."))
        return redirect("notes", pk=pinned.stay_id)
    stay = stay_for(request, pinned.stay_id, Verb.UNPIN)
    return act_page(request, stay, form, Verb.UNPIN, about=pinned.text)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def agree(request: ActorRequest, pk: int) -> HttpResponse:
    """Who handles medicine or wounds from a day."""
    stay = stay_for(request, pk, Verb.AGREE_CARE)
    form = CareForm(posted(request))
    agreed = attempt(
        request,
        form,
        lambda: agree_care(by=request.actor, stay=stay, facts=form.facts(), now=timezone.now()),
    )
    if agreed is not None:
        messages.success(request, _("The agreement is written."))
        return redirect("notes", pk=pk)
    return act_page(request, stay, form, Verb.AGREE_CARE)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def end(request: ActorRequest, pk: int) -> HttpResponse:
    """It holds no more."""
    rows = CareAgreement.objects.visible_to(request.actor)
    agreement = _row(request, rows, pk, Verb.END_CARE)
    form = EndCareForm(posted(request))
    ended = attempt(
        request,
        form,
        lambda: end_care(
            by=request.actor, agreement=agreement, now=timezone.now(), **form.cleaned_data
        ),
    )
    if ended is not None:
        messages.success(request, _("The agreement is ended."))
        return redirect("notes", pk=agreement.stay_id)
    stay = stay_for(request, agreement.stay_id, Verb.END_CARE)
    about = f"{agreement.get_kind_display()}: {agreement.handled_by}"
    return act_page(request, stay, form, Verb.END_CARE, about=about)


def _row[Row: Model](request: ActorRequest, rows: QuerySet[Row], pk: int, verb: Verb) -> Row:
    """In sight (404), for whoever may do the verb (403)."""
    RULES[verb].must(request.actor)
    return get_object_or_404(rows, pk=pk)
